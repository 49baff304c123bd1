"""Documents to blocks. Each test writes the body of a document; `body_blocks` zips it up and reads it."""

import io
import re
import time
import zipfile

import docx as python_docx
import pytest

from checker.model.document import BlockKind, Place, Unread
from checker.model.errors import ReadError
from checker.readers.docx import read_blocks
from checker.readers.docx.markup import W_SPACE

SPACES = (
    f'xmlns:w="{W_SPACE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
KINDS = ("styles", "numbering", "footnotes", "endnotes", "settings")
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our heading"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Body9"><w:name w:val="Flat"/><w:basedOn w:val="H2"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="SubClause"><w:name w:val="Sub-clause"/><w:basedOn w:val="Clause"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Veiled"><w:name w:val="Veiled"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
    <w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2)"/>
    <w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""


def package(body, styles=STYLES, numbering=NUMBERING, **parts):
    parts |= {"styles": styles, "numbering": numbering}
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(f'<Relationship Type="{relation}/{kind}" Target="{kind}.xml"/>' for kind in KINDS)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{related}</Relationships>")
        for kind in parts:
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {SPACES}>{parts[kind]}</w:{kind}>")
    return out.getvalue()


def read(body, **parts):
    return read_blocks("terms.docx", package(body, **parts))


def body_blocks(body, **parts):
    return read(body, **parts).blocks


def texts(body, **parts):
    return [block.text for block in body_blocks(body, **parts)]


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, properties=""):
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def styled(style, *runs):
    return p(*runs, properties=f'<w:pStyle w:val="{style}"/>')


