"""What became of the obligations of an invented pack, and which new duties it does not cover."""

from __future__ import annotations

import pytest
import yaml

from checker.app.candidates import duties
from checker.app.drift import pack_drift
from checker.app.examples import judge_text
from checker.app.rulesets import load_rulesets
from checker.model.drift import Fate
from checker.model.errors import PackError, UsageError
from checker.model.packs import Citation, Condition, Obligation, ObligationKind, Pack, Provenance, SourceDocument
from checker.packs.controls import load_control
from checker.packs.packs import load_pack
from checker.readers import read_bytes

RULESETS = load_rulesets()
ALWAYS = Condition("always")

TERMS = """# Greenhouse Terms

## 1. Visitors

1.1. You will give your end users a legally adequate notice that cameras film them in the greenhouse.

1.2. You may not, and you may not let your end users, take cuttings of any orchid. We may close the door at night.

## 2. Prohibited uses

You agree not to use the greenhouse to:

- grow anything that is poisonous to horses;
- dry laundry over the heating pipes.

## 3. Spare rules

3.1. Your end users must leave the greenhouse when the bell rings, without waiting for it to ring twice.
"""

BELL = "3.1. Your end users must leave the greenhouse when the bell rings, without waiting for it to ring twice."


def obligation(name: str, section: str, locator: str, asks: str = "something of the terms", **kept) -> Obligation:
    citation = Citation("greenhouse-terms", section, locator)
    kinds = {"kind": ObligationKind.NOTICE, "binding": True, "provenance": Provenance.PRIMARY, **kept}
    return Obligation(
        id=name, pack="greenhouse", title=name, asks=asks, applies_when=ALWAYS, maps=(), declined="no control answers it",
        citation=citation, regulatory=(), **kinds,
    )  # fmt: skip


def pack(*obligations: Obligation) -> Pack:
    document = SourceDocument("greenhouse-terms", "Greenhouse Terms", "A gardener", "https://example.com", "2026-05-03", "whole")
    other = SourceDocument("greenhouse-aup", "Greenhouse Rules", "A gardener", "https://example.com", "2026-05-03", "whole")
    documents = {document.id: document, other.id: other}
    return Pack("greenhouse", "Greenhouse", "1", "A pack.", (), documents, obligations)


PACK = pack(
    obligation("CAMERAS", "1.1", "notice that cameras film them", "tell users that cameras film them in the greenhouse"),
    obligation("ORCHIDS", "1.2", "take cuttings of any orchid"),
    obligation("HORSES", "2", "poisonous to horses"),
    obligation("BELL", "3.1", "3.1. Your end users must leave"),
    obligation("NOWHERE", "9", "words that stand in neither text"),
)


def drift(old: str, new: str, asked: Pack = PACK, document: str = ""):
    texts = [read_bytes(f"{name}.md", text.encode()) for name, text in (("old", old), ("new", new))]
    return pack_drift(*texts, asked, document, RULESETS)


def fates(new: str, old: str = TERMS) -> dict[str, Fate]:
    return {change.obligation.id: change.fate for change in drift(old, new).obligations}


def changed(*pairs: tuple[str, str]) -> str:
    text = TERMS
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_nothing_happened():
    found = drift(TERMS, TERMS)
    kept = {change.obligation.id: change.fate for change in found.obligations}
    assert kept.pop("NOWHERE") is Fate.UNFOUND
    assert set(kept.values()) == {Fate.UNTOUCHED}
    assert not any(change.beside for change in found.obligations)
    assert found.candidates == ()
    assert found.document == "greenhouse-terms"


def test_an_obligation_that_moved():
    new = changed(
        ("## 1. Visitors\n", "## 1. Visitors\n\n1.1. Welcome to you all.\n"), ("1.2.", "1.3."), ("1.1. You", "1.2. You")
    )
    found = {change.obligation.id: change for change in drift(TERMS, new).obligations}
    assert found["CAMERAS"].fate is Fate.MOVED
    assert (found["CAMERAS"].old.number, found["CAMERAS"].new.number) == ("1.1", "1.2")
    assert found["BELL"].fate is Fate.UNTOUCHED


def test_an_obligation_whose_words_changed():
    new = changed(("a legally adequate notice", "a notice in plain words and in large letters"))
    change = drift(TERMS, new).obligations[0]
    assert change.fate is Fate.REWORDED
    assert "legally adequate" in change.before
    assert "in large letters" in change.after


