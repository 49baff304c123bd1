"""What a document's own lines say about its layout: size of the running text, distance of lines, edges of columns."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from checker.readers.pdf.layout import Line

Column = tuple[str, int]
"""A column of a kind of page: its name, and the width of the page in points."""
Edges = tuple[float, float]
"""Left and right, in points."""

_NARROW = 0.6
"""The share of the usual width up to which the lines of a page are those of one column, the others being empty."""
_FEWEST = 5
"""Lines from which a page shows how wide it is set."""


@dataclass(slots=True)
class _Extent:
    """How many lines a column of a page has, and from where to where they go."""

    lines: int
    left: float
    right: float
    column: Column


class Measures:
    """The usual sizes and places of a document; all in points."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._letters: Counter[float] = Counter()
        self._bold: Counter[float] = Counter()
        self._gaps: dict[float, array[float]] = defaultdict(lambda: array("d"))
        self._lefts: dict[Column, array[float]] = defaultdict(lambda: array("d"))
        self._rights: dict[Column, array[float]] = defaultdict(lambda: array("d"))
        self._extents: dict[tuple[int, str], _Extent] = {}
        self._before: Line | None = None
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Take in the next line; all of them before anything is asked."""
        size, column = _step(line.size), (line.column, round(line.width))
        self._letters[size] += len(line.text)
        self._bold[size] += len(line.text) * line.bold
        before, self._before = self._before, line
        if before and before.page == line.page and before.column == line.column and _step(before.size) == size:
            gap = before.baseline - line.baseline
            if 0.9 * line.size < gap < 2.6 * line.size:
                self._gaps[size].append(gap)
        self._lefts[column].append(line.left)
        self._rights[column].append(line.right)
        extent = self._extents.get((line.page, line.column))
        if extent is None:
            self._extents[line.page, line.column] = _Extent(1, line.left, line.right, column)
        else:
            extent.lines += 1
            extent.left, extent.right = min(extent.left, line.left), max(extent.right, line.right)

    @cached_property
    def body(self) -> float:
        """The size of the running text."""
        return max(self._letters, key=lambda size: (self._letters[size], -size), default=10.0)

    @cached_property
    def bold(self) -> bool:
        """Whether the running text itself is bold, so that bold marks nothing."""
        return self._bold[self.body] > 0.5 * self._letters[self.body]

    @cached_property
    def _levels(self) -> dict[float, int]:
        sizes = {size for size in self._letters if size > 1.08 * self.body}
        return {size: level for level, size in enumerate(sorted(sizes, reverse=True), 1)}

    @cached_property
    def _leading(self) -> dict[float, float]:
        """The usual distance of lines of each size.

        Lines of one paragraph stand closest, so it is taken from the lower end of the distances, past a few odd ones.
        """
        return {size: sorted(found)[len(found) // 5] for size, found in self._gaps.items()}

    @cached_property
    def _edges(self) -> dict[Column, Edges]:
        """Where the columns of each kind begin and end; a line or two that stick out do not count."""
        return {
            column: (sorted(lefts)[len(lefts) // 50], sorted(self._rights[column])[-1 - len(lefts) // 25])
            for column, lefts in self._lefts.items()
        }

    @cached_property
    def _narrow(self) -> dict[tuple[int, str], Edges]:
        """The edges of text that fills a part of the usual width, by page and column: the last page of a text in columns."""
        narrow = {}
        for place, extent in self._extents.items():
            start, end = self._edges[extent.column]
            if extent.lines >= _FEWEST and extent.right - extent.left < _NARROW * (end - start):
                narrow[place] = (extent.left, extent.right)
        return narrow

    def leading(self, line: Line) -> float:
        """The distance of lines within a paragraph of this size."""
        return self._leading.get(_step(line.size), 1.25 * line.size)

    def edges(self, line: Line) -> Edges:
        """The left and right edge of the column that a line stands in."""
        return self._narrow.get((line.page, line.column)) or self._edges[line.column, round(line.width)]

    def level(self, line: Line) -> int:
        """The rank of a line's size among those larger than the running text, 1 the largest; 0 for no such size."""
        return self._levels.get(_step(line.size), 0)


def _step(size: float) -> float:
    """Sizes that differ by a rounding are one."""
    return round(size * 2) / 2
