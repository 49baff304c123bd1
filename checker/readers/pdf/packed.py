"""Pages put away in few bytes until their turn comes: the words of a long file would else fill hundreds of megabytes.

A page is taken out to see what runs along its edges, to put its lines in order, and to write its blocks; never two at a time.
"""

from __future__ import annotations

import marshal
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from checker.readers.pdf.grids import Table
from checker.readers.pdf.layout import Line
from checker.readers.pdf.sheets import Sheet
from checker.readers.pdf.tables import TableRow
from checker.readers.pdf.words import Page, Word

_of_page = attrgetter(*Page.__slots__)
_of_line = attrgetter(*Line.__slots__)
_FAST = 1
"""The level of compression: a third of the size for a few microseconds a line."""


class Sheets:
    """The pages of a file as found in it, packed."""

    def __init__(self, packed: Iterable[bytes]) -> None:
        self._packed = deque(packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[Sheet]:
        return map(unpacked, self._packed)

    def taken(self) -> Iterator[Sheet]:
        """Take out page after page, for the last time."""
        while self._packed:
            yield unpacked(self._packed.popleft())


class Flow:
    """What stands on the pages of a file in reading order, packed page by page."""

    def __init__(self) -> None:
        self._pages: deque[bytes] = deque()

    def add(self, page: Iterable[Line | TableRow]) -> None:
        """Put away the lines and rows of the next page."""
        self._pages.append(_squeezed([_packed_item(item) for item in page]))

    def taken(self) -> Iterator[list[Line | TableRow]]:
        """Take out page after page, for the last time."""
        while self._pages:
            yield [_unpacked_item(item) for item in _released(self._pages.popleft())]


def packed(sheet: Sheet) -> bytes:
    """A page in few bytes."""
    number, width, height, words, *rest = _of_page(sheet.page)
    page = (number, width, height, tuple(map(tuple, words)), *rest)
    return _squeezed((page, [(table.box, table.rows) for table in sheet.tables], sheet.fault, sheet.pictured))


def unpacked(data: bytes) -> Sheet:
    """The page again."""
    page, tables, fault, pictured = _released(data)
    number, width, height, words, *rest = page
    read = Page(number, width, height, tuple(map(Word._make, words)), *rest)
    return Sheet(read, tuple(Table(*table) for table in tables), fault, pictured)


def _squeezed(content: Any) -> bytes:
    return zlib.compress(marshal.dumps(content), _FAST)


def _released(data: bytes) -> Any:
    return marshal.loads(zlib.decompress(data))


def _packed_item(item: Line | TableRow) -> tuple[Any, ...]:
    if isinstance(item, Line):
        return _packed_line(item)
    return (item.page, [[_packed_line(line) for line in cell] for cell in item.cells], item.opens)


def _packed_line(line: Line) -> tuple[Any, ...]:
    words, *rest = _of_line(line)
    return (tuple(map(tuple, words)), *rest)


def _unpacked_item(item: Sequence[Any]) -> Line | TableRow:
    if len(item) == len(Line.__slots__):
        return _unpacked_line(item)
    page, cells, opens = item
    return TableRow(page, tuple(tuple(map(_unpacked_line, cell)) for cell in cells), opens)


def _unpacked_line(item: Sequence[Any]) -> Line:
    words, *rest = item
    return Line(tuple(map(Word._make, words)), *rest)
