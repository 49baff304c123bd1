"""PDF -> blocks.

Words with their boxes come from PDFium; all that makes text of them is here, one step a module: running heads and feet
go (pdf_furniture), lines are put in reading order (pdf_layout) with the rows of ruled tables (pdf_tables), tables of
contents go (pdf_contents), footnotes are set apart (pdf_notes), lines become paragraphs (pdf_paragraphs) and those blocks
(pdf_blocks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.model.document import Block, Place, Unread
from checker.model.errors import ReadError
from checker.readers.pdf_blocks import BlockMaker
from checker.readers.pdf_contents import without_contents
from checker.readers.pdf_furniture import without_running_text
from checker.readers.pdf_hyphens import Hyphens
from checker.readers.pdf_layout import Line
from checker.readers.pdf_measures import Measures
from checker.readers.pdf_notes import apart_notes
from checker.readers.pdf_paragraphs import paragraphs
from checker.readers.pdf_tables import Table, TableRow, flow_of, rejoined, tables_of
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
_OCR = "run it through OCR such as ocrmypdf and check again"


def read_blocks(name: str, data: bytes) -> Reading:
    """The blocks of a PDF. Raises ReadError where it is encrypted, truncated, broken, or a scan without text."""
    document = _open(name, data)
    try:
        pages, tables, unread = _pages(document)
    finally:
        document.close()
    shown = without_running_text(pages)
    unread += [
        Unread(Place(page=page.number), "its text has no characters that a program can read")
        for page in pages
        if page.garbled > _GARBLED and page.words
    ]
    blank = {gap.place.page for gap in unread}
    readable = [page for page in shown if page.words and page.number not in blank]
    if not readable:
        raise ReadError(name, f"has no text on its {len(pages)} pages (a scan?)", _OCR)
    flow = [flow_of(page, tables.get(page.number, ())) for page in readable]
    blocks = tuple(_blocks(flow))
    return Reading(blocks, tuple(sorted(unread, key=lambda gap: gap.place.page or 0)), _notices(pages))


def _open(name: str, data: bytes) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415 - 60 ms that other formats need not pay

    if b"%PDF-" not in data[:1024]:
        raise ReadError(name, "is not a PDF file, whatever its name says", "check that it is the right file")
    if not _is_complete(data):
        raise ReadError(name, "is truncated: its end is missing", "download or export it again")
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
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


def _pages(document: PdfDocument) -> tuple[list[Page], dict[int, list[Table]], list[Unread]]:
    import pypdfium2  # noqa: PLC0415

    pages: list[Page] = []
    tables: dict[int, list[Table]] = {}
    unread: list[Unread] = []
    whole: set[str] = set()
    for index in range(len(document)):
        number = index + 1
        try:
            handle = document[index]
        except pypdfium2.PdfiumError:
            pages.append(Page(number, 0.0, 0.0, ()))
            unread.append(Unread(Place(page=number), "the page is broken"))
            continue
        try:
            page = read_page(handle, number, whole)
            pages.append(page)
            if page.words:
                tables[number] = tables_of(handle, page)
            elif _has_picture(handle):
                unread.append(Unread(Place(page=number), f"the page is a picture without text (a scan?); {_OCR}"))
        finally:
            handle.close()
    return pages, tables, unread


def _has_picture(handle: PdfPage) -> bool:
    """Whether a page without text shows a picture, or drawings that may be letters."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    drawn = 0
    for item in handle.get_objects(max_depth=4):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        drawn += item.type == pdfium.FPDF_PAGEOBJ_PATH
        if drawn >= _DRAWN:
            return True
    return False


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


def _notices(pages: Sequence[Page]) -> tuple[str, ...]:
    aslant = [str(page.number) for page in pages if page.aslant]
    if not aslant:
        return ()
    return (f"Text set sideways or aslant (a stamp or watermark?) was left out on page {', '.join(aslant)}.",)
