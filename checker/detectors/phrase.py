"""The signal kind `phrase`: certain words in a norm, with or without certain others beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from checker.language.words import words
from checker.model.controls import Signal
from checker.model.document import ClauseKind
from checker.model.norms import Norm
from checker.ports import Hit, NormIndex


def detect_phrase(signal: Signal, index: NormIndex) -> Iterable[Hit]:
    """One hit for each norm that holds one of the phrases, one of each `within` group and none of `without`."""
    best: dict[int, Hit] = {}
    for source in signal.phrases:
        for hit in index.find(source):
            best.setdefault(hit.norm, hit)
    return [best[number] for number in sorted(best) if _fits(signal, index, number)]


def _fits(signal: Signal, index: NormIndex, number: int) -> bool:
    if not (signal.within or signal.without or signal.under):
        return True
    norm = index.terms.norms[number]
    around = _around(signal.scope, norm, index, number)
    return (
        all(_any_of(group, around, index) for group in signal.within)
        and not _any_of(signal.without, around, index)
        and (not signal.under or _under(signal.under, norm, index))
    )


def _any_of(sources: Sequence[str], norms: Collection[int], index: NormIndex) -> bool:
    return any(not index.holders(source).isdisjoint(norms) for source in sources)


def _around(scope: str, norm: Norm, index: NormIndex, number: int) -> Collection[int]:
    """The norms to look into: this one, or all of its sentence or clause. They stand side by side."""
    if scope == "norm":
        return (number,)

    def beside(other: Norm) -> bool:
        same = other.clause == norm.clause if scope == "clause" else other.sentence == norm.sentence
        return same and other.document == norm.document

    norms = index.terms.norms
    first = last = number
    while first > 0 and beside(norms[first - 1]):
        first -= 1
    while last + 1 < len(norms) and beside(norms[last + 1]):
        last += 1
    return range(first, last + 1)


def _under(sources: Sequence[str], norm: Norm, index: NormIndex) -> bool:
    """Whether one of the phrases occurs in a heading above the norm."""
    document = index.terms.documents[norm.document]
    at: int | None = norm.clause
    while at is not None:
        clause = document.clauses[at]
        if clause.kind is ClauseKind.HEADING:
            keys = [word.key for word in words(document.text, clause.text_span.start, clause.text_span.end)]
            if any(index.book.phrase(source).search(keys) for source in sources):
                return True
        at = clause.parent
    return False
