"""The characters of a file made readable: plain spaces, nothing invisible, no ligatures, and the place of each piece kept."""

from __future__ import annotations

import re

from checker.model.document import Place

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BLANK = [
    *map(chr, range(0x20)),
    *"\x7f\x85\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000",
    *map(chr, range(0x2000, 0x200B)),
]
_TABLE = str.maketrans({**dict.fromkeys(_INVISIBLE, ""), **dict.fromkeys(_BLANK, " "), **_LIGATURES})
_BLANKS = re.compile("  +")


def plain(text: str) -> str:
    """`text` with every run of blanks as one plain space, invisible characters dropped and ligatures spelt out.

    A blank at either end stays (as one space), so that pieces of a paragraph can be cleaned one by one.
    """
    text = text.translate(_TABLE)
    return _BLANKS.sub(" ", text) if "  " in text else text


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, for tables of words that are easier to read as running text."""
    return frozenset(text.split())


class Writer:
    """Collects the pieces of one block: its text with single spaces, and the marks that say where each piece stood."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blank = False
        self._marks: list[tuple[int, Place]] = []

    def add(self, raw: str, place: Place) -> None:
        """Append `raw`, which stands at `place` in the file."""
        text = plain(raw)
        words = text.strip(" ")
        if not words:
            self._blank = self._blank or bool(text)
            return
        if self._length and (self._blank or text[0] == " "):
            self._pieces.append(" ")
            self._length += 1
        if not self._marks or self._marks[-1][1] != place:
            self._marks.append((self._length, place))
        self._pieces.append(words)
        self._length += len(words)
        self._blank = text[-1] == " "

    @property
    def text(self) -> str:
        """The block's text so far, without blanks at its ends."""
        return "".join(self._pieces)

    @property
    def marks(self) -> tuple[tuple[int, Place], ...]:
        """Offsets into `text` and the places there, ascending, the first at 0; empty where nothing was written."""
        return tuple(self._marks)
