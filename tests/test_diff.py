"""Two versions of terms beside each other, as files and out of git."""

import json
import os
import shutil
import subprocess

import pytest

from tests.test_cli import flowdown as run_flowdown
from tests.test_cli import one_line

OLD = """# 1. Use

You may not reverse engineer the Service or extract its models.

You may not send spam.

# 2. Output

Output may be inaccurate.
"""
WORSE = OLD.replace("You may not reverse", "You may reverse")
MOVED = """# 1. Output

Output may be inaccurate.

# 2. Use

You may not reverse engineer the Service or extract its models.

You may not send spam.
"""
CONTROLS = "prohibited/model-extraction,prohibited/spam"


def flowdown(*arguments, cwd):
    """The command where git can be found."""
    return run_flowdown(*arguments, cwd=cwd, programs=os.environ["PATH"])


def changes(done):
    (terms,) = json.loads(done.stdout)["terms"]
    return {each["control"]: each for each in terms["controls"]}


@pytest.fixture
def git(tmp_path):
    if not shutil.which("git"):
        pytest.skip("git is not installed")

    def run(*arguments):
        command = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments]
        subprocess.run(command, check=True, capture_output=True)

    run("init", "-q")
    (tmp_path / "legal").mkdir()
    (tmp_path / "legal" / "terms.md").write_text(OLD)
    (tmp_path / "flowdown.yaml").write_text("sets: {site: {files: [legal/*.md]}}\n")
    run("add", "-A")
    run("commit", "-qm", "Terms")
    return run


def test_two_files(tmp_path):
    for name, text in (("old.md", OLD), ("worse.md", WORSE), ("moved.md", MOVED)):
        (tmp_path / name).write_text(text)
    worse = changes(flowdown("diff", "old.md", "worse.md", "--controls", CONTROLS, "--format", "json", cwd=tmp_path))
    gone = worse["prohibited/model-extraction"]
    assert gone["change"] == "worse"
    assert gone["old"]["verdict"] == "met"
    assert gone["old"]["evidence"][0]["quote"] == "You may not reverse engineer the Service or extract its models."
    assert gone["wording"]
    assert worse["prohibited/spam"]["change"] == "same"
    back = changes(flowdown("diff", "worse.md", "old.md", "--controls", CONTROLS, "--format", "json", cwd=tmp_path))
    assert back["prohibited/model-extraction"]["change"] == "better"
    moved = changes(flowdown("diff", "old.md", "moved.md", "--controls", CONTROLS, "--format", "json", cwd=tmp_path))
    assert {each["change"] for each in moved.values()} == {"moved"}


def test_the_same_terms_in_another_format_are_the_same(tmp_path):
    (tmp_path / "old.md").write_text(OLD)
    (tmp_path / "new.html").write_text(
        "<h1>1. Use</h1><p>You may not reverse engineer the Service or extract its models.<p>You may not\nsend  spam."
    )
    found = changes(flowdown("diff", "old.md", "new.html", "--controls", CONTROLS, "--format", "json", cwd=tmp_path))
    assert {each["change"] for each in found.values()} == {"same"}


def test_what_a_person_sees(tmp_path):
    (tmp_path / "old.md").write_text(OLD)
    (tmp_path / "new.md").write_text(WORSE)
    done = flowdown("diff", "old.md", "new.md", "--controls", CONTROLS, "--fail-on", "low", cwd=tmp_path)
    assert done.returncode == 1
    assert "Worse (1)" in done.stdout
    assert "You may not reverse engineer" in done.stdout
    assert "1 as before" in done.stdout
    page = flowdown("diff", "old.md", "new.md", "--controls", CONTROLS, "--format", "markdown", cwd=tmp_path)
    assert page.returncode == 0
    assert "### Worse" in page.stdout


def test_git_revisions_and_the_files_as_they_are(tmp_path, git):
    path = tmp_path / "legal" / "terms.md"
    path.write_text(WORSE)
    arguments = ("--controls", CONTROLS, "--format", "json")
    for place in (tmp_path, tmp_path / "legal"):
        found = changes(flowdown("diff", "HEAD", *arguments, cwd=place))
        assert found["prohibited/model-extraction"]["change"] == "worse"
    git("commit", "-qam", "Worse")
    assert changes(flowdown("diff", "HEAD", *arguments, cwd=tmp_path))["prohibited/model-extraction"]["change"] == "same"
    found = changes(flowdown("diff", "HEAD~1", "HEAD", "--file", "legal/terms.md", *arguments, cwd=tmp_path))
    assert found["prohibited/model-extraction"]["change"] == "worse"
    assert path.read_text() == WORSE


def test_a_check_since_a_revision_fails_only_on_what_got_worse(tmp_path, git):
    (tmp_path / "flowdown.yaml").write_text("sets: {site: {files: [legal/*.md], fail_on: low}}\n")
    assert flowdown("check", "--controls", "notice", cwd=tmp_path).returncode == 1
    done = flowdown("check", "--controls", "notice", "--since", "HEAD", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no worse than at HEAD" in done.stdout
    path = tmp_path / "legal" / "terms.md"
    path.write_text(OLD.replace("Output may be inaccurate.", "Output is nice."))
    done = flowdown("check", "--controls", "notice", "--since", "HEAD", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    failing = [each["control"] for each in json.loads(done.stdout)["findings"] if each["fails"]]
    assert failing == ["notice/output-accuracy"]


def test_a_terms_set_that_is_new_is_held_to_everything(tmp_path, git):
    (tmp_path / "more.md").write_text("You may send spam.\n")
    (tmp_path / "flowdown.yaml").write_text("sets: {more: {files: [more.md], fail_on: low}}\n")
    assert flowdown("check", "--controls", "prohibited/spam", "--since", "HEAD", cwd=tmp_path).returncode == 1


def test_wrong_use(tmp_path, git):
    one_line(flowdown("diff", "HEAD~9", cwd=tmp_path), "git")
    one_line(flowdown("diff", "legal/terms.md", cwd=tmp_path), "new version")
    one_line(flowdown("diff", "legal/terms.md", "none.md", cwd=tmp_path), "none.md")
    one_line(flowdown("diff", "HEAD", "--format", "jsn", cwd=tmp_path), "did you mean json?")
    one_line(flowdown("check", "--since", "nowhere", cwd=tmp_path), "git")


def test_outside_a_repository(tmp_path):
    (tmp_path / "a.md").write_text(OLD)
    one_line(flowdown("diff", "HEAD", "--file", "a.md", cwd=tmp_path), "git")
