"""`flowdown packs upgrade`: a pack taken to a new version of a text that it cites."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
import yaml

from checker.app.upgrade import next_version
from checker.upstream.dates import date_of
from tests.test_cli import flowdown, one_line

OLD = """\
# Garden Rules

Last updated: January 5, 2026

## 1. Use

1.1 You must not let your users send weeds by mail.

1.2 You must keep the gate shut at night. Keys are numbered and counted.

## 2. Labels

Your users must be told that a machine waters the plants.

## 3. Harvest

3.1 You must not let your users sell the harvest.

3.2 You may eat one apple a day.

## 4. Keys

You must not let your users share their keys with strangers.
"""
NEW = """\
# Garden Rules

Last updated: March 9, 2026

## 1. Use

1.1 You must not let your users send weeds or seeds by mail, whether asked for or not.

1.2 You must keep the gate shut at night. Keys are numbered, counted and changed each year.

## 2. Machines

You must give your users a notice of every machine before they enter the garden.

## 3. Labels

Your users must be told that a machine waters the plants.

## 4. Harvest

4.1 You must not let your users sell the harvest.

4.2 You may eat one apple a day.
"""
HEAD = """\
# Kept by the gardeners.
pack: garden
title: Garden
version: "2026.01"
summary: Rules.
changelog:
  - {version: "2026.01", changes: [First published.]}   # so far
assumes: []

documents:
  garden-rules: {title: Garden Rules, publisher: Garden, url: "https://garden.invalid/rules", version_date: "2026-01-05",
    seen: whole, sha256: HASH}

obligations:
"""


def obligation(number, section, locator, more=""):
    return (
        f"- id: GAR-{number}\n  title: Rule {number}\n  asks: >-\n    Rule {number}.\n  kind: restriction\n  strength: must\n"
        f"  applies_when: always\n  controls:\n    prohibited/spam: high\n"
        f"  citation: {{document: garden-rules, section: {section}, locator: {locator}}}   # seen\n{more}"
        f"  provenance: primary\n  regulatory: []\n"
    )


OBLIGATIONS = "".join(
    [
        obligation(1, '"1.1"', "send weeds by mail"),
        obligation(2, '"1.2"', "keep the gate shut at night"),
        obligation(3, '"2"', "a machine waters the plants"),
        obligation(4, "'3.1'", "sell the harvest", '  formerly: [{until: "2025-01-01", section: "9"}]\n'),
        obligation(5, '"3"', "eat one apple a day"),
        obligation(6, '"4"', "share their keys with strangers"),
    ]
)


@pytest.fixture
def garden(tmp_path):
    """A folder with a pack and the two versions."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "rules@2026-01-06.md").write_text(OLD)
    (tmp_path / "new@2026-03-10.md").write_text(NEW)
    digest = hashlib.sha256(OLD.encode()).hexdigest()
    (tmp_path / "garden.yaml").write_text(HEAD.replace("HASH", digest) + OBLIGATIONS)
    return tmp_path


def upgraded(garden, *more, new="new@2026-03-10.md"):
    return flowdown("packs", "upgrade", "garden.yaml", new, *more, cwd=garden, more={"FLOWDOWN_TODAY": "2026-03-12"})


def test_what_moved_follows_and_what_changed_is_marked(garden):
    before = (garden / "garden.yaml").read_text()
    shown = upgraded(garden, "--texts", "texts")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert (garden / "garden.yaml").read_text() == before
    assert "moved: GAR-4 from 3.1 to 4.1\n" in shown.stdout
    assert "0 as they were, 3 moved, 3 to be reviewed\n" in shown.stdout
    written = upgraded(garden, "--texts", "texts", "--write")
    assert written.stdout.endswith("written: garden.yaml\n")
    after = (garden / "garden.yaml").read_text()
    pack = yaml.safe_load(after)
    made = {each["id"]: each for each in pack["obligations"]}
    sections = {name: each["citation"]["section"] for name, each in made.items()}
    assert sections == {"GAR-1": "1.1", "GAR-2": "1.2", "GAR-3": "3", "GAR-4": "4.1", "GAR-5": "4", "GAR-6": "4"}
    assert {name: each["review"] for name, each in made.items() if "review" in each} == {
        "GAR-1": "Its words changed with the version of 2026-03-09.",
        "GAR-2": "Other words of its section changed with the version of 2026-03-09.",
        "GAR-6": "Its words are gone from the version of 2026-03-09.",
    }
    former = {"until": "2026-01-05", "section": "3.1"}
    assert made["GAR-4"]["formerly"] == [{"until": "2025-01-01", "section": "9"}, former]
    assert made["GAR-3"]["formerly"] == [{"until": "2026-01-05", "section": "2"}]
    assert pack["documents"]["garden-rules"].pop("earlier") == ["2026-01-05"]
    assert {key: str(value) for key, value in pack["documents"]["garden-rules"].items() if key not in ("title", "url")} == {
        "publisher": "Garden",
        "version_date": "2026-03-09",
        "seen": "whole",
        "sha256": hashlib.sha256(NEW.encode()).hexdigest(),
        "checked": "2026-03-10",
    }
    assert pack["version"] == pack["changelog"][0]["version"] == "2026.03"
    assert pack["changelog"][0]["date"] == "2026-03-12"
    assert pack["changelog"][0]["changes"] == [
        "Garden Rules: the version of 2026-03-09, before that of 2026-01-05.",
        "Moved in the text: GAR-3 (2 to 3), GAR-4 (3.1 to 4.1), GAR-5 (3 to 4).",
        "To be reviewed, as the text changed: GAR-1, GAR-2, GAR-6.",
    ]
    untouched = [line for line in before.splitlines() if "asks" in line or "#" in line or "locator" in line]
    assert [line for line in untouched if line not in after.splitlines()] == [
        line for line in untouched if 'section: "2"' in line or "section: '3.1'" in line or 'section: "3"' in line
    ]
    assert "section: '4.1'" in after


