"""OpenDocument text to blocks. Each test writes the body of a document; `read` zips it up and reads it."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import BlockKind
from checker.model.errors import ReadError
from checker.model.reading import ReadOptions, Revisions
from checker.readers import read_bytes
from checker.readers.odt import read_blocks

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = (
    f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" xmlns:table="{OASIS}:table:1.0" '
    f'xmlns:style="{OASIS}:style:1.0" xmlns:draw="{OASIS}:drawing:1.0" xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"'
)
STYLES = """
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Veiled" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="Clauses">
  <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
  <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
  <text:list-level-style-number text:level="3" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/>
</text:list-style>
<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>
<text:outline-style>
  <text:outline-level-style text:level="1" style:num-suffix="." style:num-format="I"/>
  <text:outline-level-style text:level="2" style:num-format=""/>
</text:outline-style>
"""


def package(body, styles=STYLES, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        inside = f"<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {SPACES}>{inside}</office:document-content>")
        archive.writestr("styles.xml", f"<office:document-styles {SPACES}>{styles}</office:document-styles>")
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def read(body, **options):
    return read_blocks("terms.odt", package(body), ReadOptions(**options))


def found(body):
    return [(block.label, block.text) for block in read(body).blocks]


def p(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(level, text):
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def listed(*items, style="Clauses", extra=""):
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {extra}>{inside}</text:list>'


def inner(*items):
    return listed(*items).replace(' text:style-name="Clauses"', "")


def test_lists_within_lists_are_numbered():
    body = listed(p("Use") + inner(p("fairly") + inner(p("always")), p("legally")), p("Pay"))
    assert found(body) == [("1.", "Use"), ("1.1", "fairly"), ("(a)", "always"), ("1.2", "legally"), ("2.", "Pay")]


def test_a_depth_that_was_skipped_counts_as_used():
    assert found(listed(inner(p("fairly")), p("Pay"))) == [("1.1", "fairly"), ("2.", "Pay")]


def test_lists_go_on_where_they_say_so():
    first = listed(p("One"), extra='xml:id="a"')
    other = listed(p("dot"), style="Dots")
    by_style = listed(p("Two"), extra='text:continue-numbering="true"')
    by_id = listed(p("Three"), extra='text:continue-list="a"')
    assert [label for label, _ in found(first + other + by_style + by_id + listed(p("Anew")))] == ["1.", "•", "2.", "3.", "1."]


def test_an_item_may_say_its_number_and_only_its_first_paragraph_has_it():
    items = listed(p("One"), p("Five") + p("It goes on.")).replace("<text:list-item>", '<text:list-item text:start-value="5">', 2)
    assert found(items) == [("5.", "One"), ("5.", "Five"), ("", "It goes on.")]


def test_an_item_may_look_as_another_list():
    body = listed(p("One"), p("Dot"), p("Three")).replace("<text:list-item>", '<text:list-item text:style-override="Dots">', 2)
    assert [label for label, _ in found(body)] == ["•", "•", "3."]


def test_chapters_are_numbered_and_headings():
    blocks = read(p("Terms", "Title") + h(1, "Use") + h(2, "Limits") + h(1, "You must pay what we ask for and no less.")).blocks
    assert [(block.kind, block.label, block.level) for block in blocks] == [
        *((BlockKind.HEADING, "", 1), (BlockKind.HEADING, "I.", 2), (BlockKind.HEADING, "", 3), (BlockKind.ITEM, "II.", 0)),
    ]


def test_words_are_as_they_are_shown():
    spans = 'You <text:span text:style-name="Strong">must<text:s text:c="3"/>not</text:span><text:tab/>sell<text:line-break/>it'
    link = ", see <text:a>our policy</text:a><office:annotation><text:p>Why?</text:p></office:annotation>."
    reading = read(p(spans + link))
    assert [block.text for block in reading.blocks] == ["You must not sell it, see our policy."]
    assert reading.notices == ("1 comment was left out.",)


def test_hidden_words_are_left_out_aloud():
    section = f'<text:section text:display="none">{p("all hidden")}</text:section>'
    reading = read(p('Seen <text:span text:style-name="Veiled">not so</text:span>') + section)
    assert [block.text for block in reading.blocks] == ["Seen"]
    assert reading.notices == ("Hidden text was left out: 4 words.",)


def test_a_short_bold_paragraph_is_a_heading():
    bold, part = read(p('<text:span text:style-name="Strong">Fees</text:span>') + p("Fees. " + "due")).blocks
    assert (bold.kind, part.kind) == (BlockKind.HEADING, BlockKind.PARAGRAPH)


def test_rows_stand_side_by_side_and_contents_are_left_out():
    cells = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("Output", "What it makes"))
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    contents = f"<text:table-of-content>{p('1. Use 3')}</text:table-of-content>"
    [block] = read(contents + table).blocks
    assert (block.kind, block.text) == (BlockKind.CELL, "Output | What it makes")


def test_notes_and_boxes_stand_apart_from_the_text():
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('A note.')}</text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{p('Boxed.')}</draw:text-box></draw:frame>"
    blocks = read(p(f"Text{note}{box}, on.") + p("Next.")).blocks
    assert [(block.kind.value, block.label, block.text) for block in blocks] == [
        *(("paragraph", "", "Text, on."), ("paragraph", "", "Boxed."), ("paragraph", "", "Next."), ("note", "1", "A note.")),
    ]


CHANGED = (
    "<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region><text:changed-region>"
    f"<text:deletion>{p('Former.')}</text:deletion></text:changed-region></text:tracked-changes>"
) + p("You <text:change-start/>must<text:change-end/> pay.")


def test_tracked_changes_are_read_as_accepted():
    reading = read(CHANGED)
    assert [block.text for block in reading.blocks] == ["You must pay."]
    assert reading.notices == ("Tracked changes were read as accepted: 1 insertion, 1 deletion.",)
    with pytest.raises(ReadError, match=r"read only as accepted in an \.odt; .*\.docx"):
        read(CHANGED, revisions=Revisions.original)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7", "is not an OpenDocument text"),
        (b"PK\3\4 and then", "is damaged or truncated"),
        (package(p("x"))[:-60], "is damaged or truncated"),
        (package(p("")), "has no text"),
        (package("<text:p>&e;</text:p>"), "is damaged or truncated"),
        (package(p("x"), **{"META-INF/manifest.xml": "<encryption-data/>"}), "is protected with a password"),
    ],
)
def test_what_cannot_be_read_says_why(data, why):
    with pytest.raises(ReadError) as raised:
        read_blocks("terms.odt", data)
    assert str(raised.value).startswith(f"terms.odt: {why}; ")


PIECES = st.sampled_from(
    [p("You must."), h(1, "Use"), h(99999, "Deep"), listed(p("x")), inner(p("y")), listed(), "<text:list/>", "<text:note/>",
     "<table:table-row/>", listed(p("z"), extra='text:continue-list=""'), "<text:list-item/>", "<text:s/>", "words"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_parts_give_a_document_or_a_read_error(body):
    with contextlib.suppress(ReadError):
        read_bytes("terms.odt", package(body))
