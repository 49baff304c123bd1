"""Many phrases at once over one run of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from checker.language.phrases import OneWord, Phrase

T = TypeVar("T")


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
        self._by_key: dict[str, list[tuple[Phrase, T]]] = {}

    def longest(self, keys: Sequence[str], at: int) -> tuple[int, T] | None:
        """The longest match that starts at word `at`: its end and what it stands for; the first listed wins a tie."""
        best: tuple[int, T] | None = None
        for phrase, payload in self._candidates(keys[at]):
            end = phrase.longest(keys, at)
            if end > at and (best is None or end > best[0]):
                best = (end, payload)
        return best

    def matches(self, keys: Sequence[str], at: int) -> bool:
        """Whether any phrase matches at word `at`."""
        return at < len(keys) and any(phrase.match(keys, at) >= 0 for phrase, _ in self._candidates(keys[at]))

    def occurs(self, keys: Sequence[str]) -> bool:
        """Whether any phrase occurs anywhere."""
        return any(self.matches(keys, at) for at in range(len(keys)))

    def _candidates(self, key: str) -> list[tuple[Phrase, T]]:
        found = self._by_key.get(key)
        if found is None:
            numbers = {*self._exact.get(key, ()), *(number for start, number in self._numbers if start.accepts(key))}
            if self._stems:
                for end in range(1, len(key) + 1):
                    numbers.update(self._stems.get(key[:end], ()))
            found = [self._entries[number] for number in sorted(numbers)]
            self._by_key[key] = found
        return found
