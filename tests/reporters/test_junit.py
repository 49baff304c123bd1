"""JUnit XML, read back by a parser that CI tools use."""

from __future__ import annotations

import dataclasses

import junitparser

from checker.model.packs import Applies
from checker.ports import Style
from checker.reporters.junit import render_junit
from tests.reporters.conftest import BASELINE, WAIVER, excused

PLAIN = Style()
GAP = "4. We will never send spam."


def suites(*reports, style=PLAIN):
    return list(junitparser.JUnitXml.fromstring(render_junit(reports, style).encode()))


def test_a_gap_fails_its_case_with_message_and_details(report):
    (suite,) = suites(report(GAP))
    assert (suite.name, suite.tests, suite.failures, suite.skipped, suite.errors) == ("terms1.md", 1, 1, 0, 0)
    (case,) = suite
    assert (case.name, case.classname) == ("prohibited/spam", "terms1.md.prohibited")
    (failure,) = case.result
    assert isinstance(failure, junitparser.Failure)
    assert (failure.type, failure.message.startswith("Spam: missing. No clause")) == ("missing", True)
    for wanted in ("We will never send spam", "UP-1", "Add: You may not send spam."):
        assert wanted in failure.text


def test_what_is_let_pass_hangs_or_does_not_apply_is_skipped_with_the_reason(report):
    told = {
        WAIVER: "missing, let pass: waiver by legal until 2027-03-01: Renegotiated in spring",
        BASELINE: "missing, let pass: baseline: known before",
    }
    for excuse, why in told.items():
        made = dataclasses.replace(excused(report(GAP), excuse), waiver_faults=())
        (suite,) = suites(made)
        assert (suite.name, suite.skipped, suite.failures) == ("consumer", 1, 0)
        assert [result.message for case in suite for result in case.result] == [why]
    for applies, why in ((Applies.UNKNOWN, "open question"), (Applies.NO, "does not apply")):
        ((case,),) = suites(report(GAP, applies))
        assert why in case.result[0].message


def test_a_met_control_passes(report):
    ((case,),) = suites(report("You may not send spam."))
    assert case.is_passed
    assert case.system_out is None
    ((case,),) = suites(report("You may not send spam."), style=Style(verbose=True))
    assert "You may not send spam" in case.system_out


def test_a_waiver_at_fault_fails_and_each_set_has_its_suite(report):
    first, second = suites(excused(report(GAP), WAIVER), dataclasses.replace(report(GAP), name="business"))
    assert (first.failures, first.skipped, second.name) == (1, 1, "business")
    (fault,) = [case for case in first if case.classname == "waivers"]
    assert fault.result[0].message == "it expired on 2026-01-31"


def test_what_xml_cannot_hold_is_replaced(report):
    made = report(GAP)
    odd = dataclasses.replace(made.findings[0], reason="a\x00b\x1b \ufffe \ud800 <&>\"'")
    ((case,),) = suites(dataclasses.replace(made, findings=(odd,)))
    assert case.result[0].message.endswith("a�b� � � <&>\"'")
