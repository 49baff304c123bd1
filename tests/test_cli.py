"""The command as a user meets it: a process with arguments, two streams and an exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
TERMS = "# Terms\n\nYou may not send spam.\n\nYou may resell access to the Service without limits.\n"


def flowdown(*arguments, cwd=None, programs="", more=None):
    command = [sys.executable, "-m", "checker", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": programs, "FLOWDOWN_CACHE": os.environ["FLOWDOWN_CACHE"], **(more or {})},
    )


@pytest.fixture
def terms(tmp_path):
    path = tmp_path / "terms.md"
    path.write_text(TERMS)
    return path


def one_line(done, *says):
    """A failure that a user can act on: status 2, nothing on standard output, one line on standard error, no traceback."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("flowdown: ")
    assert len(done.stderr.splitlines()) == 1
    for text in says:
        assert text in done.stderr


def test_clean_terms_exit_with_0(terms):
    done = flowdown("check", terms, "--controls", "prohibited/spam")
    assert done.returncode == 0
    assert "met" in done.stdout
    assert done.stderr == ""


def test_a_gap_exits_with_1_and_exit_zero_does_not(terms):
    gap = ("check", terms, "--controls", "prohibited/weapons")
    assert flowdown(*gap, "--fail-on", "low").returncode == 1
    assert flowdown(*gap, "--fail-on", "never").returncode == 0
    assert flowdown(*gap, "--fail-on", "low", "--exit-zero").returncode == 0


