"""Markdown -> blocks: the words with the line they stand on; links keep their words, markup and images go.

Archived web pages come as Markdown too, so this reader expects what converters leave behind: escaped numbers, a bold line
for a heading, several items in one paragraph, runs of links for navigation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from checker.model.document import Block, BlockKind, Place
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions
from checker.readers.outline.labels import is_bullet
from checker.readers.reading import Reading
from checker.readers.text.characters import Writer
from checker.readers.text.encoding import decode
from checker.readers.text.lines import Line, is_led, is_navigation, paragraphs

if TYPE_CHECKING:
    from markdown_it.token import Token

    from checker.readers.markdown.words import Words

_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)[ \t]*\n.*?\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DEEPEST = 100
"""Levels of lists and quotations: the parser leaves out what is deeper, and by its own default what is deeper than 20."""
_HOLDERS = ("blockquote_open", "list_item_open")
_QUOTED = 4.0
"""Columns by which each quotation is set further in than the text around it."""
_STRUCK = "Words that are struck out (~~so~~) were left out."


def read_blocks(name: str, data: bytes, _options: ReadOptions = PLAIN) -> Reading:
    """The blocks of a Markdown file, with their lines; raises ReadError where the bytes are no text."""
    text, notices = decode(name, data)
    matter = _FRONT_MATTER.match(text)
    if matter and (":" in matter.group() or (matter.group().startswith("+++") and "=" in matter.group())):
        text = "\n" * matter.group().count("\n") + text[matter.end() :]
    tokens, words = _parse(text)
    if any(token.type in _HOLDERS and token.level >= _DEEPEST - 1 for token in tokens):
        raise ReadError(name, "nests its lists and quotations too deeply to be terms", "save it as plain text and check that")
    try:
        blocks = tuple(_Walk(tokens, words, text.split("\n")).blocks())
    except RecursionError as error:  # HTML among the Markdown
        raise ReadError(name, "nests its HTML too deeply to be terms", "save the page from a browser as text") from error
    return Reading(blocks, (), (*notices, _STRUCK) if words.struck else notices)


def _parse(text: str) -> tuple[list[Token], Words]:
    """The block tokens of a file, and what reads the words in them."""
    from markdown_it import MarkdownIt

    from checker.readers.markdown.words import Words

    # Indented code is off: four blanks before a paragraph are a converter's debris, never code, in terms.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"]).disable("code")
    parser.core.ruler.disable(["normalize", "inline", "text_join"])
    parser.inline.ruler2.disable("fragments_join")
    gathered: dict[str, Any] = {}
    return parser.parse(text, gathered), Words(parser, gathered, text.split("\n"))


class _Walk:
    """One pass over the tokens of a file."""

    def __init__(self, tokens: Sequence[Token], words: Words, source: Sequence[str]) -> None:
        self.tokens = tokens
        self._words = words
        self._source = source
        self._lists: list[bool] = []  # the open lists, outermost first: whether each is numbered
        self._label = ""  # of the list item just opened, until its first block takes it
        self._quotes = 0
        self._heading = 0
        self._row: list[Line] | None = None
        self._column = 0  # in the row, behind the cells read so far
        self._led = False  # the last block announces what follows

    def blocks(self) -> Iterator[Block]:
        """The blocks in reading order."""
        for token in self.tokens:
            for block in self._visit(token):
                self._led = is_led(block, self._led)
                yield block

    def _visit(self, token: Token) -> Iterator[Block]:
        kind = token.type
        if kind == "inline":
            if self._row is None:
                yield from self._paragraph(token)
            else:
                self._row.extend(self._cell(token))
        elif kind == "tr_close":
            yield from self._cells()
        elif kind == "fence":
            yield from self._code(token)
        elif kind == "html_block":
            yield from self._html(token)
        else:
            self._enter_or_leave(token)

    def _enter_or_leave(self, token: Token) -> None:
        """Keep account of the lists, quotations, the heading and the row of a table that the next words stand in."""
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._label = f"{token.info}{token.markup}" if self._lists[-1] else "•"
            case "heading_open" | "heading_close":
                self._heading = int(token.tag[1]) if token.type == "heading_open" else 0
            case "tr_open":
                self._row, self._column = [], 0

    def _paragraph(self, token: Token) -> Iterator[Block]:
        lines = self._words.lines(token)
        if not self._heading and is_navigation(lines, led=self._led, listed=bool(self._lists)):
            self._label = ""
            return
        for writer, bold in paragraphs(lines, whole=bool(self._heading)):
            yield self._block(writer, bold=bold)

    def _block(self, writer: Writer, *, bold: bool) -> Block:
        """A paragraph's words as the block they are at this place of the file."""
        label, self._label = self._label, ""
        depth = len(self._lists)
        text, marks, indent = writer.text, writer.marks, _QUOTED * self._quotes
        if self._heading:
            return Block(BlockKind.HEADING, text, "" if is_bullet(label) else label, self._heading, indent, marks)
        if label:
            return Block(BlockKind.ITEM, text, label, depth - 1, indent, marks)
        if bold and not depth:
            return Block(BlockKind.HEADING, text, "", 0, indent, marks)
        return Block(BlockKind.PARAGRAPH, text, "", depth, indent, marks)

    def _cell(self, token: Token) -> list[Line]:
        """The words of one cell of the row that is read."""
        source = self._source[_line(token) - 1]
        found = source.find(token.content, self._column)
        escaped = token.content.replace("|", r"\|")
        if found < 0 and "`" not in escaped:  # the parser takes off what keeps a bar from ending the cell
            found, token.content = source.find(escaped, self._column), escaped
        lines = self._words.lines(token, max(found, self._column))
        self._column = max(found, self._column) + len(token.content)
        return lines

    def _cells(self) -> Iterator[Block]:
        """One row of a table as one block, so that it reads on: "what | how"."""
        writer = Writer()
        for line in self._row or ():
            if writer.text and line.text:
                writer.part(" | ")
            line.write(writer)
        self._row = None
        if writer.text:
            yield Block(BlockKind.CELL, writer.text, "", 0, None, writer.marks)

    def _code(self, token: Token) -> Iterator[Block]:
        number = _line(token)  # of the fence
        for line in token.content.split("\n"):
            number += 1
            writer = Writer()
            writer.add(line, self._place(number, line))
            if writer.text:
                yield self._block(writer, bold=False)

    def _html(self, token: Token) -> Iterator[Block]:
        from checker.readers.html import fragment_blocks

        number = _line(token)
        # What stands before the lines (of a list or a quotation) is kept as blanks, so that columns stay true.
        before = [(self._place(number + at, line).column or 1) - 1 for at, line in enumerate(token.content.split("\n"))]
        whole = (" " * blanks + line for blanks, line in zip(before, token.content.split("\n"), strict=True))
        yield from fragment_blocks("\n".join(whole), number)

    def _place(self, number: int, line: str) -> Place:
        """Where the rest of a line of the file stands."""
        source = self._source[number - 1] if number <= len(self._source) else ""
        return Place(line=number, column=max(source.rfind(line), 0) + 1)


def _line(token: Token) -> int:
    return (token.map or [0, 0])[0] + 1
