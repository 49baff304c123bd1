"""Reads packs: `rulesets/packs/<pack>.yaml`, and the facts they ask about.

Binding decisions:
- An id of an obligation is for life. One that gets a new id keeps the old as an alias; one that is no longer asked stays, as
  deprecated.
- A tag under `regulatory` is a law of `rulesets/laws.yaml`, alone or with the place in it after a hyphen, its parts joined by
  dots: GDPR, GDPR-13.2.a, EU-AIA-50.4, CCPA-1798.140.ag. A law goes by its usual short name; where that does not say whose law
  it is, EU, US or the state stands before it (EU-DSA, CA-SB243).
- What makes a pack unusable is a fault here; what makes it a bad one (a document that nobody cites, a severity too high) is a
  finding of `packs.lint`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker import __version__
from checker.model.controls import Control
from checker.model.errors import PackError
from checker.model.packs import (
    Change,
    Citation,
    Condition,
    ControlMapping,
    Deprecation,
    Fact,
    FormerPlace,
    Obligation,
    ObligationKind,
    Pack,
    Provenance,
    Severity,
    SourceDocument,
)
from checker.packs.yaml_nodes import Node, load, nearest

_PACK = ("pack", "title", "version", "summary", "assumes", "documents", "obligations")
_ABOUT = ("maintainer", "changelog", "requires", "deprecated")
_OBLIGATION = (
    "id", "title", "asks", "kind", "strength", "applies_when", "citation", "provenance", "regulatory",
)  # fmt: skip
_ANSWERS = ("controls", "declined", "deprecated")
_MORE = ("aliases", "diligence", "since", "formerly", "review")
_FACTS = "flowdown packs facts"


def load_facts(path: Path, name: str | None = None, faults: list[PackError] | None = None) -> dict[str, Fact]:
    """The facts that a profile can state, by id."""
    return {fact: Fact(fact, node.text()) for fact, node in load(path, name, faults=faults).items()}


def load_laws(path: Path, name: str | None = None, faults: list[PackError] | None = None) -> dict[str, str]:
    """The laws that tags under `regulatory` name, by short name, with what they are."""
    return {law: node.text() for law, node in load(path, name, faults=faults).items()}


def load_defaults(path: Path) -> tuple[str, ...]:
    """The packs that are asked where nobody says."""
    return load(path).keys(("packs",), required=("packs",))["packs"].texts()


def load_pack(path: Path, facts: Mapping[str, Fact], controls: Mapping[str, Control], name: str | None = None) -> Pack:
    """One pack, checked against the facts and controls there are; PackError names file, line and key of the first fault."""
    return read_pack(load(path, name), facts, controls)


def read_pack(root: Node, facts: Mapping[str, Fact], controls: Mapping[str, Control]) -> Pack:
    """The pack that a YAML tree holds. PackError where it needs a newer flowdown, whatever else it holds."""
    _refuse_newer(root)
    keys = root.keys((*_PACK, *_ABOUT), required=_PACK)
    pack_id = keys["pack"].text()
    documents = {doc: _document(doc, node) for doc, node in keys["documents"].items()}
    known = tuple(facts)
    obligations = [_obligation(node, pack_id, tuple(documents), known, controls) for node in keys["obligations"].sequence()]
    named: dict[str, str] = {}
    for obligation, node in zip(obligations, keys["obligations"].sequence(), strict=True):
        for name in filter(None, (obligation.id, *obligation.aliases)):
            if name in named:
                node.report(f"the id {name} stands twice (also of {named[name]}); give each obligation its own")
            named[name] = obligation.id
    return Pack(
        id=pack_id,
        title=keys["title"].text(),
        version=keys["version"].text(),
        summary=keys["summary"].text(),
        assumes=tuple(child.one_of(known, _FACTS) for child in keys["assumes"].sequence()),
        documents=documents,
        obligations=tuple(obligations),
        maintainer=keys["maintainer"].text() if "maintainer" in keys else "",
        changelog=tuple(_change(node) for node in keys["changelog"].sequence()) if "changelog" in keys else (),
        requires=keys["requires"].text() if "requires" in keys else "",
        deprecated=_deprecation(keys["deprecated"]) if "deprecated" in keys else None,
    )


def _refuse_newer(root: Node) -> None:
    """A pack for a newer flowdown may hold keys that this one does not know: that it is newer is all there is to say."""
    node = root.at(("requires",))
    if node is root or not isinstance(node.value, str | int):
        return
    wanted = str(node.value)
    if not all(part.isdecimal() for part in wanted.split(".")):
        node.report(f"{wanted!r} is not a version of flowdown; write it like {__version__}")
    elif _release(wanted) > _release(__version__):
        raise node.fault(f"the pack needs flowdown {wanted} or newer, this is {__version__}; run `pip install -U flowdown`")


def _release(version: str) -> tuple[int, ...]:
    """0.2.0 as (0, 2): numbers that compare as versions do."""
    numbers = [int(part) for part in version.split(".") if part.isdecimal()]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _change(node: Node) -> Change:
    keys = node.keys(("version", "date", "changes"), required=("version", "changes"))
    return Change(keys["version"].text(), keys["date"].text() if "date" in keys else "", keys["changes"].texts())


def _deprecation(node: Node) -> Deprecation:
    keys = node.keys(("reason", "successor"), required=("reason",))
    return Deprecation(keys["reason"].text(), keys["successor"].text() if "successor" in keys else "")


def _document(name: str, node: Node) -> SourceDocument:
    names = ("title", "publisher", "url", "version_date", "seen", "sha256", "checked", "earlier")
    keys = node.keys(names, required=("title", "publisher", "seen"))
    return SourceDocument(
        id=name,
        title=keys["title"].text(),
        publisher=keys["publisher"].text(),
        url=_maybe(keys.get("url")),
        version_date=_maybe(keys.get("version_date")),
        seen=keys["seen"].one_of(("whole", "excerpt", "none")),
        sha256=keys["sha256"].text() if "sha256" in keys else "",
        checked=keys["checked"].text() if "checked" in keys else "",
        earlier=keys["earlier"].texts() if "earlier" in keys else (),
    )


def _obligation(
    node: Node, pack: str, documents: tuple[str, ...], facts: tuple[str, ...], controls: Mapping[str, Control]
) -> Obligation:
    keys = node.keys((*_OBLIGATION, *_ANSWERS, *_MORE), required=_OBLIGATION)
    answers = [key for key in _ANSWERS if key in keys]
    if len(answers) != 1:
        node.report("must have either `controls` or `declined` with a reason (or `deprecated`)")
    deprecated = _deprecation(keys["deprecated"]) if "deprecated" in keys else None
    declined = deprecated.reason if deprecated else ""
    return Obligation(
        id=keys["id"].text(),
        pack=pack,
        title=keys["title"].text(),
        asks=keys["asks"].text(),
        kind=keys["kind"].member(ObligationKind),
        # Gathering faults, what is neither counts as must: nothing further is said against it.
        binding=keys["strength"].one_of(("must", "should")) != "should",
        applies_when=_condition(keys["applies_when"], facts),
        maps=tuple(_mapping(id_, child, controls) for id_, child in keys["controls"].items()) if "controls" in keys else (),
        declined=keys["declined"].text() if "declined" in keys else declined,
        citation=_citation(keys["citation"], documents),
        provenance=keys["provenance"].member(Provenance),
        regulatory=keys["regulatory"].texts(),
        aliases=keys["aliases"].texts() if "aliases" in keys else (),
        deprecated=deprecated,
        diligence=keys["diligence"].text() if "diligence" in keys else "",
        since=keys["since"].text() if "since" in keys else "",
        formerly=tuple(_former(child) for child in keys["formerly"].sequence()) if "formerly" in keys else (),
        review=keys["review"].text() if "review" in keys else "",
    )


def _mapping(control: str, node: Node, controls: Mapping[str, Control]) -> ControlMapping:
    """`high`, or `{severity: high, needs: [adult]}`."""
    if control not in controls:
        node.report(f"no control is called {control!r}{nearest(control, tuple(controls))}; `flowdown controls` lists them")
    if not isinstance(node.value, dict):
        return ControlMapping(control, node.member(Severity))
    keys = node.keys(("severity", "needs"), required=("severity", "needs"))
    elements = tuple(controls[control].elements) if control in controls else ()
    needs = tuple(child.one_of(elements) if elements else child.text() for child in keys["needs"].sequence())
    return ControlMapping(control, keys["severity"].member(Severity), needs)


def _citation(node: Node, documents: tuple[str, ...]) -> Citation:
    keys = node.keys(("document", "section", "locator"), required=("document", "section"))
    return Citation(keys["document"].one_of(documents), keys["section"].text(), _maybe(keys.get("locator")))


def _former(node: Node) -> FormerPlace:
    keys = node.keys(("until", "section"), required=("until", "section"))
    return FormerPlace(keys["until"].text(), keys["section"].text())


def _maybe(node: Node | None) -> str:
    """A text that may be left empty."""
    return "" if node is None or node.value in (None, "") else node.text()


def _condition(node: Node, facts: tuple[str, ...]) -> Condition:
    """`always`, a fact, `{any: [...]}`, `{all: [...]}` or `{not: ...}`, nested as needed."""
    if not isinstance(node.value, dict):
        text = node.text()
        return Condition("always") if text == "always" else Condition("fact", node.one_of(facts, _FACTS))
    keys = node.keys(("any", "all", "not"))
    if len(keys) != 1:
        node.report("must be `always`, a fact, or one of any, all, not")
    if not keys:
        return Condition("always")
    operator, inner = next(iter(keys.items()))
    parts = [inner] if operator == "not" else inner.sequence()
    if not parts:
        inner.report("names no fact; name one, or write `always`")
    return Condition(operator, parts=tuple(_condition(part, facts) for part in parts))
