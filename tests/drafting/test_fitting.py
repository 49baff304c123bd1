"""Wordings in the terms' own names: who is bound, what the service is called, what stays for a person to decide."""

from __future__ import annotations

import re

import pytest

from checker.app.examples import judge_text
from checker.app.rulesets import load_rulesets
from checker.drafting.fitting import fit
from checker.drafting.names import Name, Names, names_of
from checker.engine.definitions import defined_names
from checker.model.verdict import Verdict
from checker.packs.drafting import load_drafting
from checker.readers import read_bytes

RULESETS = load_rulesets(examples=False)
FITTING = load_drafting(RULESETS.folder / "drafting.yaml").fitting

CONSUMER = """# Quillfern Terms of Use
These Terms are between you and Quillfern Ltd (“Quillfern”, “we”). You may use the App for free.
We may change the App. You own what you upload to the App. These Terms are governed by English law.
"""
BUSINESS = """# Master Services Agreement
This Agreement is between Example Labs, Inc. (“Vendor”) and the entity named in the order (“Customer”).
Vendor shall provide the Services to Customer. Customer shall pay the fees. Customer shall keep its passwords secret.
“Output” means the text that the Services generate in response to a prompt. Customer owns Output.
Vendor may suspend the Services where Customer is not authorized to use them under this Agreement.
"""
BRITISH = """# Conditions of Membership
These Conditions bind every person who joins. The Company runs the Platform. Members shall honour these Conditions.
Members shall not let unauthorised persons use the Platform. The Company may remove Members. Members may leave the Platform.
"""


def names(text: str) -> Names:
    documents = (read_bytes("terms.md", text.encode()),)
    return names_of(documents, defined_names(documents, RULESETS.grammar, RULESETS.book), FITTING)


def test_terms_that_speak_to_you_keep_you_and_name_the_service_as_they_do():
    assert fit("You must not use [the Service] to send spam.", names(CONSUMER), FITTING).text == (
        "You must not use the App to send spam."
    )


def test_a_contract_of_customer_and_vendor_names_both_with_their_verbs():
    wording = "If you submit spam, we delete it. You must not resell your output."
    assert fit(wording, names(BUSINESS), FITTING).text == (
        "If Customer submits spam, Vendor deletes it. Customer shall not resell Customer's Output."
    )


def test_a_plural_party_and_a_plural_service_take_plural_verbs():
    found = fit("[the Service] uses AI. If you use it, you have to tell us.", names(BRITISH), FITTING).text
    assert found == "The Platform uses AI. If Members use it, Members have to tell the Company."
    services = fit(
        "[The Service] is not directed to children. [The Service] and its output are not advice.", names(BUSINESS), FITTING
    )
    assert services.text == "The Services are not directed to children. The Services and their Output are not advice."


def test_spelling_follows_the_terms():
    wording = "You must not gain unauthorised access."
    assert "unauthorized" in fit(wording, names(BUSINESS), FITTING).text
    assert "unauthorised" in fit(wording, names(BRITISH), FITTING).text


def test_a_clause_for_the_terms_themselves_says_these_terms():
    assert fit("We enforce these Terms.", names(BUSINESS), FITTING, within=True).text.endswith("this Agreement.")
    assert fit("We enforce these Terms.", names(CONSUMER), FITTING, within=True).text.endswith("these Terms.")
    assert fit("We enforce these Terms.", names(CONSUMER), FITTING).text.endswith("the Terms.")


def test_what_a_person_must_decide_stays_in_brackets_and_is_listed_once():
    fitted = fit(
        "Report it to us at [abuse address] within [90] days; you can use [abuse address] too.", names(BUSINESS), FITTING
    )
    assert fitted.decisions == ("[abuse address]", "[90]")
    assert fitted.text.count("[abuse address]") == 2


def test_words_inside_a_placeholder_are_nobodys_names():
    fitted = fit("We keep it for [as long as you and we agree].", names(BUSINESS), FITTING)
    assert fitted.decisions == ("[as long as you and we agree]",)


def test_terms_without_any_names_get_neutral_words():
    assert names("No names here at all.\n") == Names()


def test_may_of_possibility_is_no_duty():
    assert fit("Output may not be unique, and you may not share it.", names(BUSINESS), FITTING).text == (
        "Output may not be unique, and Customer shall not share it."
    )


