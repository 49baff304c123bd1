"""SARIF 2.1.0, with what GitHub's code scanning shows of it: a run for each terms set, a rule for each control asked.

Decisions: gaps that fail are results of kind "fail"; those let pass are too, with a suppression (waiver) or the baseline state
"unchanged". What is met, does not apply or hangs on an open question is a result only in a verbose style, because hosts show
every result as an alert, whatever its kind; open questions are notifications.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from checker.model.packs import Severity
from checker.model.report import Report, WaiverFault
from checker.model.verdict import ExcuseKind, Finding, Verdict
from checker.ports import Style
from checker.reporters.cautions import cautions
from checker.reporters.location import Location, in_repository, of_fault, of_finding
from checker.reporters.message import FAULT, LEVELS, details, headline
from checker.reporters.sarif_rules import rules
from checker.reporters.sections import excuse_words, part, set_name

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
PLAIN = Style()
_ROOT = "%SRCROOT%"


def render_sarif(reports: Sequence[Report], style: Style = PLAIN) -> str:
    """One log; a run is told from the others by its automation id, which hosts take for the category."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, style) for report in reports]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _run(report: Report, style: Style) -> dict[str, Any]:
    results = [_result(f, report, style) for f in report.findings if style.verbose or f.gates]
    if any("baselineState" in result for result in results):
        results = [{**result, "baselineState": result.get("baselineState", "new")} for result in results]
    described = rules(report)
    return {
        "tool": {"driver": {"name": "flowdown", "version": report.tool_version, "rules": described}},
        "automationDetails": {"id": f"flowdown/{quote(report.name)}/" if report.name else "flowdown/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "artifacts": [
            {"location": _artifact(in_repository(document.name, style)), "hashes": {"sha-256": document.sha256}}
            for document in report.documents
        ],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(report, style))}],
        "results": [*results, *(_fault(fault, style) for fault in report.waiver_faults)],
        "properties": {"terms": set_name(report), "asked": report.asked, "profile": report.profile},
    }


def _result(finding: Finding, report: Report, style: Style) -> dict[str, Any]:
    kind = _kind(finding)
    at = of_finding(finding, report, style)
    result: dict[str, Any] = {
        "ruleId": finding.control,
        "kind": kind,
        "level": LEVELS[finding.severity] if kind == "fail" else "none",
        "message": {"text": _unlinked("\n".join([f"{headline(finding)}.", *details(finding, report)]))},
        "locations": [_location(at)],
        # Hosts match alerts by the first; the second is ours, whatever they make of the first.
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint, "flowdown/v1": finding.fingerprint},
        "properties": {
            "verdict": finding.verdict.value,
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "searched": finding.searched,
            "obligations": [asked.obligation for asked in finding.asked_by],
        },
    }
    if finding.excuse and finding.excuse.kind is ExcuseKind.WAIVER:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": excuse_words(finding.excuse)}]
    elif finding.excuse:
        result["baselineState"] = "unchanged"
    return result


def _kind(finding: Finding) -> str:
    """A gap that counts is a failure; one that hangs on a question is open."""
    if finding.verdict is Verdict.MET:
        return "pass"
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return "notApplicable"
    return "fail" if finding.gates else "open"


def _fault(fault: WaiverFault, style: Style) -> dict[str, Any]:
    return {
        "ruleId": FAULT,
        "kind": "fail",
        "level": LEVELS[Severity.HIGH],
        "message": {"text": _unlinked(f"The waiver of {fault.waiver} excuses nothing: {fault.why}")},
        "locations": [_location(of_fault(fault, style))],
    }


def _location(at: Location) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": at.line}
    if at.end_line > at.line or at.column is not None:
        region["endLine"] = at.end_line
    if at.column is not None and at.end_column is not None:
        region |= {"startColumn": at.column, "endColumn": at.end_column}
    artifact = _artifact(at.file) | ({} if at.document is None else {"index": at.document})
    physical = {"artifactLocation": artifact, "region": region}
    return {"physicalLocation": physical, "message": {"text": _unlinked(at.words)}}


def _artifact(path: str) -> dict[str, Any]:
    """A path below the root; any other is its own address."""
    if path.startswith("/") or path[1:2] == ":":
        return {"uri": "file:///" + quote(path.lstrip("/"), safe="/:")}
    if path.startswith("../"):
        return {"uri": quote(path)}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _notifications(report: Report, style: Style) -> Iterator[dict[str, Any]]:
    """What a person must know of the run: cautions, parts not read, how files were read, open questions, entries not needed."""
    for caution in cautions(report):
        yield {"level": "warning", "message": {"text": _unlinked(caution)}}
    for number, document in enumerate(report.documents):
        at = [_location(Location(in_repository(document.name, style), words=document.name, document=number))]
        for unread in document.unread:
            text = f"{document.name}: {part(unread.place)} could not be read: {unread.why}"
            yield {"level": "warning", "message": {"text": _unlinked(text)}, "locations": at}
        for notice in document.notices:
            yield {"level": "note", "message": {"text": _unlinked(f"{document.name}: {notice}")}, "locations": at}
    for question in report.questions:
        text = f"{question.fact.question} ({question.fact.id}; {', '.join(question.obligations)})"
        yield {"level": "note", "message": {"text": _unlinked(f"A question to settle: {text}")}}
    hanging = [finding.control for finding in report.findings if finding.verdict.is_gap and not finding.gates]
    if hanging:
        yield {"level": "note", "message": {"text": f"Gaps that hang on questions: {', '.join(hanging)}"}}
    for entry in report.fixed:
        yield {"level": "note", "message": {"text": _unlinked(f"No gap needs this entry of the baseline any more: {entry}")}}


def _unlinked(text: str) -> str:
    """A message in which no words of the terms become a link."""
    return text.replace("](", "] (")
