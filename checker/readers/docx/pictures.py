"""Words in a .docx that are not text: scans of pages, diagrams, embedded files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.docx.markup import number

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SCAN_SIDE = 120 * 36_000
"""From 12 by 12 cm (in EMU) a picture may be the picture of a page, whose words are part of the terms."""


def unread_in_drawing(drawing: _Element) -> str | None:
    """Say what in a `w:drawing` was not read: a diagram, what a large picture may show; None for nothing."""
    data = next(drawing.iter(f"{_DRAWING}graphicData"), None)
    what = "" if data is None else data.get("uri", "").rpartition("/")[2]
    if what == "diagram":
        return "a diagram, whose words were not read"
    extent = next(drawing.iter(f"{_PLACING}extent"), None)
    if what != "picture" or extent is None:
        return None
    sides = (number(extent.get("cx")) or 0, number(extent.get("cy")) or 0)
    if min(sides) < _SCAN_SIDE:
        return None
    return "a large picture: if it shows text, put the text into the document"


def unread_in_object(embedded: _Element) -> str | None:
    """Say what an `o:OLEObject` holds; None for a formula, which is no file."""
    program = embedded.get("ProgID", "")
    if program.startswith("Equation"):
        return None
    return f"an embedded object ({program or 'kind unknown'}): check its file as well"
