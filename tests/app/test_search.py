"""Plain words lead to the control or the obligation that speaks of them."""

from __future__ import annotations

import pytest

from checker.app.search import speaking_of


@pytest.fixture(scope="module")
def packs(rulesets):
    return [rulesets.pack(name) for name in rulesets.pack_ids()]


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("end-user terms consistent with the provider's", "AWS-CA-EU-1"),
        ("layered model providers' policies", "AWS-ST-50.12.1"),
        ("metadata that Anthropic receives through Bedrock", "AWS-ST-50.12.5.1"),
        ("AWS WAF AI traffic monetization and payment providers", "AWS-ST-109.1.1"),
        ("RDS end of life", "AWS-ST-10.1.3"),
        ("Trusted Language Extensions", "AWS-ST-10.1.2"),
        ("Amazon Connect Talent employment decisions", "AWS-ST-40.7"),
        ("AI services opt-out", "AWS-ST-50.3"),
        ("AWS acceptable use policy flow-down", "AWS-AUP-0"),
        ("joint controllers", "GDPR-26.1"),
        ("GDPR 26", "GDPR-26.1"),
        ("GDPR 28", "GDPR-28.1"),
        ("CCPA 1798.140", "CCPA-1798.140-ag.1A"),
        ("AI Act 26", "EU-AIA-26.1"),
        ("AI Act 50", "EU-AIA-50.1"),
        ("charging AI crawlers", "AWS-ST-109.1.1"),
        ("Claude Code metadata attribution", "AWS-ST-50.12.5.1"),
        ("nobody under 18", "GOOG-GEM-1"),
        ("bulk messages", "prohibited/spam"),
        ("can we train on output", "prohibited/competing-models"),
        ("do I have to tell users it is AI", "EU-AIA-50.1"),
    ],
)
def test_what_comes_first(rulesets, packs, words, id_):
    assert next(iter(speaking_of(words, rulesets, packs))) == id_


def test_number_and_form_of_a_word_do_not_matter(rulesets, packs):
    told = speaking_of("trusted language extension", rulesets, packs)
    assert told == speaking_of("Trusted-language EXTENSIONS", rulesets, packs) != {}


def test_small_words_do_not_widen_what_is_found(rulesets, packs):
    assert speaking_of("the joint controllers of users", rulesets, packs) == speaking_of("joint controllers", rulesets, packs)


def test_laws_are_found_by_tag_and_by_name(rulesets, packs):
    for words in ("EU-AIA-50 chatbots", "Artificial Intelligence Act chatbots"):
        assert "ANT-UP-CHAT" in speaking_of(words, rulesets, packs)


def test_due_diligence_is_found(rulesets, packs):
    wanted = sum(bool(o.diligence) for pack in packs for o in pack.obligations)
    assert len(speaking_of("due diligence", rulesets, packs)) == wanted


@pytest.mark.parametrize("words", ["prohibited/spamm", "zzz spam", "", "?!"])
def test_a_word_that_is_nowhere_finds_nothing(rulesets, packs, words):
    assert speaking_of(words, rulesets, packs) == {}


def test_in_a_question_unknown_words_are_left_aside(rulesets, packs):
    told = speaking_of("zzz metadata xxx Anthropic receives", rulesets, packs)
    assert told == speaking_of("metadata Anthropic receives", rulesets, packs) != {}


def test_where_nothing_is_known_of_a_question_nothing_is_found(rulesets, packs):
    assert speaking_of("xxx yyy zzz spam", rulesets, packs) == {}
