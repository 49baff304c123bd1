"""A waiver drafted for a gap as it stands, and added to its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from checker.app.output import write_whole
from checker.engine.fingerprint import deciding
from checker.model.errors import UsageError
from checker.model.packs import Applies
from checker.model.report import Report
from checker.model.verdict import Finding
from checker.model.waiver import Waiver
from checker.packs.waivers import Ids, checked, entry_text, load_waivers, with_entry

_NEW = """\
# Gaps that somebody accepts for now. Each entry holds for the words in `text` and until its date; one that holds no longer fails
# the check, so that it is looked at again. `flowdown waivers add` writes an entry with the right text.
waivers:
"""


def drafts(given: Waiver, permanent: bool, reports: Sequence[Report], ids: Ids, today: date) -> list[Waiver]:
    """A waiver like `given` for every terms set with such a gap, each bound to the words that decide on it there, or come
    nearest. UsageError where it could not be relied on or there is no such gap.
    """
    read = checked(given, ids, permanent)
    if not isinstance(read, Waiver):
        raise UsageError(f"{read.waiver}: {read.why}")
    if read.until and date.fromisoformat(read.until) < today:
        raise UsageError(f"{read.name}: {read.until} is over; give a later day")
    made = [replace(read, terms=report.name, text=texts) for report in reports if (texts := _texts(read, report)) is not None]
    if not made:
        raise UsageError(f"{read.name}: there is no such gap in these terms, so there is nothing to waive")
    return made


def _texts(waiver: Waiver, report: Report) -> tuple[str, ...] | None:
    """The words that the waived gaps of a report hang on; None where it has no such gap."""
    gaps = [finding for finding in report.findings if finding.verdict.is_gap and _is_meant(waiver, finding)]
    return tuple(dict.fromkeys(quote for gap in gaps for quote in _words(gap, report))) if gaps else None


def _is_meant(waiver: Waiver, finding: Finding) -> bool:
    if not waiver.obligation:
        return finding.control == waiver.name
    return any(asked.obligation == waiver.name and asked.applies is not Applies.NO for asked in finding.asked_by)


def _words(finding: Finding, report: Report) -> Iterator[str]:
    decided = deciding(finding.evidence, report.documents)
    near = [report.documents[each.document].quote(each.span) for each in finding.evidence[:1]]
    yield from (" ".join(quote.split()) for quote in decided or near)


def refuse_twice(path: Path, waivers: Sequence[Waiver], ids: Ids) -> None:
    """UsageError where a file holds such a waiver already: of two, the earlier would fail the run once it ends."""
    for there in load_waivers(path, ids)[0] if path.is_file() else ():
        if any((there.name, there.terms, there.text) == (new.name, new.terms, new.text) for new in waivers):
            ends = f"until {there.until}" if there.until else "for good"
            raise UsageError(f"{there.where}: waives {there.name} for these words already, {ends}; change that entry instead")


def added(path: Path, waivers: Sequence[Waiver]) -> None:
    """Add waivers to a file, which is made where there is none; PackError where it is broken."""
    text = path.read_text(encoding="utf-8") if path.is_file() else _NEW
    for waiver in waivers:
        text = with_entry(text, str(path), entry_text(waiver))
    write_whole(path, text)