def numbered(number, depth, *runs, style=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(*runs, properties=named + numbers)


def field(code, *result):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + instruction + mark("separate") + "".join(result) + mark("end")


def cell(*inside):
    return f"<w:tc><w:tcPr/>{''.join(inside)}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


# Paragraphs and their text.


def test_a_paragraph_keeps_its_words_across_runs():
    assert texts(p("You must not re", "sell ", "the Service.")) == ["You must not resell the Service."]


def test_blanks_are_single_and_invisible_characters_gone():
    odd = p(
        r("You\u00a0may  use\u200b the "),
        "<w:r><w:tab/><w:t>ser</w:t><w:softHyphen/><w:t>vice\u00ad, ﬁnally</w:t></w:r>",
    )
    assert texts(odd) == ["You may use the service, finally"]


def test_breaks_hyphens_and_symbols_are_characters():
    run = (
        "<w:r><w:t>Terms</w:t><w:br/><w:t>of e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:cr/>"
        '<w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 13 </w:t>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Webdings" w:char="F0AA"/></w:r>'
    )
    assert texts(p(run)) == ["Terms of e-mail ≥ 13 ✓"]


def test_curly_quotes_stay():
    assert texts(p("“You” means the user’s company.")) == ["“You” means the user’s company."]


def test_links_controls_smart_tags_and_formulas_keep_their_words():
    inside = (
        f'<w:hyperlink r:id="rId1">{r("our policy")}</w:hyperlink>'
        f"<w:smartTag><w:smartTag>{r(', in Oslo')}</w:smartTag></w:smartTag>"
        f"<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{r(', by Acme')}</w:sdtContent></w:sdt>"
        "<m:oMath><m:r><m:t>, x=2</m:t></m:r></m:oMath>"
        f"<w:unknownToUs>{r(', and so on')}</w:unknownToUs>"
    )
    assert texts(p("See ", inside)) == ["See our policy, in Oslo, by Acme, x=2, and so on"]


def test_two_line_breaks_or_a_typed_label_after_one_part_a_paragraph():
    broken = "You agree not to:<w:br/>(a) sell;<w:br/>(b) copy.<w:br/><w:br/>We may stop<w:br/>the Service."
    run = (
        "<w:r>"
        + "".join(piece if piece.startswith("<") else f"<w:t>{piece}</w:t>" for piece in re.split(r"(<w:br/>)", broken) if piece)
        + "</w:r>"
    )
    found = body_blocks(p(run))
    assert [block.text for block in found] == [
        "You agree not to:",
        "(a) sell;",
        "(b) copy.",
        "We may stop the Service.",
    ]
    assert {block.marks for block in found} == {((0, Place(paragraph=1, run=1)),)}


def test_an_address_with_line_breaks_stays_whole():
    run = "<w:r><w:t>Acme AS</w:t><w:br/><w:t>12 Harbour Street</w:t><w:br/><w:t>0150 Oslo</w:t></w:r>"
    assert texts(p(run)) == ["Acme AS 12 Harbour Street 0150 Oslo"]


def test_lines_without_words_are_left_out():
    assert texts(p("* * *") + p("Terms apply.") + p("--------") + p()) == ["Terms apply."]


def test_a_large_first_letter_belongs_to_its_word():
    letter = p("T", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert texts(letter + p("hese terms bind you.")) == ["These terms bind you."]


# Fields.


def test_a_field_shows_its_result_and_hides_its_instruction():
    body = p("See section ", field(" REF _Ref1 \\r \\h ", r("4.2")), " below.")
    assert texts(body) == ["See section 4.2 below."]


def test_fields_in_instructions_are_not_shown():
    inner = field(" DOCPROPERTY Country ", r("Norway"))
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r><w:instrText>IF </w:instrText></w:r>{inner}",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("Norwegian law applies."),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert texts(body) == ["Norwegian law applies."]


def test_a_simple_field_shows_its_result():
    assert texts(p("Acme", f'<w:fldSimple w:instr=" DATE ">{r(" in 2031")}</w:fldSimple>')) == ["Acme in 2031"]


def test_a_field_that_never_ends_does_not_swallow_the_document():
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    assert texts(p("Terms. ", broken, "You must pay.") + p("We may stop.")) == [
        "Terms. You must pay.",
        "We may stop.",
    ]


def test_numbers_of_numbering_fields_are_missed_aloud():
    reading = read(p(field(" LISTNUM LegalDefault \\l 2 "), " You must pay."))
    assert reading.notices == ("1 number made by a LISTNUM or AUTONUM field could not be told.",)


# Tables of contents.


def test_a_table_of_contents_is_left_out_by_style_by_field_and_by_control():
    by_style = styled("TOCHeading", "Contents") + styled("TOC1", "1. Use", "<w:r><w:tab/></w:r>", "3")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    by_field = (
        p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "1. Use ", field(" PAGEREF _a ", r("3")))
        + p("2. Payment ", field(" PAGEREF _b ", r("4")))
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    by_control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('1. Use 3')}</w:sdtContent></w:sdt>"
    after = styled("H1", "Use") + p("You must be fair.")
    assert texts(by_style + by_field + by_control + after) == ["Use", "You must be fair."]


# Headings.


def test_heading_levels_come_from_the_style_and_those_it_is_based_on():
    body = styled("Title", "Terms") + styled("H1", "Use") + styled("H2", "Limits") + styled("Ours", "More limits")
    assert [(block.kind, block.level) for block in body_blocks(body)] == [
        *((BlockKind.HEADING, 1), (BlockKind.HEADING, 2), (BlockKind.HEADING, 3), (BlockKind.HEADING, 3)),
    ]


def test_a_style_may_take_the_level_back_and_a_paragraph_may_give_it():
    plain, own = body_blocks(styled("Body9", "Not one") + p("One", properties='<w:outlineLvl w:val="2"/>'))
    assert (plain.kind, own.kind, own.level) == (BlockKind.HEADING, BlockKind.HEADING, 4)
    assert plain.level == 0  # bold throughout, so a heading of no known level


def test_whole_clauses_in_a_heading_style_are_no_headings():
    clause = "You must not use the Service to build a product that competes with it."
    body = numbered(1, 0, "License Grant.", style="H2") + numbered(1, 1, clause, style="H2") + styled("H2", clause)
    found = [(block.kind, block.level, block.label) for block in body_blocks(body)]
    assert found == [(BlockKind.HEADING, 3, "1."), (BlockKind.ITEM, 1, "1(a)"), (BlockKind.PARAGRAPH, 0, "")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prohibited Uses", BlockKind.HEADING),
        ("2. INSTALLATION AND USE RIGHTS.", BlockKind.HEADING),
        ("You agree not to:", BlockKind.PARAGRAPH),
        ("You must pay.", BlockKind.PARAGRAPH),
        ("IF YOU DO NOT AGREE TO ALL OF THESE TERMS DO NOT USE THE SERVICE AT ALL", BlockKind.PARAGRAPH),
    ],
)
def test_a_short_paragraph_in_bold_throughout_is_a_heading_without_level(text, kind):
    [block] = body_blocks(p(r(text, "<w:b/>")))
    assert (block.kind, block.level) == (kind, 0)


