"""Tables with lines between their rows only."""

from __future__ import annotations

from tests.readers.pdf.drawing import LONG, lines, paragraph, read, texts, together, wrapped

ROWS = [
    ("Record", "Kept for", "Purpose"),
    ("Input and output", "60 days", "Safety and support"),
    ("What was flagged", "Up to 2|years", "Investigation"),
    ("Billing", "7 years", "Tax law"),
]
READ = ["Record | Kept for | Purpose", "Input and output | 60 days | Safety and support"]
READ += ["What was flagged | Up to 2 years | Investigation", "Billing | 7 years | Tax law"]


def banded(rows, top=600, lefts=(76, 250, 380), right=520, *, roof=False):
    """A table with a line under each row, painted row by row."""

    def draw(canvas):
        level = top
        if roof:
            canvas.line(72, top, right, top)
        for cells in rows:
            height = 8 + 13 * max(cell.count("|") + 1 for cell in cells)
            for left, cell in zip(lefts, cells, strict=True):
                for at, line in enumerate(cell.split("|")):
                    canvas.drawString(left, level - 12 - 13 * at, line)
            level -= height
            canvas.line(72, level, right, level)

    return draw


def test_rows_are_read_with_the_head_above_the_first_line():
    page = together(paragraph(LONG), banded(ROWS), lines("3. Fees are due at once.", top=470))
    assert texts(read(page)) == [LONG, *READ, "3. Fees are due at once."]


def test_rows_between_lines_above_and_below_are_read():
    assert texts(read(together(paragraph(LONG), banded(ROWS, roof=True)))) == [LONG, *READ]


def test_the_paragraph_above_is_no_head():
    body = together(lines("The periods that follow hold for all plans and for all users.", top=612), banded(ROWS[1:], roof=True))
    assert texts(read(body)) == ["The periods that follow hold for all plans and for all users.", *READ[1:]]


def test_separators_between_paragraphs_make_no_table():
    def page(canvas):
        for at, text in enumerate((LONG, LONG.replace("customer", "user"), "You must not lend it.")):
            top = 700 - 80 * at
            paragraph(text, top=top)(canvas)
            canvas.line(72, top + 20, 520, top + 20)
        canvas.line(72, 480, 520, 480)

    assert texts(read(page)) == [LONG, LONG.replace("customer", "user"), "You must not lend it."]


def test_a_list_on_a_striped_ground_is_no_table():
    items = ["rent the service to others,", "lend it, sell it or give it away,", "copy what it is made of."]

    def page(canvas):
        for at, item in enumerate(items):
            canvas.drawString(90, 700 - 20 * at, "•")
            canvas.drawString(110, 700 - 20 * at, item)
            canvas.line(72, 695 - 20 * at, 520, 695 - 20 * at)
        canvas.line(72, 715, 520, 715)

    reading = read(page)
    assert [(block.label, block.text) for block in reading.blocks] == [("•", item) for item in items]


def test_columns_between_two_lines_are_no_row():
    text = wrapped(" ".join([LONG] * 4), 210)

    def page(canvas):
        for y in (760, 750, 60):
            canvas.line(72, y, 520, y)
        lines(*text, left=72)(canvas)
        lines(*text, left=310)(canvas)

    assert texts(read(page)) == [" ".join([LONG] * 4)] * 2
