"""The seams as Protocols: what a reader, a detector and a reporter must be. Each is a plain function in a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from checker.language.phrases import OneWord, PhraseBook
from checker.model.controls import Signal
from checker.model.norms import Norm, TermsSet
from checker.model.report import Report


@dataclass(frozen=True, slots=True)
class Hit:
    """A norm in which a detector found its signal; the matched words are `norm.words[start:end]`."""

    norm: int
    start: int
    end: int


class NormIndex:
    """All norms of a terms set by the words in them, so that a phrase is only tried where it can begin."""

    def __init__(self, terms: TermsSet, book: PhraseBook) -> None:
        self.terms = terms
        self.book = book
        self.keys: tuple[tuple[str, ...], ...] = tuple(tuple(w.key for w in norm.words) for norm in terms.norms)
        self._places: dict[str, list[tuple[int, int]]] = {}
        for number, keys in enumerate(self.keys):
            for at, key in enumerate(keys):
                self._places.setdefault(key, []).append((number, at))
        self._found: dict[str, tuple[Hit, ...]] = {}
        self._stems: dict[str, list[str]] = {}
        self.folded: list[str | None] | None = None
        """The norms' own words as text, where something has needed them."""

    def norm(self, hit: Hit) -> Norm:
        """The norm of a hit."""
        return self.terms.norms[hit.norm]

    def find(self, source: str) -> tuple[Hit, ...]:
        """Every place where the phrase ends in a norm's own words; the first in each norm."""
        if source not in self._found:
            phrase = self.book.phrase(source)
            first: dict[int, Hit] = {}
            for start in phrase.starts():
                for key in self._keys_for(start):
                    for number, at in self._places[key]:
                        if number in first:
                            continue
                        end = phrase.match(self.keys[number], at, beyond=self.terms.norms[number].own)
                        if end >= 0:
                            first[number] = Hit(number, at, end)
            self._found[source] = tuple(first[number] for number in sorted(first))
        return self._found[source]

    def _keys_for(self, word: OneWord) -> Iterable[str]:
        yield from (key for key in sorted(word.exact) if key in self._places)
        for stem in word.stems:
            if stem not in self._stems:
                self._stems[stem] = [key for key in self._places if key.startswith(stem)]
            yield from self._stems[stem]
        if word.least is not None:
            yield from (key for key in self._places if word.accepts(key))


class Detector(Protocol):
    """Finds the norms that show one signal."""

    def __call__(self, signal: Signal, index: NormIndex) -> Iterable[Hit]:
        """The hits in reading order, whatever force and bearer the norms have; the engine sorts those out."""
        ...


@dataclass(frozen=True, slots=True)
class Style:
    """How a report may look where the format leaves a choice: columns, colour, and whether everything is spelled out."""

    width: int = 100
    colour: bool = False
    verbose: bool = False


class Reporter(Protocol):
    """Renders a report as text in one format; the same report in the same style gives the same text."""

    def __call__(self, report: Report, style: Style) -> str:
        """The whole output, ready to be written."""
        ...