def test_an_obligation_whose_lead_in_changed():
    change = drift(TERMS, changed(("You agree not to use", "You agree to use"))).obligations[2]
    assert change.fate is Fate.REWORDED
    assert change.before.startswith("You agree not to use")
    assert change.after.startswith("You agree to use")


def test_an_obligation_that_is_gone():
    new = changed((BELL, "3.1. The kiosk sells lemonade on Sundays, if the weather is fine."))
    assert fates(new) == {**fates(TERMS), "BELL": Fate.GONE}


def test_other_words_of_the_section_changed():
    change = drift(
        TERMS, changed(("We may close the door at night.", "We may close the door at any time and for good."))
    ).obligations[1]
    assert (change.fate, change.beside) == (Fate.UNTOUCHED, True)


def test_an_obligation_of_the_new_text_only_is_followed_back():
    older = changed(
        ("cameras film them", "cameras may film them"), ("3.1. Your end users must leave", "3.1. Nobody has to go from")
    )
    found = fates(TERMS, older)
    assert found["CAMERAS"] is Fate.REWORDED
    assert found["ORCHIDS"] is Fate.UNTOUCHED


def test_an_obligation_that_begins():
    assert fates(TERMS, changed((f"## 3. Spare rules\n\n{BELL}\n", "")))["BELL"] is Fate.BEGUN


NEW_DUTY = "3.2. Neither you nor your end users will feed the parrot that lives above the palms."


def test_a_new_duty_is_a_candidate_with_a_draft():
    found = drift(TERMS, TERMS + f"\n{NEW_DUTY}\n")
    (candidate,) = found.candidates
    assert candidate.sentence == NEW_DUTY[5:]
    assert candidate.kind is ObligationKind.FLOW_DOWN
    (draft,) = yaml.safe_load(candidate.draft)
    assert draft["citation"]["document"] == "greenhouse-terms"
    assert draft["citation"]["section"] == "3.2"
    assert draft["citation"]["locator"] in NEW_DUTY
    assert draft["strength"] == "must"


def test_what_an_obligation_covers_is_no_candidate():
    quoting = obligation("PARROT", "3.2", "will feed the parrot")
    assert drift(TERMS, TERMS + f"\n{NEW_DUTY}\n", pack(*PACK.obligations, quoting)).candidates == ()


def test_what_an_obligation_of_the_section_speaks_of_is_no_candidate():
    more = "1.1. You will give your end users a legally adequate notice that cameras film them in the greenhouse."
    found = drift(TERMS, changed((more, f"{more} You will tell your end users that the cameras film the greenhouse.")))
    assert found.candidates == ()


def test_what_only_states_something_is_no_candidate():
    assert drift(TERMS, TERMS + "\n3.2. The parrot came from a ship. It speaks three languages.\n").candidates == ()


def test_a_reworded_duty_says_what_stood_before():
    (candidate,) = drift(TERMS, changed(("dry laundry", "dry laundry or fish")), pack(PACK.obligations[0])).candidates
    assert candidate.before.startswith("dry laundry over")


def test_the_text_must_be_one_of_the_pack():
    with pytest.raises(UsageError, match="none of the documents that greenhouse cites is this text"):
        drift("# Recipes\n\nStir the soup well.\n", "# Recipes\n\nStir the soup twice.\n")
    with pytest.raises(UsageError, match=r"cites no document 'greenhose-terms'.*greenhouse-terms"):
        drift(TERMS, TERMS, document="greenhose-terms")
    assert drift(TERMS, TERMS, document="greenhouse-aup").obligations == ()


def test_the_linter_refuses_a_draft_until_it_is_filled(tmp_path):
    draft = drift(TERMS, TERMS + f"\n{NEW_DUTY}\n").candidates[0].draft
    lines = ["pack: greenhouse", "title: Greenhouse", 'version: "1"', "summary: A pack.", "assumes: []", "documents:"]
    lines += ["  greenhouse-terms: {title: T, publisher: G, seen: whole}", "obligations:", draft]
    path = tmp_path / "greenhouse.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(PackError):
        load_pack(path, RULESETS.facts, RULESETS.controls)


DUTIES = load_control(RULESETS.folder / "upstream" / "duties.yaml", "upstream/duties")


@pytest.mark.parametrize("example", DUTIES.examples, ids=lambda example: example.id)
def test_the_examples_of_duties(example):
    assert judge_text(duties(RULESETS), example.text, RULESETS).verdict is example.verdict


def test_the_kinds_of_duties_are_those_of_obligations():
    assert set(DUTIES.elements) == {kind.value for kind in ObligationKind}
