"""Findings in a Word document: comments at the deciding words, the suggested wording as tracked changes.

The XML parts are changed in place, with lxml, and all others are copied: python-docx knows neither tracked changes nor where a
run stands in one, loses what it does not model, and writes every part anew, so that nobody could show what was left alone.

The way of a file: `traces` takes out what an earlier run left; then it is read and judged; `ranges` finds the deciding words by
the reader's marks; `cuts` parts the runs around them; `changes`, `paragraphs` and `comments` write; `package` saves what changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.annotators.docx.package import Parts, opened
from checker.annotators.docx.traces import cleaned as take_out

if TYPE_CHECKING:
    from checker.annotators import Annotated, Wish
    from checker.model.document import Document
    from checker.model.report import Report


def cleaned(name: str, data: bytes, wish: Wish) -> bytes:
    """The file without its password and without what an earlier run left; raises ReadError for one that takes no annotations."""
    data = opened(name, data, wish.password)
    parts = Parts(name, data)
    take_out(parts)
    return parts.saved() if parts.changed else data


def annotate(data: bytes, document: Document, report: Report, wish: Wish) -> Annotated:
    """Write the findings of a report that concern `document` into `data`, the cleaned file that it was read from."""
    from checker.annotators import Annotated
    from checker.annotators.docx.writing import Writing

    parts = Parts(document.name, data)
    writing = Writing(parts, document, report, wish)
    writing.write()
    return Annotated(parts.saved(), tuple(writing.told()))
