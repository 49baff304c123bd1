"""`flowdown check --as-of` and `--max-age`."""

from __future__ import annotations

import json

import pytest

from checker.app.as_of import as_they_stood
from checker.packs.packs import read_pack
from checker.packs.yaml_nodes import parse
from tests.test_cli import flowdown, one_line
from tests.upstream.test_upgrade import HEAD, obligation

TRACED = HEAD.replace("sha256: HASH", 'checked: "2026-02-01", earlier: ["2025-01-01", "2025-06-01", "2025-09-01"]').replace(
    "\nobligations:",
    """\
  garden-notes: {title: Garden Notes, publisher: Garden, url: "https://garden.invalid/notes", version_date: "2025-10-01",
    seen: whole}

obligations:""",
)
MOVED = '  formerly: [{until: "2025-01-01", section: "7"}, {until: "2025-06-01", section: "8"}]\n'
PACK = TRACED + "".join(
    [
        obligation(1, '"1"', "keep the gate shut"),
        obligation(2, '"9"', "send weeds", MOVED),
        obligation(3, '"2"', "eat one apple", '  since: "2025-09-01"\n'),
        obligation(4, '"3"', "sing to the bees").replace("garden-rules", "garden-notes"),
    ]
)


@pytest.fixture(scope="module")
def pack(rulesets):
    return read_pack(parse(PACK, "garden.yaml"), rulesets.facts, rulesets.controls)


@pytest.mark.parametrize(
    ("day", "sections", "version", "later", "untold", "before"),
    [
        ("2026-01-05", {1: "1", 2: "9", 3: "2", 4: "3"}, "2026-01-05", (), (), ()),
        ("2025-12-31", {1: "1", 2: "9", 3: "2", 4: "3"}, "2025-09-01", (), (), ()),
        ("2025-09-01", {1: "1", 2: "9", 3: "2", 4: "3"}, "2025-09-01", (), (("Garden Notes", 1),), ()),
        ("2025-08-31", {1: "1", 2: "8", 4: "3"}, "2025-06-01", ("GAR-3",), (("Garden Notes", 1),), ()),
        ("2025-05-31", {1: "1", 2: "7", 4: "3"}, "2025-01-01", ("GAR-3",), (("Garden Notes", 1),), ()),
        (
            "2024-05-31",
            {1: "1", 2: "7", 4: "3"},
            "2025-01-01",
            ("GAR-3",),
            (("Garden Notes", 1),),
            (("Garden Rules", "2025-01-01"),),
        ),
    ],
)
def test_a_pack_as_it_stood(pack, day, sections, version, later, untold, before):
    (then,), as_of = as_they_stood([pack], day)
    assert {int(o.id[4:]): o.citation.section for o in then.obligations} == sections
    assert then.documents["garden-rules"].version_date == version
    assert (as_of.day, as_of.later, as_of.untold, as_of.before) == (day, later, untold, before)


@pytest.fixture
def garden(tmp_path):
    (tmp_path / "garden.yaml").write_text(PACK)
    (tmp_path / "terms.md").write_text("You may water the plants.\n")
    return tmp_path


def check(garden, *more):
    return flowdown("check", "terms.md", "--pack", "garden.yaml", *more, cwd=garden, more={"FLOWDOWN_TODAY": "2026-06-01"})


def test_a_report_of_a_past_day(garden):
    shown = " ".join(check(garden, "--as-of", "2025-08-31").stdout.split())
    assert "against Garden 2026.01, as of 2025-08-31" in shown
    assert "1 obligation came later and is left out: GAR-3." in shown
    data = json.loads(check(garden, "--as-of", "2025-08-31", "--format", "json").stdout)
    assert data["asked"] == "pack garden 2026.01, as of 2025-08-31"
    assert [(each["id"], each["section"]) for each in data["findings"][0]["obligations"]] == [
        ("GAR-1", "1"),
        ("GAR-2", "8"),
        ("GAR-4", "3"),
    ]
    one_line(check(garden, "--as-of", "2026-06-02"), "is yet to come; give a past day")
    one_line(check(garden, "--as-of", "June"), "which is no date")


def test_a_waiver_for_what_came_later_is_no_fault_of_a_past_day(garden):
    entry = "  - {obligation: GAR-NUMBER, reason: So be it., by: legal, permanent: yes, text: You may water the plants.}\n"
    (garden / "waivers.yaml").write_text("waivers:\n" + "".join(entry.replace("NUMBER", number) for number in "34"))
    faults = json.loads(check(garden, "--as-of", "2025-08-31", "--waivers", "waivers.yaml", "--format", "json").stdout)
    assert faults["waiver_faults"] == []
    (garden / "waivers.yaml").write_text("waivers:\n" + entry.replace("NUMBER", "5"))
    faults = json.loads(check(garden, "--as-of", "2025-08-31", "--waivers", "waivers.yaml", "--format", "json").stdout)
    assert ["no obligation is called 'GAR-5'" in each["why"] for each in faults["waiver_faults"]] == [True]


def test_old_texts_are_warned_of_where_a_limit_is_set(garden):
    assert "ago" not in check(garden).stdout
    old = check(garden, "--max-age", "90")
    assert old.returncode == check(garden).returncode
    assert "Garden Rules (120 days), Garden Notes (nobody says when)." in " ".join(old.stdout.split())
    (garden / "flowdown.yaml").write_text("max_age: 120\n")
    assert "2 upstream texts" not in check(garden).stdout
    assert "1 upstream text was last seen" in " ".join(check(garden).stdout.split())
    assert "2 upstream texts were" in " ".join(check(garden, "--max-age", "0").stdout.split())
    shown = flowdown("config", "show", cwd=garden)
    assert "max_age 120 days flowdown.yaml:1" in " ".join(shown.stdout.split())
    (garden / "flowdown.yaml").write_text("max_age: soon\n")
    one_line(check(garden), "flowdown.yaml:1: max_age: must be a number of days, such as 90")
