"""Where something stands in a file, and the marks that tie the characters of a text to such places."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import overload

_COUNTED = {name: attrgetter(name) for name in ("page", "line", "column", "paragraph", "run")}
_NO_BOX = (-(2**15),) * 4
_FINE = 20
"""Boxes are kept to a twentieth of a point: so those of all common sizes of paper fit into two bytes an edge."""
_FAR = 1e7
"""Points; no page is as large, but a file may say so."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file, for a person: whichever of these the format has (all count from 1)."""

    page: int | None = None
    line: int | None = None
    column: int | None = None
    paragraph: int | None = None
    box: tuple[float, float, float, float] | None = None
    """Left, bottom, right, top in PDF points, origin at the page's bottom left."""
    run: int | None = None
    """Which of the paragraph's runs (`w:r`) in a DOCX: those of deleted words count, those of a text box do not."""

    def onward(self, characters: int) -> Place:
        """The place so many characters further on in the same line, as far as columns are known."""
        if self.column is None or not characters:
            return self
        return Place(self.page, self.line, self.column + characters, self.paragraph, self.box, self.run)


Mark = tuple[int, Place]
"""An offset into a text, and the place of the character there."""


class Marks(Sequence[Mark]):
    """Marks, ascending, held in a few bytes each: a long PDF has one for every word.

    Equal to any sequence of the same marks. What no mark has (lines in a PDF, boxes in Markdown) takes no memory, and
    numbers take two bytes each while all of their kind fit into them.
    """

    __slots__ = ("_boxes", "_counts", "_offsets")

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._offsets = array("I")
        self._counts: dict[str, array[int]] = {}
        self._boxes = array("h")
        self.extend(marks)

    def extend(self, marks: Iterable[Mark], shift: int = 0) -> None:
        """Append marks, their offsets moved on by `shift`."""
        before = len(self._offsets)
        if isinstance(marks, Marks):
            self._offsets.extend([at + shift for at in marks._offsets])
            for name, counts in marks._counts.items():
                if any(counts):
                    self._counts[name] = _extended(self._column(name, before), counts)
            if marks._boxes:
                self._fill_boxes(before)
                self._boxes = _extended(self._boxes, marks._boxes)
        else:
            self._append(list(marks), shift)
        self._fill()

    def _append(self, marks: Sequence[Mark], shift: int) -> None:
        before = len(self._offsets)
        self._offsets.extend([at + shift for at, _ in marks])
        places = [place for _, place in marks]
        for name, count in _COUNTED.items():
            if any(counts := list(map(count, places))):
                self._counts[name] = _extended(self._column(name, before), [number or 0 for number in counts])
        if any(boxes := [place.box for place in places]):
            self._fill_boxes(before)
            edges = [edge for box in boxes for edge in (map(_kept, box) if box else _NO_BOX)]
            self._boxes = _extended(self._boxes, edges)

    def _column(self, name: str, length: int) -> array[int]:
        """The counts of a name, filled up with 0, which stands for none, to `length`."""
        counts = self._counts.setdefault(name, array("H"))
        if len(counts) < length:
            counts.extend([0] * (length - len(counts)))
        return counts

    def _fill_boxes(self, length: int) -> None:
        self._boxes.extend(_NO_BOX * (length - len(self._boxes) // 4))

    def _fill(self) -> None:
        for name in self._counts:
            self._column(name, len(self))
        if self._boxes:
            self._fill_boxes(len(self))

    def cut(self, start: int, end: int | None = None) -> Marks:
        """The marks of the piece of the text from `start` up to `end`."""
        first = bisect_right(self._offsets, start) - 1
        if first < 0:
            return Marks()
        last = len(self) if end is None else max(first + 1, bisect_right(self._offsets, end - 1))
        piece = Marks([(0, self.at(start))])
        rest = Marks()
        rest._offsets = self._offsets[first + 1 : last]
        rest._counts = {name: counts[first + 1 : last] for name, counts in self._counts.items()}
        rest._boxes = self._boxes[4 * first + 4 : 4 * last]
        piece.extend(rest, -start)
        return piece

    def at(self, offset: int) -> Place:
        """The place of the character at `offset`: that of the last mark up to it, counted on; an empty one before the first."""
        index = bisect_right(self._offsets, offset) - 1
        return self._place(index).onward(offset - self._offsets[index]) if index >= 0 else Place()

    def _place(self, index: int) -> Place:
        page, line, column, paragraph, run = (self._count(name, index) for name in _COUNTED)
        edges = self._boxes[4 * index : 4 * index + 4]
        if not edges or edges[0] == _NO_BOX[0]:
            return Place(page, line, column, paragraph, None, run)
        left, bottom, right, top = edges
        return Place(page, line, column, paragraph, (left / _FINE, bottom / _FINE, right / _FINE, top / _FINE), run)

    def _count(self, name: str, index: int) -> int | None:
        counts = self._counts.get(name)
        return (counts[index] or None) if counts else None

    def __len__(self) -> int:
        return len(self._offsets)

    @overload
    def __getitem__(self, index: int) -> Mark: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Mark, ...]: ...
    def __getitem__(self, index: int | slice) -> Mark | tuple[Mark, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        index = range(len(self))[index]
        return self._offsets[index], self._place(index)

    def __iter__(self) -> Iterator[Mark]:
        return ((at, self._place(index)) for index, at in enumerate(self._offsets))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Marks):
            return (self._offsets, self._counts, self._boxes) == (other._offsets, other._counts, other._boxes)
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Marks({list(self)})"


def _kept(edge: float) -> int:
    """An edge of a box in the units that it is kept in."""
    edge = round(min(_FAR, max(-_FAR, edge)) * _FINE)
    return edge + (edge == _NO_BOX[0])  # that number stands for no box


def _extended(numbers: array[int], more: Sequence[int]) -> array[int]:
    """The numbers with more behind them: the same array, or a wider one where these do not fit into it."""
    try:
        numbers.extend(array(numbers.typecode, more))
    except OverflowError:
        numbers = array({"h": "i", "H": "I"}[numbers.typecode], numbers)
        numbers.extend(array(numbers.typecode, more))
    return numbers
