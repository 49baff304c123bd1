"""Every report of one run: what a person must find in it, whatever the format."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest

from checker.model.document import Place, Unread
from checker.model.packs import Applies
from checker.ports import Style
from checker.reporters.json_v1 import render_json
from checker.reporters.markdown import render_markdown
from checker.reporters.sections import sections, summary
from checker.reporters.terminal import render_terminal
from tests.reporters.conftest import BASELINE, WAIVER, excused

GAP = "4. We will never send spam, *ever* | <b>."
RENDERERS = [render_terminal, render_markdown, render_json]


@pytest.mark.parametrize("render", RENDERERS)
def test_a_gap_shows_source_date_nearest_clause_and_wording(report, render):
    text = " ".join(render([report(GAP)]).split())
    for wanted in ("prohibited/spam", "missing", "UP-1", "2.1", "You may not send spam.", "excerpt"):
        assert wanted in text, wanted
    assert "We will never send spam" in text


@pytest.mark.parametrize("render", [render_terminal, render_markdown])
def test_written_reports_name_the_version_date_and_what_was_not_seen(report, render):
    text = " ".join(render([report(GAP)]).split())
    assert "2026-01-01" in text
    assert "only an excerpt of the text was seen" in text
    assert "Do you use X?" in text
    assert "not legal advice" in text


@pytest.mark.parametrize("render", RENDERERS)
def test_a_met_control_has_its_row(report, render):
    assert "prohibited/spam" in render([report("You may not send spam.")])


def test_gaps_that_hang_on_a_question_do_not_count(report):
    hanging = report(GAP, Applies.UNKNOWN)
    assert not sections(hanging).open
    assert sections(hanging).hanging
    assert summary(hanging) == [("missing", 1, "1 hangs on open questions")]
    assert summary(report(GAP)) == [("missing", 1, "1 high")]


def test_markdown_escapes_what_comes_from_the_terms(report):
    text = render_markdown([report(GAP)])
    assert "\\|" in text
    assert "<b>" not in text


def test_the_terminal_report_keeps_its_width_and_colour_is_asked_for(report):
    long = "You may not send junk " + "and more " * 30 + "."
    plain = render_terminal([report(long)], Style(width=60))
    assert max(map(len, plain.splitlines())) <= 60
    assert "\x1b" not in plain
    assert "\x1b[" in render_terminal([report(long)], Style(width=60, colour=True))


def test_the_terminal_report_holds_no_command_of_a_workflow(report):
    text = render_terminal([report("You may not send junk ::stop-commands::x or ##[error]junk " + ":::error::y " * 40 + ".")])
    assert "stop-commands" in text
    assert "::" not in text
    assert "##[" not in text


def test_verbose_shows_the_evidence_of_met_controls(report):
    met = report("You may not send spam.")
    assert "“You may not send spam.”" not in render_terminal([met])
    assert "“You may not send spam.”" in render_terminal([met], Style(verbose=True))


@pytest.mark.parametrize("render", [render_terminal, render_markdown])
def test_what_could_not_be_read_is_said_first(report, render):
    made = report(GAP)
    torn = dataclasses.replace(made.documents[0], unread=(Unread(Place(page=3), "a picture of text"),), notices=("A note.",))
    text = render([dataclasses.replace(made, documents=(torn,))])
    assert text.index("page 3 could not be read: a picture of text") < text.index("prohibited/spam")
    assert "A note." in text


def test_json_quotes_are_spans_of_the_text(report):
    made = report("1. You may not send junk.")
    (evidence,) = json.loads(render_json([made]))["findings"][0]["evidence"]
    assert made.documents[0].text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert (evidence["clause"], evidence["line"]) == ("1", 1)


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("excuse", [WAIVER, BASELINE])
def test_what_is_let_pass_is_listed_with_who_and_why(report, render, excuse):
    text = " ".join(render([excused(report(GAP), excuse)]).replace("\\", "").split())
    for wanted in ("consumer", "prohibited/spam", excuse.reason, excuse.by, excuse.until, excuse.kind.value):
        assert wanted in text, wanted
    for wanted in ("prohibited/phishing", "waivers.yaml:12", "it expired on 2026-01-31", "prohibited/weapons: missing"):
        assert wanted in text, wanted


def test_a_gap_let_pass_is_no_open_gap(report):
    made = excused(report(GAP), WAIVER)
    assert not sections(made).open
    assert sections(made).excused == made.findings
    assert summary(made) == [("missing", 1, "1 let pass")]


@pytest.mark.parametrize("render", [render_terminal, render_markdown])
def test_several_sets_are_summed_up_in_a_line_each(report, render):
    text = " ".join(
        render([dataclasses.replace(report(GAP), name="business"), excused(report(GAP), WAIVER)]).replace("|", "").split()
    )
    assert "business 1 high " in text
    assert "consumer 1 waiver that excuses nothing; 1 let pass" in text


@pytest.mark.parametrize("render", RENDERERS)
def test_several_sets_stand_in_one_report(report, render):
    sets = [dataclasses.replace(report(GAP), name=name) for name in ("consumer", "business")]
    text = render(sets)
    assert text.index("consumer") < text.index("business")
    assert text.count("not legal advice") <= 1


def test_json_keeps_to_its_schema_with_all_that_it_can_hold(report):
    folder = Path(__file__).parent.parent.parent / "checker" / "reporters"
    schema = json.loads((folder / "report.v1.schema.json").read_text())
    full = excused(report(GAP), WAIVER)
    several = json.loads(render_json([full, excused(report(GAP), BASELINE), report("You may not send spam.")]))
    assert several["schema"] == "flowdown-reports/1"
    for one in several["reports"]:
        jsonschema.validate(one, schema)
    assert json.loads(render_json([full])) == several["reports"][0]
    assert several["reports"][0]["findings"][0]["waiver"]["until"] == "2027-03-01"
    assert several["reports"][1]["findings"][0]["baseline"]["reason"] == "known before"
