"""Printed tables of contents: lines that end in a page number after dots or a wide blank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.readers.pdf_layout import Line
from checker.readers.pdf_tables import TableRow

_TITLE = re.compile(
    r"(?:table of )?contents:?|toc|inhalt(?:sverzeichnis)?|sommaire|table des mati[èe]res|[íi]ndice|indice|obsah|inhoud",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:[.…·_] ?){4,}[^\w]*(?:p\.|s\.)? ?(\d{1,4}|[ivxl]{1,6})?$")
_NUMBER = re.compile(r"(?:p\.|s\.|page )? ?(\d{1,4})", re.IGNORECASE)
_ENTRY = re.compile(r"(\d{1,3})[.)]?")
_RUN = 3
_WRAPPED = 2
"""How many lines without a number may stand between two entries: long titles, captions."""


def without_contents(flow: Sequence[Line | TableRow]) -> list[Line | TableRow]:
    """Take out tables of contents, their titles included."""
    return _without_menu(_without_list(flow))


def _without_menu(flow: Sequence[Line | TableRow]) -> list[Line | TableRow]:
    """Take out a contents list of a web page: its entries stand several in a line, numbered from 1 on."""
    menu: list[int] = []
    due = 1
    for index, item in enumerate(flow):
        numbers = _entries_in(item) if isinstance(item, Line) else []
        if numbers and numbers == list(range(due, due + len(numbers))):
            menu.append(index)
            due += len(numbers)
        elif menu:
            break
    if due <= 2 * _RUN or due - 1 == len(menu):
        return list(flow)
    return [item for index, item in enumerate(flow) if index not in menu]


def _entries_in(line: Line) -> list[int]:
    """The numbers at the start of a line and after its wide blanks."""
    starts = [line.words[0]] + [word for before, word in pairwise(line.words) if word.left - before.right > 1.2 * word.size]
    numbers = [_ENTRY.fullmatch(word.text) for word in starts]
    return [int(number.group(1)) for number in numbers if number] if all(numbers) else []


def _without_list(flow: Sequence[Line | TableRow]) -> list[Line | TableRow]:
    entries = [_entry(item) if isinstance(item, Line) else None for item in flow]
    gone: set[int] = set()
    at = 0
    while at < len(flow):
        run = _run(entries, at)
        if len(run) >= _RUN or any(entry == -1 for entry in (entries[index] for index in run[1:])):
            start = _title(flow, run[0])
            gone.update(range(start, run[-1] + 1))
        at = max(at + 1, run[-1] + 1 if run else 0)
    return [item for index, item in enumerate(flow) if index not in gone]


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


def _run(entries: Sequence[int | None], start: int) -> list[int]:
    """The entries from `start` on, whose page numbers never fall."""
    run: list[int] = []
    page = -1
    for index in range(start, len(entries)):
        entry = entries[index]
        if entry is None:
            if not run or index - run[-1] > _WRAPPED:
                break
        elif entry >= page or entry == -1:
            run.append(index)
            page = max(page, entry)
        else:
            break
    return run


def _title(flow: Sequence[Line | TableRow], first: int) -> int:
    """Where the table begins: at its title, if that stands a few lines above its first entry."""
    for index in range(first - 1, max(-1, first - 4), -1):
        item = flow[index]
        if isinstance(item, Line) and _TITLE.fullmatch(item.text):
            return index
    return first
