"""GitLab Code Quality: one list of what fails and what is let pass, with the fingerprints by which the host compares branches."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from checker.model.packs import Severity
from checker.model.report import Report, WaiverFault
from checker.model.verdict import Finding
from checker.ports import Style
from checker.reporters.cautions import cautions
from checker.reporters.location import Location, in_repository, of_fault, of_finding
from checker.reporters.message import FAULT, details, headline
from checker.reporters.sections import sections

PLAIN = Style()
_SEVERITIES: Mapping[Severity, str] = {Severity.HIGH: "critical", Severity.MEDIUM: "major", Severity.LOW: "minor"}


def render_gitlab(reports: Sequence[Report], style: Style = PLAIN) -> str:
    """The gaps that fail by severity, those let pass as "info", waivers that excuse nothing as "critical".

    What is to be known of the upstream texts is "info", at the head of the first document: the format has no other place for it.
    """
    entries: list[dict[str, Any]] = []
    for report in reports:
        parts = sections(report)
        entries += [_fault(fault, report, style) for fault in report.waiver_faults]
        entries += [_gap(finding, report, style) for finding in (*parts.open, *parts.excused)]
        entries += [_caution(caution, report, style) for caution in cautions(report)]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def _gap(finding: Finding, report: Report, style: Style) -> dict[str, Any]:
    return _entry(
        finding.control,
        " ".join([f"{headline(finding)}.", *details(finding, report, most=1)]),
        "info" if finding.excuse else _SEVERITIES[finding.severity],
        # The host drops an entry whose fingerprint it has seen: the same gap in two sets is two entries.
        f"{report.name}\n{finding.fingerprint}",
        of_finding(finding, report, style),
    )


def _fault(fault: WaiverFault, report: Report, style: Style) -> dict[str, Any]:
    text = f"The waiver of {fault.waiver} excuses nothing: {fault.why}"
    return _entry(FAULT, text, "critical", f"{report.name}\n{fault.waiver}\n{fault.why}", of_fault(fault, style))


def _caution(text: str, report: Report, style: Style) -> dict[str, Any]:
    at = Location(in_repository(report.documents[0].name, style))
    return _entry("upstream texts", text, "info", f"{report.name}\n{text}", at)


def _entry(check: str, text: str, severity: str, key: str, at: Location) -> dict[str, Any]:
    return {
        "check_name": check,
        "description": text,
        "severity": severity,
        "fingerprint": hashlib.sha256(key.encode("utf-8", "replace")).hexdigest(),
        "location": {"path": at.file, "lines": {"begin": at.line, "end": at.end_line}},
    }
