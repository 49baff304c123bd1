"""Drafts over invented terms: what they close, in which order and under which numbers, and what they leave to a person."""

from __future__ import annotations

import io
import re

import docx as python_docx
import pytest

from checker.app.check import judge_documents
from checker.app.closing import Terms
from checker.app.draft import drafted
from checker.app.rulesets import load_rulesets
from checker.drafting.docx import docx
from checker.drafting.draft import Gap, Policy
from checker.drafting.lists import alike, item_of, listed
from checker.drafting.numbering import letter, next_number, roman_number
from checker.drafting.policies import upstream_policies
from checker.model.errors import UsageError
from checker.model.profile import Profile
from checker.model.verdict import Verdict
from checker.packs.drafting import load_drafting
from checker.readers import read_bytes

RULESETS = load_rulesets(examples=False)
DATA = load_drafting(RULESETS.folder / "drafting.yaml")
ALL = tuple(RULESETS.controls)
BANS = ("prohibited/spam", "prohibited/weapons", "prohibited/child-safety", "prohibited/resale", "prohibited/model-extraction")

CONSUMER = """# Quillfern Terms of Use

## 1. Who we are
1.1 These Terms are between you and Quillfern Ltd (“Quillfern”, “we”, “us”). You may use the App for free.

## 2. Your account
2.1 You choose a password and keep it to yourself. You may use the App on any device. You may close your account.

## 3. The law
3.1 These Terms are governed by the law of England. You may bring a claim in your own country.
"""
BUSINESS = """# Master Services Agreement

1. Parties. This Agreement is between Example Labs, Inc. (“Vendor”) and the entity named in the order (“Customer”).

2. Services. Vendor shall provide the Services to Customer. Customer shall pay the fees. “Output” means the text that the Services
generate in response to a prompt. Customer owns Output. Customer shall keep its passwords secret.

3. Resale. Customer may resell access to the Services to third parties without limits. Vendor shall support Customer in it.

4. Term. This Agreement lasts for a year. Customer is not authorized to assign this Agreement.
"""
BRITISH = """# Conditions of Membership

Article I. Membership. These Conditions bind every person who joins. The Company runs the Platform. Members pay a subscription.

Article II. Behaviour. Members shall honour these Conditions. Members shall not let unauthorised persons use the Platform.

Article III. The Company. The Company may remove Members who do not pay. The Company does not monitor what Members write.
"""


def draft(text, controls=ALL, kind="addendum", packs=(), form="markdown", profile=None):
    documents = (read_bytes("terms.md", text.encode()),)
    chosen = [RULESETS.pack(pack) for pack in packs]
    profile = profile or Profile()
    report = judge_documents(documents, RULESETS, chosen, controls, profile)
    return drafted(Terms(documents, RULESETS, chosen, controls, profile), report, kind, form)


def verdicts(*texts):
    """Verdicts on terms of several files; a DOCX is given as bytes."""
    documents = tuple(
        read_bytes(f"{number}.docx", text) if isinstance(text, bytes) else read_bytes(f"{number}.md", text.encode())
        for number, text in enumerate(texts)
    )
    findings = judge_documents(documents, RULESETS, (), ALL, Profile()).findings
    return {finding.control: finding.verdict for finding in findings}


def shown(markdown):
    """What a page shows of Markdown: without the comments."""
    return re.sub(r"<!--.*?-->\n*", "", markdown, flags=re.DOTALL)


def struck(text, result):
    """Terms from which a person has struck what must go."""
    for strike in result.struck:
        assert strike.words in text
        text = text.replace(strike.words, "")
    return text


@pytest.mark.parametrize("text", [CONSUMER, BUSINESS, BRITISH], ids=["consumer", "business", "british"])
@pytest.mark.parametrize("form", ["markdown", "docx"])
def test_terms_and_draft_are_met_together_and_a_second_draft_finds_nothing(text, form):
    result = draft(text, form=form)
    assert len(result.closed) == len(result.set_out) > 50
    assert not result.worse
    text = struck(text, result)
    before, after = verdicts(text), verdicts(text, result.data)
    assert [control for control in result.set_out if after[control] is not Verdict.MET] == []
    assert [control for control in ALL if before[control] is Verdict.MET is not after[control]] == []
    second = draft(f"{text}\n\n{shown(result.data)}") if form == "markdown" else None
    assert second is None or second.draft is None


def test_no_clause_that_the_terms_already_have():
    text = CONSUMER + "\n3.2 You must not use the App to send spam.\n"
    result = draft(text, BANS)
    assert "prohibited/spam" not in result.set_out
    assert "spam" not in result.data


