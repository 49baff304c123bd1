"""Precedence between the documents of a set: invented sets, and what becomes of a conflict."""

import pytest

from checker.engine.norms import read_norms
from checker.model.verdict import Role, Verdict
from checker.readers import read_bytes
from tests.engine.test_norms import KNOWN

POLICY = "# Northwind Acceptable Use Policy\n\nYou may not send spam.\n"


def pairs(terms, policy=POLICY):
    documents = (read_bytes("terms.md", terms.encode()), read_bytes("aup.md", policy.encode()))
    return set(read_norms(documents, KNOWN).prevails)


@pytest.mark.parametrize(
    "sentence",
    [
        "In case of conflict, the Acceptable Use Policy prevails.",
        "If these Terms and the Acceptable Use Policy conflict, the Acceptable Use Policy shall prevail.",
        "In the event of any inconsistency between these Terms and the AUP, the AUP will take precedence.",
        "To the extent of any conflict, the Northwind Acceptable Use Policy controls.",
        "The Acceptable Use Policy takes precedence over these Terms.",
        "Where they differ, the Acceptable Use Policy applies in place of these Terms.",
        "THE ACCEPTABLE USE POLICY SHALL GOVERN IN THE EVENT OF A CONFLICT.",
    ],
)
def test_the_policy_prevails(sentence):
    assert pairs(f"# Northwind Terms of Service\n\n{sentence}") == {(1, 0)}


@pytest.mark.parametrize(
    "sentence",
    [
        "In case of conflict, these Terms prevail.",
        "These Terms take precedence over the Acceptable Use Policy.",
        "If there is a conflict between this Agreement and the Acceptable Use Policy, this Agreement controls.",
    ],
)
def test_the_terms_prevail(sentence):
    assert pairs(f"# Northwind Terms of Service\n\n{sentence}") == {(0, 1)}


def test_a_document_may_claim_it_for_itself():
    assert pairs("# Terms\n\nHello.", f"{POLICY}\nIf they conflict with other terms, these rules prevail.") == {(1, 0)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The laws of Ruritania prevail.",
        "In case of conflict, the laws of Ruritania govern these Terms.",
        "In case of conflict, the English version prevails.",
        "We avoid conflicts of interest.",
        "In case of conflict, the Order prevails.",
    ],
)
def test_what_settles_nothing(sentence):
    assert pairs(f"# Northwind Terms of Service\n\n{sentence}") == set()


def test_two_that_claim_it_settle_nothing():
    terms = "# Northwind Terms of Service\n\nIn case of conflict, these Terms prevail."
    assert pairs(terms, f"{POLICY}\nIn case of conflict, this Policy prevails.") == set()


TERMS = "# Terms of Service\n\nYou may send spam to friends.\n\n"


def test_a_conflict_that_another_document_overrules_is_partial(judged):
    judgment, _ = judged(f"{TERMS}In case of conflict, the Acceptable Use Policy prevails.", POLICY)
    assert judgment.verdict is Verdict.PARTIAL
    assert {e.role for e in judgment.evidence} == {Role.SUPPORTS, Role.CONTRADICTS}
    assert judgment.reason.endswith("and by the terms' own words that document prevails.")


@pytest.mark.parametrize(
    ("clause", "policy"),
    [
        ("", POLICY),
        ("In case of conflict, these Terms prevail.", POLICY),
        ("In case of conflict, the Acceptable Use Policy prevails.", "# Acceptable Use Policy\n\nBe kind."),
    ],
)
def test_a_conflict_that_is_not_overruled_stands(judged, clause, policy):
    assert judged(f"{TERMS}{clause}", policy)[0].verdict is Verdict.CONFLICT
