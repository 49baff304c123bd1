"""PDF -> blocks.

Words with their boxes come from PDFium, page by page (`file`, `bounds`, `sheets`, `words`); all that makes text of
them is here, one step a module: running heads and feet go (`furniture`), lines are put in reading order (`layout`) with
the rows of ruled tables (`tables`), tables of contents go (`contents`), footnotes are set apart (`notes`), lines become
paragraphs (`paragraphs`) and those blocks (`blocks`). Pages that only show a picture of text go through OCR first, where
that is asked for (`ocr`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from checker.model.document import Block, Place, Unread
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions
from checker.readers.pdf.blocks import BlockMaker
from checker.readers.pdf.bounds import bounded_sheets
from checker.readers.pdf.contents import without_contents
from checker.readers.pdf.file import opened
from checker.readers.pdf.furniture import RunningText
from checker.readers.pdf.layout import Line
from checker.readers.pdf.measures import Measures
from checker.readers.pdf.notes import apart_notes
from checker.readers.pdf.ocr import recognized
from checker.readers.pdf.packed import Flow, Sheets, packed
from checker.readers.pdf.paragraphs import paragraphs
from checker.readers.pdf.sheets import WITH_OCR, Sheet
from checker.readers.pdf.tables import TableRow, continued, flow_of
from checker.readers.pdf.words import Page
from checker.readers.reading import Reading
from checker.readers.text.hyphens import Hyphens

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def read_blocks(name: str, data: bytes, options: ReadOptions = PLAIN) -> Reading:
    """Read a PDF. Raises ReadError where it is locked, truncated, broken, or a scan without text."""
    with opened(name, data, options.password) as document:
        sheets = bounded_sheets(name, document)
        running, gaps = _running(sheets)
        read: list[int] = []
        if options.ocr and gaps:
            sheets = _with_ocr(name, document, sheets, gaps)
            running, left = _running(sheets)
            read = [number for number in gaps if number not in left]
            gaps = left
    pages = len(sheets)
    flow = _Flow(name, sheets, running)
    if not flow.lines:
        raise _without_text(name, pages, gaps, options)
    unread = tuple(Unread(Place(page=number), why) for number, why in gaps.items())
    return Reading(tuple(flow.blocks()), unread, tuple(_notices(flow.aslant, read)))


def _running(sheets: Sheets) -> tuple[RunningText, dict[int, str]]:
    """Their running heads and feet, and why those pages that are unread could not be read, by number."""
    held: list[tuple[Sheet, int]] = []

    def pages() -> Iterator[Page]:
        for sheet in sheets:
            held.append((replace(sheet, page=replace(sheet.page, words=()), tables=()), len(sheet.page.words)))
            yield sheet.page

    running = RunningText(pages())
    whys = ((sheet.page.number, sheet.gap(words - running.on(sheet.page.number))) for sheet, words in held)
    return running, {number: why for number, why in whys if why}


def _with_ocr(name: str, document: PdfDocument, sheets: Sheets, gaps: dict[int, str]) -> Sheets:
    """The sheets, those with gaps as OCR reads them; where it fails they stay gaps, and say why."""
    found = recognized(name, document, list(gaps))
    fresh = {sheet.page.number: sheet for sheet in found.sheets}
    failed = gaps if found.failure else ()
    return Sheets(
        packed(replace(sheet, fault=found.failure) if sheet.page.number in failed else fresh.get(sheet.page.number, sheet))
        for sheet in sheets
    )


def _without_text(name: str, pages: int, gaps: dict[int, str], options: ReadOptions) -> ReadError:
    count = f"{pages} page" + "s" * (pages != 1)
    if options.ocr and gaps:
        return ReadError(name, f"has no text on its {count}: {next(iter(gaps.values()))}", "check that it is the right file")
    return ReadError(name, f"has no text on its {count} (a scan?)", WITH_OCR)


class _Flow:
    """What stands on the pages in reading order, and what its lines say of the layout."""

    def __init__(self, name: str, sheets: Sheets, running: RunningText) -> None:
        self.flow, self.measures, self.hyphens = Flow(), Measures(), Hyphens()
        self.lines = 0
        self.aslant: list[int] = []
        single = len(sheets) == 1
        for sheet in sheets.taken():  # a long file is not held twice
            page = [] if sheet.fault else flow_of(running.without(sheet.page), sheet.tables)
            if single and _is_dynamic_form(page):
                raise ReadError(name, "is a dynamic form that only Adobe Reader shows", "print it to a PDF there and check that")
            self.lines += len(page)
            if sheet.page.aslant:
                self.aslant.append(sheet.page.number)
            for item in page:
                if isinstance(item, Line):
                    self.measures.add(item)
                    self.hyphens.add([word.text for word in item.words])
            self.flow.add(page)

    def blocks(self) -> Iterator[Block]:
        """The blocks of all pages; paragraphs run on over page ends, footnotes come last."""
        maker = BlockMaker(self.measures, self.hyphens)
        notes: list[list[Line]] = []
        flow = without_contents(continued(self._text(notes)))
        for tabled, items in groupby(flow, key=lambda item: isinstance(item, TableRow)):
            if tabled:
                yield from (maker.row(row) for row in items if isinstance(row, TableRow))
            else:
                lines = (line for line in items if isinstance(line, Line))
                yield from map(maker.block, paragraphs(lines, self.measures))
        yield from map(maker.note, notes)

    def _text(self, notes: list[list[Line]]) -> Iterator[Line | TableRow]:
        """The lines and rows of page after page without its footnotes, which are put to `notes`."""
        for page in self.flow.taken():
            text, feet = apart_notes(page, self.measures.body)
            notes += feet
            yield from text


def _is_dynamic_form(page: Sequence[Line | TableRow]) -> bool:
    """Whether all that the file holds for other programs is the request to open it in Adobe Reader."""
    return bool(page) and isinstance(page[0], Line) and page[0].text.startswith("Please wait...")


def _notices(aslant: Sequence[int], recognized: Sequence[int]) -> Iterator[str]:
    if recognized:
        yield f"The words on {_where(recognized)} were read by OCR from a picture: compare what is quoted with it."
    if aslant:
        yield f"Text set sideways or aslant (a stamp or watermark?) was left out on {_where(aslant)}."


def _where(numbers: Sequence[int]) -> str:
    return f"page {', '.join(map(str, numbers))}" if len(numbers) <= 10 else f"{len(numbers)} pages"
