"""Footnotes: small print at the foot of a page that a raised number or sign in the text refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.readers.pdf.layout import Line, words_text
from checker.readers.pdf.tables import TableRow
from checker.readers.pdf.words import Word

_SMALL = 0.93
_SIGNS = "*†‡§"


def apart_notes(flow: Sequence[Line | TableRow], body: float) -> tuple[list[Line | TableRow], list[list[Line]]]:
    """The flow of one page without its footnotes and without the raised numbers that refer to them; and the footnotes.

    `body` is the size of the running text in points. A note begins with the number that refers to it.
    """
    start = len(flow)
    while start and isinstance(line := flow[start - 1], Line) and line.size <= _SMALL * body:
        start -= 1
    above = [item for item in flow[:start] if isinstance(item, Line)]
    raised = {word.text: word for line in above for word in line.words if _is_raised(word, line)}
    notes: list[list[Line]] = []
    for line in flow[start:]:
        if not isinstance(line, Line):
            return list(flow), []
        if line.words[0].text.rstrip(".)") in raised:
            notes.append([line])
        elif notes:
            notes[-1].append(line)
        else:
            start += 1
    if not notes:
        return list(flow), []
    called = {id(raised[note[0].words[0].text.rstrip(".)")]) for note in notes}
    return [_without(item, called) if isinstance(item, Line) else item for item in flow[:start]], notes


def _is_raised(word: Word, line: Line) -> bool:
    if not (word.text.isdigit() or word.text.strip(_SIGNS) == ""):
        return False
    return word.size <= 0.85 * line.size and word.baseline > line.baseline + 0.15 * line.size


def _without(line: Line, called: set[int]) -> Line:
    words = tuple(word for word in line.words if id(word) not in called)
    return line if len(words) in (0, len(line.words)) else replace(line, words=words, text=words_text(words))
