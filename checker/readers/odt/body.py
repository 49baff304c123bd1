"""Lists, paragraphs and tables of an .odt as blocks, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model.document import Block, BlockKind, Place
from checker.readers.docx.markup import number
from checker.readers.docx.paragraph import bold_is_heading, may_head
from checker.readers.docx.rows import Row
from checker.readers.docx.symbols import typed_bullets
from checker.readers.docx.tally import Tally
from checker.readers.odt.lists import Lists, Numbers
from checker.readers.odt.markup import DRAW, ITEM, LIST, LIST_HEADER, OFFICE, STYLE_NAME, TABLE, TEXT, H, P
from checker.readers.odt.styles import Styles
from checker.readers.text.characters import Writer

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = re.compile(r"[^\W_]")
_BOX, _NOTE, _BODY, _CITATION = f"{DRAW}text-box", f"{TEXT}note", f"{TEXT}note-body", f"{TEXT}note-citation"
_ANNOTATION, _ROW, _CELL = f"{OFFICE}annotation", f"{TABLE}table-row", f"{TABLE}table-cell"
_SPACES = f"{TEXT}s"
_BLANKS = {f"{TEXT}tab", f"{TEXT}line-break", _SPACES}
_LEFT_OUT = {f"{OFFICE}annotation-end", f"{TEXT}ruby-text", f"{TEXT}script"}
_INDEXES = (
    *("table-of-content", "illustration-index", "table-index", "object-index", "user-index"),
    *("alphabetical-index", "bibliography"),
)


@dataclass(slots=True)
class Source:
    """What the stories of one document share: its styles and numbers, and what was met on the way."""

    styles: Styles
    lists: Lists
    chapters: Numbers
    tally: Tally
    notes: list[Block] = field(default_factory=list)
    paragraphs: int = 0


@dataclass(slots=True)
class _Words:
    """One paragraph while it is read."""

    writer: Writer
    place: Place
    bold: bool = False
    regular: bool = False
    boxes: list[_Element] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)


class Story:
    """One run of paragraphs: the body, a text box or a note, whose blocks are all of the kind `kind`."""

    def __init__(self, source: Source, *, kind: BlockKind | None = None) -> None:
        self.blocks: list[Block] = []
        self._source = source
        self._kind = kind
        self._numbers: Numbers | None = None
        self._depth = 0
        self._label: str | None = None
        """The label of the item that was opened, until its first paragraph takes it."""
        self._rows: list[Row] = []

    def read(self, parent: _Element) -> None:
        """Append the blocks of everything in `parent`; an element that is not known here is a wrapper."""
        for element in parent:
            act = _ACTIONS.get(element.tag, Story.read)
            if act is not None:
                act(self, element)

    def _list(self, element: _Element) -> None:
        lists, outer = self._source.lists, self._numbers
        self._numbers = numbers = outer or lists.open(element)
        around = numbers.levels
        lists.restyle(numbers, element.get(STYLE_NAME))
        own = numbers.levels
        self._depth += 1
        for item in element:
            numbers.levels = own
            lists.restyle(numbers, item.get(f"{TEXT}style-override"))
            self._label = None
            if item.tag == ITEM and any(part.tag in (P, H) for part in item):
                self._label = numbers.label(self._depth, number(item.get(f"{TEXT}start-value")))
            if item.tag in (ITEM, LIST_HEADER):
                self.read(item)
        self._label = None
        self._depth -= 1
        numbers.levels = around
        self._numbers = outer

    def _row(self, element: _Element) -> None:
        row = Row(len(self.blocks))
        self._rows.append(row)
        for cell in element:
            if cell.tag == _CELL:
                self.read(cell)
                row.ends.append(len(self.blocks))
        self._rows.pop()
        self.blocks[row.start :] = row.joined(self.blocks[row.start :])

    def _table(self, element: _Element) -> None:
        for row in self._rows:
            row.holds_table = True
        self.read(element)

    def _section(self, element: _Element) -> None:
        if element.get(f"{TEXT}display") == "none":
            self._source.tally.hide(element.iter(P, H))
        else:
            self.read(element)

    def _paragraph(self, element: _Element) -> None:
        self._source.paragraphs += 1
        words = _Words(Writer(), Place(paragraph=self._source.paragraphs))
        style = element.get(STYLE_NAME, "")
        self._words(element, words, bold=self._source.styles.is_bold(style) or False, hidden=self._source.styles.is_hidden(style))
        label, self._label = self._label, None
        level = number(element.get(f"{TEXT}outline-level")) or 1 if element.tag == H else 0
        if level and self._numbers is None and element.get(f"{TEXT}is-list-header") != "true":
            label = self._source.chapters.label(level)
        if _WORD.search(words.writer.text):
            self.blocks.append(self._block(words, label or "", level, is_title=self._source.styles.is_title(style)))
        for box in words.boxes:
            self._inner(box, self._kind)
        for note in words.notes:
            self._note(note)

    def _block(self, words: _Words, label: str, level: int, *, is_title: bool) -> Block:
        text, marks = words.writer.text, words.writer.marks
        plain = self._kind or (BlockKind.CELL if self._rows else BlockKind.PARAGRAPH)
        if self._kind is None and (level or is_title) and may_head(text):
            return Block(BlockKind.HEADING, text, label, 1 if is_title else level + 1, None, marks)
        if label and self._kind is None:
            return Block(BlockKind.ITEM, text, label, max(self._depth, level) - 1, None, marks)
        if words.bold and not words.regular and plain is BlockKind.PARAGRAPH and bold_is_heading(text):
            return Block(BlockKind.HEADING, text, label, 0, None, marks)
        # What follows the first paragraph of an item belongs to the item.
        return Block(plain, text, label, self._depth if plain is BlockKind.PARAGRAPH else 0, None, marks)

    def _inner(self, element: _Element, kind: BlockKind | None) -> list[Block]:
        story = Story(self._source, kind=kind)
        story.read(element)
        if kind is not BlockKind.NOTE:
            self.blocks.extend(story.blocks)
        return story.blocks

    def _note(self, note: _Element) -> None:
        body, citation = note.find(_BODY), note.find(_CITATION)
        blocks = [] if body is None else self._inner(body, BlockKind.NOTE)
        if blocks:
            label = "" if citation is None else (citation.text or "").strip()
            blocks[0] = Block(BlockKind.NOTE, blocks[0].text, label, 0, None, blocks[0].marks)
        self._source.notes.extend(blocks)

    def _words(self, element: _Element, words: _Words, *, bold: bool, hidden: bool) -> None:
        """Write the words in an element: those of spans, links and fields as they are shown."""
        self._write(element.text, words, bold=bold, hidden=hidden)
        for part in element:
            if part.tag in _BLANKS:
                words.writer.add(" ", words.place)
            elif part.tag == _ANNOTATION:
                self._source.tally.comments.add(str(len(self._source.tally.comments)))
            elif part.tag == _NOTE:
                words.notes.append(part)
            elif part.tag == _BOX:
                words.boxes.append(part)
            elif part.tag not in _LEFT_OUT:
                style = part.get(STYLE_NAME, "")
                own = self._source.styles.is_bold(style)
                veiled = hidden or self._source.styles.is_hidden(style)
                self._words(part, words, bold=bold if own is None else own, hidden=veiled)
            self._write(part.tail, words, bold=bold, hidden=hidden)

    def _write(self, text: str | None, words: _Words, *, bold: bool, hidden: bool) -> None:
        if not text:
            return
        if hidden:
            self._source.tally.hidden_words += len(text.split())
            return
        words.writer.add(typed_bullets(text), words.place)
        if text.strip():
            words.bold |= bold
            words.regular |= not bold


_ACTIONS: dict[str, Callable[[Story, _Element], None] | None] = {
    P: Story._paragraph,
    H: Story._paragraph,
    LIST: Story._list,
    f"{TABLE}table": Story._table,
    _ROW: Story._row,
    f"{TEXT}section": Story._section,
    f"{TEXT}tracked-changes": None,
    f"{OFFICE}forms": None,
    **dict.fromkeys(f"{TEXT}{kind}" for kind in _INDEXES),
}
