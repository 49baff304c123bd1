"""The ways to read the section that a citation names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.upstream.marks import Label, atoms, fold, stems

# A part of a citation that is a label: with a digit or a bracket at the end of words, also a letter where it stands alone.
_LABEL_PART = re.compile(r"\d|\([a-z]{1,4}\)$")
_LABEL_ALONE = re.compile(r"\d|\([a-z]{1,4}\)$|^[a-z]([.(].*)?$")

Part = Label | frozenset[str]
"""A part of a citation: a label, or the words of a heading."""


def ways_to_read(section: str) -> Iterator[list[Part]]:
    """The ways to read a section: its parts one inside the other; without the outer headings, since a text may print outer and
    inner ones alike; each label alone ("3.1, 3.2"; "4(a) to (d)").
    """
    for alternative in fold(section).split(";"):
        split = (part.strip() for part in re.split(r",| to |(?<=\))-(?=\()", alternative))
        parts: list[Part] = [part for part in (_label(words) or stems(words) for words in split) if part]
        for place, part in enumerate(parts):
            yield parts[place:]
            if isinstance(part, tuple):
                break
        if len(parts) > 1:
            for part in parts:
                if isinstance(part, tuple):
                    yield [part]


def without_innermost(way: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """What is left of a way without its innermost parts, the longest first."""
    for length in range(len(way) - 1, -1, -1):
        last = way[length]
        if isinstance(last, tuple):
            for shorter in range(len(last) - 1, 0, -1):
                yield [*way[:length], last[:shorter]]
        if length:
            yield way[:length]


def _label(part: str) -> Label:
    """The label in a part of a section: "13(2)(f)" is 13, 2, f; "15 u.s.c. 6502(b)" is 6502, b; none for plain words."""
    words = part.split()
    if not words or not (_LABEL_PART.search(words[-1]) if len(words) > 1 else _LABEL_ALONE.search(words[-1])):
        return ()
    return atoms(words[-1])
