"""The commands that compare packs and make pages of them, as a user meets them."""

from __future__ import annotations

from tests.app.test_lint import PACK
from tests.test_cli import flowdown, one_line

FLAT = PACK.replace("own/garden", "law/gdpr").replace("    own/spam: high\n", "").replace(", OWN-LAW-7", "")


def test_compare_shows_every_control_of_all_packs_and_differences_of_some():
    two = ("--pack", "anthropic", "--pack", "cohere")
    whole = flowdown("compare", "--format", "csv").stdout
    some = flowdown("compare", "--format", "csv", *two).stdout
    every = flowdown("compare", "--format", "csv", *two, "--all").stdout
    counts = [sum("/" in line.split(",")[0] for line in told.splitlines()) for told in (whole, every, some)]
    assert counts[0] == counts[1] > counts[2] > 10
    assert every.splitlines()[0].startswith("\ufeffcontrol,title,Anthropic (anthropic")


def test_compare_writes_a_file_and_the_same_bytes_each_time(tmp_path):
    for name in ("terminal", "html"):
        for run in ("1", "2"):
            assert flowdown("compare", "--format", name, "-o", tmp_path / run).stdout == ""
        assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_compare_says_what_is_wrong(tmp_path):
    one_line(flowdown("compare", "--pack", "coher"), "did you mean cohere?")
    one_line(flowdown("compare", "--format", "htm"), "did you mean html?")
    one_line(flowdown("compare", "-o", tmp_path / "no" / "x.md"), "check the folder")


def test_docs_are_built_of_a_pack_file(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text(FLAT)
    assert "written" in flowdown("docs", "build", tmp_path / "docs", "--pack", own).stdout
    assert "# Own (own 1)" in (tmp_path / "docs" / "packs" / "own.md").read_text()


def test_facts_are_listed_with_their_questions():
    some = flowdown("packs", "facts", "--pack", "mistral").stdout
    assert "- provider/mistral-direct (11 obligations): Do you use Mistral AI on Mistral's own platform" in some
    assert "law/gdpr" not in some
    assert "Answered with yes by choosing the packs: provider/mistral." in some
    every = flowdown("packs", "facts").stdout
    assert "- law/gdpr (" in every
    assert [line for line in every.splitlines() if line.startswith("#")] == [
        f"## {group}" for group in ("provider", "service", "feature", "data", "audience", "practice", "law")
    ]


def test_docs_are_built_again_only_where_something_changed(tmp_path):
    assert "removed" in flowdown("docs", "build", tmp_path, "--pack", "mistral").stdout
    assert ", 0 written, 0 removed" in flowdown("docs", "build", tmp_path, "--pack", "mistral").stdout
    one_line(flowdown("docs", "build", tmp_path / "packs" / "mistral.md"), "check the folder")
