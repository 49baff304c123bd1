"""A page of a terminal: lines wrapped as they come and styled in one go at the end."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

# A terminal obeys control characters; a file from a stranger must not be able to send any.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# A log of GitHub Actions takes a line that begins with "::", or one that holds "##[", for a command; so may no stranger's words.
_COMMAND = re.compile(r":(?=:)|##(?=\[)")


class Page:
    """Lines of `width` columns. Rich is loaded with the first page, not with this module."""

    def __init__(self, width: int) -> None:
        from rich.console import Console
        from rich.text import Text

        self._text = Text
        self._width = width
        self._wrapper = Console(width=width)
        self._lines: list[Text] = []

    def row(self, head: str, text: str, head_style: str = "", style: str = "") -> None:
        """A label, or so many blanks, and a text that wraps beside it."""
        self.grid(self._text(head, style=head_style), self._text(_COMMAND.sub(r"\g<0> ", plain(text)), style=style))

    def grid(self, head: Text, text: Text) -> None:
        """`head`, and `text` wrapped beside it."""
        for number, line in enumerate(text.wrap(self._wrapper, max(self._width - len(head.plain), 20))):
            row = head.copy() if number == 0 else self._text(" " * len(head.plain))
            self._lines.append(row.append_text(line))

    def title(self, text: str) -> None:
        """A line that names what follows."""
        self.blank()
        self._lines.append(self._text(text, style="bold underline"))

    def blank(self) -> None:
        """An empty line."""
        self._lines.append(self._text(""))

    def text(self, colour: bool) -> str:
        """All of it; without colour no styles are worked out."""
        # A wrapped line may end in a blank.
        if not colour:
            return "".join(f"{line.plain.rstrip()}\n" for line in self._lines)
        from rich.console import Console

        out = io.StringIO()
        console = Console(
            file=out, width=self._width, force_terminal=True, color_system="standard", highlight=False, legacy_windows=False
        )
        for line in self._lines:
            line.rstrip()
        console.print(self._text("\n").join(self._lines), soft_wrap=True)
        return out.getvalue()


def plain(text: str) -> str:
    """`text` with a mark in place of each character that a terminal would obey."""
    return _CONTROL.sub("�", text)
