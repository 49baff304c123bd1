"""What an annotation says of a finding, in the few lines that counsel reads in the margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker import __version__
from checker.annotators.plan import Remark, sets_out
from checker.model.report import Report
from checker.model.verdict import Finding, Verdict
from checker.reporters.cautions import cautions
from checker.reporters.sections import METHOD, asked_by, excuse_words, standing

_SOURCES = 3
"""Obligations that are named; the report names all."""


def remark_lines(remark: Remark, report: Report, placed: str) -> list[str]:
    """The lines of a remark, the headline first. `placed` says what was done about it in the file, "" for nothing."""
    finding = remark.finding
    if not remark.first:
        return [f"{headline(finding)}, here too", placed or "See the first comment on it."]
    lines = [headline(finding), finding.reason]
    if finding.excuse:
        lines.append(f"Let pass: {excuse_words(finding.excuse)}")
    elif finding.verdict.is_gap and not finding.gates:
        lines += _questions(finding, report)
    if sources := asked_by(finding, report, _SOURCES):
        lines.append(f"Asked by {'; '.join(sources)}")
    if placed:
        lines.append(placed)
    elif finding.wording and not sets_out(finding):
        lines.append(f"If it is needed: {' '.join(finding.wording.split())}")
    return lines


def headline(finding: Finding) -> str:
    """ "Spam (prohibited/spam): missing, high"."""
    grave = f", {finding.severity.value}" if finding.verdict.is_gap else ""
    return f"{finding.title} ({finding.control}): {finding.verdict.value}{grave}"


def summary_lines(report: Report, untold: Sequence[Finding] = ()) -> list[str]:
    """What stands at the head of a file: against what it was checked, how it stands, and what no other comment tells."""
    met = sum(finding.verdict is Verdict.MET for finding in report.findings)
    lines = [
        f"flowdown {__version__}: {standing(report)}",
        f"Checked: {report.asked}. {met} of {len(report.findings)} controls are met.",
    ]
    lines += cautions(report)
    lines += [f"{question.fact.question} {_hang(len(question.obligations))} on it." for question in report.questions[:_SOURCES]]
    for words, holds in _WITHOUT_WORDS:
        if titles := [finding.title for finding in untold if holds(finding)]:
            lines.append(f"{words}: {'; '.join(titles)}.")
    return [*lines, METHOD]


_WITHOUT_WORDS: tuple[tuple[str, Callable[[Finding], bool]], ...] = (
    ("Not in these terms, and left to you", lambda finding: finding.fails),
    ("Not in these terms, and let pass", lambda finding: finding.excuse is not None),
    ("Not in these terms, and asked for only if a question is answered with yes", lambda finding: not finding.gates),
)


def _questions(finding: Finding, report: Report) -> list[str]:
    """The questions that a finding hangs on."""
    asking = {asked.obligation for asked in finding.asked_by}
    open_ = [question.fact.question for question in report.questions if asking & set(question.obligations)]
    return [f"Counts only if the answer is yes: {' '.join(open_[:2])}"] if open_ else []


def _hang(obligations: int) -> str:
    return "One obligation hangs" if obligations == 1 else f"{obligations} obligations hang"
