"""`flowdown config show`: every setting with the place it comes from, the same from every folder of the repository."""

from __future__ import annotations

import pytest

from tests.test_cli import flowdown, one_line

CONFIG = """\
title: Our terms
packs: [anthropic]
profile: claude-on-bedrock-chatbot
fail_on: high
baseline: known.yaml
waivers: legal/waivers.yaml
not_waivable: [prohibited/child-safety]
sets:
  app:
    files: [legal/*.md, legal/privacy.pdf, x/*.md]
    packs: [rules/own.yaml]
    facts:
      audience/minors: no
  api: {files: legal/api.md, fail_on: low}
"""
PACK = 'pack: own\ntitle: Own\nversion: "1"\nsummary: Ours.\nassumes: [service/lex]\ndocuments: {}\nobligations: []\n'


@pytest.fixture
def repository(tmp_path):
    for name in (".git", "legal", "rules"):
        (tmp_path / name).mkdir()
    (tmp_path / "flowdown.yaml").write_text(CONFIG)
    (tmp_path / "rules" / "own.yaml").write_text(PACK)
    for name in ("legal/terms.md", "legal/api.md", "legal/waivers.yaml"):
        (tmp_path / name).write_text("Terms.\n")
    return tmp_path


def shown(*arguments, cwd):
    """The settings as rows of words, by heading."""
    done = flowdown("config", "show", *arguments, cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    parts = [part.splitlines() for part in done.stdout.strip().split("\n\n")]
    return {lines[0]: [" ".join(line.split()) for line in lines[1:]] for lines in parts}


def test_every_setting_says_where_it_comes_from(repository):
    said = shown(cwd=repository)
    assert list(said) == ["flowdown.yaml", "app", "api"]
    assert said["flowdown.yaml"] == [
        "title Our terms",
        "baseline known.yaml (is not there) flowdown.yaml:5",
        "waivers legal/waivers.yaml flowdown.yaml:6",
        "not_waivable prohibited/child-safety flowdown.yaml:7",
    ]
    assert said["app"][:7] == [
        "files legal/*.md flowdown.yaml:10",
        "legal/api.md",
        "legal/terms.md",
        "legal/privacy.pdf (is not there) flowdown.yaml:10",
        "x/*.md (matches no file) flowdown.yaml:10",
        "packs rules/own.yaml flowdown.yaml:11",
        "fail_on high flowdown.yaml:4",
    ]
    assert "audience/minors: no flowdown.yaml:13" in said["app"]
    assert "feature/chatbot: yes profiles/claude-on-bedrock-chatbot.yaml" in said["app"]
    assert said["api"][:3] == [
        "files legal/api.md flowdown.yaml:14",
        "packs anthropic flowdown.yaml:2",
        "fail_on low flowdown.yaml:14",
    ]


def test_what_a_pack_assumes_is_told_as_its_own(repository):
    (repository / "flowdown.yaml").write_text("packs: [rules/own.yaml]\nsets: {app: {files: legal/terms.md}}\n")
    assert "facts service/lex: yes pack own" in shown(cwd=repository)["app"]


def test_every_folder_gives_the_same(repository):
    assert flowdown("config", "show", cwd=repository / "legal").stdout == flowdown("config", "show", cwd=repository).stdout


def test_options_and_defaults_are_named(repository, tmp_path):
    said = shown("--set", "api", "--pack", "us", "--fail-on", "never", cwd=repository)
    assert said["api"][1:3] == ["packs us --pack", "fail_on never --fail-on"]
    (repository / "flowdown.yaml").unlink()
    said = shown("legal/terms.md", cwd=repository)["files that the command line names"]
    assert said[0] == "files legal/terms.md command line"
    assert "packs aws-bedrock default" in said
    assert "fail_on medium default" in said


def test_many_facts_that_do_not_hold_are_counted_unless_asked_for(repository):
    brief, whole = shown(cwd=repository)["api"], shown("--verbose", cwd=repository)["api"]
    assert any("facts: no (--verbose lists them)" in line for line in brief)
    assert len(whole) > len(brief) + 20


def test_what_is_wrong_is_one_line(repository):
    one_line(flowdown("config", "show", "--set", "appp", cwd=repository), "did you mean app")
    one_line(flowdown("config", "show", "x.md", "--set", "app", cwd=repository), "--set")
    (repository / "flowdown.yaml").write_text("stes: {}\n")
    one_line(flowdown("config", "show", cwd=repository), "flowdown.yaml:1: stes: unknown key (did you mean sets?")
    (repository / "flowdown.yaml").unlink()
    one_line(flowdown("config", "show", "--set", "app", cwd=repository), "there is no flowdown.yaml here or above")