def test_bans_hang_on_one_lead_in():
    data = shown(draft(CONSUMER, tuple(control for control in ALL if control.startswith("prohibited/"))).data)
    assert data.count("You must not use the App or its Output:") >= 3
    assert data.count("You must not") < 20
    assert "(a) to create, seek or share child sexual abuse material" in data
    assert re.search(r"; or\n\n\([a-z]\) .*\.\n", data)


def test_the_numbers_of_the_terms_go_on():
    assert "\n## 4. About this Addendum\n" in draft(CONSUMER, BANS).data
    assert "\n## IV. About this Addendum\n\nIV.1 This Addendum" in draft(BRITISH, BANS).data
    unnumbered = "# Terms of Use\n\n## General\n\nYou may use the App. These Terms hold.\n"
    assert "\n## 1. About this Addendum\n\n1.1 This Addendum" in draft(unnumbered, BANS).data


def test_a_policy_stands_by_itself_and_leaves_what_is_none_of_its_matter():
    result = draft(CONSUMER, (*BANS, "notice/data-retention"), "acceptable-use")
    assert result.data.startswith("# Acceptable Use Policy\n")
    assert "\n## 1. About this Policy\n" in result.data
    assert set(result.closed) == set(BANS)
    assert any("notice/data-retention" in reason for reason in result.left)


def test_a_conflict_is_struck_and_told_where_the_new_clause_is():
    result = draft(BUSINESS, BANS)
    (strike,) = result.struck
    assert strike.section == "section 3"
    assert strike.words == "Customer may resell access to the Services to third parties without limits."
    assert f"In section 3 of the Agreement, the words “{strike.words}” are deleted; section " in result.data
    number = re.search(r"are deleted; section (\d+)\.(\d+)(\(\w\))? of this Addendum applies instead", result.data)
    assert number
    assert f"\n{number.group(1)}.{number.group(2)} Customer shall not" in result.data


def test_a_policy_cannot_delete_words_of_the_terms_so_its_notes_say_it():
    result = draft(BUSINESS, BANS, "acceptable-use")
    assert "are deleted" not in shown(result.data)
    assert "Strike from terms.md, section 3" in result.data


def test_controls_whose_clauses_say_the_same_share_one():
    result = draft(CONSUMER, ("prohibited/competing-models", "prohibited/competing-product"))
    assert len(result.closed) == 2
    assert shown(result.data).count("competes with the App") == 1
    assert (
        "Closes prohibited/competing-models (Training other models on the service or output) and prohibited/competing-product."
        in (result.data)
    )


def test_clauses_that_would_contradict_each_other_are_not_both_drafted():
    result = draft(CONSUMER, ("notice/adults-only", "notice/parental-consent"))
    assert result.set_out == ("notice/adults-only",)
    assert any("notice/parental-consent" in reason and "contradict notice/adults-only" in reason for reason in result.left)


def test_a_gap_may_grow_where_it_yields_and_what_is_met_never_does():
    minors = "\n3.2 You must be at least 13 years old. If you are under 18, a parent must consent to these Terms for you.\n"
    grown = draft(CONSUMER + minors, ("notice/adults-only", "notice/parental-consent"))
    assert grown.set_out == grown.closed == ("notice/adults-only",)
    assert not grown.worse
    met = "\n3.2 Children under 13 may use the App only with the verifiable consent of a parent.\n"
    assert verdicts(CONSUMER + met)["notice/parental-consent"] is Verdict.MET
    kept = draft(CONSUMER + met, ("notice/adults-only", "notice/parental-consent"))
    assert kept.closed == ("notice/adults-only",)
    assert not kept.worse
    assert verdicts(CONSUMER + met, kept.data)["notice/parental-consent"] is Verdict.MET


def test_what_somebody_needs_beyond_the_control_is_drafted_in_its_words():
    pack = next(
        (pack, mapping.control, need)
        for pack in RULESETS.pack_ids()
        for obligation in RULESETS.pack(pack).obligations
        if obligation.applies_when.operator in ("always", "fact")
        for mapping in obligation.maps
        for need in mapping.needs
        if RULESETS.controls[mapping.control].elements[need].wording
    )
    name, control, _ = pack
    facts = {fact: True for obligation in RULESETS.pack(name).obligations for fact in obligation.applies_when.facts()}
    result = draft(CONSUMER, (), packs=(name,), profile=Profile(facts=facts))
    assert control in result.closed


def test_output_is_defined_only_where_the_terms_have_no_name_for_it():
    controls = ("notice/output-accuracy", "notice/output-rights")
    assert "“Output” means" in draft(CONSUMER, controls).data
    assert "“Output” means" not in draft(BUSINESS, controls).data


