"""Outlines as indented lines, for tests: one line a clause, its number in brackets before its words."""

from __future__ import annotations

from checker.model.document import Block, BlockKind, Document
from checker.readers.outline import build
from checker.readers.reading import Reading


def paragraph(text: str, label: str = "", *, level: int = 0, indent: float | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, label, level, indent)


def heading(text: str, level: int = 0, label: str = "") -> Block:
    return Block(BlockKind.HEADING, text, label, level)


def item(text: str, label: str = "•", level: int = 0, *, indent: float | None = None) -> Block:
    return Block(BlockKind.ITEM, text, label, level, indent)


def cell(text: str) -> Block:
    return Block(BlockKind.CELL, text)


def note(text: str, label: str = "") -> Block:
    return Block(BlockKind.NOTE, text, label)


def document(*blocks: Block | str) -> Document:
    """The outline of blocks; a bare string is a paragraph."""
    return build("t", "", Reading(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)))


def lines(read: Document) -> list[str]:
    depth: dict[int | None, int] = {None: -1}
    out = []
    for clause in read.clauses:
        depth[clause.index] = depth[clause.parent] + 1
        number = f"[{clause.number}] " if clause.number else ""
        out.append("  " * depth[clause.index] + number + read.quote(clause.text_span))
    return out


def tree(*blocks: Block | str) -> str:
    """The outline of blocks as text, one clause a line, two blanks for each step down."""
    return "\n".join(lines(document(*blocks)))


def paths(*blocks: Block | str) -> list[str]:
    return [clause.path for clause in document(*blocks).clauses]


def kinds(*blocks: Block | str) -> str:
    """The first letter of the kind of each clause."""
    return "".join(clause.kind.name[0] for clause in document(*blocks).clauses)
