"""Markdown -> blocks: the words with the line they stand on; links keep their words, markup and images go.

Archived web pages come as Markdown too, so this reader expects what converters leave behind: escaped numbers, a bold line
for a heading, several items in one paragraph, runs of links for navigation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model.document import Block, BlockKind, Place
from checker.readers.characters import Writer
from checker.readers.encoding import decode
from checker.readers.labels import find, is_bullet
from checker.readers.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)[ \t]*\n.*?\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENDED = re.compile(r"[.;:!?][\"'”’)\]]*$|[;,] (?:and|or)$")


def read_blocks(name: str, data: bytes) -> Reading:
    """The blocks of a Markdown file; raises ReadError where the bytes are no text."""
    text, notices = decode(name, data)
    matter = _FRONT_MATTER.match(text)
    if matter and ":" in matter.group():
        text = "\n" * matter.group().count("\n") + text[matter.end() :]
    return Reading(tuple(_Walk(_parse(text)).blocks()), (), notices)


def _parse(text: str) -> list[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 60 ms that other formats need not pay

    # Indented code is off: four blanks before a paragraph are an archive's debris, never code, in terms.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    return parser.parse(text)


@dataclass
class _Line:
    """One printed line of a paragraph: the words between two line breaks."""

    number: int
    writer: Writer = field(default_factory=Writer)
    hard: bool = False
    """A hard break stands before it."""
    bold: bool = True
    """All its words are bold."""
    anchors: int = 0
    """Links into this same page."""
    links: int = 0
    loose: int = 0
    """Words outside of links."""


class _Walk:
    """One pass over the tokens of a file."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lists: list[bool] = []  # the open lists, outermost first: whether each is numbered
        self.label = ""  # of the list item just opened, until its first block takes it
        self.heading = 0
        self.row: list[Token] | None = None

    def blocks(self) -> Iterator[Block]:
        """The blocks in reading order."""
        for token in self.tokens:
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open"):
                self.lists.append(kind == "ordered_list_open")
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif kind == "list_item_open":
                self.label = f"{token.info}{token.markup}" if self.lists[-1] else "•"
            elif kind in ("heading_open", "heading_close"):
                self.heading = int(token.tag[1]) if kind == "heading_open" else 0
            elif kind == "tr_open":
                self.row = []
            elif kind == "tr_close":
                yield from self._cells()
            elif kind == "inline" and self.row is not None:
                self.row.append(token)
            elif kind == "inline":
                yield from self._paragraph(token)
            elif kind in ("fence", "code_block"):
                yield from self._code(token)
            elif kind == "html_block":
                yield from self._html(token)

    def _block(self, text: str, marks: tuple[tuple[int, Place], ...], bold: bool) -> Block:
        """A paragraph's words as the block they are at this place of the file."""
        label, self.label = self.label, ""
        depth = len(self.lists)
        if self.heading:
            return Block(BlockKind.HEADING, text, "" if is_bullet(label) else label, self.heading, None, marks)
        if label:
            return Block(BlockKind.ITEM, text, label, depth - 1, None, marks)
        if bold and not depth:
            return Block(BlockKind.HEADING, text, "", 0, None, marks)
        return Block(BlockKind.PARAGRAPH, text, "", depth, None, marks)

    def _paragraph(self, token: Token) -> Iterator[Block]:
        lines = [line for line in _lines(token) if line.writer.text]
        if _is_navigation(lines, bool(self.lists)) and not self.heading:
            self.label = ""
            return
        for group in _groups(lines, whole=bool(self.heading)):
            writer = Writer()
            for line in group:
                writer.add(" ", Place())
                writer.add(line.writer.text, Place(line=line.number))
            yield self._block(writer.text, writer.marks, all(line.bold for line in group))

    def _code(self, token: Token) -> Iterator[Block]:
        first = (token.map or [0, 0])[0] + (2 if token.type == "fence" else 1)
        for offset, line in enumerate(token.content.split("\n")):
            writer = Writer()
            writer.add(line, Place(line=first + offset))
            if writer.text:
                yield self._block(writer.text, writer.marks, False)

    def _html(self, token: Token) -> Iterator[Block]:
        first = (token.map or [0, 0])[0] + 1
        writer = Writer()
        writer.add(re.sub(r"<[^>]*>", " ", token.content), Place(line=first))
        if writer.text:
            yield self._block(writer.text, writer.marks, False)

    def _cells(self) -> Iterator[Block]:
        """One row of a table as one block, so that it reads on: "what | how"."""
        writer = Writer()
        for token in self.row or ():
            for line in _lines(token):
                if not line.writer.text:
                    continue
                if writer.text:
                    writer.add(" | ", Place(line=line.number))
                writer.add(line.writer.text, Place(line=line.number))
        self.row = None
        if writer.text:
            yield Block(BlockKind.CELL, writer.text, "", 0, None, writer.marks)


def _lines(token: Token) -> list[_Line]:
    number = (token.map or [0, 0])[0] + 1
    lines = [_Line(number)]
    strong = link = struck = 0
    for child in token.children or ():
        line = lines[-1]
        kind = child.type
        if kind in ("softbreak", "hardbreak"):
            number += 1
            lines.append(_Line(number, hard=kind == "hardbreak"))
        elif kind == "html_inline" and re.match(r"<br\b", child.content, re.IGNORECASE):
            lines.append(_Line(number, hard=True))
        elif kind == "strong_open":
            strong += 1
        elif kind == "strong_close":
            strong -= 1
        elif kind == "s_open":
            struck += 1
        elif kind == "s_close":
            struck -= 1
        elif kind == "link_open":
            link += 1
            line.links += 1
            line.anchors += str(child.attrs.get("href", "")).startswith("#")
        elif kind == "link_close":
            link -= 1
        elif kind in ("text", "code_inline") and not struck:
            line.writer.add(child.content, Place(line=number))
            if re.search(r"\w", child.content):
                line.bold = line.bold and strong > 0
                line.loose += 0 if link else 1
    return lines


def _is_navigation(lines: list[_Line], in_list: bool) -> bool:
    """Whether a paragraph only leads elsewhere: a link into this page (a table of contents) or a run of links."""
    links = sum(line.links for line in lines)
    if not links or any(line.loose for line in lines):
        return False
    return all(line.anchors == line.links for line in lines) or (links > 2 and not in_list)


def _groups(lines: list[_Line], whole: bool) -> Iterator[list[_Line]]:
    """The lines of one paragraph, split where the author broke it into several: before a label, after a bold line."""
    group: list[_Line] = []
    for line in lines:
        if group and not whole and _starts_anew(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _starts_anew(before: _Line, line: _Line) -> bool:
    found = find(line.writer.text)
    if found and is_bullet(found[0]) and found[0] not in "-*–—":
        return True
    ended = bool(_ENDED.search(before.writer.text))
    if found and not found[1] and ended:
        return True
    return line.hard and (ended or before.bold)