def test_bold_is_told_apart_through_styles():
    in_part = p(r("Fees. ", "<w:b/>"), r("Due now"))
    by_run_style = p(r("Fees", '<w:rStyle w:val="Strong"/>'))
    switched_off = styled("Body9", r("Fees", '<w:b w:val="0"/>'))
    twice_bold = styled("Body9", r("Fees", '<w:rStyle w:val="Strong"/>'))
    kinds = [block.kind for block in body_blocks(in_part + by_run_style + switched_off + twice_bold)]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


# Numbers and lists.


def test_labels_are_counted_and_kept_out_of_the_text():
    body = numbered(1, 0, "Use") + numbered(1, 1, "fairly;") + numbered(1, 1, "legally.") + numbered(2, 0, "now")
    found = [(block.kind, block.label, block.level, block.text) for block in body_blocks(body)]
    assert found == [
        (BlockKind.ITEM, "1.", 0, "Use"),
        (BlockKind.ITEM, "1(a)", 1, "fairly;"),
        (BlockKind.ITEM, "1(b)", 1, "legally."),
        (BlockKind.ITEM, "•", 0, "now"),
    ]


def test_numbers_come_from_paragraph_styles_too():
    body = styled("Clause", "Use") + styled("SubClause", "fairly") + styled("SubClause", "legally") + styled("Clause", "Pay")
    assert [block.label for block in body_blocks(body)] == ["1.", "1(a)", "1(b)", "2."]


def test_a_paragraph_may_switch_the_numbers_of_its_style_off():
    off = '<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = styled("Clause", "Use") + p("This is an aside.", properties=off) + styled("Clause", "Pay")
    assert [(block.label, block.kind) for block in body_blocks(body)] == [
        *(("1.", BlockKind.ITEM), ("", BlockKind.PARAGRAPH), ("2.", BlockKind.ITEM)),
    ]


def test_an_empty_item_has_its_number_but_the_end_of_a_section_and_a_hidden_line_have_none():
    empty = numbered(1, 0)
    section = empty.replace("</w:pPr>", "<w:sectPr/></w:pPr>")
    hidden = empty.replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    assert [block.label for block in body_blocks(numbered(1, 0, "Use") + empty + numbered(1, 0, "Pay"))] == [
        "1.",
        "3.",
    ]
    body = numbered(1, 0, "Use") + section + hidden + numbered(1, 0, "Pay")
    assert [block.label for block in body_blocks(body)] == ["1.", "2."]


def test_numbers_go_on_through_cells():
    cells = table(row(cell(numbered(1, 0, "One.")), cell(numbered(1, 0, "Two."))))
    assert [block.label for block in body_blocks(cells + numbered(1, 0, "Three."))] == ["1.", "2.", "3."]


def test_a_list_that_the_file_does_not_define_numbers_nothing():
    [block] = body_blocks(numbered(8, 0, "Use it well."))
    assert (block.kind, block.label) == (BlockKind.PARAGRAPH, "")


def test_a_style_that_names_a_list_sets_the_left_edge_itself():
    styles = STYLES.replace(
        '<w:numPr><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="2000"/>'
    )
    by_style, by_list = body_blocks(styled("Clause", "By style") + numbered(1, 0, "By list", style="Clause"), styles=styles)
    assert (by_style.indent, by_list.indent) == (82.0, 18.0)


def test_the_left_edge_is_the_paragraphs_own_then_the_lists_then_the_styles():
    own = numbered(1, 0, "Own").replace("</w:pPr>", '<w:ind w:left="200"/></w:pPr>')
    strict = p("Strict", properties='<w:ind w:start="36pt"/>')
    body = numbered(1, 1, "List") + own + strict + p("None") + table(row(cell(p("Cell"))))
    assert [block.indent for block in body_blocks(body)] == [54.0, -8.0, 36.0, 0.0, None]


