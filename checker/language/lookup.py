"""Many phrases at once over one run of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from checker.language.matching import OneWord, Phrase

T = TypeVar("T")


class _Candidates(NamedTuple, Generic[T]):
    """What may match at a word: `sure` stands for the first phrase that is this word and no more (by its number), `longer`
    are the phrases that begin with it.
    """

    sure: tuple[int, T] | None
    longer: tuple[tuple[int, Phrase, T], ...]


class PhraseTable(Generic[T]):
    """Phrases with what each stands for; finds which of them match at a word. Candidates are kept by first word."""

    def __init__(self, entries: Iterable[tuple[Phrase, T]]) -> None:
        self._entries = list(entries)
        self._exact: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._numbers: list[tuple[OneWord, int]] = []
        for number, (phrase, _) in enumerate(self._entries):
            for start in phrase.starts():
                if isinstance(start, str):
                    self._exact.setdefault(start, []).append(number)
                    continue
                for key in start.exact:
                    self._exact.setdefault(key, []).append(number)
                for stem in start.stems:
                    self._stems.setdefault(stem, []).append(number)
                if start.least is not None:
                    self._numbers.append((start, number))
        # Most words begin nothing; they have None, so that one look settles them.
        self._by_key: dict[str, _Candidates[T] | None] = {}

    def longest(self, keys: Sequence[str], at: int) -> tuple[int, T] | None:
        """The longest match that starts at word `at`: its end and what it stands for; the first listed wins a tie."""
        found = self._candidates(keys[at])
        if found is None:
            return None
        best = (at + 1, *found.sure) if found.sure else None
        for number, phrase, payload in found.longer:
            end = phrase.longest(keys, at)
            if end > at and (best is None or end > best[0] or (end == best[0] and number < best[1])):
                best = (end, number, payload)
        return (best[0], best[2]) if best else None

    def matches(self, keys: Sequence[str], at: int) -> bool:
        """Whether any phrase matches at word `at`."""
        if at >= len(keys):
            return False
        found = self._candidates(keys[at])
        if found is None:
            return False
        return found.sure is not None or any(phrase.match(keys, at) >= 0 for _, phrase, _ in found.longer)

    def occurs(self, keys: Sequence[str]) -> bool:
        """Whether any phrase occurs anywhere."""
        return any(self.matches(keys, at) for at in range(len(keys)))

    def _candidates(self, key: str) -> _Candidates[T] | None:
        try:
            return self._by_key[key]
        except KeyError:
            found = self._by_key[key] = self._begun_by(key)
            return found

    def _begun_by(self, key: str) -> _Candidates[T] | None:
        """The phrases that a match at the word `key` can be."""
        numbers = {*self._exact.get(key, ()), *(number for start, number in self._numbers if start.accepts(key))}
        if self._stems:
            for end in range(1, len(key) + 1):
                numbers.update(self._stems.get(key[:end], ()))
        sure: tuple[int, T] | None = None
        longer = []
        for number in sorted(numbers):
            phrase, payload = self._entries[number]
            if len(phrase.nodes) > 1 or not isinstance(phrase.nodes[0], (str, OneWord)):
                longer.append((number, phrase, payload))
            elif sure is None:
                sure = (number, payload)
        return _Candidates(sure, tuple(longer)) if numbers else None
