"""What stands around the clauses of a file: tables of contents, and heads and feet of pages that were pasted along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.model.document import BlockKind

_CONTENTS_TITLE = re.compile(r"(?:table of )?contents:?", re.IGNORECASE)
_LEADERS = re.compile(r"[\s.·…_]{2,}\d{1,3}$|\s\d{1,3}$")
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—(]? ?\d{1,3} ?[-–—)]?(?: ?(?:of|/) ?\d{1,3})?", re.IGNORECASE)
_STOPPED = re.compile(r"[.:;,!?]$")
_SHORT = 12
_RUN = 3
"""From how many times or lines on something is no chance."""


def contents(lines: Sequence[tuple[str, str, bool]]) -> set[int]:
    """Which lines (label, text, whether the line before leads in) are a table of contents.

    A table of contents is a run of short lines, each of which comes again later as a heading, in the same order. A run
    that a sentence leads in is a list, and stays.
    """
    keys = [_key(text) for _, text, _ in lines]
    last = {key: at for at, key in enumerate(keys)}
    out: set[int] = set()
    at = 0
    while at < len(lines):
        run = _run(lines, keys, last, at)
        if len(run) >= _RUN:
            out.update(run)
            title = run[0] - 1
            if title >= 0 and _CONTENTS_TITLE.fullmatch(lines[title][1].strip()):
                out.add(title)
        at = run[-1] + 1 if run else at + 1
    return out


def _run(lines: Sequence[tuple[str, str, bool]], keys: Sequence[str], last: dict[str, int], start: int) -> list[int]:
    """The lines from `start` on that all come again below the run, in order; none where a sentence leads them in."""
    if lines[start][2]:
        return []
    at, again = start, -1
    while at < len(lines) and keys[at] and len(keys[at].split()) <= _SHORT:
        later = last[keys[at]]
        if later <= at or later <= again:
            break
        again = later
        at += 1
    run = list(range(start, at))
    first = min((last[keys[line]] for line in run), default=at)
    return run if first >= at else []


def _key(text: str) -> str:
    """A line as it is compared: without page number, dot leaders, case and closing stop."""
    return re.sub(r"\W+", " ", _LEADERS.sub("", text)).strip().casefold()


def page_furniture(lines: Sequence[tuple[BlockKind, str]]) -> set[int]:
    """Which lines are heads and feet of pages: page numbers, and short lines that come again and again beside one.

    The first of the lines that come again stays: it may be the title.
    """
    count = Counter(text for kind, text in lines if kind is BlockKind.PARAGRAPH)
    numbers = {at for at, (kind, text) in enumerate(lines) if kind is BlockKind.PARAGRAPH and _PAGE_NUMBER.fullmatch(text)}
    if len(numbers) < _RUN:
        numbers = set()
    again = {
        at
        for at, (kind, text) in enumerate(lines)
        if kind is BlockKind.PARAGRAPH
        and count[text] >= _RUN
        and len(text.split()) <= _SHORT
        and not _STOPPED.search(text)
    }
    beside = {at for at in again if {at - 1, at + 1} & (again | numbers)}
    seen: set[str] = set()
    out = set(numbers)
    for at in sorted(beside):
        if lines[at][1] in seen:
            out.add(at)
        seen.add(lines[at][1])
    return out
