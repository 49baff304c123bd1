"""Reads `rulesets/drafting.yaml`: what a drafter knows beside the controls."""

from __future__ import annotations

from pathlib import Path

from checker.model.drafting import Fitting
from checker.packs.yaml_nodes import Node, load

_LISTS = ("services", "agreements", "users", "companies", "american_signs", "british_signs")
_FORMS = ("verbs", "plural", "american")


def load_fitting(path: Path, name: str | None = None) -> Fitting:
    """How wordings are fitted; PackError names the first fault."""
    keys = load(path, name).keys(("fitting",), required=("fitting",))
    return _fitting(keys["fitting"])


def _fitting(node: Node) -> Fitting:
    keys = node.keys((*_LISTS, *_FORMS), required=(*_LISTS, *_FORMS))
    lists = {key: keys[key].texts() for key in _LISTS}
    forms = {key: {word: form.text() for word, form in keys[key].items()} for key in _FORMS}
    return Fitting(**lists, **forms)  # type: ignore[arg-type]
