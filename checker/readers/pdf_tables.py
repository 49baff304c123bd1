"""Ruled tables on PDF pages: pdfplumber finds their cells, and the words of each row are read cell by cell.

Only lines are trusted: text that merely stands side by side is left to the order of painting. pdfplumber is slow, so it
sees no page without ruled lines; and it only says where cells are, so that no word depends on it.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING, Any

from checker.readers.pdf_layout import Line, line_of, lines_of, rows_of
from checker.readers.pdf_rules import is_ruled
from checker.readers.pdf_words import Box, Page, Word

if TYPE_CHECKING:
    from pdfplumber import PDF
    from pdfplumber.page import Page as Paper
    from pypdfium2 import PdfPage

_NEAR = 3.0
"""Points within which two drawn lines are one."""
_MOST_LINES = 240
"""More are a drawing, not a table."""
_MOST_WORDS = 5_000
"""More on one page would take the search for tables too long."""
_STAND_IN = "\ufffc"


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


class TableFinder:
    """Finds the tables of one file; `failed` are the pages that pdfplumber could not read, for a notice."""

    def __init__(self, data: bytes) -> None:
        self.failed: list[int] = []
        self._data = data
        self._file: PDF | None = None
        self._broken = False

    def tables_on(self, handle: PdfPage, page: Page) -> list[Table]:
        """The ruled tables on an open page whose words are already read; none on a page that is turned."""
        crop = handle.get_bbox()
        if (crop[0], crop[1]) != (0, 0) or page.width != crop[2] or not 0 < len(page.words) <= _MOST_WORDS:
            return []
        if not is_ruled(handle):
            return []
        try:
            tables = list(self._drawn_on(page.number))
        except Exception:  # whatever it stumbles over in a damaged page: the words have been read without it
            self.failed.append(page.number)
            return []
        return [table for table in tables if _is_filled(table, page.words)]

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            with suppress(Exception):
                self._file.close()

    def _drawn_on(self, number: int) -> Iterator[Table]:
        paper = self._open().pages[number - 1]
        try:
            if paper.rotation or (paper.bbox[0], paper.bbox[1]) != (0, 0):
                return
            for found in paper.find_tables({"explicit_horizontal_lines": _ends(paper)}) if _is_tabular(paper) else ():
                rows = [[_upright(cell, paper.height) for cell in row.cells if cell] for row in found.rows]
                yield Table(_upright(found.bbox, paper.height), tuple(map(tuple, rows)))
        finally:
            paper.close()

    def _open(self) -> PDF:
        import pdfplumber

        if self._broken:
            raise ValueError("pdfplumber could not open this file before")
        if self._file is None:
            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of every odd font
            self._broken = True
            self._file = pdfplumber.open(io.BytesIO(self._data))
            self._broken = False
        return self._file


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


# What pdfplumber calls top counts from the top of the page down.


def _is_tabular(paper: Paper) -> bool:
    """Whether the lines of a page, near ones made one, are not too many for tables."""
    from pdfplumber.table import merge_edges

    straight = [edge for edge in paper.edges if edge["orientation"]]
    return len(merge_edges(straight, _NEAR, _NEAR, _NEAR, _NEAR)) <= _MOST_LINES


def _ends(paper: Paper) -> list[dict[str, Any]]:
    """A line across wherever three lines down or more end together: there a page end cut a table open."""
    ends = [(edge[side], edge["x0"]) for edge in paper.vertical_edges for side in ("top", "bottom")]
    found = []
    for level in {round(end) for end, _ in ends}:
        places = sorted({round(x) for end, x in ends if abs(end - level) <= 1})
        if places[-1] - places[0] > _NEAR and len(places) >= 3:
            line = {"top": float(level), "bottom": float(level), "x0": float(places[0]), "x1": float(places[-1])}
            found.append({**line, "width": line["x1"] - line["x0"], "orientation": "h", "object_type": "rect_edge"})
    return found


def _upright(box: tuple[float, float, float, float], height: float) -> Box:
    """A box of pdfplumber's from the bottom of the page up."""
    left, top, right, bottom = map(float, box)
    return (left, height - bottom, right, height - top)
