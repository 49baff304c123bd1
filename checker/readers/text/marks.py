"""The marks of a text: (offset, place of the character there), ascending; a place holds, character by character, to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.document import Mark, Marks, Place


def cut(marks: Sequence[Mark], start: int, end: int | None = None) -> Sequence[Mark]:
    """The marks of the piece of a text from `start` up to `end`."""
    if isinstance(marks, Marks):
        return marks.cut(start, end)
    before: Mark | None = None
    rest = []
    for at, place in marks:
        if at <= start:
            before = (at, place)
        elif end is None or at < end:
            rest.append((at - start, place))
    return ((0, before[1].onward(start - before[0])), *rest) if before else ()


def joined(marks: Sequence[Mark], after: Sequence[Mark], start: int) -> Sequence[Mark]:
    """The marks of a text and of the one put behind it, which begins at `start`."""
    if isinstance(marks, Marks):
        whole = Marks(marks)
        whole.extend(after, start)
        return whole
    return (*marks, *((start + at, place) for at, place in after))


def stretches(marks: Sequence[Mark], length: int) -> Iterator[tuple[int, int, Place]]:
    """The stretches of a text of `length` characters through which a place holds: (start, end, place)."""
    ends = [at for at, _ in marks[1:]] + [length]
    for (start, place), end in zip(marks, ends, strict=True):
        yield start, end, place
