"""The pages made from the rulesets: complete, linked, not older than the rulesets, and no danger to what a person wrote."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from checker.app.pages import MADE, build, pages, stale

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def packs(rulesets):
    return [rulesets.pack(name) for name in rulesets.pack_ids()]


@pytest.fixture(scope="module")
def made(rulesets, packs):
    return pages(rulesets, packs)


def test_the_pages_in_docs_are_those_of_the_rulesets(made):
    outdated = [path for path, text in made.items() if not (DOCS / path).is_file() or (DOCS / path).read_text("utf-8") != text]
    assert not outdated + stale(DOCS, made), "run `poe docs` and commit what it writes"


def test_every_pack_control_and_obligation_has_its_place(made, rulesets, packs):
    assert {f"packs/{pack.id}.md" for pack in packs} < set(made)
    assert {f"controls/{control}.md" for control in rulesets.controls} < set(made)
    for pack in packs:
        page = made[f"packs/{pack.id}.md"]
        assert [o.id for o in pack.obligations if f"### {o.id}: {o.title}\n\n- asks: {o.asks}\n" not in page] == []
        assert [d.title for d in pack.documents.values() if f"- {d.title} (" not in page] == []
        assert [o.id for o in pack.obligations if o.declined and o.declined not in page] == []


def test_every_link_between_the_pages_leads_somewhere(made):
    anchors = {path: set(re.findall(r'<a id="([^"]+)"></a>', text)) for path, text in made.items()}
    links = 0
    for path, text in made.items():
        for target in re.findall(r"\]\(([^)]+)\)", text):
            place, _, anchor = target.partition("#")
            parts = []
            for part in (PurePosixPath(path).parent / place).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in made, f"{path}: {target}"
            assert not anchor or anchor in anchors["/".join(parts)], f"{path}: {target}"
            links += 1
    assert links > 1000


def test_a_condition_is_told_in_the_questions_of_its_facts(made, rulesets, packs):
    for pack in packs:
        asked = {fact for o in pack.obligations for fact in o.applies_when.facts() if fact not in pack.assumes}
        assert [fact for fact in asked if rulesets.facts[fact].question not in made[f"packs/{pack.id}.md"]] == []


def test_what_was_not_read_in_the_primary_text_says_so(made, packs):
    for pack in packs:
        told = made[f"packs/{pack.id}.md"].count("read against the primary text)")
        assert told == sum(o.provenance.value == "primary" for o in pack.obligations)


def test_building_writes_what_changed_and_removes_only_what_was_made(tmp_path):
    assert build(tmp_path, {"packs/a.md": f"{MADE}\nA\n", "controls/x/b.md": f"{MADE}\nB\n"}) == (2, 0)
    (tmp_path / "packs" / "own.md").write_text("# Written by a person\n")
    assert build(tmp_path, {"packs/a.md": f"{MADE}\nA\n"}) == (0, 1)
    assert sorted(path.name for path in tmp_path.rglob("*.md")) == ["a.md", "own.md"]


def test_the_same_rulesets_make_the_same_pages(made, rulesets, packs):
    assert pages(rulesets, packs) == made
