"""Where quoted words stand on the pages: a box for each line, from the boxes of words that the reader left as marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.model.document import Document, Span

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in the file's own space, whichever way the page is turned."""

_SAME_LINE = 0.5
"""Words share a line if they have this part of the lower one's height in common."""
_APART = 3.0
"""Line heights: a wider gap within a line is one between columns."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines that some words fill on one page; `page` counts from 1. `upright` is False where the lines run up or down in the
    file's own space, as they do on a page that is shown turned.
    """

    page: int
    boxes: tuple[Box, ...]
    upright: bool = True

    @property
    def around(self) -> Box:
        """The box around all lines."""
        return _joined(self.boxes)


def lines_of(document: Document, span: Span) -> list[PageLines]:
    """The lines of a span, page by page in reading order; empty where the reader knew no boxes."""
    words = _words(document, span)
    return [_on_page(page, [box for _, box in found]) for page, found in groupby(words, key=lambda word: word[0])]


def _words(document: Document, span: Span) -> Iterator[tuple[int, Box]]:
    """The page and box of each word; two marks at one word count once."""
    last: tuple[int, Box] | None = None
    for _, place in document.marks.cut(span.start, span.end):
        if place.page is None or place.box is None:
            continue
        word = (place.page, place.box)
        if word != last:
            yield word
        last = word


def _on_page(page: int, boxes: Sequence[Box]) -> PageLines:
    # A word is mostly wider than high; where all together are not, the text runs up or down.
    upright = sum(box[2] - box[0] for box in boxes) >= sum(box[3] - box[1] for box in boxes)
    lines: list[list[Box]] = []
    for box in boxes:
        if lines and _continues(lines[-1][-1], box, upright):
            lines[-1].append(box)
        else:
            lines.append([box])
    return PageLines(page, tuple(map(_joined, lines)), upright)


def _continues(before: Box, box: Box, upright: bool) -> bool:
    """Whether a word stands in the line of the word before it."""
    along, across = ((0, 2), (1, 3)) if upright else ((1, 3), (0, 2))
    height = min(before[across[1]] - before[across[0]], box[across[1]] - box[across[0]])
    shared = min(before[across[1]], box[across[1]]) - max(before[across[0]], box[across[0]])
    gap = max(box[along[0]] - before[along[1]], before[along[0]] - box[along[1]])
    return shared > _SAME_LINE * height and gap < _APART * height


def _joined(boxes: Iterable[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))
