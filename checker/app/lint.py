"""Lints packs and controls: reads them all, gathers every fault, and judges what could be read by the rules of `packs.lint`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from checker.app.bundles import plugin_bundles
from checker.app.compiled import compiled_rulesets
from checker.app.rulesets import rulesets_folder
from checker.detectors import DETECTORS
from checker.language.phrases import PhraseBook, PhraseError
from checker.model.controls import Control
from checker.model.errors import PackError
from checker.model.packs import Fact, Pack
from checker.packs.bundle import Bundle, control_id, find_bundle
from checker.packs.controls import read_control
from checker.packs.drafting import load_drafting
from checker.packs.grammar import load_grammar
from checker.packs.lint import Finding, control_findings, draft_findings, fact_findings, pack_findings
from checker.packs.packs import load_facts, load_laws, read_pack
from checker.packs.yaml_nodes import Node, load

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class LintReport:
    """How much was linted, and what is wrong, by file and line."""

    packs: int
    controls: int
    faults: tuple[PackError, ...]


@dataclass(slots=True)
class _Shelf:
    """What stands in a bundle, as far as it could be read, and what was wrong with the rest."""

    bundle: Bundle
    controls: Mapping[str, Control] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    laws: Mapping[str, str] = field(default_factory=dict)
    packs: Mapping[Path, Pack] = field(default_factory=dict)
    faults: list[PackError] = field(default_factory=list)


def lint(paths: Sequence[Path]) -> LintReport:
    """Everything that is wrong with the packs and controls at `paths`, or with those that ship and those of plug-ins.

    UsageError for a path where nothing is.
    """
    ships = find_bundle(rulesets_folder(), "rulesets")
    asked = [find_bundle(path) for path in paths] or [ships, *plugin_bundles()]
    base, book = _shipped(ships)
    shelves = [base if _ships(bundle, ships) and bundle.whole else _shelf(bundle, base, ships) for bundle in asked]
    packs = {path.resolve(): pack for shelf in (base, *shelves) for path, pack in shelf.packs.items()}
    faults: list[PackError] = []
    for shelf in shelves:
        faults += shelf.faults
        faults += _placed(_judged(shelf, base, book, packs), shelf)
    return LintReport(
        packs=sum(len(shelf.bundle.packs) for shelf in shelves),
        controls=sum(len(shelf.bundle.controls) for shelf in shelves),
        faults=tuple(sorted(faults, key=lambda fault: (fault.name, fault.line or 0, fault.key, fault.why))),
    )


def lint_text(report: LintReport) -> str:
    """A line for each fault, and one that sums up."""
    files = len({fault.name for fault in report.faults})
    told = f"{len(report.faults)} to mend in {files} file{'s' * (files != 1)}" if report.faults else "nothing to mend"
    read = f"{report.packs} pack{'s' * (report.packs != 1)}, {report.controls} control{'s' * (report.controls != 1)}"
    return "".join(f"{fault}\n" for fault in report.faults) + f"{read}: {told}\n"


def lint_json(report: LintReport) -> str:
    """The report for other programs."""
    findings = [{"file": fault.name, "line": fault.line, "key": fault.key, "problem": fault.why} for fault in report.faults]
    whole = {"schema": "flowdown-lint/1", "packs": report.packs, "controls": report.controls, "findings": findings}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _ships(bundle: Bundle, ships: Bundle) -> bool:
    return bundle.folder.resolve() == ships.folder.resolve()


def _shipped(ships: Bundle) -> tuple[_Shelf, PhraseBook]:
    """What ships: out of the compiled rules, which hold only what could be read whole, else from its files."""
    try:
        rulesets = compiled_rulesets()
    except (PackError, PhraseError):
        book = PhraseBook(load_grammar(ships.folder / "language").vocabulary)
        return _shelf(ships, _Shelf(ships), ships), book
    packs = {path: rulesets.pack(path.stem) for path in ships.packs}
    return _Shelf(ships, rulesets.controls, rulesets.facts, rulesets.laws, packs), rulesets.book


def _shelf(bundle: Bundle, base: _Shelf, ships: Bundle) -> _Shelf:
    """Read a bundle's files; its packs can name what ships (`base`) and what it brings itself."""
    shelf = _Shelf(bundle)
    controls, facts, laws = dict(base.controls), dict(base.facts), dict(base.laws)
    own = not _ships(bundle, ships)
    for path in bundle.beside:
        id_ = control_id(path)
        control = _gathered(shelf, path, partial(read_control, control_id=id_))
        if own and id_ in base.controls:
            shelf.faults.append(PackError(bundle.name(path), None, "", f"the control {id_} ships already; choose another id"))
        if control:
            controls[id_] = control
    if bundle.facts:
        facts |= load_facts(bundle.facts, bundle.name(bundle.facts), shelf.faults)
    if bundle.laws:
        laws |= load_laws(bundle.laws, bundle.name(bundle.laws), shelf.faults)
    shelf.controls, shelf.facts, shelf.laws = controls, facts, laws
    read = {path: _gathered(shelf, path, partial(read_pack, facts=facts, controls=controls)) for path in bundle.packs}
    shelf.packs = {path: pack for path, pack in read.items() if pack}
    return shelf


