"""Running heads and feet go; what only looks like them stays."""

from __future__ import annotations

from checker.readers.pdf.furniture import RunningText
from checker.readers.pdf.words import Page, Word


def row(text, bottom, left=72.0):
    x = left
    for piece in text.split():
        right = x + 5 * len(piece)
        yield Word(piece, x, bottom, right, bottom + 10, bottom + 2, 10, False, (x, bottom, right, bottom + 10))
        x = right + 3


def without_running_text(pages):
    running = RunningText(pages)
    return [running.without(page) for page in pages]


def kept(*pages):
    """What stays of pages given as lists of (text, distance of the line's bottom from the page's)."""
    built = [
        Page(number, 595, 842, tuple(word for text, bottom in rows for word in row(text, bottom)))
        for number, rows in enumerate(pages, 1)
    ]
    return [" ".join(word.text for word in page.words) for page in without_running_text(built)]


def test_heads_feet_and_counting_page_numbers_go():
    pages = [[("Acme Terms v2", 810), (f"body {n}", 400), (f"Page {n} of 4", 20)] for n in range(1, 5)]
    assert kept(*pages) == [f"body {n}" for n in range(1, 5)]


def test_a_number_that_counts_from_elsewhere_and_a_roman_one_go():
    assert kept(*[[("body", 400), (f"- {n + 6} -", 20 + 9 * n)] for n in range(3)]) == ["body"] * 3
    assert kept(*[[("body", 400), (n, 20)] for n in ("i", "ii", "iii")]) == ["body"] * 3


def test_headings_that_only_differ_in_their_number_stay():
    pages = [[("Article 2", 790), ("body", 400)], [("Article 5", 790), ("body", 400)], [("Article 6", 790)]]
    assert kept(*pages) == ["Article 2 body", "Article 5 body", "Article 6"]


def test_a_head_that_opens_like_a_clause_goes_if_it_stays_the_same():
    assert kept(*[[("Section31 Ltd 2018", 810), (f"body {n}", 400)] for n in range(3)]) == [f"body {n}" for n in range(3)]


def test_the_same_line_in_the_middle_of_pages_stays():
    assert kept(*[[("Warning", 500), (f"body {n}", 400)] for n in range(4)]) == [f"Warning body {n}" for n in range(4)]


def test_what_a_browser_prints_goes_even_from_a_single_page():
    page = [("3/14/27, 9:26 AM Terms of Acme", 820), ("body", 400), ("https://acme.example/terms 1/1", 12)]
    assert kept(page) == ["body"]


def test_an_address_in_the_foot_goes_without_its_page_number_too():
    assert kept([("body", 400), ("file:///home/me/terms.html", 12)]) == ["body"]
    assert kept([("body", 400), ("https://acme.example/terms", 300)]) == ["body https://acme.example/terms"]


def test_left_and_right_parts_of_a_head_are_judged_apart():
    pages = [
        Page(n, 595, 842, (*row("Acme", 810), *row(f"chapter {name}", 810, 400), *row("body", 400)))
        for n, name in enumerate("abcd", 1)
    ]
    texts = [" ".join(word.text for word in page.words) for page in without_running_text(pages)]
    assert texts == [f"chapter {name} body" for name in "abcd"]


def test_what_stands_beside_a_page_number_goes_wherever_the_foot_of_the_page_came_to_stand():
    feet = {1: 20.0, 4: 790.0, 6: 28.0}
    pages = [
        Page(
            number,
            595,
            842,
            (
                *row(f"body {number}", 400),
                *(row("Acme Terms", feet[number]) if number in feet else ()),
                *(row(f"Page {number} of 7", feet[number], 450) if number in feet else ()),
            ),
        )
        for number in range(1, 8)
    ]
    assert [" ".join(word.text for word in page.words) for page in without_running_text(pages)] == [
        f"body {number}" for number in range(1, 8)
    ]


def test_a_sharp_sign_in_a_head_is_no_number():
    assert kept(*[[("Terms #! here", 810), ("body", 400)] for _ in range(3)]) == ["body"] * 3


def test_no_pages_and_empty_pages_are_fine():
    assert without_running_text([]) == []
    assert kept([], []) == ["", ""]
