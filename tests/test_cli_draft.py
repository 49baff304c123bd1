"""`flowdown draft` as a user meets it: files and formats, what standard error tells, exit statuses."""

from __future__ import annotations

import pytest

from tests.test_cli import flowdown as run_flowdown
from tests.test_cli import one_line

TERMS = """# Terms of Use

## 1. Use
1.1 These Terms are between you and Wexmoor Ltd (“Wexmoor”, “we”). You may use the App. You may use the App daily.

## 2. Spam
2.1 You must not use the App to send spam.

## 3. Law
3.1 English law governs these Terms.
"""
CONFLICT = TERMS + "\n3.2 You may resell access to the App without limits.\n"
ASKED = ("--controls", "prohibited/spam,prohibited/weapons,prohibited/resale")


@pytest.fixture
def flowdown(tmp_path):
    (tmp_path / "terms.md").write_text(TERMS, encoding="utf-8")
    (tmp_path / "conflict.md").write_text(CONFLICT, encoding="utf-8")

    def run(*arguments, cwd=tmp_path):
        return run_flowdown(*arguments, cwd=cwd, more={"FLOWDOWN_TODAY": "2026-11-23"})

    return run


def test_markdown_goes_to_standard_output_and_what_to_know_to_standard_error(flowdown):
    done = flowdown("draft", "terms.md", *ASKED)
    assert done.returncode == 0
    assert done.stdout.startswith("# Addendum on Acceptable Use and Artificial Intelligence\n")
    assert "\n## 4. About this Addendum\n" in done.stdout
    assert done.stderr.splitlines() == [
        "flowdown: the draft closes 2 of 2 gaps it set out to close",
        "flowdown: to decide: [date]",
    ]


@pytest.mark.parametrize("name", ["addendum.md", "addendum.docx"])
def test_the_suffix_says_the_format_and_the_terms_check_clean_with_the_draft(flowdown, tmp_path, name):
    assert flowdown("check", "terms.md", *ASKED, "--fail-on", "low").returncode == 1
    done = flowdown("draft", "terms.md", *ASKED, "-o", name)
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.startswith(f"flowdown: {name}: the draft closes 2 of 2")
    assert flowdown("check", "terms.md", name, *ASKED, "--fail-on", "low").returncode == 0


def test_a_second_draft_over_terms_and_draft_writes_nothing(flowdown, tmp_path):
    flowdown("draft", "terms.md", *ASKED, "-o", "addendum.md")
    done = flowdown("draft", "terms.md", "addendum.md", *ASKED, "-o", "second.md")
    assert done.returncode == 0
    assert done.stderr == "flowdown: no open gap to close, so nothing was drafted\n"
    assert not (tmp_path / "second.md").exists()


def test_words_to_strike_are_told_and_exit_with_1(flowdown):
    done = flowdown("draft", "conflict.md", *ASKED, "-o", "addendum.md")
    assert done.returncode == 1
    assert (
        "flowdown: strike from conflict.md, section 3.2: “You may resell access to the App without limits.” (prohibited/resale)"
    ) in done.stderr.splitlines()


def test_what_has_no_place_in_a_policy_is_never_left_silently(flowdown):
    done = flowdown("draft", "terms.md", "--as", "acceptable-use", "--controls", "prohibited/weapons,notice/data-retention")
    assert done.returncode == 1
    assert done.stdout.startswith("# Acceptable Use Policy\n")
    why = "How long data is kept (notice/data-retention): its clause has no place in the Acceptable Use Policy"
    assert f"flowdown: not closed: {why}" in done.stderr


def test_a_waived_gap_is_not_drafted(flowdown, tmp_path):
    (tmp_path / "terms.md").write_text(
        TERMS + "\n<!-- flowdown: waive prohibited/resale until 2027-03-01 by legal: Partners sell it. -->\n", encoding="utf-8"
    )
    done = flowdown("draft", "terms.md", *ASKED)
    assert "resell" not in done.stdout
    assert "1 of 1 gaps" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "docx"), "a DOCX goes into a file; add for example -o addendum.docx"),
        (("--format", "pdf"), "no format is called 'pdf'"),
        (("-o", "addendum.pdf"), "addendum.pdf: its suffix is that of no draft; name a .md or .docx file, or add --format"),
        (("--as", "poem"), "nothing called 'poem' can be drafted; known are: addendum, acceptable-use"),
        (("--pack", "no-such-pack"), "no pack is called 'no-such-pack'"),
    ],
)
def test_wrong_use_is_one_line(flowdown, tmp_path, arguments, says):
    done = flowdown("draft", "terms.md", *arguments)
    one_line(done, says)


def test_several_sets_need_a_choice(flowdown, tmp_path):
    (tmp_path / "flowdown.yaml").write_text(
        "sets:\n  one: {files: [terms.md]}\n  two: {files: [conflict.md]}\n", encoding="utf-8"
    )
    done = flowdown("draft", "--controls", "prohibited/weapons")
    one_line(done, "pick one with --set")
    assert flowdown("draft", "--set", "one", "--controls", "prohibited/weapons").returncode == 0
