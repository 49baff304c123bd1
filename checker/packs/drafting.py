"""Reads `rulesets/drafting.yaml`: what a drafter knows beside the controls."""

from __future__ import annotations

from pathlib import Path

from checker.model.drafting import Definition, Drafting, Fitting, Kind, ListForm, Part
from checker.packs.yaml_nodes import Node, load

_LISTS = (
    "services",
    "other_services",
    "inputs",
    "agreements",
    "parts_of_agreements",
    "users",
    "companies",
    "american_signs",
    "british_signs",
)
_FORMS = ("verbs", "plural", "american")
_TEXTS = ("definitions_title", "policies_lead", "policies_blank", "strikes_title", "strike", "strike_unnumbered", "instead")
_KEYS = ("fitting", "kinds", "parts", "lists", "definitions", "policy_titles", *_TEXTS)
_KIND = ("title", "about", "opening", "parts", "continues")


def load_drafting(path: Path, name: str | None = None) -> Drafting:
    """What a drafter knows; PackError names the first fault."""
    keys = load(path, name).keys(_KEYS, required=_KEYS)
    parts = tuple(_part(node) for node in keys["parts"].sequence())
    known = tuple(part.id for part in parts)
    return Drafting(
        fitting=_fitting(keys["fitting"]),
        kinds={id_: _kind(id_, node, known) for id_, node in keys["kinds"].items()},
        parts=parts,
        lists=tuple(_list(node) for node in keys["lists"].sequence()),
        definitions=tuple(_definition(node) for node in keys["definitions"].sequence()),
        policy_titles=keys["policy_titles"].texts(),
        **{key: keys[key].text() for key in _TEXTS},
    )


def _fitting(node: Node) -> Fitting:
    keys = node.keys((*_LISTS, *_FORMS), required=(*_LISTS, *_FORMS))
    lists = {key: keys[key].texts() for key in _LISTS}
    forms = {key: {word: form.text() for word, form in keys[key].items()} for key in _FORMS}
    return Fitting(**lists, **forms)  # type: ignore[arg-type]


def _part(node: Node) -> Part:
    keys = node.keys(("id", "title", "policies"), required=("id", "title"))
    return Part(keys["id"].text(), keys["title"].text(), "policies" in keys and keys["policies"].value is True)


def _kind(id_: str, node: Node, parts: tuple[str, ...]) -> Kind:
    keys = node.keys(_KIND, required=_KIND)
    return Kind(
        id=id_,
        title=keys["title"].text(),
        about=keys["about"].text(),
        opening=keys["opening"].texts(),
        parts=tuple(child.one_of(parts) for child in keys["parts"].sequence()),
        continues=keys["continues"].value is True,
    )


def _list(node: Node) -> ListForm:
    keys = node.keys(("lead", "begins", "goes_on"), required=("lead", "begins"))
    return ListForm(keys["lead"].text(), keys["begins"].texts(), keys["goes_on"].texts() if "goes_on" in keys else ())


def _definition(node: Node) -> Definition:
    keys = node.keys(("word", "name", "text"), required=("word", "name", "text"))
    return Definition(keys["word"].text(), keys["name"].text(), keys["text"].text())
