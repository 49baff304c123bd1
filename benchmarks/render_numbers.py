"""The numbers of Markdown terms, typed or of its lists, as the lists of a Word file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from markdown_it import MarkdownIt
from markdown_it.token import Token

DEEPEST = 9
"""Levels of a Word list."""
STEP = 18
"""Points by which each level of a list is set in."""

_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)([.)]?)[ \u00a0]+(?=\S)")
_LETTER = re.compile(r"(\(?)([a-z]|[ivx]{1,5})(\))[ \u00a0]+(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


def parse(markdown: str) -> list[Token]:
    """The tokens of a text. Indented code is off: in terms, four blanks before a paragraph are a converter's debris.

    An item whose number is not the next one ("1." again after "10.") keeps it, as its attribute `value`; a list of nothing but
    "1." is counted.
    """
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code").parse(markdown)
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)
        elif token.type == "ordered_list_close":
            items = lists.pop()
            if len({item.info for item in items}) > 1:
                for before, item in pairwise(items):
                    if int(item.info) != int(before.info) + 1:
                        item.attrSet("value", item.info)
    return tokens


@dataclass
class Lists:
    """The lists of one document: what each has counted to, and its w:num."""

    numbering: Any
    counts: dict[str, list[int]] = field(default_factory=dict)
    current: dict[str, int] = field(default_factory=dict)
    made: int = 100

    def define(self, shape: str, levels: Sequence[tuple[str, str]]) -> None:
        """Add an abstract list: for each level how it counts and what it prints."""
        if shape in self.current:
            return
        body = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{printed}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{(at + 2) * STEP * 20}" w:hanging="{2 * STEP * 20}"/></w:pPr></w:lvl>'
            for at, (kind, printed) in enumerate(levels)
        )
        several = '<w:multiLevelType w:val="multilevel"/>'
        number = self._next()
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{several}{body}</w:abstractNum>'
        self.numbering.insert(len(self.numbering.findall(qn("w:abstractNum"))), parse_xml(abstract))
        self.current[shape] = number
        self.numbering.append(parse_xml(self._num(number, number, "")))
        self.counts[shape] = [0] * DEEPEST

    def restart(self, shape: str, level: int, start: int) -> int:
        """A new w:num of the same list that counts `level` from `start`; gives its id."""
        abstract = self.numbering.find(f"{qn('w:num')}[@{qn('w:numId')}='{self.current[shape]}']/{qn('w:abstractNumId')}")
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        number = self._next()
        self.numbering.append(parse_xml(self._num(number, abstract.get(qn("w:val")), override)))
        self.current[shape] = number
        return number

    def follow(self, shape: str, above: list[int] | None, level: int, ordinal: int) -> int | None:
        """The w:num that counts on to `ordinal` on a level, below the numbers `above`; None where it is not the next one.

        The first of a series may come at any time: where the list would not begin again by itself it is told to.
        """
        counts = self.counts[shape]
        if above is not None and counts[:level] != above:
            return None
        if counts[level] + 1 != ordinal:
            if ordinal != 1:
                return None
            self.restart(shape, level, 1)
        counts[level] = ordinal
        counts[level + 1 :] = [0] * (DEEPEST - level - 1)
        return self.current[shape]

    def _next(self) -> int:
        self.made += 1
        return self.made

    @staticmethod
    def _num(number: int, abstract: int | str, override: str) -> str:
        return f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


class Clauses:
    """The list that prints the typed numbers of a text: levels of numbers, then levels of letters."""

    def __init__(self, lists: Lists, tokens: Sequence[Token]) -> None:
        self._lists = lists
        self._depth, self._levels = _levels(tokens)
        lists.define("clauses", self._levels)

    def number(self, text: str) -> tuple[int, int, int] | None:
        """Of a typed number that can be automatic: its length in the text, and the w:num and level that print it."""
        if match := _DECIMAL.match(text):
            parts = [int(part) for part in match[1].split(".")]
            sure = match[2] or len(parts) > 1
            if sure and len(parts) <= self._depth and match[2] == self._levels[len(parts) - 1][1][3 * len(parts) - 1 :]:
                return self._follow(match.end(), parts[:-1], len(parts) - 1, parts[-1])
        elif match := _LETTER.match(text):
            for kind, ordinal in _ordinals(match[2]):
                for level in range(self._depth, DEEPEST):
                    same = self._levels[level] == (kind, f"{match[1]}%{level + 1}{match[3]}")
                    if same and (found := self._follow(match.end(), None, level, ordinal)):
                        return found
        return None

    def _follow(self, length: int, above: list[int] | None, level: int, ordinal: int) -> tuple[int, int, int] | None:
        number = self._lists.follow("clauses", above, level, ordinal)
        return (length, number, level) if number else None


def first_line(token: Token) -> str:
    """The plain text of a paragraph up to its first line break."""
    text = ""
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            break
        text += child.content if child.type in ("text", "code_inline") else ""
    return text


def _levels(tokens: Sequence[Token]) -> tuple[int, list[tuple[str, str]]]:
    """How many levels of numbers a text has, and what each level of its list counts in and prints: numbers, then letters.

    The numbers of a level end as most of them do in this text: "." in "4.", "" in "4.2".
    """
    ends: list[Counter[str]] = [Counter() for _ in range(DEEPEST)]
    letters: list[tuple[str, str, str]] = []
    for text in _openings(tokens):
        if match := _DECIMAL.match(text):
            at = match[1].count(".")
            if at < DEEPEST and (at or match[2]):
                ends[at][match[2]] += 1
        elif match := _LETTER.match(text):
            shapes = [(match[1], kind, match[3]) for kind, ordinal in _ordinals(match[2]) if ordinal == 1]
            letters += [shape for shape in shapes if shape not in letters]
    depth = max((at + 1 for at, count in enumerate(ends) if count), default=1)
    levels = []
    for at in range(depth):
        end = ends[at].most_common(1)[0][0] if ends[at] else "."
        levels.append(("decimal", ".".join(f"%{each + 1}" for each in range(at + 1)) + end))
    for opening, kind, closing in letters[: DEEPEST - depth]:
        levels.append((kind, f"{opening}%{len(levels) + 1}{closing}"))
    while len(levels) < DEEPEST:
        levels.append(("decimal", f"%{len(levels) + 1}."))
    return depth, levels


def _openings(tokens: Sequence[Token]) -> Iterator[str]:
    """The texts of the paragraphs and headings that stand in no list."""
    depth = 0
    for before, token in pairwise(tokens):
        depth += token.nesting if token.type.endswith(("list_open", "list_close")) else 0
        if token.type == "inline" and not depth and before.type in ("paragraph_open", "heading_open"):
            yield first_line(token)


def _ordinals(letters: str) -> Iterator[tuple[str, int]]:
    """How a label can count, as Word names it: "i" is a letter and a roman number."""
    if len(letters) == 1:
        yield "lowerLetter", ord(letters) - ord("a") + 1
    if letters in _ROMAN:
        yield "lowerRoman", _ROMAN.index(letters) + 1
