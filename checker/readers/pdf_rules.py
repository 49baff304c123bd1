"""Whether a PDF page has ruled lines enough for a table: only such a page is worth the slow search for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

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
    for count, item in enumerate(handle.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEP)):
        if count >= _MOST_PATHS:
            return False
        left, bottom, right, top = item.get_bounds()
        wide, high = right - left > _THIN, top - bottom > _THIN
        sides = _sides(item) if wide and high else 1
        across += sides * wide
        down += sides * high
    return min(across, down) >= _FEWEST


def _sides(item: PdfObject) -> int:
    """How many lines in each direction a drawn shape can give: two of a box, more of a grid drawn at once, none of a curve."""
    import pypdfium2.raw as pdfium

    steps = range(min(pdfium.FPDFPath_CountSegments(item.raw), _MOST_PATHS))
    kinds = (pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(item.raw, step)) for step in steps)
    if any(kind == pdfium.FPDF_SEGMENT_BEZIERTO for kind in kinds):
        return 0
    return 2 if len(steps) <= _BOX else _FEWEST
