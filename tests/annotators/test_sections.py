"""Where new paragraphs go in an outline."""

from __future__ import annotations

from dataclasses import replace

from checker.annotators.sections import end_of
from checker.model.document import Span
from checker.readers import read_bytes

TERMS = b"""# Terms of Quillfeather

9.7 You may appeal:

(a) by letter; or

(b) by telephone.

## Messages

10.1 We send you letters.
"""


def test_a_section_ends_before_the_next_heading_whatever_hangs_on_its_last_clause():
    document = read_bytes("terms.md", TERMS)
    appeal = next(clause for clause in document.clauses if clause.number == "9.7")
    hung = replace(appeal, span=Span(appeal.span.start, len(document.text)))
    for clause in (appeal, hung):
        assert document.text[: end_of(document, clause)].endswith("by telephone.")
