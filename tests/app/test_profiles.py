from collections import Counter

import pytest

from checker.app.profiles import facts_of, profile_for, profile_text, ready_profiles, undecided
from checker.model.errors import UsageError
from checker.model.packs import Applies
from checker.packs.profile import load_profile


def test_an_answer_for_a_group_leaves_those_given_by_name(tmp_path, rulesets):
    path = tmp_path / "p.yaml"
    path.write_text("facts: {service/*: no, service/lex: yes}\n")
    facts = load_profile(path, rulesets.facts).facts
    assert facts["service/lex"] is True
    assert facts["service/rekognition"] is False
    assert set(facts) == {name for name in rulesets.facts if name.startswith("service/")}


def test_packs_of_a_profile_stand_beside_it(tmp_path, rulesets):
    path = tmp_path / "p.yaml"
    path.write_text("packs: [anthropic, own.yaml]\nfacts: {}\n")
    assert load_profile(path, rulesets.facts).packs == ("anthropic", str(tmp_path / "own.yaml"))


def test_a_configuration_can_stand_as_a_profile(tmp_path, rulesets):
    path = tmp_path / "flowdown.yaml"
    path.write_text("fail_on: low\nfacts: {service/lex: yes}\nsets: {app: {files: terms.md}}\n")
    assert profile_for(str(path), rulesets).facts == {"service/lex": True}


def test_an_unknown_profile_comes_with_the_nearest(rulesets):
    with pytest.raises(UsageError, match="did you mean claude-on-bedrock-chatbot"):
        profile_for("claude-on-bedrock-chatbox", rulesets)


def test_every_ready_profile_settles_most_of_what_its_packs_ask(rulesets):
    names = ready_profiles(rulesets)
    assert len(names) >= 5
    for name in names:
        profile = profile_for(name, rulesets)
        assert profile.title
        packs = [rulesets.pack(pack) for pack in profile.packs]
        answers = {fact: True for pack in packs for fact in pack.assumes} | dict(profile.facts)
        # Which state's law applies, only the company knows: the pack of US laws stays open.
        for pack in [pack for pack in packs if pack.assumes]:
            applies = Counter(o.applies_when.applies(answers) for o in pack.obligations if o.maps)
            assert applies[Applies.YES] >= 3, (name, pack.id)
            assert applies[Applies.UNKNOWN] <= applies.total() // 2, (name, pack.id)


def test_a_ready_profile_leaves_few_questions(rulesets):
    """Nobody answers sixty."""
    for name in ready_profiles(rulesets):
        profile = profile_for(name, rulesets)
        packs = [rulesets.pack(pack) for pack in profile.packs]
        answers = {fact: True for pack in packs for fact in pack.assumes} | dict(profile.facts)
        conditions = [o.applies_when for pack in packs for o in pack.obligations if o.maps]
        questions = {fact for condition in conditions for fact in condition.open_facts(answers)}
        assert len(questions) <= 15, (name, sorted(questions))


def test_what_is_done_with_a_service_is_not_asked_without_the_service(rulesets):
    packs = [rulesets.pack("aws-bedrock")]
    facts = facts_of(packs, rulesets)
    services = {fact.id: False for fact in facts if fact.id.startswith("service/")}
    left = {fact.id for fact in undecided(facts, packs, services)}
    assert left < {fact.id for fact in undecided(facts, packs, {})}
    assert "feature/face-comparison" not in left
    assert "feature/user-content-stored" in left


def test_a_written_profile_reads_back(tmp_path, rulesets):
    facts = facts_of([rulesets.pack("anthropic")], rulesets)
    answers = {facts[0].id: True, facts[-1].id: False}
    path = tmp_path / "flowdown.yaml"
    path.write_text(profile_text('A "quoted" title', ["anthropic"], facts, answers))
    profile = load_profile(path, rulesets.facts)
    assert (profile.title, profile.packs, profile.facts) == ('A "quoted" title', ("anthropic",), answers)
    assert all(f"# {fact.id}: yes or no" in path.read_text() for fact in facts[1:-1])


def test_a_profile_without_answers_reads_back(tmp_path, rulesets):
    path = tmp_path / "flowdown.yaml"
    path.write_text(profile_text("", ["anthropic"], facts_of([rulesets.pack("anthropic")], rulesets), {}))
    assert load_profile(path, rulesets.facts).facts == {}