def test_the_json_report_keeps_its_schema(terms):
    schema = json.loads((ROOT / "checker" / "reporters" / "report.v1.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    done = flowdown("check", "terms.md", "--format", "json", cwd=terms.parent)
    report = json.loads(done.stdout)
    jsonschema.validate(report, schema)
    assert report["terms"][0]["file"] == "terms.md"
    assert str(terms.parent) not in done.stdout
    names = [finding["control"] for finding in report["findings"]]
    assert names == sorted(names)


def test_two_runs_give_the_same_bytes(terms):
    for name in ("terminal", "json", "markdown"):
        runs = {flowdown("check", terms, "--format", name).stdout for _ in range(2)}
        assert len(runs) == 1


def test_several_formats_in_one_run(terms, tmp_path):
    out = tmp_path / "report.json"
    done = flowdown(
        "check",
        terms,
        "--controls",
        "all",
        "--format",
        "json",
        "--output",
        out,
        "--format",
        "markdown",
        "--exit-zero",
    )
    assert done.returncode == 0
    assert json.loads(out.read_text())["schema"] == "flowdown-report/1"
    assert done.stdout.startswith("# Gap report")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_output_that_cannot_be_written_leaves_nothing(terms, tmp_path):
    out = tmp_path / "no" / "such" / "report.json"
    one_line(flowdown("check", terms, "--format", "json", "--output", out), str(out), "check the folder")


def test_several_files_are_one_set(terms, tmp_path):
    policy = tmp_path / "policy.md"
    policy.write_text("You may not develop weapons.\n")
    done = flowdown("check", terms, policy, "--controls", "prohibited/spam,prohibited/weapons", "--format", "json")
    verdicts = {f["control"]: f["verdict"] for f in json.loads(done.stdout)["findings"]}
    assert verdicts == {"prohibited/spam": "met", "prohibited/weapons": "met"}


def test_a_profile_answers_questions(terms, tmp_path):
    profile = tmp_path / "profile.yaml"
    profile.write_text("facts:\n  service/lex: no\n")
    asked = json.loads(flowdown("check", terms, "--format", "json").stdout)["questions"]
    left = json.loads(flowdown("check", terms, "--format", "json", "--profile", profile).stdout)["questions"]
    assert "service/lex" in {question["fact"] for question in asked}
    assert "service/lex" not in {question["fact"] for question in left}


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("none.md", None, "does not exist"),
        ("empty.md", b"", "is empty"),
        ("blank.txt", b"  \n\n", "is empty"),
        ("marks.md", b"---\n\n***\n", "no words"),
        ("terms.xyz", b"words", "not read"),
        ("old.doc", b"words", "save it as .docx or PDF"),
        ("broken.docx", b"PK\x03\x04 cut", "damaged"),
        ("broken.pdf", b"%PDF-1.7 cut", "broken.pdf"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, data, says):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    one_line(flowdown("check", name, cwd=tmp_path), name, says)


def test_a_folder_is_no_file(tmp_path):
    one_line(flowdown("check", tmp_path), "is a folder")


def test_unknown_names_come_with_the_nearest(terms):
    one_line(flowdown("check", terms, "--pack", "antropic"), "did you mean anthropic?")
    one_line(flowdown("check", terms, "--controls", "prohibited/spamm"), "did you mean prohibited/spam?")
    one_line(flowdown("check", terms, "--format", "jason"), "did you mean json?")
    one_line(flowdown("explain", "ANT-UP-00"), "did you mean ANT-UP-0")
    one_line(flowdown("packs", "show", "aws"), "did you mean aws-bedrock?")


def test_a_broken_pack_of_the_user(terms, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("pack: own\ntitle: [oops\n")
    one_line(flowdown("check", terms, "--pack", own), "own.yaml:", "broken YAML")
    own.write_text("pack: own\ntitel: Own\n")
    one_line(flowdown("check", terms, "--pack", own), "own.yaml:2: titel: unknown key (did you mean title?")
    one_line(flowdown("check", terms, "--pack", tmp_path / "none.yaml"), "no such pack file")


def test_wrong_use(tmp_path):
    (tmp_path / ".git").mkdir()
    one_line(flowdown("check", cwd=tmp_path), "no terms are named", "flowdown init")
    one_line(flowdown("chekc"), "chekc")
    one_line(flowdown("check", "x.md", "--fail-on", "grave"), "grave")


def test_nothing_checked_exits_with_3(terms, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text('pack: own\ntitle: Own\nversion: "1"\nsummary: Ours.\nassumes: []\ndocuments: {}\nobligations: []\n')
    assert flowdown("check", terms, "--pack", own).returncode == 3


def test_init_writes_a_profile_that_a_check_goes_by(terms, tmp_path):
    done = flowdown("init", "--pack", "anthropic", "--yes", "feature/chatbot", "--no", "audience/minors", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    report = json.loads(flowdown("check", terms, "--format", "json", cwd=tmp_path).stdout)
    assert report["profile"] == "flowdown.yaml"
    assert [pack["id"] for pack in report["packs"]] == ["anthropic"]
    assert not {"feature/chatbot", "audience/minors"} & {question["fact"] for question in report["questions"]}


def test_init_overwrites_nothing_unasked(tmp_path):
    (tmp_path / "flowdown.yaml").write_text("facts: {}\n")
    one_line(flowdown("init", "--pack", "anthropic", cwd=tmp_path), "--force")
    assert (tmp_path / "flowdown.yaml").read_text() == "facts: {}\n"
    one_line(flowdown("init", "--yes", "feature/chatbott", "-o", "p.yaml", cwd=tmp_path), "did you mean feature/chatbot?")
    assert not (tmp_path / "p.yaml").exists()


def test_init_begins_with_a_ready_profile(tmp_path):
    assert "claude-on-bedrock-chatbot" in flowdown("init", "--list").stdout
    done = flowdown("init", "--from", "claude-on-bedrock-chatbot", "--yes", "audience/minors", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "flowdown.yaml").read_text()
    assert "packs: [aws-bedrock, anthropic]" in text
    assert "  audience/minors: yes" in text


def test_without_a_profile_the_default_packs_are_asked(terms, tmp_path):
    report = json.loads(flowdown("check", terms, "--format", "json", cwd=tmp_path).stdout)
    assert [pack["id"] for pack in report["packs"]] == ["aws-bedrock", "anthropic"]


def test_explain_packs_and_controls():
    assert "Wording to add" in flowdown("explain", "prohibited/spam").stdout
    obligation = " ".join(flowdown("explain", "ANT-UP-0").stdout.split())
    assert "Anthropic Usage Policy" in obligation
    assert "2025-09-15" in obligation
    assert "read against the primary text" in obligation
    assert "aws-bedrock" in flowdown("packs", "list").stdout
    assert "declined" in flowdown("packs", "show", "aws-bedrock").stdout
    assert "prohibited/spam" in flowdown("controls").stdout


def test_explain_finds_by_words_what_no_id_names():
    for words, found in (
        ("trusted language extensions", "AWS-ST-10.1.2"),
        ("GDPR-28", "ANT-DPA"),
        ("traffic monetization", "AWS-ST"),
    ):
        done = flowdown("explain", words)
        assert done.returncode == 0, done.stderr
        assert found in done.stdout
    one_line(flowdown("explain", "xylophone tuning"), "xylophone tuning")


def test_terms_cannot_send_control_characters_to_the_terminal(tmp_path):
    path = tmp_path / "terms.md"
    path.write_text("You may not send spam\x1b[31m or junk mail\x07.\n")
    done = flowdown("check", path, "--controls", "prohibited/spam", "--verbose")
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