def test_afterwards_only_what_is_marked_is_left_to_do(garden):
    upgraded(garden, "--texts", "texts", "--write")
    linted = flowdown("packs", "lint", "garden.yaml", cwd=garden)
    assert [line.partition(": ")[2][:34] for line in linted.stdout.splitlines()[:-1]] == [
        "obligations.review: is unfinished:" for _ in range(3)
    ]
    (garden / "texts" / "rules@2026-03-10.md").write_text(NEW)
    verified = flowdown("packs", "verify", "--texts", "texts", "garden.yaml", cwd=garden)
    assert [line.split(":")[0].strip() for line in verified.stdout.splitlines() if line.startswith("  ")] == ["GAR-1", "GAR-6"]
    again = upgraded(garden, "--texts", "texts", "--write")
    assert again.stdout.endswith("the text that the pack was written against; there is nothing to change\n")


def test_what_is_under_review_is_asked_and_said_so(garden):
    upgraded(garden, "--texts", "texts", "--write")
    (garden / "terms.md").write_text("You may water the plants.\n")
    checked = flowdown("check", "terms.md", "--pack", "garden.yaml", cwd=garden)
    assert checked.returncode == 1
    assert "its words have changed since and are under review" in " ".join(checked.stdout.split())


def test_the_old_text_can_be_given(garden):
    (garden / "other.md").write_text(OLD + "\n")
    shown = upgraded(garden, "--old", "other.md")
    assert "was taken at your word" in shown.stdout
    assert "3 moved, 3 to be reviewed" in shown.stdout


def test_a_text_that_only_moved_leaves_nothing_to_review(garden):
    (garden / "moved.md").write_text(OLD.replace("January 5", "January 9").replace("## 4. Keys", "## 5. Keys"))
    upgraded(garden, "--texts", "texts", "--write", new="moved.md")
    pack = yaml.safe_load((garden / "garden.yaml").read_text())
    assert [each["citation"]["section"] for each in pack["obligations"]][-1] == "5"
    assert str(pack["documents"]["garden-rules"]["checked"]) == "2026-03-12"
    assert flowdown("packs", "lint", "garden.yaml", cwd=garden).returncode == 0


def test_wrong_use_is_one_line(garden):
    one_line(upgraded(garden), "a folder with --texts, or the file with --old")
    (garden / "undated.md").write_text(NEW.replace("Last updated: March 9, 2026\n", ""))
    one_line(upgraded(garden, "--texts", "texts", new="undated.md"), "give the date with --version-date")
    (garden / "older.md").write_text(NEW.replace("March 9, 2026", "March 9, 2025"))
    one_line(upgraded(garden, "--texts", "texts", new="older.md"), "bears the date 2025-03-09", "give a newer text")
    (garden / "strange.md").write_text("# Kitchen\n\nLast updated: May 5, 2026\n\nPots are to be washed.\n")
    one_line(upgraded(garden, "--texts", "texts", new="strange.md"), "could be none of the documents")
    one_line(upgraded(garden, "--texts", ".", "--document", "rule"), "cites no document 'rule'")
    (garden / "texts" / "rules@2026-01-06.md").unlink()
    one_line(upgraded(garden, "--texts", "texts"), "no text there has its sha256", "--old")
    (garden / "page.html").write_text("<p>Rules</p>")
    one_line(upgraded(garden, "--texts", "texts", new="page.html"), "written against .md or .txt files")


@pytest.mark.parametrize(
    ("version", "after"),
    [
        ("2026.01", "2026.03"),
        ("2026.03", "2026.03.1"),
        ("2026.03.9", "2026.03.10"),
        ("2026.11", "2026.11.1"),
        ("7", "8"),
        ("1.9b", "1.10b"),
        ("x", "x.1"),
    ],
)
def test_versions_count_on(version, after):
    assert next_version(version, date(2026, 3, 12)) == after


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Last Updated: August 2, 2026"], "2026-08-02"),
        (["Effective 3rd May 2026Previous Version of 1 May 2020"], "2026-05-03"),
        (["(This document was updated on 11/21/2024)"], "2024-11-21"),
        (["Last modified 2026-02-30"], ""),
        (["Last modified 3/4/2026"], ""),
        (["Published: 30 July 2025", "Effective: 30 September 2025"], ""),
        (["Jan. 5, 2026 was a Monday"], ""),
        ([], ""),
    ],
)
def test_the_date_that_a_text_bears(lines, day):
    assert date_of(lines) == day
