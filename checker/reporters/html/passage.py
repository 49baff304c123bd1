"""Deciding words among their own: the sentences around a quote, so that a reader need not leave the finding to judge it."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.document import Clause, ClauseKind, Document, Span

_AROUND = 320
"""Characters shown on either side of the words, at most."""
_LEAD = 200
"""Characters of the paragraph that leads a list item in, its last ones."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`words` are the quote itself, `before` and `after` what stands beside it in the same clause (with "…" where that was cut),
    `lead` the words that lead a list item in, `headings` the titles above, the highest first.
    """

    headings: tuple[str, ...]
    lead: str
    before: str
    words: str
    after: str


def passage(document: Document, number: int, span: Span) -> Passage:
    """The words at `span`, which stand in clause `number`, and what is around them."""
    clause = document.clauses[number]
    shown = _sentences(clause, span)
    before = document.quote(Span(shown.start, span.start)) if shown.start < span.start else ""
    after = document.quote(Span(span.end, shown.end)) if span.end < shown.end else ""
    cut_before = "… " if shown.start > clause.text_span.start or len(before) > _AROUND else ""
    cut_after = " …" if shown.end < clause.text_span.end or len(after) > _AROUND else ""
    return Passage(
        headings=tuple(document.quote(heading.text_span) for heading in _headings(document, clause)),
        lead=_lead(document, clause),
        before=cut_before + _last_words(before, _AROUND) if before else "",
        words=document.quote(span),
        after=_first_words(after, _AROUND) + cut_after if after else "",
    )


def _sentences(clause: Clause, span: Span) -> Span:
    """The sentences that the words stand in, with the one before and the one after."""
    touched = [at for at, each in enumerate(clause.sentences) if each.start < span.end and span.start < each.end]
    if not touched:
        return span
    first, last = max(0, touched[0] - 1), min(len(clause.sentences) - 1, touched[-1] + 1)
    return Span(clause.sentences[first].start, clause.sentences[last].end)


def _headings(document: Document, clause: Clause) -> list[Clause]:
    found: list[Clause] = []
    at = clause.parent
    while at is not None:
        if document.clauses[at].kind is ClauseKind.HEADING:
            found.insert(0, document.clauses[at])
        at = document.clauses[at].parent
    return found


def _lead(document: Document, clause: Clause) -> str:
    """The end of what a list item hangs on: without it "(b) send spam" says nothing."""
    if clause.kind is not ClauseKind.ITEM or clause.parent is None:
        return ""
    parent = document.clauses[clause.parent]
    if parent.kind is ClauseKind.HEADING:
        return ""
    text = document.quote(parent.text_span)
    return ("… " if len(text) > _LEAD else "") + _last_words(text, _LEAD)


def _last_words(text: str, most: int) -> str:
    return text if len(text) <= most else text[-most:].partition(" ")[2]


def _first_words(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0]
