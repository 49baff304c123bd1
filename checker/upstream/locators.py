"""Finds a locator in an upstream text, and sees whether it stands in the section that its citation names.

How far a section can be checked hangs on what the text prints, so a locator that is there stands

- `AT` its section: every part of it was found as a label or a heading, and the locator below it;
- `WITHIN` the outer section: only the outer parts were found (nobody prints "Bullet 3"), and the locator below them;
- `UNPLACED`: the text prints none of it ("Opening", a text without numbers), so only the words are checked;
- `ELSEWHERE`: its section is printed, and the locator stands outside it.

A section reaches from its label to the next one in count, or to the end of the section around it; a heading's to the next
heading of its kind. A label that is printed more than once counts wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from checker.upstream.cited import Part, ways_to_read, without_innermost
from checker.upstream.marks import Label, Mark, bare, exceeds, fold, follows, marks_of

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Place(Enum):
    """Where a locator was found, seen from the section that its citation names."""

    AT = "at its section"
    WITHIN = "within the outer section"
    UNPLACED = "in a text that prints no such section"
    ELSEWHERE = "outside its section"
    ABSENT = "not in the text"


class _Scope(NamedTuple):
    """A stretch of the folded text."""

    start: int
    end: int


class UpstreamText:
    """An upstream text, folded: no markup, one blank between words, plain quotes, small letters."""

    def __init__(self, text: str) -> None:
        lines = _COMMENT.sub("", text).splitlines()
        pieces: list[str] = []
        self._marks: list[Mark] = []
        at = 0
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            if plain := bare(line):
                self._marks += marks_of(line, plain, below, at)
                pieces.append(plain.lower())
                at += len(plain) + 1
        self.text = " ".join(pieces)

    def place(self, locator: str, section: str) -> Place:
        """Where the locator stands, seen from the section."""
        wanted = fold(locator)
        found = [_Scope(*match.span()) for match in re.finditer(re.escape(wanted), self.text)] if wanted else []
        if not found:
            return Place.ABSENT
        ways: list[Sequence[Part]] = list(ways_to_read(section))
        if any(self._leads(way, found) for way in ways):
            return Place.AT
        if any(self._leads(way) for way in ways):
            return Place.ELSEWHERE
        outer = [way for longer in ways for way in without_innermost(longer)]
        if any(self._leads(way, found) for way in outer):
            return Place.WITHIN
        return Place.ELSEWHERE if any(self._leads(way) for way in outer) else Place.UNPLACED

    def _leads(self, way: Sequence[Part], found: Sequence[_Scope] | None = None, scope: _Scope | None = None) -> bool:
        """Whether the parts of a way lead, one inside the other, to a place where the locator was found, or to any place."""
        scope = scope or _Scope(0, len(self.text))
        if found is not None and not any(scope.start < at.end and at.start < scope.end for at in found):
            return False
        return not way or any(self._leads(way[1:], found, section) for section in self._sections(way[0], scope))

    def _sections(self, part: Part, scope: _Scope) -> Iterator[_Scope]:
        """The stretches in `scope` that a part of a citation can mean."""
        if isinstance(part, tuple):
            yield from self._labelled(part, 0, scope)
            return
        for place, mark in self._inside(scope):
            if part <= mark.words:
                yield self._stretch(place, scope)

    def _labelled(self, label: Label, done: int, scope: _Scope) -> Iterator[_Scope]:
        """The stretches that bear a label, printed whole ("13.1") or one part inside the other ("13", then "1.")."""
        if done == len(label):
            yield scope
            return
        for place, mark in self._inside(scope):
            depth = len(mark.label)
            if depth > done and mark.label == label[:depth]:
                yield from self._labelled(label, depth, self._stretch(place, scope))
            elif depth and mark.label == label[done : done + depth]:
                yield from self._labelled(label, done + depth, self._stretch(place, scope))

    def _inside(self, scope: _Scope) -> Iterator[tuple[int, Mark]]:
        for place, mark in enumerate(self._marks):
            if scope.start <= mark.start < scope.end:
                yield place, mark

    def _stretch(self, place: int, scope: _Scope) -> _Scope:
        mark = self._marks[place]
        after = [other for other in self._marks[place + 1 :] if other.start < scope.end and other.kind == mark.kind]
        if mark.label:
            ending = next((other for other in after if follows(other.label, mark.label)), None)
            ending = ending or next((other for other in after if exceeds(other.label, mark.label)), None)
        else:
            # A heading right below another one ("Attachment A", "Use restrictions") goes on with it.
            ending = next((other for other in after if other.rank <= mark.rank and other.start > mark.end + 1), None)
        return _Scope(mark.start, ending.start if ending else scope.end)