def test_upstream_policies_are_named_and_linked_with_the_clause_that_binds_to_them():
    data = draft(CONSUMER, (), packs=("aws-bedrock", "anthropic")).data
    assert "AWS Acceptable Use Policy (Amazon Web Services): <https://aws.amazon.com/aup/>" in data
    assert "Anthropic Usage Policy (Anthropic): <https://www.anthropic.com/legal/aup>" in data
    assert "[the use policy of each provider" not in data
    without = draft(CONSUMER, ("flow-down/upstream-policies",)).data
    assert "(a) [the use policy of each provider of AI models or cloud services, with its address]" in without


def test_a_pack_without_a_policy_is_named_by_what_asks():
    pack = RULESETS.pack("together-ai")
    report = judge_documents((read_bytes("terms.md", CONSUMER.encode()),), RULESETS, [pack], (), Profile())
    found = upstream_policies([pack], report.findings, ["flow-down/upstream-policies"], DATA.policy_titles)
    assert found == (Policy("Together AI Terms of Service", "Together AI", "https://www.together.ai/terms-of-service"),)


def test_what_is_to_decide_is_listed_and_stands_in_brackets():
    result = draft(CONSUMER, ("enforcement/report-abuse",))
    assert "report it to us at [abuse address]" in result.data
    assert "To decide, in square brackets: [date], [abuse address]" in result.data


def test_nothing_to_close_gives_no_draft():
    assert draft("You must not use the App to send spam.\n", ("prohibited/spam",)).draft is None


def test_an_unknown_kind_is_a_plain_error():
    with pytest.raises(UsageError, match="known are: addendum, acceptable-use"):
        draft(CONSUMER, BANS, "poem")


def test_the_docx_opens_in_another_reader_with_numbers_comments_and_marked_decisions():
    result = draft(BUSINESS, (*BANS, "enforcement/report-abuse"))
    paper = python_docx.Document(io.BytesIO(docx(result.draft)))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert texts[0] == "Addendum on Acceptable Use and Artificial Intelligence"
    assert [p.style.name for p in paper.paragraphs if p.text == "About this Addendum"] == ["Heading 1"]
    marked = [run.text for paragraph in paper.paragraphs for run in paragraph.runs if run.font.highlight_color is not None]
    assert marked == ["[date]", "[abuse address]"]
    read = read_bytes("draft.docx", docx(result.draft))
    assert [clause.number for clause in read.clauses if clause.number][:2] == ["5.", "5.1"]
    assert len(list(paper.comments)) > len(BANS)


def test_a_draft_is_the_same_bytes_every_time():
    assert draft(BUSINESS, form="docx").data == draft(BUSINESS, form="docx").data


def test_words_of_the_terms_cannot_end_a_comment_or_break_the_file():
    text = BUSINESS.replace("without limits.", "without limits --> & <b>.")
    result = draft(text, BANS)
    assert "--> &" not in re.sub(r"\n-->|<!-- .* -->", "", result.data).replace("--\\> &", "")
    python_docx.Document(io.BytesIO(docx(result.draft)))


def gap(control, wording, **more):
    return Gap(control, control, "general", (wording,), **more)


def test_a_list_takes_what_begins_alike_and_says_one_thing():
    use, other = DATA.lists
    assert item_of("You may not use [the Service] to send spam.", use) == "to send spam"
    assert item_of("You may not use [the Service] only.", use) == ""
    assert item_of("You must not present output as yours, and you must tell people.", other) == ""
    assert item_of("You must not resell it. It is ours.", other) == ""
    assert alike("You may not resell it.", DATA.lists) == "You must not resell it."
    gaps = [gap("a", "You must not scrape."), gap("b", "You may not use [the Service] to spam."), gap("c", "We may act.")]
    items, rest = listed(gaps, DATA.lists)
    assert [item for item, _ in items[1]] == ["scrape", "use [the Service] to spam"]
    assert [each.control for each in rest] == ["c"]
    assert listed([gap("a", "You must not scrape."), gap("b", "You must not mine.", alone=True)], DATA.lists)[0] == {}


def test_numbers_and_letters():
    assert [roman_number(number) for number in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]
    assert [letter(place) for place in (0, 25, 26, 27)] == ["(a)", "(z)", "(aa)", "(bb)"]
    assert next_number(read_bytes("t.md", b"1. One thing.\n\n2. Another thing.\n")) == (1, False)


def test_every_control_has_a_place_in_the_addendum_and_every_part_a_control():
    parts = {part.id for part in DATA.parts}
    places = {control.id: control.draft for control in RULESETS.controls.values()}
    assert [control for control, place in places.items() if place is None or place.part not in parts] == []
    assert parts == {place.part for place in places.values() if place}
    assert parts == set(DATA.kinds["addendum"].parts)


def test_a_clause_that_covers_another_control_meets_it():
    for control in RULESETS.controls.values():
        for covered in control.draft.covers if control.draft else ():
            assert verdicts(control.wording)[covered] is Verdict.MET, f"{control.id} covers {covered}"
