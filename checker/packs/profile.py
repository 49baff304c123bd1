"""Reads a profile: which facts hold for the company (`facts: {service/lex: yes, audience/minors: no}`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.model.packs import Fact
from checker.packs.yaml_nodes import load

_ANSWERS = {True: True, False: False, "yes": True, "no": False}


def load_profile(path: Path, facts: Mapping[str, Fact]) -> dict[str, bool]:
    """The facts that the profile answers; a fact it leaves out is open. PackError names the first fault."""
    root = load(path)
    keys = root.keys(("facts",), required=("facts",))
    known = {fact: fact for fact in facts}
    answers: dict[str, bool] = {}
    for fact, node in keys["facts"].keys(tuple(known)).items():
        if isinstance(node.value, list | dict) or node.value not in _ANSWERS:
            raise node.fault("must be yes or no (leave the line out where it is open)")
        answers[fact] = _ANSWERS[node.value]
    return answers
