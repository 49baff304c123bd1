"""Reads controls: `rulesets/controls/<group>/<name>.yaml`, whose id is its path."""

from __future__ import annotations

from pathlib import Path

from checker.model.controls import Control, DraftPlace, Element, Example, NormSpec, Rule, Signal
from checker.model.norms import Bearer, Force
from checker.model.packs import Severity
from checker.model.verdict import Verdict
from checker.packs.yaml_nodes import Node, load

_KEYS = (
    "title", "question", "severity", "stricter_than", "met", "partial", "conflict",
    "elements", "judge", "wording", "draft", "examples",
)  # fmt: skip
_SIGNAL_KEYS = ("detector", "norm", "phrases", "with", "and-with", "without", "under", "scope", "at_least")
_RULE_KEYS = ("any", "all", "at_least", "of", "none")
_JUDGED = (Verdict.MET, Verdict.PARTIAL, Verdict.CONFLICT)


def load_controls(folder: Path, examples: bool = True) -> dict[str, Control]:
    """Every control below `folder`, by id, in the order of ids; a check needs no examples, and is quicker without."""
    controls: dict[str, Control] = {}
    for path in sorted(folder.glob("*/*.yaml")):
        control = load_control(path, f"{path.parent.name}/{path.stem}", f"controls/{path.parent.name}/{path.name}", examples)
        controls[control.id] = control
    return controls


def load_control(path: Path, control_id: str, name: str | None = None, examples: bool = True) -> Control:
    """One control file; PackError names the file (as `name`), line and key of the first fault."""
    return read_control(load(path, name, until=None if examples else "examples"), control_id, examples)


def read_control(root: Node, control_id: str, examples: bool = True) -> Control:
    """The control that a YAML tree holds."""
    required = ("title", "question", "severity", "met", "elements", "judge", "wording")
    keys = root.keys(_KEYS, required=(*required, "examples") if examples else required)
    elements = {element: _element(element, node) for element, node in keys["elements"].items()}
    return Control(
        id=control_id,
        title=keys["title"].text(),
        question=keys["question"].text(),
        severity=keys["severity"].member(Severity),
        met=keys["met"].text(),
        partial=keys["partial"].text() if "partial" in keys else "",
        conflict=keys["conflict"].text() if "conflict" in keys else "",
        elements=elements,
        rules=_rules(keys["judge"], tuple(elements)),
        wording=keys["wording"].text(),
        examples=tuple(_example(node) for node in keys["examples"].sequence()) if "examples" in keys else (),
        draft=_draft(keys["draft"]) if "draft" in keys else None,
        stricter_than=keys["stricter_than"].text() if "stricter_than" in keys else "",
    )


def _element(name: str, node: Node) -> Element:
    keys = node.keys(("says", "signals", "wording"), required=("says", "signals"))
    wording = keys["wording"].text() if "wording" in keys else ""
    return Element(name, keys["says"].text(), tuple(_signal(child) for child in keys["signals"].sequence()), wording)


def _signal(node: Node) -> Signal:
    keys = node.keys(_SIGNAL_KEYS, required=("norm",))
    groups = [keys[key].texts() for key in ("with", "and-with") if key in keys]
    return Signal(
        detector=keys["detector"].text() if "detector" in keys else "phrase",
        norms=tuple(_norm_spec(text, keys["norm"]) for text in keys["norm"].texts()),
        phrases=keys["phrases"].texts() if "phrases" in keys else (),
        within=tuple(groups),
        without=keys["without"].texts() if "without" in keys else (),
        under=keys["under"].texts() if "under" in keys else (),
        scope=keys["scope"].one_of(("norm", "sentence", "clause")) if "scope" in keys else "norm",
        at_least=_count(keys["at_least"]) if "at_least" in keys else 1,
    )


def _norm_spec(text: str, node: Node) -> NormSpec:
    """`forbids user`, `permits company`, `states any`, `any any`."""
    force, _, bearer = text.partition(" ")
    forces = {force.value: force for force in Force}
    bearers = {bearer.value: bearer for bearer in Bearer}
    if (force not in forces and force != "any") or (bearer not in bearers and bearer != "any"):
        node.report(f"{text!r} is not a force ({', '.join(forces)}, any) and a bearer ({', '.join(bearers)}, any)")
    return NormSpec(forces.get(force), bearers.get(bearer))


def _count(node: Node) -> int:
    if not isinstance(node.value, int) or isinstance(node.value, bool) or node.value < 1:
        node.report("must be a whole number of at least 1")
        return 1
    return node.value


def _rules(node: Node, elements: tuple[str, ...]) -> dict[Verdict, tuple[Rule, ...]]:
    keys = node.keys(tuple(verdict.value for verdict in _JUDGED), required=("met",))
    return {
        verdict: tuple(_rule(child, elements) for child in _alternatives(keys[verdict.value]))
        for verdict in _JUDGED
        if verdict.value in keys
    }


def _alternatives(node: Node) -> list[Node]:
    return node.value if isinstance(node.value, list) else [node]


def _rule(node: Node, elements: tuple[str, ...]) -> Rule:
    """`spam`, `{any: [a, b]}`, `{all: [a, b]}` or `{at_least: 2, of: [a, b, c]}`; `none: [d]` beside them."""
    if isinstance(node.value, str):
        names: tuple[str, ...] = (node.one_of(elements),)
        return Rule(1, names, ())
    keys = node.keys(_RULE_KEYS)
    listed = next((keys[key] for key in ("any", "all", "of") if key in keys), None)
    if listed is None:
        node.report("must name elements with `any`, `all` or `at_least` and `of`")
        return Rule(1, (), ())
    names = tuple(child.one_of(elements) for child in listed.sequence())
    never = tuple(child.one_of(elements) for child in keys["none"].sequence()) if "none" in keys else ()
    if "all" in keys:
        return Rule(len(names), names, never)
    return Rule(_count(keys["at_least"]) if "at_least" in keys else 1, names, never)


def _draft(node: Node) -> DraftPlace:
    """A part's name, or `{part: use, covers: [other/control], only_if_open: true}`."""
    if isinstance(node.value, str):
        return DraftPlace(node.text())
    keys = node.keys(("part", "covers", "not_with", "only_if_open"), required=("part",))
    return DraftPlace(
        part=keys["part"].text(),
        covers=keys["covers"].texts() if "covers" in keys else (),
        not_with=keys["not_with"].texts() if "not_with" in keys else (),
        only_if_open="only_if_open" in keys and keys["only_if_open"].value is True,
    )


def _example(node: Node) -> Example:
    keys = node.keys(("id", "verdict", "text"), required=("id", "verdict", "text"))
    return Example(keys["id"].text(), keys["verdict"].member((*_JUDGED, Verdict.MISSING)), keys["text"].text())
