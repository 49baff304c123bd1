"""The marks of a text: (offset, place of the character there), ascending; a place holds, character by character, to the next."""

from __future__ import annotations

from checker.model.document import Place

Marks = tuple[tuple[int, Place], ...]


def cut(marks: Marks, start: int, end: int | None = None) -> Marks:
    """The marks of the piece of a text from `start` up to `end`."""
    before: tuple[int, Place] | None = None
    rest = []
    for at, place in marks:
        if at <= start:
            before = (at, place)
        elif end is None or at < end:
            rest.append((at - start, place))
    return ((0, before[1].onward(start - before[0])), *rest) if before else ()
