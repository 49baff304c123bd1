"""Ruled tables: a row is a block, its cells side by side."""

from __future__ import annotations

import pytest

from checker.model.document import BlockKind
from checker.readers.pdf.grids import tables_in
from checker.readers.pdf.rules import rules_among
from checker.readers.pdf.shapes import shapes_on
from checker.readers.pdf.words import read_page
from tests.readers.pdf.drawing import LONG, WIDTH, column_width, columns, lines, paragraph, pdf, read, texts, together, wrapped

ROWS = [
    ("Term", "Meaning"),
    ("“Affiliate”", "any company that controls|the other or is controlled by it."),
    ("“Order”", "what the customer orders in the shop."),
    ("“User”", "whoever the customer lets|use the service."),
]


def grid(rows=ROWS, top=700, lefts=(72, 200, 520), height=34, floor=True):
    """A ruled table, cells painted one after the other; without `floor` its last line is missing."""

    def draw(canvas):
        bottom = top - height * len(rows)
        for x in lefts:
            canvas.line(x, top, x, bottom)
        for index in range(len(rows) + floor):
            canvas.line(lefts[0], top - index * height, lefts[-1], top - index * height)
        for index, cells in enumerate(rows):
            for x, cell in zip(lefts, cells, strict=False):
                for at, line in enumerate(cell.split("|")):
                    canvas.drawString(x + 4, top - index * height - 12 - 13 * at, line)

    return draw


MEANT = [" | ".join(cell.replace("|", " ") for cell in row) for row in ROWS]


def test_a_row_is_one_block_in_its_place():
    reading = read(together(grid(), paragraph(LONG, top=760), paragraph("After it comes this.", top=500)))
    assert texts(reading) == [LONG, *MEANT, "After it comes this."]
    assert [block.kind for block in reading.blocks] == [BlockKind.PARAGRAPH, *[BlockKind.CELL] * 4, BlockKind.PARAGRAPH]
    cell = reading.blocks[2]
    where = [place.box[0] for at, place in cell.marks if at <= cell.text.index("any")][-1]
    assert where == pytest.approx(204, abs=1)


def test_a_table_that_a_page_end_leaves_open_keeps_its_last_row():
    assert texts(read(grid(floor=False))) == MEANT


def test_a_row_that_a_page_end_cuts_in_two_is_one():
    first = [*ROWS[:3], ("“User”", "whoever the")]
    second = [("", "customer lets use the service."), ("“Fee”", "what an order costs."), ("“Day”", "a working day.")]
    assert texts(read(grid(first), grid(second))) == [
        *MEANT[:3],
        "“User” | whoever the customer lets use the service.",
        "“Fee” | what an order costs.",
        "“Day” | a working day.",
    ]


def test_a_head_that_comes_again_on_the_next_page_is_read_once():
    first = [*ROWS[:3], ("“User”", "whoever the")]
    second = [ROWS[0], ("", "customer lets use the service."), ("“Fee”", "what an order costs.")]
    assert texts(read(grid(first), grid(second))) == [
        *MEANT[:3],
        "“User” | whoever the customer lets use the service.",
        "“Fee” | what an order costs.",
    ]


def test_a_head_above_nothing_but_the_rest_of_a_row_is_read_once():
    first = [*ROWS[:3], ("“User”", "whoever the")]
    assert texts(read(grid(first), grid([ROWS[0], ("", "customer lets use the service.")]))) == [
        *MEANT[:3],
        "“User” | whoever the customer lets use the service.",
    ]


def test_a_row_without_a_term_in_the_middle_of_a_table_stays_a_row():
    rows = [*ROWS[:2], ("", "Its agents too."), ROWS[2]]
    assert texts(read(grid(rows))) == [*MEANT[:2], "Its agents too.", MEANT[2]]


def test_a_label_in_a_cell_of_its_own_leads_its_text():
    rows = [("1.1", "We deliver."), ("1.2", "You pay."), ("1.3", "Both are glad.")]
    assert texts(read(grid(rows))) == ["1.1 We deliver.", "1.2 You pay.", "1.3 Both are glad."]


