"""GitHub annotations: workflow commands on standard output, which the host shows beside the lines of a pull request.

The host shows ten annotations of each level from one step and drops the rest without a word: where there are more, the tenth
counts those that are left out and names the first of them. What is let pass is one notice for each terms set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model.report import Report
from checker.model.verdict import Finding
from checker.ports import Style
from checker.reporters.cautions import cautions
from checker.reporters.location import Location, of_fault, of_finding
from checker.reporters.message import LEVELS, details, headline
from checker.reporters.page import plain
from checker.reporters.sections import VERDICTS, excuse_words, sections

SHOWN = 10
"""Annotations of one level that the host shows of one step."""
_NAMED, _LONGEST_TITLE = 50, 200
PLAIN = Style()
_COMMANDS: Mapping[str, str] = {"error": "error", "warning": "warning", "note": "notice"}


@dataclass(frozen=True, slots=True)
class _Annotation:
    """A command; `rank` is 0 for the gravest of its level."""

    rank: int
    command: str
    title: str
    text: str
    at: Location | None = None


def render_github(reports: Sequence[Report], style: Style = PLAIN) -> str:
    """A line for each annotation, the gravest of all sets first; gaps of low severity are notices."""
    found = [annotation for report in reports for annotation in _annotations(report, style)]
    found.sort(key=lambda annotation: annotation.rank)
    lines = []
    for command in _COMMANDS.values():
        lines += [_line(annotation) for annotation in _most([a for a in found if a.command == command], command)]
    return "".join(f"{line}\n" for line in lines)


def _most(annotations: list[_Annotation], command: str) -> list[_Annotation]:
    """As many as the host shows, the last of which stands for those that are left out."""
    if len(annotations) <= SHOWN:
        return annotations
    left = annotations[SHOWN - 1 :]
    lines = ["Not shown here, since the host shows ten of a kind; the job summary and the other reports have them:"]
    lines += [annotation.title for annotation in left[:_NAMED]]
    if len(left) > _NAMED:
        lines.append(f"and {len(left) - _NAMED} more")
    return [*annotations[: SHOWN - 1], _Annotation(left[0].rank, command, f"{len(left)} more", "\n".join(lines))]


def _annotations(report: Report, style: Style) -> Iterator[_Annotation]:
    parts = sections(report)
    named = f"{report.name}: " if report.name else ""
    for fault in report.waiver_faults:
        title = f"{named}the waiver of {fault.waiver} excuses nothing"
        yield _Annotation(0, "error", title, f"{fault.where}: {fault.why}", of_fault(fault, style))
    for finding in parts.open:
        at = of_finding(finding, report, style)
        text = "\n".join(details(finding, report))
        command, rank = _COMMANDS[LEVELS[finding.severity]], VERDICTS.index(finding.verdict)
        yield _Annotation(rank, command, f"{named}{headline(finding)}", text, at)
    if parts.excused:
        text = "\n".join(_let_pass(finding) for finding in parts.excused)
        yield _Annotation(0, "notice", f"{named}{len(parts.excused)} let pass", text)
    if told := cautions(report):
        yield _Annotation(0, "warning", f"{named}the upstream texts", "\n".join(told))
    if report.fixed:
        text = "\n".join(report.fixed)
        yield _Annotation(len(VERDICTS), "notice", f"{named}baseline entries that no gap needs any more", text)


def _let_pass(finding: Finding) -> str:
    return f"{finding.control}, {finding.verdict.value}: {excuse_words(finding.excuse) if finding.excuse else ''}"


def _line(annotation: _Annotation) -> str:
    properties: dict[str, object] = {}
    if at := annotation.at:
        properties = {"file": at.file, "line": at.line, "endLine": at.end_line}
        # The host takes columns only within one line.
        if at.column is not None and at.line == at.end_line:
            properties |= {"col": at.column, "endColumn": at.end_column}
    properties["title"] = annotation.title[:_LONGEST_TITLE]
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{annotation.command} {told}::{_data(annotation.text)}"


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
