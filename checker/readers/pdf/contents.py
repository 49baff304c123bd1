"""Printed tables of contents: lines that end in a page number after dots or a wide blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.readers.pdf.layout import Line
from checker.readers.pdf.tables import TableRow

_TITLE = re.compile(
    r"(?:table of )?contents?:?|toc|inhalt(?:sverzeichnis)?|sommaire|table des mati[èe]res|[íi]ndice|indice|obsah|inhoud",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:[.…·_] ?){4,}[^\w]*(?:p\.|s\.)? ?(\d{1,4}|[ivxl]{1,6})?$")
_NUMBER = re.compile(r"(?:p\.|s\.|page )? ?(\d{1,4})", re.IGNORECASE)
_ENTRY = re.compile(r"(\d{1,3})[.)]?")
_RUN = 3
_WRAPPED = 2
"""How many lines without a number may stand between two entries: long titles, captions."""
_ABOVE = 3
"""How many lines above its first entry the title of a table may stand."""

_Run = Sequence[tuple[Line | TableRow, int | None]]
"""Entries with the pages that they name, and the lines between them."""


def without_contents(flow: Iterable[Line | TableRow]) -> Iterator[Line | TableRow]:
    """Take out tables of contents, their titles included."""
    return _without_menu(_without_list(flow))


def _without_menu(flow: Iterable[Line | TableRow]) -> Iterator[Line | TableRow]:
    """Take out a contents list of a web page: its entries stand several in a line, numbered from 1 on."""
    menu: list[Line | TableRow] = []
    due = 1
    rest = iter(flow)
    for item in rest:
        numbers = _entries_in(item) if isinstance(item, Line) else []
        if numbers and numbers == list(range(due, due + len(numbers))):
            menu.append(item)
            due += len(numbers)
            continue
        if menu:
            yield from menu if due <= 2 * _RUN or due - 1 == len(menu) else ()
            yield item
            yield from rest
            return
        yield item
    yield from menu if due <= 2 * _RUN or due - 1 == len(menu) else ()


def _entries_in(line: Line) -> list[int]:
    """The numbers at the start of a line and after its wide blanks."""
    starts = [line.words[0]] + [word for before, word in pairwise(line.words) if word.left - before.right > 1.2 * word.size]
    numbers = [_ENTRY.fullmatch(word.text) for word in starts]
    return [int(number.group(1)) for number in numbers if number] if all(numbers) else []


def _without_list(flow: Iterable[Line | TableRow]) -> Iterator[Line | TableRow]:
    above: list[Line | TableRow] = []  # the last few that are no entries, among which the title is
    run: list[tuple[Line | TableRow, int | None]] = []
    for item in flow:
        entry = _entry(item) if isinstance(item, Line) else None
        if run and not _continues(run, entry):
            yield from _decided(above, run)
            above, run = [each for each, _ in _loose(run)], []
        if run or entry is not None:
            run.append((item, entry))
            continue
        above.append(item)
        while len(above) > _ABOVE:
            yield above.pop(0)
    yield from _decided(above, run)
    yield from (each for each, _ in _loose(run))


def _continues(run: _Run, entry: int | None) -> bool:
    """Whether a run goes on with an item: its page numbers never fall, and few lines stand between two of them."""
    if entry is None:
        return len(_loose(run)) < _WRAPPED
    return entry == -1 or entry >= max(page for _, page in run if page is not None)


def _loose(run: _Run) -> _Run:
    """What stands behind the last entry of a run."""
    last = max((at for at, (_, page) in enumerate(run) if page is not None), default=-1)
    return run[last + 1 :]


def _decided(above: Sequence[Line | TableRow], run: _Run) -> Iterator[Line | TableRow]:
    """What stays of a run up to its last entry and of what stands above it."""
    entries = run[: len(run) - len(_loose(run))]
    pages = [page for _, page in entries if page is not None]
    if len(pages) < _RUN and -1 not in pages[1:]:
        yield from above
        yield from (item for item, _ in entries)
        return
    titles = [at for at, item in enumerate(above) if isinstance(item, Line) and _TITLE.fullmatch(item.text)]
    yield from above[: titles[-1]] if titles else above


def _entry(line: Line) -> int | None:
    """The page that a line of a table of contents names, -1 if it has dots and none that counts; None for other lines."""
    if leaders := _LEADERS.search(line.text):
        number = leaders.group(1) or ""
        return int(number) if number.isdecimal() else -1
    if len(line.words) < 2:
        return None
    before, last = line.words[-2:]
    if (number := _NUMBER.fullmatch(last.text)) and last.left - before.right > 1.5 * line.size:
        return int(number.group(1))
    return None
