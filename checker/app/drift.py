"""Two versions of an upstream text beside each other: sections, the obligations of a pack, new duties that it does not cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.app.candidates import candidates
from checker.app.rulesets import Rulesets
from checker.model.document import Document
from checker.model.drift import Drift, Fate, ObligationChange
from checker.model.errors import ReadError, UsageError
from checker.model.packs import Obligation, Pack, Provenance
from checker.packs.yaml_nodes import nearest
from checker.readers import data_of, read_bytes
from checker.upstream.compare import compared, drift
from checker.upstream.sentences import Comparison
from checker.upstream.standing import obligation_changes

_SIZE_BOUND = 10 * 1024 * 1024
"""Bytes; the longest policies have a third of a megabyte."""
_KNOWN = 0.5
"""A document of the pack is the one that is compared if so many of its locators stand in one of the texts."""


def upstream_text(path: Path) -> Document:
    """An upstream text, read as any terms are. Raises ReadError."""
    data = data_of(path, str(path))
    if len(data) > _SIZE_BOUND:
        raise ReadError(str(path), "is larger than 10 MB", "no policy is; check that it is the right file")
    return read_bytes(str(path), data)


def text_drift(old: Document, new: Document) -> Drift:
    """What became of the sections of a text."""
    return drift(compared(old, new))


def pack_drift(old: Document, new: Document, pack: Pack, document: str, rulesets: Rulesets) -> Drift:
    """What became of the sections of a text and of the pack's obligations that cite it, and which new duties none covers.

    `document` is the id that the pack gives the text; "" where that is to be found out. UsageError where it cannot be.
    """
    comparison = compared(old, new)
    changes = _changes(comparison, pack, document)
    document = changes[0].obligation.citation.document if changes else document
    return replace(
        drift(comparison),
        pack=pack,
        document=document,
        obligations=changes,
        candidates=tuple(candidates(comparison, changes, document, rulesets)),
    )


def _changes(comparison: Comparison, pack: Pack, document: str) -> tuple[ObligationChange, ...]:
    """What became of the obligations that cite the text."""
    if document:
        if document not in pack.documents:
            names = tuple(pack.documents)
            raise UsageError(f"{pack.id} cites no document {document!r}{nearest(document, names)}; it cites {', '.join(names)}")
        return tuple(obligation_changes(comparison, _citing(pack, document)))
    hashes = {comparison.old.document.sha256, comparison.new.document.sha256}
    for known in pack.documents.values():
        if known.sha256 in hashes:
            return _changes(comparison, pack, known.id)
    guesses = [tuple(obligation_changes(comparison, _citing(pack, name))) for name in pack.documents]
    best = max(guesses, key=_found, default=())
    if _found(best) < _KNOWN:
        raise UsageError(
            f"none of the documents that {pack.id} cites is this text; name one with --document: {', '.join(pack.documents)}"
        )
    return best


def _citing(pack: Pack, document: str) -> Sequence[Obligation]:
    """The obligations whose words were seen in a document."""
    seen = (Provenance.PRIMARY, Provenance.EXCERPT)
    return [each for each in pack.obligations if each.citation.document == document and each.provenance in seen]


def _found(changes: Sequence[ObligationChange]) -> float:
    """The share of obligations whose words stand in one of the texts."""
    return sum(change.fate is not Fate.UNFOUND for change in changes) / max(len(changes), 1)
