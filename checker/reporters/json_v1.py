"""The JSON report, `flowdown-report/1`: a format of its own, with its schema beside it; never a dump of inner types.

One report is such a document; several stand in one `flowdown-reports/1`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from checker.model.packs import Obligation
from checker.model.report import Report
from checker.model.verdict import AskedBy, Evidence, Excuse, ExcuseKind, Finding
from checker.ports import Style
from checker.reporters.cautions import cautions

SCHEMA = "flowdown-report/1"
SEVERAL = "flowdown-reports/1"
PLAIN = Style()


def render_json(reports: Sequence[Report], style: Style = PLAIN) -> str:  # noqa: ARG001 - one Protocol for all formats
    """The reports as JSON, whatever the style, with sorted findings, two-space indents and a final line break."""
    rendered = [_report(report) for report in reports]
    data = rendered[0] if len(rendered) == 1 else {"schema": SEVERAL, "reports": rendered}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _report(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "flowdown", "version": report.tool_version},
        "name": report.name,
        "asked": report.asked,
        "profile": report.profile,
        "packs": [{"id": pack.id, "version": pack.version, "title": pack.title} for pack in report.packs],
        "terms": [
            {
                "file": document.name,
                "sha256": document.sha256,
                "unread": [{**_place(u.place.page, u.place.line, u.place.paragraph), "why": u.why} for u in document.unread],
                "notices": list(document.notices),
            }
            for document in report.documents
        ],
        "findings": [_finding(finding, report) for finding in report.findings],
        "questions": [
            {"fact": q.fact.id, "question": q.fact.question, "obligations": list(q.obligations)} for q in report.questions
        ],
        "waiver_faults": [{"waiver": fault.waiver, "where": fault.where, "why": fault.why} for fault in report.waiver_faults],
        "fixed": list(report.fixed),
        "as_of": report.as_of.day if report.as_of else None,
        "left_out": list(report.as_of.later) if report.as_of else [],
        "max_age": report.max_age,
        "aged": [
            {
                "pack": each.pack.id,
                "document": each.document.id,
                "version_date": each.document.version_date or None,
                "checked": each.checked or None,
                "age": each.age,
            }
            for each in report.aged
        ],
        "cautions": cautions(report),
    }


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    return {
        "control": finding.control,
        "title": finding.title,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "reason": finding.reason,
        "gates": finding.gates,
        "fails": finding.fails,
        "obligations": [_asked_by(asked, report.obligations[asked.obligation]) for asked in finding.asked_by],
        "evidence": [_evidence(evidence, report) for evidence in finding.evidence],
        "searched": finding.searched,
        "wording": finding.wording or None,
        "waiver": _excuse(finding.excuse, ExcuseKind.WAIVER),
        "baseline": _excuse(finding.excuse, ExcuseKind.BASELINE),
        "fingerprint": finding.fingerprint,
    }


def _excuse(excuse: Excuse | None, kind: ExcuseKind) -> dict[str, str | None] | None:
    if excuse is None or excuse.kind is not kind:
        return None
    return {"reason": excuse.reason, "by": excuse.by or None, "until": excuse.until or None}


def _asked_by(asked: AskedBy, obligation: Obligation) -> dict[str, Any]:
    return {
        "id": asked.obligation,
        "pack": asked.pack,
        "document": obligation.citation.document,
        "section": obligation.citation.section,
        "severity": asked.severity.value,
        "applies": asked.applies.value,
        "provenance": obligation.provenance.value,
    }


def _evidence(evidence: Evidence, report: Report) -> dict[str, Any]:
    document = report.documents[evidence.document]
    place = document.place(evidence.span.start)
    return {
        "quote": document.quote(evidence.span),
        "role": evidence.role.value,
        "element": evidence.element,
        "why": evidence.why or None,
        "file": document.name,
        **_place(place.page, place.line, place.paragraph),
        "clause": document.clauses[evidence.clause].path or None,
        "start": evidence.span.start,
        "end": evidence.span.end,
    }


def _place(page: int | None, line: int | None, paragraph: int | None) -> dict[str, int | None]:
    return {"page": page, "line": line, "paragraph": paragraph}
