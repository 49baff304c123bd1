"""Where it is asked: the packs with their documents, version dates and what was seen of them, and every obligation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model.packs import Applies, Obligation, Pack, Provenance, SourceDocument
from checker.model.report import Report
from checker.reporters.comparison.cells import is_address
from checker.reporters.html.anchors import Anchors
from checker.reporters.html.findings import Chapter, Entry

_SEEN = {
    Provenance.PRIMARY: "yes",
    Provenance.EXCERPT: "an excerpt",
    Provenance.SECONDARY: "no, only reports of it",
    Provenance.FROM_KNOWLEDGE: "no",
}
_APPLIES = {
    Applies.YES: "applies",
    Applies.UNKNOWN: "applies only if a question is answered yes",
    Applies.NO: "does not apply by the profile",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding that answers an obligation, with the severity that a gap has for this obligation."""

    entry: Entry
    severity: str


@dataclass(frozen=True, slots=True)
class ObligationView:
    """An obligation with the findings that answer it; `seen` says whether its author had the text before them."""

    id: str
    obligation: Obligation
    force: str
    seen: str
    applies: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """An upstream document with what is asked in it; `url` is "" where no link may lead there."""

    document: SourceDocument
    url: str
    dated: str
    obligations: tuple[ObligationView, ...]


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack; `declined` are its obligations that no control answers, with the reason."""

    pack: Pack
    id: str
    sources: tuple[SourceView, ...]
    declined: tuple[Obligation, ...]


def packs(report: Report, chapters: Sequence[Chapter], anchors: Anchors) -> Iterator[PackView]:
    """The packs of a report, in its order."""
    entries = {entry.finding.control: entry for chapter in chapters for entry in chapter.entries}
    applies = {asked.obligation: asked.applies for finding in report.findings for asked in finding.asked_by}
    for number, pack in enumerate(report.packs, 1):
        yield PackView(
            pack=pack,
            id=anchors.part(f"pack-{number}"),
            sources=tuple(
                SourceView(
                    document=document,
                    url=document.url if is_address(document.url) else "",
                    dated=document.version_date or "no version date known",
                    obligations=tuple(
                        _obligation(obligation, applies, entries, anchors)
                        for obligation in pack.obligations
                        if obligation.maps and obligation.citation.document == document.id
                    ),
                )
                for document in pack.documents.values()
            ),
            declined=tuple(obligation for obligation in pack.obligations if not obligation.maps),
        )


def _obligation(
    obligation: Obligation, applies: Mapping[str, Applies], entries: Mapping[str, Entry], anchors: Anchors
) -> ObligationView:
    return ObligationView(
        id=anchors.obligation(obligation.id),
        obligation=obligation,
        force="must" if obligation.binding else "should",
        seen=_SEEN[obligation.provenance],
        applies=_APPLIES[applies[obligation.id]] if obligation.id in applies else "",
        answers=tuple(
            Answer(entries[mapping.control], mapping.severity.value) for mapping in obligation.maps if mapping.control in entries
        ),
    )
