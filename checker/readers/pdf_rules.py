"""The straight lines drawn on a PDF page, and the cells that they enclose."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from checker.readers.pdf_words import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

NEAR = 3.0
"""Points within which two drawn lines are one, and the end of one touches another."""
_MOST_PATHS = 3000
"""More are a drawing or dotted leaders, not a table."""
_MOST_RULES = 120
_MOST_CELLS = 1500

Rule = tuple[float, float, float]
"""A drawn line: where it lies across its direction, its start and its end along it."""


def cells_of(handle: PdfPage) -> list[Box]:
    """The cells of the tables drawn on a page: the smallest boxes that lines enclose, in points."""
    across, down = _rules(handle)
    if min(len(across), len(down)) < 3 or max(len(across), len(down)) > _MOST_RULES:
        return []
    cells = list(islice(_enclosed(across, down), _MOST_CELLS + 1))
    return cells if len(cells) <= _MOST_CELLS else []


def _rules(handle: PdfPage) -> tuple[list[Rule], list[Rule]]:
    """The straight lines drawn on a page, across and down; the edges of a filled box count as lines."""
    import pypdfium2.raw as pdfium

    across: list[Rule] = []
    down: list[Rule] = []
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    paths = 0
    for index in range(pdfium.FPDFPage_CountObjects(handle.raw)):
        item = pdfium.FPDFPage_GetObject(handle.raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        paths += 1
        if paths > _MOST_PATHS:
            return [], []
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        first = before = (0.0, 0.0)
        for step in range(pdfium.FPDFPath_CountSegments(item)):
            segment = pdfium.FPDFPath_GetPathSegment(item, step)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            here = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                first = here
            else:
                _add_rule(before, here, across, down)
                if pdfium.FPDFPathSegment_GetClose(segment):
                    _add_rule(here, first, across, down)
            before = here
    across, down = _merged(across), _merged(down)
    return _closed(across, down), down


def _closed(across: list[Rule], down: list[Rule]) -> list[Rule]:
    """The lines across, and one where three lines down or more end together: there a page end cut a table open."""
    ends = [(rule[side], rule[0]) for rule in down for side in (1, 2)]
    cuts = []
    for level in {round(end) for end, _ in ends}:
        places = sorted(x for end, x in ends if abs(end - level) <= 1)
        if len(places) >= 3:
            cuts.append((float(level), places[0], places[-1]))
    return _merged([*across, *cuts])


def _add_rule(one: tuple[float, float], other: tuple[float, float], across: list[Rule], down: list[Rule]) -> None:
    (x, y), (to_x, to_y) = one, other
    if abs(y - to_y) < 1 <= abs(x - to_x):
        across.append(((y + to_y) / 2, min(x, to_x), max(x, to_x)))
    elif abs(x - to_x) < 1 <= abs(y - to_y):
        down.append(((x + to_x) / 2, min(y, to_y), max(y, to_y)))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """The lines with near parallels made one and their pieces joined; those too short for a cell dropped."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules):
        if levels and rule[0] - levels[-1][-1][0] <= NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    merged: list[Rule] = []
    for level in levels:
        place = sum(rule[0] for rule in level) / len(level)
        pieces = sorted((start, end) for _, start, end in level)
        held = pieces[0]
        for start, end in pieces[1:]:
            if start - held[1] <= NEAR:
                held = (held[0], max(held[1], end))
            else:
                merged.append((place, *held))
                held = (start, end)
        merged.append((place, *held))
    return [rule for rule in merged if rule[2] - rule[1] > 2 * NEAR]


def _enclosed(across: list[Rule], down: list[Rule]) -> Iterator[Box]:
    """The smallest boxes that lines enclose, each found from its top left corner."""
    across = sorted(across, reverse=True)
    for index, top in enumerate(across):
        uprights = [rule for rule in down if _crosses(top, rule)]
        for left in uprights:
            box = _below(top, left, across[index + 1 :], uprights)
            if box:
                yield box


def _below(top: Rule, left: Rule, lower: list[Rule], uprights: list[Rule]) -> Box | None:
    """The smallest box under `top` and right of `left`."""
    for bottom in lower:
        if not _crosses(bottom, left) or top[0] - bottom[0] < NEAR:
            continue
        if left[1] > bottom[0] + NEAR:
            return None
        for right in uprights:
            reaches = right[1] <= bottom[0] + NEAR and _crosses(bottom, right)
            if right[0] > left[0] + NEAR and reaches and _runs(bottom, left[0], right[0]) and _runs(top, left[0], right[0]):
                return (left[0], bottom[0], right[0], top[0])
    return None


def _runs(rule: Rule, start: float, end: float) -> bool:
    return rule[1] - NEAR <= start and end <= rule[2] + NEAR


def _crosses(across: Rule, down: Rule) -> bool:
    return _runs(across, down[0], down[0]) and _runs(down, across[0], across[0])
