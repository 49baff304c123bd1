"""Automatic numbers of a .docx, as Word prints them: "4.2(a)" stands nowhere in the file, it is counted here.

A paragraph names a list (`numId`) and a depth (`ilvl`). The list points to a definition (`abstractNum`) whose
levels say how to count and print. Several lists may share a definition: they count on together, unless one
overrides its start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.readers.docx.markup import (
    ALTERNATE,
    P_PR,
    R_PR,
    VAL,
    W,
    alternative,
    child,
    number,
    parts,
    switch,
    value,
)
from checker.readers.docx.number_formats import printed
from checker.readers.docx.styles import HIDDEN, PLAIN, Format, Style, Styles, paragraph_format
from checker.readers.text.characters import plain

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "•"
DEEPEST = 8
_LONGEST = 255
"""Characters of a level's text, in Word too."""
_ABSTRACT, _ABSTRACT_ID, _NUM, _NUM_ID = f"{W}abstractNum", f"{W}abstractNumId", f"{W}num", f"{W}numId"
_LVL, _ILVL, _NUM_FMT, _OVERRIDE = f"{W}lvl", f"{W}ilvl", f"{W}numFmt", f"{W}lvlOverride"
_HOLDER = re.compile(r"%([1-9])([^%]*(?=%[1-9]))?")
"""The place of a number in the text of a level, and what parts it from the next one."""
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts (`start`, `restart`), prints (`kind`, `text`) and stands."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    """Whether every number in its text is printed as a decimal ("1.1" below "Article I")."""
    restart: int | None = None
    """The level (from 1) that it starts again after; None: after any higher one; 0: after none."""
    hidden: bool = False
    format: Format = PLAIN
    style: str | None = None
    """The paragraph style that belongs to this level."""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list (`w:num`). Lists of the same `count` share counters; `starts` are its own first numbers."""

    count: str
    levels: tuple[Level, ...]
    """By depth, from 0 to `DEEPEST`."""
    starts: Mapping[int, int]
    single: bool = False

    def start(self, ilvl: int) -> int:
        """Give the first number at a depth."""
        return self.starts.get(ilvl, self.levels[ilvl].start)

    def depth(self, own: int | None, style: Style) -> int:
        """Find the depth of a paragraph, from 0: its own, else that linked to its style, else its style's."""
        if self.single:
            return 0
        if own is None:
            linked = (at for name in style.family for at, level in enumerate(self.levels) if level.style == name)
            own = next(linked, style.format.ilvl or 0)
        return max(0, min(own, DEEPEST))


