"""What lets gaps pass, brought together: waiver files, comments in the terms, the baseline; and the findings under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checker.app.asked import Asked
from checker.app.gate import Outcome
from checker.app.rulesets import Rulesets
from checker.engine.baseline import excuse_known
from checker.engine.waivers import excuse_waived
from checker.model.config import Config
from checker.model.errors import UsageError
from checker.model.report import Report, WaiverFault
from checker.model.waiver import Waiver
from checker.packs.baseline import load_baseline
from checker.packs.directives import MARK, read_directives
from checker.packs.waivers import Ids, load_waivers
from checker.readers import READERS, data_of
from checker.readers.text.encoding import decode

_WITH_COMMENTS = ("markdown", "html")
"""The readers of formats that have comments."""


@dataclass(frozen=True, slots=True)
class Excuses:
    """Where excuses are written down, each file by its path and its name in reports. `comments` says whether those in the terms
    count; `not_waivable` are controls that no waiver can excuse.
    """

    waivers: tuple[tuple[Path, str], ...] = ()
    comments: bool = True
    baseline: tuple[Path, str] | None = None
    not_waivable: tuple[str, ...] = ()


def excuses_of(config: Config, waivers: Sequence[Path], baseline: Path | None, without_waivers: bool = False) -> Excuses:
    """The files that the command line names, else those of the configuration; `without_waivers` leaves out all waivers."""
    written = config.waivers.value if config.waivers else ()
    files = tuple((path, str(path)) for path in waivers) or tuple((path, _named(path, config)) for path in written)
    known = (baseline, str(baseline)) if baseline else None
    if known is None and config.baseline:
        known = (config.baseline.value, _named(config.baseline.value, config))
    never = config.not_waivable.value if config.not_waivable else ()
    return Excuses(() if without_waivers else files, not without_waivers, known, never)


def _named(path: Path, config: Config) -> str:
    """A file of the configuration as reports call it, the same wherever the command is run."""
    return path.relative_to(config.folder).as_posix() if path.is_relative_to(config.folder) else str(path)


def excused(
    outcome: Outcome, asked: Sequence[Asked], config: Config, rulesets: Rulesets, excuses: Excuses, today: date
) -> Outcome:
    """The outcome with waived gaps excused, then those of the baseline; PackError where one of the files is broken."""
    reports = with_waivers(outcome.reports, asked, config, rulesets, excuses, today)
    if excuses.baseline:
        _there(*excuses.baseline, "flowdown baseline write")
        reports = excuse_known(reports, load_baseline(*excuses.baseline))
    return replace(outcome, reports=reports)


def with_waivers(
    reports: Sequence[Report], asked: Sequence[Asked], config: Config, rulesets: Rulesets, excuses: Excuses, today: date
) -> tuple[Report, ...]:
    """The reports with waived gaps excused, and what is wrong with waivers."""
    sources = list(_sources(reports, asked)) if excuses.comments else []
    if not reports or not (excuses.waivers or sources):
        return tuple(reports)
    ids = known_ids(reports, config, rulesets)
    waivers: list[Waiver] = []
    faults: list[list[WaiverFault]] = [[] for _ in reports]
    for path, name in excuses.waivers:
        _there(path, name, "flowdown waivers add")
        given, wrong = load_waivers(path, ids, name)
        waivers += given
        faults[0] += wrong
    for number, at, source in sources:
        given, wrong = read_directives(source, reports[number].documents[at], ids)
        waivers += [replace(waiver, terms=reports[number].name) for waiver in given]
        faults[number] += wrong
    marked = [replace(report, waiver_faults=(*report.waiver_faults, *more)) for report, more in zip(reports, faults, strict=True)]
    return excuse_waived(marked, waivers, today, excuses.not_waivable)


def _there(path: Path, name: str, made_by: str) -> None:
    if not path.exists():
        raise UsageError(f"{name}: does not exist; check the name, or let `{made_by}` make it")


def known_ids(reports: Sequence[Report], config: Config, rulesets: Rulesets) -> Ids:
    """The ids that a waiver may name: of all controls and sets, and of the obligations of every pack that is at hand."""
    packs = {pack.id: pack for report in reports for pack in report.packs}
    others = [rulesets.pack(name) for name in (*rulesets.pack_ids(), *rulesets.plugins) if name not in packs]
    obligations: dict[str, str] = {}
    for pack in (*packs.values(), *others):
        for obligation in pack.obligations:
            for name in (obligation.id, *obligation.aliases):
                obligations.setdefault(name.lower(), obligation.id)
    # What a report about a past day leaves out is known all the same.
    for name in (name for report in reports if report.as_of for name in report.as_of.later):
        obligations.setdefault(name.lower(), name)
    return Ids(tuple(rulesets.controls), obligations, tuple(each.name for each in config.sets) or None)


def _sources(reports: Sequence[Report], asked: Sequence[Asked]) -> Iterator[tuple[int, int, str]]:
    """The source of every document that may hold waivers, with the numbers of its report and of the document in it."""
    sets = {each.name: each for each in asked}
    for number, report in enumerate(reports):
        for at, file in enumerate(sets[report.name].files()):
            if READERS.get(file.path.suffix.lower()) in _WITH_COMMENTS:
                source, _ = decode(file.name, data_of(file.path, file.name), declared=True)
                if MARK in source:
                    yield number, at, source
