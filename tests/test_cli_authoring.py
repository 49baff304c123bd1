"""The commands for authors of packs and controls, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.test_lint import FACTS, LAWS, PACK
from tests.app.test_verify import PACK as VERIFIED
from tests.app.test_verify import RULES
from tests.conftest import CONTROL
from tests.test_cli import flowdown, one_line

SHARED = Path(__file__).parent.parent.parent / "shared" / "upstream" / "texts"


@pytest.fixture
def mine(tmp_path):
    """A folder of packs with a control, a fact and a law of its own."""
    files = {"packs/own.yaml": PACK, "controls/own/spam.yaml": CONTROL, "facts.yaml": FACTS, "laws.yaml": LAWS}
    for name, text in files.items():
        (tmp_path / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / name).write_text(text)
    return tmp_path / "mine"


def test_lint_of_what_ships_is_clean():
    done = flowdown("packs", "lint")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("controls: nothing to mend\n")


def test_lint_shows_every_fault_and_exits_with_1(mine):
    (mine / "packs" / "own.yaml").write_text(PACK.replace("summary", "sumary").replace("own/spam: high", "own/spem: high"))
    done = flowdown("packs", "lint", "mine", cwd=mine.parent)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == [f"mine/packs/own.yaml:{line}:" for line in (1, 4, 24)]
    assert lines[-1] == "1 pack, 1 control: 3 to mend in 1 file"
    told = json.loads(flowdown("packs", "lint", "mine", "--format", "json", cwd=mine.parent).stdout)
    assert [finding["line"] for finding in told["findings"]] == [1, 4, 24]


def test_wrong_use_is_one_line(mine):
    one_line(flowdown("packs", "lint", mine / "none.yaml"), "no such file or folder")
    one_line(flowdown("packs", "test", mine / "packs" / "own.yaml"), "brings no controls of its own")
    one_line(flowdown("packs", "verify", "--texts", mine / "none"), "there is no such folder")
    one_line(flowdown("packs", "verify", "anthropik", "--texts", mine), "did you mean anthropic?")


def test_an_obligation_of_an_own_pack_is_explained(mine):
    """Reports name it, so whoever reads one asks what it is."""
    pack = mine / "packs" / "own.yaml"
    id_ = next(line.split("id:")[1].strip(" ,}") for line in PACK.splitlines() if "id:" in line)
    assert f"({id_})" not in flowdown("explain", id_, cwd=mine.parent).stdout
    named = flowdown("explain", id_, "--pack", pack, cwd=mine.parent)
    assert f"({id_})" in named.stdout.splitlines()[0], named.stderr
    (mine.parent / "flowdown.yaml").write_text("packs: [mine/packs/own.yaml, anthropic]\n")
    assert flowdown("explain", id_, cwd=mine.parent).stdout == named.stdout
    one_line(flowdown("packs", "show", "mine", cwd=mine.parent), "mine is a folder", "packs/own.yaml")


def test_the_examples_of_a_folder_are_run(mine):
    assert flowdown("packs", "test", mine).stdout == "1 examples, 0 failed\n"
    (mine / "controls" / "own" / "spam.yaml").write_text(CONTROL.replace("verdict: met", "verdict: missing"))
    done = flowdown("packs", "test", mine)
    assert done.returncode == 1
    assert done.stdout.startswith("own/spam/plain: wants missing, got met")


def test_a_pack_of_a_folder_brings_its_controls_to_a_check(mine, tmp_path):
    terms = tmp_path / "terms.md"
    terms.write_text("You may not send spam.\n")
    done = flowdown("check", terms, "--pack", mine / "packs" / "own.yaml", "--format", "json")
    assert {finding["control"] for finding in json.loads(done.stdout)["findings"]} == {"own/spam", "prohibited/spam"}


def test_a_pack_for_a_newer_flowdown_is_one_line(mine, tmp_path):
    own = mine / "packs" / "own.yaml"
    own.write_text(PACK + 'requires: "99"\nnovelty: yes\n')
    terms = tmp_path / "terms.md"
    terms.write_text("You may not send spam.\n")
    one_line(flowdown("check", terms, "--pack", own), "requires: the pack needs flowdown 99 or newer", "pip install -U flowdown")


def test_verify_exits_with_1_where_a_primary_locator_is_not_found(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "rules@2026-01-01.md").write_text(RULES)
    own = tmp_path / "own.yaml"
    own.write_text(VERIFIED.replace(", sha256: HASH", ""))
    assert flowdown("packs", "verify", own, "--texts", tmp_path / "texts").returncode == 0
    own.write_text(own.read_text().replace("Plant a tree}", "Fell a tree}"))
    done = flowdown("packs", "verify", own, "--texts", tmp_path / "texts")
    assert done.returncode == 1
    assert 'OWN-1: "Fell a tree" is not in the text' in done.stdout


@pytest.mark.skipif(not SHARED.is_dir(), reason="the upstream texts are not part of the project")
def test_every_primary_obligation_that_ships_stands_in_its_text():
    done = flowdown("packs", "verify", "--texts", SHARED)
    assert done.returncode == 0, done.stdout


def test_init_asks_the_facts_of_a_pack_file_and_names_it_from_where_the_profile_lies(mine, tmp_path):
    (tmp_path / "app").mkdir()
    own = mine / "packs" / "own.yaml"
    own.write_text(PACK.replace("assumes: [own/garden]", "assumes: []"))
    answered = ("--yes", "own/garden", "-o", "app/flowdown.yaml")
    done = flowdown("init", "--pack", "mine/packs/own.yaml", *answered, cwd=tmp_path)
    assert "of 1 facts 1 hold" in done.stdout
    text = (tmp_path / "app" / "flowdown.yaml").read_text()
    assert 'packs: ["../mine/packs/own.yaml"]' in text
    assert "  own/garden: yes" in text
    (tmp_path / "app" / "terms.md").write_text("You may not send spam.\n")
    report = json.loads(flowdown("check", "terms.md", "--format", "json", cwd=tmp_path / "app").stdout)
    assert [pack["id"] for pack in report["packs"]] == ["own"]
    assert report["questions"] == []
