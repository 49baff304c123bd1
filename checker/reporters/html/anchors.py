"""The names of places on the page: one report's never meet another's, and all stay the same from run to run."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ODD = re.compile(r"[^\w./:-]")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Makes ids; `prefix` is "" where the file holds one report only."""

    prefix: str = ""

    def part(self, name: str) -> str:
        """A part of a report ("summary")."""
        return f"{self.prefix}{name}"

    def finding(self, control: str) -> str:
        """A finding, with its quotes and its wording."""
        return f"{self.prefix}finding-{_plain(control)}"

    def row(self, control: str) -> str:
        """A finding's row in the table."""
        return f"{self.prefix}row-{_plain(control)}"

    def quote(self, control: str, number: int) -> str:
        """A finding's quote."""
        return f"{self.prefix}quote-{_plain(control)}-{number}"

    def words(self, control: str, number: int) -> str:
        """The same words in the full terms."""
        return f"{self.prefix}words-{_plain(control)}-{number}"


def of_pack(pack: str) -> str:
    """A pack among the sources, which all reports share."""
    return f"pack-{_plain(pack)}"


def of_obligation(obligation: str) -> str:
    """An obligation among the sources."""
    return f"obligation-{_plain(obligation)}"


def _plain(name: str) -> str:
    """A name such that it is an id and a link at once; other characters are spelled by their code."""
    return _ODD.sub(lambda match: f"_{ord(match[0]):x}", name)
