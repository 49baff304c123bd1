"""Columns on a PDF page: found by the blank strip between them, also where they were painted row by row."""

from __future__ import annotations

from collections.abc import Iterator

from checker.readers.pdf_words import Word

_GUTTER = 5
"""Points: the narrowest blank between two columns."""
_WIDEST = 14_400.0
"""Points: no page is wider; what a broken file puts further out does not count."""
_COLUMN_ROWS = 6
"""The fewest rows on either side that make columns."""

Row = list[Word]
"""The words of one base line, from the left."""


def in_columns(rows: list[Row], column: str = "") -> Iterator[tuple[str, Row]]:
    """The rows in reading order, each with its column: those that share a gutter are read left of it, then right of it."""
    low = min(row[0].left for row in rows)
    high = max(word.right for row in rows for word in row)
    start = 0
    while start < len(rows):
        end, gutter = _band(rows, start, low, high)
        if gutter is None:
            yield column, rows[start]
            start += 1
            continue
        left, right = _halves(rows[start:end], gutter)
        yield from in_columns([half for half in left if half], column + "l")
        yield from in_columns([half for half in right if half], column + "r")
        start = end


def _halves(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [[word for word in row if word.left < gutter] for row in rows]
    right = [[word for word in row if word.left >= gutter] for row in rows]
    return left, right


def _band(rows: list[Row], start: int, low: float, high: float) -> tuple[int, float | None]:
    """The rows from `start` that share a blank strip between two columns: where they end, and the strip's right edge.

    The blank of a row is a number with one bit a point, so that sharing is one operation.
    """
    edge = 0.2 * (high - low)
    strip = _bits(low + edge, high - edge)
    end = start
    while end < len(rows):
        shared = strip
        for word in rows[end]:
            shared &= ~_bits(word.left, word.right)
        if "1" * _GUTTER not in bin(shared):
            break
        strip, end = shared, end + 1
    if end - start < _COLUMN_ROWS:
        return end, None
    right, width = _widest(strip)
    gutter = right - width / 2
    return end, gutter if _are_columns(rows[start:end], low, right - width, gutter) else None


def _bits(left: float, right: float) -> int:
    first, last = (int(min(max(0.0, edge), _WIDEST)) for edge in (left, right))
    return ((1 << max(0, last - first)) - 1) << first


def _widest(strip: int) -> tuple[int, int]:
    """Find the widest run of set bits: its right end and its width."""
    digits = bin(strip)[2:]
    run = max(digits.split("0"), key=len)
    return len(digits) - digits.index(run), len(run)


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
    full = sum(left[index][-1].right > left_edge - 0.25 * (left_edge - low) for index in lefts)
    return full >= 0.4 * len(lefts)
