"""Rows of the tables of a .docx: the cells of a row as one block, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checker.model.document import Block, BlockKind
from checker.readers.text.characters import Writer


@dataclass
class Row:
    """A row while it is read: where its first block stands in the story, and where those of each cell end."""

    start: int
    ends: list[int] = field(default_factory=list)
    holds_table: bool = False

    def joined(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks of the row as one ("what | how"), as in every other format.

        A row that only sets text side by side stays as it is: one with headings, list items or a table in it, or with
        a single cell.
        """
        edges = pairwise((self.start, *self.ends))
        cells = [cell for start, end in edges if (cell := blocks[start - self.start : end - self.start])]
        plain = all(block.kind is BlockKind.CELL and not block.label for block in blocks)
        if len(cells) < 2 or not plain or self.holds_table:
            return list(blocks)
        writer = Writer()
        for at, cell in enumerate(cells):
            _write(writer, cell, " | " if at else "")
        return [Block(BlockKind.CELL, writer.text, "", 0, None, writer.marks)]


def _write(writer: Writer, cell: Iterable[Block], between: str) -> None:
    """Write the paragraphs of one cell, parted by `between` from the cells before it."""
    for block in cell:
        ends = [at for at, _ in block.marks[1:]] + [len(block.text)]
        for (start, place), end in zip(block.marks, ends, strict=True):
            writer.add(between + block.text[start:end], place)
            between = ""
        between = " "
