"""Packs as they stood on a past day.

Binding decisions:
- What came later is left out, and sections are cited as they stood in the version that was in force.
- What nobody looked into counts as standing, and the report says so: a day is never shown with fewer obligations than it had for
  lack of knowledge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from checker.model.as_of import AsOf
from checker.model.packs import Obligation, Pack, SourceDocument


def as_they_stood(packs: Iterable[Pack], day: str) -> tuple[list[Pack], AsOf]:
    """The packs with the obligations, sections and version dates of a day (ISO), and what is not known of it."""
    then: list[Pack] = []
    later: list[str] = []
    untold: Counter[str] = Counter()
    before: dict[str, str] = {}
    for pack in packs:
        stood = [obligation for obligation in pack.obligations if obligation.since <= day]
        later += [obligation.id for obligation in pack.obligations if obligation.since > day]
        documents = {name: _in_force(document, day) for name, document in pack.documents.items()}
        for obligation in stood:
            document = pack.documents[obligation.citation.document]
            if document.earlier and document.earlier[0] > day:
                before[document.title] = document.earlier[0]
            elif not document.earlier and not obligation.since and not ("" < document.version_date <= day):
                untold[document.title] += bool(obligation.maps)
        obligations = tuple(_then(obligation, documents[obligation.citation.document]) for obligation in stood)
        then.append(replace(pack, documents=documents, obligations=obligations))
    told = tuple((title, count) for title, count in untold.items() if count)
    return then, AsOf(day, tuple(later), told, tuple(before.items()))


def _in_force(document: SourceDocument, day: str) -> SourceDocument:
    """The document in the version of that day, or the oldest that is known."""
    known = [version for version in (*document.earlier, document.version_date) if version]
    then = [version for version in known if version <= day]
    return replace(document, version_date=(then[-1] if then else known[0]) if known else "")


def _then(obligation: Obligation, document: SourceDocument) -> Obligation:
    """The obligation as it stood in that version."""
    places = [former.section for former in obligation.formerly if former.until >= document.version_date]
    return replace(obligation, citation=replace(obligation.citation, section=places[0])) if places else obligation
