"""Ruled tables: a row is a block, its cells side by side."""

from __future__ import annotations

import pytest

from checker.model.document import BlockKind
from tests.readers.pdf_drawing import LONG, lines, paragraph, read, texts, together

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
