"""Which hyphens at line ends stay."""

from __future__ import annotations

import pytest

from checker.readers.pdf_hyphens import Hyphens, is_open
from checker.readers.pdf_layout import lines_of
from checker.readers.pdf_words import Page, Word


def lines(*texts):
    words = tuple(
        Word(piece, 72.0 + 60 * at, 700.0 - 12 * index, 120.0 + 60 * at, 710.0 - 12 * index, 702.0 - 12 * index, 10, False,
             (0, 0, 0, 0))
        for index, text in enumerate(texts)
        for at, piece in enumerate(text.split())
    )  # fmt: skip
    return lines_of(Page(1, 2000, 842, words), words)


def joins(first, second, *document):
    made = lines(f"{first}", f"{second}")
    return Hyphens([*made, *lines(*document)]).joins(made[0].words[-1], made[1].words[0])


PLAIN = ["a line of plain words without any hyphen at its end"] * 200
BROKEN = ["we use informa-", "tion and services and informa-", "tion of other compa-", "nies", "companies use information"]


@pytest.mark.parametrize(
    ("first", "second", "document", "joined"),
    [
        ("informa-", "tion", ["all information here"], True),
        ("end-", "user", ["the end-user pays"], False),
        ("end-", "user", ["an enduser and the end-user and the end-user"], False),
        ("up-to-", "date", ["date"], False),
        ("Third-", "Party", BROKEN, False),
        ("COVID-", "19", BROKEN, False),
        ("AGREE-", "MENT", ["this AGREEMENT"], True),
        ("non-", "exclusive", PLAIN, False),  # a document that breaks no words
        ("non-", "exclusive", BROKEN, False),
        ("licen-", "sors", BROKEN, True),  # a document that does
        ("other-", "wise", [*BROKEN, "other wise men"], True),
        ("wise-", "men", [*BROKEN, "wise men"], False),
        ("non-exclu-", "sive", ["a non-exclusive right"], True),
        ("non-exclu-", "sive", ["an exclusive right"], True),
        ("non-infringe-", "ment", BROKEN, True),
        ("state-of-the-", "art", BROKEN, False),
        ("AI-", "generated", BROKEN, False),
        ("(ex-", "cluding", BROKEN, True),
        ("in-", "valid", [*BROKEN, "in valid cases"], True),
        ("in-", "app", [*BROKEN, "in the app"], False),
        ("non-re-", "fundable.", BROKEN, True),
        ("enforce-", "able", [*BROKEN, "able to enforce"], True),
        ("help@wren-", "field.example", BROKEN, True),
        ("race/ethnic-", "ity", BROKEN, True),
        ("cloud-", "based", BROKEN, False),
        ("conflict-", "of-law", [*BROKEN, "a conflict"], False),
        ("of-", "fence", BROKEN, True),
        ("e-", "mail", BROKEN, False),
        ("AI-gene\u2010", "rated", PLAIN, True),  # a sign that nobody types
        ("end\u2010", "user", ["the end\u2010user pays and each end\u2010user"], False),  # but here somebody does
    ],
)
def test_the_document_decides(first, second, document, joined):
    assert joins(first, second, *document) is joined


def test_a_dash_is_no_hyphen():
    dash, word = lines("- word-")[0].words
    assert not is_open(dash)
    assert is_open(word)
