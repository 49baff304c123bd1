"""The signal kind `tally`: so many norms of the wanted force and bearer hang on one clause (a list of prohibited uses)."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.controls import Signal
from checker.model.document import ClauseKind
from checker.model.norms import Norm
from checker.ports import Hit, NormIndex


def detect_tally(signal: Signal, index: NormIndex) -> Iterable[Hit]:
    """The norms of every clause that, with the items below it, has at least `at_least` of the wanted kind (sentences
    that only share a heading are no list), the longest list first; where the signal has phrases, only norms that hold one of
    them count.
    """
    named = set(index.numbers(index.ending(signal.phrases)))
    groups: dict[tuple[int, int], list[int]] = {}
    for number, norm in enumerate(index.terms.norms):
        if _wanted(signal, norm) and (number in named if signal.phrases else len(norm.words) > norm.own):
            clause = index.terms.documents[norm.document].clauses[norm.clause]
            listed = norm.inherited or clause.kind is ClauseKind.ITEM
            for key in {norm.clause, clause.parent if listed and clause.parent is not None else norm.clause}:
                groups.setdefault((norm.document, key), []).append(number)
    lists = sorted((members for members in groups.values() if len(members) >= signal.at_least), key=len, reverse=True)
    found = dict.fromkeys(number for members in lists for number in members)
    return [Hit(number, index.terms.norms[number].own) for number in found]


def _wanted(signal: Signal, norm: Norm) -> bool:
    return not norm.whole and any(
        (spec.force is None or spec.force is norm.force) and (spec.bearer is None or spec.bearer is norm.bearer)
        for spec in signal.norms
    )
