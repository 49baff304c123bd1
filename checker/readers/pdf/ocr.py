"""Pages that are pictures, handed to ocrmypdf where that is installed, and read from what it makes of them.

Only those pages leave: copied to a file of their own, without the passwords and signatures of the whole.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.errors import ReadError
from checker.readers.pdf.layout import rows_of
from checker.readers.pdf.sheets import Sheet, sheets_of
from checker.readers.pdf.words import Page, Word

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PROGRAM = "ocrmypdf"
FLAGS = ("--force-ocr", "--rotate-pages", "--rotate-pages-threshold", "2", "--output-type", "pdf", "--optimize", "0", "--quiet")
"""Every page is drawn and read anew: one with garbled text, or with its number beside the scan, would else be skipped."""
SECONDS_TO_START, SECONDS_A_PAGE = 60, 60
_TAKEN_FOR = frozenset("+¢«»®°*e")
"""What OCR reads for a bullet."""
_LONGEST = 200
"""Characters of the program's own words on a failure."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """What OCR made of some pages: their sheets in the same order; none, and why, where it failed."""

    sheets: tuple[Sheet, ...] = ()
    failure: str = ""


def recognized(name: str, document: PdfDocument, numbers: Sequence[int]) -> Recognized:
    """Read the pages with these numbers through OCR. Raises ReadError where the program is not installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        pages = f"page {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} pages"
        raise ReadError(name, f"has {pages} that only OCR can read, and {PROGRAM} is not installed", f"install {PROGRAM}")
    with tempfile.TemporaryDirectory(prefix="flowdown-") as folder:
        scan, made = Path(folder, "scan.pdf"), Path(folder, "read.pdf")
        scan.write_bytes(_copied(document, numbers))
        failure = _run([program, *FLAGS, str(scan), str(made)], SECONDS_TO_START + SECONDS_A_PAGE * len(numbers))
        if not failure and made.exists():
            return _sheets(made.read_bytes(), numbers)
        return Recognized(failure=failure or f"{PROGRAM} made no file")


def _copied(document: PdfDocument, numbers: Sequence[int]) -> bytes:
    """A file of some pages alone."""
    import pypdfium2

    buffer = io.BytesIO()
    copy = pypdfium2.PdfDocument.new()
    try:
        copy.import_pages(document, [number - 1 for number in numbers])
        copy.save(buffer)
    finally:
        copy.close()
    return buffer.getvalue()


def _run(command: Sequence[str], seconds: int) -> str:
    """Run the program, with all that it starts, for so long at most; why it failed, "" if it did not."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
        )
    except OSError as error:
        return f"{PROGRAM} cannot be started ({error.strerror})"
    try:
        _, said = process.communicate(timeout=seconds)
    except BaseException as error:
        _stop(process)
        if isinstance(error, subprocess.TimeoutExpired):
            return f"{PROGRAM} took more than {seconds} s"
        raise
    if process.returncode == 0:
        return ""
    last = (said.decode("utf-8", "replace").strip().splitlines() or ["no reason given"])[-1]
    printable = "".join(one if one.isprintable() else " " for one in last)
    return f"{PROGRAM} failed ({printable[:_LONGEST]})"


def _stop(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _sheets(data: bytes, numbers: Sequence[int]) -> Recognized:
    import pypdfium2

    try:
        made = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return Recognized(failure=f"{PROGRAM} made a file that cannot be opened")
    try:
        sheets = list(sheets_of(made))
    finally:
        made.close()
    if len(sheets) != len(numbers):
        return Recognized(failure=f"{PROGRAM} made {len(sheets)} pages of {len(numbers)}")
    return Recognized(tuple(_sheet(sheet.page, number) for sheet, number in zip(sheets, numbers, strict=True)))


def _sheet(page: Page, number: int) -> Sheet:
    """A page that has been read from its picture, under its number in the whole file."""
    fault = "" if page.words else "OCR found no words on it"
    return Sheet(replace(page, number=number, words=tuple(_with_bullets(page.words))), fault=fault)


def _with_bullets(words: Sequence[Word]) -> Iterator[Word]:
    """The words with the signs at the start of a line that OCR takes bullets for made bullets again."""
    first = {id(row[0]) for row in rows_of(words) if len(row) > 1}
    for word in words:
        yield word._replace(text="•") if word.text in _TAKEN_FOR and id(word) in first else word