# Tables, text boxes, notes.


def test_tables_are_read_row_by_row_with_tables_in_them():
    inner = table(row(cell(p("inner one")), cell(p("inner two"))))
    header = row(cell(p("Term")), cell(p("Meaning")), properties="<w:tblHeader/>")
    body = p("Before") + table(header, row(cell(p("Output")), cell(p("text"), inner, p("or image")))) + p("After")
    found = body_blocks(body)
    assert [block.text for block in found] == [
        *("Before", "Term | Meaning", "Output", "text", "inner one | inner two", "or image", "After"),
    ]
    assert {block.kind for block in found[1:-1]} == {BlockKind.CELL}
    assert found[-1].kind is BlockKind.PARAGRAPH


def test_a_row_is_one_block_with_the_place_of_each_paragraph():
    [block] = body_blocks(table(row(cell(p("Output")), cell(p()), cell(p("What the model"), p(), p("makes.")))))
    assert (block.text, block.kind) == ("Output | What the model makes.", BlockKind.CELL)
    assert [(block.text[at:][:5], place.paragraph) for at, place in block.marks] == [("Outpu", 1), ("| Wha", 3), ("makes", 5)]


def test_a_table_that_only_sets_text_apart_stays_paragraphs():
    assert texts(table(row(cell(p("You must pay."), p("We deliver."))))) == ["You must pay.", "We deliver."]


def test_items_and_headings_in_cells_stay_what_they_are():
    body = table(row(cell(styled("H1", "Use"), numbered(1, 0, "fairly"), p(r("Note", "<w:b/>")))))
    assert [block.kind for block in body_blocks(body)] == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL]


def test_controls_around_rows_and_blocks_are_transparent():
    def control(inside):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = control(p("One") + table(control(row(control(cell(p("Two")))))) + f"<w:customXml>{p('Three')}</w:customXml>")
    assert texts(body) == ["One", "Two", "Three"]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{p('Boxed words')}{numbered(1, 0, 'boxed item')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    found = body_blocks(numbered(1, 0, "Text ", f"<w:r>{both}</w:r>", "goes on.") + numbered(1, 0, "Next."))
    assert [block.text for block in found] == ["Text goes on.", "Boxed words", "boxed item", "Next."]
    assert [block.label for block in found] == ["1.", "", "1.", "2."]
    assert [block.marks[0][1].paragraph for block in found] == [1, 2, 3, 6]


def test_an_old_text_box_is_read():
    box = f"<w:r><w:pict><w:txbxContent>{p('Boxed words')}</w:txbxContent></w:pict></w:r>"
    assert texts(p("Text.", box)) == ["Text.", "Boxed words"]


def test_alternatives_around_paragraphs_are_read_once():
    body = f"<mc:AlternateContent><mc:Choice>{p('New')}</mc:Choice><mc:Fallback>{p('Old')}</mc:Fallback></mc:AlternateContent>"
    only_old = f"<mc:AlternateContent><mc:Fallback>{p('Alone')}</mc:Fallback></mc:AlternateContent>"
    assert texts(body + only_old + "<mc:AlternateContent/>") == ["New", "Alone"]


def test_notes_stand_at_the_end_with_their_numbers_at_the_paragraph_that_refers_to_them():
    foot = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    own_sign = '<w:r><w:footnoteReference w:id="7" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = p("First.", foot.format(5), end) + p("Second.", foot.format(3), own_sign)
    footnotes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="3">{p("<w:r><w:footnoteRef/></w:r>", " Note three.")}</w:footnote>'
        f'<w:footnote w:id="4">{p("Nobody refers to this.")}</w:footnote>'
        f'<w:footnote w:id="5">{p("Note five.")}{p("It goes on.")}</w:footnote>'
        f'<w:footnote w:id="7">{p("* Note seven.")}</w:footnote>'
    )
    found = body_blocks(body, footnotes=footnotes, endnotes=f'<w:endnote w:id="2">{p("At the end.")}</w:endnote>')
    assert [(block.kind, block.label, block.text, block.marks[0][1].paragraph) for block in found[2:]] == [
        (BlockKind.NOTE, "1", "Note five.", 1),
        (BlockKind.NOTE, "", "It goes on.", 1),
        (BlockKind.NOTE, "2", "Note three.", 2),
        (BlockKind.NOTE, "", "* Note seven.", 2),
        (BlockKind.NOTE, "i", "At the end.", 1),
    ]
    assert found[1].text == "Second.*"


