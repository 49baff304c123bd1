"""upstream status and fetch, from the command line: offline, over texts in folders."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.test_cli import flowdown as command
from tests.test_cli import one_line

TEXT = "# Garden Rules\n\n" + "".join(f"{number}. You must not plant weed number {number}.\n" for number in range(1, 9))
PACK = f"""
pack: garden
title: Garden
version: "1"
summary: Rules.
assumes: []
documents:
  garden-rules: {{title: Garden Rules, publisher: Garden, url: "https://garden.invalid/rules", version_date: "2026-01-05",
    seen: whole, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}, checked: "2026-02-01"}}
obligations:
- {{id: GAR-1, title: Weed, asks: No weed three., kind: restriction, strength: must, applies_when: always,
    controls: {{prohibited/spam: high}}, citation: {{document: garden-rules, section: "3", locator: plant weed number 3}},
    provenance: primary, regulatory: []}}
"""


def flowdown(*arguments, cwd):
    return command(*arguments, cwd=cwd, more={"FLOWDOWN_TODAY": "2026-03-03"})


@pytest.fixture
def garden(tmp_path):
    (tmp_path / "garden.yaml").write_text(PACK)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "rules@2026-01-05.md").write_text(TEXT)
    return tmp_path


def status(garden, *more):
    done = flowdown("upstream", "status", "--pack", "garden.yaml", "--format", "json", *more, cwd=garden)
    (document,) = json.loads(done.stdout)["documents"]
    return done.returncode, document


def test_the_pack_says_when_its_text_was_looked_at(garden):
    code, document = status(garden)
    assert code == 0
    assert (document["checked"], document["age"], document["found"]) == ("2026-02-01", 30, None)
    assert status(garden, "--max-age", "30")[0] == 0
    assert status(garden, "--max-age", "29")[0] == 1


def test_locators_are_looked_up_in_the_texts(garden):
    assert status(garden, "--texts", "texts")[1]["found"] == 1


def test_a_newer_text_on_the_shelf_counts_where_the_locators_stand_in_it(garden):
    (garden / "texts" / "garden-rules@2026-03-01.md").write_text(TEXT + "9. You must label what grows.\n")
    fetched = flowdown("upstream", "fetch", "--pack", "garden.yaml", "--store", "shelf", "--from", "texts", cwd=garden)
    assert fetched.returncode == 0, fetched.stderr
    code, document = status(garden, "--store", "shelf")
    assert code == 0
    assert (document["newest"], document["age"], document["found"]) == ("2026-03-01", 2, 1)


def test_a_lost_locator_exits_with_1(garden):
    (garden / "texts" / "garden-rules@2026-03-01.md").write_text(TEXT.replace("plant weed number 3", "sow it"))
    flowdown("upstream", "fetch", "--pack", "garden.yaml", "--store", "shelf", "--from", "texts", cwd=garden)
    code, document = status(garden, "--store", "shelf")
    assert (code, document["found"], document["age"]) == (1, 0, 30)


def test_terminal_and_markdown_name_every_document(garden):
    for format_ in ("terminal", "markdown"):
        done = flowdown("upstream", "status", "--format", format_, "--texts", "texts", "--pack", "garden.yaml", cwd=garden)
        assert "Garden Rules" in done.stdout
        assert "2026-02-01 (30 days ago)" in done.stdout
        assert "1 of 1" in done.stdout


def test_wrong_use(garden):
    one_line(flowdown("upstream", "status", "--format", "xml", cwd=garden), "no format is called 'xml'")
    one_line(flowdown("upstream", "fetch", "--store", "garden.yaml", cwd=garden), "is a file; name a folder")
    one_line(
        flowdown("upstream", "fetch", "--store", "s", "--from", "nowhere", "--document", "aws-aup", cwd=garden), "no such folder"
    )
    one_line(flowdown("upstream", "fetch", "--store", "s", "--document", "aws-aub", cwd=garden), "did you mean aws-aup")
