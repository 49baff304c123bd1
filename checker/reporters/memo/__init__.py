"""The gap report as a memo in Word: what counsel reads on paper, marks up and sends on.

Binding decisions:
- It says the same words as the Markdown report; what both say comes from `reporters.sections` and `reporters.coverage`.
- Every look is a style of `template/word/styles.xml`, so that a firm's own styles can take it over.
- What no program knows (who writes to whom, the day) is a blank to fill in; no clock goes into the file.
- python-docx and lxml are loaded when a memo is written, not with this module.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.report import Report
from checker.ports import Style
from checker.reporters.memo.paper import Paper
from checker.reporters.sections import sections, set_name

PLAIN = Style()


def render_memo(reports: Sequence[Report], style: Style = PLAIN) -> bytes:  # noqa: ARG001 - one Protocol for all formats
    """The reports as one memo (.docx), always in full."""
    from checker.reporters.memo.opening import memo_head, sets
    from checker.reporters.memo.remainder import method, provenance

    paper = Paper("Gap report: " + "; ".join(map(set_name, reports)))
    memo_head(paper, reports)
    if len(reports) > 1:
        sets(paper, reports)
        paper.contents(own_page=False)
    for number, report in enumerate(reports, 1):
        if len(reports) > 1:
            paper.depth = 0
            paper.heading(set_name(report), 1, new_page=True)
            paper.depth = 1
        _report(paper, report, number, contents=len(reports) == 1)
    paper.depth = 0
    provenance(paper, reports)
    method(paper, reports[0])
    return paper.finished()


def _report(paper: Paper, report: Report, number: int, contents: bool) -> None:
    from checker.reporters.memo import opening, remainder
    from checker.reporters.memo.gaps import Gaps

    parts = sections(report)
    opening.summary(paper, report)
    if contents:
        paper.contents(own_page=True)
    gaps = Gaps(report, parts, number)
    if parts.open:
        gaps.all(paper, "Gaps", parts.open)
    if parts.hanging:
        gaps.all(paper, "Gaps that count only if a question below is answered yes", parts.hanging)
    remainder.let_pass(paper, report, parts)
    remainder.questions(paper, report)
    remainder.unread(paper, report)
    remainder.met(paper, report, parts)
