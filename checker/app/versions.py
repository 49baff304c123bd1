"""Two versions of terms, judged alike: files, or what stands in git."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.app.asked import Asked
from checker.app.gate import Outcome, check_sets
from checker.app.history import at, revision
from checker.app.rulesets import Rulesets
from checker.engine.changes import changes, excuse_unchanged
from checker.model.change import Changes
from checker.model.errors import ReadError, Unread
from checker.model.reading import PLAIN, ReadOptions
from checker.readers import READERS


def outcome_at(
    name: str, asked: Sequence[Asked], controls: Sequence[str], rulesets: Rulesets, options: ReadOptions = PLAIN
) -> Outcome:
    """What a check of the same terms sets said at a git revision; a set that was not there then has no report."""
    with revision(name, asked[0].folder if asked[0].folder != Path() else Path.cwd()) as (root, tree):
        then = [at(each, root, tree) for each in asked]
        there = [each for each in then if _is_there(each)]
        return check_sets(there, controls, rulesets, options) if there else Outcome((), ())


def passed_since(
    name: str, outcome: Outcome, asked: Sequence[Asked], controls: Sequence[str], rulesets: Rulesets, options: ReadOptions
) -> Outcome:
    """The outcome with every gap excused that is no worse than at a git revision; it gains the errors met there."""
    before = outcome_at(name, asked, controls, rulesets, options)
    reports = excuse_unchanged(outcome.reports, before.reports, f"at {name}")
    return replace(outcome, reports=reports, errors=(*outcome.errors, *before.errors))


def files_in(path: Path) -> tuple[Path, ...]:
    """A file, or all files of a folder that could be terms, by name."""
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(each for each in path.iterdir() if each.suffix.lower() in READERS and each.is_file()))
    if not found:
        raise ReadError(str(path), "is a folder without terms in it", "name the files")
    return found


def compared(old: Outcome, new: Outcome) -> tuple[Changes, ...]:
    """The terms sets of both outcomes beside each other. A pair of single sets needs no names; else names tell which is which."""
    if len(old.reports) == len(new.reports) == 1:
        return (changes(replace(old.reports[0], name=new.reports[0].name), new.reports[0]),)
    before = {report.name: report for report in old.reports}
    return tuple(changes(before[report.name], report) for report in new.reports if report.name in before)


def _is_there(asked: Asked) -> bool:
    try:
        return all(file.path.is_file() for file in asked.files())
    except Unread:
        return False
