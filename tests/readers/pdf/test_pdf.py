"""Whole PDFs: what becomes of their pages, and what is said of those that cannot be read."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from checker.model.document import BlockKind
from checker.model.errors import ReadError
from checker.model.reading import ReadOptions
from checker.readers.pdf import read_blocks
from tests.readers.pdf.drawing import LONG, OTHER, TOP, lines, paragraph, pdf, read, texts, together, wrapped


def picture(canvas):
    image = io.BytesIO()
    Image.new("L", (60, 80), 200).save(image, "PNG")
    image.seek(0)
    canvas.drawImage(ImageReader(image), 40, 40, 500, 760)


def test_a_paragraph_is_one_block_and_each_word_has_its_place():
    block = read(paragraph(LONG)).blocks[0]
    assert block.kind is BlockKind.PARAGRAPH
    assert block.text == LONG
    assert [at for at, _ in block.marks] == [0, *(at + 1 for at, one in enumerate(LONG) if one == " ")]
    first, last = block.marks[0][1], block.marks[-1][1]
    assert first.page == 1
    assert first.box[0] == pytest.approx(72, abs=1)
    assert first.box[1] < TOP < first.box[3]
    assert last.box[1] < first.box[1]


def test_a_heading_in_a_list_of_whole_sections_is_a_heading():
    reading = read(
        together(
            lines("\u2022 Be safe", size=13, font="Helvetica-Bold"),
            paragraph(LONG, top=710),
            lines("\u2022 Not a heading", "\u2022 Another item", top=630),
        )
    )
    assert [(block.kind, block.text) for block in reading.blocks] == [
        (BlockKind.HEADING, "Be safe"),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.ITEM, "Not a heading"),
        (BlockKind.ITEM, "Another item"),
    ]


def test_headings_are_told_by_size_and_by_bold_type():
    reading = read(
        together(
            lines("Terms of Service", size=20, font="Helvetica-Bold"),
            lines("1. Fees", size=14, top=700),
            paragraph(OTHER, top=670),
            lines("Termination", font="Helvetica-Bold", top=600),
            paragraph(LONG, top=580),
        )
    )
    assert [(block.kind, block.level) for block in reading.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 0),
        (BlockKind.PARAGRAPH, 0),
    ]
    assert texts(reading) == ["Terms of Service", "1. Fees", OTHER, "Termination", LONG]


def test_bullets_become_labels_with_depth_and_typed_numbers_stay():
    reading = read(
        together(
            lines("You must not:"),
            lines("•", left=80, top=720),
            lines("rent the service", left=95, top=720),
            lines("• lend it,", left=80, top=700),
            lines("o not even to friends", left=110, top=680),
            lines("• sell it.", left=80, top=660),
            lines("(a) Typed labels stay.", left=80, top=640),
        )
    )
    assert [(block.kind, block.label, block.level) for block in reading.blocks] == [
        (BlockKind.PARAGRAPH, "", 0),
        (BlockKind.ITEM, "•", 0),
        (BlockKind.ITEM, "•", 0),
        (BlockKind.ITEM, "o", 1),
        (BlockKind.ITEM, "•", 0),
        (BlockKind.PARAGRAPH, "", 0),
    ]
    assert texts(reading)[1:3] == ["rent the service", "lend it,"]
    assert texts(reading)[-1] == "(a) Typed labels stay."


def test_a_paragraph_runs_on_over_a_page_end_past_foot_and_head():
    first, second = LONG.split(" working ")

    def furniture(number):
        return together(lines("Acme Ltd. confidential", top=815, size=8), lines(f"Page {number} of 3", top=30, left=280, size=8))

    reading = read(
        together(furniture(1), paragraph(first, top=100)),
        together(paragraph(f"working {second}", top=760), paragraph(OTHER, top=600), furniture(2)),
        together(furniture(3), paragraph(OTHER)),
    )
    assert texts(reading) == [LONG, OTHER, OTHER]
    assert {place.page for _, place in reading.blocks[0].marks} == {1, 2}


def test_a_footnote_comes_last_and_its_number_leaves_the_text():
    def page(canvas):
        paragraph(LONG)(canvas)
        words = canvas.beginText(72, 600)
        words.textOut("We answer for intent")
        words.setRise(5)
        words.setFont("Helvetica", 7)
        words.textOut("1")
        words.setRise(0)
        words.setFont("Helvetica", 11)
        words.textOut(" and nothing else, as far as the law of the place allows us to.")
        canvas.drawText(words)
        lines("1 The law of the place is that of Ruritania.", top=90, size=8)(canvas)

    reading = read(page, paragraph(OTHER))
    assert [block.kind for block in reading.blocks][-1] is BlockKind.NOTE
    assert reading.blocks[-1].label == "1"
    assert texts(reading)[1:] == [
        "We answer for intent and nothing else, as far as the law of the place allows us to.",
        OTHER,
        "The law of the place is that of Ruritania.",
    ]


def test_sideways_text_is_left_out_and_said_so():
    def page(canvas):
        paragraph(LONG)(canvas)
        canvas.rotate(45)
        canvas.drawString(500, 100, "DRAFT")

    reading = read(page)
    assert texts(reading) == [LONG]
    assert "page 1" in reading.notices[0]


def test_a_landscape_page_that_is_set_sideways_is_read_upright():
    def page(canvas):
        canvas.rotate(90)
        for index, line in enumerate(wrapped(LONG, 600)):
            canvas.drawString(72, -100 - index * 14, line)

    assert texts(read(page)) == [LONG]


def test_a_scanned_page_among_others_is_unread():
    reading = read(paragraph(LONG), picture, paragraph(OTHER))
    assert [gap.place.page for gap in reading.unread] == [2]
    assert "--ocr" in reading.unread[0].why
    assert texts(reading) == [LONG, OTHER]


def test_a_scan_whose_only_text_is_the_page_number_is_unread():
    reading = read(
        *[together(lines(f"{number} / 3", top=30, size=8), paragraph(LONG)) for number in (1, 2)],
        together(picture, lines("3 / 3", top=30, size=8)),
    )
    assert [gap.place.page for gap in reading.unread] == [3]


def test_an_empty_page_is_no_gap():
    assert read(paragraph(LONG), lines()).unread == ()


def test_an_owner_password_alone_does_not_matter():
    data = pdf(paragraph(LONG), encrypt=StandardEncryption("", ownerPassword="boss"))
    assert texts(read_blocks("terms.pdf", data)) == [LONG]


@pytest.mark.parametrize("password", ["letmein", "boss", "pässwort"])
def test_a_locked_file_opens_with_either_of_its_passwords(password):
    data = pdf(paragraph(LONG), encrypt=StandardEncryption(password.replace("boss", "letmein"), ownerPassword="boss"))
    assert texts(read_blocks("terms.pdf", data, ReadOptions(password=password))) == [LONG]


def test_a_password_for_an_open_file_does_no_harm():
    assert texts(read_blocks("terms.pdf", pdf(paragraph(LONG)), ReadOptions(password="letmein"))) == [LONG]


@pytest.mark.parametrize("password", ["wrong", "wr\0ng", "\ud800", "x" * 10_000])
def test_a_wrong_password_is_a_clear_error(password):
    data = pdf(paragraph(LONG), encrypt=StandardEncryption("letmein"))
    with pytest.raises(ReadError, match="the password does not open it") as error:
        read_blocks("terms.pdf", data, ReadOptions(password=password))
    assert "--password" in error.value.hint


def test_a_scan_with_only_a_scanners_stamp_is_unread():
    stamped = together(picture, lines("Scanned with PocketScan", top=100))
    assert [gap.place.page for gap in read(paragraph(LONG), stamped).unread] == [2]


WHOLE = pdf(paragraph(LONG))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<html>not found</html>", "not a PDF"),
        (WHOLE[: len(WHOLE) * 6 // 10], "truncated"),
        (WHOLE[:30] + b"\n%%EOF", "broken"),
        (pdf(picture), "no text on its 1 page "),
        (pdf(picture, picture), "no text on its 2 pages"),
        (pdf(lines()), "no text"),
        (pdf(paragraph(LONG), encrypt=StandardEncryption("letmein")), "encrypted with a password"),
    ],
)
def test_what_cannot_be_read_is_a_clear_error(data, why):
    with pytest.raises(ReadError, match=why) as error:
        read_blocks("terms.pdf", data)
    assert error.value.hint


def test_the_same_bytes_give_the_same_reading():
    data = pdf(together(paragraph(LONG), paragraph(OTHER, top=600)))
    assert read_blocks("a.pdf", data) == read_blocks("b.pdf", data)
