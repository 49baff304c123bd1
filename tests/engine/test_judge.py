import dataclasses

from checker.engine.gather import Gathered
from checker.engine.judge import judge
from checker.model.document import Place, Unread
from checker.model.verdict import Role, Verdict


def quotes(judgment, documents):
    return [documents[e.document].quote(e.span) for e in judgment.evidence]


def test_met_quotes_the_deciding_words(judged):
    judgment, documents = judged("# Rules\n\n2.1 You may not send spam.")
    assert judgment.verdict is Verdict.MET
    assert quotes(judgment, documents) == ["You may not send spam."]
    assert judgment.reason == "Section 2.1 forbids spam."


def test_partial_says_what_is_absent(judged):
    judgment, _ = judged("2.1 You may not send junk.")
    assert judgment.verdict is Verdict.PARTIAL
    assert judgment.reason == "Section 2.1 forbids junk, but no clause forbids spam."


def test_conflict_outranks_met(judged):
    judgment, documents = judged("You may not send spam. You may send spam to friends.")
    assert judgment.verdict is Verdict.CONFLICT
    assert quotes(judgment, documents) == ["You may send spam to friends."]
    assert {e.role for e in judgment.evidence} == {Role.CONTRADICTS}


def test_missing_shows_the_nearest_clause_and_why_it_falls_short(judged):
    judgment, documents = judged("3. We will not send spam.")
    assert judgment.verdict is Verdict.MISSING
    assert quotes(judgment, documents) == ["We will not send spam."]
    assert judgment.evidence[0].role is Role.NEAR_MISS
    assert "section 3" in judgment.reason
    assert "the company" in judgment.reason


def test_a_ground_for_enforcement_is_partial_at_most(judged, control):
    text = "We may suspend your account for sending spam."
    assert judged(text)[0].verdict is Verdict.PARTIAL
    without_partial = dataclasses.replace(control, partial="", rules={Verdict.MET: control.rules[Verdict.MET]})
    assert judged(text, control=without_partial)[0].verdict is Verdict.MISSING


def test_a_rule_for_trials_is_no_rule_for_the_service(judged):
    judgment, _ = judged("# Beta features\n\n5.1 You may not send spam.")
    assert judgment.verdict is Verdict.PARTIAL
    assert judgment.reason == "Section 5.1 has it, but only for one kind of feature or plan."


def test_text_that_was_not_read_is_never_missing(judged, control):
    _, documents = judged("Hello there.")
    torn = dataclasses.replace(documents[0], unread=(Unread(Place(page=3), "a scan"),))
    judgment = judge(control, Gathered({"spam": ()}, ()), (torn,))
    assert judgment.verdict is Verdict.NEEDS_REVIEW
    assert "page 3" in judgment.reason


def test_evidence_in_a_second_document_counts_and_is_named(judged):
    judgment, _ = judged("Hello.", "4.2 You may not send spam.")
    assert judgment.verdict is Verdict.MET
    assert judgment.evidence[0].document == 1
    assert judgment.reason.startswith("Terms2.md, section 4.2")


def test_rules_can_ask_for_absence(judged, control):
    rule = dataclasses.replace(control.rules[Verdict.MET][0], never=("junk",))
    strict = dataclasses.replace(control, rules={Verdict.MET: (rule,)})
    assert judged("You may not send spam.", control=strict)[0].verdict is Verdict.MET
    assert judged("You may not send spam or junk.", control=strict)[0].verdict is Verdict.MISSING


def test_a_clause_that_stands_twice_is_quoted_once(judged):
    judgment, documents = judged("You may not send spam.\n\nYou may not send spam to others.\n\nYou may not send spam.")
    assert [documents[0].quote(each.span) for each in judgment.evidence] == [
        "You may not send spam.",
        "You may not send spam to others.",
    ]
