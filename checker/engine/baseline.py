"""The baseline: gaps that were there before fail nothing, so that only new ones do.

Binding decisions:
- An entry holds for one fingerprint, and so for one verdict and the words that decide on it. It also holds for a lesser gap: who
  mends half of what was known must not fail for it.
- A gap that got worse or is decided by other words is a new one; its reason says what it was before. Its entry is wrong, but
  nothing was fixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.engine.fingerprint import deciding, few
from checker.model.report import Report
from checker.model.verdict import Excuse, ExcuseKind, Finding, Verdict
from checker.model.waiver import KnownGap

_GRAVER = (Verdict.PARTIAL, Verdict.MISSING, Verdict.CONFLICT)
"""The verdicts that can be compared, the least grave first. What could not be read is neither better nor worse."""


def known_gaps(reports: Sequence[Report]) -> tuple[KnownGap, ...]:
    """An entry for every gap that fails, sorted: what a baseline of these reports holds."""
    gaps = [
        KnownGap(finding.control, finding.verdict, finding.fingerprint, _told(finding, report), report.name)
        for report in reports
        for finding in report.findings
        if finding.fails
    ]
    return tuple(sorted(gaps, key=lambda gap: (gap.terms, gap.control)))


def _told(finding: Finding, report: Report) -> str:
    quotes = deciding(finding.evidence, report.documents)
    return few(quotes[0]) if quotes else ""


def pruned(reports: Sequence[Report], known: Sequence[KnownGap]) -> tuple[KnownGap, ...]:
    """The baseline of these reports without what is new: every entry as it stands now, and none that was not in `known`."""
    passing = {
        (report.name, finding.control)
        for report in excuse_known(reports, known)
        for finding in report.findings
        if finding.excuse and finding.excuse.kind is ExcuseKind.BASELINE
    }
    return tuple(gap for gap in known_gaps(reports) if (gap.terms, gap.control) in passing)


def excuse_known(reports: Sequence[Report], known: Sequence[KnownGap]) -> tuple[Report, ...]:
    """The reports with the baseline's gaps excused, and its other entries in `fixed`. Entries for terms sets that are not among
    the reports are left alone.
    """
    return tuple(_with_known(report, [gap for gap in known if gap.terms == report.name]) for report in reports)


def _with_known(report: Report, known: Sequence[KnownGap]) -> Report:
    before = {gap.control: gap for gap in known}
    findings = tuple(_known(finding, before.get(finding.control)) for finding in report.findings)
    judged = {finding.control: finding for finding in findings}
    # A gap that counts is behind its entry, be it another one than the entry was written for.
    gone = [gap for gap in known if gap.control in judged and not judged[gap.control].gates]
    fixed = [_fixed(gap, judged[gap.control]) for gap in gone]
    return replace(report, findings=findings, fixed=(*report.fixed, *fixed))


def _known(finding: Finding, gap: KnownGap | None) -> Finding:
    if gap is None or not finding.fails:
        return finding
    if gap.fingerprint == finding.fingerprint and gap.verdict is finding.verdict:
        return replace(finding, excuse=Excuse(ExcuseKind.BASELINE, "known before"))
    if _is_less(finding.verdict, gap.verdict):
        return replace(finding, excuse=Excuse(ExcuseKind.BASELINE, f"known before as {gap.verdict.value}"))
    was = f", decided by “{gap.text}”" if gap.text else ""
    return replace(finding, reason=f"{finding.reason} In the baseline it is {gap.verdict.value}{was}.")


def _is_less(now: Verdict, before: Verdict) -> bool:
    return now in _GRAVER and before in _GRAVER and _GRAVER.index(now) < _GRAVER.index(before)


def _fixed(gap: KnownGap, finding: Finding) -> str:
    now = finding.verdict.value if not finding.verdict.is_gap else "a gap that does not count"
    return f"{gap.control}: was {gap.verdict.value}, is {now}"
