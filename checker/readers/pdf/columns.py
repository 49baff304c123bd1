"""Columns on a PDF page: found by the blank strip between them, also where they were painted row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.readers.outline.labels import BULLETS, IN_SENTENCES, is_label
from checker.readers.pdf.words import Word

_GUTTER = 5
"""Points: the narrowest blank between two columns."""
_WIDEST = 14_400.0
"""Points: no page is wider; what a broken file puts further out does not count."""
_COLUMN_ROWS = 6
"""The fewest rows on either side that make columns."""
WORD_GAP = 0.4
"""Sizes: a blank up to this is one between two words, also in a title over two columns."""
_FLUSH = 3
"""Sizes by which a line stands further in than its column, if it belongs to none."""
_APART = 2
"""Sizes from the base line of such lines to the text below them."""
_AMONG = 4
"""The share of rows with a label among those that have a word at its place, at most: 1 in so many."""
_LABEL_GAP = 6
"""Sizes: the widest blank between a hanging label and its text."""
_SURE = BULLETS - IN_SENTENCES

Row = list[Word]
"""The words of one base line, from the left."""


def in_columns(rows: list[Row]) -> Iterator[tuple[str, Row]]:
    """The rows in reading order, each with its column: those that share a gutter are read left of it, then right of it."""
    yield from _split(rows, "", _hanging_labels(rows))


def _split(rows: list[Row], column: str, hanging: set[int]) -> Iterator[tuple[str, Row]]:
    low = min(row[0].left for row in rows)
    high = max(word.right for row in rows for word in row)
    start = 0
    while start < len(rows):
        end, gutter = _band(rows, start, low, high, hanging)
        if gutter is None:
            yield column, rows[start]
            start += 1
            continue
        above = start + _above(rows[start:end], gutter)
        yield from ((column, row) for row in rows[start:above])
        left, right = _halves(rows[above:end], gutter)
        yield from _split([half for half in left if half], column + "l", hanging)
        yield from _split([half for half in right if half], column + "r", hanging)
        start = end


def _halves(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [[word for word in row if word.left < gutter] for row in rows]
    right = [[word for word in row if word.left >= gutter] for row in rows]
    return left, right


def _above(rows: list[Row], gutter: float) -> int:
    """How many rows at the top are no part of the right column: an address set flush right over both columns."""
    edge = min(word.left for row in rows for word in row if word.left >= gutter)
    for at, (row, after) in enumerate(pairwise(rows), 1):
        first = row[0]
        if first.left < max(gutter, edge + _FLUSH * first.size):
            return 0
        if first.baseline - after[0].baseline > _APART * first.size:
            return at
    return 0


def _hanging_labels(rows: list[Row]) -> set[int]:
    """The labels that hang beside their texts, by identity.

    A bullet always does. Of others, two or more begin at one place across, which other rows mostly leave blank: "(a)" at a
    line's end stands among words.
    """
    found: dict[int, list[Word]] = {}
    hanging: set[int] = set()
    for row in rows:
        for at, word in enumerate(row[:-1]):
            apart = not at or word.left - row[at - 1].right > WORD_GAP * word.size
            if apart and row[at + 1].left - word.right < _LABEL_GAP * word.size and is_label(word.text):
                found.setdefault(round(word.left), []).append(word)
                if word.text in _SURE:
                    hanging.add(id(word))
    for words in found.values():
        left, right = words[0].left, words[0].right
        across = sum(any(word.left < right and left < word.right for word in row) for row in rows)
        if len(words) > 1 and across <= _AMONG * len(words):
            hanging.update(map(id, words))
    return hanging


def _band(rows: list[Row], start: int, low: float, high: float, hanging: set[int]) -> tuple[int, float | None]:
    """The rows from `start` that share a blank strip between two columns: where they end, and the strip's right edge.

    The blank of a row is a number with one bit a point, so that sharing is one operation.
    """
    edge = 0.2 * (high - low)
    strip = bits(low + edge, high - edge)
    end = start
    while end < len(rows):
        shared = strip
        for left, right in _inked(rows[end], hanging):
            shared &= ~bits(left, right)
        if "1" * _GUTTER not in bin(shared):
            break
        strip, end = shared, end + 1
    if end - start < _COLUMN_ROWS:
        return end, None
    for right, width in strips(strip):
        gutter = right - width / 2
        if _are_columns(rows[start:end], low, right - width, gutter):
            return end, gutter
    return end, None


def _inked(row: Row, hanging: set[int]) -> Iterator[tuple[float, float]]:
    """What a row takes up: its words, each with the blank after it if that cannot be one between columns."""
    for word, after in pairwise(row):
        joined = id(word) in hanging or after.left - word.right < WORD_GAP * max(word.size, after.size)
        yield word.left, max(word.right, after.left) if joined else word.right
    yield row[-1].left, row[-1].right


def bits(left: float, right: float) -> int:
    """A range of points as a number with one bit each."""
    first, last = (int(min(max(0.0, edge), _WIDEST)) for edge in (left, right))
    return ((1 << max(0, last - first)) - 1) << first


def strips(strip: int) -> list[tuple[int, int]]:
    """The runs of set bits that are wide enough for a gutter, the widest first: their right ends and their widths."""
    digits = bin(strip)[2:]
    found = ((len(digits) - run.start(), len(run.group())) for run in re.finditer("1" * _GUTTER + "+", digits))
    return sorted(found, key=lambda run: -run[1])


def _are_columns(rows: list[Row], low: float, left_edge: float, gutter: float) -> bool:
    """Whether text runs on both sides of a gutter: many lines side by side, those at the left mostly full.

    The terms of a list of definitions and the labels of a list are short: they are read along the row.
    """
    left, right = _halves(rows, gutter)
    lefts = [index for index, half in enumerate(left) if half]
    rights = [index for index, half in enumerate(right) if half]
    if min(len(lefts), len(rights)) < _COLUMN_ROWS:
        return False
    widths = left_edge - low, max(row[-1].right for row in rows) - gutter
    if min(widths) < 0.2 * sum(widths) or gutter - left_edge > 0.1 * sum(widths):
        return False
    together = min(lefts[-1], rights[-1]) - max(lefts[0], rights[0])
    if together < 0.5 * min(lefts[-1] - lefts[0], rights[-1] - rights[0]):
        return False
    full = sum(left[index][-1].right > left_edge - 0.25 * (left_edge - low) for index in lefts if not _is_mark(left[index]))
    return full >= 0.4 * len(lefts)


def _is_mark(row: Row) -> bool:
    """Whether nothing but a label stands in a row: the bullets of a list further in are no column of text."""
    return len(row) == 1 and is_label(row[0].text)
