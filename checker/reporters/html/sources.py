"""Where it is asked: the packs with their documents, version dates and what was seen of them, and every obligation; once for all
reports of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model.packs import Applies, Obligation, Pack, Provenance, SourceDocument
from checker.model.report import Report
from checker.reporters.comparison.cells import is_address
from checker.reporters.html.anchors import of_obligation, of_pack
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
    """A control that answers an obligation, with the severity that a gap has for this obligation. `entry` is the finding; None
    where the file holds several reports, each with its own.
    """

    title: str
    severity: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class ObligationView:
    """An obligation with the controls that answer it; `seen` says whether its author had the text before them, `applies` whether
    it bites ("" where that differs from report to report).
    """

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


def packs(reports: Sequence[Report], chapters: Sequence[Sequence[Chapter]]) -> Iterator[PackView]:
    """The packs of the reports, each once, in the order in which they first come; `chapters` hold the findings of each report."""
    several = len(reports) > 1
    entries = {} if several else {e.finding.control: e for each in chapters for chapter in each for e in chapter.entries}
    asked = {} if several else {a.obligation: a.applies for report in reports for f in report.findings for a in f.asked_by}
    titles = {control.id: control.title for report in reports for control in report.controls.values()}
    for pack in _once(reports):
        sources = []
        for document in pack.documents.values():
            cited = [o for o in pack.obligations if o.maps and o.citation.document == document.id]
            sources.append(
                SourceView(
                    document=document,
                    url=document.url if is_address(document.url) else "",
                    dated=document.version_date or "no version date known",
                    obligations=tuple(_obligation(obligation, asked, entries, titles) for obligation in cited),
                )
            )
        yield PackView(pack, of_pack(pack.id), tuple(sources), tuple(o for o in pack.obligations if not o.maps))


def _once(reports: Sequence[Report]) -> list[Pack]:
    packs: dict[str, Pack] = {}
    for report in reports:
        for pack in report.packs:
            packs.setdefault(pack.id, pack)
    return list(packs.values())


def _obligation(
    obligation: Obligation, asked: Mapping[str, Applies], entries: Mapping[str, Entry], titles: Mapping[str, str]
) -> ObligationView:
    return ObligationView(
        id=of_obligation(obligation.id),
        obligation=obligation,
        force="must" if obligation.binding else "should",
        seen=_SEEN[obligation.provenance],
        applies=_APPLIES[asked[obligation.id]] if obligation.id in asked else "",
        answers=tuple(
            Answer(titles[mapping.control], mapping.severity.value, entries.get(mapping.control))
            for mapping in obligation.maps
            if mapping.control in titles
        ),
    )
