"""Several packs at once: one finding a control with all who ask, the strictest severity, and who pulls which way."""

from __future__ import annotations

import json

import pytest

from checker.app.check import judge_documents
from checker.app.output import render
from checker.app.profiles import profile_for
from checker.model.report import Report
from checker.model.verdict import Verdict
from checker.ports import Style
from checker.readers import read_bytes

PACKS = ("google", "openai", "openrouter", "perplexity", "xai")
DECISIONS = "prohibited/high-risk-decisions"
TERMS = """\
# Terms

1. You must be at least 13 years old to use the Service.
2. You may use Output for decisions on credit, housing or employment only with human review of each case.
"""
OUTRIGHT = "3. You may not use Output to make automated decisions about anyone's credit, employment or housing.\n"


@pytest.fixture(scope="module")
def check(rulesets):
    def run(text: str, *packs: str) -> Report:
        profile = profile_for("openai-and-gemini-through-an-aggregator", rulesets)
        documents = (read_bytes("terms.md", text.encode()),)
        return judge_documents(documents, rulesets, [rulesets.pack(pack) for pack in packs], (), profile)

    return run


def finding(report, control):
    (found,) = [each for each in report.findings if each.control == control]
    return found


def test_one_finding_a_control_with_all_who_ask(check):
    report = check(TERMS, *PACKS)
    controls = [each.control for each in report.findings]
    assert len(controls) == len(set(controls))
    together = {(each.control, asked.obligation) for each in report.findings for asked in each.asked_by}
    apart = {(e.control, a.obligation) for pack in PACKS for e in check(TERMS, pack).findings for a in e.asked_by}
    assert together == apart


def test_the_strictest_severity_wins(check):
    for each in check("# Terms\n\nHello.\n", *PACKS).findings:
        applying = [asked.severity.rank for asked in each.asked_by if asked.applies.value == "yes"]
        assert not applying or each.severity.rank == min(applying), each.control


def test_review_by_people_is_enough_for_some_and_not_for_others(check):
    assert finding(check(TERMS, "openai"), DECISIONS).verdict is Verdict.MET
    found = finding(check(TERMS, *PACKS), DECISIONS)
    assert (found.verdict, found.severity.value, found.gates) == (Verdict.PARTIAL, "high", True)
    assert "which is enough for GOOG-GENAI-PUP-1.8, OAI-UP-32" in found.reason
    assert "as PPLX-AUP-2.5, XAI-AUP-19 and PPLX-AUP-2.6 ask. The stricter counts." in found.reason
    # What decides stands first among those who ask.
    assert [asked.obligation for asked in found.asked_by[:2]] == ["PPLX-AUP-2.5", "XAI-AUP-19"]
    assert "review" not in found.wording
    assert finding(check(TERMS + OUTRIGHT, *PACKS), DECISIONS).verdict is Verdict.MET


def test_thirteen_years_are_not_eighteen(check):
    assert finding(check(TERMS, "openrouter"), "notice/age-limit").verdict is Verdict.MET
    report = check(TERMS, *PACKS)
    strict = finding(report, "notice/adults-only")
    assert (strict.verdict, strict.severity.value, strict.gates) == (Verdict.CONFLICT, "high", True)
    assert strict.asked_by[0].obligation == "GOOG-GEM-1"
    assert strict.reason.endswith("and 1 more ask for less (notice/age-limit); the stricter counts here.")
    adult = check(TERMS.replace("13", "18"), *PACKS)
    assert {finding(adult, control).verdict for control in ("notice/adults-only", "notice/age-limit")} == {Verdict.MET}


@pytest.mark.parametrize("name", ["terminal", "markdown", "json"])
def test_every_report_says_who_pulls_which_way(check, name):
    shown = render([check(TERMS, *PACKS)], name, Style(folder="/nowhere"))
    if name == "json":
        shown = next(each["reason"] for each in json.loads(shown)["findings"] if each["control"] == DECISIONS)
    words = " ".join(shown.split())
    for said in (
        "which is enough for GOOG-GENAI-PUP-1.8",
        "as PPLX-AUP-2.5, XAI-AUP-19 and PPLX-AUP-2.6 ask",
        "The stricter counts.",
    ):
        assert said in words
