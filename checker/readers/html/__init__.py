"""HTML -> blocks: the main text of a page in reading order, its lists with their printed labels, with lines.

Navigation, page heads and feet, scripts, cookie banners and what the page hides are left out; hidden words are counted in
a notice, because terms are sometimes folded away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model.document import Block, BlockKind, Place
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions
from checker.readers.html.lists import ListOfItems
from checker.readers.html.page import (
    BLOCKS,
    CELL_BLOCKS,
    is_left_out,
    is_too_deep,
    main_text,
    said_place,
    says_hidden,
    with_places,
)
from checker.readers.reading import Reading
from checker.readers.text.characters import Writer
from checker.readers.text.encoding import decode
from checker.readers.text.lines import Line, is_led, is_navigation, paragraphs
from checker.readers.text.marks import stretches

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HEADING = re.compile(r"h[1-6]")
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
TOO_DEEP = ("nests its elements too deeply to be a page of terms", "save the page from a browser as text and check that")
"""Why a page is refused, and what to do."""
_QUOTED = 4.0
"""Columns by which each quotation is set further in than the text around it."""
_MINIFIED = 400
"""Characters in a line of source from which, on average, lines tell a person nothing: then paragraphs are counted."""
_WORTH_SAYING = 20
"""Hidden words from which a notice is due."""


def read_blocks(name: str, data: bytes, _options: ReadOptions = PLAIN) -> Reading:
    """The blocks of a web page, with the lines of its source; raises ReadError where the bytes are no text."""
    text, notices = decode(name, data, declared=True)
    walk = _Walk(lines=len(text) <= _MINIFIED * (text.count("\n") + 1))
    try:
        body = _parse(text, 1)
        blocks = tuple(walk.blocks(main_text(body))) if body is not None else ()
    except RecursionError as error:
        raise ReadError(name, *TOO_DEEP) from error
    if walk.hidden >= _WORTH_SAYING:
        notices = (
            *notices,
            f"{walk.hidden} words that the page hides were left out (from line {walk.hidden_from}).",
        )
    return Reading(blocks, (), notices)


def fragment_blocks(html: str, first_line: int) -> Iterator[Block]:
    """The blocks of a piece of HTML that stands in another file from `first_line` on; RecursionError if it nests too deeply."""
    body = _parse(html, first_line)
    if body is not None:
        yield from _Walk().blocks(body)


def _parse(text: str, first_line: int) -> LexborNode | None:
    from selectolax.lexbor import LexborHTMLParser

    if is_too_deep(text):
        raise RecursionError
    return LexborHTMLParser(with_places(text, first_line)).body


class _Walk:
    """One pass over the nodes of a page."""

    def __init__(self, *, lines: bool = True, line: int = 1) -> None:
        """`lines` tells whether places are lines of the source; if not, they are ordinals of paragraphs."""
        self.hidden = 0
        self.hidden_from = 0
        self._by_line = lines
        self._line, self._column = line, 1
        self._paragraph = 1
        self._lines = [Line()]
        self._lists: list[ListOfItems] = []
        self._label: str | None = None  # of the list item just opened, until its first block takes it
        self._heading = 0
        self._quotes = 0
        self._bold = self._link = self._verbatim = 0
        self._led = False

    def blocks(self, root: LexborNode) -> Iterator[Block]:
        """The blocks below `root`, in reading order."""
        yield from self._children(root)
        yield from self._flush()

    def _children(self, node: LexborNode) -> Iterator[Block]:
        child = node.child
        while child is not None:
            if child.tag == "-text":
                self._text(child.text_content or "")
            elif child.tag == "-comment":
                self._line, self._column = said_place(child.comment_content or "") or (self._line, self._column)
            elif child.is_element_node:
                yield from self._element(child)
            child = child.next

    def _text(self, text: str) -> None:
        for at, piece in enumerate(text.split("\n")):
            if at:
                self._line, self._column = self._line + 1, 1
                if self._verbatim:
                    self._lines.append(Line(hard=True))
                else:
                    self._lines[-1].add(" ", self._place)
            self._lines[-1].add(piece, self._place, bold=self._bold > 0, link=self._link > 0)
            self._column += len(piece)

    @property
    def _place(self) -> Place:
        return Place(line=self._line, column=self._column) if self._by_line else Place(paragraph=self._paragraph)

    def _element(self, node: LexborNode) -> Iterator[Block]:
        tag = node.tag or ""
        if says_hidden(node):
            words = len(_WORD.findall(node.text(separator=" ")))
            self.hidden_from = self.hidden_from or _first_line(node) or self._line
            self.hidden += words
        elif is_left_out(node):
            yield from self._flush()
        elif tag == "br":
            self._lines.append(Line(hard=True))
        elif tag in ("ul", "ol", "menu", "dl"):
            yield from self._list(node)
        elif tag in ("li", "dt", "dd"):
            yield from self._item(node, tag)
        elif tag == "tr" and _is_data_row(node):
            yield from self._row(node)
        elif _HEADING.fullmatch(tag) or node.attributes.get("role") == "heading":
            yield from self._titled(node, tag)
        elif tag in BLOCKS:
            yield from self._flush()
            self._verbatim += tag == "pre"
            self._quotes += tag == "blockquote"
            yield from self._children(node)
            yield from self._flush()
            self._verbatim -= tag == "pre"
            self._quotes -= tag == "blockquote"
        else:
            yield from self._inline(node, tag)

    def _inline(self, node: LexborNode, tag: str) -> Iterator[Block]:
        bold = tag in ("b", "strong") or _BOLD.search(node.attributes.get("style") or "") is not None
        link = tag == "a" and "href" in node.attributes
        self._bold += bold
        self._link += link
        if link and (node.text(strip=True)):
            self._lines[-1].links += 1
            self._lines[-1].anchors += (node.attributes.get("href") or "").startswith("#")
        yield from self._children(node)
        self._bold -= bold
        self._link -= link

    def _titled(self, node: LexborNode, tag: str) -> Iterator[Block]:
        yield from self._flush()
        level = node.attributes.get("aria-level") or tag[1:]
        self._heading = int(level) if re.fullmatch(r"[1-9]\d?", level, re.ASCII) else 2
        yield from self._children(node)
        yield from self._flush()
        self._heading = 0

    def _list(self, node: LexborNode) -> Iterator[Block]:
        yield from self._flush()
        self._lists.append(ListOfItems(node))
        yield from self._children(node)
        yield from self._flush()
        self._lists.pop()

    def _item(self, node: LexborNode, tag: str) -> Iterator[Block]:
        yield from self._flush()
        if tag == "dd":
            self._label = None
        else:
            self._label = self._lists[-1].label(node) if self._lists and tag == "li" else ""
        yield from self._children(node)
        yield from self._flush()
        self._label = None

    def _row(self, row: LexborNode) -> Iterator[Block]:
        """One row of a table as one block, so that it reads on: "what | how"."""
        yield from self._flush()
        writer = Writer()
        cell = row.child
        while cell is not None:
            if cell.tag in ("td", "th") and not says_hidden(cell):
                for block in _Walk(lines=self._by_line, line=self._line).blocks(cell):
                    if writer.text:
                        writer.part(" | ")
                    for at, end, place in stretches(block.marks, len(block.text)):
                        writer.add(block.text[at:end], place if self._by_line else self._place)
            cell = cell.next
        if writer.text:
            yield self._made(Block(BlockKind.CELL, writer.text, "", 0, None, writer.marks))

    def _flush(self) -> Iterator[Block]:
        """The blocks of the lines collected since the last block began."""
        lines, self._lines = self._lines, [Line()]
        if not any(line.text for line in lines):
            return
        if not self._heading and is_navigation(lines, led=self._led, listed=bool(self._lists)):
            self._label = None
            return
        for writer, bold in paragraphs(lines, whole=bool(self._heading)):
            yield self._made(self._block(writer, bold=bold))

    def _made(self, block: Block) -> Block:
        self._led = is_led(block, self._led)
        self._paragraph += 1
        return block

    def _block(self, writer: Writer, *, bold: bool) -> Block:
        """The words of a paragraph as the block they are at this place of the page."""
        label, self._label = self._label, None
        depth = len(self._lists)
        text, marks, indent = writer.text, writer.marks, _QUOTED * self._quotes
        if self._heading:
            return Block(BlockKind.HEADING, text, label if label not in (None, "•") else "", self._heading, indent, marks)
        if label is not None:
            return Block(BlockKind.ITEM, text, label, max(depth - 1, 0), indent, marks)
        if bold and not depth:
            return Block(BlockKind.HEADING, text, "", 0, indent, marks)
        return Block(BlockKind.PARAGRAPH, text, "", depth, indent, marks)


def _first_line(node: LexborNode) -> int | None:
    """The line of the first words in an element."""
    for child in node.traverse(include_text=False):
        if child.tag == "-comment" and (place := said_place(child.comment_content or "")):
            return place[0]
    return None


def _is_data_row(row: LexborNode) -> bool:
    """Whether the cells of a row hold plain words; a table of whole sections is there for its looks only."""
    cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
    return len(cells) > 1 and all(len(cell.css(CELL_BLOCKS)) <= 1 and not cell.css("table,h1,h2,h3,h4,h5,h6") for cell in cells)
