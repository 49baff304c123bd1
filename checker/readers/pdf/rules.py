"""The straight lines that are drawn on a PDF page, which make its tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.readers.pdf.shapes import Shape
from checker.readers.pdf.words import Page, view_of

_NEAR = 3.0
"""Points within which two drawn lines are one, and a drawn shape is a line."""


class Rule(NamedTuple):
    """A line along an edge of the page: `level` is where it lies, `start` and `end` how far it goes; in points."""

    level: float
    start: float
    end: float

    def meets(self, other: Rule) -> bool:
        """Whether it touches one in the other direction."""
        return self.start - _NEAR <= other.level <= self.end + _NEAR and other.start - _NEAR <= self.level <= other.end + _NEAR


def rules_among(shapes: Iterable[Shape], page: Page) -> tuple[list[Rule], list[Rule]]:
    """The lines across and down among the drawn shapes of a page as it is read, near ones made one; the sides of boxes count."""
    across: list[Rule] = []
    down: list[Rule] = []
    for shape in shapes:
        for (x, y), (to_x, to_y) in shape.strokes():
            left, bottom, right, top = view_of((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)), page)
            if top - bottom < 1 < right - left:
                across.append(Rule((bottom + top) / 2, left, right))
            elif right - left < 1 < top - bottom:
                down.append(Rule((left + right) / 2, bottom, top))
    return merged(across), merged(down)


def merged(rules: list[Rule]) -> list[Rule]:
    """The lines of one direction, those at one level that touch made one."""
    levels: list[list[Rule]] = []
    last = 0.0
    for rule in sorted(rules):
        if not levels or rule.level - last > _NEAR:
            levels.append([])
        levels[-1].append(rule)
        last = rule.level
    found: list[Rule] = []
    for level in levels:
        middle = sum(rule.level for rule in level) / len(level)
        start = end = float("-inf")
        for rule in sorted(level, key=lambda one: one.start):
            if rule.start > end + _NEAR:
                found.append(Rule(middle, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        found.append(Rule(middle, start, end))
    return [rule for rule in found if rule.end - rule.start > _NEAR]
