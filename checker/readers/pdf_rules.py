"""The straight lines that are drawn on a PDF page, which make its tables."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.readers.pdf_words import Page, view_of

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_NEAR = 3.0
"""Points within which two drawn lines are one, and a drawn shape is a line."""
_MOST_PATHS = 3000
_MOST_STEPS = 1000
"""A page with more shapes, or a shape with more steps, is a drawing or dotted leaders."""
_DEEP = 3
"""How deep drawings within drawings are looked into."""

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


class Rule(NamedTuple):
    """A line along an edge of the page: `level` is where it lies, `start` and `end` how far it goes; in points."""

    level: float
    start: float
    end: float

    def meets(self, other: Rule) -> bool:
        """Whether it touches one in the other direction."""
        return self.start - _NEAR <= other.level <= self.end + _NEAR and other.start - _NEAR <= self.level <= other.end + _NEAR


def rules_on(handle: PdfPage, page: Page) -> tuple[list[Rule], list[Rule]]:
    """The lines across and down an open page as it is read, near ones made one; the sides of boxes count."""
    across: list[Rule] = []
    down: list[Rule] = []
    for count, (path, matrix) in enumerate(_paths(handle.raw)):
        if count >= _MOST_PATHS:
            return [], []
        for one, other in _strokes(path):
            (x, y), (to_x, to_y) = _at(one, matrix), _at(other, matrix)
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


def _paths(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    """The drawn shapes of a page, those of forms on it too, each with the way from its space to that of the page."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()

    def within(
        holder: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], above: _Matrix, depth: int
    ) -> Iterator[tuple[Any, _Matrix]]:
        for index in range(count(holder)):
            item = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
                continue
            pdfium.FPDFPageObj_GetMatrix(item, matrix)
            own = _chained((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), above)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield item, own
            elif depth < _DEEP:
                yield from within(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, own, depth + 1)

    return within(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, (1, 0, 0, 1, 0, 0), 0)


def _chained(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(point: _Point, matrix: _Matrix) -> _Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _strokes(path: Any) -> Iterator[tuple[_Point, _Point]]:
    """The straight steps in the outline of a drawn shape, in its own space."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for step in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_STEPS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, step)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield last, start
            last = start
