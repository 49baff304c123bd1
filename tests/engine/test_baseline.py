from dataclasses import replace

import pytest

from checker.app.check import judge_documents
from checker.engine.baseline import excuse_known, known_gaps, pruned
from checker.model.profile import Profile
from checker.model.verdict import ExcuseKind, Verdict
from checker.readers import read_bytes

RESALE = "prohibited/resale"
MAY = "You may resell access to the Service without limits.\n"
MAY_NOT = "You may not resell access to the Service.\n"
NOTHING = "You pay the fees of your plan.\n"


@pytest.fixture
def report(rulesets):
    """A report on Markdown, for a few controls by name."""

    def run(text, *names, name=""):
        found = judge_documents((read_bytes("terms.md", text.encode()),), rulesets, (), names or (RESALE,), Profile())
        return replace(found, name=name)

    return run


def only(reports):
    (finding,) = reports[0].findings
    return finding


def test_a_known_gap_passes_wherever_its_words_stand(report):
    known = known_gaps([report(MAY)])
    (moved,) = excuse_known([report(f"# Use\n\n{NOTHING}\n# 7. Sales\n\n7.1 {MAY}")], known)
    (finding,) = moved.findings
    assert finding.verdict is Verdict.CONFLICT
    assert finding.gates
    assert not finding.fails
    assert finding.excuse.kind is ExcuseKind.BASELINE
    assert moved.fixed == ()


def test_what_is_missing_stays_known_whatever_comes_near(report):
    known = known_gaps([report(NOTHING)])
    assert [gap.text for gap in known] == [""]
    assert not only(excuse_known([report("We sell the Service through partners.\n")], known)).fails


@pytest.mark.parametrize(
    ("before", "now", "fails"),
    [
        (NOTHING, MAY, True),
        (MAY, NOTHING, False),
        (MAY, MAY + "\nYou may sublicense and resell the Service without restriction.\n", True),
        (MAY, MAY.replace("without limits", "without restriction"), True),
    ],
    ids=["missing to conflict", "conflict to missing", "one more conflict", "another conflict"],
)
def test_a_gap_that_got_worse_is_a_new_one(report, before, now, fails):
    finding = only(excuse_known([report(now)], known_gaps([report(before)])))
    assert finding.fails is fails
    assert ("In the baseline it is" in finding.reason) is fails


def test_what_is_fixed_can_go_and_is_no_failure(report):
    known = known_gaps([report(MAY)])
    (fixed,) = excuse_known([report(MAY_NOT)], known)
    assert fixed.fixed == ("prohibited/resale: was conflict, is met",)
    assert pruned([report(MAY_NOT)], known) == ()


def test_pruning_lets_nothing_new_in_and_keeps_what_is_left_as_it_is_now(report):
    known = known_gaps([report(MAY, RESALE)])
    both = report(NOTHING, RESALE, "prohibited/spam")
    assert [(gap.control, gap.verdict) for gap in pruned([both], known)] == [(RESALE, Verdict.MISSING)]


def test_terms_sets_are_known_apart(report):
    known = known_gaps([report(MAY, name="site")])
    assert only(excuse_known([report(MAY, name="app")], known)).fails
    assert not only(excuse_known([report(MAY, name="site")], known)).fails


def test_what_was_not_asked_for_is_not_called_fixed(report):
    known = known_gaps([report(MAY)])
    (other,) = excuse_known([report(MAY, "prohibited/spam")], known)
    assert other.fixed == ()
