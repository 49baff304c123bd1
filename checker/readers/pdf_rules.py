"""Whether a PDF page has ruled lines enough for a table: only such a page is worth the slow search for one."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_THIN = 3.0
"""Points; a drawn shape less wide or high is a line."""
_MOST_PATHS = 3000
"""More are a drawing or dotted leaders, not a table."""
_FEWEST = 3
"""The lines in either direction of the smallest table: two rows of two cells."""
_BOX = 6
"""The most steps in the outline of a single box."""
_DEEP = 3
"""How deep drawings within drawings are looked into."""


def is_ruled(handle: PdfPage) -> bool:
    """Whether lines for at least two rows of two cells are drawn on an open page; the sides of boxes count."""
    import pypdfium2.raw as pdfium

    across = down = 0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for count, path in enumerate(_paths(handle.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)):
        if count >= _MOST_PATHS:
            return False
        pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
        wide, high = right.value - left.value > _THIN, top.value - bottom.value > _THIN
        sides = _sides(path) if wide and high else 1
        across += sides * wide
        down += sides * high
    return min(across, down) >= _FEWEST


def _paths(holder: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], depth: int = 0) -> Iterator[Any]:
    """The drawn shapes of a page or of a form on it."""
    import pypdfium2.raw as pdfium

    for index in range(count(holder)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            yield from _paths(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1)


def _sides(path: Any) -> int:
    """How many lines in each direction a drawn shape can give: two of a box, more of a grid drawn at once, none of a curve."""
    import pypdfium2.raw as pdfium

    steps = range(min(pdfium.FPDFPath_CountSegments(path), _MOST_PATHS))
    kinds = (pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, step)) for step in steps)
    if any(kind == pdfium.FPDF_SEGMENT_BEZIERTO for kind in kinds):
        return 0
    return 2 if len(steps) <= _BOX else _FEWEST
