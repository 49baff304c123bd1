"""The seams: what a detector and a reporter must be, each a plain function in a table, and the index that detectors search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from checker.language.field import WordField
from checker.language.phrases import PhraseBook
from checker.language.words import WordedText
from checker.model.controls import Signal
from checker.model.document import Span
from checker.model.norms import Norm, TermsSet
from checker.model.report import Report

# A norm of fewer words is a title or a fragment, like anything and nothing.
_TELLING = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A norm in which a detector found its signal; `at` is the index of the last word that matched, in `norm.words`."""

    norm: int
    at: int


class NormIndex:
    """All norms of a terms set, ready to be searched for phrases; each phrase is searched once."""

    def __init__(self, terms: TermsSet, book: PhraseBook) -> None:
        self.terms = terms
        self.book = book
        self._field = WordField([[word.key for word in norm.words] for norm in terms.norms])
        self._own = self._field.beyond([norm.own for norm in terms.norms])
        self._below_heads = self._field.beyond([norm.heads for norm in terms.norms])
        self._ends: dict[str, int] = {}
        self._hits: dict[str, tuple[Hit, ...]] = {}
        self._holders: dict[tuple[str, bool], frozenset[int]] = {}
        self._folded: list[str | None] | None = None
        self._sentences: dict[tuple[int, Span], int] = {}
        for norm in terms.norms:
            self._sentences.setdefault((norm.document, norm.sentence), len(self._sentences))
        self._whole: WordField | None = None
        self._said: dict[str, frozenset[int]] = {}

    def norm(self, hit: Hit) -> Norm:
        """The norm of a hit."""
        return self.terms.norms[hit.norm]

    def find(self, source: str) -> tuple[Hit, ...]:
        """The norms in whose own words the phrase ends, in order, with the first place in each."""
        if source not in self._hits:
            first: dict[int, Hit] = {}
            for number, end in self._field.where(self._bits(source) & self._own):
                first.setdefault(number, Hit(number, end - 1))
            self._hits[source] = tuple(first.values())
        return self._hits[source]

    def holders(self, source: str, headings: bool = True) -> frozenset[int]:
        """The norms that hold the phrase, lead-ins included; without `headings`, not where it ends in a heading's words."""
        key = (source, headings)
        if key not in self._holders:
            bits = self._bits(source) if headings else self._bits(source) & self._below_heads
            self._holders[key] = frozenset(number for number, _ in self._field.where(bits))
        return self._holders[key]

    def sentence(self, number: int) -> int:
        """The number of the sentence that norm `number` stands in."""
        norm = self.terms.norms[number]
        return self._sentences[norm.document, norm.sentence]

    def said(self, source: str) -> frozenset[int]:
        """The sentences in which the phrase occurs, exceptions and conditions included."""
        if self._whole is None:
            texts = [WordedText(document.text, self.terms.names) for document in self.terms.documents]
            self._whole = WordField([texts[at].keys(span.start, span.end) for at, span in self._sentences])
        if source not in self._said:
            ends = self._whole.ends(self.book.phrase(source))
            self._said[source] = frozenset(number for number, _ in self._whole.where(ends))
        return self._said[source]

    def folded(self) -> Sequence[str | None]:
        """The own words of every norm as one folded text, for comparing by likeness; None where there is nothing to compare."""
        if self._folded is None:
            self._folded = [
                None
                if norm.whole or len(norm.words) - norm.own < _TELLING
                else " ".join(word.key for word in norm.words[norm.own :])
                for norm in self.terms.norms
            ]
        return self._folded

    def _bits(self, source: str) -> int:
        if source not in self._ends:
            self._ends[source] = self._field.ends(self.book.phrase(source))
        return self._ends[source]


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