def test_a_frame_around_text_is_no_table():
    def frame(canvas):
        canvas.rect(60, 640, 480, 120)
        canvas.line(60, 700, 540, 700)

    assert texts(read(together(frame, paragraph(LONG)))) == [LONG]


def test_columns_with_rules_around_them_are_no_table():
    def rules(canvas):
        for x in (60, 300, 540):
            canvas.line(x, 780, x, 100)
        for y in (780, 790, 100):
            canvas.line(60, y, 540, y)

    left = ["The left column runs on and on", "with its own words"] * 5
    right = ["while the right one says what", "it has to say here"] * 5
    reading = read(together(rules, lines(*left, left=72), lines(*right, left=312)))
    assert " ".join(texts(reading)) == " ".join([*left, *right])


def test_a_table_in_a_column_is_read_in_its_place():
    text = wrapped(" ".join([LONG] * 6), column_width())
    left, right = text[:30], text[30:]
    narrow = [("Plan", "Limit"), ("Solo", "one user"), ("Team", "ten users")]

    def draw(canvas):
        columns(left[:10] + [""] * 9 + left[10:], right, row_by_row=True)(canvas)
        grid(narrow, top=594, lefts=(72, 140, 280))(canvas)

    found = texts(read(draw))
    rows = ["Plan | Limit", "Solo | one user", "Team | ten users"]
    at = found.index(rows[0])
    assert found[at : at + 3] == rows
    assert " ".join(found[:at]) == " ".join(left[:10])
    assert " ".join(found[at + 3 :]) == " ".join(left[10:] + right)


def test_words_between_or_beside_the_cells_are_read_once():
    beside = lines("Aside", left=530, top=690)
    found = " ".join(texts(read(together(grid(), beside, paragraph(LONG, top=500))))).split()
    assert sorted(found) == sorted([*" ".join(MEANT).split(), "Aside", *LONG.split()])


def test_a_table_on_a_page_that_is_set_sideways_is_read_too():
    def page(canvas):
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        grid(top=400)(canvas)
        lines(*wrapped(LONG), top=500)(canvas)

    assert texts(read(page)) == [LONG, *MEANT]


def test_a_table_drawn_in_a_form_is_found():
    def page(canvas):
        canvas.beginForm("table")
        grid(top=300)(canvas)
        canvas.endForm()
        canvas.translate(10, 200)
        canvas.doForm("table")

    assert texts(read(page)) == MEANT


def test_tables_that_do_not_touch_are_two():
    draw = together(grid(ROWS[:2], top=700), grid(ROWS[2:], top=600))
    assert [len(table.rows) for table in tables(draw)] == [2, 2]


def test_a_cell_over_two_columns_is_one():
    def merged(canvas):
        for y in (600, 634, 668):
            canvas.line(72, y, 500, y)
        for x in (72, 500):
            canvas.line(x, 600, x, 668)
        canvas.line(200, 600, 200, 634)

    assert [[round(cell[2] - cell[0]) for cell in row] for table in tables(merged) for row in table.rows] == [[428], [128, 300]]


def tables(draw):
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf(draw))
    try:
        page = document[0]
        return tables_in(*rules_among(shapes_on(page), read_page(page, 1, set())))
    finally:
        document.close()


@pytest.mark.parametrize(
    ("draw", "cells"),
    [
        (grid(), 8),
        (lambda canvas: canvas.grid([72, 200, 500], [500, 600, 700]), 4),
        (lambda canvas: [canvas.rect(x, y, 90, 20) for x in (72, 162) for y in (500, 520)], 4),
        (lambda canvas: [canvas.rect(60, 90, 480, 700), *(canvas.line(72, y, 300, y) for y in range(100, 700, 20))], 0),
        (lambda canvas: [canvas.circle(x, 300, 30) for x in range(100, 400, 50)], 0),
    ],
)
def test_only_straight_lines_that_cross_make_cells(draw, cells):
    assert sum(len(row) for table in tables(draw) for row in table.rows) == cells
