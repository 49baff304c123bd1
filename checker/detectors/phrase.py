"""The signal kind `phrase`: certain words in a norm, with or without certain others beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.language.words import words
from checker.model.controls import Signal
from checker.model.document import ClauseKind
from checker.model.norms import Norm
from checker.ports import Hit, NormIndex


def detect_phrase(signal: Signal, index: NormIndex) -> Iterable[Hit]:
    """One hit for each norm that holds one of the phrases, one of each `within` group and none of `without`."""
    found = index.ending(signal.phrases)
    if found and signal.scope == "norm":
        for group in signal.within:
            found &= index.holding(group)
        # What a heading happens to say takes nothing away from the sentence below it.
        found &= ~index.holding(signal.without, headings=False)
    numbers: Iterable[int] = index.numbers(found)
    if signal.scope != "norm" and (signal.within or signal.without):
        numbers = [number for number in numbers if _fits(signal, index, number)]
    if signal.under:
        numbers = [number for number in numbers if _under(signal.under, index.terms.norms[number], index)]
    return [index.hit(signal.phrases, number) for number in numbers]


def _fits(signal: Signal, index: NormIndex, number: int) -> bool:
    """Whether norm `number` has the right company in the sentences of the signal's scope."""
    sentences = _sentences(signal.scope, index, number)
    return all(_any_of(group, number, sentences, index, headings=True) for group in signal.within) and not _any_of(
        signal.without, number, sentences, index, headings=False
    )


def _any_of(sources: Sequence[str], number: int, sentences: frozenset[int], index: NormIndex, *, headings: bool) -> bool:
    """Whether one of the phrases stands in the norm (with its lead-ins) or in one of the sentences."""
    return index.among(number, index.holding(sources, headings)) or any(
        not sentences.isdisjoint(index.said(source)) for source in sources
    )


def _sentences(scope: str, index: NormIndex, number: int) -> frozenset[int]:
    """The sentences that the scope takes in beside the norm itself; the norms of a clause stand side by side."""
    if scope == "sentence":
        return frozenset({index.sentence(number)})
    norms = index.terms.norms
    home = (norms[number].document, norms[number].clause)
    first = last = number
    while first > 0 and (norms[first - 1].document, norms[first - 1].clause) == home:
        first -= 1
    while last + 1 < len(norms) and (norms[last + 1].document, norms[last + 1].clause) == home:
        last += 1
    return frozenset(index.sentence(other) for other in range(first, last + 1))


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
