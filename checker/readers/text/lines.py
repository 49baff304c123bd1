"""The printed lines of one paragraph of marked-up text (Markdown, HTML), and the paragraphs that its author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.model.document import Block, BlockKind, Place
from checker.readers.outline import prose
from checker.readers.outline.labels import BULLETS, IN_SENTENCES, find
from checker.readers.text.characters import Writer

_SPLIT_BY = BULLETS - IN_SENTENCES
_RUN_OF_LINKS = 2
_PERMALINKS = frozenset("¶#🔗")
_WORD_CHARACTER = re.compile(r"\w")


@dataclass(slots=True)
class Line:
    """The words between two line breaks, all of which may be bold or linked."""

    hard: bool = False
    """The author broke the line before it; otherwise only the file does."""
    pieces: list[tuple[str, Place]] = field(default_factory=list)
    bold: bool = True
    links: int = 0
    anchors: int = 0
    """Those of its links that lead into the same page."""
    linked: bool = True
    """All its words are in links."""
    _written: Writer | None = None

    def add(self, raw: str, place: Place, *, bold: bool = False, link: bool = False) -> None:
        """Append a piece of text that stands at `place`, unless it is but the sign of a link to its own heading."""
        if link and raw.strip() in _PERMALINKS:
            return
        self.pieces.append((raw, place))
        self._written = None
        if (self.bold or self.linked) and _WORD_CHARACTER.search(raw):
            self.bold = self.bold and bold
            self.linked = self.linked and link

    @property
    def text(self) -> str:
        """Its words."""
        return self.written.text

    @property
    def written(self) -> Writer:
        """Its words with their places, by themselves; nothing may be added to them."""
        if self._written is None:
            self._written = Writer()
            self.write(self._written)
        return self._written

    def write(self, writer: Writer) -> None:
        """Append its pieces to `writer`."""
        for raw, place in self.pieces:
            writer.add(raw, place)


def is_navigation(lines: Sequence[Line], *, led: bool, listed: bool) -> bool:
    """Whether a paragraph only leads elsewhere: links into this page (a table of contents), or a run of links.

    `led`: words before it announce what follows, so that links are what they speak of; `listed`: it is an item of a list.
    """
    links = sum(line.links for line in lines)
    if not links or not all(line.linked for line in lines):
        return False
    if all(line.anchors == line.links for line in lines):
        return listed or not led
    return links >= _RUN_OF_LINKS and not led


def is_led(block: Block, led: bool) -> bool:
    """Whether what follows `block` is announced: by its words, or by those before the list that it is an item of (`led`)."""
    return prose.leads_in(block.text) or (led and block.kind is BlockKind.ITEM)


def paragraphs(lines: Sequence[Line], *, whole: bool = False) -> Iterator[tuple[Writer, bool]]:
    """The paragraphs in the lines, each with whether it is bold throughout.

    Lines that only the file breaks are one paragraph; where the author broke a line (or a list was typed line by line)
    a new one starts after the end of a sentence, after a bold line and before a label. With `whole`, never.
    """
    group: list[Line] = []
    for line in lines:
        if not line.text:
            continue
        if group and not whole and _starts_anew(group[-1], line):
            yield _join(group)
            group = []
        group.append(line)
    if group:
        yield _join(group)


def _join(group: Sequence[Line]) -> tuple[Writer, bool]:
    if len(group) == 1:
        return group[0].written, group[0].bold
    writer = Writer()
    for line in group:
        writer.add(" ", Place())
        line.write(writer)
    return writer, all(line.bold for line in group)


def _starts_anew(before: Line, line: Line) -> bool:
    found = find(line.text)
    if found and found[0] in _SPLIT_BY:
        return True
    ended = prose.ends_part(before.text)
    if found and not found[1] and (ended or line.hard):
        return True
    return line.hard and (ended or (before.bold and not line.bold))