def test_notes_may_be_numbered_otherwise():
    body = p("First.", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr></w:sectPr>'
    settings = '<w:footnotePr><w:numFmt w:val="chicago"/><w:numStart w:val="2"/></w:footnotePr>'
    footnotes = f'<w:footnote w:id="1">{p("A note.")}</w:footnote>'
    assert body_blocks(body + section, footnotes=footnotes, settings=settings)[-1].label == "A"
    assert body_blocks(body, footnotes=footnotes, settings=settings)[-1].label == "†"


def test_a_note_is_read_once_however_often_it_is_referred_to():
    body = p("Text.", *['<w:r><w:footnoteReference w:id="1"/></w:r>'] * 3)
    assert texts(body, footnotes=f'<w:footnote w:id="1">{p("A note.")}</w:footnote>') == ["Text.", "A note."]


def test_a_reference_without_its_note_is_harmless():
    assert texts(p("First.", '<w:r><w:footnoteReference w:id="9"/></w:r>')) == ["First."]


# Tracked changes, comments, hidden text.


def ins(*inside):
    return f'<w:ins w:id="1" w:author="A">{"".join(inside)}</w:ins>'


def deleted(text):
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def mark(change):
    return f'<w:rPr><w:{change} w:id="3" w:author="A"/></w:rPr>'


def test_tracked_changes_are_read_as_accepted_and_counted():
    moved = '<w:moveFrom w:id="4" w:author="A"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>'
    here = f'<w:moveTo w:id="5" w:author="A">{r("moved here")}</w:moveTo>'
    reading = read(p("You ", deleted("may"), ins(r("must not")), " resell. ", moved) + p(here))
    assert [block.text for block in reading.blocks] == ["You must not resell.", "moved here"]
    assert reading.notices == ("Tracked changes were read as accepted: 1 insertion, 1 deletion, 1 move.",)


def test_a_deletion_within_an_insertion_is_gone():
    assert texts(p("You ", ins(r("must "), deleted("never ")), "pay.")) == ["You must pay."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs_and_marks_both():
    reading = read(p("You must", properties=mark("del")) + p(" not resell.") + p("Next."))
    joined, following = reading.blocks
    assert joined.text == "You must not resell."
    assert joined.marks == ((0, Place(paragraph=1, run=1)), (9, Place(paragraph=2, run=1)))
    assert joined.text[9:] == "not resell."
    assert following.marks == ((0, Place(paragraph=3, run=1)),)
    assert reading.notices == ("Tracked changes were read as accepted: 1 deletion.",)


def test_a_deleted_paragraph_vanishes_with_its_number():
    gone = numbered(1, 0, deleted("Old clause.")).replace("</w:pPr>", mark("del") + "</w:pPr>")
    reading = read(numbered(1, 0, "One.") + gone + numbered(1, 0, "Two."))
    assert [(block.label, block.text) for block in reading.blocks] == [("1.", "One."), ("2.", "Two.")]
    assert reading.notices == ("Tracked changes were read as accepted: 1 deletion.",)


def test_a_deleted_mark_at_the_end_of_a_cell_or_the_document_joins_nothing():
    last = p("Last words", properties=mark("del"))
    assert texts(table(row(cell(last), cell(p("next cell")))) + last) == ["Last words | next cell", "Last words"]


def test_deleted_rows_and_cells_are_gone():
    lost_row = row(cell(p("lost row")), properties='<w:del w:id="6" w:author="A"/>')
    lost_cell = '<w:tc><w:tcPr><w:cellDel w:id="7" w:author="A"/></w:tcPr>' + p("lost cell") + "</w:tc>"
    new_row = row(cell(p("new row")), properties='<w:ins w:id="8" w:author="A"/>')
    reading = read(table(lost_row, row(lost_cell, cell(p("kept"))), new_row))
    assert [block.text for block in reading.blocks] == ["kept", "new row"]
    assert reading.notices == ("Tracked changes were read as accepted: 1 insertion, 2 deletions.",)


def test_former_formatting_counts_for_nothing():
    former = '<w:pPrChange w:id="9"><w:pPr><w:pStyle w:val="H1"/><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    [block] = body_blocks(p("Words", properties=former))
    assert block.kind is BlockKind.PARAGRAPH


def test_comments_are_counted_not_read():
    one = '<w:commentRangeStart w:id="0"/>' + r("pay") + '<w:r><w:commentReference w:id="0"/></w:r>'
    reading = read(p("You must ", one, r(" now."), '<w:r><w:commentReference w:id="1"/></w:r>'))
    assert [block.text for block in reading.blocks] == ["You must pay now."]
    assert reading.notices == ("2 comments were left out.",)


def test_hidden_text_is_left_out_aloud():
    body = p("Shown ", r("hidden by itself", "<w:vanish/>"), r(" veiled", '<w:rStyle w:val="Veiled"/>'), r("words"))
    body += styled("Secret", r("all of this "), r("but not that", '<w:vanish w:val="0"/>'))
    body += table(row(cell(p("hidden row")), properties="<w:hidden/>"))
    reading = read(body)
    assert [block.text for block in reading.blocks] == ["Shown words", "but not that"]
    assert reading.notices == ("Hidden text was left out: 9 words.",)


def test_hidden_marks_do_not_hide_the_text():
    """Word hides the mark of a heading that shares its line with the text after it."""
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    heading = numbered(1, 0, "License Grant.", style="H2").replace("</w:pPr>", separator + "</w:pPr>")
    found = body_blocks(heading + p(" We grant you a licence to use the Service."))
    assert [(block.kind, block.label) for block in found] == [
        (BlockKind.HEADING, "1."),
        (BlockKind.PARAGRAPH, ""),
    ]


def test_macros_are_left_out_aloud():
    related = '<Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
    data = io.BytesIO(package(p("You must pay.")))
    with zipfile.ZipFile(data) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Rel", related.encode() + b"</Rel")
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    reading = read_blocks("terms.docm", data.getvalue())
    assert reading.notices == ("The macros in the file were left out.",)


# What cannot be read.


def drawing(kind, side):
    uri = f"http://schemas.openxmlformats.org/drawingml/2006/{kind}"
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{side}" cy="{side}"/><a:graphic><a:graphicData uri="{uri}"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (p("Scan", drawing("picture", 4_400_000)), "a large picture"),
        (p("Chart", drawing("diagram", 100)), "a diagram"),
        (
            p("Sheet", '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
            "an embedded object (Excel",
        ),
        (p("Text") + '<w:altChunk r:id="rId4"/>', "a part in another file format"),
        (p("Text") + '<w:subDoc r:id="rId4"/>', "a part in another file format"),
    ],
)
def test_what_cannot_be_read_is_said(inside, why):
    [missed] = read(p("Before") + inside).unread
    assert isinstance(missed, Unread)
    assert missed.place == Place(paragraph=2)
    assert missed.why.startswith(why)


def test_a_part_before_all_text_stands_at_the_first_paragraph():
    [missed] = read('<w:altChunk r:id="rId4"/>' + p("Text")).unread
    assert missed.place == Place(paragraph=1)


@pytest.mark.parametrize(
    "harmless",
    [drawing("picture", 4_200_000), drawing("picture", "²"), '<w:r><o:OLEObject ProgID="Equation.3"/></w:r>'],
)
def test_logos_and_formulas_are_no_loss(harmless):
    assert read(p("Text", harmless)).unread == ()


def test_unknown_number_formats_are_said():
    numbering = NUMBERING.replace('"decimal"', '"hebrew1"')
    reading = read(numbered(1, 0, "One."), numbering=numbering)
    assert reading.blocks[0].label == "1."
    assert reading.notices == ("Numbers of the kind hebrew1 are given as decimals.",)


@pytest.mark.parametrize("body", ["", p(), p(" \u00a0 "), table(row(cell(p()))), p("· · ·"), p(drawing("picture", 9_000_000))])
def test_a_document_without_text_is_refused(body):
    with pytest.raises(ReadError, match=r"^terms\.docx: has no text; .*OCR"):
        read(body)


# The whole.


def test_places_count_every_paragraph_of_the_body_from_one():
    body = p() + p("Two") + table(row(cell(p("Three")), cell(p(), p("Five")))) + p("Six")
    places = [[place.paragraph for _, place in block.marks] for block in body_blocks(body)]
    assert places == [[2], [3, 5], [6]]


def test_a_document_without_styles_and_numbering_is_read():
    assert texts(p("You must pay."), styles="", numbering="") == ["You must pay."]


def test_strict_documents_read_as_transitional_ones():
    body = styled("H1", "Use") + numbered(1, 0, "fairly;") + numbered(1, 1, "legally.")
    transitional = package(body)
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(transitional)) as source, zipfile.ZipFile(strict, "w") as target:
        for path in source.namelist():
            text = source.read(path).decode()
            text = text.replace(W_SPACE, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            text = text.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006",
                "http://purl.oclc.org/ooxml/officeDocument",
            )
            target.writestr(path, text)
    assert read_blocks("terms.docx", strict.getvalue()) == read_blocks("terms.docx", transitional)


