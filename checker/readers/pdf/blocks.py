"""Groups of lines -> blocks: their text with broken words made whole, their kind and label, and the place of each word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.model.document import Block, BlockKind, Marks, Place
from checker.readers.outline import labels, prose
from checker.readers.pdf.layout import Line, blank_before
from checker.readers.pdf.measures import Measures
from checker.readers.pdf.tables import TableRow
from checker.readers.pdf.words import Word
from checker.readers.text.characters import Writer
from checker.readers.text.hyphens import HYPHENS, Hyphens, is_open

_LONGEST_HEADING = 25
"""Words."""
_LEVEL = 2.0
"""Points within which bullets stand at one depth."""


@dataclass
class BlockMaker:
    """Makes the blocks of one document; knows the depth of the list it is in."""

    measures: Measures
    hyphens: Hyphens
    _depths: list[float] = field(default_factory=list)

    def block(self, lines: Sequence[Line]) -> Block:
        """A paragraph, heading or list item. `indent` is the distance from the left edge of its column in points."""
        label, skipped = _bullet(lines[0])
        writer = Writer()
        self._write(writer, lines, skipped)
        indent = max(0.0, round(lines[0].left - self.measures.edges(lines[0])[0], 1))
        if label and not self._is_listed_heading(lines, writer.text):
            return Block(BlockKind.ITEM, writer.text, label, self._depth(indent), indent, Marks(writer.marks))
        if self._is_heading(lines, writer.text):
            self._depths.clear()
            return Block(BlockKind.HEADING, writer.text, "", self.measures.level(lines[0]), indent, Marks(writer.marks))
        return Block(BlockKind.PARAGRAPH, writer.text, "", 0, indent, Marks(writer.marks))

    def row(self, row: TableRow) -> Block:
        """A row of a table, its cells side by side; a cell that only holds a label is put before the next."""
        writer = Writer()
        for lines in row.cells:
            if not lines:
                continue
            place = _place(lines[0].page, lines[0].words[0])
            if writer.text:
                found = labels.find(writer.text + " X")
                writer.add(" " if found and found[0] == writer.text else " | ", place)
            self._write(writer, lines)
        return Block(BlockKind.CELL, writer.text, "", 0, None, Marks(writer.marks))

    def note(self, lines: Sequence[Line]) -> Block:
        """A footnote, with the number or sign that refers to it as its label."""
        writer = Writer()
        self._write(writer, lines, 1)
        return Block(BlockKind.NOTE, writer.text, lines[0].words[0].text.rstrip(".)"), 0, None, Marks(writer.marks))

    def _write(self, writer: Writer, lines: Iterable[Line], skipped: int = 0) -> None:
        """Write the words of `lines` but the first `skipped`."""
        held: tuple[Word, int] | None = None  # the last word and its page, until it is known whether its hyphen stays
        for line in lines:
            for word in line.words[skipped:]:
                if held:
                    self._add(writer, *held, word, new_line=word is line.words[0])
                held = (word, line.page)
            skipped = 0
        if held:
            writer.add(held[0].text, _place(held[1], held[0]))

    def _add(self, writer: Writer, word: Word, page: int, after: Word, *, new_line: bool) -> None:
        text = word.text
        if new_line and is_open(text):
            blank = ""
            if self.hyphens.joins(text, after.text):
                text = text.rstrip(HYPHENS)
        else:
            blank = " " if new_line or blank_before(word, after) else ""
        writer.add(text + blank, _place(page, word))

    def _is_heading(self, lines: Sequence[Line], text: str) -> bool:
        words = len(text.split())
        if words > _LONGEST_HEADING or len(lines) > 4:
            return False
        if self.measures.level(lines[0]):
            return True
        if self.measures.bold or not all(line.bold for line in lines):
            return False
        return words <= 6 or text[-1] not in ".,;"

    def _is_listed_heading(self, lines: Sequence[Line], text: str) -> bool:
        """Whether a bullet stands before a heading: web pages have lists of whole sections."""
        return bool(self.measures.level(lines[0])) and lines[0].bold and not self.measures.bold and prose.is_title(text)

    def _depth(self, indent: float) -> int:
        while self._depths and self._depths[-1] > indent + _LEVEL:
            self._depths.pop()
        if not self._depths or self._depths[-1] < indent - _LEVEL:
            self._depths.append(indent)
        return len(self._depths) - 1


def _bullet(line: Line) -> tuple[str, int]:
    """The bullet that a line begins with and the number of words it takes; ("", 0) for none."""
    first = line.words[0].text
    if len(line.words) > 1 and labels.is_bullet(first):
        return first, 1
    return "", 0


def _place(page: int, word: Word) -> Place:
    return Place(page=page, box=word.box)
