"""Automatic numbers of an .odt: lists within lists, and the numbers of chapters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.readers.docx.markup import number
from checker.readers.docx.number_formats import printed
from checker.readers.odt.markup import LEVEL, LOEXT, NAME, STYLE, STYLE_NAME, TEXT
from checker.readers.text.characters import plain

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "•"
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_HOLDER = re.compile(r"%(\d{1,2})%([^%]*(?=%\d{1,2}%))?")
_LONGEST = 255
"""Characters of a label's pattern."""
_DEEPEST = 10
_ID = "{http://www.w3.org/XML/1998/namespace}id"
Levels = Mapping[int, "_Element"]
"""What a list style says of each depth, from 1."""


def levels_of(style: _Element | None) -> Levels:
    """The levels of a list style or of the numbering of chapters."""
    return {} if style is None else {number(level.get(LEVEL)) or 0: level for level in style}


class Numbers:
    """The numbers of one list (or of all chapters) while it is read."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self._counts: dict[int, int] = {}

    def label(self, depth: int, start: int | None = None) -> str:
        """Count an item at a depth, from 1, which may say its number itself; give its label as printed."""
        depth = max(1, min(depth, _DEEPEST))
        first = self._first(depth)
        counted = self._counts[depth] + 1 if depth in self._counts else first
        self._counts = {at: count for at, count in self._counts.items() if at < depth}
        for above in range(1, depth):  # a depth that was skipped counts as used
            self._counts.setdefault(above, self._first(above))
        self._counts[depth] = counted if start is None else start
        level = self.levels.get(depth)
        if level is None:
            return ""
        if not _counts(level):
            return BULLET
        return plain(self._print(level, depth)).strip()

    def _print(self, level: _Element, depth: int) -> str:
        prefix, suffix = level.get(f"{STYLE}num-prefix", ""), level.get(f"{STYLE}num-suffix", "")
        shown = min(max(number(level.get(f"{TEXT}display-levels")) or 1, 1), depth)
        plainly = prefix + ".".join(f"%{at}%" for at in range(depth - shown + 1, depth + 1)) + suffix
        pattern = level.get(f"{LOEXT}num-list-format", plainly)
        return _HOLDER.sub(self._number, pattern[:_LONGEST])

    def _number(self, holder: re.Match[str]) -> str:
        """Print one number of a label with what parts it from the next, of which there is nothing after no number."""
        depth, between = int(holder[1]), holder[2] or ""
        level = self.levels.get(depth)
        count = self._counts.get(depth, self._first(depth))
        kind = _KINDS.get("" if level is None else level.get(f"{STYLE}num-format", ""), "decimal")
        if level is not None and not _counts(level):
            return between
        return "" if kind == "none" else (printed(count, kind) or "") + between

    def _first(self, depth: int) -> int:
        level = self.levels.get(depth)
        start = None if level is None else number(level.get(f"{TEXT}start-value"))
        return 1 if start is None else start


def _counts(level: _Element) -> bool:
    """Whether a level has numbers, not bullets."""
    return level.tag.endswith(("level-style-number", "outline-level-style"))


class Lists:
    """All lists of a document: which of them count on where another one ended."""

    def __init__(self, styles: Mapping[str, _Element]) -> None:
        self._styles = {name: levels_of(style) for name, style in styles.items()}
        self._by_id: dict[str | None, Numbers] = {}
        self._by_style: dict[str, Numbers] = {}

    def open(self, element: _Element) -> Numbers:
        """The numbers of an outermost `text:list`: those of the list it goes on with, else new ones."""
        name = element.get(STYLE_NAME, "")
        numbers = self._by_id.get(element.get(f"{TEXT}continue-list"))
        if numbers is None and element.get(f"{TEXT}continue-numbering") == "true":
            numbers = self._by_style.get(name)
        if numbers is None:
            numbers = Numbers({})
        self.restyle(numbers, name)
        self._by_style[name] = numbers
        if element.get(_ID):
            self._by_id[element.get(_ID)] = numbers
        return numbers

    def restyle(self, numbers: Numbers, name: str | None) -> None:
        """Let a list within a list, or an item, look as the style of this name says."""
        numbers.levels = self._styles.get(name or "", numbers.levels)


def named(root: _Element | None, tag: str) -> dict[str, _Element]:
    """The styles of a kind in a part, by name."""
    return {} if root is None else {style.get(NAME, ""): style for style in root.iter(tag)}
