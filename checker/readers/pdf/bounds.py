"""The pages of a PDF read within bounds of time and memory, whatever a file made with ill intent asks for.

A few bytes can ask PDFium for a billion drawings or for gigabytes of blanks, and nothing stops a call into it. So the pages
are read in a forked process, which can be ended, and come back one by one. Where a system has no fork they are read here.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.errors import ReadError
from checker.readers.pdf.packed import Sheets, packed
from checker.readers.pdf.sheets import sheets_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

SECONDS_A_PAGE = 10
MEGABYTES = 400
"""What reading may take beyond what the process has."""
_LENGTH = struct.Struct("<q")
_CHUNK = 1 << 16
_HINT = "print it to a new PDF and check that"


def bounded_sheets(name: str, document: PdfDocument) -> Sheets:
    """The pages of an open file. Raises ReadError where one takes too long or too much memory."""
    if not hasattr(os, "fork"):
        return Sheets(map(packed, sheets_of(document)))
    taking, giving = os.pipe()
    child = os.fork()
    if not child:
        _give(document, giving)
    os.close(giving)
    try:
        return Sheets(_taken(name, taking, len(document)))
    finally:
        os.close(taking)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _give(document: PdfDocument, giving: int) -> None:
    """In the forked process: write the pages to a pipe, each with its length before it, and end."""
    try:
        _limit()
        with os.fdopen(giving, "wb") as pipe:
            for sheet in sheets_of(document):
                data = packed(sheet)
                pipe.write(_LENGTH.pack(len(data)) + data)
                pipe.flush()
    finally:
        os._exit(0)


def _limit() -> None:
    """Bound the memory of this process, where the system says what it has already; and write no dump of it."""
    import faulthandler
    import resource

    gc.disable()
    faulthandler.disable()  # where memory ends PDFium aborts: the other process says so in its own words
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + MEGABYTES * 1024 * 1024,) * 2)


def _taken(name: str, taking: int, count: int) -> Iterator[bytes]:
    """The pages as they come, packed."""
    held = bytearray()
    for number in range(1, count + 1):
        while len(held) < _LENGTH.size or len(held) < _LENGTH.size + _LENGTH.unpack_from(held)[0]:
            if not select.select([taking], [], [], SECONDS_A_PAGE)[0]:
                raise ReadError(name, f"takes more than {SECONDS_A_PAGE} s to read on page {number}", _HINT)
            chunk = os.read(taking, _CHUNK)
            if not chunk:
                raise ReadError(name, f"takes too much memory to read, or is broken, on page {number}", _HINT)
            held += chunk
        end = _LENGTH.size + _LENGTH.unpack_from(held)[0]
        yield bytes(held[_LENGTH.size : end])
        del held[:end]
