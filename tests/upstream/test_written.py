"""A document written down and read again has the same words, numbers and headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.document import ClauseKind
from checker.readers import read, read_bytes
from checker.upstream.written import written

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/*.md"))

SIGNS = (
    "# Rules\n\n\\# is a sign\n\n\\* so is this, and 1\\) too\n\n1. First\n2. Second\n   - inner\n\n* Bullet\n\n"
    "&lt;b&gt; \\*x\\* a_b \\_c\\_ \\[d\\](e) &amp;lt; A & B\n"
)


def outline(document):
    words = [" ".join(document.quote(clause.text_span).split()) for clause in document.clauses]
    return list(zip(words, (clause.kind is ClauseKind.HEADING for clause in document.clauses), strict=True))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_samples(path):
    once = read(path)
    again = read_bytes("again.md", written(once).encode())
    assert outline(again) == outline(once)
    assert [clause.path for clause in again.clauses] == [clause.path for clause in once.clauses]


def test_signs_that_markdown_would_take_for_its_own():
    once = read_bytes("signs.md", SIGNS.encode())
    assert read_bytes("again.md", written(once).encode()).text == once.text
