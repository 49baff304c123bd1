"""Checks all terms sets of a run: a set that cannot be read is told of, and the others are checked all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.app.as_of import as_they_stood
from checker.app.asked import Asked
from checker.app.bundles import chosen_packs
from checker.app.check import Progress, asked_controls, report, silent
from checker.app.results import Results
from checker.app.rulesets import Rulesets
from checker.model.as_of import AsOf
from checker.model.errors import FlowdownError, Unread
from checker.model.fail_on import FailOn
from checker.model.packs import Pack
from checker.model.reading import PLAIN, ReadOptions
from checker.model.report import Report


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: a report for each terms set that could be read, with the severity that fails it, and an error for each
    file or pattern that kept a set from being read.
    """

    reports: tuple[Report, ...]
    fail_on: tuple[FailOn, ...]
    errors: tuple[FlowdownError, ...] = ()


def check_sets(
    asked: Sequence[Asked],
    controls: Sequence[str],
    rulesets: Rulesets,
    options: ReadOptions = PLAIN,
    progress: Progress = silent,
    cache: Path | None = None,
) -> Outcome:
    """Judge each terms set on its packs and on the `controls` asked for by name; PackError and UsageError where a pack is broken
    or unknown. `cache` is the folder of kept files (see `app.results`).
    """
    packs: list[list[Pack]] = []
    days: list[AsOf | None] = []
    for each in asked:
        rulesets, chosen = chosen_packs(rulesets, each.packs.value)
        then, as_of = as_they_stood(chosen, each.as_of) if each.as_of else (chosen, None)
        packs.append(then)
        days.append(as_of)
    results = Results(rulesets, options, cache)
    reports: list[Report] = []
    fail_on: list[FailOn] = []
    errors: list[FlowdownError] = []
    for each, chosen, as_of in zip(asked, packs, days, strict=True):
        try:
            judged = results.judged(each.files(), asked_controls(chosen, controls), progress)
        except Unread as unread:
            errors += unread.errors
            continue
        settled = report(judged.documents, judged.judgments, rulesets, chosen, controls, each.profile)
        words = f"{settled.asked}, as of {as_of.day}" if as_of else settled.asked
        reports.append(replace(settled, name=each.name, asked=words, as_of=as_of))
        fail_on.append(each.fail_on.value)
    return Outcome(tuple(reports), tuple(fail_on), tuple({str(error): error for error in errors}.values()))
