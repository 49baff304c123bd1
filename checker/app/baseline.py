"""The baseline's file: written anew beside what it holds for other terms sets, and shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.engine.baseline import known_gaps, pruned
from checker.model.errors import UsageError
from checker.model.printable import printable
from checker.model.report import Report
from checker.model.waiver import KnownGap
from checker.packs.baseline import load_baseline


def rewritten(path: Path, reports: Sequence[Report], prune: bool = False) -> tuple[KnownGap, ...]:
    """What the baseline at `path` should hold for these reports. Entries for other terms sets, and for controls that were not
    asked for, stay; with `prune` nothing is let in that was not there. PackError where the file is there and broken.
    """
    before = load_baseline(path) if path.is_file() else ()
    if prune and not path.is_file():
        raise UsageError(f"{path} is not there, so there is nothing to take out; write it without --prune")
    judged = {(report.name, finding.control) for report in reports for finding in report.findings}
    kept = tuple(gap for gap in before if (gap.terms, gap.control) not in judged)
    return (*kept, *(pruned(reports, before) if prune else known_gaps(reports)))


def listed(path: Path) -> str:
    """The gaps of a baseline, a line each, under the names of their terms sets."""
    lines: list[str] = []
    terms = ""
    for gap in sorted(load_baseline(path), key=lambda gap: (gap.terms, gap.control)):
        if gap.terms != terms:
            terms = gap.terms
            lines.append(f"{terms}:")
        words = f"  “{gap.text}”" if gap.text else ""
        lines.append(f"  {gap.verdict.value:<13} {gap.control}{words}")
    return "".join(f"{printable(line)}\n" for line in lines) or "no gaps\n"
