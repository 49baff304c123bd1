"""Profiles: one by its name, those that ship, and the writing of a new one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from checker.app.bundles import with_bundles
from checker.app.rulesets import Rulesets
from checker.model.errors import UsageError
from checker.model.packs import Applies, Fact, Pack
from checker.model.profile import Profile

_PLAIN = re.compile(r"[a-z][\w-]*")
"""A pack that need not be quoted."""


def profile_for(name: str, rulesets: Rulesets, place: str = "") -> Profile:
    """The profile called `name`: one that ships, or a file. PackError and UsageError name what is wrong; `place` is where a
    configuration asks for it.
    """
    from checker.packs.config import named_packs
    from checker.packs.profile import load_profile
    from checker.packs.yaml_nodes import load, nearest

    shipped = ready_profiles(rulesets)
    if name in shipped:
        return load_profile(shipped[name], rulesets.facts, f"profiles/{name}.yaml")
    if not Path(name).is_file():
        known = ", ".join(shipped)
        at = f"{place}: " if place else ""
        raise UsageError(f"{at}no profile is called {name!r}{nearest(name, tuple(shipped))}; give a file, or one of: {known}")
    # Packs of its own may bring facts that it answers.
    path = Path(name)
    return load_profile(path, with_bundles(rulesets, named_packs(load(path), path.parent)).facts)


def ready_profiles(rulesets: Rulesets) -> dict[str, Path]:
    """The profiles of usual stacks that ship, by name."""
    return {path.stem: path for path in sorted((rulesets.folder / "profiles").glob("*.yaml"))}


def facts_of(packs: Iterable[Pack], rulesets: Rulesets, answered: Iterable[str] = ()) -> tuple[Fact, ...]:
    """The facts that decide whether an obligation of the packs applies, but for those that choosing the packs answers, and those
    `answered` in any case; in the order of `facts.yaml`.
    """
    packs = tuple(packs)
    asked = {fact for pack in packs for o in pack.obligations if o.maps for fact in o.applies_when.facts()}
    assumed = {fact for pack in packs for fact in pack.assumes}
    return tuple(fact for name, fact in rulesets.facts.items() if name in (asked - assumed).union(answered))


def undecided(facts: Iterable[Fact], packs: Iterable[Pack], answers: Mapping[str, bool]) -> tuple[Fact, ...]:
    """Those of `facts` that are not answered and still decide whether an obligation of the packs applies."""
    packs = tuple(packs)
    known = {fact: True for pack in packs for fact in pack.assumes} | dict(answers)
    conditions = [o.applies_when for pack in packs for o in pack.obligations if o.maps]
    matter = {f for condition in conditions if condition.applies(known) is Applies.UNKNOWN for f in condition.facts()}
    return tuple(fact for fact in facts if fact.id in matter and fact.id not in known)


def seen_from(folder: Path, pack: str) -> str:
    """A pack as a profile in `folder` names it: an id as it is, a file by its path from there."""
    if not pack.endswith((".yaml", ".yml")):
        return pack
    return Path(os.path.relpath(pack, folder)).as_posix()


def profile_text(title: str, packs: Sequence[str], facts: Sequence[Fact], answers: Mapping[str, bool]) -> str:
    """A profile as a YAML file, each fact under its question; open ones stand as comments, ready to be answered."""
    return "\n".join(_lines(title, packs, facts, answers)) + "\n"


def _lines(title: str, packs: Sequence[str], facts: Sequence[Fact], answers: Mapping[str, bool]) -> Iterator[str]:
    yield "# What flowdown checks your terms against: the upstreams you build on and the facts that decide which of their"
    yield "# obligations apply. Answer yes or no; a line that is left out or commented out is an open question in every report."
    if title:
        yield f"title: {_quoted(title)}"
    yield f"packs: [{', '.join(pack if _PLAIN.fullmatch(pack) else _quoted(pack) for pack in packs)}]"
    # Never `{}`: nothing can be written below that, and open facts are there to be answered.
    yield "facts:"
    group = ""
    for fact in facts:
        before, group = group, fact.id.partition("/")[0]
        if before not in ("", group):
            yield ""
        yield f"  # {fact.question}"
        answer = answers.get(fact.id)
        yield f"  # {fact.id}: yes or no" if answer is None else f"  {fact.id}: {'yes' if answer else 'no'}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
