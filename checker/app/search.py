"""Finds controls and obligations by plain words: "RDS end of life", "employment decisions".

Decision: no list of small words. A word weighs the more the fewer entries have it, so "the" and "users" hardly count, and an
entry is found if it has most of the weight of what was asked. A word that no entry has weighs most: a misspelt name finds
nothing, and the nearest names are proposed instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from checker.app.rulesets import Rulesets
from checker.language.words import word_keys
from checker.model.packs import Obligation, Pack

# The share of the weight asked for that an entry must have.
_MOST = 0.75
# Endings that do not tell one word from another: policy and policies, hire and hiring.
_ENDINGS = ("ies", "ing", "ed", "es", "s", "y", "e")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line that speaks of something; `roots` are those of all its words, `head` those of its title."""

    line: str
    head: frozenset[str]
    roots: frozenset[str]


def speaking_of(wanted: str, rulesets: Rulesets, packs: Sequence[Pack]) -> list[str]:
    """A line for each control and obligation that has (nearly) all the words in its text, source, laws or condition; first those
    that have most of them, and have them in the title.
    """
    entries = _controls(rulesets) + [_obligation(o, pack, rulesets) for pack in packs for o in pack.obligations]
    asked = _roots(wanted)
    held = Counter(root for entry in entries for root in asked & entry.roots)
    weights = {root: log((len(entries) + 1) / (held[root] + 1)) + 0.01 for root in sorted(asked)}
    least = _MOST * sum(weights.values())

    def has(roots: frozenset[str]) -> float:
        return sum(weight for root, weight in weights.items() if root in roots)

    found = [entry for entry in entries if asked and has(entry.roots) >= least]
    return [entry.line for entry in sorted(found, key=lambda entry: -has(entry.roots) - has(entry.head))]


def _controls(rulesets: Rulesets) -> list[_Entry]:
    return [
        _Entry(
            f"- {control.id}: {control.title}",
            _roots(f"{control.id} {control.title}"),
            _roots(f"{control.id} {control.title} {control.question} {control.met}"),
        )
        for control in rulesets.controls.values()
    ]


def _obligation(o: Obligation, pack: Pack, rulesets: Rulesets) -> _Entry:
    document = pack.documents[o.citation.document]
    questions = [f"{fact} {rulesets.facts[fact].question}" for fact in o.applies_when.facts() if fact in rulesets.facts]
    source = [pack.title, document.title, document.publisher, o.citation.section, o.kind.value]
    laws = [title for law, title in rulesets.laws.items() if any(tag == law or tag.startswith(f"{law}-") for tag in o.regulatory)]
    told = [o.id, o.title, o.asks, o.declined, *source, *o.regulatory, *laws, *questions]
    told += ["due diligence", o.diligence] if o.diligence else []
    return _Entry(
        f"- {o.id}: {o.title} ({document.title}, {o.citation.section})", _roots(f"{o.id} {o.title}"), _roots(" ".join(told))
    )


def _roots(text: str) -> frozenset[str]:
    return frozenset(map(_root, word_keys(text)))


def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return word[: -len(ending)]
    return word
