"""Reads packs: `rulesets/packs/<pack>.yaml`, and the facts they ask about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.model.controls import Control
from checker.model.packs import (
    Citation,
    Condition,
    ControlMapping,
    Fact,
    Obligation,
    ObligationKind,
    Pack,
    Provenance,
    Severity,
    SourceDocument,
)
from checker.packs.yaml_nodes import Node, load, nearest

_PACK = ("pack", "title", "version", "summary", "assumes", "documents", "obligations")
_OBLIGATION = (
    "id", "title", "asks", "kind", "strength", "applies_when", "controls", "declined", "citation", "provenance",
    "regulatory",
)  # fmt: skip


def load_facts(path: Path) -> dict[str, Fact]:
    """The facts that a profile can state, by id."""
    return {name: Fact(name, node.text()) for name, node in load(path).items()}


def load_pack(path: Path, facts: Mapping[str, Fact], controls: Mapping[str, Control], name: str | None = None) -> Pack:
    """One pack, checked against the facts and controls there are; PackError names file, line and key of the first fault."""
    root = load(path, name)
    keys = root.keys(_PACK, required=_PACK)
    pack_id = keys["pack"].text()
    documents = {doc: _document(doc, node) for doc, node in keys["documents"].items()}
    known = tuple(facts)
    obligations: dict[str, Obligation] = {}
    for node in keys["obligations"].sequence():
        obligation = _obligation(node, pack_id, tuple(documents), known, controls)
        if obligation.id in obligations:
            raise node.fault(f"the obligation {obligation.id} stands twice")
        obligations[obligation.id] = obligation
    return Pack(
        id=pack_id,
        title=keys["title"].text(),
        version=keys["version"].text(),
        summary=keys["summary"].text(),
        assumes=tuple(child.one_of(known) for child in keys["assumes"].sequence()),
        documents=documents,
        obligations=tuple(obligations.values()),
    )


def _document(name: str, node: Node) -> SourceDocument:
    names = ("title", "publisher", "url", "version_date", "seen", "sha256")
    keys = node.keys(names, required=("title", "publisher", "seen"))
    return SourceDocument(
        id=name,
        title=keys["title"].text(),
        publisher=keys["publisher"].text(),
        url=str(keys["url"].value or "") if "url" in keys else "",
        version_date=str(keys["version_date"].value or "") if "version_date" in keys else "",
        seen=keys["seen"].one_of(("whole", "excerpt", "none")),
        sha256=keys["sha256"].text() if "sha256" in keys else "",
    )


def _obligation(
    node: Node, pack: str, documents: tuple[str, ...], facts: tuple[str, ...], controls: Mapping[str, Control]
) -> Obligation:
    keys = node.keys(_OBLIGATION, required=tuple(k for k in _OBLIGATION if k not in ("controls", "declined")))
    if ("controls" in keys) == ("declined" in keys):
        raise node.fault("must have either `controls` or `declined` with a reason")
    return Obligation(
        id=keys["id"].text(),
        pack=pack,
        title=keys["title"].text(),
        asks=keys["asks"].text(),
        kind=ObligationKind(keys["kind"].one_of(tuple(kind.value for kind in ObligationKind))),
        binding=keys["strength"].one_of(("must", "should")) == "must",
        applies_when=_condition(keys["applies_when"], facts),
        maps=tuple(_mapping(id_, child, controls) for id_, child in keys["controls"].items()) if "controls" in keys else (),
        declined=keys["declined"].text() if "declined" in keys else "",
        citation=_citation(keys["citation"], documents),
        provenance=Provenance(keys["provenance"].one_of(tuple(p.value for p in Provenance))),
        regulatory=keys["regulatory"].texts(),
    )


def _mapping(control: str, node: Node, controls: Mapping[str, Control]) -> ControlMapping:
    """`high`, or `{severity: high, needs: [adult]}`."""
    if control not in controls:
        raise node.fault(f"no control is called {control!r}{nearest(control, tuple(controls))}")
    severities = tuple(severity.value for severity in Severity)
    if isinstance(node.value, str):
        return ControlMapping(control, Severity(node.one_of(severities)))
    keys = node.keys(("severity", "needs"), required=("severity", "needs"))
    elements = tuple(controls[control].elements)
    needs = tuple(child.one_of(elements) for child in keys["needs"].sequence())
    return ControlMapping(control, Severity(keys["severity"].one_of(severities)), needs)


def _citation(node: Node, documents: tuple[str, ...]) -> Citation:
    keys = node.keys(("document", "section", "locator"), required=("document", "section"))
    section = keys["section"].value
    locator = keys["locator"].value if "locator" in keys else None
    return Citation(keys["document"].one_of(documents), str(section or ""), str(locator or ""))


def _condition(node: Node, facts: tuple[str, ...]) -> Condition:
    """`always`, a fact, `{any: [...]}`, `{all: [...]}` or `{not: ...}`, nested as needed."""
    if isinstance(node.value, str):
        text = node.text()
        if text == "always":
            return Condition("always")
        return Condition("fact", node.one_of(facts))
    keys = node.keys(("any", "all", "not"))
    if len(keys) != 1:
        raise node.fault("must be `always`, a fact, or one of any, all, not")
    operator, inner = next(iter(keys.items()))
    parts = [inner] if operator == "not" else inner.sequence()
    if not parts:
        raise inner.fault("names no fact")
    return Condition(operator, parts=tuple(_condition(part, facts) for part in parts))
