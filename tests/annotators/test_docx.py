"""Annotated Word files: what is written, where, and that it can be accepted, rejected and written again."""

from __future__ import annotations

from datetime import date

import pytest

from checker.annotators import Wish
from checker.app.annotate import annotated
from checker.app.asked import asked_files
from checker.app.compiled import compiled_rulesets
from checker.model.config import Config, Says, Setting
from checker.model.verdict import Verdict
from checker.readers import read_bytes
from tests.annotators.word import (
    W,
    accept_all,
    comments_of,
    covered,
    out_of_order,
    p,
    paragraphs,
    parts_of,
    r,
    reject_all,
    root_of,
    table,
    word_file,
)

RULESETS = compiled_rulesets()
CONTROLS = ("enforcement/monitor-and-investigate", "prohibited/resale", "prohibited/spam", "prohibited/weapons")
SIGN = "flowdown · "
MONITOR, RESALE, SPAM, WEAPONS = (SIGN + control for control in CONTROLS)

HEAD = p("Title", "Terms of Quillfeather") + p("Normal", "These terms hold between you and Quillfeather Ltd (“we”).")
USE = (
    p("H1", "Fair use")
    + p("Clause", "You must not use the Service to:")
    + p("Item", "break any law;")
    + p("Item", "harass ", r("or bully", "<w:b/>"), " anyone; or")
    + p("Item", "spread malware.")
)
DISCRETION = p("H1", "Discretion") + p(
    "Clause", "We value you. ", r("We do not monitor ", "<w:i/>"), r("your prompts.", "<w:i/>"), " Nothing else changes."
)
END = p("H1", "The rest") + p("Clause", "Scottish law applies to these terms.")
TERMS = HEAD + USE + DISCRETION + END


@pytest.fixture
def annotate(tmp_path):
    def run(data, controls=CONTROLS, name="terms.docx", **wish):
        path = tmp_path / name
        path.write_bytes(data)
        asked = asked_files(Config(), [path], Says(packs=Setting((), "test")), RULESETS, True)
        return annotated(asked, controls, RULESETS, lambda report: report, tmp_path / "out.docx", Wish(date(2026, 11, 2), **wish))

    def first(data, controls=CONTROLS, **wish):
        written = run(data, controls, **wish)
        return written.files[0][1].data

    first.all = run
    return first


def verdicts(data):
    from checker.app.check import judge_documents
    from checker.model.profile import Profile

    document = read_bytes("terms.docx", data)
    report = judge_documents((document,), RULESETS, [], CONTROLS, Profile())
    return {finding.control: finding.verdict for finding in report.findings}


def test_every_gap_has_its_comment_and_the_file_a_summary(annotate):
    told = [lines[-1] for author, lines in comments_of(annotate(word_file(TERMS))) if author == "flowdown"]
    assert sorted(told) == sorted([SIGN + "summary", MONITOR, RESALE, SPAM, WEAPONS])


def test_a_comment_says_what_why_and_what_was_done(annotate):
    lines = next(lines for _, lines in comments_of(annotate(word_file(TERMS))) if lines[-1] == MONITOR)
    assert lines[0] == "Use can be monitored, reviewed or investigated (enforcement/monitor-and-investigate): conflict, medium"
    assert lines[1] == "Section 2.1 promises not to monitor or review."
    assert lines[2].startswith(
        "The suggested wording takes the place of these words, as a tracked change. Read what stays of the"
    )


def test_a_comment_covers_the_deciding_words_across_runs_to_the_letter(annotate):
    assert covered(annotate(word_file(TERMS)))[MONITOR][0].startswith("We do not monitor your prompts")


def test_words_cut_out_of_a_run_keep_their_look_and_blanks(annotate):
    body = HEAD + p("H1", "Discretion") + p("Clause", r("We value you. We do not monitor your prompts. Fine.", "<w:i/>")) + END
    root = root_of(annotate(word_file(body)))
    runs = [run for run in root.iter(f"{W}r") if run.find(f"{W}t") is not None or run.find(f"{W}delText") is not None]
    italic = ["".join(run.itertext()) for run in runs if run.find(f"{W}rPr/{W}i") is not None]
    assert (
        "".join(words for words in italic if "may monitor" not in words) == "We value you. We do not monitor your prompts. Fine."
    )


