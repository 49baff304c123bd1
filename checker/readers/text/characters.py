"""The characters of a file made readable: plain spaces, nothing invisible, no ligatures, and the place of each piece kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.model.document import Place

_JOINERS = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f"
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_OTHERS = "\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\ufffe\uffff"
_TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))
_INVISIBLE = _JOINERS + _DIRECTIONS + _OTHERS + _TAGS
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_MISTAKEN = {chr(code): bytes([code]).decode("cp1252") for code in (0x80, *range(0x91, 0x98), 0x99)}
"""Quotation marks, dashes and the like of Windows-1252 that somebody took for control characters."""
_CONTROLS = [code for code in map(chr, (*range(0x20), *range(0x7F, 0xA0))) if code not in _MISTAKEN]
"""What a terminal would obey; a tab and a line end are blanks, and so are the others."""
_BLANK = [*_CONTROLS, *"\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B))]
_TABLE = str.maketrans({**dict.fromkeys(_INVISIBLE, ""), **dict.fromkeys(_BLANK, " "), **_LIGATURES, **_MISTAKEN})
_BLANKS = re.compile("  +")


@cache
def _odd() -> re.Pattern[str]:
    """Whatever `plain` changes: runs of blanks and of what cannot be seen, and single characters."""
    none_seen = re.escape("".join(_BLANK) + _JOINERS + _DIRECTIONS + _OTHERS) + f"{_TAGS[0]}-{_TAGS[-1]}"
    return re.compile(f"[{none_seen} ]{{2,}}|[{none_seen}{''.join(_LIGATURES)}{''.join(_MISTAKEN)}]")


def plain(text: str) -> str:
    """`text` with every run of blanks as one plain space, invisible characters dropped and ligatures spelt out.

    A blank at either end stays (as one space), so that pieces of a paragraph can be cleaned one by one.
    """
    if text.isprintable() and "  " not in text and (text.isascii() or _LIGATURE.search(text) is None):
        return text
    text = text.translate(_TABLE)
    return _BLANKS.sub(" ", text) if "  " in text else text


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, for tables of words that are easier to read as running text."""
    return frozenset(text.split())


class Writer:
    """Collects the pieces of one block: its text with single spaces, and the marks that say where each piece stood."""

    __slots__ = ("_blank", "_length", "_marks", "_pieces")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blank = False
        self._marks: list[tuple[int, Place]] = []

    def add(self, raw: str, place: Place) -> None:
        """Append `raw`, which begins at `place` in the file and, where that has a column, goes on in the same line."""
        text = plain(raw)
        words = text.strip(" ")
        if not words:
            self._blank = self._blank or bool(text)
            return
        if self._length and (self._blank or text[0] == " "):
            self._pieces.append(" ")
            self._length += 1
        if place.column is None:
            self._mark(self._length, place)
        else:
            first = 1 if text[0] == " " else 0
            for at, on in ((first, first),) if text is raw else _steps(raw, first, first + len(words)):
                self._mark(self._length + at - first, place.onward(on))
        self._pieces.append(words)
        self._length += len(words)
        self._blank = text[-1] == " "

    def part(self, sign: str) -> None:
        """Append a sign that does not stand in the file, between what is there and what comes."""
        self._pieces.append(sign)
        self._length += len(sign)
        self._blank = False

    def _mark(self, at: int, place: Place) -> None:
        if self._marks:
            before, last = self._marks[-1]
            if last.onward(at - before) == place:
                return
            if before == at:
                self._marks.pop()
        self._marks.append((at, place))

    @property
    def text(self) -> str:
        """The block's text so far, without blanks at its ends."""
        return "".join(self._pieces)

    @property
    def marks(self) -> tuple[tuple[int, Place], ...]:
        """Offsets into `text` and the places there, ascending, the first at 0; empty where nothing was written."""
        return tuple(self._marks)


def _steps(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where `raw` made plain has to be counted anew from `start` up to `end`: (offset in the plain text, offset in `raw`)."""
    at = on = 0  # where the stretch begins that is counted through
    for match in _odd().finditer(raw):
        left = at + match.start() - on
        right = left + len(plain(match.group()))
        if left > start >= at:
            yield start, on + start - at
        if left < right and start <= left < end:
            yield left, match.start()
        at, on = right, match.end()
        if start < at < end:
            yield at, on
    if at <= start:
        yield start, on + start - at
