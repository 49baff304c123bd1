"""Bullets that are drawn as shapes, as browsers draw those of their lists: they become words of the lines they stand before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.readers.pdf.shapes import Shape
from checker.readers.pdf.words import Box, Page, Word, view_of

_FEWEST, _MOST = 4, 64
"""Steps in the outline of a square and of a circle."""
_SMALL, _LARGE = 0.18, 0.62
"""Sizes of the text beside it that a bullet is high at least and at most."""
_ROUND = 0.2
"""The share of its height by which a bullet may be wider or narrower."""
_SMALLEST, _LARGEST = 1.5, 9.0
"""Points, before it is known what stands beside a shape."""
_NEAR, _FREE = 2.5, 2.0
"""Sizes from a bullet to its text at most, and to what stands left of it at least."""


def with_bullets(page: Page, shapes: Iterable[Shape]) -> Page:
    """The page with a word for each drawn bullet, put before the first word of its line."""
    before: dict[int, Word] = {}
    for box in _small(shapes):
        view = view_of(box, page)
        if (at := _first_after(view, page)) is not None:
            word = page.words[at]
            before[at] = Word("•", *view, word.baseline, word.size, False, box)
    if not before:
        return page
    words = (each for at, word in enumerate(page.words) for each in ((before[at], word) if at in before else (word,)))
    return replace(page, words=tuple(words))


def _small(shapes: Iterable[Shape]) -> Iterator[Box]:
    """The boxes of those shapes that may be bullets: small, and as wide as high."""
    for shape in shapes:
        if not _FEWEST <= shape.steps() <= _MOST:
            continue
        across, up = zip(*shape.points(), strict=True)
        left, bottom, right, top = min(across), min(up), max(across), max(up)
        if _SMALLEST <= top - bottom <= _LARGEST and abs((right - left) - (top - bottom)) <= _ROUND * (top - bottom):
            yield (round(left, 2), round(bottom, 2), round(right, 2), round(top, 2))


def _first_after(box: Box, page: Page) -> int | None:
    """Which word a bullet in `box` stands before; None if it stands before none, or within a line."""
    left, bottom, right, top = box
    middle = (bottom + top) / 2
    beside = [(at, word) for at, word in enumerate(page.words) if word.bottom < middle < word.top]
    if any(word.left < right and word.right > left - _FREE * word.size for _, word in beside):
        return None
    at, first = min(((at, word) for at, word in beside if word.left >= right), key=lambda each: each[1].left, default=(0, None))
    if first is None or first.left - right > _NEAR * first.size:
        return None
    high = _SMALL * first.size <= top - bottom <= _LARGE * first.size
    return at if high and first.baseline <= middle <= first.baseline + 0.7 * first.size else None