def test_a_conflict_is_a_tracked_deletion_with_the_wording_in_its_place(annotate):
    root = root_of(annotate(word_file(TERMS)))
    [deletion] = root.iter(f"{W}del")
    assert "".join(deletion.itertext()) == "We do not monitor your prompts."
    assert deletion.getnext().tag == f"{W}ins"
    assert "may monitor" in "".join(deletion.getnext().itertext())


def test_wordings_go_behind_the_section_and_take_its_look_and_number(annotate):
    accepted = accept_all(annotate(word_file(HEAD + USE + p("Clause", "You may not resell access to the Service.") + END)))
    clauses = {c.path: read_bytes("t.docx", accepted).quote(c.text_span) for c in read_bytes("t.docx", accepted).clauses}
    assert clauses["1.1(c)"] == "spread malware."
    styles = [style for style, words in paragraphs(accepted) if "spam" in words or "weapons" in words]
    assert set(styles) <= {"Clause"}


def test_what_has_no_section_goes_to_the_end_under_a_heading_like_the_others(annotate):
    accepted = accept_all(annotate(word_file(HEAD + DISCRETION + END)))
    found = paragraphs(accepted)
    at = found.index(("H1", "Additional terms"))
    assert {style for style, _ in found[at + 1 :]} == {"Clause"}
    assert [words for _, words in found[at + 1 :] if "weapons" in words]


def test_of_several_files_the_terms_get_what_has_no_section(tmp_path):
    paths = [tmp_path / "acceptable-use.docx", tmp_path / "terms.docx"]
    paths[0].write_bytes(word_file(p("Title", "Acceptable Use Policy") + p("Normal", "Be kind to each other, please.")))
    paths[1].write_bytes(word_file(HEAD + END))
    (tmp_path / "out").mkdir()
    asked = asked_files(Config(), paths, Says(packs=Setting((), "test")), RULESETS, True)
    written = annotated(asked, CONTROLS, RULESETS, lambda report: report, tmp_path / "out", Wish(date(2026, 11, 2)))
    policy, terms = (" ".join(words for _, words in paragraphs(accept_all(file.data))) for _, file in written.files)
    assert "weapons" in terms
    assert "weapons" not in policy


def test_all_changes_accepted_close_the_gaps(annotate):
    before, after = verdicts(word_file(TERMS)), verdicts(accept_all(annotate(word_file(TERMS))))
    assert set(before.values()) == {Verdict.CONFLICT, Verdict.MISSING}
    assert set(after.values()) == {Verdict.MET}


