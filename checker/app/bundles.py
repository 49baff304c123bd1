"""Packs that do not ship: those of installed plug-ins, and what packs bring beside themselves.

A plug-in is a Python distribution with an entry point in the group `flowdown.packs`, whose value is a package, or a folder in
one, laid out like `rulesets/` (see `packs.bundle`):

    [project.entry-points."flowdown.packs"]
    acme = "acme_packs"             # or "acme_packs.rules"

Decision: nothing of a plug-in is run. The package is located, not imported, and only its YAML is read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from checker.app.rulesets import Rulesets
from checker.detectors import DETECTORS
from checker.model.controls import Control
from checker.model.errors import PackError, UsageError
from checker.model.packs import Pack
from checker.packs.bundle import Bundle, control_id, find_bundle

GROUP = "flowdown.packs"


def plugin_bundles() -> list[Bundle]:
    """The bundles of installed plug-ins, in the order of their names; PackError for one that is not where it says."""
    if not any(GROUP.encode() in path.read_bytes() for path in _entry_point_files()):
        return []
    # Asked only where there is a plug-in: its import takes longer than all else that a listing does.
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return [find_bundle(_folder(point.name, point.value)) for point in found]


def _entry_point_files() -> Iterator[Path]:
    for folder in filter(None, sys.path):
        yield from Path(folder).glob("*.*-info/entry_points.txt")


def _folder(name: str, value: str) -> Path:
    import re
    from importlib.util import find_spec

    package, *inner = re.split(r"[.:/]", value.strip().strip("/"))
    spec = find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (folder := Path(place, *inner)).is_dir():
            return folder
    raise PackError(f"plug-in {name}", None, "", f"there is no folder {value!r} among the installed packages; install it again")


def plugin_packs() -> dict[str, Path]:
    """The packs of installed plug-ins by id, which is the name of their file."""
    return {path.stem: path for bundle in plugin_bundles() for path in bundle.packs}


def with_bundles(rulesets: Rulesets, names: Iterable[str], examples: bool = False) -> Rulesets:
    """The rulesets with the plug-in packs among `names`, and with the controls (with or without their examples, as those of
    `rulesets` are), facts and laws that the packs named bring along.

    PackError where a control or fact of theirs is broken or has the id of one that is there.
    """
    shipped = rulesets.pack_ids()
    others = [name for name in names if name not in shipped]
    plugins = plugin_packs() if any(not name.endswith((".yaml", ".yml")) for name in others) else {}
    for name in others:
        path = plugins.get(name, Path(name))
        if path.is_file():
            rulesets = _widened(rulesets, find_bundle(path), examples)
    return replace(rulesets, plugins=plugins)


def chosen_packs(rulesets: Rulesets, names: Iterable[str], examples: bool = False) -> tuple[Rulesets, list[Pack]]:
    """The packs of these names, each once, and the rulesets with what they bring along (see `with_bundles`)."""
    names = tuple(dict.fromkeys(names))
    rulesets = with_bundles(rulesets, names, examples)
    return rulesets, [rulesets.pack(name) for name in names]


def _widened(rulesets: Rulesets, bundle: Bundle, examples: bool) -> Rulesets:
    if bundle.folder.resolve() == rulesets.folder.resolve():
        return rulesets
    from checker.packs.controls import load_control
    from checker.packs.packs import load_facts, load_laws

    controls, facts = dict(rulesets.controls), dict(rulesets.facts)
    for path in bundle.beside:
        control = load_control(path, control_id(path), bundle.name(path), examples)
        _refuse_unreadable(control, path, bundle, rulesets)
        # The same bundle may come twice, by two of its packs.
        if controls.setdefault(control.id, control) != control:
            raise PackError(bundle.name(path), None, "", f"the control {control.id} is there already; give yours another id")
    for fact in load_facts(bundle.facts, bundle.name(bundle.facts)).values() if bundle.facts else ():
        if facts.setdefault(fact.id, fact) != fact:
            raise PackError(f"{bundle.shown}/facts.yaml", None, fact.id, "is a fact that is there already; give yours another id")
    laws = load_laws(bundle.laws, bundle.name(bundle.laws)) if bundle.laws else {}
    return replace(rulesets, controls=controls, facts=facts, laws={**laws, **rulesets.laws})


def with_examples_of(control: str, rulesets: Rulesets) -> Rulesets:
    """The rulesets, this control with its examples."""
    path = rulesets.folder / "controls" / f"{control}.yaml"
    # One that does not ship is among those of the plug-ins.
    read = with_examples(rulesets, [path] if path.is_file() else []).controls
    return replace(rulesets, controls={**rulesets.controls, **read})


def with_examples(rulesets: Rulesets, paths: Iterable[Path]) -> Rulesets:
    """The rulesets with no controls but those at `paths`, or those that ship and those of plug-ins, each with its examples."""
    from checker.packs.controls import load_control

    bundles = [find_bundle(path) for path in paths] or [find_bundle(rulesets.folder, "rulesets"), *plugin_bundles()]
    controls = {}
    for bundle in bundles:
        for path in bundle.controls:
            control = load_control(path, control_id(path), bundle.name(path))
            _refuse_unreadable(control, path, bundle, rulesets)
            controls[control.id] = control
    if not controls:
        shown = ", ".join(bundle.shown for bundle in bundles)
        raise UsageError(f"{shown}: brings no controls of its own, so there are no examples to run; name a folder with controls/")
    return replace(rulesets, controls=controls)


def _refuse_unreadable(control: Control, path: Path, bundle: Bundle, rulesets: Rulesets) -> None:
    from checker.packs.lint import control_findings
    from checker.packs.yaml_nodes import load

    for finding in control_findings(control, rulesets.book, DETECTORS, None):
        raise load(path, bundle.name(path)).at(finding.at).fault(finding.why)
