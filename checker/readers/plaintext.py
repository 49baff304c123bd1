"""Plain text -> blocks: paragraphs between blank lines, hard-wrapped lines joined, typed lists line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from checker.model.document import Block, BlockKind, Place
from checker.model.reading import PLAIN, ReadOptions
from checker.readers.outline.labels import IN_SENTENCES, find, is_bullet
from checker.readers.outline.prose import ends_part
from checker.readers.reading import Reading
from checker.readers.text.characters import Writer, plain
from checker.readers.text.encoding import decode
from checker.readers.text.hyphens import HYPHENS, Hyphens, is_open

_UNDERLINE = re.compile(r"(?:=+|-+|_+|~+|\*+|#+|[=\-_*~# ]{3,})")
_WIDEST = 130
"""Columns: lines longer than this were not wrapped by hand, so each is a paragraph."""
_LIMIT = 0.9
"""The share of the usual width from which a line, with the next word, counts as full."""
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_STEP = 4
"""Columns by which a quotation in a mail is set further in than what it answers."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: its number in the file, its left edge in columns, its words, and what stands there in the file."""

    number: int
    indent: int
    text: str
    raw: str
    column: int
    """Where `raw` begins: behind the signs of a quotation in a mail."""


def read_blocks(name: str, data: bytes, _options: ReadOptions = PLAIN) -> Reading:
    """The blocks of a text file, with their lines and indents; raises ReadError where the bytes are no text."""
    text, notices = decode(name, data)
    lines = [_line(number, raw) for number, raw in enumerate(text.split("\n"), 1)]
    return Reading(tuple(_blocks(lines)), (), notices)


def _line(number: int, raw: str) -> _Line:
    quoted = _QUOTED.match(raw)
    before = quoted.end() if quoted else 0
    edge = raw[before:].expandtabs(4)
    words = plain(edge).strip()
    indent = len(edge) - len(edge.lstrip()) + _STEP * raw.count(">", 0, before)
    return _Line(number, indent if words else 0, words, raw[before:], before + 1)


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    width = _width(lines)
    hyphens = Hyphens(line.text.split() for line in lines if line.text)
    group: list[_Line] = []
    for line in lines:
        underlines = bool(line.text) and _UNDERLINE.fullmatch(line.text) is not None
        if group and (not line.text or underlines or _starts_anew(group, line, width)):
            yield _block(group, hyphens, underline=line.text[:1] if underlines else "")
            group = []
        if line.text and not underlines:
            group.append(line)
    if group:
        yield _block(group, hyphens, underline="")


def _width(lines: Sequence[_Line]) -> int:
    """The column at which the text is wrapped, 0 where it is not."""
    lengths = sorted(line.indent + len(line.text) for line in lines if line.text)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return width if width <= _WIDEST else 0


def _starts_anew(group: Sequence[_Line], line: _Line, width: int) -> bool:
    """Whether a line starts a paragraph, though no blank line stands before it."""
    before = group[-1]
    first_word = len(line.text.split(" ", 1)[0])
    full = width > 0 and before.indent + len(before.text) + 1 + first_word > width * _LIMIT
    ended = ends_part(before.text)
    label = find(line.text)
    if label and (not full or ended or (is_bullet(label[0]) and label[0] not in IN_SENTENCES)):
        return True
    if width and full:
        return ended and line.indent > before.indent and find(group[0].text) is None  # an indented first line
    return not (line.text[:1].islower() and not ended)


def _block(group: Sequence[_Line], hyphens: Hyphens, underline: str) -> Block:
    writer = Writer()
    broken = False  # the line before ends in a hyphen: its last word goes on
    for line, after in zip_longest(group, group[1:]):
        raw = line.raw.lstrip() if broken else f" {line.raw}"
        place = Place(line=line.number, column=line.column + len(line.raw) - len(raw))
        last, first = line.text.split()[-1], after.text.split()[0] if after else ""
        broken = is_open(last) and first[:1].islower()
        if broken and hyphens.joins(last, first):
            raw = raw.rstrip().rstrip(HYPHENS)
        writer.add(raw.rstrip() if broken else raw, place)
    # The edge of a label is where its line starts; that of a paragraph is where its body stands.
    indent = group[0].indent if find(group[0].text) else min(line.indent for line in group)
    if underline and len(group) == 1:
        return Block(BlockKind.HEADING, writer.text, "", 1 if underline == "=" else 2, indent, writer.marks)
    return Block(BlockKind.PARAGRAPH, writer.text, "", 0, indent, writer.marks)
