"""Lines in reading order, whatever the order of painting."""

from __future__ import annotations

import pytest

from checker.readers.pdf_layout import lines_of
from checker.readers.pdf_words import Page, Word
from tests.readers.pdf_drawing import LONG, OTHER, column_width, columns, lines, paragraph, read, texts, together, wrapped

RUNNING = " ".join([LONG, OTHER] * 3)


def word(text, left, baseline, size=10.0, width=None):
    right = left + (width if width is not None else 5 * len(text))
    box = (left, baseline - 2, right, baseline + 8 * size / 10)
    return Word(text, *box, baseline, size, False, box)


def line_texts(*words):
    return [line.text for line in lines_of(Page(1, 595, 842, words), words)]


@pytest.mark.parametrize("row_by_row", [False, True])
@pytest.mark.parametrize("gutter", [6, 14, 30])
def test_two_columns_are_read_one_after_the_other(row_by_row, gutter):
    text = wrapped(RUNNING, column_width(gutter))
    half = len(text) // 2
    reading = read(columns(text[:half], text[half:], row_by_row=row_by_row, gutter=gutter))
    assert " ".join(texts(reading)) == RUNNING


def test_three_columns_painted_row_by_row():
    width = 140
    text = wrapped(RUNNING, width)
    third = -(-len(text) // 3)
    pieces = [
        word(part, 60 + column * (width + 14) + 0.0, 700 - 12 * row, width=width)
        for row in range(third)
        for column in range(3)
        for part in text[column * third + row : column * third + row + 1]
    ]
    assert " ".join(line_texts(*pieces)) == RUNNING


def test_a_title_over_both_columns_comes_first():
    text = wrapped(RUNNING, column_width())
    half = len(text) // 2
    title = "General terms of delivery and of payment for all customers of the works"
    reading = read(together(columns(text[:half], text[half:], row_by_row=True), lines(title, top=780, size=13)))
    assert " ".join(texts(reading)) == f"{title} {RUNNING}"


def test_labels_of_a_list_and_terms_of_definitions_are_no_column():
    words = []
    for row in range(9):
        words += [word(f"({'abcdefghi'[row]})", 72, 700 - 14 * row), word("something", 100, 700 - 14 * row, width=300)]
    assert line_texts(*words)[:2] == ["(a) something", "(b) something"]
    words = []
    for row in range(9):
        words += [word("Term", 72, 700 - 14 * row), word("means", 250, 700 - 14 * row, width=280)]
    assert line_texts(*words) == ["Term means"] * 9


def test_a_page_painted_from_the_bottom_is_read_from_the_top():
    assert line_texts(word("last", 72, 100), word("first", 72, 700), word("middle", 72, 400)) == [
        "first",
        "middle",
        "last",
    ]


def test_cells_side_by_side_keep_the_order_of_painting():
    cells = (word("left", 72, 700), word("goes on", 72, 688), word("right", 300, 700), word("too", 300, 688))
    assert line_texts(*cells) == ["left", "goes on", "right", "too"]


def test_a_bullet_painted_apart_is_put_before_its_text():
    assert line_texts(word("•", 72, 700), word("•", 72, 686), word("one", 90, 700), word("two", 90, 686)) == [
        "• one",
        "• two",
    ]


def test_a_raised_number_belongs_to_its_line_without_a_blank():
    assert line_texts(word("the", 72, 700), word("3", 90, 700), word("rd", 95.2, 705, size=6), word("party", 110, 700)) == [
        "the 3rd party"
    ]


def test_spaced_out_letters_are_closed_up_to_words():
    text = "OUR TERMS OF USE"
    letters = [word(letter, 72 + 11 * at, 700) for at, letter in enumerate(text) if letter != " "]
    assert line_texts(*letters) == [text]


def test_small_capitals_count_by_their_capitals():
    words = (word("1.", 72, 700, 12), word("your", 90, 700, 9.6), word("Duties", 120, 700, 12), word("here", 160, 700, 9.6))
    assert lines_of(Page(1, 595, 842, words), words)[0].size == 12


def test_hostile_pages_are_read_in_time():
    words = tuple(word("x", 10 + at % 80 * 7, 5 + at // 80 * 7.0, size=4) for at in range(8000))
    assert len(lines_of(Page(1, 595, 842, words), words)) > 90
    far = (word("a", 72, 700, width=1e7), word("b", 1e8, 600), word("c", 72, 500))
    assert line_texts(*far) == ["a", "b", "c"]


def test_prose_in_one_column_has_no_gutter():
    reading = read(together(paragraph(RUNNING, width=400)))
    assert texts(reading) == [RUNNING]
