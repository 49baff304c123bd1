"""Findings on the pages of a PDF: highlights at the deciding words, notes for what has none.

Binding decisions:
- No page is added and no page's content is touched: a page of ours would be read as terms, the wordings on it as met, when the
  file is checked again. So the legend, and what the terms have no clause for, are notes on the first page.
- The words are found by the boxes that the reader left, line by line, so that columns and turned pages are no special case.
- A file that is signed is refused. One that is encrypted is written without its password, and the user is told.

The way of a file: `file` opens it; `traces` takes away what an earlier run left; `lines` turns quotes into boxes; `writing` puts
the annotations on the pages, drawn by `looks`; `file` saves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.annotators.pdf.file import opened, saved
from checker.annotators.pdf.traces import take_out

if TYPE_CHECKING:
    from checker.annotators import Annotated, Wish
    from checker.model.document import Document
    from checker.model.report import Report


def cleaned(name: str, data: bytes, wish: Wish) -> bytes:
    """The file such that it opens without a password; raises ReadError for one that takes no annotations."""
    with opened(name, data, wish.password) as pdf:
        return saved(pdf) if pdf.is_encrypted and wish.password else data


def annotate(data: bytes, document: Document, report: Report, wish: Wish) -> Annotated:
    """Write the findings of a report that concern `document` into `data`, the file that it was read from."""
    from checker.annotators import Annotated
    from checker.annotators.pdf.writing import Writing

    with opened(document.name, data) as pdf:
        writing = Writing(pdf, document, report, wish, take_out(pdf))
        writing.write()
        return Annotated(saved(pdf), tuple(writing.told()))
