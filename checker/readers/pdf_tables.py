"""Ruled tables on a PDF page: the lines that are drawn, the cells they enclose, and the words in each cell.

Only lines are trusted: text that merely stands side by side is left to the order of painting.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from checker.readers import labels
from checker.readers.pdf_layout import Line, lines_of, rows_of, words_text
from checker.readers.pdf_words import Box, Page, Word

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_NEAR = 3.0
"""Points within which two drawn lines are one, and the end of one touches another."""
_MOST_PATHS = 3000
"""More are a drawing or dotted leaders, not a table."""
_MOST_RULES = 200

Rule = tuple[float, float, float]
"""A drawn line: where it lies across its direction, its start and its end along it."""


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
    across, down = _rules(handle)
    if min(len(across), len(down)) < 3 or max(len(across), len(down)) > _MOST_RULES:
        return []
    tables = [_table(cells) for cells in _groups(_cells(across, down))]
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
    """Whether words stand apart on three rows or more, other than after a label: looking for lines is slow."""
    found = 0
    for row in rows_of(page.words):
        for at, word in enumerate(row[1:], 1):
            if word.left - row[at - 1].right > 0.8 * word.size and not _is_label(words_text(row[:at])):
                found += 1
                break
    return found >= 3


def _is_label(text: str) -> bool:
    found = labels.find(text + " X")
    return found is not None and found[0] == text


def _rules(handle: PdfPage) -> tuple[list[Rule], list[Rule]]:
    """The straight lines drawn on a page, across and down; the edges of a filled box count as lines."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - 60 ms that other formats need not pay

    across: list[Rule] = []
    down: list[Rule] = []
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    paths = 0
    for index in range(pdfium.FPDFPage_CountObjects(handle.raw)):
        item = pdfium.FPDFPage_GetObject(handle.raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        paths += 1
        if paths > _MOST_PATHS:
            return [], []
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        first = before = (0.0, 0.0)
        for step in range(pdfium.FPDFPath_CountSegments(item)):
            segment = pdfium.FPDFPath_GetPathSegment(item, step)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            here = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                first = here
            else:
                _add_rule(before, here, across, down)
                if pdfium.FPDFPathSegment_GetClose(segment):
                    _add_rule(here, first, across, down)
            before = here
    across, down = _merged(across), _merged(down)
    return _closed(across, down), down


def _closed(across: list[Rule], down: list[Rule]) -> list[Rule]:
    """The lines across, and one where three lines down or more end together: there a page end cut a table open."""
    ends = [(rule[side], rule[0]) for rule in down for side in (1, 2)]
    cuts = []
    for level in {round(end) for end, _ in ends}:
        places = sorted(x for end, x in ends if abs(end - level) <= 1)
        if len(places) >= 3:
            cuts.append((float(level), places[0], places[-1]))
    return _merged([*across, *cuts])


def _add_rule(one: tuple[float, float], other: tuple[float, float], across: list[Rule], down: list[Rule]) -> None:
    (x, y), (to_x, to_y) = one, other
    if abs(y - to_y) < 1 <= abs(x - to_x):
        across.append(((y + to_y) / 2, min(x, to_x), max(x, to_x)))
    elif abs(x - to_x) < 1 <= abs(y - to_y):
        down.append(((x + to_x) / 2, min(y, to_y), max(y, to_y)))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """The lines with near parallels made one and their pieces joined; those too short for a cell dropped."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules):
        if levels and rule[0] - levels[-1][-1][0] <= _NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    merged: list[Rule] = []
    for level in levels:
        place = sum(rule[0] for rule in level) / len(level)
        pieces = sorted((start, end) for _, start, end in level)
        held = pieces[0]
        for start, end in pieces[1:]:
            if start - held[1] <= _NEAR:
                held = (held[0], max(held[1], end))
            else:
                merged.append((place, *held))
                held = (start, end)
        merged.append((place, *held))
    return [rule for rule in merged if rule[2] - rule[1] > 2 * _NEAR]


def _cells(across: list[Rule], down: list[Rule]) -> Iterator[Box]:
    """The smallest boxes that lines enclose, each found from its top left corner."""
    across = sorted(across, reverse=True)
    for index, top in enumerate(across):
        uprights = [rule for rule in down if _crosses(top, rule)]
        for left in uprights:
            box = _below(top, left, across[index + 1 :], uprights)
            if box:
                yield box


def _below(top: Rule, left: Rule, lower: list[Rule], uprights: list[Rule]) -> Box | None:
    """The smallest box under `top` and right of `left`."""
    for bottom in lower:
        if not _crosses(bottom, left) or top[0] - bottom[0] < _NEAR:
            continue
        if left[1] > bottom[0] + _NEAR:
            return None
        for right in uprights:
            reaches = right[1] <= bottom[0] + _NEAR and _crosses(bottom, right)
            if right[0] > left[0] + _NEAR and reaches and _runs(bottom, left[0], right[0]) and _runs(top, left[0], right[0]):
                return (left[0], bottom[0], right[0], top[0])
    return None


def _runs(rule: Rule, start: float, end: float) -> bool:
    return rule[1] - _NEAR <= start and end <= rule[2] + _NEAR


def _crosses(across: Rule, down: Rule) -> bool:
    return _runs(across, down[0], down[0]) and _runs(down, across[0], across[0])


def _groups(cells: Iterable[Box]) -> list[list[Box]]:
    """The cells that touch each other, as one table each."""
    groups: list[list[Box]] = []
    for cell in cells:
        touching = [group for group in groups if any(_touch(cell, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([cell, *(other for group in touching for other in group)])
    return groups


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] + _NEAR and other[0] <= one[2] + _NEAR and one[1] <= other[3] + _NEAR and other[1] <= one[3] + _NEAR


def _table(cells: list[Box]) -> Table:
    rows: list[list[Box]] = []
    for cell in sorted(cells, key=lambda cell: (-cell[3], cell[0])):
        if rows and rows[-1][0][3] - cell[3] <= _NEAR:
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
