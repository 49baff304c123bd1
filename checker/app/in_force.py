"""What is in force in a folder, setting by setting, each with the place that it comes from.

Everything is named from the configuration's folder, so that it reads the same wherever in the repository it is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple

from checker.app.asked import Asked
from checker.app.bundles import chosen_packs
from checker.app.profiles import facts_of
from checker.app.rulesets import Rulesets
from checker.app.terms import files_of
from checker.model.config import Config, Setting
from checker.model.errors import Unread
from checker.model.packs import Pack

_MOST_REFUSED = 5


class Line(NamedTuple):
    """One value of a setting; `origin` is "" where there is no more to say."""

    key: str
    value: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """The settings under one heading: those for all terms sets, or those of one."""

    heading: str
    lines: tuple[Line, ...]


def in_force(config: Config, asked: Sequence[Asked], rulesets: Rulesets, verbose: bool = False) -> list[InForce]:
    """What holds for all terms sets, then what holds for each; PackError and UsageError for a pack that is broken or unknown.

    Unless `verbose`, many facts that one file answers with no are only counted.
    """
    parts = [InForce(config.name, tuple(_for_all(config)))] if config.name else []
    for each in asked:
        rulesets, packs = chosen_packs(rulesets, each.packs.value)
        heading = each.name or "files that the command line names"
        parts.append(InForce(heading, (*_files(each), *_for_a_set(each, packs, rulesets, verbose))))
    return parts


def _for_all(config: Config) -> Iterator[Line]:
    folder = config.folder
    if config.title:
        yield Line("title", config.title)
    if config.max_age:
        yield Line("max_age", f"{config.max_age.value} days", _seen(config.max_age.origin, folder))
    if config.baseline:
        yield from _paths("baseline", [config.baseline.value], config.baseline.origin, folder)
    if config.waivers:
        yield from _paths("waivers", config.waivers.value, config.waivers.origin, folder)
    if config.not_waivable:
        origin = _seen(config.not_waivable.origin, folder)
        yield from (Line("not_waivable", control, origin) for control in config.not_waivable.value)


def _for_a_set(asked: Asked, packs: Sequence[Pack], rulesets: Rulesets, verbose: bool) -> Iterator[Line]:
    folder = asked.folder
    for name in asked.packs.value:
        yield Line("packs", _seen(name, folder), _seen(asked.packs.origin, folder))
    yield Line("fail_on", asked.fail_on.value.value, _seen(asked.fail_on.origin, folder))
    assumed = {fact: Setting(True, f"pack {pack.id}") for pack in packs for fact in pack.assumes}
    facts = {fact: (said.value, _seen(said.origin, folder)) for fact, said in (assumed | dict(asked.facts)).items()}
    yield from _facts(facts, verbose)
    still_open = [fact for fact in facts_of(packs, rulesets) if fact.id not in asked.facts]
    if still_open:
        yield Line("open", f"{len(still_open)} fact{'' if len(still_open) == 1 else 's'} that no answer is given for")


def _facts(facts: Mapping[str, tuple[bool, str]], verbose: bool) -> Iterator[Line]:
    """A line for each fact with its answer and origin."""
    refused = Counter(_file(origin) for answer, origin in facts.values() if not answer)
    counted = () if verbose else tuple(file for file, count in refused.items() if count > _MOST_REFUSED)
    for fact, (answer, origin) in sorted(facts.items()):
        if answer or _file(origin) not in counted:
            yield Line("facts", f"{fact}: {'yes' if answer else 'no'}", origin)
    yield from (Line("facts", f"{refused[file]} facts: no (--verbose lists them)", file) for file in counted)


def _file(origin: str) -> str:
    """A place without its line."""
    file, _, line = origin.rpartition(":")
    return file if line.isdecimal() else origin


def _files(asked: Asked) -> Iterator[Line]:
    """What is written down and, under a pattern, the files that it takes."""
    yield from _paths("files", asked.named, "command line", asked.folder)
    origin = _seen(asked.entries.origin, asked.folder)
    for entry in asked.entries.value:
        try:
            files = files_of(Setting((entry,), asked.entries.origin), asked.folder)
        except Unread:
            yield Line("files", f"{entry} (matches no file)", origin)
            continue
        if [file.name for file in files] == [PurePath(entry).as_posix()]:
            yield from _paths("files", [files[0].path], origin, asked.folder)
        else:
            yield Line("files", entry, origin)
            yield from (Line("files", f"  {file.name}") for file in files)


def _paths(key: str, paths: Iterable[Path], origin: str, folder: Path) -> Iterator[Line]:
    for path in paths:
        gone = "" if path.is_file() else " (is not there)"
        yield Line(key, _seen(str(path), folder) + gone, _seen(origin, folder))


def _seen(name: str, folder: Path) -> str:
    """A path, or a place in a file, as it is called in the folder; anything else as it is."""
    path = PurePath(name)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else name
