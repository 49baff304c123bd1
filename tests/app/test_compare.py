"""Comparing packs: what is strictest, what hangs on a condition, what was not seen, and when two packs differ."""

from __future__ import annotations

import dataclasses

import pytest

from checker.app.compare import compare
from checker.model.comparison import Demand
from checker.model.errors import UsageError
from checker.model.packs import (
    Citation,
    Condition,
    ControlMapping,
    Obligation,
    ObligationKind,
    Pack,
    Provenance,
    Severity,
    SourceDocument,
)

ALWAYS, LEX = Condition("always"), Condition("fact", "service/lex")
HIGH, MEDIUM, LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW


def asks(section, control, severity, when=ALWAYS, provenance=Provenance.PRIMARY, needs=(), document="terms"):
    return Obligation(
        id=f"X-{section}",
        pack="x",
        title="A title",
        asks="A paraphrase.",
        kind=ObligationKind.RESTRICTION,
        binding=True,
        applies_when=when,
        maps=(ControlMapping(control, severity, needs),),
        declined="",
        citation=Citation(document, section, "some words"),
        provenance=provenance,
        regulatory=(),
    )


def pack(name, *obligations, assumes=()):
    documents = {key: SourceDocument(key, f"The {key}", "X", "", "2026-01-01", "whole") for key in ("terms", "policy")}
    return Pack(name, name.title(), "1", "", assumes, documents, obligations)


@pytest.fixture(scope="module")
def rulesets(rulesets):
    """The shipped ones with two controls."""
    two = ("notice/age-limit", "prohibited/spam")
    return dataclasses.replace(rulesets, controls={name: rulesets.controls[name] for name in two})


def cell(rulesets, one, control="prohibited/spam"):
    return next(row for row in compare(rulesets, [one], False).rows if row.control == control).cells.get(one.id)


def test_the_strictest_of_what_all_are_asked_and_what_it_rises_to(rulesets):
    found = cell(rulesets, pack("a", asks("1", "prohibited/spam", LOW), asks("2", "prohibited/spam", HIGH, LEX)))
    assert found.demand == Demand(LOW, HIGH, ())
    assert [(place.section, place.conditional) for place in found.places] == [("1", False), ("2", True)]
    assert cell(rulesets, pack("a", asks("1", "prohibited/spam", HIGH), asks("2", "prohibited/spam", LOW, LEX))).demand == Demand(
        HIGH, None, ()
    )


def test_choosing_a_pack_answers_what_it_assumes(rulesets):
    lex = asks("1", "prohibited/spam", MEDIUM, LEX)
    assert cell(rulesets, pack("a", lex)).demand == Demand(None, MEDIUM, ())
    assert cell(rulesets, pack("a", lex, assumes=("service/lex",))).demand == Demand(MEDIUM, None, ())
    never = asks("1", "prohibited/spam", MEDIUM, Condition("not", parts=(LEX,)))
    assert cell(rulesets, pack("a", never, assumes=("service/lex",))) is None


def test_obligations_of_one_section_share_a_place_and_the_less_certain_one_marks_it(rulesets):
    found = cell(
        rulesets,
        pack(
            "a",
            asks("3", "prohibited/spam", LOW, document="policy"),
            asks("2", "prohibited/spam", LOW, LEX),
            dataclasses.replace(asks("2", "prohibited/spam", LOW, provenance=Provenance.EXCERPT), id="X-2b"),
        ),
    )
    assert [(place.document, place.section) for place in found.places] == [("The terms", "2"), ("The policy", "3")]
    both = found.places[0]
    assert (both.obligations, both.conditional, both.seen) == (("X-2", "X-2b"), False, False)


def test_packs_that_ask_the_same_are_left_out_whatever_their_sections(rulesets):
    one = pack("a", asks("1", "prohibited/spam", HIGH))
    other = pack("b", asks("9.4", "prohibited/spam", HIGH))
    assert compare(rulesets, [one, other], True).rows == ()
    assert (compare(rulesets, [one, other], True).alike, compare(rulesets, [one, other], True).unasked) == (1, 1)
    assert len(compare(rulesets, [one, other], False).rows) == 2


@pytest.mark.parametrize(
    "other",
    [
        asks("1", "prohibited/spam", MEDIUM),
        asks("1", "prohibited/spam", HIGH, LEX),
        asks("1", "prohibited/spam", HIGH, needs=("spam",)),
        asks("1", "notice/age-limit", HIGH),
    ],
    ids=["severity", "condition", "needs", "not asked"],
)
def test_packs_differ(rulesets, other):
    spam = rulesets.controls["prohibited/spam"]
    needs = tuple(next(iter(spam.elements)) for _ in other.maps[0].needs)
    other = dataclasses.replace(other, maps=(dataclasses.replace(other.maps[0], needs=needs),))
    shown = compare(rulesets, [pack("a", asks("1", "prohibited/spam", HIGH)), pack("b", other)], True).rows
    assert "prohibited/spam" in [row.control for row in shown]


def test_a_pack_alone_shows_what_it_asks(rulesets):
    shown = compare(rulesets, [pack("a", asks("1", "prohibited/spam", HIGH))], True)
    assert ([row.control for row in shown.rows], shown.unasked) == (["prohibited/spam"], 1)


def test_two_packs_of_one_name_cannot_be_told_apart(rulesets):
    with pytest.raises(UsageError, match="another id"):
        compare(rulesets, [pack("a"), pack("a")], False)
