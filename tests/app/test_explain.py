"""What a person reads of a pack, a control and an obligation."""

from __future__ import annotations

import dataclasses

import pytest

from checker.app.explain import explain
from checker.app.packs import list_controls, list_packs, show_pack
from checker.model.errors import UsageError
from checker.model.packs import Change, Deprecation, FormerPlace


@pytest.fixture(scope="module")
def packs(rulesets):
    return [rulesets.pack(name) for name in rulesets.pack_ids()]


@pytest.mark.parametrize("width", [80, 120])
def test_packs_are_a_table_as_wide_as_the_page(packs, width):
    told = list_packs(packs, ["aws-bedrock", "anthropic"], width)
    lines = told.splitlines()
    assert max(map(len, lines)) <= width
    assert [line.split()[0] for line in lines[1:] if line[:1].isalpha()][: len(packs)] == [pack.id for pack in packs]
    assert len({line.index(" 2026.") for line in lines if " 2026." in line}) == 1
    assert "aws-bedrock and anthropic" in told


@pytest.mark.parametrize("width", [80, 120])
def test_controls_are_a_table_as_wide_as_the_page(rulesets, packs, width):
    lines = list_controls(rulesets, packs, width).splitlines()
    assert max(map(len, lines)) <= width
    spam = next(line for line in lines if line.startswith("prohibited/spam "))
    asking = [pack.id for pack in packs for o in pack.obligations for m in o.maps if m.control == "prohibited/spam"]
    assert spam.split()[1:3] == [str(len(set(asking))), str(len(asking))]


def test_a_pack_shows_its_documents_its_conditions_and_what_it_declines(rulesets):
    shown = show_pack(rulesets.pack("mistral"))
    assert "Choosing this pack says yes to: `provider/mistral`." in shown
    assert "version of 2026-08-05; read in whole" in shown
    assert "- MIS-UP-1 Illegal activities (must; only if provider/mistral-direct): prohibited/illegal-activity (high)" in shown
    assert "- MIS-CT-2.3 Beta products: declined. A bar on the company itself" in shown


def test_what_choosing_a_pack_says_is_no_condition(rulesets):
    google = rulesets.pack("google")
    assert "only if provider/google)" not in show_pack(google)
    assert "only if provider/google)" in show_pack(dataclasses.replace(google, assumes=()))


def test_a_pack_of_another_time_says_so(rulesets):
    old = dataclasses.replace(
        rulesets.pack("ai21"),
        deprecated=Deprecation("The company is gone.", "other"),
        changelog=(Change("2", "2026-05-01", ("One.", "Two.")),),
    )
    assert "Deprecated: The company is gone. Use other instead." in show_pack(old)
    assert "- 2 (2026-05-01): One. Two." in show_pack(old)


def test_an_obligation_is_explained_with_its_questions_and_laws(rulesets, packs):
    told = explain("xai-ent-14", rulesets, packs)
    assert "- applies only if no to: Have you signed a business associate agreement" in told
    assert "  - HIPAA: US Health Insurance Portability" in told
    assert "  - prohibited/sensitive-inputs (medium): Health records" in told


def test_an_obligation_says_what_the_company_should_do_itself(rulesets, packs):
    assert "\n- due diligence: File Anthropic's data processing addendum" in explain("ANT-CT-C", rulesets, packs)
    assert "due diligence" not in explain("ANT-UP-0", rulesets, packs)


def test_an_obligation_is_found_by_an_earlier_id(rulesets, packs):
    pack = rulesets.pack("ai21")
    new = dataclasses.replace(pack.obligations[0], id="AI21-NEW", aliases=("AI21-OLD",))
    told = explain("ai21-old", rulesets, [dataclasses.replace(pack, obligations=(new,))])
    assert "(AI21-NEW)" in told
    assert "earlier versions: AI21-OLD" in told


def test_a_deprecated_obligation_says_what_is_asked_instead(rulesets, packs):
    pack = rulesets.pack("ai21")
    gone = dataclasses.replace(pack.obligations[0], maps=(), declined="Gone.", deprecated=Deprecation("Gone.", "AI21-2"))
    told = explain(gone.id, rulesets, [dataclasses.replace(pack, obligations=(gone,))])
    assert "- no longer asked: Gone. Asked instead: AI21-2." in told


def test_a_control_is_explained_with_those_who_ask_under_their_packs(rulesets, packs):
    told = explain("prohibited/high-risk-decisions", rulesets, packs)
    assert "\n- xAI (SpaceXAI) (xai 2026" in told
    assert "(high; needs a clause that forbids automated decisions" in told
    assert "### Does not meet it, though it may look so" in told


def test_an_unknown_name_comes_with_the_nearest(rulesets, packs):
    with pytest.raises(UsageError, match="did you mean prohibited/spam"):
        explain("prohibited/spamm", rulesets, packs)


def test_an_obligation_shows_its_history_and_what_is_under_review(rulesets):
    mistral = rulesets.pack("mistral")
    first = mistral.obligations[0]
    cited = mistral.documents[first.citation.document]
    traced = {**mistral.documents, cited.id: dataclasses.replace(cited, earlier=("2024-01-01", "2024-05-01"))}
    place = FormerPlace("2024-05-01", "7")

    def told(**keys):
        pack = dataclasses.replace(mistral, documents=traced, obligations=(dataclasses.replace(first, **keys),))
        return explain(first.id, rulesets, [pack])

    assert "- history: stood in the version of 2024-01-01 already, the oldest that was looked into\n" in told()
    moved = told(since="2024-02-01", formerly=(place,))
    assert "- history: since the version of 2024-02-01; in section 7 until the version of 2024-05-01\n" in moved
    assert "- under review: Its words changed.\n" in told(review="Its words changed.")
    assert "history" not in explain(first.id, rulesets, [dataclasses.replace(mistral, obligations=(first,))])
    assert "traced back to 2024-01-01" in show_pack(dataclasses.replace(mistral, documents=traced))
