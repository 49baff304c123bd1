"""A finding in the few lines that a host shows beside a clause: what, why, the words in question, who asks, what to add."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.packs import Severity
from checker.model.report import Report
from checker.model.verdict import Finding
from checker.reporters.sections import add_label, asked_by, excuse_words, quotes

LEVELS: Mapping[Severity, str] = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
"""What hosts call the severities."""
FAULT = "flowdown/waiver"
"""The rule of waivers that cannot be relied on, where hosts ask for one."""


def headline(finding: Finding) -> str:
    """ "Spam: missing"."""
    return f"{finding.title}: {finding.verdict.value}"


def details(finding: Finding, report: Report, most: int = 2) -> list[str]:
    """The lines below the headline, with the first `most` quotes and obligations."""
    lines = [finding.reason]
    if finding.excuse:
        lines.append(f"Let pass: {excuse_words(finding.excuse)}")
    lines += [f"{role.capitalize()}: “{quote}” ({at})" for role, quote, at in quotes(finding, report)[:most]]
    if sources := asked_by(finding, report, most):
        lines.append(f"Asked by {'; '.join(sources)}")
    if finding.wording:
        lines.append(f"{add_label(finding).capitalize()}: {finding.wording}")
    return lines
