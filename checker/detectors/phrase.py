"""The signal kind `phrase`: certain words in a norm, with or without certain others beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model.controls import Signal
from checker.model.document import ClauseKind
from checker.model.norms import Norm
from checker.ports import Hit, NormIndex


def detect_phrase(signal: Signal, index: NormIndex) -> Iterable[Hit]:
    """One hit for each norm that holds one of the phrases, one of each `within` group and none of `without`; first the norms
    where the phrase's words stand close together.
    """
    numbers = index.numbers(index.ending(signal.phrases))
    for group in signal.within:
        beside = _beside(group, numbers, signal.scope, index, headings=True)
        numbers = [number for number in numbers if number in beside]
    if signal.without:
        # What a heading happens to say takes nothing away from the sentence below it.
        beside = _beside(signal.without, numbers, signal.scope, index, headings=False)
        numbers = [number for number in numbers if number not in beside]
    if signal.under:
        numbers = [number for number in numbers if _under(signal.under, index.terms.norms[number], index)]
    if len(numbers) > 1:
        numbers = sorted(numbers, key=lambda number: index.stretch(signal.phrases, number))
    return [index.hit(signal.phrases, number) for number in numbers]


def _beside(sources: Sequence[str], numbers: Sequence[int], scope: str, index: NormIndex, *, headings: bool) -> set[int]:
    """Those of the norms that hold one of the phrases themselves, or in one of the sentences of the scope."""
    if not numbers:
        return set()
    holding = index.holding(sources, headings)
    beside = {number for number in numbers if index.among(number, holding)}
    if scope != "norm" and len(beside) < len(numbers):
        said = frozenset[int]().union(*(index.said(source) for source in sources))
        beside.update(number for number in numbers if not said.isdisjoint(_sentences(scope, index, number)))
    return beside


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
            keys = index.keys(norm.document, clause.text_span)
            if any(index.book.phrase(source).search(keys) for source in sources):
                return True
        at = clause.parent
    return False
