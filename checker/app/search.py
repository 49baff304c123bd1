"""Finds controls and obligations by plain words: "RDS end of life", "employment decisions".

Decision: a word weighs the more the fewer entries have it, so "users" hardly counts, and an entry is found if it has most of the
weight of what was asked. A question in a sentence is asked without its little words: rules seldom say "do I" or "can we", which
would weigh most. A word that no entry has weighs most: a misspelt name finds
nothing, and the nearest names are proposed instead; in a question of many words it is left aside. Where no entry has most of the
weight, half of it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from checker.app.rulesets import Rulesets
from checker.language.words import word_keys
from checker.model.packs import Obligation, Pack
from checker.readers.languages.function_words import ENGLISH

# The share of the weight asked for that an entry must have; where none has it and more than two words are asked for, the next.
_SHARES = (0.75, 0.5)
# A question of more words than this goes by those that the entries know.
_NAME = 3
# Endings that do not tell one word from another: policy and policies, hire and hiring.
_ENDINGS = ("ies", "ing", "ed", "es", "s", "y", "e")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A control or an obligation, with a line that shows it; `roots` are those of all its words, `head` those of its title,
    `source` those of the document it stands in.
    """

    id: str
    line: str
    head: frozenset[str]
    source: frozenset[str]
    roots: frozenset[str]


def speaking_of(wanted: str, rulesets: Rulesets, packs: Sequence[Pack]) -> dict[str, str]:
    """A line for each control and obligation, by id, that has (nearly) all the words in its text, source, laws or condition, or
    else half of them; first those that have most of them, and have them in the title or in the name of the document.
    """
    entries = _controls(rulesets) + [_obligation(o, pack, rulesets) for pack in packs for o in pack.obligations]
    asked = _roots(wanted)
    if len(asked) > _NAME:
        asked = asked - _little_words() or asked
    held = Counter(root for entry in entries for root in asked & entry.roots)
    if len(asked) > _NAME and len(held) > 1:
        asked &= held.keys()
    weights = {root: log((len(entries) + 1) / (held[root] + 1)) + 0.01 for root in sorted(asked)}

    def has(roots: frozenset[str]) -> float:
        return sum(weight for root, weight in weights.items() if root in roots)

    found: list[_Entry] = []
    for share in _SHARES if len(asked) > 2 and len(held) > 1 else _SHARES[:1]:
        least = share * sum(weights.values())
        found = found or [entry for entry in entries if asked and has(entry.roots) >= least]
    found.sort(key=lambda entry: -has(entry.roots) - has(entry.head) - has(entry.source) / 2)
    return {entry.id: entry.line for entry in found}


def _controls(rulesets: Rulesets) -> list[_Entry]:
    return [
        _Entry(
            control.id,
            f"- {control.id}: {control.title}",
            _roots(f"{control.id} {control.title}"),
            frozenset(),
            _roots(f"{control.id} {control.title} {control.question} {control.met}"),
        )
        for control in rulesets.controls.values()
    ]


def _obligation(o: Obligation, pack: Pack, rulesets: Rulesets) -> _Entry:
    document = pack.documents[o.citation.document]
    head, source = _roots(f"{o.id} {o.title}"), _roots(document.title) | _roots(o.citation.section)
    questions = [f"{fact} {rulesets.facts[fact].question}" for fact in o.applies_when.facts() if fact in rulesets.facts]
    laws = [title for law, title in rulesets.laws.items() if any(tag == law or tag.startswith(f"{law}-") for tag in o.regulatory)]
    told = [o.asks, o.declined, pack.title, document.publisher, o.kind.value, *o.regulatory, *laws, *questions]
    told += ["due diligence", o.diligence] if o.diligence else []
    return _Entry(
        o.id,
        f"- {o.id}: {o.title} ({document.title}, {o.citation.section})",
        head,
        source,
        head.union(source, *map(_roots, told)),
    )


@lru_cache(maxsize=1)
def _little_words() -> frozenset[str]:
    return frozenset(map(_root, ENGLISH))


@lru_cache(maxsize=4096)
def _roots(text: str) -> frozenset[str]:
    return frozenset(map(_root, word_keys(text)))


@lru_cache(maxsize=16384)
def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return word[: -len(ending)]
    return word
