"""Texts with tracked changes in the states a user may ask for."""

import pytest

from checker.model.document import BlockKind
from checker.model.reading import ReadOptions, Revisions
from checker.readers.docx import read_blocks
from tests.readers.docx.test_docx import cell, deleted, field, ins, mark, numbered, p, package, r, row, styled, table

MOVED = '<w:moveFrom w:id="4" w:author="A"><w:r><w:t>Moved words.</w:t></w:r></w:moveFrom>'
HERE = f'<w:moveTo w:id="5" w:author="A">{r("Moved words.")}</w:moveTo>'


def read(body, state, **parts):
    return read_blocks("terms.docx", package(body, **parts), ReadOptions(Revisions(state)))


def texts(body, state, **parts):
    return [block.text for block in read(body, state, **parts).blocks]


def told(body, state="accepted"):
    return read(body, state).notices


REDLINE = p("You ", deleted("may"), ins(r("must not")), " resell. ", MOVED) + p("Fees are due.", HERE)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("accepted", ["You must not resell.", "Fees are due.Moved words."]),
        ("original", ["You may resell. Moved words.", "Fees are due."]),
        (
            "both",
            ["You may resell. Moved words.", "You must not resell.", "Fees are due.", "Fees are due.Moved words."],
        ),
    ],
)
def test_a_text_is_read_in_the_state_asked_for(state, expected):
    assert texts(REDLINE, state) == expected


@pytest.mark.parametrize(
    ("state", "begins"),
    [
        ("accepted", "Tracked changes were read as accepted: "),
        ("original", "Tracked changes were left out and the original text was read: "),
        ("both", "Tracked changes were read both ways: "),
    ],
)
def test_the_report_says_which_state_was_read_and_counts_the_changes(state, begins):
    [notice] = told(REDLINE, state)
    assert notice.startswith(begins + "1 insertion, 1 deletion, 1 move.")


@pytest.mark.parametrize("state", ["accepted", "original", "both"])
def test_a_text_without_changes_is_one_text_in_every_state(state):
    reading = read(p("You must pay.") + p("You must pay."), state)
    assert [block.text for block in reading.blocks] == ["You must pay.", "You must pay."]
    assert reading.notices == ()


def test_numbers_are_counted_in_each_state_by_itself():
    new = numbered(1, 0, ins(r("Brand new."))).replace("</w:pPr>", mark("ins") + "</w:pPr>")
    old = numbered(1, 0, deleted("Former.")).replace("</w:pPr>", mark("del") + "</w:pPr>")
    body = numbered(1, 0, "One.") + new + numbered(1, 0, "Two.") + old + numbered(1, 0, "Three.")
    shown = {state: [(b.label, b.text) for b in read(body, state).blocks] for state in ("accepted", "original", "both")}
    assert shown["accepted"] == [("1.", "One."), ("2.", "Brand new."), ("3.", "Two."), ("4.", "Three.")]
    assert shown["original"] == [("1.", "One."), ("2.", "Two."), ("3.", "Former."), ("4.", "Three.")]
    assert shown["both"] == [("1.", "One."), ("2.", "Brand new."), ("3.", "Two."), ("3.", "Former."), ("4.", "Three.")]


def test_an_inserted_paragraph_mark_parts_two_paragraphs_only_when_accepted():
    body = p("You must not", properties=mark("ins")) + p(" resell.")
    assert texts(body, "accepted") == ["You must not", "resell."]
    assert texts(body, "original") == ["You must not resell."]
    assert told(body) == ("Tracked changes were read as accepted: 1 insertion.",)


def test_a_change_and_the_mark_of_its_paragraph_count_as_one():
    assert told(p(ins(r("New.")), properties=mark("ins")) + p("Old.")) == ("Tracked changes were read as accepted: 1 insertion.",)


def test_words_deleted_from_an_insertion_were_never_there():
    body = p("You ", ins(r("must "), deleted("never ")), "pay.")
    assert texts(body, "original") == ["You pay."]
    assert told(body) == ("Tracked changes were read as accepted: 1 insertion, 1 deletion.",)


