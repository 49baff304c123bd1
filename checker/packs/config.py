"""Reads a configuration: `flowdown.yaml`, or the table `[tool.flowdown]` of a `pyproject.toml`.

    title, packs, profile, facts, fail_on      hold for every check below the file's folder
    max_age                                    days after which reports warn that a pack's text was last looked at long ago
    baseline, waivers, not_waivable            what lets gaps pass, and which controls no waiver can
    sets:
      <name>: files, packs, profile, facts, fail_on    terms that are checked together; goes before what holds for all

All keys may be left out. Paths count from the file's folder. The schema for editors is `rulesets/schema/config.v1.schema.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from checker.model.config import Config, NamedSet, Says, Setting
from checker.model.fail_on import FailOn
from checker.model.packs import Fact
from checker.packs.profile import answers, beside
from checker.packs.toml_nodes import load_table
from checker.packs.yaml_nodes import Node, load

SAYS = ("packs", "profile", "facts", "fail_on")
FOR_ALL = ("title", *SAYS, "baseline", "waivers", "not_waivable", "max_age", "sets")
FOR_A_SET = ("files", *SAYS)
_TABLE = ("tool", "flowdown")


def load_root(path: Path, name: str) -> Node | None:
    """What a file configures, which messages call `name`; None for a `pyproject.toml` that says nothing of flowdown."""
    return load_table(path, name, _TABLE) if path.suffix == ".toml" else load(path, name)


def named_packs(root: Node, folder: Path) -> tuple[str, ...]:
    """The packs that a configuration names anywhere: these must be known before its facts are read, as they may bring some."""
    return tuple(dict.fromkeys(beside(folder, pack) for node in _saying(root) for pack in _texts(node.value.get("packs"))))


def _saying(root: Node) -> Iterator[Node]:
    if isinstance(root.value, dict):
        yield root
        sets = root.value.get("sets")
        if sets is not None and isinstance(sets.value, dict):
            yield from (node for node in sets.value.values() if isinstance(node.value, dict))


def _texts(node: Node | None) -> list[str]:
    """The texts that stand there, whatever else is wrong with the file: that is told when it is read."""
    listed = node.value if node is not None and isinstance(node.value, list) else [node] if node is not None else []
    return [each.value for each in listed if isinstance(each.value, str)]


def read_config(root: Node, path: Path, facts: Mapping[str, Fact], controls: Iterable[str]) -> Config:
    """The configuration that a tree from `path` holds; PackError names the first fault."""
    keys = root.keys(FOR_ALL)
    folder = path.parent
    return Config(
        name=path.name,
        folder=folder,
        title=keys["title"].text() if "title" in keys else "",
        says=_says(keys, folder, facts),
        baseline=Setting(folder / keys["baseline"].text(), keys["baseline"].place) if "baseline" in keys else None,
        waivers=_waivers(keys["waivers"], folder) if "waivers" in keys else None,
        not_waivable=_controls(keys["not_waivable"], tuple(controls)) if "not_waivable" in keys else None,
        max_age=_days(keys["max_age"]) if "max_age" in keys else None,
        sets=tuple(_set(name, node, folder, facts) for name, node in keys["sets"].items()) if "sets" in keys else (),
    )


def _says(keys: Mapping[str, Node], folder: Path, facts: Mapping[str, Fact]) -> Says:
    packs, profile, fail_on = keys.get("packs"), keys.get("profile"), keys.get("fail_on")
    return Says(
        packs=Setting(tuple(beside(folder, pack) for pack in packs.texts()), packs.place) if packs else None,
        profile=Setting(beside(folder, profile.text()), profile.place) if profile else None,
        facts=answers(keys["facts"], facts) if "facts" in keys else {},
        fail_on=Setting(fail_on.member(FailOn), fail_on.place) if fail_on else None,
    )


def _set(name: str, node: Node, folder: Path, facts: Mapping[str, Fact]) -> NamedSet:
    keys = node.keys(FOR_A_SET, required=("files",))
    entries = keys["files"].texts()
    if not entries:
        raise keys["files"].fault("names no file; give paths or patterns such as legal/*.md")
    for entry in entries:
        if PurePath(entry).is_absolute() or entry.startswith(("/", "~")):
            raise keys["files"].fault(f"{entry!r} must be a path that counts from the folder of this file")
    return NamedSet(name, Setting(entries, keys["files"].place), _says(keys, folder, facts))


def _waivers(node: Node, folder: Path) -> Setting[tuple[Path, ...]]:
    return Setting(tuple(folder / name for name in node.texts()), node.place)


def _days(node: Node) -> Setting[int]:
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        raise node.fault("must be a number of days, such as 90")
    return Setting(node.value, node.place)


def _controls(node: Node, known: tuple[str, ...]) -> Setting[tuple[str, ...]]:
    """Controls by id; `prohibited/*` is every control of the group."""
    groups: dict[str, list[str]] = {}
    for control in known:
        groups.setdefault(control.partition("/")[0] + "/*", []).append(control)
    entries = [node] if isinstance(node.value, str) else node.sequence()
    names = [entry.one_of((*known, *groups), "flowdown controls") for entry in entries]
    return Setting(tuple(dict.fromkeys(control for name in names for control in groups.get(name, [name]))), node.place)
