"""The words of a page: their characters, where they are cut, and where they stand."""

from __future__ import annotations

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from checker.readers.pdf.words import read_page
from tests.readers.pdf.drawing import lines, pdf


def words_of(data):
    document = pypdfium2.PdfDocument(data)
    page = read_page(document[0], 1, set())
    document.close()
    return page


def written(*pieces):
    """One line of pieces, each (text, rise, size, spacing of characters)."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        for piece, rise, size, spacing in pieces:
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.setCharSpace(spacing)
            text.textOut(piece)
        canvas.drawText(text)

    return pdf(draw)


def test_blanks_of_any_kind_part_words_and_invisible_signs_go():
    page = words_of(pdf(lines("no\u00a0break here")))
    assert [word.text for word in page.words] == ["no", "break", "here"]


def test_a_word_knows_size_weight_and_place():
    (word,) = words_of(pdf(lines("Fees", font="Helvetica-Bold", size=14, left=100, top=500))).words
    assert (word.size, word.bold, word.baseline) == (14, True, 500)
    assert word.left == pytest.approx(100, abs=1.5)
    assert word.bottom < 500 < word.top
    assert word.box == (word.left, word.bottom, word.right, word.top)


def test_a_raised_number_is_a_word_of_its_own():
    page = words_of(written(("Service", 0, 11, 0), ("12", 5, 7, 0)))
    assert [(word.text, word.size) for word in page.words] == [("Service", 11), ("12", 7)]


def test_a_narrow_blank_that_looks_like_kerning_parts_words():
    def draw(canvas):
        for line in (700, 680):  # the same words again are no whole word either
            canvas.drawString(72, line, "any")
            canvas.drawString(72 + canvas.stringWidth("any", "Helvetica", 11) + 1.2, line, "manner")

    assert [word.text for word in words_of(pdf(draw)).words] == ["any", "manner", "any", "manner"]


def test_the_wide_end_of_a_ligature_is_no_blank():
    page = words_of(written(("quali", 0, 11, 0), ("f", 0, 11, 0), ("i", 0, 11, 1.1), ("ed", 0, 11, 0)))
    assert [word.text for word in page.words] == ["qualified"]


def test_letters_spaced_out_a_little_are_not_cut():
    assert [word.text for word in words_of(written(("Definitions", 0, 11, 0.9))).words] == ["Definitions"]


def test_text_outside_of_the_visible_part_is_not_read_and_places_count_from_its_corner():
    def draw(canvas):
        canvas.setCropBox((50, 50, 545, 792))
        canvas.drawString(60, 60, "inside")
        canvas.drawString(5, 5, "outside")

    (word,) = words_of(pdf(draw)).words
    assert word.text == "inside"
    assert word.left == pytest.approx(10, abs=1)
    assert word.box[0] == pytest.approx(60, abs=1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_of_turned_text_reads_from_the_top_left(turn):
    def draw(canvas):
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.drawString(-100, 40, "first line")
        canvas.drawString(-100, 20, "second")

    page = words_of(pdf(draw))
    first, line, second = (next(word for word in page.words if word.text == text) for text in ("first", "line", "second"))
    assert first.left == pytest.approx(second.left, abs=1)
    assert first.right < line.left
    assert first.baseline - second.baseline == pytest.approx(20, abs=0.1)
    assert (page.width, page.height) == ((595, 842) if turn == 180 else (842, 595))


def test_slanted_words_are_counted_but_not_read():
    def draw(canvas):
        canvas.drawString(72, 700, "Upright words here")
        canvas.rotate(30)
        canvas.drawString(300, 300, "DRAFT COPY")

    page = words_of(pdf(draw))
    assert [word.text for word in page.words] == ["Upright", "words", "here"]
    assert page.aslant == 2
