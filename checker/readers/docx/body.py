"""Paragraphs and tables of a .docx as blocks, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.document import Block, BlockKind
from checker.readers.docx.changes import ACCEPTED, ORIGINAL, State
from checker.readers.docx.markup import (
    ALTERNATE,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TC_PR,
    TR,
    TR_PR,
    P,
    T,
    W,
    alternative,
    child,
    parts,
    switch,
    value,
)
from checker.readers.docx.numbering import Counter, Numbering
from checker.readers.docx.paragraph import Paragraph, bold_is_heading, read_properties
from checker.readers.docx.rows import Row
from checker.readers.docx.styles import PLAIN, Styles
from checker.readers.docx.tally import Tally
from checker.readers.docx.texts import texts
from checker.readers.docx.words import Reader, Words

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Source:
    """What the stories of one document share; `ordinals` numbers the paragraphs of the body from 1. `seen` is told the words of
    each paragraph as they are read.
    """

    styles: Styles
    numbering: Numbering
    ordinals: Mapping[_Element, int]
    tally: Tally
    state: State = ACCEPTED
    fields: bool = True
    seen: Callable[[_Element, Words], None] | None = None


class Story:
    """One run of paragraphs: the body, a text box or a note. Numbers are counted within it."""

    def __init__(self, source: Source, *, kind: BlockKind | None = None, at: int | None = None) -> None:
        """`kind` is given to every block and `at` is the paragraph all of them stand at, as for a note."""
        self.blocks: list[Block] = []
        self.notes: list[tuple[_Element, int]] = []
        """References to notes and the paragraphs they stand in."""
        self._source = source
        self._kind = kind
        self._at = at
        self._reader = Reader(source.styles, source.tally, source.state, fields=source.fields)
        self._actions = _ACTIONS[source.state]
        self._counter = Counter(source.tally.formats)
        self._rows: list[Row] = []
        self._ordinal = at or 1
        self._open: list[tuple[int, Words]] = []
        self._properties = Paragraph()

    def read(self, parent: _Element) -> None:
        """Append the blocks of everything in `parent`."""
        self._walk(parent)
        self._close()
        self._source.tally.open_fields += self._reader.open_fields

    def _walk(self, parent: Iterable[_Element]) -> None:
        """Read the children of an element; one that is not known here is a wrapper."""
        for element in parent:
            act = self._actions.get(element.tag, Story._walk)
            if act is not None:
                act(self, element)

    def _table(self, table: _Element) -> None:
        self._close()
        for row in self._rows:
            row.holds_table = True
        self._walk(table)

    def _row(self, row: _Element) -> None:
        properties = parts(child(row, TR_PR))
        if self._source.state.loses(properties):
            return
        if switch(properties.get(f"{W}hidden")):
            self._source.tally.hide(row.iter(T))
        else:
            read = Row(len(self.blocks))
            self._rows.append(read)
            self._walk(row)
            self._rows.pop()
            self.blocks[read.start :] = read.joined(self.blocks[read.start :])

    def _cell(self, cell: _Element) -> None:
        if self._source.state.loses(parts(child(cell, TC_PR))):
            return
        self._walk(cell)
        self._close()
        if self._rows:
            self._rows[-1].ends.append(len(self.blocks))

    def _control(self, control: _Element) -> None:
        """Read a content control, unless Word keeps the table of contents in it."""
        content = child(control, SDT_CONTENT)
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if content is not None and value(gallery) != "Table of Contents":
            self._walk(content)

    def _alternate(self, element: _Element) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._walk(chosen)

    def _foreign(self, _: _Element) -> None:
        why = "a part in another file format: open the document in Word, save it again and check that"
        self._source.tally.missed(self._ordinal, why)

    def _paragraph(self, paragraph: _Element) -> None:
        self._ordinal = self._at or self._source.ordinals.get(paragraph, self._ordinal)
        properties = read_properties(paragraph, self._source.styles, self._source.state)
        words = self._reader.read(paragraph, properties.style, self._ordinal)
        if self._source.seen:
            self._source.seen(paragraph, words)
        self.notes.extend((note, self._ordinal) for note in words.notes)
        self._open.append((self._ordinal, words))
        self._properties = properties
        if not properties.joins_next:
            self._close()

    def _close(self) -> None:
        """Make the blocks of the open paragraph; of several that were joined the last one's mark is left."""
        if not self._open:
            return
        joined, self._open = self._open, []
        found = texts(joined, runs_told=self._at is None) if any(words.pieces for _, words in joined) else []
        label, depth, indent = self._number(has_text=any(text.text for text in found))
        found = [text for text in found if _WORD.search(text.text)]
        all_bold = all(words.all_bold for _, words in joined if words.text.strip())
        if not self._properties.style.is_contents:
            for text in found[:1]:
                kind, level = self._kind_of(text.text, label, depth, all_bold=all_bold)
                self.blocks.append(Block(kind, text.text, label, level, indent, text.marks))
            for text in found[1:]:
                self.blocks.append(Block(self._plain, text.text, "", 0, indent, text.marks))
        for _, words in joined:
            for box in words.boxes:
                self._text_box(box)

    def _text_box(self, box: _Element) -> None:
        story = Story(self._source, kind=self._kind, at=self._at)
        story.read(box)
        self.blocks.extend(story.blocks)
        self.notes.extend(story.notes)

    def _number(self, *, has_text: bool) -> tuple[str, int, float | None]:
        """Count the open paragraph; give its label, list depth and left edge in points (None in a table and for no text)."""
        paragraph = self._properties
        num_id = paragraph.num_id
        numbered = self._source.numbering.get(num_id)
        label, depth, of_list = "", 0, PLAIN
        if num_id is not None and numbered is not None:
            depth = numbered.depth(paragraph.own.ilvl, paragraph.style)
            of_list = numbered.levels[depth].format
            if has_text or not paragraph.unseen_if_empty:  # an empty paragraph of a list has its number too
                label = self._counter.label(num_id, numbered, depth)
        return label, depth, None if self._rows or not has_text else paragraph.left_edge(of_list)

    def _kind_of(self, text: str, label: str, depth: int, *, all_bold: bool) -> tuple[BlockKind, int]:
        """Tell what a paragraph with a text is, and its level."""
        heading = None if self._kind else self._properties.heading_level(text)
        if heading is not None:
            return BlockKind.HEADING, heading
        if label and not self._kind:
            return BlockKind.ITEM, depth
        if all_bold and self._plain is BlockKind.PARAGRAPH and bold_is_heading(text):
            return BlockKind.HEADING, 0
        return self._plain, 0

    @property
    def _plain(self) -> BlockKind:
        return self._kind or (BlockKind.CELL if self._rows else BlockKind.PARAGRAPH)


_COMMON: dict[str, Callable[[Story, _Element], None] | None] = {
    P: Story._paragraph,
    TBL: Story._table,
    TR: Story._row,
    TC: Story._cell,
    SDT: Story._control,
    ALTERNATE: Story._alternate,
    f"{W}altChunk": Story._foreign,
    f"{W}subDoc": Story._foreign,
    TR_PR: None,
    TC_PR: None,
    f"{W}tblPr": None,
    f"{W}tblGrid": None,
    f"{W}sectPr": None,
}
_ACTIONS = {state: _COMMON | dict.fromkeys(state.gone) for state in (ACCEPTED, ORIGINAL)}
