"""How fast PDFs are read beside pdfplumber, and what memory a long one takes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.model.errors import ReadError
from checker.model.reading import ReadOptions
from checker.readers import read

WANTED = 0.25
"""The share of pdfplumber's time that reading may take at most."""
_PEAK = """
import re, sys
from pathlib import Path
from checker.readers import read
if sys.argv[1:]:
    read(Path(sys.argv[1]))
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""The most memory that a process of its own had in use, in kB."""
_WORDS = (
    "The customer keeps the credentials of each account safe and tells the provider without delay when a stranger may use them."
)


def side_by_side(files: Iterable[tuple[Path, str]]) -> Iterator[tuple[str, int, float, float]]:
    """(file, pages, our CPU seconds, pdfplumber's) for every PDF that can be read; each file by both before the next."""
    import pdfplumber

    for path, password in files:
        start = _cpu()
        try:
            read(path, options=ReadOptions(password=password))
        except ReadError:
            continue
        ours = _cpu() - start
        start = _cpu()
        with pdfplumber.open(path, password=password) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.close()
            pages = len(pdf.pages)
        yield path.name, pages, ours, _cpu() - start


def _cpu() -> float:
    """The CPU seconds of this process and of those it has ended: PDFs are read in a process of their own."""
    return sum(os.times()[:4])


def long_pdf(pages: int) -> bytes:
    """A PDF of so many pages with headings, numbered clauses, a running head and page numbers."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(72, 810, "Terms of Service")
        canvas.drawRightString(523, 30, f"Page {page} of {pages}")
        canvas.setFont("Times-Bold", 13)
        canvas.drawString(72, 770, f"{page}. Section")
        canvas.setFont("Times-Roman", 10)
        for line in range(48):
            label = f"{page}.{line // 3 + 1} " if line % 3 == 0 else ""
            canvas.drawString(72, 750 - 14 * line, f"{label}{_WORDS[line % 5 :]}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def peak(path: Path | None) -> float:
    """The peak memory in MB of a process that reads a file, or that only starts."""
    command = [sys.executable, "-c", _PEAK, *([str(path)] if path else [])]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 1024