def test_rows_and_cells_follow_the_state():
    lost = row(cell(p("lost row")), properties='<w:del w:id="6" w:author="A"/>')
    lost_cell = '<w:tc><w:tcPr><w:cellDel w:id="7" w:author="A"/></w:tcPr>' + p("lost cell") + "</w:tc>"
    new_cell = '<w:tc><w:tcPr><w:cellIns w:id="9" w:author="A"/></w:tcPr>' + p("new cell") + "</w:tc>"
    new = row(cell(p("new row")), properties='<w:ins w:id="8" w:author="A"/>')
    body = table(lost, row(lost_cell, cell(p("kept")), new_cell), new)
    assert texts(body, "accepted") == ["kept | new cell", "new row"]
    assert texts(body, "original") == ["lost row", "lost cell | kept"]
    assert told(body) == ("Tracked changes were read as accepted: 2 insertions, 2 deletions.",)


def test_a_row_and_the_words_in_it_count_as_one_change():
    body = p("Text.") + table(row(cell(p(deleted("lost"))), properties='<w:del w:id="6" w:author="A"/>'))
    assert told(body) == ("Tracked changes were read as accepted: 1 deletion.",)


def test_formats_are_as_they_were_in_the_original():
    former = '<w:pPrChange w:id="9"><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>'
    veiled = r("Secret once.", '<w:rPrChange w:id="3"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')
    body = p("Words", properties=former) + p(veiled, " Seen.")
    assert [(b.kind, b.text) for b in read(body, "accepted").blocks] == [
        *((BlockKind.PARAGRAPH, "Words"), (BlockKind.PARAGRAPH, "Secret once. Seen.")),
    ]
    assert [(b.kind, b.text) for b in read(body, "original").blocks] == [
        *((BlockKind.HEADING, "Words"), (BlockKind.PARAGRAPH, "Seen.")),
    ]


GIVEN = p(
    "Two.", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange w:id="1"><w:pPr/></w:pPrChange>'
)
INSERTED = p("Two.", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" w:author="A"/></w:numPr>')
DEEPER = p(
    "Two.",
    properties='<w:pStyle w:val="SubClause"/><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Clause"/></w:pPr></w:pPrChange>',
)


@pytest.mark.parametrize(("changed", "accepted", "original"), [(GIVEN, "2.", ""), (INSERTED, "2.", ""), (DEEPER, "1(a)", "2.")])
def test_changed_numbers_are_counted_and_follow_the_state(changed, accepted, original):
    body = styled("Clause", "One.") + changed
    assert [block.label for block in read(body, "accepted").blocks] == ["1.", accepted]
    assert [block.label for block in read(body, "original").blocks] == ["1.", original]
    assert told(body) == ("Tracked changes were read as accepted: 1 change of numbering.",)


def test_a_change_of_mere_looks_is_no_change_of_numbering():
    former = '<w:jc w:val="both"/><w:pPrChange w:id="9"><w:pPr/></w:pPrChange>'
    assert told(p("Words", properties=former)) == ()


def test_a_deleted_field_shows_its_result_in_the_original():
    gone = field(" REF a ", "<w:r><w:delText>4.2</w:delText></w:r>").replace("instrText", "delInstrText")
    body = p("See section ", f'<w:del w:id="2" w:author="A">{gone}</w:del>', ins(r("5")), ".")
    assert texts(body, "accepted") == ["See section 5."]
    assert texts(body, "original") == ["See section 4.2."]


def test_changes_in_notes_are_read_and_counted_too():
    body = p("Text.", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    note = f'<w:footnote w:id="1">{p("A ", deleted("former "), ins(r("new ")), "note.")}</w:footnote>'
    assert texts(body, "accepted", footnotes=note)[-1] == "A new note."
    assert texts(body, "original", footnotes=note)[-1] == "A former note."
    assert texts(body, "both", footnotes=note) == ["Text.", "A former note.", "A new note."]
    [notice] = read(body, "accepted", footnotes=note).notices
    assert notice == "Tracked changes were read as accepted: 1 insertion, 1 deletion."


def test_comments_on_deleted_words_are_counted():
    gone = '<w:del w:id="2" w:author="A"><w:r><w:commentReference w:id="7"/></w:r></w:del>'
    assert told(p("Text.", gone))[-1] == "1 comment was left out."


def test_a_run_has_the_same_number_in_every_state():
    body = p("You ", deleted("may"), ins(r("must")), " pay.")
    for state, runs in (("accepted", [1, 3, 4]), ("original", [1, 2, 4])):
        [block] = read(body, state).blocks
        assert [place.run for _, place in block.marks] == runs
