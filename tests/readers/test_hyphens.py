"""Which hyphens at line ends stay."""

from __future__ import annotations

import pytest

from checker.readers.text.hyphens import Hyphens, is_open


def joins(first, second, *document):
    return Hyphens(line.split() for line in (first, second, *document)).joins(first, second)


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
    assert not is_open("-")
    assert is_open("word-")
