from checker.engine.settle import fingerprint, settle
from checker.model.packs import Applies, Severity
from checker.model.verdict import AskedBy, Verdict


def asked(severity, applies):
    return AskedBy("X-1", "x", severity, applies)


def test_fingerprints_know_the_words_not_the_place():
    first = fingerprint("a/b", Verdict.PARTIAL, ["You may not send junk."])
    assert first == fingerprint("a/b", Verdict.PARTIAL, ["You  may not\nsend “junk”"])
    assert first != fingerprint("a/b", Verdict.MET, ["You may not send junk."])
    assert first != fingerprint("a/b", Verdict.PARTIAL, ["You may send junk."])


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
