"""A document as read: one text, an outline of clauses, sentences, and anchors back to the file.

Decision: labels ("4.2", "(a)", a bullet) stand in `Clause.number`, never in `Document.text`, so that the same
terms give the same text whether the number was typed (text, PDF) or made by the word processor (DOCX).
An enumeration inside a running sentence ("... will not: (i) sell; (ii) ...") stays in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from checker.model.places import Mark, Marks, Place

__all__ = ["Block", "BlockKind", "Clause", "ClauseKind", "Document", "Mark", "Marks", "Place", "Span", "Unread"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, always into `Document.text`."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class BlockKind(Enum):
    """What a block of a file is, as far as its format says."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit that a reader found, before the outline is made.

    `text` has single spaces, no line breaks and no automatic label. `label` is the label as printed ("4.2", "(a)", "•"), or
    "" where the format gives none (a label typed into the text is found by the outline). `level` is the heading level
    (1 is the highest; 0 where unknown) or the depth of a list item (0 is the outermost). `indent` is the left edge in points
    or columns where known. `marks` says where characters of `text` come from: (offset into `text`, place), ascending,
    the first at offset 0.
    """

    kind: BlockKind
    text: str
    label: str = ""
    level: int = 0
    indent: float | None = None
    marks: Sequence[Mark] = ()


class ClauseKind(Enum):
    """The part a clause plays in the outline."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the outline.

    `number` is the label as printed ("4.2", "(a)"; "" for none) and `path` the whole number for a person ("4.2(a)(ii)").
    `text_span` covers the node's own text, `span` also everything below it. `parent` is the index of the clause it hangs
    on in `Document.clauses`: for a list item the paragraph that leads it in, else the heading above; None at the top.
    `sentences` are the sentences of its own text, in order, covering all but the blanks between them.
    """

    index: int
    kind: ClauseKind
    number: str
    path: str
    span: Span
    text_span: Span
    parent: int | None
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file whose words could not be read, and why (for example a scanned page)."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a terms set, as read.

    `name` is the path as the user gave it, `sha256` that of the file's bytes. `marks` maps offsets of `text` to places:
    (offset, place), ascending; a place holds until the next mark, its column counting on with the characters.
    `notices` are plain sentences for the report on how the file was read (for example that tracked changes were read as
    accepted).
    """

    name: str
    sha256: str
    text: str
    clauses: tuple[Clause, ...]
    marks: Marks = field(default_factory=Marks)
    unread: tuple[Unread, ...] = ()
    notices: tuple[str, ...] = ()

    def quote(self, span: Span) -> str:
        """The document's own words at a span."""
        return self.text[span.start : span.end]

    def cite(self, clause: Clause) -> str:
        """A clause by its number as a person cites it ("section 4.2(c)", "B.1", "note 1"); "" for one without a number."""
        if not any(char.isalnum() for char in clause.path):
            return ""
        return f"section {clause.path}" if clause.path[0].isdigit() else clause.path

    def place(self, offset: int) -> Place:
        """Where in the file the character at `offset` stands; an empty place where the format gave none."""
        return self.marks.at(offset)
