"""The rows of ruled tables on PDF pages, read cell by cell and put in their places among the lines.

Only drawn lines are trusted: text that merely stands side by side is left to the order of painting. And they only say
where cells are, so that no word depends on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from checker.readers.pdf_grids import Table, tables_in
from checker.readers.pdf_layout import Line, line_of, lines_of, rows_of
from checker.readers.pdf_rules import rules_on
from checker.readers.pdf_words import Box, Page, Word

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_WORDS = 5_000
"""More on one page would take the search for tables too long."""
_STAND_IN = "\ufffc"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table as read: the lines of each of its cells."""

    page: int
    cells: tuple[tuple[Line, ...], ...]


def tables_on(handle: PdfPage, page: Page) -> list[Table]:
    """The ruled tables on an open page whose words are already read."""
    if not 0 < len(page.words) <= _MOST_WORDS:
        return []
    return [table for table in tables_in(*rules_on(handle, page)) if _is_filled(table, page.words)]


def flow_of(page: Page, tables: Sequence[Table]) -> list[Line | TableRow]:
    """The lines of a page in reading order, with the rows of its tables in their places.

    While the lines are put in order, each line of a table is a single word as wide as the table: so a table has its
    place in a column, and its cells are not taken for columns of the page.
    """
    words, tabled = _with_stand_ins(page, tables)
    flow: list[Line | TableRow] = []
    for line in lines_of(page, words):
        row = [word for word in line.words if word.text != _STAND_IN]
        if len(row) == len(line.words):
            flow.append(line)
            continue
        for word in line.words:
            if rows := tabled.pop(id(word), None):
                flow += rows
        if row:
            flow.append(line_of(page, line.column, row))
    return flow


def _with_stand_ins(page: Page, tables: Sequence[Table]) -> tuple[list[Word], dict[int, list[TableRow]]]:
    """The words of a page with those in tables replaced; and the rows of each table, by the first word standing in for it."""
    cells = [(at, cell) for at, table in enumerate(tables) for row in table.rows for cell in row]
    inside: dict[tuple[int, Box], list[Word]] = {}
    words: list[Word] = []
    seen: dict[int, int] = {}  # where in `words` each table was first painted
    for word in page.words:
        place = next((place for place in cells if _holds(place[1], word)), None)
        if place is None:
            words.append(word)
        else:
            inside.setdefault(place, []).append(word)
            seen.setdefault(place[0], len(words))
    tabled: dict[int, list[TableRow]] = {}
    for at, start in sorted(seen.items(), key=lambda item: -item[1]):
        found = [word for (table, _), held in inside.items() if table == at for word in held]
        standing = [_stand_in(row, tables[at].box) for row in rows_of(found)]
        words[start:start] = standing
        tabled[id(standing[0])] = [
            TableRow(page.number, lines)
            for row in tables[at].rows
            if any(lines := tuple(tuple(lines_of(page, inside.get((at, cell), ()))) for cell in row))
        ]
    return words, tabled


def _stand_in(row: Sequence[Word], table: Box) -> Word:
    """A word as wide as a table that stands for one line of it."""
    bottom, top = min(word.bottom for word in row), max(word.top for word in row)
    box = (table[0], bottom, table[2], top)
    return Word(_STAND_IN, *box, row[0].baseline, max(word.size for word in row), False, box)


def rejoined(before: TableRow, row: TableRow) -> TableRow | None:
    """The two as one row if a page end cut it in two, else None: the rest of a row has no term of its own."""
    if row.page != before.page + 1 or len(row.cells) != len(before.cells) or row.cells[0]:
        return None
    return TableRow(before.page, tuple(map(add, before.cells, row.cells)))


def _holds(box: Box, word: Word) -> bool:
    x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_filled(table: Table, words: Sequence[Word]) -> bool:
    """Whether it is a table of text: two rows with two filled cells, and nothing between the cells."""
    inside = [word for word in words if _holds(table.box, word)]
    cells = [cell for row in table.rows for cell in row]
    if not inside or sum(any(_holds(cell, word) for cell in cells) for word in inside) < 0.95 * len(inside):
        return False
    filled = [sum(any(_holds(cell, word) for word in inside) for cell in row) for row in table.rows]
    return sum(count > 1 for count in filled) >= 2
