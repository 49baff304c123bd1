"""PDF -> blocks.

Words with their boxes come from PDFium, page by page (pdf_file, pdf_bounds, pdf_sheets, pdf_words); all that makes text of
them is here, one step a module: running heads and feet go (pdf_furniture), lines are put in reading order (pdf_layout) with
the rows of ruled tables (pdf_tables), tables of contents go (pdf_contents), footnotes are set apart (pdf_notes), lines become
paragraphs (pdf_paragraphs) and those blocks (pdf_blocks). Pages that only show a picture of text go through OCR first, where
that is asked for (pdf_ocr).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model.document import Block, Place, Unread
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions
from checker.readers.pdf_blocks import BlockMaker
from checker.readers.pdf_bounds import bounded_sheets
from checker.readers.pdf_contents import without_contents
from checker.readers.pdf_file import opened
from checker.readers.pdf_furniture import without_running_text
from checker.readers.pdf_hyphens import Hyphens
from checker.readers.pdf_layout import Line
from checker.readers.pdf_measures import Measures
from checker.readers.pdf_notes import apart_notes
from checker.readers.pdf_ocr import recognized
from checker.readers.pdf_paragraphs import paragraphs
from checker.readers.pdf_sheets import WITH_OCR, Sheet
from checker.readers.pdf_tables import TableRow, continued, flow_of
from checker.readers.pdf_words import Page
from checker.readers.reading import Reading

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

Flow = list[Line | TableRow]
"""What stands on a page, in reading order."""


def read_blocks(name: str, data: bytes, options: ReadOptions = PLAIN) -> Reading:
    """Read a PDF. Raises ReadError where it is locked, truncated, broken, or a scan without text."""
    flow, unread, notices = _flow(name, data, options)
    if _is_dynamic_form(flow):
        raise ReadError(name, "is a dynamic form that only Adobe Reader shows", "print it to a PDF there and check that")
    return Reading(tuple(_blocks(flow)), unread, notices)


def _flow(name: str, data: bytes, options: ReadOptions) -> tuple[list[Flow], tuple[Unread, ...], tuple[str, ...]]:
    """The lines and rows of each page in reading order, what is unread, and what the report says of the reading."""
    with opened(name, data, options.password) as document:
        sheets = bounded_sheets(name, document)
        pages, gaps = _pages(sheets)
        read: list[int] = []
        if options.ocr and gaps:
            sheets = _with_ocr(name, document, sheets, gaps)
            pages, left = _pages(sheets)
            read = [number for number in gaps if number not in left]
            gaps = left
    flow = [flow_of(page, sheet.tables) for page, sheet in zip(pages, sheets, strict=True) if not sheet.fault]
    if not any(flow):
        raise _without_text(name, pages, gaps, options)
    unread = tuple(Unread(Place(page=number), why) for number, why in gaps.items())
    return flow, unread, tuple(_notices(pages, read))


def _pages(sheets: Sequence[Sheet]) -> tuple[list[Page], dict[int, str]]:
    """The pages without running heads and feet, and why those that are unread could not be read, by number."""
    pages = without_running_text([sheet.page for sheet in sheets])
    whys = ((page.number, sheet.gap(len(page.words))) for page, sheet in zip(pages, sheets, strict=True))
    return pages, {number: why for number, why in whys if why}


def _with_ocr(name: str, document: PdfDocument, sheets: Sequence[Sheet], gaps: dict[int, str]) -> list[Sheet]:
    """The sheets, those with gaps as OCR reads them; where it fails they stay gaps, and say why."""
    found = recognized(name, document, list(gaps))
    fresh = {sheet.page.number: sheet for sheet in found.sheets}
    failed = gaps if found.failure else ()
    return [
        replace(sheet, fault=found.failure) if sheet.page.number in failed else fresh.get(sheet.page.number, sheet)
        for sheet in sheets
    ]


def _without_text(name: str, pages: Sequence[Page], gaps: dict[int, str], options: ReadOptions) -> ReadError:
    count = f"{len(pages)} page" + "s" * (len(pages) != 1)
    if options.ocr and gaps:
        return ReadError(name, f"has no text on its {count}: {next(iter(gaps.values()))}", "check that it is the right file")
    return ReadError(name, f"has no text on its {count} (a scan?)", WITH_OCR)


def _is_dynamic_form(flow: Sequence[Flow]) -> bool:
    """Whether all that the file holds for other programs is the request to open it in Adobe Reader."""
    first = flow[0][0] if flow and flow[0] else None
    return isinstance(first, Line) and first.text.startswith("Please wait...") and len(flow) == 1


def _blocks(pages: list[Flow]) -> Iterator[Block]:
    """The blocks of all pages; paragraphs run on over page ends, footnotes come last.

    `pages` is emptied, and every line let go once it has been written: a long file would else stand in memory twice.
    """
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    measures, hyphens = Measures(lines), Hyphens(lines)
    lines.clear()
    maker = BlockMaker(measures, hyphens)
    flow: Flow = []
    notes: list[list[Line]] = []
    for page in pages:
        text, feet = apart_notes(page, measures.body)
        flow += text
        notes += feet
    pages.clear()
    flow = without_contents(continued(flow))[::-1]
    while flow:
        for group in paragraphs(_lines(flow), measures):
            yield maker.block(group)
        if flow and isinstance(row := flow.pop(), TableRow):
            yield maker.row(row)
    for note in notes:
        yield maker.note(note)


def _lines(flow: Flow) -> Iterator[Line]:
    """Take the lines off the end of a flow, up to a table."""
    while flow and isinstance(line := flow[-1], Line):
        flow.pop()
        yield line


def _notices(pages: Sequence[Page], recognized: Sequence[int]) -> Iterator[str]:
    if recognized:
        yield f"The words on {_where(recognized)} were read by OCR from a picture: compare what is quoted with it."
    aslant = [page.number for page in pages if page.aslant]
    if aslant:
        yield f"Text set sideways or aslant (a stamp or watermark?) was left out on {_where(aslant)}."


def _where(numbers: Sequence[int]) -> str:
    return f"page {', '.join(map(str, numbers))}" if len(numbers) <= 10 else f"{len(numbers)} pages"
