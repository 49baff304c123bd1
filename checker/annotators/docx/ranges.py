"""From spans of a document's text to runs of its file: by the marks that the reader left, character by character.

A mark says in which paragraph and run a stretch of text stands. Within a run the characters are counted, without blanks (the
reader makes any run of them one) and spelt as the reader spells them. What is in the text but not in the run (the sign between
two cells) and in the run but not in the text (a typed number) is passed over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.readers.docx.markup import P, R
from checker.readers.docx.symbols import typed_bullets
from checker.readers.docx.words import LINE_BREAK, Words
from checker.readers.text.characters import plain
from checker.readers.text.marks import stretches

if TYPE_CHECKING:
    from lxml.etree import _Element

    from checker.model.document import Document, Span


@dataclass(frozen=True, slots=True)
class Point:
    """A character in a file: the element it stands in (a `w:t`, `w:tab` ...), and its place among that one's characters."""

    element: _Element
    at: int

    @property
    def run(self) -> _Element:
        """The run of the character; the outermost where one stands in another."""
        runs = list(self.element.iterancestors(R, P))
        inner = runs[: next((at for at, found in enumerate(runs) if found.tag == P), len(runs))]
        return inner[-1] if inner else self.element

    @property
    def paragraph(self) -> _Element:
        """The paragraph of the character."""
        return next(self.element.iterancestors(P))


class Ruler:
    """Measures one document against the file it was read from."""

    def __init__(self, document: Document, body: _Element, words: Mapping[_Element, Words]) -> None:
        """`words` are those of every paragraph of `body`, as the reader found them."""
        self._paragraphs = list(body.iter(P))
        self._words = words
        self._runs: dict[tuple[int, int], list[tuple[str, Point]]] = {}
        self._offsets: list[int] = []
        self._points: list[Point] = []
        self._lay(document)

    def points(self, span: Span) -> tuple[Point, Point] | None:
        """The first and the last character of a span; None where none of it stands in the body's runs."""
        first, behind = bisect_left(self._offsets, span.start), bisect_left(self._offsets, span.end)
        return (self._points[first], self._points[behind - 1]) if first < behind else None

    def paragraph(self, document: Document, offset: int) -> _Element | None:
        """The paragraph at an offset into the text; for a note the one that refers to it."""
        number = document.place(offset).paragraph
        return self._paragraphs[number - 1] if number and number <= len(self._paragraphs) else None

    def before(self, point: Point) -> list[tuple[str, _Element]]:
        """The pieces of a paragraph that stand before a character: their words, and the elements they are in."""
        words = self._words.get(point.paragraph, Words())
        found: list[tuple[str, _Element]] = []
        for piece, source in zip(words.pieces, words.sources, strict=True):
            if source is point.element:
                return [*found, (piece[: point.at], source)] if point.at else found
            found.append((piece, source))
        return []

    def all_of(self, paragraph: _Element) -> tuple[Point, Point] | None:
        """The first and the last visible character of a paragraph; None for one without words."""
        words = self._words.get(paragraph, Words())
        found = [point for piece, source in zip(words.pieces, words.sources, strict=True) for _, point in _told(piece, source)]
        return (found[0], found[-1]) if found else None

    def _lay(self, document: Document) -> None:
        """Lay the text beside the runs."""
        pieces = [
            (start, end, (place.paragraph, place.run or 0))
            for start, end, place in stretches(document.marks, len(document.text))
            if place.paragraph
        ]
        left: dict[tuple[int, int], int] = {}
        for _, _, run in pieces:
            left[run] = left.get(run, 0) + 1
        done: dict[tuple[int, int], int] = {}
        for start, end, run in pieces:
            left[run] -= 1
            text = [(char, at) for at, char in enumerate(document.text[start:end], start) if not char.isspace()]
            done[run] = self._match(text, self._characters(*run), done.get(run, 0), last=not left[run])

    def _match(self, text: list[tuple[str, int]], run: list[tuple[str, Point]], start: int, *, last: bool) -> int:
        """Match a stretch of text with the characters of its run from `start` on; give where it ends. The last stretch of a run
        ends where the run does, if it can.
        """
        said, there = "".join(char for char, _ in text), "".join(char for char, _ in run)
        behind = len(there) - len(said)
        at = behind if last and behind >= start and there.endswith(said) else there.find(said, start)
        at = start if at < 0 else at
        for char, offset in text:
            if at < len(run) and run[at][0] == char:
                self._offsets.append(offset)
                self._points.append(run[at][1])
                at += 1
        return at

    def _characters(self, paragraph: int, run: int) -> list[tuple[str, Point]]:
        """The visible characters of a run, as the reader spells them."""
        key = (paragraph, run)
        if key not in self._runs and paragraph <= len(self._paragraphs):
            words = self._words.get(self._paragraphs[paragraph - 1], Words())
            pieces = zip(words.pieces, words.runs, words.sources, strict=True)
            self._runs[key] = [each for piece, of, source in pieces if of == run for each in _told(piece, source)]
        return self._runs.get(key, [])


def _told(piece: str, source: _Element) -> Iterator[tuple[str, Point]]:
    for at, char in enumerate(piece):
        if char == LINE_BREAK:
            continue
        for spelt in plain(typed_bullets(char)):
            if spelt != " ":
                yield spelt, Point(source, at)
