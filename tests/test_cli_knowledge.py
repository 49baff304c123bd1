"""The commands that compare packs and make pages of them, as a user meets them."""

from __future__ import annotations

from tests.test_cli import flowdown, one_line


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


def test_docs_are_built_again_only_where_something_changed(tmp_path):
    assert "removed" in flowdown("docs", "build", tmp_path, "--pack", "mistral").stdout
    assert ", 0 written, 0 removed" in flowdown("docs", "build", tmp_path, "--pack", "mistral").stdout
    one_line(flowdown("docs", "build", tmp_path / "packs" / "mistral.md"), "check the folder")
