"""PDF -> blocks.

Words with their boxes come from PDFium; all that makes text of them is here, one step a module: running heads and feet
go (pdf_furniture), lines are put in reading order (pdf_layout) with the rows of ruled tables (pdf_tables), tables of
contents go (pdf_contents), footnotes are set apart (pdf_notes), lines become paragraphs (pdf_paragraphs) and those blocks
(pdf_blocks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.document import Block, Place, Unread
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions
from checker.readers.pdf_blocks import BlockMaker
from checker.readers.pdf_contents import without_contents
from checker.readers.pdf_furniture import without_running_text
from checker.readers.pdf_grids import Table
from checker.readers.pdf_hyphens import Hyphens
from checker.readers.pdf_layout import Line
from checker.readers.pdf_measures import Measures
from checker.readers.pdf_notes import apart_notes
from checker.readers.pdf_paragraphs import paragraphs
from checker.readers.pdf_tables import TableRow, flow_of, rejoined, tables_on
from checker.readers.pdf_words import Page, read_page
from checker.readers.reading import Reading

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 5_000
_TAIL = 2048
"""Bytes at the end of a file in which readers look for its end mark."""
_GARBLED = 0.3
"""The share of words without a meaning from which a page counts as unread."""
_DRAWN = 50
"""Drawn paths on a page without text that may be letters turned to outlines."""
_FEW = 40
"""Words; a page with more that also shows a picture has been read."""
_LARGE = 0.25
"""The share of a page that a picture of text covers at least."""
_OCR = "run it through OCR such as ocrmypdf and check again"
_SCANNED = f"the page is a picture without text (a scan?); {_OCR}"


def read_blocks(name: str, data: bytes, _options: ReadOptions = PLAIN) -> Reading:
    """Read a PDF. Raises ReadError where it is encrypted, truncated, broken, or a scan without text."""
    document = _open(name, data)
    try:
        whole: set[str] = set()
        leaves = [_leaf(document, index, whole) for index in range(len(document))]
    finally:
        document.close()
    pages = without_running_text([leaf.page for leaf in leaves])
    unread = tuple(
        Unread(Place(page=page.number), why)
        for page, leaf in zip(pages, leaves, strict=True)
        if (why := leaf.fault or ("" if page.words or not leaf.pictured else _SCANNED))
    )
    flow = [flow_of(page, leaf.tables) for page, leaf in zip(pages, leaves, strict=True) if not leaf.fault]
    if not any(flow):
        count = f"{len(pages)} page" + "s" * (len(pages) != 1)
        raise ReadError(name, f"has no text on its {count} (a scan?)", _OCR)
    if _is_dynamic_form(flow):
        raise ReadError(name, "is a dynamic form that only Adobe Reader shows", "print it to a PDF there and check that")
    return Reading(tuple(_blocks(flow)), unread, tuple(_notices(pages)))


def _open(name: str, data: bytes) -> PdfDocument:
    import pypdfium2

    if b"%PDF-" not in data[:1024]:
        raise ReadError(name, "is not a PDF file, whatever its name says", "check that it is the right file")
    if not _is_complete(data):
        raise ReadError(name, "is truncated: its end is missing", "download or export it again")
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(name, "is encrypted with a password", "save a copy without it and check that") from error
        raise ReadError(name, "is broken and cannot be opened", "export or download it again") from error
    if not 0 < count <= MOST_PAGES:
        document.close()
        raise ReadError(name, f"has {count:,} pages; 1 to {MOST_PAGES:,} can be read", "check the part that is the terms")
    return document


def _is_complete(data: bytes) -> bool:
    """Whether the file's end is there; a file made for the web says its own length."""
    tail = data.rstrip(b"\0\t\n\r ")[-_TAIL:]
    told = re.search(rb"/Linearized\b[^>]{0,200}?/L +(\d{1,12})", data[:_TAIL])
    return b"%%EOF" in tail and (told is None or len(data) >= int(told.group(1)) - _TAIL)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page as found in the file: its words and tables, why it cannot be read, and whether it shows a picture."""

    page: Page
    tables: tuple[Table, ...] = ()
    fault: str = ""
    pictured: bool = False


def _leaf(document: PdfDocument, index: int, whole: set[str]) -> _Leaf:
    import pypdfium2

    empty = Page(index + 1, 0.0, 0.0, ())
    try:
        handle = document[index]
    except pypdfium2.PdfiumError:
        return _Leaf(empty, fault="the page is broken")
    try:
        page = read_page(handle, index + 1, whole)
        if page.garbled > _GARBLED:
            return _Leaf(empty, fault=f"its characters have no meaning in the file; {_OCR}")
        pictured = len(page.words) < _FEW and _shows_picture(handle)
        return _Leaf(page, tuple(tables_on(handle, page)), pictured=pictured)
    finally:
        handle.close()


def _shows_picture(handle: PdfPage) -> bool:
    """Whether a page shows a picture large enough for text, or drawings that may be letters."""
    import pypdfium2.raw as pdfium

    drawn = 0
    width, height = handle.get_size()
    for item in handle.get_objects(max_depth=4):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) > _LARGE * width * height:
                return True
        drawn += item.type == pdfium.FPDF_PAGEOBJ_PATH
        if drawn >= _DRAWN:
            return True
    return False


def _is_dynamic_form(flow: Sequence[Sequence[Line | TableRow]]) -> bool:
    """Whether all that the file holds for other programs is the request to open it in Adobe Reader."""
    first = flow[0][0] if flow and flow[0] else None
    return isinstance(first, Line) and first.text.startswith("Please wait...") and len(flow) == 1


def _blocks(pages: Sequence[Sequence[Line | TableRow]]) -> Iterator[Block]:
    """The blocks of all pages; paragraphs run on over page ends, footnotes come last."""
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    measures = Measures(lines)
    flow: list[Line | TableRow] = []
    notes: list[list[Line]] = []
    for page in pages:
        text, feet = apart_notes(page, measures.body)
        flow += text
        notes += feet
    maker = BlockMaker(measures, Hyphens(lines))
    run: list[Line] = []
    row: TableRow | None = None
    for item in [*without_contents(flow), None]:
        if isinstance(item, TableRow) and row and (whole := rejoined(row, item)):
            row = whole
            continue
        if row:
            yield maker.row(row)
            row = None
        if isinstance(item, Line):
            run.append(item)
            continue
        for group in paragraphs(run, measures):
            yield maker.block(group)
        run, row = [], item
    for note in notes:
        yield maker.note(note)


def _notices(pages: Sequence[Page]) -> Iterator[str]:
    aslant = [page.number for page in pages if page.aslant]
    if aslant:
        yield f"Text set sideways or aslant (a stamp or watermark?) was left out on {_where(aslant)}."


def _where(numbers: Sequence[int]) -> str:
    return f"page {', '.join(map(str, numbers))}" if len(numbers) <= 10 else f"{len(numbers)} pages"