def test_a_document_by_another_writer_is_read():
    document = python_docx.Document()
    document.add_heading("Terms of Service", 0)
    document.add_heading("Acceptable use", 1)
    document.add_paragraph("You must not:")
    document.add_paragraph("sell the Service;", style="List Bullet")
    document.add_paragraph("copy it.", style="List Bullet")
    document.add_paragraph("First, pay.", style="List Number")
    document.add_paragraph("Then use.", style="List Number")
    grid = document.add_table(1, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Output", "what the model makes"
    document.sections[0].header.paragraphs[0].text = "Draft 7, confidential"
    out = io.BytesIO()
    document.save(out)
    reading = read_blocks("terms.docx", out.getvalue())
    assert [(block.kind.value, block.level, block.label, block.text) for block in reading.blocks] == [
        ("heading", 1, "", "Terms of Service"),
        ("heading", 2, "", "Acceptable use"),
        ("paragraph", 0, "", "You must not:"),
        ("item", 0, "•", "sell the Service;"),
        ("item", 0, "•", "copy it."),
        ("item", 0, "1.", "First, pay."),
        ("item", 0, "2.", "Then use."),
        ("cell", 0, "", "Output | what the model makes"),
    ]
    assert reading.notices == reading.unread == ()


def test_reading_is_the_same_every_time():
    data = package("".join(numbered(1, at % 2, f"Clause {at} binds you.") for at in range(40)))
    assert read_blocks("terms.docx", data) == read_blocks("terms.docx", data)


def test_ten_thousand_words_are_read_in_time():
    clause = "You must not use the Service in a way that breaks the law or harms another person at all"
    data = package("".join(numbered(1, at % 2, f"{clause}, {at}.") for at in range(530)))
    read_blocks("terms.docx", data)
    start = time.process_time()
    reading = read_blocks("terms.docx", data)
    assert time.process_time() - start < 5  # measured 0.05; the slack is for a busy machine
    assert sum(len(block.text.split()) for block in reading.blocks) >= 10_000


@pytest.mark.parametrize(
    "body",
    [
        p("a", "<w:r>" + "<w:br/><w:t> </w:t>" * 4000 + "</w:r>", "b"),
        p(*['<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "word"] * 4000),
        table(row(*[cell(p("word"))] * 4000)),
        p(*["<w:del/><w:ins/>"] * 4000, "word"),
        p("word", properties=mark("del") * 4000),
        numbered(1, 0, "word") * 2000,
        p("word", properties=mark("del")) * 4000,
    ],
)
def test_what_is_repeated_without_end_is_read_in_time(body):
    numbering = NUMBERING.replace("%1.", "word %1. " * 9000)
    began = time.process_time()
    reading = read(body, numbering=numbering)
    assert time.process_time() - began < 10  # some tenths of a second; the slack is for a busy machine
    assert sum(len(block.text) + len(block.label) for block in reading.blocks) < 1_000_000
