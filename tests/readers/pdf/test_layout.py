"""Lines in reading order, whatever the order of painting."""

from __future__ import annotations

import pytest

from checker.readers.pdf.layout import lines_of
from checker.readers.pdf.words import Page, Word
from tests.readers.pdf.drawing import LONG, OTHER, column_width, columns, lines, paragraph, read, texts, together, wrapped

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


def test_an_address_flush_right_over_both_columns_comes_first():
    text = wrapped(RUNNING, column_width())
    half = len(text) // 2
    address = lines("Oxbrindle Ltd.", "12 Quay Street", left=430, top=790)
    reading = read(together(columns(["", *text[:half]], text[half:], row_by_row=True), address))
    assert " ".join(texts(reading)) == f"Oxbrindle Ltd. 12 Quay Street {RUNNING}"


def labelled(texts, left):
    """Words of a column in which each text hangs beside its label; the labels are painted first."""
    labels = [word(f"({'abcdefghi'[at]})", left, 700 - 36 * at) for at in range(len(texts))]
    rest = [
        word(part, left + 40, 700 - 36 * at - 12 * line, width=176)
        for at, text in enumerate(texts)
        for line, part in enumerate(text)
    ]
    return [*labels, *rest]


def test_labels_that_hang_in_columns_are_no_columns():
    left = [(f"left-{at}", f"more-{at}", f"end-{at}") for at in range(6)]
    right = [(f"right-{at}", f"on-{at}", f"last-{at}") for at in range(6)]
    found = line_texts(*labelled(left, 60), *labelled(right, 290))  # the gutter is narrower than the blank after a label
    assert found[:4] == ["(a) left-0", "more-0", "end-0", "(b) left-1"]
    assert found[18:21] == ["(a) right-0", "on-0", "last-0"]


def test_a_label_at_the_end_of_a_line_does_not_bridge_the_gutter():
    rows = [word("text", 60, 700 - 12 * at, width=184 if at in (3, 9) else 200) for at in range(20)]
    rows += [word("(b)", 250, 700 - 12 * at, width=10) for at in (3, 9)]
    rows += [word("other", 272, 700 - 12 * at, width=200) for at in range(20)]
    found = line_texts(*sorted(rows, key=lambda one: -one.baseline))
    assert found == [*["text"] * 3, "text (b)", *["text"] * 5, "text (b)", *["text"] * 10, *["other"] * 20]


def test_a_title_with_a_blank_above_the_gutter_is_not_cut():
    rows = [word("Terms of", 180, 740, 20, width=85), word("Service", 271, 740, 20, width=80)]
    for at in range(10):
        rows += [word("left", 60, 700 - 12 * at, width=204), word("right", 272, 700 - 12 * at, width=204)]
    assert line_texts(*rows)[:3] == ["Terms of Service", "left", "left"]


def test_labels_of_a_list_and_terms_of_definitions_are_no_column():
    words = []
    for row in range(9):
        words += [word(f"({'abcdefghi'[row]})", 72, 700 - 14 * row), word("something", 100, 700 - 14 * row, width=300)]
    assert line_texts(*words)[:2] == ["(a) something", "(b) something"]
    words = []
    for row in range(9):
        words += [word("Term", 72, 700 - 14 * row), word("means", 250, 700 - 14 * row, width=280)]
    assert line_texts(*words) == ["Term means"] * 9


def test_a_single_bullet_of_the_right_column_stays_with_its_text():
    rows = [word("left", 60, 700 - 12 * at, width=200) for at in range(20)]
    rows += [word("right", 320, 700 - 12 * at, width=170) for at in range(20)]
    bullet = word("•", 284, 700 - 12 * 8, width=5)  # nearer to the left column than to its own text
    found = line_texts(*sorted([*rows, bullet], key=lambda one: -one.baseline))
    assert found == [*["left"] * 20, *["right"] * 8, "• right", *["right"] * 11]


def test_numbers_of_a_long_list_further_in_are_no_column():
    words = [word("text", 60, 800 - 12 * at, width=230) for at in range(40)]
    for row in range(9):
        words += [word(f"{row + 1}.", 108, 320 - 12 * row, width=6), word("entry", 122, 320 - 12 * row, width=150)]
    assert line_texts(*words)[40:42] == ["1. entry", "2. entry"]


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
