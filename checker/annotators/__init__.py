"""A report -> the author's own file with the findings in it: one module a kind of file.

Binding decisions:
- The file is the author's. What is not an annotation of ours stays as it is, part by part and page by page.
- Nothing is searched for: a quote is found by the marks that the reader left (`Document.marks`), never by its words.
- A second run takes away what an earlier one left and nobody has worked on, and writes anew: annotations never pile up.
- No clock: every date is `Wish.today`. The same file, report and wish give the same bytes.

This layer lies between the application and the readers, since it needs to open and count a file exactly as they do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

from checker.model.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from checker.model.document import Document, Span
    from checker.model.report import Report
    from checker.model.verdict import Finding

AUTHOR = "flowdown"
"""Who an annotation is by, and what an earlier one is known by."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written beside the findings.

    `today` is the day that annotations are dated, `met` says whether met controls get one too, `password` opens a locked file.
    `strikes` are the sentences that must go for conflicts to end, `spoilt` the findings on controls that are met only until
    these are gone; the wordings of the controls in `apart` go to the end, since elsewhere they would not be read as meant, and
    those of the controls in `unwritten` nowhere, for the reason given. `order` are the parts of a draft, in which wordings that
    stand together come; what has no section comes at the end of the document number `main`.
    """

    today: date
    met: bool = False
    password: str = ""
    strikes: tuple[Strike, ...] = ()
    spoilt: tuple[Finding, ...] = ()
    apart: frozenset[str] = frozenset()
    unwritten: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    main: int = 0


@dataclass(frozen=True, slots=True)
class Strike:
    """A sentence of the document with this number in the terms set, and the controls that it is against."""

    document: int
    span: Span
    controls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file with its annotations. `told` are plain sentences for the user: what was written, and what to mind."""

    data: bytes
    told: tuple[str, ...] = ()


TEXTUAL = ("docx",)
"""The kinds whose annotations are text like the author's own: the wordings are written in, and count once they are accepted."""
ANNOTATORS = {"docx": "docx", "pdf": "pdf"}
"""Kind of file -> the module of this package that annotates it: its functions `cleaned` and `annotate`."""

_STARTS = {b"PK\x03\x04": "docx", b"%PDF": "pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "docx"}
"""What files begin with; the last is an Office file that is locked, or an old .doc, and its reader tells them apart."""
_LEAD = 1024
"""Bytes that may stand before the beginning of a PDF."""


def cleaned(name: str, data: bytes, wish: Wish) -> bytes:
    """The file as it is to be read, checked and annotated: without its password, and where the kind is textual without what an
    earlier run wrote. Raises ReadError like `annotate`.
    """
    clean: Callable[[str, bytes, Wish], bytes] = import_module(f"checker.annotators.{ANNOTATORS[kind_of(name, data)]}").cleaned
    return clean(name, data, wish)


def annotate(data: bytes, document: Document, report: Report, wish: Wish) -> Annotated:
    """Write a report's findings into `data`, the cleaned file that `document` (one of the report's own) was read from.

    Raises ReadError for a kind of file that takes no annotations, or a file that would break under them.
    """
    kind = kind_of(document.name, data)
    write: Callable[[bytes, Document, Report, Wish], Annotated]
    write = import_module(f"checker.annotators.{ANNOTATORS[kind]}").annotate
    return write(data, document, report, wish)


def kind_of(name: str, data: bytes) -> str:
    """The kind of a file by its content; ReadError for one that takes no annotations."""
    for start, kind in _STARTS.items():
        if data.startswith(start) or (kind == "pdf" and start in data[:_LEAD]):
            return kind
    hint = "give a .docx or a .pdf, or use flowdown check, whose reports quote the terms"
    raise ReadError(name, "is no file that takes comments", hint)
