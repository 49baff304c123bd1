from dataclasses import replace
from datetime import date

import pytest

from checker.app.check import judge_documents
from checker.engine.waivers import excuse_waived
from checker.model.packs import Applies, Severity
from checker.model.profile import Profile
from checker.model.verdict import AskedBy
from checker.model.waiver import Waiver
from checker.readers import read_bytes

RESALE = "prohibited/resale"
MAY = "You may resell access to the Service without limits."
NOTHING = "You pay the fees of your plan."
TODAY = date(2026, 11, 23)


@pytest.fixture
def report(rulesets):
    def run(*texts, name="", controls=(RESALE,), asked=()):
        documents = tuple(read_bytes(f"{n}.md", text.encode()) for n, text in enumerate(texts, 1))
        found = judge_documents(documents, rulesets, (), controls, Profile())
        by = tuple(AskedBy(obligation, "own", Severity.HIGH, applies) for obligation, applies in asked)
        return replace(found, name=name, findings=tuple(replace(finding, asked_by=by) for finding in found.findings))

    return run


def waiver(name=RESALE, *, text=(MAY,), until="2027-03-01", terms="", obligation=False, reason="Partners sell it."):
    return Waiver(name, obligation, "w.yaml:2", reason, "legal", until, terms, tuple(text))


def judged(reports, *waivers, today=TODAY, never=()):
    """Whether each report's finding is excused, and the faults of all."""
    done = excuse_waived(reports, waivers, today, never)
    return [report.findings[0].excuse is not None for report in done], [f.why for report in done for f in report.waiver_faults]


def test_a_waived_gap_says_who_why_and_until_when(report):
    (done,) = excuse_waived([report(MAY)], [waiver()], TODAY)
    (finding,) = done.findings
    assert finding.gates
    assert not finding.fails
    assert (finding.excuse.reason, finding.excuse.by, finding.excuse.until) == ("Partners sell it.", "legal", "2027-03-01")
    assert done.waiver_faults == ()


def test_a_waiver_holds_through_its_last_day(report):
    assert judged([report(MAY)], waiver(), today=date(2027, 3, 1)) == ([True], [])
    excused, (why,) = judged([report(MAY)], waiver(), today=date(2027, 3, 2))
    assert excused == [False]
    assert why.startswith("expired on 2027-03-01")
    assert judged([report(MAY)], waiver(until=""), today=date(2999, 1, 1)) == ([True], [])


@pytest.mark.parametrize(("today", "soon"), [(date(2027, 1, 29), False), (date(2027, 1, 30), True), (date(2027, 3, 1), True)])
def test_a_waiver_that_ends_within_thirty_days_is_marked(report, today, soon):
    (done,) = excuse_waived([report(MAY)], [waiver()], today)
    assert done.findings[0].excuse.ends_soon is soon
    (done,) = excuse_waived([report(MAY)], [waiver(until="")], today)
    assert not done.findings[0].excuse.ends_soon


@pytest.mark.parametrize(
    "now",
    [f"# 4. Sales\n\n(a) {MAY}", MAY.replace(" ", "\n", 3), f"{NOTHING}\n\n{MAY}"],
    ids=["moved", "re-flowed", "beside something new"],
)
def test_a_waiver_lives_through_changes_elsewhere(report, now):
    assert judged([report(now)], waiver()) == ([True], [])


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (MAY.replace("without limits", "and its models"), "no longer stands in the terms"),
        (MAY.replace("limits.", "limits and forever."), "which decides on prohibited/resale"),
        (f"{MAY}\n\nYou may sublicense and resell the Service without restriction.", "was not given for “You may sublicense"),
        (NOTHING, "no longer stands in the terms"),
        ("You may not resell access to the Service.", "excuses nothing: prohibited/resale is met"),
    ],
    ids=["other words", "more words", "one more conflict", "gone", "met"],
)
def test_a_waiver_dies_with_the_words_it_was_given_for(report, now, says):
    excused, (why,) = judged([report(now)], waiver())
    assert excused == [False]
    assert says in why


def test_a_missing_one_is_bound_to_the_nearest_clause_even_if_another_comes_nearer(report):
    text = "Only partners sell the Service."
    assert judged([report(text)], waiver(text=(text,))) == ([True], [])
    assert judged([report(f"{text}\n\nPartners resell access to the Service.")], waiver(text=(text,))) == ([True], [])
    assert judged([report("Only agents sell the Service.")], waiver(text=(text,)))[0] == [False]


def test_one_without_text_is_for_what_no_clause_is_near(report):
    assert judged([report(NOTHING)], waiver(text=())) == ([True], [])
    assert judged([report(MAY)], waiver(text=()))[0] == [False]


def test_what_may_not_be_waived_is_not(report):
    excused, (why,) = judged([report(MAY)], waiver(), never=(RESALE,))
    assert excused == [False]
    assert "may not be waived" in why


def test_a_waiver_for_one_terms_set_is_for_no_other(report):
    reports = [report(MAY, name="site"), report(MAY, name="app")]
    assert judged(reports, waiver(terms="app")) == ([False, True], [])
    assert judged(reports, waiver(terms="shop")) == ([False, False], [])


def test_a_waiver_for_every_set_need_only_hold_in_one(report):
    reports = [report("You may not resell access to the Service.", name="site"), report(MAY, name="app")]
    assert judged(reports, waiver()) == ([False, True], [])


def test_what_was_not_judged_is_no_fault(report):
    assert judged([report(MAY, controls=("prohibited/spam",))], waiver()) == ([False], [])


def test_an_obligation_waives_its_own_asking_only(report):
    two = report(MAY, asked=[("OWN-1", Applies.YES), ("OWN-2", Applies.YES), ("OWN-3", Applies.UNKNOWN)])
    first, second = (
        waiver("OWN-1", obligation=True),
        waiver("OWN-2", obligation=True, until="2027-01-01", reason="No such feature."),
    )
    assert judged([two], first) == ([False], [])
    assert judged([two], first, second) == ([True], [])
    (done,) = excuse_waived([two], [second, first], TODAY)
    assert done.findings[0].excuse.reason == "OWN-1: Partners sell it.; OWN-2: No such feature."
    assert done.findings[0].excuse.until == "2027-01-01"


def test_a_long_quote_cut_elsewhere_is_still_the_same(report):
    places = " and ".join(
        f"to customers in the {name} region" for name in ["north", "south", "east", "west", "middle", "upper", "lower", "outer"]
    )
    text = f"You may resell access to the Service without limits {places}, as long as you like and wherever they are."
    (finding,) = report(text).findings
    quote = text[finding.evidence[0].span.start : finding.evidence[0].span.end]
    assert len(quote) < len(text) - 10
    cut = " ".join(quote.split()[4:])
    assert judged([report(text)], waiver(text=(cut,))) == ([True], [])
    assert judged([report(text.replace("middle", "central"))], waiver(text=(cut,)))[0] == [False]
