"""Reads a profile: which packs a company asks, and which facts hold for it.

A file holds `facts`, each answered with yes or no (`service/lex: yes`, and `service/*: no` for all others of the group; what
is left out is an open question), and may hold a `title` and `packs`: ids, or paths that count from the file's folder. A
configuration (see `packs.config`) that says all this can stand as a profile: what it says beyond that is left aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.model.config import Setting
from checker.model.packs import Fact
from checker.model.profile import Profile
from checker.packs.yaml_nodes import Node, load

_ASIDE = ("fail_on", "baseline", "waivers", "not_waivable", "sets")
_ANSWERS = {True: True, False: False, "yes": True, "no": False}


def load_profile(path: Path, facts: Mapping[str, Fact], name: str | None = None) -> Profile:
    """The profile in a file, called `name` in reports; PackError names the first fault."""
    keys = load(path, name).keys(("title", "packs", "facts", *_ASIDE), required=("facts",))
    return Profile(
        name=name or str(path),
        title=keys["title"].text() if "title" in keys else "",
        packs=tuple(beside(path.parent, pack) for pack in keys["packs"].texts()) if "packs" in keys else (),
        facts={fact: said.value for fact, said in answers(keys["facts"], facts).items()},
    )


def beside(folder: Path, pack: str) -> str:
    """A pack as a file in `folder` names it: an id as it is, a path such that it can be opened."""
    return str(folder / pack) if pack.endswith((".yaml", ".yml")) else pack


def answers(node: Node, facts: Mapping[str, Fact]) -> dict[str, Setting[bool]]:
    """The answers by fact; one for a whole group holds for those of its facts that have none of their own."""
    if node.value is None:
        return {}
    groups = dict.fromkeys(fact.partition("/")[0] + "/*" for fact in facts)
    said = {
        name: Setting(_answer(child), child.place)
        for name, child in node.keys((*facts, *groups), listed_by="flowdown packs facts").items()
    }
    of_groups = {fact: said[group] for group in groups if group in said for fact in facts if fact.startswith(group[:-1])}
    return of_groups | {fact: answer for fact, answer in said.items() if fact not in groups}


def _answer(node: Node) -> bool:
    if isinstance(node.value, list | dict) or node.value not in _ANSWERS:
        raise node.fault("must be yes or no (leave the line out where it is open)")
    return _ANSWERS[node.value]
