"""The marks of a text: (offset, place of the character there), ascending; a place holds, character by character, to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.document import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def stretches(marks: Marks, length: int) -> Iterator[tuple[int, int, Place]]:
    """The stretches of a text of `length` characters through which a place holds: (start, end, place)."""
    ends = [at for at, _ in marks[1:]] + [length]
    for (start, place), end in zip(marks, ends, strict=True):
        yield start, end, place
