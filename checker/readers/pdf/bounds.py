"""The pages of a PDF read within bounds of time and memory each: see `readers.bounds`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model.errors import ReadError
from checker.readers.bounds import OverrunError, bounded
from checker.readers.pdf.packed import Sheets, packed
from checker.readers.pdf.sheets import sheets_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

SECONDS_A_PAGE = 10
MEGABYTES = 400
_HINT = "print it to a new PDF and check that"


def bounded_sheets(name: str, document: PdfDocument) -> Sheets:
    """The pages of an open file. Raises ReadError where one takes too long or too much memory."""
    return Sheets(_pages(name, document))


def _pages(name: str, document: PdfDocument) -> Iterator[bytes]:
    read = 0
    try:
        for page in bounded(lambda: map(packed, sheets_of(document)), SECONDS_A_PAGE, MEGABYTES):
            read += 1
            yield page
    except OverrunError as overrun:
        where = f"on page {read + 1}"
        slow, large = (
            f"takes more than {SECONDS_A_PAGE} s to read {where}",
            f"takes too much memory to read, or is broken, {where}",
        )
        raise ReadError(name, slow if overrun.slow else large, _HINT) from None
