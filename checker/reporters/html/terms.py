"""The full terms: every clause with its number, every piece of evidence marked and linked to its finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model.document import Clause, ClauseKind, Document
from checker.model.report import Report
from checker.reporters.html.anchors import Anchors
from checker.reporters.html.findings import Chapter
from checker.reporters.html.marks import Mark, Piece, marked, trimmed
from checker.reporters.sections import part

_DEEPEST = 5
"""Indents are told apart so far; a page is only so wide."""


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause: `depth` is that of headings for a heading (0 is the highest), else the indent; `page` is set where one begins."""

    heading: bool
    note: bool
    depth: int
    number: str
    page: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of the terms set in full; `unread` are the places of what is not among its clauses."""

    id: str
    name: str
    words: int
    clauses: tuple[ClauseView, ...]
    unread: tuple[str, ...]


def documents(report: Report, chapters: Sequence[Chapter], anchors: Anchors) -> Iterator[DocumentView]:
    """The terms set, with the evidence of the findings in `chapters`."""
    marks = _marks(report, chapters, anchors)
    for number, document in enumerate(report.documents):
        yield DocumentView(
            id=anchors.part(f"terms-{number + 1}"),
            name=document.name,
            words=len(document.text.split()),
            clauses=tuple(_clauses(document, marks[number])),
            unread=tuple(part(each.place) for each in document.unread),
        )


def _marks(report: Report, chapters: Sequence[Chapter], anchors: Anchors) -> list[list[Mark]]:
    marks: list[list[Mark]] = [[] for _ in report.documents]
    for entry in (entry for chapter in chapters for entry in chapter.entries):
        finding = entry.finding
        for number, evidence in enumerate(finding.evidence, 1):
            marks[evidence.document].append(
                Mark(
                    span=trimmed(evidence.span, report.documents[evidence.document]),
                    role=evidence.role,
                    id=anchors.words(finding.control, number),
                    to=anchors.quote(finding.control, number),
                    number=entry.number,
                    label=f"{finding.title}: {finding.verdict.value}",
                )
            )
    return marks


def _clauses(document: Document, marks: Sequence[Mark]) -> Iterator[ClauseView]:
    page = None
    for clause in document.clauses:
        begins = document.place(clause.text_span.start).page
        yield ClauseView(
            heading=clause.kind is ClauseKind.HEADING,
            note=clause.kind is ClauseKind.NOTE,
            depth=_depth(document, clause),
            number=clause.number,
            page=begins if begins != page else None,
            pieces=tuple(marked(document, clause.text_span, marks)),
        )
        page = begins


def _depth(document: Document, clause: Clause) -> int:
    """How many headings are above a heading; how many clauses that are none above any other."""
    heading = clause.kind is ClauseKind.HEADING
    depth, at = 0, clause.parent
    while at is not None:
        depth += (document.clauses[at].kind is ClauseKind.HEADING) is heading
        at = document.clauses[at].parent
    return min(depth, _DEEPEST)
