"""What is to be written where, in terms of clauses and spans: the same for every format that takes annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.annotators import Wish
from checker.annotators.sections import Spot, end_spot, spot
from checker.engine.gather import NEAREST
from checker.model.document import Clause, Document, Span
from checker.model.report import Report
from checker.model.verdict import Evidence, Finding, Role, Verdict

_TELLING = {
    Verdict.CONFLICT: (Role.CONTRADICTS,),
    Verdict.MET: (Role.SUPPORTS,),
    Verdict.PARTIAL: (Role.SUPPORTS, Role.WEAKENS, Role.CONTRADICTS),
}
"""The roles of the evidence that decides a verdict; any for the others."""
_A_HOME = 2
"""Pieces of evidence for controls of a group in one section, from which on that section can be the group's home; one is enough
for controls whose wordings stand in one part of a draft.
"""
_PART = "part of a draft: "


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a finding at a quote; `first` says that it is the finding's first, which tells all. Without a span no words
    of the terms come near. `loose` says that they do in wording only: the comment may as well stand at words that are added.
    """

    finding: Finding
    span: Span | None
    first: bool = True
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Addition:
    """The wording of a finding, to be added at a spot."""

    finding: Finding
    spot: Spot


@dataclass(frozen=True, slots=True)
class Removal:
    """A sentence that conflicts, to be taken out; the wordings of the findings in `replaced` take its place."""

    findings: tuple[Finding, ...]
    span: Span
    replaced: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be written into one document: remarks in the order of the report, additions in that of a draft."""

    remarks: tuple[Remark, ...]
    additions: tuple[Addition, ...]
    removals: tuple[Removal, ...]


def plan(report: Report, at: int, wish: Wish) -> Plan:
    """What the document number `at` of a report gets."""
    removals = list(_removals(report, wish))
    replaced = {finding.control for _, removal in removals for finding in removal.replaced}
    wanted = [*filter(sets_out, report.findings), *wish.spoilt]
    added = [each for each in wanted if each.control not in replaced and each.control not in wish.unwritten]
    added.sort(key=lambda finding: (_part(finding, report, wish), finding.severity.rank))
    homes, end = _homes(report), end_spot(report.documents, wish.main)
    spots = {each.control: end if each.control in wish.apart else _place(each, report, homes, end) for each in added}
    told = [each for each in report.findings if each.verdict.is_gap or (wish.met and each.verdict is Verdict.MET)]
    remarks = [remark for finding in told for remark in _remarks(finding, at, spots)]
    remarks += [Remark(each, None) for each in wish.spoilt if each in added and spots[each.control].document == at]
    return Plan(
        remarks=tuple(remarks),
        additions=tuple(Addition(each, spots[each.control]) for each in added if spots[each.control].document == at),
        removals=tuple(removal for document, removal in removals if document == at),
    )


def _part(finding: Finding, report: Report, wish: Wish) -> int:
    """The place of a finding's part in a draft; what has no part comes last."""
    place = report.controls[finding.control].draft
    return wish.order.index(place.part) if place and place.part in wish.order else len(wish.order)


def sets_out(finding: Finding) -> bool:
    """Whether the wording of a finding is written into the terms: it is a gap that fails, and words can close it."""
    return finding.fails and bool(finding.wording) and finding.verdict is not Verdict.NEEDS_REVIEW


def _deciding(finding: Finding) -> list[Evidence]:
    """The evidence that a finding hangs on, else what comes near."""
    roles = _TELLING.get(finding.verdict, tuple(Role))
    return [each for each in finding.evidence if each.role in roles] or list(finding.evidence)


def _remarks(finding: Finding, at: int, spots: Mapping[str, Spot]) -> Iterator[Remark]:
    """Every conflicting clause gets its remark, any other finding one; one without words in any file is told of where its wording
    is added, else in the first.
    """
    deciding = _deciding(finding)
    told = deciding if finding.verdict is Verdict.CONFLICT else deciding[:1]
    for number, each in enumerate(told):
        if each.document == at:
            yield Remark(finding, each.span, number == 0, each.why == NEAREST)
    spot = spots.get(finding.control)
    if not told and at == (spot.document if spot else 0):
        yield Remark(finding, None)


def _removals(report: Report, wish: Wish) -> Iterator[tuple[int, Removal]]:
    """The sentences that go. The wording takes the place of the first one for its control where that stands in running text; in a
    list, a table or a note it needs a paragraph of its own. A lead-in stays: what hangs on it would hang in the air.
    """
    open_ = {finding.control: finding for finding in report.findings if finding.verdict is Verdict.CONFLICT and sets_out(finding)}
    replaced: set[str] = {*wish.apart, *wish.unwritten}
    for strike in wish.strikes:
        findings = [open_[control] for control in strike.controls if control in open_]
        clause = clause_at(report.documents[strike.document], strike.span)
        if not findings or clause is None or _leads(clause, strike.span):
            continue
        running = spot(report.documents[strike.document], strike.document, clause.index).clause == clause.index
        new = [f for f in findings if f.control not in replaced and running and "\n" not in f.wording]
        replaced.update(finding.control for finding in new)
        yield strike.document, Removal(tuple(findings), strike.span, tuple(new))


def clause_at(document: Document, span: Span) -> Clause | None:
    """The clause in whose own text a span stands."""
    return next((clause for clause in document.clauses if span in clause.text_span), None)


def _leads(clause: Clause, span: Span) -> bool:
    """Whether a sentence is the last of a clause that others hang on."""
    return clause.span.end > clause.text_span.end and span.end >= clause.sentences[-1].end


def _homes(report: Report) -> dict[str, Spot]:
    """Where controls of a group, or of one part of a draft, mostly have their evidence, for those that have such a place."""
    counts: dict[str, Counter[Spot]] = {}
    for finding in report.findings:
        for each in finding.evidence:
            if each.role is Role.SUPPORTS:
                place = spot(report.documents[each.document], each.document, each.clause)
                for group in _groups(finding, report):
                    counts.setdefault(group, Counter())[place.section_only()] += 1
    homes = {}
    for group, places in counts.items():
        home, most = max(places.items(), key=lambda entry: (entry[1], -entry[0].document, -entry[0].clause))
        if most >= (1 if group.startswith(_PART) else _A_HOME) and 2 * most >= places.total():
            homes[group] = home
    return homes


def _place(finding: Finding, report: Report, homes: dict[str, Spot], end: Spot) -> Spot:
    """Where the wording of a finding belongs: beside what decides it, else at the home of its group, else near what comes
    nearest, else at the end.
    """
    deciding = _deciding(finding)
    spots = [spot(report.documents[each.document], each.document, each.clause) for each in deciding[:1]]
    if spots and finding.verdict is not Verdict.MISSING:
        return spots[0]
    if home := next((homes[group] for group in _groups(finding, report) if group in homes), None):
        return home
    if spots and deciding[0].why != NEAREST:
        return spots[0]
    return end


def _groups(finding: Finding, report: Report) -> Iterator[str]:
    """The narrower and the wider kin of a control: what stands beside it in a draft, and its group."""
    place = report.controls[finding.control].draft
    if place:
        yield _PART + place.part
    yield finding.control.rpartition("/")[0]
