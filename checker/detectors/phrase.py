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
    best: dict[int, Hit] = {}
    for source in signal.phrases:
        for hit in index.find(source):
            best.setdefault(hit.norm, hit)
    return [best[number] for number in sorted(best) if _fits(signal, index, number)]


def _fits(signal: Signal, index: NormIndex, number: int) -> bool:
    if not (signal.within or signal.without or signal.under):
        return True
    norm = index.terms.norms[number]
    keys = _keys(signal.scope, norm, index, number)
    return (
        all(_any_of(group, keys, index) for group in signal.within)
        and not _any_of(signal.without, keys, index)
        and (not signal.under or _any_of(signal.under, _headings(norm, index), index))
    )


def _any_of(sources: Sequence[str], keys: Sequence[str], index: NormIndex) -> bool:
    return any(index.book.phrase(source).search(keys) for source in sources)


def _keys(scope: str, norm: Norm, index: NormIndex, number: int) -> Sequence[str]:
    """The words to look into: the norm with its lead-ins, or its whole sentence or clause as well."""
    if scope == "norm":
        return index.keys[number]
    document = index.terms.documents[norm.document]
    span = norm.sentence if scope == "sentence" else document.clauses[norm.clause].text_span
    around = [word.key for word in words(document.text, span.start, span.end)]
    return [*index.keys[number][: norm.own], *around]


def _headings(norm: Norm, index: NormIndex) -> Sequence[str]:
    document = index.terms.documents[norm.document]
    keys: list[str] = []
    at: int | None = norm.clause
    while at is not None:
        clause = document.clauses[at]
        if clause.kind is ClauseKind.HEADING:
            keys.extend(word.key for word in words(document.text, clause.text_span.start, clause.text_span.end))
        at = clause.parent
    return keys
