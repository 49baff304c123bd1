"""The nightly workflow of the adoption kit: its steps run offline, with a stand-in for GitHub's program."""

from __future__ import annotations

import os
import re
import shutil
import sys

import pytest
import yaml

from tests.test_adoption import ROOT, SCHEMAS, bash, check_schema
from tests.upstream.test_impact import NEW, OLD, PACK, TERMS

TEXT = (ROOT / "adoption" / "drift-github.yml").read_text()
WORKFLOW = yaml.safe_load(TEXT)
STEPS = {step["id"]: step for step in WORKFLOW["jobs"]["flowdown"]["steps"] if "id" in step} | {
    "issue": next(step for step in WORKFLOW["jobs"]["flowdown"]["steps"] if "GH_TOKEN" in step.get("env", {}))
}
GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
for argument in "$@"; do
  case "$before" in --body-file) cat "$argument" > "$GH_LOG.body";; esac
  before=$argument
done
case "$1 $2 $3 $4" in "issue list --state "*) cat "$GH_LOG.$4" 2> /dev/null || true;; esac
"""
pytestmark = pytest.mark.skipif(not shutil.which("bash") or not shutil.which("awk"), reason="needs bash and awk")


@pytest.fixture
def night(tmp_path):
    """Runs a step by its id on a day; gives what came of it and what it put out."""
    repository, texts = tmp_path / "repository", tmp_path / "texts"
    for folder in (repository / ".git", texts, tmp_path / "bin"):
        folder.mkdir(parents=True)
    (repository / "garden.yaml").write_text(PACK)
    (repository / "terms.md").write_text(TERMS)
    (repository / "flowdown.yaml").write_text("packs: [garden.yaml]\nsets:\n  site: {files: terms.md}\n")
    (texts / "garden-rules@2026-01-05.md").write_text(OLD)
    programs = {"flowdown": f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', "gh": GH}
    for name, text in programs.items():
        (tmp_path / "bin" / name).write_text(text)
        (tmp_path / "bin" / name).chmod(0o755)
    environment = {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "FLOWDOWN_CACHE": os.environ["FLOWDOWN_CACHE"],
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GH_LOG": str(tmp_path / "gh"),
        **WORKFLOW["env"],
    }

    def run(name, day="2026-03-10"):
        (tmp_path / "output").write_text("")
        script = STEPS[name]["run"]
        if name == "fetch":
            assert script.count("flowdown upstream fetch") == 1
            script = script.replace("flowdown upstream fetch", f"flowdown upstream fetch --from '{texts}'")
        done = bash(script, repository, environment | {"FLOWDOWN_TODAY": day})
        put_out = dict(line.split("=", 1) for line in (tmp_path / "output").read_text().splitlines())
        return done, put_out

    run.folder, run.texts = tmp_path, texts
    return run


def test_it_is_what_the_host_reads_and_asks_for_no_more_than_the_issue(capsys):
    check_schema(capsys, SCHEMAS[".github/workflows/flowdown.yml"], ROOT / "adoption" / "drift-github.yml")
    assert WORKFLOW["permissions"] == {"contents": "read", "issues": "write"}
    assert "permissions" not in WORKFLOW["jobs"]["flowdown"]
    checkout = WORKFLOW["jobs"]["flowdown"]["steps"][0]
    assert checkout["with"]["persist-credentials"] is False
    assert [step.get("name") for step in WORKFLOW["jobs"]["flowdown"]["steps"] if "github.token" in str(step)] == [
        STEPS["issue"]["name"]
    ]
    for step in WORKFLOW["jobs"]["flowdown"]["steps"]:
        assert "${{" not in step.get("run", ""), "an expression in a script is text that anybody can write"


def test_it_keeps_what_it_fetched_where_the_cache_looks():
    steps = [step for step in WORKFLOW["jobs"]["flowdown"]["steps"] if "actions/cache" in step.get("uses", "")]
    assert [step["uses"] for step in steps] == ["actions/cache/restore@v6", "actions/cache/save@v6"]
    assert steps[0]["with"]["key"] == steps[1]["with"]["key"]
    assert f"hashFiles('{WORKFLOW['env']['FLOWDOWN_UPSTREAM']}/index.json')" in steps[1]["if"]


def test_nights(night):
    done, put_out = night("fetch", "2026-01-06")
    assert (done.returncode, done.stderr, put_out) == (0, "", {"status": "0"})
    assert (night.folder / "repository" / "upstream-texts" / "index.json").is_file()
    done, put_out = night("impact", "2026-01-06")
    assert (done.returncode, done.stderr, put_out) == (0, "", {"status": "0"})

    (night.texts / "garden-rules@2026-03-09.md").write_text(NEW)
    assert night("fetch")[1] == {"status": "0"}
    done, put_out = night("impact")
    assert (done.returncode, done.stderr, put_out) == (0, "", {"status": "1"})
    assert "What upstream changes mean for our terms" in (night.folder / "summary.md").read_text()

    assert night("issue")[0].returncode == 0
    calls = (night.folder / "gh").read_text().splitlines()
    assert [call.split()[:2] for call in calls] == [
        ["label", "create"],
        ["issue", "list"],
        ["issue", "list"],
        ["issue", "create"],
    ]
    body = (night.folder / "gh.body").read_text()
    assert "`GAR-1`" in body
    assert "Not fetched" not in body

    (night.folder / "gh.open").write_text("7\n")
    assert night("issue")[0].returncode == 0
    assert (night.folder / "gh").read_text().splitlines()[-1].startswith("issue edit 7 --body-file ")


def test_what_could_not_be_fetched_stands_in_the_issue_and_fails_the_night(night):
    (night.texts / "garden-rules@2026-03-09.md").write_text(NEW)
    night("fetch")
    (night.texts / "garden-rules@2026-03-10.md").write_text("Please log in to continue.\n")
    done, put_out = night("fetch")
    assert (done.returncode, put_out) == (0, {"status": "2"})
    assert "garden-rules" in done.stderr
    assert night("impact")[1] == {"status": "1"}
    assert night("issue")[0].returncode == 0
    assert re.search(r"## Not fetched\n\n    flowdown: garden-rules", (night.folder / "gh.body").read_text())
    last = WORKFLOW["jobs"]["flowdown"]["steps"][-1]
    assert ("steps.fetch.outputs.status != '0'" in last["if"], last["run"]) == (True, "exit 1")


def test_a_broken_configuration_fails_the_night(night):
    night("fetch")
    (night.folder / "repository" / "flowdown.yaml").write_text("packs: [garden.yaml]\nsets:\n  site: {files: none.md}\n")
    done, put_out = night("impact")
    assert (done.returncode, put_out) == (1, {"status": "2"})


def test_a_long_record_is_cut_for_the_issue(night):
    (night.folder / "not-fetched.txt").write_text("")
    (night.folder / "impact.md").write_text("A line of the record.\n" * 5000)
    assert night("issue")[0].returncode == 0
    body = (night.folder / "gh.body").read_text()
    assert 45_000 < len(body) < 60_000
    assert re.search(r"\(cut here\)\n\n<!-- record \w+ -->\n$", body)


def test_a_closed_issue_comes_back_when_the_record_is_another(night):
    (night.folder / "not-fetched.txt").write_text("")
    (night.folder / "impact.md").write_text("The record.\n")
    assert night("issue")[0].returncode == 0
    (night.folder / "gh.closed").write_text((night.folder / "gh.body").read_text())
    (night.folder / "gh").write_text("")
    (night.folder / "impact.md").write_text("The record.\nThe texts on the shelf were last looked at on 2026-03-11.\n")
    assert night("issue")[0].returncode == 0
    assert "issue create" not in (night.folder / "gh").read_text()
    (night.folder / "impact.md").write_text("Another record.\n")
    assert night("issue")[0].returncode == 0
    assert "issue create" in (night.folder / "gh").read_text()


def test_a_text_calls_nobody(night):
    (night.folder / "not-fetched.txt").write_text("")
    (night.folder / "impact.md").write_text("@board and (@org/team), write to legal@example.invalid\n")
    assert night("issue")[0].returncode == 0
    body = (night.folder / "gh.body").read_text()
    assert body.startswith("@<!-- -->board and (@<!-- -->org/team), write to legal@example.invalid\n")
