"""Ruled tables on a PDF page: the lines that are drawn, the cells they enclose, and the words in each cell.

Only lines are trusted: text that merely stands side by side is left to the order of painting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from checker.readers.pdf_layout import Line, is_label, lines_of, rows_of, words_text
from checker.readers.pdf_rules import NEAR, cells_of
from checker.readers.pdf_words import Box, Page, Word

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MARGIN = 0.08
"""The share of a page's height at either end where running heads and feet stand apart too."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a ruled table by rows from the top, each from the left."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table as read: the lines of each of its cells."""

    page: int
    cells: tuple[tuple[Line, ...], ...]


def tables_of(handle: PdfPage, page: Page) -> list[Table]:
    """The ruled tables on an open page whose words are already read; none on a page that is turned."""
    crop = handle.get_bbox()
    if not _may_hold_table(page) or (crop[0], crop[1]) != (0, 0) or page.width != crop[2]:
        return []
    tables = [_table(cells) for cells in _groups(cells_of(handle))]
    return [table for table in tables if _is_filled(table, page.words)]


def flow_of(page: Page, tables: Sequence[Table]) -> list[Line | TableRow]:
    """The lines of a page in reading order, with the rows of its tables in their places."""
    flow: list[Line | TableRow] = []
    rest = list(page.words)
    for table in sorted(tables, key=lambda table: -table.box[3]):
        inside = [word for word in rest if _holds(table.box, word)]
        above = [word for word in rest if word.baseline > table.box[3] and not _holds(table.box, word)]
        taken = set(map(id, inside)) | set(map(id, above))
        flow += lines_of(page, above)
        flow += _rows_of_table(page, table, inside)
        rest = [word for word in rest if id(word) not in taken]
    return flow + lines_of(page, rest)


def rejoined(before: TableRow, row: TableRow) -> TableRow | None:
    """The two as one row if a page end cut it in two, else None: the rest of a row has no term of its own."""
    if row.page != before.page + 1 or len(row.cells) != len(before.cells) or row.cells[0]:
        return None
    return TableRow(before.page, tuple(map(add, before.cells, row.cells)))


def _rows_of_table(page: Page, table: Table, words: Sequence[Word]) -> Iterator[TableRow]:
    for row in table.rows:
        cells = [lines_of(page, [word for word in words if _holds(cell, word)]) for cell in row]
        if any(cells):
            yield TableRow(page.number, tuple(map(tuple, cells)))


def _holds(box: Box, word: Word) -> bool:
    x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _may_hold_table(page: Page) -> bool:
    """Whether words stand apart on two rows or more, other than after a label: looking for lines is slow."""
    margin = _MARGIN * page.height
    found = 0
    for row in rows_of(word for word in page.words if margin < word.baseline < page.height - margin):
        for at, word in enumerate(row[1:], 1):
            if word.left - row[at - 1].right > 0.8 * word.size and not is_label(words_text(row[:at])):
                found += 1
                break
    return found >= 2


def _groups(cells: Iterable[Box]) -> list[list[Box]]:
    """The cells that touch each other, as one table each."""
    groups: list[list[Box]] = []
    for cell in cells:
        touching = [group for group in groups if any(_touch(cell, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([cell, *(other for group in touching for other in group)])
    return groups


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] + NEAR and other[0] <= one[2] + NEAR and one[1] <= other[3] + NEAR and other[1] <= one[3] + NEAR


def _table(cells: list[Box]) -> Table:
    rows: list[list[Box]] = []
    for cell in sorted(cells, key=lambda cell: (-cell[3], cell[0])):
        if rows and rows[-1][0][3] - cell[3] <= NEAR:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    lefts, bottoms, rights, tops = zip(*cells, strict=True)
    return Table((min(lefts), min(bottoms), max(rights), max(tops)), tuple(tuple(sorted(row)) for row in rows))


def _is_filled(table: Table, words: Sequence[Word]) -> bool:
    """Whether it is a table of text that stands alone: two rows with two filled cells, nothing between or beside them."""
    inside = [word for word in words if _holds(table.box, word)]
    cells = [cell for row in table.rows for cell in row]
    if not inside or sum(any(_holds(cell, word) for cell in cells) for word in inside) < 0.95 * len(inside):
        return False
    beside = [word for word in words if table.box[1] < word.baseline < table.box[3] and not _holds(table.box, word)]
    filled = [sum(any(_holds(cell, word) for word in inside) for cell in row) for row in table.rows]
    return len(beside) <= 2 and sum(count > 1 for count in filled) >= 2
