"""The Markdown report, for pull requests, wikis and mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.report import Report
from checker.model.verdict import Finding
from checker.ports import Style
from checker.reporters.cautions import against, cautions
from checker.reporters.page import plain
from checker.reporters.sections import (
    METHOD,
    Sections,
    asked_by,
    excuse_words,
    part,
    place,
    quotes,
    sections,
    set_name,
    standing,
    summary,
)

PLAIN = Style()
_MARKS = re.compile(r"([\\`*_\[\]<>|#~])")


def render_markdown(reports: Sequence[Report], style: Style = PLAIN) -> str:  # noqa: ARG001 - one Protocol for all formats
    """The reports as Markdown, always in full; everything that comes from the terms is escaped."""
    lines: list[str] = []
    if len(reports) > 1:
        lines = ["| terms | gaps |", "| --- | --- |"]
        lines += [f"| {escaped(set_name(report))} | {standing(report)} |" for report in reports]
        lines.append("")
    for report in reports:
        lines += [*_report(report), ""]
    return "\n".join([*lines, "---", "", METHOD]) + "\n"


def _report(report: Report) -> list[str]:
    parts = sections(report)
    lines = _head(report)
    if report.waiver_faults:
        lines += ["", "## Waivers that excuse nothing", ""]
        lines += [f"- {escaped(f'{fault.where}: {fault.waiver}: {fault.why}')}" for fault in report.waiver_faults]
    for title, findings in (
        ("Gaps", parts.open),
        ("Gaps that count only if a question below is answered yes", parts.hanging),
    ):
        if findings:
            lines += ["", f"## {title}"]
        for finding in findings:
            lines += _gap(finding, report)
    return lines + _settled(report, parts)


def _head(report: Report) -> list[str]:
    lines = [f"# Gap report: {escaped(report.name)}" if report.name else "# Gap report", ""]
    lines += [f"Terms: {', '.join(f'`{_code(document.name)}`' for document in report.documents)}  "]
    if packs := against(report):
        lines.append(f"Against: {packs}  ")
    if report.profile:
        lines.append(f"Profile: `{_code(report.profile)}`  ")
    lines.append(f"Made with flowdown {report.tool_version}")
    lines += _reading(report)
    lines += ["", "| verdict | controls | of these |", "| --- | ---: | --- |"]
    lines += [f"| {verdict} | {count} | {division} |" for verdict, count, division in summary(report)]
    return lines


def _settled(report: Report, parts: Sections) -> list[str]:
    """What is left after the gaps: what is let pass, questions, what is met, what does not apply."""
    lines: list[str] = []
    if parts.excused:
        lines += ["", "## Gaps let pass", "", "| control | verdict | severity | by | where |", "| --- | --- | --- | --- | --- |"]
        for finding in parts.excused:
            by = excuse_words(finding.excuse) if finding.excuse else ""
            at = place(finding.evidence[0], report) if finding.evidence else ""
            head = f"{finding.title} (`{finding.control}`) | {finding.verdict.value} | {finding.severity.value}"
            lines.append(f"| {head} | {escaped(by)} | {escaped(at)} |")
    if report.fixed:
        lines += ["", "## Baseline entries that no gap needs any more", ""]
        lines += [f"- {escaped(entry)}" for entry in report.fixed]
    if report.questions:
        lines += ["", "## Questions to settle", ""]
        for question in report.questions:
            lines.append(f"- {escaped(question.fact.question)} (`{question.fact.id}`; {', '.join(question.obligations)})")
    if parts.met:
        lines += ["", "## Met", "", "| control | what the terms do | where |", "| --- | --- | --- |"]
        for finding in parts.met:
            at = place(finding.evidence[0], report) if finding.evidence else ""
            lines.append(f"| {finding.title} (`{finding.control}`) | {escaped(finding.reason)} | {escaped(at)} |")
    if parts.not_applicable:
        lines += ["", "## Not applicable by the profile", ""]
        lines += [f"- {finding.title} (`{finding.control}`)" for finding in parts.not_applicable]
    return lines


def _reading(report: Report) -> list[str]:
    """What the reader must know of the upstream texts and of how the files were read."""
    lines = [f"- {escaped(caution)}" for caution in cautions(report)]
    for document in report.documents:
        lines += [f"- {escaped(document.name)}: {escaped(notice)}" for notice in document.notices]
        for unread in document.unread:
            at = part(unread.place)
            lines.append(f"- {escaped(document.name)}: {at} could not be read: {escaped(unread.why)}")
    return ["", *lines] if lines else []


def _gap(finding: Finding, report: Report) -> list[str]:
    lines = ["", f"### {finding.title}: {finding.verdict.value}", ""]
    weight = f"severity {finding.severity.value}, confidence {finding.confidence.value}"
    lines.append(f"`{finding.control}`, {weight}. {escaped(finding.reason)}")
    for role, quote, at in quotes(finding, report):
        lines += ["", f"> {escaped(quote)}", f"> ({role}; {escaped(at)})"]
    sources = asked_by(finding, report, most=99)
    if sources:
        lines += ["", "Asked by:", ""]
        lines += [f"- {escaped(line)}" for line in sources]
    if finding.wording:
        lines += [
            "",
            "Add:",
            "",
            *(f"> {escaped(line)}" if line else ">" for line in finding.wording.splitlines()),
        ]
    return lines


def escaped(text: str) -> str:
    """Words from outside in one line of Markdown, in which nothing but words is left of them."""
    return _MARKS.sub(r"\\\1", " ".join(plain(text).split()))


def _code(text: str) -> str:
    return text.replace("`", "'")
