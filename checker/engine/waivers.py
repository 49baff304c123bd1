"""Waivers: gaps that somebody accepted fail nothing; a waiver that cannot be relied on is itself a fault.

Binding decisions:
- A waiver is bound to words, not to a fingerprint: what decides on the gap must be part of the wording it was given for, and
  that wording must still stand in the terms. So it lives through a change elsewhere, also of the clause that comes nearest to
  something missing, and dies with the first changed word of its own.
- One that does not hold (expired, given for other words, for no gap) excuses nothing. What was not judged in a run is no fault
  of that run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from checker.engine.fingerprint import deciding, few, letters
from checker.engine.quote import LONGEST
from checker.language.words import words
from checker.model.packs import Applies
from checker.model.report import Report, WaiverFault
from checker.model.verdict import AskedBy, Excuse, ExcuseKind, Finding
from checker.model.waiver import Waiver

SOON = timedelta(days=30)
"""How long before its last day a report says that a waiver ends."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A waiver beside a finding that it is about; `void` says why it does not hold there, "" if it does."""

    waiver: Waiver
    report: int
    finding: Finding
    void: str


def excuse_waived(
    reports: Sequence[Report], waivers: Sequence[Waiver], today: date, not_waivable: Collection[str] = ()
) -> tuple[Report, ...]:
    """The reports with waived gaps excused, and what is wrong with a waiver among the `waiver_faults` of the set it is about
    (of the first one where it is about several).
    """
    faults: list[list[WaiverFault]] = [list(report.waiver_faults) for report in reports]
    held: list[_Case] = []

    @cache
    def standing(number: int) -> list[str]:
        """What stands in the documents of a report, folded; the whole of it costs time, so only where a waiver asks."""
        return [letters(document.text) for document in reports[number].documents]

    for waiver in waivers:
        if waiver.until and date.fromisoformat(waiver.until) < today:
            at = next((n for n, report in enumerate(reports) if waiver.terms in ("", report.name)), None)
            if at is not None:
                why = f"expired on {waiver.until}; close the gap, or decide anew and give a later date"
                faults[at].append(_fault(waiver, why))
            continue
        cases = list(_cases(waiver, reports, standing, not_waivable))
        good = [case for case in cases if not case.void]
        held += good
        if cases and not good:
            # Words that changed tell more than another set in which there is no gap.
            worst = next((case for case in cases if case.finding.verdict.is_gap), cases[0])
            faults[worst.report].append(_fault(waiver, worst.void))
    return tuple(
        replace(
            report,
            findings=tuple(_waived(finding, [c for c in held if c.finding is finding], today) for finding in report.findings),
            waiver_faults=tuple(faults[number]),
        )
        for number, report in enumerate(reports)
    )


def _fault(waiver: Waiver, why: str) -> WaiverFault:
    return WaiverFault(waiver.name, waiver.where, why)


def _cases(
    waiver: Waiver, reports: Sequence[Report], standing: Callable[[int], list[str]], not_waivable: Collection[str]
) -> Iterator[_Case]:
    """The findings a waiver is about. The askers of an obligation that does not apply want nothing waived."""
    for number, report in enumerate(reports):
        if waiver.terms not in ("", report.name):
            continue
        for finding in report.findings:
            if finding.control == waiver.name or (waiver.obligation and waiver.name in _asking(finding)):
                void = _void(finding, not_waivable) or _changed(waiver, finding, report, standing(number))
                yield _Case(waiver, number, finding, void)


def _void(finding: Finding, not_waivable: Collection[str]) -> str:
    """Why no waiver holds for a finding; "" if one may."""
    if finding.control in not_waivable:
        return f"{finding.control} may not be waived; take it out and close the gap"
    if not finding.verdict.is_gap:
        return f"excuses nothing: {finding.control} is {finding.verdict.value}; take it out"
    return ""


def _changed(waiver: Waiver, finding: Finding, report: Report, stands: Sequence[str]) -> str:
    """Which words are no longer those that a waiver was given for; "" if they are."""
    given = [letters(text) for text in waiver.text]
    for text, folded in zip(waiver.text, given, strict=True):
        if not any(folded in standing for standing in stands):
            return f"was given for “{few(text)}”, which no longer stands in the terms; look at the gap again and give it anew"
    for quote in deciding(finding.evidence, report.documents):
        if not any(_covers(folded, quote) for folded in given):
            return f"was not given for “{few(quote)}”, which decides on {finding.control}; look at the gap again and give it anew"
    return ""


def _covers(given: str, quote: str) -> bool:
    """Whether folded words that a waiver was given for hold a quote. A quote cut out of a longer sentence is cut elsewhere in
    another format; then half of it will do.
    """
    folded = letters(quote)
    half = len(folded) // 2
    starts = (0, half // 2, half) if len(words(quote)) >= LONGEST else ()
    return folded in given or any(folded[at : at + half] in given for at in starts)


def _asking(finding: Finding) -> Mapping[str, AskedBy]:
    """The obligations a gap counts for; where it counts for none, those for which it may."""
    applying = {asked.obligation: asked for asked in finding.asked_by if asked.applies is Applies.YES}
    return applying or {asked.obligation: asked for asked in finding.asked_by if asked.applies is Applies.UNKNOWN}


def _waived(finding: Finding, cases: Sequence[_Case], today: date) -> Finding:
    """The finding, excused by a waiver for its control, or by waivers for all obligations that ask for it."""
    whole = [case.waiver for case in cases if not case.waiver.obligation][:1]
    parts = {case.waiver.name: case.waiver for case in cases if case.waiver.obligation}
    if not whole and not (parts and parts.keys() >= _asking(finding).keys()):
        return finding
    by = whole or [parts[name] for name in sorted(parts)]
    reasons = [waiver.reason if waiver in whole else f"{waiver.name}: {waiver.reason}" for waiver in by]
    people = dict.fromkeys(waiver.by for waiver in by)
    until = min((waiver.until for waiver in by if waiver.until), default="")
    ends_soon = bool(until) and date.fromisoformat(until) - today <= SOON
    return replace(finding, excuse=Excuse(ExcuseKind.WAIVER, "; ".join(reasons), ", ".join(people), until, ends_soon))
