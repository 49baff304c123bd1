"""Which words to quote for a hit: the norm's own words, or what stands close around the match where they are long."""

from __future__ import annotations

import re

from checker.model.document import Span
from checker.model.norms import Norm
from checker.ports import Hit, NormIndex

# What joins a list item to the next one is not part of what it says.
_TAIL = re.compile(r"[\s;,:(]*(?:[;,]\s*(?:and|or|and/or))?[\s;,:(]*$")
LONGEST = 45
"""Words of a quote a person reads at a glance; longer norms are cut around the match."""


def quoted(norm: Norm, hit: Hit, index: NormIndex) -> Span:
    """The span to quote; it always lies in the norm's own words."""
    own = norm.words[norm.own :]
    if not own:
        return norm.span
    text = index.terms.documents[norm.document].text
    span = norm.span
    if len(own) > LONGEST:
        left = min(max(norm.own, hit.at - LONGEST // 2), len(norm.words) - LONGEST)
        right = left + LONGEST
        span = Span(norm.words[left].start, norm.words[right - 1].end)
    tail = _TAIL.search(text, span.start, span.end)
    return Span(span.start, tail.start()) if tail and tail.start() > span.start else span
