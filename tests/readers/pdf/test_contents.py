"""Printed tables of contents go; what resembles them stays."""

from __future__ import annotations

from tests.readers.pdf.drawing import LONG, lines, paragraph, read, texts, together

ENTRIES = ["1. Services", "2. Duties of the customer and of those who work", "for the customer", "3. Fees", "4. Liability"]


def test_entries_with_dots_go_with_their_title():
    rows = [f"{entry} {'.' * 40} {page}" for entry, page in zip(ENTRIES, (1, 1, 2, 3, 5), strict=True)]
    rows[1] = ENTRIES[1]
    for title in ("Table of Contents", "CONTENT"):
        assert texts(read(together(lines(title, *rows), paragraph(LONG, top=600)))) == [LONG]


def test_entries_with_page_numbers_at_the_right_edge_go():
    numbers = lines("1", "", "2", "4", "4", left=510, top=726)
    assert texts(read(together(lines("Contents", *ENTRIES), numbers, paragraph(LONG, top=600)))) == [LONG]


def test_several_numbered_entries_in_each_line_go():
    def menu(canvas):
        for index, name in enumerate(("Services", "Duties", "Fees", "Payment", "Liability", "Term", "Law", "Contact")):
            canvas.drawString(72 + index % 3 * 130, 740 - index // 3 * 16, f"{index + 1}. {name}")

    assert texts(read(together(menu, paragraph(LONG, top=600)))) == [LONG]


def test_sums_at_the_right_edge_are_no_contents():
    rows = lines("Small plan", "Middle plan", "Large plan"), lines("90", "40", "20", left=510)
    assert len(texts(read(together(*rows, paragraph(LONG, top=600))))) == 4


def test_dots_in_the_text_stay():
    reading = read(together(lines("He waited ... and then 3 days more."), paragraph(LONG, top=600)))
    assert texts(reading)[0] == "He waited ... and then 3 days more."