class Numbering:
    """The lists of a document, by `numId`."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, _Element] = {}
        self._lists: dict[int, _Element] = {}
        self._levels: dict[_Element, Mapping[int, Level]] = {}
        self._known: dict[int, NumberedList | None] = {}
        for entry in () if root is None else root:
            if entry.tag == _ABSTRACT:
                self._definitions[entry.get(_ABSTRACT_ID, "")] = entry
            elif entry.tag == _NUM and (num_id := number(entry.get(_NUM_ID))) is not None:
                self._lists[num_id] = entry

    def get(self, num_id: int | None) -> NumberedList | None:
        """Find a list by its number; None for 0 (numbering off) and where the file does not define it."""
        if num_id is None or num_id == 0:
            return None
        if num_id not in self._known:
            self._known[num_id] = self._resolve(num_id)
        return self._known[num_id]

    def _resolve(self, num_id: int) -> NumberedList | None:
        num = self._lists.get(num_id)
        count = value(child(num, _ABSTRACT_ID))
        if num is None or count is None or count not in self._definitions:
            return None
        count, definition = self._linked(count)
        levels = dict(self._levels_of(definition))
        starts: dict[int, int] = {}
        for override in num.iterchildren(_OVERRIDE):
            at = number(override.get(_ILVL))
            if at is None:
                continue
            own, start = child(override, _LVL), number(value(child(override, f"{W}startOverride")))
            if own is not None:
                levels[at] = _read_level(own)[1]
            if start is not None:
                starts[at] = start
        single = value(child(definition, f"{W}multiLevelType")) == "singleLevel"
        return NumberedList(count, _without_gaps(levels), starts, single)

    def _levels_of(self, definition: _Element) -> Mapping[int, Level]:
        """Read the levels a definition holds, once: many lists may share it."""
        if definition not in self._levels:
            read = map(_read_level, definition.iterchildren(_LVL))
            self._levels[definition] = {at: level for at, level in read if at is not None}
        return self._levels[definition]

    def _linked(self, count: str) -> tuple[str, _Element]:
        """Follow the link to a list style (`numStyleLink`) of a definition without levels of its own.

        All lists of a list style are one list: they share its counters.
        """
        definition = self._definitions[count]
        seen: set[str] = set()
        style_id = value(child(definition, f"{W}numStyleLink"))
        while style_id is not None and style_id not in seen:
            seen.add(style_id)
            num = self._lists.get(self._styles.get(style_id).format.num_id or 0)
            behind = value(child(num, _ABSTRACT_ID)) or ""
            if behind not in self._definitions:
                break
            count, definition = behind, self._definitions[behind]
            style_id = value(child(definition, f"{W}numStyleLink"))
        return count, definition


def _read_level(element: _Element) -> tuple[int | None, Level]:
    own = parts(element)
    start = number(value(own.get(f"{W}start")))  # ISO 29500 17.9.25: nought where nothing is said
    return number(element.get(_ILVL)), Level(
        start=start or 0,
        kind="bullet" if f"{W}lvlPicBulletId" in own else _kind(own),
        text=(value(own.get(f"{W}lvlText")) or "")[:_LONGEST],
        legal=switch(own.get(f"{W}isLgl")) or False,
        restart=number(value(own.get(f"{W}lvlRestart"))),
        hidden=switch(child(own.get(R_PR), HIDDEN)) or False,
        format=paragraph_format(parts(own.get(P_PR))),
        style=value(own.get(f"{W}pStyle")),
    )


def _without_gaps(levels: Mapping[int, Level]) -> tuple[Level, ...]:
    """All depths; one that a definition leaves out is as the nearest higher one."""
    filled = [levels.get(0, Level())]
    for at in range(1, DEEPEST + 1):
        filled.append(levels.get(at, filled[-1]))
    return tuple(filled)


def _kind(level: Mapping[str, _Element]) -> str:
    """Find a number format; a custom one ("001, 002, ...") comes with an alternative for old programs."""
    form, wrapped = level.get(_NUM_FMT), level.get(ALTERNATE)
    if form is None and wrapped is not None:
        form = child(alternative(wrapped), _NUM_FMT)
    if form is None:
        return "decimal"
    kind = form.get(VAL, "decimal")
    return form.get(f"{W}format", "decimal") if kind == "custom" else kind


class Counter:
    """Counts the numbered paragraphs of one story (the body, a text box, a note) in reading order."""

    def __init__(self, unknown: set[str]) -> None:
        """`unknown` collects the number formats that are not known here and so printed as decimals."""
        self._unknown = unknown
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def label(self, num_id: int, numbered: NumberedList, ilvl: int) -> str:
        """Count a paragraph at depth `ilvl` of the list `num_id`; give its label as printed ("" for none)."""
        counts = self._counts.setdefault(numbered.count, {})
        fresh = (num_id, ilvl) not in self._started
        self._started.add((num_id, ilvl))
        if ilvl not in counts or (fresh and ilvl in numbered.starts):
            counts[ilvl] = numbered.start(ilvl)
        else:
            counts[ilvl] += 1
        for above in range(ilvl):  # a level that was skipped counts as used
            counts.setdefault(above, numbered.start(above))
        for below in [at for at in counts if at > ilvl]:
            restart = numbered.levels[below].restart
            if restart is None or ilvl < restart:
                del counts[below]
        return self._print(numbered, ilvl, counts)

    def _print(self, numbered: NumberedList, ilvl: int, counts: Mapping[int, int]) -> str:
        level = numbered.levels[ilvl]
        if level.hidden:
            return ""
        if level.kind == "bullet":
            text = plain(level.text).strip()  # mostly one character of a symbol font, whose look says nothing
            return text if _LETTERS.search(text) else BULLET if text else ""

        def fill(match: re.Match[str]) -> str:
            at = min(int(match.group(1)) - 1, ilvl)
            kind = numbered.levels[at].kind
            between = match.group(2) or ""
            if kind == "bullet":
                return between
            if kind == "none":  # nor does anything part it from the next: "%1.%2" is "3", not ".3"
                return ""
            if level.legal and kind != "decimalZero":
                kind = "decimal"
            text = printed(counts[at], kind)
            if text is None:
                self._unknown.add(kind)
                text = str(counts[at])
            return text + between

        return plain(_HOLDER.sub(fill, level.text)).strip()
