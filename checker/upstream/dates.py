"""The date that a text bears, out of the lines that only say when it was updated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_WAYS = (
    re.compile(rf"\b{_NAME}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+{_NAME},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"\b(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})(?!\d)"),
    re.compile(r"\b(?P<day>1[3-9]|2\d|3[01])[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?!\d)"),
)
_SAYS = re.compile(r"updat|modif|revis|publi|posted|release|version|effective|\bdate|as of", re.IGNORECASE)
_OTHERS = re.compile(r"previous|prior|earlier|archived|past\b|until|expire", re.IGNORECASE)
"""Words before a date that is another version's."""


def date_of(lines: Iterable[str]) -> str:
    """The date (ISO) in such lines; "" where none can be read, or where they say different ones (published then, in force later).
    What may be a day or a month (3/4/2026) is not guessed at.
    """
    own = [line[: found.start()] if (found := _OTHERS.search(line)) else line for line in lines if _SAYS.search(line)]
    said = {day for line in own for day in _dates(line)}
    return said.pop() if len(said) == 1 else ""


def _dates(line: str) -> Iterator[str]:
    for way in _WAYS:
        for found in way.finditer(line):
            parts = found.groupdict()
            month = _MONTHS.index(parts["name"][:3].lower()) + 1 if "name" in parts else int(parts["month"])
            try:
                yield date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:
                continue
