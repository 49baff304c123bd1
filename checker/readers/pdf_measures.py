"""What a document's own lines say about its layout: size of the running text, distance of lines, edges of columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.readers.pdf_layout import Line

Column = tuple[str, int]
"""A column of a kind of page: its name, and the width of the page in points."""
Edges = tuple[float, float]
"""Left and right, in points."""

_NARROW = 0.6
"""The share of the usual width up to which the lines of a page are those of one column, the others being empty."""
_FEWEST = 5
"""Lines from which a page shows how wide it is set."""


class Measures:
    """The usual sizes and places of a document; all in points."""

    def __init__(self, lines: Sequence[Line]) -> None:
        letters: Counter[float] = Counter()
        for line in lines:
            letters[_step(line.size)] += len(line.text)
        self.body = max(letters, key=lambda size: (letters[size], -size), default=10.0)
        bold = sum(len(line.text) for line in lines if line.bold and _step(line.size) == self.body)
        self.bold = bold > 0.5 * letters[self.body]
        """The running text itself is bold, so that bold marks nothing."""
        self._leading = _leading(lines)
        self._edges = _edges(lines)
        self._narrow = _narrow(lines, self._edges)
        sizes = {size for line in lines if (size := _step(line.size)) > 1.08 * self.body}
        self._levels = {size: level for level, size in enumerate(sorted(sizes, reverse=True), 1)}

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


def _leading(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance of lines of each size.

    Lines of one paragraph stand closest, so it is taken from the lower end of the distances, past a few odd ones.
    """
    gaps: dict[float, list[float]] = defaultdict(list)
    for before, line in pairwise(lines):
        same = before.page == line.page and before.column == line.column and _step(before.size) == _step(line.size)
        gap = before.baseline - line.baseline
        if same and 0.9 * line.size < gap < 2.6 * line.size:
            gaps[_step(line.size)].append(gap)
    return {size: sorted(found)[len(found) // 5] for size, found in gaps.items()}


def _edges(lines: Iterable[Line]) -> dict[Column, Edges]:
    """Where the columns of each kind begin and end; a line or two that stick out do not count."""
    columns: dict[Column, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column, round(line.width)].append(line)
    edges = {}
    for column, found in columns.items():
        left = sorted(line.left for line in found)[len(found) // 50]
        right = sorted(line.right for line in found)[-1 - len(found) // 25]
        edges[column] = (left, right)
    return edges


def _narrow(lines: Iterable[Line], usual: dict[Column, Edges]) -> dict[tuple[int, str], Edges]:
    """The edges of text that fills a part of the usual width, by page and column: the last page of a text in columns."""
    found: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in lines:
        found[line.page, line.column].append(line)
    narrow = {}
    for place, held in found.items():
        left, right = min(line.left for line in held), max(line.right for line in held)
        start, end = usual[held[0].column, round(held[0].width)]
        if len(held) >= _FEWEST and right - left < _NARROW * (end - start):
            narrow[place] = (left, right)
    return narrow
