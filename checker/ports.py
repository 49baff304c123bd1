"""The seams: what a detector and a reporter must be, each a plain function in a table, and the index that detectors search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from checker.language.field import WordField
from checker.language.matching import OneWord
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
    """All norms of a terms set, ready to be searched for phrases; each phrase is searched once.

    A set of norms comes as bits (see `WordField`), so that detectors join and cut such sets at no cost.
    """

    def __init__(self, terms: TermsSet, book: PhraseBook) -> None:
        self.terms = terms
        self.book = book
        self._field = WordField([[word.key for word in norm.words] for norm in terms.norms])
        self._own = self._field.beyond([norm.own for norm in terms.norms])
        self._below_heads = self._field.beyond([norm.heads for norm in terms.norms])
        self._ends: dict[str, int] = {}
        self._openings: dict[str, OneWord] = {}
        self._folded: list[str | None] | None = None
        self._sentences: dict[tuple[int, Span], int] = {}
        for norm in terms.norms:
            self._sentences.setdefault((norm.document, norm.sentence), len(self._sentences))
        texts = zip(terms.documents, terms.words, strict=True)
        self._texts = [WordedText(document.text, words) for document, words in texts]
        self._whole: WordField | None = None
        self._said: dict[str, frozenset[int]] = {}

    def norm(self, hit: Hit) -> Norm:
        """The norm of a hit."""
        return self.terms.norms[hit.norm]

    def ending(self, sources: Sequence[str]) -> int:
        """The norms in whose own words one of the phrases ends, as bits."""
        return self._any(sources, self._own)

    def holding(self, sources: Sequence[str], headings: bool = True) -> int:
        """The norms that hold one of the phrases, lead-ins included, as bits; without `headings`, not where it ends in a
        heading's words.
        """
        return self._any(sources, None if headings else self._below_heads)

    def numbers(self, norms: int) -> list[int]:
        """The norms in such bits, in reading order."""
        return self._field.numbers(norms)

    def among(self, number: int, norms: int) -> bool:
        """Whether norm `number` is in such bits."""
        return self._field.holds(norms, number)

    def hit(self, sources: Sequence[str], number: int) -> Hit:
        """The first place where one of the phrases ends in norm `number`'s own words; earlier phrases come before later ones."""
        return self._first(sources, number)[1]

    def stretch(self, sources: Sequence[str], number: int) -> int:
        """How many words the phrase of that hit is spread over: the fewer, the more the quote tells."""
        source, hit = self._first(sources, number)
        keys = [word.key for word in self.terms.norms[number].words]
        phrase = self.book.phrase(source)
        if source not in self._openings:
            self._openings[source] = phrase.opening()
        return phrase.shortest(keys, hit.at + 1, self._openings[source])

    def sentence(self, number: int) -> int:
        """The number of the sentence that norm `number` stands in."""
        norm = self.terms.norms[number]
        return self._sentences[norm.document, norm.sentence]

    def keys(self, document: int, span: Span) -> list[str]:
        """The folded words of a span of a document."""
        return self._texts[document].keys(span.start, span.end)

    def said(self, source: str) -> frozenset[int]:
        """The sentences in which the phrase occurs, exceptions and conditions included."""
        if self._whole is None:
            self._whole = WordField([self.keys(at, span) for at, span in self._sentences])
        if source not in self._said:
            ends = self._whole.ends(self.book.phrase(source))
            self._said[source] = frozenset(self._whole.numbers(self._whole.runs(ends)))
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

    def _first(self, sources: Sequence[str], number: int) -> tuple[str, Hit]:
        for source in sources:
            ends = self._bits(source) & self._own
            if ends and self._field.holds(self._field.runs(ends), number):
                return source, Hit(number, self._field.first(ends, number))
        raise ValueError(number)

    def _any(self, sources: Sequence[str], within: int | None) -> int:
        """The norms where one of the phrases ends, anywhere or at one of the places `within`, as bits."""
        ends = 0
        for source in sources:
            ends |= self._bits(source)
        return self._field.runs(ends if within is None else ends & within) if ends else 0

    def _bits(self, source: str) -> int:
        if source not in self._ends:
            self._ends[source] = self._field.ends(self.book.phrase(source))
        return self._ends[source]


class Detector(Protocol):
    """Finds the norms that show one signal."""

    def __call__(self, signal: Signal, index: NormIndex) -> Iterable[Hit]:
        """The hits, the most telling first, whatever force and bearer the norms have; the engine sorts those out."""
        ...


@dataclass(frozen=True, slots=True)
class Style:
    """How a report may look where the format leaves a choice: columns, colour, and whether everything is spelled out.

    `root` is the repository's root and `folder` the folder that relative names of files start from, both absolute or "", for
    formats whose host wants paths below the root; neither goes into a report.
    """

    width: int = 100
    colour: bool = False
    verbose: bool = False
    root: str = ""
    folder: str = ""


class Reporter(Protocol):
    """Renders the reports of one run, one for each terms set, in one format; the same reports in the same style give the same
    text, or the same bytes where the format is a file of its own kind.
    """

    def __call__(self, reports: Sequence[Report], style: Style) -> str | bytes:
        """The whole output, ready to be written."""
        ...
