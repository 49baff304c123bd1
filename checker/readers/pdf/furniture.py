"""Running heads, feet and page numbers: found by their repetition at the edge of the pages, and taken out.

Left in, they stand in the middle of sentences that run over a page break.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.readers.outline import labels
from checker.readers.outline.roman import roman_value
from checker.readers.pdf.columns import Row
from checker.readers.pdf.layout import rows_of, words_text
from checker.readers.pdf.words import Page, Word

_MARGIN = 0.08
"""The share of a page's height at either end where running text stands; up to `_DEEP` if it is on most pages."""
_DEEP = 0.12
_SHIFT = 12
"""Points by which the same running text may stand higher or lower on another page."""

_AROUND = " .-–—|[]()"
"""What stands around a bare page number."""
_PAGE_OF = re.compile(r"\W*(?:(?:page|seite|p\.|pg\.?|strana) ?)?(\d{1,4}) ?(?:/|of|von|sur|de|z|av) ?(\d{1,4})\W*", re.I)
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}\b.*|(?:https?|file)://\S+(?:(?: .*)? ?\d{1,4}/\d{1,4})?"
)
"""What a browser prints into the margins."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line near the edge of a page, cut off by wide blanks; `depth` is its distance from that edge.

    `words` are the places of its words among those of the page. Pieces of one line share their `line`.
    """

    page: int
    line: int
    top: bool
    depth: float
    share: float
    text: str
    words: tuple[int, ...]


class RunningText:
    """The running heads and feet of a file, known once every page has been seen."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._gone: dict[int, set[int]] = defaultdict(set)
        count = 0
        pieces: list[_Piece] = []
        for page in pages:
            count += 1
            pieces += _edge_pieces(page)
        groups: dict[tuple[bool, str], list[_Piece]] = defaultdict(list)
        for piece in pieces:
            groups[piece.top, _shape(piece.text)].append(piece)
        running = [piece for piece in pieces if _is_print_margin(piece, count)]
        for (_, shape), group in groups.items():
            running.extend(_repeated(shape, group, count))
        running.extend(_beside(running, pieces))
        for piece in running:
            self._gone[piece.page].update(piece.words)

    def on(self, number: int) -> int:
        """How many words of a page, by its number, belong to it."""
        return len(self._gone.get(number, ()))

    def without(self, page: Page) -> Page:
        """The page without it."""
        gone = self._gone.get(page.number)
        return replace(page, words=tuple(word for at, word in enumerate(page.words) if at not in gone)) if gone else page


def _edge_pieces(page: Page) -> Iterator[_Piece]:
    deep = _DEEP * page.height
    for top in (True, False):
        order = {id(word): at for at, word in enumerate(page.words) if _depth(page, word, top) < deep}
        for line, row in enumerate(rows_of(page.words[at] for at in order.values())):
            for piece in _apart(row):
                depth = min(_depth(page, word, top) for word in piece)
                yield _Piece(
                    page.number,
                    line,
                    top,
                    depth,
                    depth / page.height,
                    words_text(piece),
                    tuple(order[id(word)] for word in piece),
                )


def _depth(page: Page, word: Word, top: bool) -> float:
    return page.height - word.top if top else word.bottom


def _apart(row: Row) -> Iterator[Row]:
    """The parts of a line that wide blanks separate: left, middle and right of a running head."""
    piece = row[:1]
    for before, word in pairwise(row):
        if word.left - before.right > 2.5 * max(before.size, word.size):
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _shape(text: str) -> str:
    """Replace the numbers of a text, which change from page to page, by 0."""
    return "0" if roman_value(text.strip(_AROUND)) else re.sub(r"\d+", "0", text.casefold())


def _is_print_margin(piece: _Piece, pages: int) -> bool:
    """Whether a piece is known for running text even on a single page."""
    if piece.share > _MARGIN:
        return False
    if _PRINTED.fullmatch(piece.text):
        return True
    numbered = _PAGE_OF.fullmatch(piece.text)
    return bool(numbered) and numbered is not None and int(numbered.group(2)) >= pages - 2


def _repeated(shape: str, group: list[_Piece], pages: int) -> Iterable[_Piece]:
    """Those pieces of one shape that stand at one height on enough pages, and whose numbers count the pages."""
    if shape.strip(_AROUND) != "0":  # a bare page number may move with the text
        level = ([other for other in group if abs(other.depth - piece.depth) <= _SHIFT] for piece in group)
        group = max(level, key=len)
    if "0" in shape:
        heading = shape.strip(_AROUND) != "0" and _is_labelled(group[0])
        group = max(_unchanged(group), [] if heading else _counting(group), key=len)
    on = len({piece.page for piece in group})
    if on < 2 or (on < 3 and pages > 5):
        return []
    if max((piece.share for piece in group), default=0) > _MARGIN and on < 0.5 * pages:
        return []
    return group


def _beside(running: Iterable[_Piece], pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """What comes twice in one line with a page number, at whatever height: the feet of a printed web page move with its text."""
    numbered = {(piece.page, piece.top, piece.line) for piece in running if _PAGE_OF.fullmatch(piece.text)}
    beside: dict[str, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        if (piece.page, piece.top, piece.line) in numbered:
            beside[_shape(piece.text)].append(piece)
    for group in beside.values():
        if len({piece.page for piece in group}) > 1:
            yield from group


def _is_labelled(piece: _Piece) -> bool:
    """Whether it is rather a heading at the top of a page: "Article 5" counts up too."""
    found = labels.find(piece.text)
    return found is not None and not found[1]


def _counting(group: list[_Piece]) -> list[_Piece]:
    """Those pieces in which one number goes up with the pages."""
    numbers = [(piece, _numbers(piece.text)) for piece in group]
    best: list[_Piece] = []
    for position in range(min(len(found) for _, found in numbers)):
        offsets: dict[int, list[_Piece]] = defaultdict(list)
        for piece, found in numbers:
            offsets[found[position] - piece.page].append(piece)
        best = max(best, *offsets.values(), key=len)
    return best


def _unchanged(group: list[_Piece]) -> list[_Piece]:
    """Those pieces whose numbers are the same on most pages: a date, a version."""
    same: dict[tuple[int, ...], list[_Piece]] = defaultdict(list)
    for piece in group:
        same[tuple(_numbers(piece.text))].append(piece)
    return max(same.values(), key=len)


def _numbers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d{1,9}", text)] or [roman_value(text.strip(_AROUND))]
