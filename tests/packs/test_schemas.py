"""The JSON Schemas for editors accept what ships and what the loaders accept, and reject what those reject."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.app.rulesets import rulesets_folder
from checker.packs.yaml_nodes import Node, load, parse
from tests.app.test_lint import PACK
from tests.conftest import CONTROL
from tests.packs.test_pack_metadata import PACK as METADATA

FOLDER = rulesets_folder()


def validator(kind: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((FOLDER / "schema" / f"{kind}.v1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


VALIDATORS = {kind: validator(kind) for kind in ("pack", "control")}


def plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    return [plain(child) for child in node.value] if isinstance(node.value, list) else node.value


@pytest.mark.parametrize("path", sorted((FOLDER / "packs").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_pack(path: Path):
    VALIDATORS["pack"].validate(plain(load(path)))


@pytest.mark.parametrize("path", sorted((FOLDER / "controls").glob("*/*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_control(path: Path):
    VALIDATORS["control"].validate(plain(load(path)))


@pytest.mark.parametrize("text", [PACK, METADATA])
def test_packs_with_all_that_a_pack_may_say(text):
    VALIDATORS["pack"].validate(plain(parse(text, "own.yaml")))


def test_what_to_do_beside_the_terms():
    VALIDATORS["pack"].validate(plain(parse(PACK.replace("  kind:", f"  diligence: {'tick ' * 40}\n  kind:"), "own.yaml")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary: Ours.\n", ""),
        ("title: Own", "titel: Own"),
        ("title: Own", "title: ''"),
        ("seen: whole", "seen: half"),
        ("strength: must", "strength: may"),
        ("applies_when: own/garden", "applies_when: {some: [own/garden]}"),
        ("applies_when: own/garden", "applies_when: {any: []}"),
        ("own/spam: high", "own/spam: grave"),
        ("needs: [spam]", "need: [spam]"),
        (', section: "1"', ""),
        ("no spam}", "a b c d e f g h i j k}"),
        ("  provenance", "  declined: No.\n  provenance"),
        ("provenance: primary", "provenance: heard"),
        ("regulatory: [", "regulatory: {x: "),
        ("  kind:", f"  diligence: {'tick ' * 41}\n  kind:"),
        ("sha256: 0123", "sha256: X123"),
        ("date: 2026-01-31", "date: 31.1.2026"),
        ("changes: [First.]", "change: [First.]"),
    ],
)
def test_a_broken_pack(old, new):
    assert old in PACK
    text = PACK.replace(old, new).replace("OWN-LAW-7]", "OWN-LAW-7}") if "{x" in new else PACK.replace(old, new)
    assert not VALIDATORS["pack"].is_valid(plain(parse(text, "own.yaml")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("severity: medium", "severity: heavy"),
        ("phrases: [junk]", "phrase: [junk]"),
        ("norm: forbids user", "norm: forbids dog"),
        ("  met: spam\n", ""),
        ("  met: spam\n", "  met: {none: [junk]}\n"),
        ("  met: spam\n", "  met: {at_least: 0, of: [spam]}\n"),
        ("verdict: met", "verdict: fine"),
        ("wording: You may not send spam.\n", ""),
    ],
)
def test_a_broken_control(old, new):
    assert old in CONTROL
    VALIDATORS["control"].validate(plain(parse(CONTROL, "spam.yaml")))
    assert not VALIDATORS["control"].is_valid(plain(parse(CONTROL.replace(old, new), "spam.yaml")))