BODIES = {
    "plain": TERMS,
    "table at the end": TERMS + table(("Plan", "Price"), ("One", "5")) + p("Normal"),
    "a clause of one sentence": HEAD + p("H1", "Discretion") + p("Clause", "We do not monitor your prompts.") + END,
    "in a list": HEAD + p("H1", "Us") + p("Clause", "We promise that:") + p("Item", "we do not monitor your prompts;") + END,
    "in a table": HEAD + table(("Our promise", "We do not monitor your prompts.")) + END,
    "one paragraph": p("Normal", "Terms. We do not monitor your prompts."),
    "no headings": p("Normal", "We do not monitor your prompts.") + p("Normal", "You may resell access to the Service."),
    "typed numbers": HEAD
    + p("Normal", "1. Use")
    + p("Normal", "1.1 You may not send spam.")
    + p("Normal", "1.2 You may not resell access."),
    "a section's break": HEAD + p("Normal", "We do not monitor your prompts.", properties="<w:sectPr/>") + END,
    "a table of contents control": f"<w:sdt><w:sdtContent>{HEAD}{USE}</w:sdtContent></w:sdt>" + DISCRETION,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_all_changes_rejected_give_the_author_back_every_word_and_style(annotate, body):
    data = word_file(body)
    assert paragraphs(reject_all(annotate(data))) == paragraphs(data)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_second_run_gives_the_same_bytes(annotate, body):
    first = annotate(word_file(body))
    assert annotate(first) == first


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_properties_stand_in_the_order_of_the_schema(annotate, body):
    assert out_of_order(annotate(word_file(body))) == []


def test_what_stands_in_another_order_in_the_file_is_put_right_in_new_paragraphs(annotate):
    style = '<w:pStyle w:val="Clause"/>'
    data = word_file(TERMS.replace(style, f'<w:spacing w:after="120"/>{style}'))
    assert len(out_of_order(annotate(data))) == len(out_of_order(data)) > 0


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_no_number_of_a_change_or_a_comment_comes_twice(annotate, body):
    root = root_of(annotate(word_file(body)))
    numbers = [each.get(f"{W}id") for each in root.iter(f"{W}ins", f"{W}del", f"{W}pPrChange", f"{W}commentReference")]
    assert len(numbers) == len(set(numbers))


def test_wordings_stand_in_the_order_of_a_draft_and_begin_alike(annotate):
    accepted = accept_all(annotate(word_file(HEAD + USE + END)))
    added = [words for _, words in paragraphs(accepted) if "spam" in words or "weapons" in words]
    assert ["spam" in words for words in added] == [True, False]
    assert all(words.startswith("You must not use ") for words in added)


def test_a_bold_title_at_the_end_of_a_section_makes_no_bold_clauses(annotate):
    clause = p("Clause", r("Fairness.", "<w:b/>"), " You must not use the Service to harass or bully anyone else at all.")
    titled = p("H1", "Use") + clause + p("Clause", r("Definitions.", "<w:b/>"))
    root = root_of(annotate(word_file(HEAD + titled)))
    added = [each for each in root.iter(f"{W}ins") if "weapons" in "".join(each.itertext())]
    assert added
    assert not any(list(each.iter(f"{W}b")) for each in added)


def test_typed_numbers_go_on(annotate):
    accepted = accept_all(annotate(word_file(BODIES["typed numbers"])))
    numbered = [words.split(" ")[0] for _, words in paragraphs(accepted)][2:]
    assert numbered == ["1.", "1.1", "1.2", "1.3", "2.", "2.1"]


def test_each_wording_has_a_time_of_its_own_so_that_word_keeps_them_apart(annotate):
    root = root_of(annotate(word_file(TERMS)))
    times = {}
    for paragraph in root.iter(f"{W}p"):
        for insertion in paragraph.iterchildren(f"{W}ins"):
            times.setdefault(insertion.get(f"{W}date"), []).append("".join(insertion.itertext()))
    assert all(time.startswith("2026-11-02T00:") and len(words) == 1 for time, words in times.items())


def test_a_second_run_drops_what_was_closed_meanwhile(annotate):
    first = annotate(word_file(TERMS))
    closed = annotate(accept_all(first))
    assert [lines[-1] for _, lines in comments_of(closed)] == [SIGN + "summary"]
    assert not list(root_of(closed).iter(f"{W}ins", f"{W}del"))


def test_met_controls_get_comments_only_if_asked_for(annotate):
    body = HEAD + USE.replace("spread malware.", "send spam.") + END
    assert SPAM not in covered(annotate(word_file(body)))
    assert covered(annotate(word_file(body), met=True))[SPAM] == ["send spam."]


def test_only_the_parts_that_hold_the_text_and_the_comments_change(annotate):
    before = parts_of(word_file(TERMS, footnotes="<w:footnote w:id='1'/>"))
    after = parts_of(annotate(word_file(TERMS, footnotes="<w:footnote w:id='1'/>")))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(after) - set(before) == {"word/comments.xml"}


def test_terms_without_a_gap_only_get_the_summary(annotate):
    written = annotate.all(word_file(accept_body()))
    assert written.redline.set_out == ()
    assert [lines[-1] for _, lines in comments_of(written.files[0][1].data)] == [SIGN + "summary"]


def accept_body():
    return (
        HEAD
        + p("H1", "Use")
        + p("Clause", "You must not use the Service to send spam, to make weapons, or to resell access to it.")
        + p("Clause", "We may monitor your use of the Service to verify compliance with these terms.")
    )
