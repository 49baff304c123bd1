"""Blocks by language: whole ones, the sentences of a mixed one, and the columns of a table that stands in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from checker.model.document import Block, BlockKind
from checker.readers.languages.english import ENGLISH_NAME, at_a_glance
from checker.readers.languages.tongues import is_mixed, tongue
from checker.readers.outline.prose import is_title
from checker.readers.outline.sentences import sentences
from checker.readers.text.marks import cut

_BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a part of one, in one language ("" where its words do not say)."""

    block: Block
    language: str
    column: bool = False
    """It stands in a column of a table, with other languages in the other columns."""

    @property
    def english(self) -> bool:
        """Whether it is in English for sure."""
        return self.language == ENGLISH_NAME

    @property
    def foreign(self) -> bool:
        """Whether it is in another language for sure."""
        return self.language not in ("", ENGLISH_NAME)


def pieces_of(blocks: Iterable[Block]) -> list[Piece]:
    """The blocks in order, each with its language; only those in several languages are taken apart.

    What says nothing by itself (a title, a name) is foreign where it stands among foreign pieces, or right above one.
    """
    pieces: list[Piece] = []
    for cells, row in groupby(blocks, key=lambda block: block.kind is BlockKind.CELL):
        if cells:
            pieces.extend(_of_table(list(row)))
        else:
            for block in row:
                pieces.extend(_of_block(block))
    return _settled(pieces) if any(piece.foreign for piece in pieces) else pieces


def _of_block(block: Block) -> Iterator[Piece]:
    language = at_a_glance(block.text)
    if language is not None or not is_mixed(block.text):
        yield Piece(block, tongue(block.text) if language is None else language)
        return
    runs: list[tuple[int, int, str]] = []
    for sentence in sentences(block.text):
        said = tongue(block.text[sentence.start : sentence.end])
        if runs and (not said or said == runs[-1][2] or not runs[-1][2]):
            runs[-1] = (runs[-1][0], sentence.end, runs[-1][2] or said)
        else:
            runs.append((sentence.start, sentence.end, said))
    for at, (start, end, said) in enumerate(runs):
        piece = _cut(block, start, end)
        if at:  # what is left of an item after a foreign sentence is no item of its own
            level = block.level + 1 if block.kind is BlockKind.ITEM else block.level
            piece = replace(piece, kind=BlockKind.PARAGRAPH, label="", level=level)
        yield Piece(piece, said)


def _of_table(rows: Sequence[Block]) -> Iterator[Piece]:
    """The rows of a table, by columns where these are in different languages."""
    cells = [row.text.split(_BETWEEN_CELLS) for row in rows]
    width = max(map(len, cells))
    columns = [tongue(" ".join(row[at] for row in cells if len(row) > at)) for at in range(width)]
    if ENGLISH_NAME not in columns or all(each in ("", ENGLISH_NAME) for each in columns):
        yield from (Piece(row, tongue(row.text)) for row in rows)
        return
    for row, texts in zip(rows, cells, strict=True):
        start = 0
        for at, text in enumerate(texts):
            yield Piece(_cut(row, start, start + len(text)), columns[at], column=True)
            start += len(text) + len(_BETWEEN_CELLS)


def _cut(block: Block, start: int, end: int) -> Block:
    return replace(block, text=block.text[start:end], marks=cut(block.marks, start, end))


def _settled(pieces: Sequence[Piece]) -> list[Piece]:
    after: list[Piece | None] = [None] * len(pieces)
    following: Piece | None = None
    for at in range(len(pieces) - 1, -1, -1):
        after[at] = following
        following = pieces[at] if pieces[at].language else following
    settled: list[Piece] = []
    before: Piece | None = None
    for at, piece in enumerate(pieces):
        sides = [each for each in (before, after[at]) if each]
        heads = at + 1 < len(pieces) and pieces[at + 1].foreign and _is_heading(piece.block)
        if not piece.language and (heads or all(each.foreign for each in sides)):
            settled.append(replace(piece, language=(after[at] or sides[0]).language))
        else:
            settled.append(piece)
        before = piece if piece.language else before
    return settled


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or is_title(block.text)
