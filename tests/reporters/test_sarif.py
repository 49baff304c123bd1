"""SARIF: valid against the published schema, and such that code scanning shows it in the right place with the right weight.

`schemas/sarif-2.1.0-rtm.5.json` is the schema of SARIF 2.1.0 as published, taken unchanged from the package
@microsoft/jest-sarif 1.0.0-beta.0 (MIT licence).
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest

from checker.model.document import Marks, Place, Unread
from checker.model.packs import Applies
from checker.ports import Style
from checker.reporters.sarif import render_sarif
from tests.reporters.conftest import BASELINE, WAIVER, excused

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
PLAIN = Style()
GAP = "4. We will never send spam."


def runs(reports, style=PLAIN):
    """The runs of a log that keeps to the schema."""
    log = json.loads(render_sarif(reports, style))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"]


def test_the_schema_can_fail():
    broken = {"version": "2.1.0", "runs": [{"tool": {"driver": {}}, "results": [{"level": "grave"}]}]}
    assert not jsonschema.Draft4Validator(SCHEMA).is_valid(broken)


def test_a_gap_is_a_failure_with_its_place_fingerprint_and_words_to_add(report):
    made = report("Preamble.\n\n1. You may not send junk.")
    (run,) = runs([made])
    (result,) = run["results"]
    assert (result["ruleId"], result["kind"], result["level"]) == ("prohibited/spam", "fail", "error")
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "terms1.md", "uriBaseId": "%SRCROOT%", "index": 0}
    assert physical["region"] == {"startLine": 3, "endLine": 3, "startColumn": 4, "endColumn": 26}
    assert result["partialFingerprints"]["primaryLocationLineHash"] == made.findings[0].fingerprint
    assert result["message"]["text"].startswith("Spam: partial.\n")
    assert "Add: You may not send spam." in result["message"]["text"]


def test_the_rule_explains_the_control(report):
    (run,) = runs([report(GAP)])
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("prohibited/spam", "ProhibitedSpam")
    assert "> You may not send spam." in rule["help"]["markdown"]
    assert "UP-1: Use Policy (2026-01-01), 2.1" in rule["help"]["text"]


def test_a_waiver_suppresses_and_the_baseline_says_unchanged(report):
    waived, known = runs([excused(report(GAP), WAIVER), dataclasses.replace(excused(report(GAP), BASELINE), name="business")])
    (suppression,) = waived["results"][0]["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["justification"] == "waiver by legal until 2027-03-01: Renegotiated in spring"
    assert known["results"][0]["baselineState"] == "unchanged"
    assert "suppressions" not in known["results"][0]
    assert waived["automationDetails"]["id"] != known["automationDetails"]["id"]


def test_a_waiver_at_fault_is_a_result_at_its_own_line(report):
    (run,) = runs([excused(report(GAP), WAIVER)])
    fault = run["results"][-1]
    assert (fault["ruleId"], fault["level"]) == ("flowdown/waiver", "error")
    assert fault["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    physical = fault["locations"][0]["physicalLocation"]
    assert (physical["artifactLocation"]["uri"], physical["region"]["startLine"]) == ("waivers.yaml", 12)


@pytest.mark.parametrize(
    ("text", "applies", "kind"),
    [("You may not send spam.", Applies.YES, "pass"), (GAP, Applies.UNKNOWN, "open"), (GAP, Applies.NO, "notApplicable")],
)
def test_only_a_verbose_log_holds_what_fails_nothing(report, text, applies, kind):
    made = report(text, applies)
    assert runs([made])[0]["results"] == []
    (result,) = runs([made], Style(verbose=True))[0]["results"]
    assert (result["kind"], result["level"]) == (kind, "none")


def test_questions_unread_parts_and_fixed_entries_are_notifications(report):
    made = excused(report(GAP), BASELINE)
    torn = dataclasses.replace(made.documents[0], unread=(Unread(Place(page=3), "a picture of text"),), notices=("A note.",))
    (run,) = runs([dataclasses.replace(made, documents=(torn,))])
    told = [(n["level"], n["message"]["text"]) for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert told == [
        ("warning", "terms1.md: page 3 could not be read: a picture of text"),
        ("note", "terms1.md: A note."),
        ("note", "A question to settle: Do you use X? (service/x; UP-1)"),
        ("note", "No gap needs this entry of the baseline any more: prohibited/weapons: missing"),
    ]


def test_pages_are_told_in_words(report):
    made = report("1. You may not send junk.")
    paged = dataclasses.replace(made.documents[0], name="legal terms.pdf", marks=Marks([(0, Place(page=3))]))
    (run,) = runs([dataclasses.replace(made, documents=(paged,))])
    location = run["results"][0]["locations"][0]
    assert location["physicalLocation"]["region"] == {"startLine": 1}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "legal%20terms.pdf"
    assert "section 1, page 3" in run["results"][0]["message"]["text"]


def test_words_of_the_terms_become_no_link(report):
    assert "](" not in render_sarif([report("You may not send [junk] (see [us](https://x.example)) or `[junk](y)`.")])
