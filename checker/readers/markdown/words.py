"""The words of a Markdown paragraph: its lines, and for every piece the line and column it stands at in the file.

The parser gives a paragraph's source with the lines it covers, but of its inline marks only what is left when they are gone.
So it is let parse with a state that notes where each token began. Most paragraphs have no marks at all and need no parsing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from checker.model.document import Place
from checker.readers.text.lines import Line

_MARKED = re.compile(r"[\\`*_~\[<&]")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_STRAY_MARKS = re.compile(r"\*{2,}|_{2}(?=\w)|(?<=\w)_{2}(?!_)")
"""Marks of bold text that stand where Markdown does not take them for marks, left behind by converters."""
_PATIENCE = 10_000_000
"""Characters that the parser may read again in one paragraph."""
_MOST_MARKS = 20_000
"""Marks in one paragraph; more are no markup."""
_LINE_END = re.compile("\n")
_AT = "at"
"""The key of a token's `meta` under which its offset in the paragraph's source stands."""


class Words:
    """Reads the inline part of one file."""

    def __init__(self, parser: MarkdownIt, env: dict[str, Any], source: Sequence[str]) -> None:
        """`source` are the lines of the file, `env` what the parser gathered from it (link targets)."""
        self.struck = False
        self._parser = parser
        self._env = env
        self._source = source

    def lines(self, token: Token, after: int = 0) -> list[Line]:
        """The lines of the paragraph in an inline token; in the first line it begins behind column `after`."""
        content = token.content
        places = _Places(content, (token.map or [0, 0])[0], self._source, after)
        if _MARKED.search(content) and not _is_debris(content):
            return self._marked(content, places)
        lines: list[Line] = []
        at = 0
        for text in content.split("\n"):
            line = Line(hard=bool(lines) and content[:at].endswith("  \n"))
            line.add(text, places[at])
            lines.append(line)
            at += len(text) + 1
        return lines

    def _marked(self, content: str, places: _Places) -> list[Line]:
        lines = [Line()]
        depth = dict.fromkeys(("strong", "link", "s"), 0)
        run: list[Token] = []
        for child in (*self._parsed(content), Token("end", "", 0)):
            if child.type in ("text", "text_special", "code_inline"):
                run.append(child)
                if child.type != "code_inline":
                    continue
            if run and depth["s"]:
                self.struck = True
            else:
                for at, words in _pieces(run, content):
                    lines[-1].add(words, places[at], bold=depth["strong"] > 0, link=depth["link"] > 0)
            run = []
            kind, _, end = child.type.rpartition("_")
            if child.type in ("softbreak", "hardbreak"):
                lines.append(Line(hard=child.type == "hardbreak"))
            elif child.type == "html_inline" and _BREAK.match(child.content):
                lines.append(Line(hard=True))
            elif kind in depth:
                depth[kind] += 1 if end == "open" else -1
                if child.type == "link_open":
                    lines[-1].links += 1
                    lines[-1].anchors += str(child.attrs.get("href", "")).startswith("#")
        return lines

    def _parsed(self, content: str) -> list[Token]:
        state = _State(content, self._parser, self._env, [])
        self._parser.inline.tokenize(state)
        for rule in self._parser.inline.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _is_debris(content: str) -> bool:
    """Whether a paragraph has so many marks that go nowhere that the parser would look for their ends for minutes."""
    if sum(map(content.count, "*_~[<`&\\")) > _MOST_MARKS:
        return True
    opened = max(0, content.count("[") - content.count("]")) + max(0, content.count("<") - content.count(">"))
    return opened * len(content) > _PATIENCE


class _State(StateInline):
    """The parser's state, which notes in every token where it began."""

    def pushPending(self) -> Token:  # noqa: N802 - the parser's name
        text = self.pending
        token = super().pushPending()
        # Right before this place, but for the blanks of a line end or the bracket of a link.
        token.meta[_AT] = max(self.src.rfind(text, 0, self.pos), 0)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta[_AT] = self.pos
        return token


class _Places:
    """Offsets in a paragraph's source -> places in the file."""

    def __init__(self, content: str, first: int, source: Sequence[str], after: int) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(content))]
        self._first = first
        self._columns: list[int] = []
        for at, start in enumerate(self._starts):
            end = self._starts[at + 1] - 1 if at + 1 < len(self._starts) else len(content)
            line = source[first + at] if first + at < len(source) else ""
            # What the parser takes off a line stands before the text; only a heading's marks and a row's cells also after.
            column = line.find(content[start:end], after) if after else line.rfind(content[start:end])
            self._columns.append(max(column, after))
            after = 0

    def __getitem__(self, offset: int) -> Place:
        at = bisect_right(self._starts, offset) - 1
        return Place(line=self._first + at + 1, column=self._columns[at] + offset - self._starts[at] + 1)


def _pieces(run: Sequence[Token], content: str) -> Iterator[tuple[int, str]]:
    """The words of tokens that stand beside each other, without stray marks: (offset in the source, words)."""
    texts = [token for token in run if token.type != "code_inline"]
    joined = "".join(token.content for token in texts)
    stray = [match.span() for match in _STRAY_MARKS.finditer(joined)]
    done = at = 0
    for token in texts:
        at = max(token.meta[_AT], at)
        at += token.markup == "" and content.startswith(f"<{token.content}", at)  # an address in angle brackets
        end = done + len(token.content)
        kept = done
        for left, right in stray:
            if kept < left < end:
                yield at + kept - done, joined[kept:left]
            kept = max(kept, min(right, end)) if left < end else kept
        if kept < end:
            yield at + kept - done, joined[kept:end]
        at += len(token.markup) if token.type == "text_special" else len(token.content)
        done = end
    for token in run[len(texts) :]:
        yield from _code(token, content)


def _code(token: Token, content: str) -> Iterator[tuple[int, str]]:
    """The words of a piece of code within a paragraph, line by line."""
    at = token.meta[_AT] + len(token.markup)
    if content[at : at + len(token.content)].replace("\n", " ") != token.content:
        at += 1  # a blank at either end belongs to the marks
    for line in content[at : at + len(token.content)].splitlines(keepends=True):
        yield at, _STRAY_MARKS.sub("", line)
        at += len(line)
