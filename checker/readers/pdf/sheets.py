"""The pages of a PDF as found in the file: their words, their ruled tables, and why one cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.readers.pdf.bullets import with_bullets
from checker.readers.pdf.grids import Table
from checker.readers.pdf.shapes import shapes_on
from checker.readers.pdf.tables import tables_among
from checker.readers.pdf.words import Page, read_page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

WITH_OCR = "check it again with --ocr, which needs ocrmypdf"
"""What to do about words that only a picture shows."""
_GARBLED = 0.3
"""The share of words without a meaning from which a page counts as unread."""
_DRAWN = 50
"""Drawn paths on a page without text that may be letters turned to outlines."""
_FEW = 40
"""Words; a page with more that also shows a picture has been read."""
_STAMP = 5
"""Words that a scanner's program prints on a scan at most."""
_LARGE, _WHOLE = 0.25, 0.6
"""The shares of a page that a picture of text covers at least: one beside nothing, and one beside a stamp."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its words and tables; `fault` says why it cannot be read, `pictured` which share of it pictures cover."""

    page: Page
    tables: tuple[Table, ...] = ()
    fault: str = ""
    pictured: float = 0.0

    def gap(self, left: int) -> str:
        """Why its words are unread, "" if they are not; `left` is how many it has without running heads and feet."""
        if self.fault or left > _STAMP or self.pictured < (_WHOLE if left else _LARGE):
            return self.fault
        return f"the page is a picture without text (a scan?); {WITH_OCR}"


def sheets_of(document: PdfDocument) -> Iterator[Sheet]:
    """The pages of an open file."""
    whole: set[str] = set()
    for index in range(len(document)):
        yield _sheet(document, index, whole)


def _sheet(document: PdfDocument, index: int, whole: set[str]) -> Sheet:
    import pypdfium2

    empty = Page(index + 1, 0.0, 0.0, ())
    try:
        handle = document[index]
    except pypdfium2.PdfiumError:
        return Sheet(empty, fault="the page is broken")
    try:
        page = read_page(handle, index + 1, whole)
        if page.garbled > _GARBLED:
            return Sheet(empty, fault=f"its characters have no meaning in the file; {WITH_OCR}")
        pictured = _pictured(handle) if len(page.words) < _FEW else 0.0
        shapes = shapes_on(handle) if page.words else []
        page = with_bullets(page, shapes)
        return Sheet(page, tuple(tables_among(shapes, page)), pictured=pictured)
    finally:
        handle.close()


def _pictured(handle: PdfPage) -> float:
    """The share of a page that its largest picture covers; all of it for drawings that may be letters."""
    import pypdfium2.raw as pdfium

    drawn = 0
    largest = 0.0
    width, height = handle.get_size()
    for item in handle.get_objects(max_depth=4):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            largest = max(largest, (right - left) * (top - bottom) / max(1.0, width * height))
        drawn += item.type == pdfium.FPDF_PAGEOBJ_PATH
        if drawn >= _DRAWN:
            return 1.0
    return largest
