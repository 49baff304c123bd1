"""Tables that have lines between their rows only: the bands between the lines, cut where all of them are blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from checker.readers.outline.labels import is_label
from checker.readers.pdf.columns import WORD_GAP, Row, bits, strips
from checker.readers.pdf.grids import Table
from checker.readers.pdf.layout import rows_of
from checker.readers.pdf.rules import Rule
from checker.readers.pdf.words import Word

Gap = tuple[float, float]
"""Where a blank begins and ends across the page."""

_SAME = 3.0
"""Points by which the lines of one table may differ in where they begin and end."""
_HIGHEST = 160.0
"""Points: a higher band is text between separators."""
_WIDE, _CLEAR = 1.0, 0.5
"""Sizes: the narrowest blank between two columns of cells, in a few lines and in many."""
_MANY = 4
_HEAD_LINES = 4
_CLOSE = 1.5
"""Sizes from one line of a head to the next, and from the last to the line under it."""


class Band(NamedTuple):
    """What stands between two lines across."""

    top: float
    bottom: float
    words: list[Word]


def banded_tables(across: Sequence[Rule], words: Sequence[Word]) -> Iterator[Table]:
    """The tables that lines across a page make, of two bands at least."""
    extents = {(round(rule.start / _SAME), round(rule.end / _SAME)): rule for rule in across}
    for rule in extents.values():
        inside = [word for word in words if rule.start - _SAME <= word.left and word.right <= rule.end + _SAME]
        levels = sorted((other.level for other in across if _is_same(rule, other)), reverse=True)
        bands = (Band(top, bottom, _between(inside, bottom, top)) for top, bottom in pairwise(levels))
        for may_be, run in groupby(bands, key=lambda band: bool(band.words) and band.top - band.bottom <= _HIGHEST):
            run_bands = list(run)
            if may_be and len(run_bands) > 1 and (table := _table(rule, run_bands, inside)):
                yield table


def _is_same(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= _SAME and abs(one.end - other.end) <= _SAME


def _between(words: Sequence[Word], bottom: float, top: float) -> list[Word]:
    return [word for word in words if bottom < (word.bottom + word.top) / 2 < top]


def _table(rule: Rule, bands: Sequence[Band], words: Sequence[Word]) -> Table | None:
    """The table that a run of bands makes with the head above its first line; None for running text."""
    held = [word for band in bands for word in band.words]
    blank = bits(rule.start, rule.end)
    for word in held:
        blank &= ~bits(word.left, word.right)
    size = max(word.size for word in held)
    width = size * (_CLEAR if sum(len(rows_of(band.words)) for band in bands) >= _MANY else _WIDE)
    found = sorted((right - wide, right) for right, wide in strips(blank) if wide >= width)
    gaps = _between_cells([gap for gap in found if gap[0] > rule.start + 1 and gap[1] < rule.end - 1], held)
    if not gaps or sum(_is_shared(band.words, gaps) for band in bands) < 2:
        return None
    levels = [bands[0].top, *(band.bottom for band in bands)]
    head, gaps = _head(words, levels[0], gaps)
    if head:
        levels.insert(0, max(word.top for word in head) + 1)
    edges = [rule.start - _SAME, *((left + right) / 2 for left, right in gaps), rule.end + _SAME]
    rows = (tuple((left, bottom, right, top) for left, right in pairwise(edges)) for top, bottom in pairwise(levels))
    return Table((edges[0], levels[-1], edges[-1], levels[0]), tuple(rows))


def _between_cells(gaps: Sequence[Gap], words: Sequence[Word]) -> Sequence[Gap]:
    """Those blanks that stand between cells, not behind bullets or the labels of a list."""
    found: list[Gap] = []
    for gap in gaps:
        start = found[-1][1] if found else 0
        if not all(is_label(word.text) for word in words if start <= word.left < gap[0]):
            found.append(gap)
    return found


def _is_shared(words: Sequence[Word], gaps: Sequence[Gap]) -> bool:
    """Whether words stand in two cells of a row."""
    return len({sum(left < word.left for left, _ in gaps) for word in words}) > 1


def _head(words: Sequence[Word], level: float, gaps: Sequence[Gap]) -> tuple[list[Word], Sequence[Gap]]:
    """The words in the lines right above the first line of a table, if they keep to its columns; and what they leave blank."""
    head: list[Word] = []
    left = gaps
    for row in reversed(rows_of(word for word in words if (word.bottom + word.top) / 2 > level)):
        size = max(word.size for word in row)
        free = [_narrowed(gap, row) for gap in left]
        if row[0].baseline - level > _CLOSE * size or any(end - start < WORD_GAP * size for start, end in free):
            break
        head += row
        left = free
        level = row[0].baseline
    fits = head and _is_shared(head, left) and max(word.top for word in head) - level < _HEAD_LINES * head[0].size
    return (head, left) if fits else ([], gaps)


def _narrowed(gap: Gap, row: Row) -> Gap:
    """What a line leaves of a blank."""
    left, right = gap
    for word in row:
        if word.left < right and left < word.right:
            left, right = (word.right, right) if word.left + word.right < left + right else (left, word.left)
    return left, right
