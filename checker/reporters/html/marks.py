"""Words marked in a running text: spans that overlap are cut so that they nest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from checker.model.document import Document, Span
from checker.model.verdict import Role

# What is graver lies further in, so that it is its colour that shows where two marks cover the same words.
_ORDER = (Role.NEAR_MISS, Role.SUPPORTS, Role.WEAKENS, Role.CONTRADICTS)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a document that speak to a finding: `id` names their place, `to` the quote in the finding, `number` and `label`
    the finding for a person.
    """

    span: Span
    role: Role
    id: str
    to: str
    number: int
    label: str


class Step(Enum):
    """What comes next in a marked text."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Piece:
    """A step through a marked text: words, the beginning or end of a mark, or the link that stands behind a mark.

    `first` says that a mark begins here and does not only go on.
    """

    step: Step
    text: str = ""
    mark: Mark | None = None
    first: bool = False


def trimmed(span: Span, document: Document) -> Span:
    """The span without blanks at its ends, which may lie between two clauses."""
    words = document.quote(span)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def marked(document: Document, span: Span, marks: Iterable[Mark]) -> list[Piece]:
    """The document's words at `span`, with the marks that lie there, as steps that open and close in pairs."""
    here = sorted(
        (mark for mark in marks if mark.span.start < span.end and span.start < mark.span.end),
        key=lambda mark: (mark.span.start, -mark.span.end, _ORDER.index(mark.role), mark.number, mark.id),
    )
    bounds = sorted(
        {span.start, span.end, *(at for mark in here for at in (mark.span.start, mark.span.end) if at in _within(span))}
    )
    pieces: list[Piece] = []
    open_marks: list[Mark] = []
    for number, at in enumerate(bounds):
        open_marks = _ended(open_marks, at, span.end, pieces)
        if at == span.end:
            break
        for mark in here:
            if max(mark.span.start, span.start) == at:
                open_marks.append(mark)
                pieces.append(Piece(Step.OPEN, mark=mark, first=mark.span.start == at))
        pieces.append(Piece(Step.TEXT, document.quote(Span(at, bounds[number + 1]))))
    return pieces


def _within(span: Span) -> range:
    return range(span.start, span.end + 1)


def _ended(open_marks: Sequence[Mark], at: int, end: int, pieces: list[Piece]) -> list[Mark]:
    """Close what ends at `at` (all, at the text's end) with the links behind it, and open again what lay further in."""
    ending = [mark for mark in open_marks if mark.span.end <= at or at == end]
    if not ending:
        return list(open_marks)
    outermost = open_marks.index(ending[0])
    pieces += [Piece(Step.CLOSE, mark=mark) for mark in reversed(open_marks[outermost:])]
    pieces += [Piece(Step.LINK, mark=mark) for mark in ending if mark.span.end <= at]
    going_on = [mark for mark in open_marks[outermost:] if mark not in ending]
    pieces += [Piece(Step.OPEN, mark=mark) for mark in going_on]
    return [*open_marks[:outermost], *going_on]
