"""What people do first, or by mistake: each gets one clear line, and nothing of theirs is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.test_cli import ROOT, flowdown, one_line

TERMS = "# Terms\n\n## 1. Use\n\nYou may not send spam.\n"


@pytest.fixture
def terms(tmp_path):
    path = tmp_path / "terms.md"
    path.write_text(TERMS)
    return path


@pytest.mark.parametrize("group", [(), ("packs",), ("upstream",)])
def test_a_group_without_a_command_shows_its_help(group):
    done = flowdown(*group)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: ")
    assert "\n  --help" in done.stderr


def test_leaving_the_questions_of_init_is_an_interruption(tmp_path):
    pty = pytest.importorskip("pty")
    import os

    near, far = pty.openpty()
    command = [sys.executable, "-m", "checker", "init"]
    with subprocess.Popen(
        command,
        stdin=far,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as asked:
        os.write(near, b"\x04")
        _, said = asked.communicate(timeout=60)
    assert (asked.returncode, said.strip()) == (130, b"flowdown: interrupted")
    assert not list(tmp_path.iterdir())


def test_a_question_that_init_left_open_is_answered_by_taking_the_mark_away(terms, tmp_path):
    assert flowdown("init", "--pack", "aws-bedrock", cwd=tmp_path).returncode == 0
    path = tmp_path / "flowdown.yaml"
    path.write_text(path.read_text().replace("  # service/lex: yes or no", "  service/lex: yes"))
    assert "service/lex: yes" in path.read_text()
    assert flowdown("check", terms, "--fail-on", "never", cwd=tmp_path).returncode == 0


def test_the_ready_profiles_stand_in_columns(tmp_path):
    lines = flowdown("init", "--list", cwd=tmp_path).stdout.splitlines()
    assert len({line.index("  ") + len(line.partition("  ")[2]) - len(line.partition("  ")[2].lstrip()) for line in lines}) == 1


def test_words_that_nothing_speaks_of_say_where_to_look():
    one_line(flowdown("explain", "xyzzy"), "no control or obligation is called 'xyzzy' or speaks of it", "`flowdown controls`")


def test_an_unknown_revision_is_named(terms, tmp_path):
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.com"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    import os

    done = flowdown("check", terms, "--since", "mian", cwd=tmp_path, programs=os.environ["PATH"])
    one_line(done, "git knows no revision 'mian'")


@pytest.mark.parametrize(
    "command",
    [
        ("check", "terms.md", "--format", "markdown", "-o", "terms.md"),
        ("check", "terms.md", "-o", "./terms.md"),
        ("draft", "terms.md", "-o", "terms.md"),
        ("diff", "terms.md", "terms.md", "-o", "terms.md"),
        ("check", "-o", "terms.md"),
    ],
)
def test_terms_are_never_written_over(command, terms, tmp_path):
    (tmp_path / "flowdown.yaml").write_text("packs: [anthropic]\nsets: {site: {files: terms.md}}\n")
    one_line(flowdown(*command, cwd=tmp_path), "terms.md: holds the terms", "name another file")
    assert terms.read_text() == TERMS


def test_the_annotated_copy_is_another_file_of_the_same_kind(tmp_path):
    from docx import Document

    paper = Document()
    paper.add_paragraph("You may not send spam.")
    paper.save(tmp_path / "terms.docx")
    before = (tmp_path / "terms.docx").read_bytes()
    one_line(flowdown("annotate", "terms.docx", "-o", "terms.docx", cwd=tmp_path), "terms.docx: holds the terms")
    one_line(flowdown("annotate", "terms.docx", "-o", "reviewed.pdf", cwd=tmp_path), "reviewed.pdf: ", "name a .docx file")
    one_line(flowdown("annotate", "terms.docx", "-o", ".", cwd=tmp_path), "holds the terms")
    assert [path.name for path in tmp_path.iterdir()] == ["terms.docx"]
    assert (tmp_path / "terms.docx").read_bytes() == before


def test_without_a_format_the_suffix_says_it(terms, tmp_path):
    asked = ("check", terms, "--controls", "prohibited/spam")
    done = flowdown(*asked, "-o", "gaps.html", "-o", "gaps.json", "-o", "gaps.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "gaps.html").read_text().startswith("<!doctype html>")
    assert (tmp_path / "gaps.json").read_text().startswith("{")
    assert "met" in (tmp_path / "gaps.txt").read_text()
    one_line(flowdown(*asked, "-o", "gaps.pdf", cwd=tmp_path), "gaps.pdf: its suffix is that of no format", "--format")
    assert flowdown("compare", "--pack", "anthropic", "--pack", "cohere", "-o", "c.csv", cwd=tmp_path).returncode == 0
    assert (tmp_path / "c.csv").read_text(encoding="utf-8-sig").startswith("control,title,")
    one_line(flowdown("diff", terms, terms, "-o", "d.docx", cwd=tmp_path), "d.docx: its suffix is that of no format")


def test_a_version_that_is_not_there_is_named(terms, tmp_path):
    one_line(flowdown("diff", "old.md", "new.md", cwd=tmp_path), "old.md does not exist; name two files")
    one_line(flowdown("diff", "terms.md", "new.md", cwd=tmp_path), "new.md does not exist; name two files")
    one_line(flowdown("diff", "terms.md", cwd=tmp_path), "no new version is named beside terms.md; name two files")


def test_a_shelf_or_a_source_that_is_not_there_is_told_once(terms, tmp_path):
    one_line(flowdown("upstream", "status", "--store", "no", cwd=tmp_path), "no: there is no such folder", "fetch --store no")
    one_line(flowdown("upstream", "impact", terms, "--store", "no", cwd=tmp_path), "no: there is no such folder")
    one_line(flowdown("upstream", "fetch", "--from", "no", "--store", "shelf", cwd=tmp_path), "no: there is no such folder")
    assert [path.name for path in tmp_path.iterdir()] == ["terms.md"]


def test_a_waiver_is_not_given_twice(terms, tmp_path):
    waive = ("waivers", "add", "prohibited/weapons", terms, "--reason", "No goods.", "--by", "legal", "--until")
    today = {"FLOWDOWN_TODAY": "2026-03-01"}
    assert flowdown(*waive, "2026-06-01", cwd=tmp_path, more=today).returncode == 0
    again = flowdown(*waive, "2027-06-01", cwd=tmp_path, more=today)
    one_line(again, "flowdown-waivers.yaml:4: waives prohibited/weapons for these words already, until 2026-06-01")
    assert (tmp_path / "flowdown-waivers.yaml").read_text().count("until:") == 1


@pytest.mark.parametrize("name", ["gaps.html", "gaps.docx", "gaps.md", "gaps.txt"])
def test_a_report_of_flowdown_is_not_read_as_terms(name, terms, tmp_path):
    """It quotes the words to add, so it would meet what the terms lack."""
    lacking = ("--controls", "prohibited/weapons")
    assert flowdown("check", terms, *lacking, "-o", name, cwd=tmp_path).returncode == 1
    one_line(flowdown("check", name, *lacking, cwd=tmp_path), f"{name}: is a report that flowdown wrote", "name the terms")


def test_a_lone_question_of_init_takes_yes_and_no(monkeypatch):
    from checker.cli import profiles

    answers = iter(["Yes", "n", "", "2", "0"])
    monkeypatch.setattr(profiles.typer, "prompt", lambda *_, **__: next(answers))
    assert [profiles._numbers("?", 1, "") for _ in range(4)] == [[1], [0], [], [0]]


def test_capitals_do_not_hide_the_nearest_name(terms):
    one_line(flowdown("check", terms, "--pack", "OpenAI"), "no pack is called 'OpenAI' (did you mean openai?)")
