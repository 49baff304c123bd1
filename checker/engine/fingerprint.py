"""What a finding is known by, wherever its words stand: the folded words that decide on it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from checker.language.words import words
from checker.model.document import Document
from checker.model.verdict import Evidence, Role, Verdict

_FEW = 12
"""Words of a quote by which a person knows it again."""


def letters(text: str) -> str:
    """The folded words of a text without anything between them, so that a hyphen at a line's end makes no difference."""
    return "".join(word.key for word in words(text))


def few(text: str) -> str:
    """The first words of a quote."""
    parts = text.split()
    return " ".join(parts[:_FEW]) + (" …" if len(parts) > _FEW else "")


def deciding(evidence: Sequence[Evidence], documents: Sequence[Document]) -> list[str]:
    """The quotes that decide on a finding; what only comes near decides nothing."""
    return [documents[e.document].quote(e.span) for e in evidence if e.role is not Role.NEAR_MISS]


def fingerprint(control: str, verdict: Verdict, quotes: Sequence[str]) -> str:
    """The same for the same control, verdict and deciding words; no page, line, offset or path goes in."""
    data = "\n".join([control, verdict.value, *sorted({letters(quote) for quote in quotes})])
    return hashlib.sha256(data.encode()).hexdigest()[:16]