def _gathered(shelf: _Shelf, path: Path, read: Callable[[Node], _Read]) -> _Read | None:
    """What `read` makes of a file; None where it holds nothing that could be read. Its faults go to the shelf."""
    try:
        return read(load(path, shelf.bundle.name(path), faults=shelf.faults))
    except PackError as error:
        shelf.faults.append(error)
        return None


def _judged(shelf: _Shelf, base: _Shelf, book: PhraseBook, packs: Mapping[Path, Pack]) -> Iterator[tuple[Path, Finding]]:
    """The findings in what could be read, each with its file."""
    bundle = shelf.bundle
    laws = tuple(shelf.laws)
    for path, pack in shelf.packs.items():
        here = path.resolve()
        others = [other for place, other in packs.items() if place != here]
        if any(other.id == pack.id for other in others):
            yield path, Finding(("pack",), f"there is another pack with the id {pack.id}; choose another")
        taken = {
            name: o.pack for other in others if other.id != pack.id for o in other.obligations for name in (o.id, *o.aliases)
        }
        yield from ((path, finding) for finding in pack_findings(pack, path.stem, laws, taken))
    needed = {need for pack in shelf.packs.values() for o in pack.obligations for m in o.maps for need in m.needs}
    parts = tuple(part.id for part in load_drafting(rulesets_folder() / "drafting.yaml", "drafting.yaml").parts)
    for path in bundle.controls:
        if control := shelf.controls.get(control_id(path)):
            found = control_findings(control, book, DETECTORS, needed if bundle.whole else None)
            yield from ((path, finding) for finding in (*found, *draft_findings(control, parts, shelf.controls)))
            if control.stricter_than and control.stricter_than not in shelf.controls:
                yield path, Finding(("stricter_than",), f"no control {control.stricter_than!r}; `flowdown controls` lists them")
    if bundle.facts and bundle.whole:
        yield from ((bundle.facts, finding) for finding in _facts(shelf, base))


def _facts(shelf: _Shelf, base: _Shelf) -> Iterator[Finding]:
    """Of the facts that stand in the bundle's own file."""
    own = shelf.facts if shelf is base else {name: fact for name, fact in shelf.facts.items() if base.facts.get(name) != fact}
    for name in own:
        if shelf is not base and name in base.facts:
            yield Finding((name,), "is a fact that ships already; choose another id")
    yield from fact_findings(own, shelf.packs.values())


def _placed(findings: Iterable[tuple[Path, Finding]], shelf: _Shelf) -> Iterator[PackError]:
    """The findings with file and line. What stands on a line that could not be read is a stand-in and not judged."""
    unread = {(fault.name, fault.line) for fault in shelf.faults}
    roots: dict[Path, Node] = {}
    for path, finding in findings:
        if path not in roots:
            roots[path] = load(path, shelf.bundle.name(path), faults=[])
        fault = roots[path].at(finding.at).fault(finding.why)
        if (fault.name, fault.line) not in unread:
            yield fault
