"""Verifying packs against texts: which text is taken, and what is told."""

from __future__ import annotations

import hashlib

import pytest

from checker.app.verify import TextShelf, verify, verify_text
from checker.model.errors import UsageError
from checker.packs.packs import read_pack
from checker.packs.yaml_nodes import parse

RULES = "Rules\n=====\n\n1. Plant a tree.\n\n2. Water it.\n"
PACK = """
pack: own
title: Own
version: "1"
summary: Ours.
assumes: []
documents:
  own-rules: {title: Rules, publisher: P, url: "https://example.com", version_date: "2026-01-01", seen: whole, sha256: HASH}
obligations:
- &one
  id: OWN-1
  title: Trees
  asks: Trees are planted.
  kind: restriction
  strength: must
  applies_when: always
  declined: It is a garden.
  citation: {document: own-rules, section: "1", locator: Plant a tree}
  provenance: primary
  regulatory: []
"""


def pack(text=PACK, sha256=None):
    sha256 = sha256 if sha256 is not None else hashlib.sha256(RULES.encode()).hexdigest()
    return read_pack(parse(text.replace(", sha256: HASH", f", sha256: {sha256}" if sha256 else ""), "own.yaml"), {}, {})


@pytest.fixture
def texts(tmp_path):
    for name, text in {"own/other@2026-01-01.md": "Nothing.\n", "own/rules@2026-01-01.md": RULES}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def told(own, texts):
    verified = verify([own], TextShelf(texts))
    return verify_text(verified), verified[0].failed


def test_a_locator_at_its_section_is_verified(texts):
    assert told(pack(), texts) == (
        "pack  primary  verified  at its section  in the outer one  none printed\n"
        "own         1      100%               1                 0             0\n"
        "all         1      100%               1                 0             0\n",
        False,
    )


def test_without_a_hash_the_text_is_found_by_date_and_name(texts):
    assert told(pack(sha256=""), texts)[1] is False


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('section: "1"', 'section: "2"', '  OWN-1: "Plant a tree" is outside its section (2)\n'),
        ("locator: Plant a tree", "locator: Fell a tree", '  OWN-1: "Fell a tree" is not in the text\n'),
        ("own-rules: {", "own-rules: {", ""),
    ],
)
def test_what_is_not_found_is_told(texts, old, new, says):
    text, failed = told(pack(PACK.replace(old, new)), texts)
    assert says in text
    assert failed is bool(says)


def test_another_text_of_the_same_date_is_not_taken_for_it(texts):
    (texts / "own" / "rules@2026-01-01.md").write_text(RULES + "3. Rest.\n")
    text, failed = told(pack(), texts)
    assert "OWN-1: no text has the sha256 of own-rules; rules@2026-01-01.md bears its date, but is another text" in text
    assert failed


def test_an_excerpt_is_told_and_does_not_fail(texts):
    excerpt = PACK.replace("provenance: primary", "provenance: excerpt").replace("Plant a tree}", "Fell a tree}")
    text, failed = told(pack(excerpt), texts)
    assert '  OWN-1 (excerpt): "Fell a tree" is not in the text\n' in text
    assert not failed


def test_what_nobody_saw_is_left_out(texts):
    assert told(pack(PACK.replace("provenance: primary", "provenance: from-knowledge")), texts)[0].count("\n") == 3


def test_no_folder_is_wrong_use(tmp_path):
    with pytest.raises(UsageError, match="there is no such folder"):
        TextShelf(tmp_path / "none")
