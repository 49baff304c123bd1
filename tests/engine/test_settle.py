from dataclasses import replace

from checker.engine.settle import settle
from checker.model.packs import Applies, Severity
from checker.model.verdict import AskedBy, Verdict


def asked(severity, applies):
    return AskedBy("X-1", "x", severity, applies)


def test_only_what_applies_gates_and_sets_the_severity(judged, control):
    judgment, documents = judged("Hello.")
    obligations = [asked(Severity.LOW, Applies.YES), asked(Severity.HIGH, Applies.UNKNOWN)]
    finding = settle(control, judgment, obligations, documents, by_name=False)
    assert finding.severity is Severity.LOW
    assert finding.gates
    only_unknown = settle(control, judgment, obligations[1:], documents, by_name=False)
    assert not only_unknown.gates
    assert only_unknown.verdict is Verdict.MISSING


def test_what_no_obligation_asks_for_is_not_applicable(judged, control):
    judgment, documents = judged("Hello.")
    finding = settle(control, judgment, [asked(Severity.HIGH, Applies.NO)], documents, by_name=False)
    assert finding.verdict is Verdict.NOT_APPLICABLE
    assert not finding.gates
    assert finding.wording == ""


def test_a_control_asked_for_by_name_gates_by_itself(judged, control):
    judgment, documents = judged("Hello.")
    finding = settle(control, judgment, [], documents, by_name=True)
    assert finding.gates
    assert finding.severity is control.severity
    assert finding.wording == control.wording


def test_a_met_control_needs_no_wording(judged, control):
    judgment, documents = judged("You may not send spam.")
    finding = settle(control, judgment, [], documents, by_name=True)
    assert not finding.gates
    assert finding.wording == ""


def needing(element, applies=Applies.YES, severity=Severity.HIGH):
    return AskedBy("X-2", "x", severity, applies, (element,))


def test_what_is_enough_for_one_upstream_can_fall_short_of_another(judged, control):
    judgment, documents = judged("You may not send spam.")
    others = [asked(Severity.LOW, Applies.YES)]
    assert settle(control, judgment, others, documents, by_name=False).verdict is Verdict.MET
    finding = settle(control, judgment, [*others, needing("junk", severity=Severity.MEDIUM)], documents, by_name=False)
    assert finding.verdict is Verdict.PARTIAL
    assert finding.severity is Severity.MEDIUM
    assert finding.gates
    assert finding.reason == (
        "Line 1 forbids spam, which is enough for X-1, but no clause forbids junk, as X-2 asks. The stricter counts."
    )
    alone = settle(control, judgment, [needing("junk")], documents, by_name=False)
    assert alone.reason == "Line 1 forbids spam, but no clause forbids junk, as X-2 asks."
    judgment, documents = judged("You may not send spam. You may not send junk.")
    assert settle(control, judgment, [needing("junk")], documents, by_name=False).verdict is Verdict.MET


def test_what_an_open_question_would_need_is_said_and_does_not_gate(judged, control):
    judgment, documents = judged("You may not send spam.")
    finding = settle(control, judgment, [needing("junk", Applies.UNKNOWN)], documents, by_name=False)
    assert finding.verdict is Verdict.MET
    assert finding.reason.endswith("If it applies, X-2 asks for a clause that forbids junk.")
    assert not finding.gates


def test_the_strictest_of_all_who_ask_sets_the_severity(judged, control):
    judgment, documents = judged("Hello.")
    severities = [Severity.LOW, Severity.HIGH, Severity.MEDIUM]
    finding = settle(control, judgment, [asked(severity, Applies.YES) for severity in severities], documents, by_name=False)
    assert finding.severity is Severity.HIGH
    assert len(finding.asked_by) == 3


def test_a_stricter_control_says_who_asks_for_less(judged, control):
    judgment, documents = judged("Hello.")
    control = replace(control, stricter_than="notice/mild")
    strict = [asked(Severity.HIGH, Applies.YES)]
    milder = [AskedBy(f"M-{n}", "m", Severity.LOW, Applies.YES) for n in range(1, 5)]

    def reason(asking, others):
        return settle(control, judgment, asking, documents, False, others).reason

    assert reason(strict, milder).endswith("M-1, M-2 and 2 more ask for less (notice/mild); the stricter counts here.")
    assert reason(strict, milder[:1]).endswith("M-1 asks for less (notice/mild); the stricter counts here.")
    # Nobody pulls the other way: who asks for less does not apply, or who asks for more, or the terms meet it.
    assert "less" not in reason(strict, [needing("junk", Applies.UNKNOWN)])
    assert "less" not in reason([asked(Severity.HIGH, Applies.UNKNOWN)], milder)
    judgment, documents = judged("You may not send spam.")
    assert "less" not in reason(strict, milder)
