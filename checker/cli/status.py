"""Exit statuses, for whoever runs the command: a person, a hook, a pipeline. docs/exit-status.md shows them case by case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.fail_on import FailOn

if TYPE_CHECKING:
    from checker.app.gate import Outcome
    from checker.model.report import Report

CLEAN = 0
GAPS = 1
FAILED = 2
NOTHING_CHECKED = 3


def status(outcome: Outcome, exit_zero: bool = False) -> int:
    """The gravest that holds for any terms set: could not be read, has gaps that fail the run, was checked for nothing.

    `exit_zero` lets gaps pass, and only these: a run that could not do its work never looks like a clean one.
    """
    if outcome.errors:
        return FAILED
    if any(_fails(report, fail_on) for report, fail_on in zip(outcome.reports, outcome.fail_on, strict=True)) and not exit_zero:
        return GAPS
    return CLEAN if outcome.reports and all(report.findings for report in outcome.reports) else NOTHING_CHECKED


def _fails(report: Report, fail_on: FailOn) -> bool:
    """A waiver that cannot be relied on fails a run like the gravest of gaps."""
    if report.waiver_faults and fail_on is not FailOn.never:
        return True
    return any(finding.fails and fail_on.reached_by(finding.severity) for finding in report.findings)