@pytest.mark.parametrize(
    "voice",
    [
        Names(),
        Names(
            user=Name("Customer"), company=Name("Vendor"), service=Name("the Services", True), output=Name("Output"),
            terms=Name("Agreement"), shall=True, american=True,
        ),
        Names(
            user=Name("Members", True), company=Name("the Company"), service=Name("the Platform"),
            output=Name("Outputs", True), input=Name("Inputs", True),
        ),
        Names(user=Name("the CUSTOMER"), company=Name("the SUPPLIER")),
    ],
    ids=["you", "customer", "members", "capitals"],
)  # fmt: skip
def test_every_wording_still_meets_its_control(voice):
    failed = [
        control.id
        for control in RULESETS.controls.values()
        if judge_text(control, fit(control.wording, voice, FITTING).text, RULESETS).verdict is not Verdict.MET
    ]
    assert failed == []


def test_no_wording_is_left_with_a_verb_of_the_wrong_person():
    """What follows a party's name is a verb in its third person or no verb; a new verb goes into rulesets/drafting.yaml."""
    voice = Names(user=Name("Customer"), company=Name("Vendor"))
    behind = {
        word
        for control in RULESETS.controls.values()
        for word in re.findall(r"\b(?:Customer|Vendor) ([a-z]+)", fit(control.wording, voice, FITTING).text)
    }
    no_verbs = {"with", "for", "to", "after", "before", "at", "in", "or", "and", "through", "not", "should", "keep", "from", "a"}
    assert behind - set(FITTING.verbs.values()) <= no_verbs


CAPITALS = """# Supply Agreement
This Agreement is between Brackwell GmbH (the “SUPPLIER”) and its client (the “CUSTOMER”). The SUPPLIER shall run the Platform.
The CUSTOMER shall pay. The CUSTOMER shall keep its password secret. The SUPPLIER may end this Agreement. The Platform is ours.
"""


def test_parties_in_capitals_are_named_so():
    found = names(CAPITALS)
    assert (found.user, found.company) == (Name("the CUSTOMER"), Name("the SUPPLIER"))
    assert fit("You must not resell [the Service]. We may act.", found, FITTING).text == (
        "The CUSTOMER shall not resell the Platform. The SUPPLIER may act."
    )


def test_a_disclaimer_in_capitals_names_nobody():
    text = (
        CONSUMER
        + "\nTO THE EXTENT OF THE LAW THE SUPPLIERS AND ANY USER OF THE SITE ARE NOT LIABLE TO ANY USER OF THE SUPPLIERS.\n" * 3
    )
    assert names(text) == names(CONSUMER)


def test_a_product_with_a_name_of_its_own_is_called_so():
    text = "# Terms of Use\nYou may use Wrenling daily. To use Wrenling you pay. Your access to Wrenling ends when you do not.\n"
    assert fit("You must not resell [the Service].", names(text), FITTING).text == "You must not resell Wrenling."


def test_a_product_in_the_title_needs_one_use_and_may_be_the_firm_too():
    text = "# Quillfern Terms\nYou and we, Quillfern Ltd, agree to these terms. You may not use Quillfern to break the law.\n"
    found = names(text + "We keep these terms short for you, as they are ours.\n")
    assert fit("You must not use [the Service] to send spam.", found, FITTING).text.endswith("use Quillfern to send spam.")
    assert fit("We enforce these Terms.", found, FITTING, within=True).text == "We enforce these terms."
    assert fit("We enforce these Terms.", found, FITTING).text == "We enforce the Terms."


def test_a_defined_compound_and_an_often_used_noun_name_the_service():
    script = "“Script Software” means the files. You may copy the Script Software. You may not sell the Script Software.\n"
    assert names(script).service.words == "the Script Software"
    assert names(script.replace("Script", "Support")).service.words == "the Service"
    assert names("You may copy the software. " * 5).service.words == "the software"


def test_prompts_are_the_input_only_where_they_are_defined_as_such():
    assert names("“Prompts” are what you type. Your Prompts are yours. We keep Prompts.\n").input.words == "Prompts"
    assert names("Prompts may be long. Prompts may be short.\n").input.words == "input"


def test_a_part_of_the_terms_is_not_the_terms():
    text = "These Terms bind you. " + "This Arbitration Agreement binds you. " * 5
    assert names(text).terms.words == "Terms"


def test_apostrophes_are_those_of_the_terms():
    assert fit("Keep people's data.", names("These are Quillfern’s Terms.\n"), FITTING).text == "Keep people’s data."
    assert fit("Keep people's data.", names("These are Quillfern's Terms.\n"), FITTING).text == "Keep people's data."
