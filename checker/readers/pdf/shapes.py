"""The shapes that are drawn on a PDF page: lines, boxes, bullets."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_SHAPES = 3000
_MOST_STEPS = 1000
"""A page with more shapes, or a shape with more steps, is a drawing or dotted leaders."""
_DEEP = 3
"""How deep drawings within drawings are looked into."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
"""In points, in the file's own space."""


class Shape(NamedTuple):
    """A drawn shape while its page is open: its handle in PDFium, and the way from its space to that of the page."""

    path: Any
    matrix: Matrix

    def steps(self) -> int:
        """How many steps its outline has."""
        import pypdfium2.raw as pdfium

        return int(pdfium.FPDFPath_CountSegments(self.path))

    def points(self) -> Iterator[Point]:
        """Where the steps of its outline end, those that steer its curves too."""
        return (point for _, point, _ in self._outline())

    def strokes(self) -> Iterator[tuple[Point, Point]]:
        """The straight steps in its outline."""
        import pypdfium2.raw as pdfium

        start = last = (0.0, 0.0)
        for kind, point, closes in self._outline():
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield last, point
            last = point
            if closes:
                yield last, start
                last = start

    def _outline(self) -> Iterator[tuple[int, Point, bool]]:
        """The kind of each step, where it ends, and whether it closes the outline."""
        import pypdfium2.raw as pdfium

        x, y = ctypes.c_float(), ctypes.c_float()
        a, b, c, d, e, f = self.matrix
        for step in range(min(self.steps(), _MOST_STEPS)):
            segment = pdfium.FPDFPath_GetPathSegment(self.path, step)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            yield pdfium.FPDFPathSegment_GetType(segment), point, bool(pdfium.FPDFPathSegment_GetClose(segment))


def shapes_on(handle: PdfPage) -> list[Shape]:
    """The shapes on an open page, those of forms on it too; none of a page that is one large drawing."""
    shapes = list(islice(_shapes(handle.raw), _MOST_SHAPES + 1))
    return shapes if len(shapes) <= _MOST_SHAPES else []


def _shapes(page: Any) -> Iterator[Shape]:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()

    def within(
        holder: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], above: Matrix, depth: int
    ) -> Iterator[Shape]:
        for index in range(count(holder)):
            item = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
                continue
            pdfium.FPDFPageObj_GetMatrix(item, matrix)
            own = _chained((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), above)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield Shape(item, own)
            elif depth < _DEEP:
                yield from within(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, own, depth + 1)

    return within(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, (1, 0, 0, 1, 0, 0), 0)


def _chained(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
