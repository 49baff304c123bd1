"""Markdown rendered as Word and web pages, as the measure of format invariance needs it; all text is invented."""

import io

import docx
import pytest
from render_docx import word_file
from render_pages import letter_page, web_page

from checker.readers import read_bytes

TERMS = """# Terms

1\\. Use

1.1 You will not:

(a) sell the Service;

(b) use it to:

(i) spy on others; or

(ii) harm them;

(c) rent it.

2\\. Fees

2.1 Pay in thirty days.

(a) Late fees are lawful.
"""


def numbered(name, data):
    document = read_bytes(name, data)
    return [(clause.number, document.quote(clause.text_span)) for clause in document.clauses]


def typed(data):
    """The words that stand in the Word file, its automatic numbers left out."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_typed_numbers_become_automatic_and_print_the_same():
    word = word_file(TERMS, "Head", "Foot")
    assert not any(text[:1] in "(12" for text in typed(word) if text)
    assert numbered("t.docx", word) == numbered("t.md", TERMS.encode())


@pytest.mark.parametrize("text", ["4.1 You may use it.\n\n4.3 You may not sell it.", "(b) You may not sell it.", "2 You may go."])
def test_a_number_out_of_order_stays_typed(text):
    assert typed(word_file(text, "Head", "Foot"))[-1] == text.split("\n\n")[-1]


def test_a_series_begins_again_wherever_its_first_number_comes():
    text = "(a) one;\n\n(b) two.\n\nNow again:\n\n(a) three;\n\n(b) four."
    assert [number for number, _ in numbered("t.docx", word_file(text, "", ""))] == ["(a)", "(b)", "", "(a)", "(b)"]


def test_lists_keep_the_numbers_they_were_given():
    text = "5. five;\n6. six:\n   * a dot\n   1. one\n\nA pause.\n\n3. three;\n1. one."
    assert [number for number, _ in numbered("t.docx", word_file(text, "", ""))] == ["5.", "6.", "•", "1.", "", "3.", "1."]


def test_tables_links_and_line_breaks_keep_their_words():
    table = "| Word | Meaning |\n| --- | --- |\n| Fee | money |"
    text = f"See [our **policy**](https://a.example) now.  \nSoon.\n\n{table}\n\n![x](y.png)"
    assert numbered("t.docx", word_file(text, "", "")) == [
        ("", "See our policy now. Soon."),
        ("", "Word | Meaning"),
        ("", "Fee | money"),
    ]


def test_what_stands_around_the_terms_is_no_part_of_them():
    word = word_file(TERMS, "Running head", "Foot", ("LETTERHEAD", "12 Long Street"))
    page = web_page(TERMS, "terms").encode()
    assert numbered("t.docx", word) == numbered("t.html", page) == numbered("t.md", TERMS.encode())
    assert "column" in letter_page(TERMS, "terms")
