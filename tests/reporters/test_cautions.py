"""The age of upstream texts and the past day of a report, in every format."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from checker.app.freshness import with_ages
from checker.model.as_of import AsOf
from checker.ports import Style
from checker.reporters import BINARY, REPORTERS
from checker.reporters.cautions import cautions

SCHEMA = json.loads((Path(__file__).parents[2] / "checker" / "reporters" / "report.v1.schema.json").read_text())
AS_OF = AsOf("2025-06-01", ("UP-7",), (("Use Policy", 1),), (("Other Policy", "2025-09-01"),))


@pytest.fixture
def careful(report):
    """A report with all that there is to be careful of."""
    made = report("You may grow beans.", as_of=AS_OF, asked="pack up 1, as of 2025-06-01")
    return with_ages([made], 90, date(2026, 6, 1))[0]


def test_each_caution_is_a_sentence(careful, report):
    assert cautions(report("You may grow beans.")) == []
    assert cautions(careful) == [
        "This is as of 2025-06-01: upstream obligations as they stood on that day, held against the terms as they are now.",
        "1 obligation came later and is left out: UP-7.",
        "Other Policy: no text before that of 2025-09-01 was looked into, so its obligations are those of that version.",
        "Use Policy: nobody looked into the text of that day; 1 obligation without history counts as standing.",
        "Upstream: 1 upstream text was last seen at the source more than 90 days ago, and may ask something else by now:"
        " Use Policy (nobody says when).",
    ]


@pytest.mark.parametrize("name", sorted(set(REPORTERS) - {"csv"}))
def test_every_format_says_them(careful, name):
    text = shown(name, careful)
    for words in ("as of 2025-06-01", "more than 90 days ago", "UP-7"):
        assert words in text, words


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "github-summary", "docx"])
def test_the_heading_names_the_day(careful, name):
    assert "Upstream 1, as of 2025-06-01" in shown(name, careful).replace("</a>", "")


def test_nothing_fails_for_it(careful, report):
    assert careful.findings == report("You may grow beans.").findings
    assert "<failure" not in REPORTERS["junit"]([careful], Style()).partition("UP-7")[0]
    entries = json.loads(REPORTERS["gitlab"]([careful], Style()))
    assert {each["severity"] for each in entries if each["check_name"] == "upstream texts"} == {"info"}


def test_json_holds_them_as_data(careful, report):
    data = json.loads(REPORTERS["json"]([careful], Style()))
    jsonschema.validate(data, SCHEMA)
    assert (data["as_of"], data["left_out"], data["max_age"]) == ("2025-06-01", ["UP-7"], 90)
    aged = {"pack": "up", "document": "up-policy", "version_date": "2026-01-01", "checked": None, "age": None}
    assert data["aged"] == [aged]
    data = json.loads(REPORTERS["json"]([report("You may grow beans.")], Style()))
    assert (data["as_of"], data["left_out"], data["max_age"], data["aged"], data["cautions"]) == (None, [], None, [], [])


def shown(name, report):
    made = REPORTERS[name]([report], Style())
    if name not in BINARY:
        return " ".join(made.split())
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return package.read("word/document.xml").decode()
