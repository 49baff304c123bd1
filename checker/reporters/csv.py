"""The findings for a spreadsheet: a line for each control of each terms set, and one for each waiver that excuses nothing."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.report import Report, WaiverFault
from checker.model.verdict import Excuse, ExcuseKind, Finding
from checker.ports import Style
from checker.reporters.sections import asked_by, place
from checker.reporters.spreadsheet import table

PLAIN = Style()
_HEAD = (
    *("set", "control", "title", "verdict", "severity", "confidence", "fails", "let pass", "by", "until", "why let pass"),
    *("reason", "where", "quote", "wording", "asked by", "fingerprint"),
)
_NOTHING = Excuse(ExcuseKind.WAIVER, "")


def render_csv(reports: Sequence[Report], style: Style = PLAIN) -> str:  # noqa: ARG001 - one Protocol for all formats
    """All findings, whatever the style, the met ones too."""
    rows: list[Sequence[str]] = [_HEAD]
    for report in reports:
        rows += [_row(finding, report) for finding in report.findings]
        rows += [_fault(fault, report) for fault in report.waiver_faults]
    return table(rows)


def _row(finding: Finding, report: Report) -> list[str]:
    first = finding.evidence[0] if finding.evidence else None
    excuse = finding.excuse or _NOTHING
    return [
        *(report.name, finding.control, finding.title, finding.verdict.value, finding.severity.value, finding.confidence.value),
        *("yes" if finding.fails else "no", finding.excuse.kind.value if finding.excuse else ""),
        *(excuse.by, excuse.until, excuse.reason, finding.reason),
        *((place(first, report), report.documents[first.document].quote(first.span)) if first else ("", "")),
        *(finding.wording, "; ".join(asked_by(finding, report, most=99)), finding.fingerprint),
    ]


def _fault(fault: WaiverFault, report: Report) -> list[str]:
    row = dict.fromkeys(_HEAD, "")
    row |= {"set": report.name, "control": fault.waiver, "title": "A waiver that excuses nothing", "verdict": "waiver-fault"}
    row |= {"fails": "yes", "reason": fault.why, "where": fault.where}
    return list(row.values())
