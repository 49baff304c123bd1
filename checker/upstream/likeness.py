"""How like two sentences are, and which are worth comparing: those that share rare words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import Indel

_COMMON = 40
"""A word in more sentences than this tells nothing."""
_MOST = 6
"""Sentences that one is compared with."""


def likeness(old: Sequence[str], new: Sequence[str], least: float = 0.0) -> float:
    """The share of the words that two sentences have in common, in the same order: 1 for equal ones, 0 where below `least`."""
    return Indel.normalized_similarity(old, new, score_cutoff=least)


class RareWords:
    """Sentences by their words, so that one finds its like without being compared with all."""

    def __init__(self, sentences: Mapping[int, Sequence[str]]) -> None:
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for at, words in sentences.items():
            for word in dict.fromkeys(words):
                self._holders[word].append(at)

    def nearest(self, words: Iterable[str]) -> list[int]:
        """The sentences that share most rare words with these, the nearest first."""
        votes: defaultdict[int, float] = defaultdict(float)
        for word in dict.fromkeys(words):
            holders = self._holders.get(word, ())
            if len(holders) <= _COMMON:
                for at in holders:
                    votes[at] += 1 / len(holders)
        return sorted(votes, key=lambda at: (-votes[at], at))[:_MOST]
