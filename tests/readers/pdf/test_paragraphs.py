"""Where one paragraph ends and the next begins."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from checker.model.document import BlockKind
from tests.readers.pdf.drawing import (
    LEADING,
    LEFT,
    LONG,
    OTHER,
    SIZE,
    TOP,
    column_width,
    columns,
    lines,
    paragraph,
    read,
    texts,
    together,
    wrapped,
)


def test_a_wider_gap_parts_paragraphs():
    first = wrapped(LONG)
    assert texts(read(together(paragraph(LONG), paragraph(OTHER, top=TOP - LEADING * len(first) - 8)))) == [LONG, OTHER]


def test_without_gaps_a_line_that_ends_early_parts_them():
    assert texts(read(lines(*wrapped(LONG), *wrapped(OTHER)))) == [LONG, OTHER]


def test_an_indent_parts_them():
    def draw(canvas):
        y = TOP
        for text in (LONG, OTHER, LONG):
            rows = wrapped(text, 430)
            rows[-1] = rows[-1].ljust(80)
            for index, row in enumerate(rows):
                canvas.drawString(LEFT + (20 if index == 0 else 0), y, row)
                y -= LEADING

    assert texts(read(draw)) == [LONG, OTHER, LONG]


def test_labels_part_items_and_hanging_lines_stay_with_them():
    items = ["(a) sell the service or any part of it to others, rent it or lend it to", "(b) take it apart;"]
    draw = together(
        lines("You may not:"),
        lines(items[0], top=TOP - 14, left=90),
        lines("anyone at all;", top=TOP - 28, left=108),
        lines(items[1], top=TOP - 42, left=90),
        paragraph(LONG, top=TOP - 80),
    )
    assert texts(read(draw)) == ["You may not:", f"{items[0]} anyone at all;", items[1], LONG]


def test_a_number_that_only_happens_to_begin_a_line_is_no_label():
    first = "The rule is set out at length, together with all of its exceptions, in the third part, in Section"
    assert texts(read(together(lines(first, "5. It holds for all who use the service."), paragraph(LONG, top=600)))) == [
        f"{first} 5. It holds for all who use the service.",
        LONG,
    ]


@pytest.mark.parametrize(
    ("end", "number"),
    [
        ("in Sections 5.1, 8.1 and", "8.4."),
        ("as well as in Sections 7 and", "13."),
        ("of the other parts, subject to", "Section 5.2."),
    ],
)
def test_a_reference_that_a_line_end_cuts_is_no_label(end, number):
    first = f"The rule is set out at length, with all that it leaves out and holds back, {end}"
    narrow = max(stringWidth(first, "Helvetica", SIZE), 430)
    body = together(lines(first, number), lines(*wrapped(LONG, narrow), top=600))
    assert texts(read(body)) == [f"{first} {number}", LONG]


def test_a_clause_below_columns_is_no_part_of_them():
    left, right = (wrapped(text, column_width()) for text in (f"{LONG} {LONG}", f"{OTHER} {OTHER}"))
    right[-1] = "and so it goes on until the end of the line"
    below = "5.3 What stands here is for all who read it, and it is as wide as the page itself is, from left to right."
    body = together(
        columns(left, right, row_by_row=True), lines(*wrapped(below), top=TOP - LEADING * max(len(left), len(right)) - 4)
    )
    assert texts(read(body))[-1] == below


def test_an_enumeration_in_running_text_stays_in_it():
    first = "The customer may not (a) rent the service out to others; (b) lend it to a friend or to family;"
    second = "(c) give it away to people in the street. This is so for all plans."
    assert texts(read(together(lines(first, second), paragraph(LONG, top=600)))) == [f"{first} {second}", LONG]


@pytest.mark.parametrize("justified", [True, False])
def test_a_bold_start_that_fills_its_line_is_no_heading_where_it_was_justified(justified):
    start, rest = "Do not sell, rent or lend it, and do not give it away as a gift:", wrapped(LONG)

    def draw(canvas):
        canvas.setFont("Helvetica-Bold", SIZE)
        at = LEFT
        edge = max(stringWidth(row, "Helvetica", SIZE) for row in rest)
        blank = (edge - stringWidth(start.replace(" ", ""), "Helvetica-Bold", SIZE)) / start.count(" ")
        for word in start.split():
            canvas.drawString(at, TOP, word)
            at += stringWidth(word, "Helvetica-Bold", SIZE) + (blank if justified else 3)

    found = texts(read(together(draw, lines(*rest, top=TOP - LEADING))))
    assert found == ([f"{start} {LONG}"] if justified else [start, LONG])


def test_a_bold_start_of_a_paragraph_is_no_heading():
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(LEFT, TOP, "Credentials.")
        canvas.setFont("Helvetica", 11)
        start = LEFT + canvas.stringWidth("Credentials. ", "Helvetica-Bold", 11)
        rows = wrapped("Credentials. " + LONG, 440)
        canvas.drawString(start, TOP, rows[0].removeprefix("Credentials. "))
        for index, row in enumerate(rows[1:], 1):
            canvas.drawString(LEFT, TOP - LEADING * index, row)

    (block,) = read(draw).blocks
    assert (block.kind, block.text) == (BlockKind.PARAGRAPH, f"Credentials. {LONG}")


@pytest.mark.parametrize("title", [True, False])
def test_a_bold_title_beside_which_the_next_word_has_no_room_is_no_start_of_a_paragraph(title):
    bold = "3.1. Responsibility of the Customer for Accounts" if title else "3.1. Customers are liable for what is done with any"
    rest = wrapped(f"{'Responsibility' if title else 'of their'} accounts and what is done with them. {LONG}", 290)
    found = texts(read(together(lines(bold, font="Helvetica-Bold"), lines(*rest, top=TOP - LEADING))))
    assert found == ([bold, " ".join(rest)] if title else [" ".join([bold, *rest])])


def test_a_heading_of_two_centred_lines_is_one():
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawCentredString(297, 780, "GENERAL TERMS OF DELIVERY")
        canvas.drawCentredString(297, 760, "AND PAYMENT")
        canvas.setFont("Helvetica", 11)
        paragraph(LONG, top=720)(canvas)

    assert texts(read(draw)) == ["GENERAL TERMS OF DELIVERY AND PAYMENT", LONG]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("is offered under the Llama", "3.3 Community License.", ["2.3 is offered under the Llama 3.3 Community License."]),
        ("is offered to all who then", "(a) pay for it.", ["2.3 is offered to all who then", "(a) pay for it."]),
    ],
)
def test_a_number_where_the_text_beside_a_label_goes_on_is_no_label(first, second, expected):
    wide = together(lines("2.3", top=700), lines(first, second, left=100, top=700))
    full = lines("x" * 26, "x" * 26, left=100, top=600)  # lines as wide as the first: it is full
    assert texts(read(together(wide, full)))[: len(expected)] == expected


def test_words_broken_at_line_ends_are_made_whole():
    rows = ["The informa-", "tion that an end-", "user gives us is kept.", "All information of an end-user is."]
    (first, _) = texts(read(together(lines(*rows[:3]), lines(rows[3], top=650))))
    assert first == "The information that an end-user gives us is kept."
