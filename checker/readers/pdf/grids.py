"""Drawn lines -> the cells that they enclose, and the tables that those make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from checker.readers.pdf.rules import Rule, merged
from checker.readers.pdf.words import Box

_MOST_RULES = 240
"""More on one page are a drawing, not a table."""
_FEWEST = 3
"""The lines in either direction of the smallest table: two rows of two cells."""
_ENDS = 1.0
"""Points within which lines end together."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a ruled table by rows from the top, each from the left."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]


def tables_in(across: Sequence[Rule], down: Sequence[Rule]) -> list[Table]:
    """The tables that lines make: cells that hang together by their corners, at least two."""
    across = merged([*across, *_ends(down)])
    if min(len(across), len(down)) < _FEWEST or len(across) + len(down) > _MOST_RULES:
        return []
    return [_table(cells) for cells in _together(list(_cells(across, down))) if len(cells) > 1]


def _ends(down: Sequence[Rule]) -> Iterator[Rule]:
    """A line across wherever three lines down or more end together: there a page end cut a table open."""
    ends = sorted((end, rule.level) for rule in down for end in (rule.start, rule.end))
    at = 0
    while at < len(ends):
        level = ends[at][0]
        places = [x for end, x in ends[at:] if end <= level + _ENDS]
        if len(places) >= _FEWEST:
            yield Rule(level, min(places), max(places))
        at += len(places)


class _Cell(NamedTuple):
    box: Box
    corners: tuple[tuple[int, int], ...]


def _cells(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[_Cell]:
    """The smallest box below and right of each crossing whose four sides are drawn."""
    met: dict[int, list[int]] = defaultdict(list)  # line across -> lines down that it meets, from the left
    for at, rule in enumerate(across):
        met[at] = sorted((to for to, other in enumerate(down) if rule.meets(other)), key=lambda to: down[to].level)
    meets = {(at, to) for at, tos in met.items() for to in tos}
    falling = sorted(range(len(across)), key=lambda at: -across[at].level)
    for order, top in enumerate(falling):
        for place, left in enumerate(met[top]):
            found = (
                (bottom, right)
                for bottom in falling[order + 1 :]
                if (bottom, left) in meets
                for right in met[top][place + 1 :]
                if (bottom, right) in meets
            )
            for bottom, right in found:
                box = (down[left].level, across[bottom].level, down[right].level, across[top].level)
                yield _Cell(box, ((top, left), (top, right), (bottom, left), (bottom, right)))
                break


def _together(cells: Sequence[_Cell]) -> Iterator[list[Box]]:
    """The boxes of cells, those that share corners in one list."""
    at_corner: dict[tuple[int, int], list[_Cell]] = defaultdict(list)
    for cell in cells:
        for corner in cell.corners:
            at_corner[corner].append(cell)
    seen: set[_Cell] = set()
    for cell in cells:
        group: list[Box] = []
        near = [cell]
        while near:
            one = near.pop()
            if one not in seen:
                seen.add(one)
                group.append(one.box)
                near += [other for corner in one.corners for other in at_corner[corner]]
        if group:
            yield group


def _table(cells: list[Box]) -> Table:
    lefts, bottoms, rights, tops = zip(*cells, strict=True)
    ordered = sorted(cells, key=lambda cell: (-cell[3], cell[0]))
    rows = tuple(tuple(row) for _, row in groupby(ordered, key=lambda cell: cell[3]))
    return Table((min(lefts), min(bottoms), max(rights), max(tops)), rows)
