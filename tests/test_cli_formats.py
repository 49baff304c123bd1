"""Formats for machines on the command line: several in one run, each to its file, and paths that a host finds."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import junitparser
import pytest

from checker.reporters import REPORTERS

TERMS = "# Terms\n\n1. You may send spam to anybody.\n2. Governing law is that of Nowhere.\n"
CONTROLS = "prohibited/spam,prohibited/weapons"


@pytest.fixture
def repository(tmp_path):
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "docs" / "legal"
    folder.mkdir(parents=True)
    (folder / "terms of use.md").write_text(TERMS)
    return tmp_path


def check(*arguments, cwd):
    command = [sys.executable, "-m", "checker", "check", *map(str, arguments), "--controls", CONTROLS]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


def test_all_formats_of_one_run_each_to_its_file(repository):
    files = {"sarif": "a.sarif", "junit": "b.xml", "gitlab": "c.json", "csv": "d.csv", "github-summary": "e.md"}
    options = [word for name, file in files.items() for word in ("--format", name, "--output", file)]
    done = check("docs/legal/terms of use.md", *options, "--format", "github", cwd=repository)
    assert done.returncode == 1, done.stderr
    assert "::warning file=docs/legal/terms of use.md,line=3," in done.stdout
    results = json.loads((repository / "a.sarif").read_text())["runs"][0]["results"]
    assert {result["ruleId"] for result in results} == set(CONTROLS.split(","))
    assert junitparser.JUnitXml.fromfile(str(repository / "b.xml")).failures == 2
    assert len(json.loads((repository / "c.json").read_text())) == 2
    with (repository / "d.csv").open(encoding="utf-8-sig", newline="") as table:
        assert [row["control"] for row in csv.DictReader(table)] == CONTROLS.split(",")
    assert (repository / "e.md").read_text().startswith("# flowdown: 2 gaps to settle\n")


def test_where_all_goes_to_files_the_screen_says_how_the_terms_stand(repository):
    done = check("docs/legal/terms of use.md", "-o", "gaps.html", "-o", "gaps.json", cwd=repository)
    assert done.returncode == 1, done.stderr
    gaps = [f for f in json.loads((repository / "gaps.json").read_text())["findings"] if f["verdict"] != "met"]
    severities = [finding["severity"] for finding in gaps]
    division = ", ".join(f"{severities.count(each)} {each}" for each in ("high", "medium", "low") if each in severities)
    assert done.stdout == f"docs/legal/terms of use.md: {division} (see gaps.html, gaps.json)\n"


def test_hosts_get_the_same_paths_from_any_folder(repository):
    told = [
        check(name, "--format", "github", cwd=folder).stdout.split(",")[0]
        for name, folder in (
            ("docs/legal/terms of use.md", repository),
            ("terms of use.md", repository / "docs" / "legal"),
            ("../legal/terms of use.md", repository / "docs" / "legal"),
            (repository / "docs" / "legal" / "terms of use.md", repository / "docs"),
        )
    ]
    assert set(told) == {"::error file=docs/legal/terms of use.md"}


def test_help_and_docs_name_every_format():
    listed = " ".join(check("--help", cwd=".").stdout.split())
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    for name in REPORTERS:
        assert name in listed, name
        assert f"| `{name}` |" in page, name
