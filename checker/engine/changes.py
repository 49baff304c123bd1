"""Two reports on two versions of the terms: what got worse, better, or only moved.

Decision: a control is worse where its verdict is, whatever became of the words; the same verdict on other words is shown as
reworded and fails nothing. What could not be read counts as missing: an assurance that can no longer be given is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.engine.judge import where
from checker.model.change import Change, ChangeKind, Changes
from checker.model.report import Report
from checker.model.verdict import Excuse, ExcuseKind, Finding, Role, Verdict

_GRAVITY = {
    Verdict.CONFLICT: 0,
    Verdict.MISSING: 1,
    Verdict.NEEDS_REVIEW: 1,
    Verdict.PARTIAL: 2,
    Verdict.MET: 3,
    Verdict.NOT_APPLICABLE: 3,
}


def changes(old: Report, new: Report) -> Changes:
    """Every control that the new version is asked for, beside what the old one did about it."""
    before = {finding.control: finding for finding in old.findings}
    return Changes(old, new, tuple(_change(before.get(finding.control), finding, old, new) for finding in new.findings))


def excuse_unchanged(reports: Sequence[Report], before: Sequence[Report], when: str) -> tuple[Report, ...]:
    """The reports with all gaps excused that are no worse than in the report of the same terms set before; the others say what
    stood there. `when` says when that was. A terms set that was not there before is held to everything.
    """
    named = {report.name: report for report in before}
    return tuple(_excused(report, named[report.name], when) if report.name in named else report for report in reports)


def _excused(report: Report, old: Report, when: str) -> Report:
    passes = Excuse(ExcuseKind.BASELINE, f"no worse than {when}")
    findings = []
    for change in changes(old, report).controls:
        finding = change.new
        if finding.fails and change.kind is not ChangeKind.WORSE:
            finding = replace(finding, excuse=passes)
        elif finding.fails and change.old:
            finding = replace(finding, reason=f"{finding.reason} {_before(change.old, old, when)}")
        findings.append(finding)
    return replace(report, findings=tuple(findings))


def _before(finding: Finding, report: Report, when: str) -> str:
    """What a gap was before it got worse, and the clause that said so."""
    was = f"It was {finding.verdict.value} {when}"
    decided = [each for each in finding.evidence if each.role is not Role.NEAR_MISS][:1]
    for each in decided:
        was += f", where {where(each, report.documents)} said “{report.documents[each.document].quote(each.span)}”"
    return was + "."


def _change(old: Finding | None, new: Finding, before: Report, after: Report) -> Change:
    return Change(new.control, _kind(old, new, before, after), old, new)


def _kind(old: Finding | None, new: Finding, before: Report, after: Report) -> ChangeKind:
    if old is None:
        return ChangeKind.WORSE if new.verdict.is_gap else ChangeKind.SAME
    if _GRAVITY[new.verdict] != _GRAVITY[old.verdict]:
        return ChangeKind.WORSE if _GRAVITY[new.verdict] < _GRAVITY[old.verdict] else ChangeKind.BETTER
    if old.fingerprint != new.fingerprint:
        return ChangeKind.REWORDED
    return ChangeKind.SAME if _places(old, before) == _places(new, after) else ChangeKind.MOVED


def _places(finding: Finding, report: Report) -> list[str]:
    """Where the deciding quotes stand, by the clauses' numbers: a page or line that only shifted is no move."""
    return [report.documents[each.document].clauses[each.clause].path for each in finding.evidence]
