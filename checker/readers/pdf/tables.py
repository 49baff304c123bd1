"""The rows of ruled tables on PDF pages, read cell by cell and put in their places among the lines.

Only drawn lines are trusted: text that merely stands side by side is left to the order of painting. And they only say
where cells are, so that no word depends on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import add

from checker.readers.pdf.bands import banded_tables
from checker.readers.pdf.grids import Table, tables_in
from checker.readers.pdf.layout import Line, line_of, lines_of, rows_of
from checker.readers.pdf.rules import rules_among
from checker.readers.pdf.shapes import Shape
from checker.readers.pdf.words import Box, Page, Word

_MOST_WORDS = 5_000
"""More on one page would take the search for tables too long."""
_STAND_IN = "\ufffc"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table as read: the lines of each of its cells; whether it `opens` what is drawn there of the table."""

    page: int
    cells: tuple[tuple[Line, ...], ...]
    opens: bool = False

    @property
    def text(self) -> str:
        """The words of all its cells."""
        return " ".join(line.text for cell in self.cells for line in cell)


def tables_among(shapes: Sequence[Shape], page: Page) -> list[Table]:
    """The ruled tables that the shapes drawn on a page make around its words."""
    if not 0 < len(page.words) <= _MOST_WORDS:
        return []
    across, down = rules_among(shapes, page)
    tables = [table for table in tables_in(across, down) if _is_filled(table, page.words)]
    tables += [table for table in banded_tables(across, page.words) if not any(_overlap(table, other) for other in tables)]
    return tables


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
        rows = (tuple(tuple(lines_of(page, inside.get((at, cell), ()))) for cell in row) for row in tables[at].rows)
        tabled[id(standing[0])] = [
            TableRow(page.number, cells, not order) for order, cells in enumerate(row for row in rows if any(row))
        ]
    return words, tabled


def _stand_in(row: Sequence[Word], table: Box) -> Word:
    """A word as wide as a table that stands for one line of it."""
    bottom, top = min(word.bottom for word in row), max(word.top for word in row)
    box = (table[0], bottom, table[2], top)
    return Word(_STAND_IN, *box, row[0].baseline, max(word.size for word in row), False, box)


def continued(flow: Iterable[Line | TableRow]) -> Iterator[Line | TableRow]:
    """The flow with tables made whole that the end of a page or column cut: no head comes again, no row stands in two halves."""
    before: Line | TableRow | None = None
    head: TableRow | None = None
    cut = False  # the next row opens a part of a table that began above
    for item in flow:
        if not isinstance(item, TableRow):
            head = None
        elif head is None or not isinstance(before, TableRow):
            head = item
        else:
            cut = cut or item.opens
            if item.opens and item.text == head.text:
                continue
            if cut and (row := _rejoined(before, item)):
                before = row
                cut = False
                continue
        cut = False
        if before:
            yield before
        before = item
    if before:
        yield before


def _rejoined(before: TableRow, row: TableRow) -> TableRow | None:
    """The two as one row if a page end cut it in two, else None: the rest of a row has no term of its own."""
    if len(row.cells) != len(before.cells) or row.cells[0]:
        return None
    return replace(before, cells=tuple(map(add, before.cells, row.cells)))


def _overlap(one: Table, other: Table) -> bool:
    (left, bottom, right, top), box = one.box, other.box
    return left < box[2] and box[0] < right and bottom < box[3] and box[1] < top


def _holds(box: Box, word: Word) -> bool:
    x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_filled(table: Table, words: Sequence[Word]) -> bool:
    """Whether it is a table of text: two rows with two filled cells, or a head above a row's rest; nothing between cells."""
    inside = [word for word in words if _holds(table.box, word)]
    cells = [cell for row in table.rows for cell in row]
    if not inside or sum(any(_holds(cell, word) for cell in cells) for word in inside) < 0.95 * len(inside):
        return False
    filled = [sum(any(_holds(cell, word) for word in inside) for cell in row) for row in table.rows]
    headed = len(filled) == 2 and 1 < len(table.rows[0]) == len(table.rows[1]) == filled[0] and filled[1] > 0
    return headed or sum(count > 1 for count in filled) >= 2
