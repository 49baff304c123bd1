"""What a run asks of each terms set, settled out of all that speaks of it.

The later of these goes before the earlier: defaults, the configuration, the terms set in it, the command line; and whatever one
of them says itself goes before the profile that it names. A `--profile` takes the place of all facts, packs and profiles in the
configuration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from checker.app.profiles import profile_for
from checker.app.rulesets import Rulesets
from checker.app.terms import TermsFile, files_of, named_files
from checker.model.config import Config, NamedSet, Says, Setting
from checker.model.errors import Unread, UsageError
from checker.model.fail_on import FailOn
from checker.model.profile import Profile

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Asked:
    """One terms set and what it is checked against. `entries` are its files as written down; where the command line names them
    `named` holds them. `profiles` are the places that answer facts, by the names that reports use; `as_of` is the past day (ISO)
    whose obligations are asked, "" for the present ones.
    """

    name: str
    entries: Setting[tuple[str, ...]]
    folder: Path
    packs: Setting[tuple[str, ...]]
    facts: Mapping[str, Setting[bool]]
    fail_on: Setting[FailOn]
    profiles: tuple[str, ...]
    named: tuple[Path, ...] = ()
    as_of: str = ""

    def files(self) -> tuple[TermsFile, ...]:
        """The files to read; Unread for patterns that match none."""
        return named_files(self.named) if self.named else files_of(self.entries, self.folder)

    @property
    def profile(self) -> Profile:
        """The facts that hold, as the check wants them."""
        return Profile(", ".join(self.profiles), facts={fact: said.value for fact, said in self.facts.items()})


def files_read(asked: Iterable[Asked]) -> Iterator[Path]:
    """The files of terms sets, as far as they can be told."""
    for each in asked:
        with suppress(Unread):
            yield from (file.path for file in each.files())


def asked_sets(config: Config, chosen: Sequence[str], command: Says, rulesets: Rulesets, by_name: bool) -> tuple[Asked, ...]:
    """What is asked of the terms sets of a configuration: of those `chosen` by name, or of all. `by_name` says that controls are
    asked for by name, which leaves out the packs that nobody named on the command line.
    """
    names = tuple(each.name for each in config.sets)
    for name in chosen:
        if name not in names:
            from checker.packs.yaml_nodes import nearest

            known = ", ".join(names) or "none"
            raise UsageError(f"no terms set is called {name!r}{nearest(name, names)}; in {config.folder / config.name}: {known}")
    return tuple(_asked(config, each, command, rulesets, by_name) for each in config.sets if not chosen or each.name in chosen)


def asked_files(config: Config, files: Sequence[Path], command: Says, rulesets: Rulesets, by_name: bool) -> Asked:
    """What is asked of files that the command line names: what the configuration says for all sets holds for them too."""
    return replace(_asked(config, None, command, rulesets, by_name), named=tuple(files))


def configured_packs(config: Config, rulesets: Rulesets) -> tuple[str, ...]:
    """The packs that a configuration asks of any terms set; all that ship where there is no configuration."""
    if not config.name:
        return rulesets.pack_ids()
    asked = asked_sets(config, (), Says(), rulesets, by_name=False) or (asked_files(config, (), Says(), rulesets, by_name=False),)
    return tuple(dict.fromkeys(name for each in asked for name in each.packs.value))


def _asked(config: Config, named: NamedSet | None, command: Says, rulesets: Rulesets, by_name: bool) -> Asked:
    layers = [config.says, named.says] if named else [config.says]
    if command.profile:
        layers = [Says(fail_on=layer.fail_on) for layer in layers]
    profiles = [config.name] if any(layer.facts or layer.packs for layer in layers) else []
    said = [Says(packs=Setting(rulesets.default_packs, DEFAULT), fail_on=Setting(FailOn.medium, DEFAULT))]
    for layer in (*layers, command):
        if layer.profile:
            profile = profile_for(layer.profile.value, rulesets, layer.profile.origin)
            name = profile.name if layer is command else _in_reports(profile.name, config.folder)
            profiles.append(name)
            said.append(_of_profile(profile, name))
        said.append(layer)
    packs = [Says(packs=Setting((), "--controls")), command] if by_name else said
    return Asked(
        name=named.name if named else "",
        entries=named.files if named else Setting((), DEFAULT),
        folder=config.folder,
        packs=[layer.packs for layer in packs if layer.packs][-1],
        facts={fact: answer for layer in said for fact, answer in layer.facts.items()},
        fail_on=[layer.fail_on for layer in said if layer.fail_on][-1],
        profiles=tuple(dict.fromkeys(profiles)),
    )


def _of_profile(profile: Profile, name: str) -> Says:
    return Says(
        packs=Setting(profile.packs, name) if profile.packs else None,
        facts={fact: Setting(answer, name) for fact, answer in profile.facts.items()},
    )


def _in_reports(name: str, folder: Path) -> str:
    """The name of a profile in the configuration, the same wherever the command is run."""
    path = Path(name)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else name
