"""What a finding is known by, wherever its words stand.

Binding decisions, each for what was measured over real terms in several formats (benchmarks/fingerprints.py):
- Nothing goes in but the control, the verdict, and folded words; not even where one word ends, as a hyphen at a line's end may be
  the word's own. The numbers of clauses that a quote refers to are left out: they change when clauses are moved.
- A finding shows its first quotes in reading order; which these are changes when clauses are moved. So a finding is known by one
  quote for each element, chosen out of all by its words alone: the longest that is short enough. Long quotes are cut out of
  longer sentences, and formats differ in where lists and sentences end.
- A conflict is known by every quote that makes it one, so that a new one beside an old one is a new finding.
- What only comes near decides nothing: whatever is missing stays the same finding as long as it is missing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from checker.language.words import words
from checker.model.document import Document
from checker.model.verdict import Evidence, Role, Verdict

_FEW = 12
"""Words of a quote by which a person knows it again."""
_SURE = 30
"""Words up to which a quote is the same in every format, as far as that can be had."""
_NUMBER = r"\d+(?:\.\d+)*(?:\s*\(\w{1,4}\))*"
_REFERENCE = re.compile(
    rf"\b((?:sub)?(?:sections?|clauses?|paragraphs?)|articles?|§+)\s*{_NUMBER}(?:\s*(?:,|and|or|to|through|-|–)\s*{_NUMBER})*",
    re.IGNORECASE,
)


def letters(text: str) -> str:
    """The folded words of a text, without anything between them."""
    return "".join(word.key for word in words(text))


def few(text: str) -> str:
    """The first words of a quote."""
    parts = text.split()
    return " ".join(parts[:_FEW]) + (" …" if len(parts) > _FEW else "")


def deciding(evidence: Sequence[Evidence], documents: Sequence[Document]) -> list[str]:
    """The quotes that decide on a finding; what only comes near decides nothing."""
    return [documents[e.document].quote(e.span) for e in evidence if e.role is not Role.NEAR_MISS]


def telling(verdict: Verdict, evidence: Sequence[Evidence], documents: Sequence[Document]) -> tuple[Evidence, ...]:
    """The evidence that a finding is known by, out of all that decides on it."""
    by_element: dict[str, list[Evidence]] = {}
    for each in evidence:
        if each.role is not Role.NEAR_MISS:
            by_element.setdefault(each.element, []).append(each)
    if verdict is Verdict.CONFLICT:
        return tuple(each for some in by_element.values() for each in some)

    def order(each: Evidence) -> tuple[bool, int, str]:
        quote = documents[each.document].quote(each.span)
        length = len(words(quote))
        return length > _SURE, length if length > _SURE else -length, letters(quote)

    return tuple(min(some, key=order) for some in by_element.values())


def fingerprint(control: str, verdict: Verdict, quotes: Sequence[str]) -> str:
    """The same for the same control, verdict and telling quotes."""
    folded = sorted({letters(_REFERENCE.sub(r"\1", quote)) for quote in quotes})
    return hashlib.sha256("\n".join([control, verdict.value, *folded]).encode()).hexdigest()[:16]
