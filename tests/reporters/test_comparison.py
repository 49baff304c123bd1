"""Every format of a comparison: severity, sections and their marks are in all of them, and a stranger's pack can do no harm."""

from __future__ import annotations

import csv
import io
import re

import pytest

from checker.model.comparison import Cell, Comparison, Demand, Place, Row
from checker.model.packs import Pack, Severity, SourceDocument
from checker.ports import Style
from checker.reporters.comparison import COMPARISONS

HIGH, MEDIUM, LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW
ONE = Cell(
    Demand(MEDIUM, HIGH, ()),
    (Place("Terms", "2.2(a)", ("A-1",), False, True, ()), Place("Terms", "4.1", ("A-2",), True, True, ())),
)
UNSEEN = Cell(
    Demand(LOW, None, ("keeps out minors",)), (Place("Policy", "Opening", ("B-1",), False, False, ("keeps out minors",)),)
)


def packs(*names, title="Upstream", url="https://up.example/terms"):
    document = SourceDocument("terms", "Terms of Use", "Up", url, "2026-08-20", "whole")
    return tuple(Pack(name, f"{title} {name}", "7", "", (), {"terms": document}, ()) for name in names)


@pytest.fixture
def two():
    row = Row("prohibited/spam", "Unsolicited bulk messages", {"aa": ONE, "bb": UNSEEN})
    return Comparison(packs("aa", "bb"), (row, Row("prohibited/weapons", "Weapons", {"aa": ONE})), alike=3, unasked=2)


@pytest.fixture
def many():
    names = [f"pack-{letter}" for letter in "abcdefghijklmnopqrstuv"]
    return Comparison(packs(*names), (Row("prohibited/spam", "Spam", {"pack-a": ONE, "pack-v": UNSEEN}),))


@pytest.mark.parametrize("name", sorted(COMPARISONS))
@pytest.mark.parametrize("which", ["two", "many"])
def test_severity_sections_and_marks_in_every_format(name, which, request):
    comparison = request.getfixturevalue(which)
    told = COMPARISONS[name](comparison, Style()).replace("\\", "")
    for words in (
        "medium, high?",
        "Terms: 2.2(a); 4.1?",
        "Policy: Opening*+",
        "keeps out minors",
        "not read in the primary text",
    ):
        assert words in told
    assert COMPARISONS[name](comparison, Style()).replace("\\", "") == told


def test_a_mark_that_does_not_occur_is_not_explained(two):
    rows = tuple(Row(row.control, row.title, {"aa": ONE}) for row in two.rows)
    told = COMPARISONS["terminal"](Comparison(two.packs, rows), Style())
    assert "on a condition" in told
    assert "primary text" not in told


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_what_is_not_shown_is_said(two, name):
    told = COMPARISONS[name](two, Style(width=200))
    assert "2 controls on which they differ; 3 asked alike and 2 not asked by any of them are not shown (--all" in told


@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_terminal_keeps_its_columns(many, width):
    told = COMPARISONS["terminal"](many, Style(width=width))
    assert max(map(len, told.splitlines())) <= width
    assert ("At a glance" in told) == (width >= 80)
    assert "not asked by pack-b, pack-c" in told


def test_at_a_glance_a_small_letter_hangs_on_a_condition(many):
    cells = {
        "pack-a": ONE,
        "pack-b": Cell(Demand(None, HIGH, ()), ONE.places),
        "pack-c": Cell(Demand(LOW, None, ()), ONE.places),
    }
    told = COMPARISONS["terminal"](Comparison(many.packs, (Row("prohibited/spam", "Spam", cells),)), Style())
    line = next(line for line in told.splitlines() if line.startswith("  spam"))
    assert line.split()[1:5] == ["M?h", "L", "·", "·"]


def test_the_terminal_has_colour_only_where_asked(two):
    assert "\x1b" not in COMPARISONS["terminal"](two, Style())
    assert "\x1b[" in COMPARISONS["terminal"](two, Style(colour=True))


def test_the_spreadsheet_gets_a_line_a_control_and_no_formula(two):
    hostile = Comparison(packs("aa", title="=HYPERLINK(1)"), (Row("+x", "@y", {"aa": ONE}), *two.rows))
    told = COMPARISONS["csv"](hostile, Style())
    assert told.startswith("\ufeffcontrol,")
    lines = list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))
    assert [len(line) for line in lines[:4]] == [3, 3, 3, 3]
    assert lines[2] == ["prohibited/spam", "Unsolicited bulk messages", "medium, high? | Terms: 2.2(a); 4.1?"]
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_the_page_stands_alone_and_names_its_heads(two):
    told = COMPARISONS["html"](two, Style())
    assert not re.search(r"<script|<link|<img|@import|url\(", told)
    assert told.count('<th scope="col">') == 3
    assert told.count('<th scope="row">') == 2
    assert "<caption" in told
    assert '<a href="https://up.example/terms">' in told
    assert "prefers-color-scheme: dark" in told
    assert "@media print" in told


def test_markup_and_addresses_of_a_pack_are_words():
    comparison = Comparison(packs("aa", title="<script>x</script>|", url="javascript:alert(1)"), (Row("c/d", "T", {"aa": ONE}),))
    page = COMPARISONS["html"](comparison, Style())
    assert "<script" not in page
    assert "javascript" not in page
    text = COMPARISONS["markdown"](comparison, Style())
    assert "<script" not in text.replace("\\<", "")
    assert "javascript" not in text
    for name in ("terminal", "markdown", "csv"):
        assert "\x1b" not in COMPARISONS[name](Comparison(packs("a", title="\x1b[31m"), ()), Style())


def test_few_packs_stand_side_by_side_in_markdown(two, many):
    assert "| control | Upstream aa | Upstream bb |" in COMPARISONS["markdown"](two, Style())
    told = COMPARISONS["markdown"](many, Style())
    assert "- Upstream pack-a: **medium, high?**. Terms: 2.2(a); 4.1?" in told
    assert "asked by 2 of 22 packs" in told
