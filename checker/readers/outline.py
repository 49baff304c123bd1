"""Blocks -> the outline of clauses: what hangs on what, numbered as a lawyer cites it.

One pass over the blocks with the stack of open nodes, from the root to the innermost. Each block closes some of them and
hangs on the last one left, so a node's descendants always stand together and spans nest.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.document import Block, BlockKind, Clause, ClauseKind, Document, Place, Span
from checker.readers import labels, prose
from checker.readers.labels import Label
from checker.readers.reading import Reading
from checker.readers.sentences import sentences
from checker.readers.units import Unit, units

_AHEAD = 40
"""How many blocks ahead a list may go on after an interruption."""


@dataclass(slots=True, eq=False)
class _Node:
    """A clause in the making."""

    unit: Unit
    kind: ClauseKind
    parent: _Node | None
    heading: bool = False
    level: int = 0
    """The heading level that the format gave, 0 for none."""
    depth: int | None = None
    """The list depth that the format gave."""
    series: tuple[str, int] | None = None
    """The reading of its label that holds here: (style, ordinal)."""
    leads: bool = False
    listed: bool = False
    """It is an item of a list, so that an unmarked paragraph after it does not hang on it."""
    unmarked: bool = False
    path: str = ""
    index: int = 0
    start: int = 0
    end: int = 0
    children: list[_Node] = field(default_factory=list)


def build(name: str, sha256: str, reading: Reading) -> Document:
    """The document of one file: its text, its clauses and the places they stand at. Never fails on any blocks."""
    nodes = _Builder(units(reading.blocks)).nodes
    pieces: list[str] = []
    marks: list[tuple[int, Place]] = []
    offset = 0
    for index, node in enumerate(nodes):
        node.index, node.start = index, offset
        pieces.append(node.unit.text)
        marks.extend((offset + at, place) for at, place in node.unit.marks)
        offset += len(node.unit.text)
        ancestor: _Node | None = node
        while ancestor:
            ancestor.end = offset
            ancestor = ancestor.parent
        offset += 1
    clauses = tuple(
        Clause(
            index=node.index,
            kind=node.kind,
            number=node.unit.label,
            path=node.path,
            span=Span(node.start, node.end),
            text_span=Span(node.start, node.start + len(node.unit.text)),
            parent=node.parent.index if node.parent else None,
            sentences=sentences(node.unit.text, node.start),
        )
        for node in nodes
    )
    return Document(name, sha256, "\n".join(pieces), clauses, tuple(marks), reading.unread, reading.notices)


class _Builder:
    """Places one unit after the other; `nodes` are the clauses in reading order."""

    def __init__(self, found: list[Unit]) -> None:
        self.units = found
        self.nodes: list[_Node] = []
        self.open: list[_Node] = []
        for at, unit in enumerate(found):
            self._place(at, unit)

    def _place(self, at: int, unit: Unit) -> None:
        block = unit.block
        if block.kind is BlockKind.NOTE:
            self._note(at, unit)
        elif block.kind is BlockKind.CELL:
            self._cell(unit)
        elif block.kind is BlockKind.HEADING and block.level > 0:
            self._heading(unit)
        elif block.kind is BlockKind.ITEM and not unit.typed:
            self._item(unit)
        elif unit.label:
            self._labelled(at, unit)
        elif unit.heading:
            self._title(unit)
        else:
            self._paragraph(at, unit)

    # -- one method for each kind of unit --------------------------------------------------------------------------

    def _note(self, at: int, unit: Unit) -> None:
        if all(later.block.kind is BlockKind.NOTE for later in self.units[at:]):
            self.open.clear()
        self._hang(unit, ClauseKind.NOTE, closed=True)

    def _cell(self, unit: Unit) -> None:
        self._close(lambda node: not (node.heading or node.leads or _is_clause(node)))
        self._hang(unit, ClauseKind.CELL, closed=True)

    def _heading(self, unit: Unit) -> None:
        """A heading whose level the format gave; a number that names its parent ("4.2") overrules the level."""
        label = unit.parsed
        named = self._named_parent(label) if label else None
        if named:
            self._close_to(named)
        else:
            self._close(lambda node: not (0 < node.level < unit.block.level))
        kind = ClauseKind.HEADING if unit.heading else ClauseKind.PARAGRAPH
        series = label.readings[0] if label and not label.bullet else None
        self._hang(unit, kind, heading=True, level=unit.block.level, series=series)

    def _title(self, unit: Unit) -> None:
        """A heading without level or number: beside the last one of its kind, else under what is open."""
        caps = prose.is_capitals(unit.text)
        style = ("title caps" if caps else "title", 0)
        for node in reversed(self.open):
            if node.series == style:
                self._close_from(node)
                break
            if node.level or (node.heading and node.series and not node.series[0].startswith("title")):
                self._close_to(node)
                break
        else:
            outer = [node for node in self.open if node.heading and not caps]
            self._close(lambda node: node not in outer)
        self._hang(unit, ClauseKind.HEADING, heading=True, series=style)

    def _item(self, unit: Unit) -> None:
        """A list item whose depth the format gave."""
        depth = unit.block.level
        self._close(lambda node: node.depth is not None and node.depth >= depth and not node.heading)
        label = unit.parsed
        if self.open and not _may_lead(self.open[-1], unit):
            self._close(lambda node: not (node.heading or _is_clause(node) or node.depth is not None))
        series = label.readings[0] if label and not label.bullet else None
        self._hang(unit, ClauseKind.ITEM, depth=depth, series=series, listed=True)

    def _labelled(self, at: int, unit: Unit) -> None:
        """A clause placed by its number alone."""
        label = unit.parsed
        assert label is not None
        series = self._by_series(at, unit, label)
        parent = self.open[-1] if self.open else None
        led = parent is not None and (parent.leads or parent.listed) and not parent.heading
        heading = unit.heading and not led
        item = label.bullet or led or series[0].startswith(("(", "#)")) or unit.block.kind is BlockKind.ITEM
        kind = ClauseKind.HEADING if heading else ClauseKind.ITEM if item else ClauseKind.PARAGRAPH
        level = 0
        self._hang(unit, kind, heading=heading, level=level, series=series, listed=item and not heading)

    def _paragraph(self, at: int, unit: Unit) -> None:
        """A paragraph without a label: an item of a series, a continuation, or a clause of its own."""
        depth = unit.block.level
        if depth > 0:
            self._close(lambda node: node.depth is not None and node.depth >= depth)
        top = self.open[-1] if self.open else None
        if top and not top.heading and self._goes_on(at, top, unit):
            if top.unmarked and not top.leads:
                self._close_from(top)
            self._hang(unit, ClauseKind.ITEM, listed=True, unmarked=True)
            return
        if depth > 0:
            self._close(lambda node: not (node.heading or node.depth is not None or _is_clause(node)))
            self._hang(unit, ClauseKind.PARAGRAPH)
            return
        if unit.text[:1].islower() and (lead := self._lead()):
            self._close_to(lead)
            self._hang(unit, ClauseKind.PARAGRAPH, closed=True)
            return
        self._close(lambda node: not (node.heading or _is_clause(node) or self._continues(at, node)))
        self._hang(unit, ClauseKind.PARAGRAPH)

    # -- what the rules above ask ----------------------------------------------------------------------------------

    def _goes_on(self, at: int, top: _Node, unit: Unit) -> bool:
        """Whether an unmarked paragraph is an item: of the lead-in just before it, or of the series it stands in."""
        after = self.units[at + 1] if at + 1 < len(self.units) else None
        if top.leads and not top.heading:
            return prose.is_fragment(unit.text) or (
                after is not None and not after.label and prose.joins_on(unit.text) and after.block.kind is unit.block.kind
            )
        if not top.unmarked:
            return False
        return prose.joins_on(top.unit.text) or prose.is_fragment(unit.text)

    def _lead(self) -> _Node | None:
        """The innermost open lead-in below the nearest heading."""
        for node in reversed(self.open):
            if node.heading:
                return None
            if node.leads:
                return node
        return None

    def _continues(self, at: int, node: _Node) -> bool:
        """Whether the list of a labelled item goes on after the paragraph at `at`, so that the paragraph is the item's."""
        if node.series is None or not node.listed:
            return False
        style, ordinal = node.series
        for unit in self.units[at + 1 : at + _AHEAD]:
            if unit.block.kind is BlockKind.HEADING and unit.block.level:
                return False
            if unit.parsed is None or (unit.block.kind is BlockKind.ITEM and unit.block.level != (node.depth or 0)):
                continue
            if unit.heading != node.heading:
                continue
            for reading in unit.parsed.readings:
                if reading == (style, ordinal + 1):
                    return True
                if reading == (style, 1):
                    return False
        return False

    def _by_series(self, at: int, unit: Unit, label: Label) -> tuple[str, int]:
        """Close what the label closes; the reading of the label that holds here."""
        if label.bullet:
            return self._bullet(unit, label)
        named = self._named_parent(label)
        if named:
            self._close_to(named)
            return label.readings[0]
        found = self._predecessor(at, unit, label)
        if found:
            node, series = found
            self._close_from(node)
            return series
        first = next((series for series in label.readings if series[1] == 1), None)
        if len(label.parts) > 1:
            self._close(lambda node: not node.heading or (node.series is not None and node.series[0][:1].isdigit()))
        elif first is None or not first[0].startswith(("(", "#)")) and not first[0].endswith(("a", "i")):
            self._close(lambda node: not (node.heading or node.leads or _is_clause(node)))
        else:
            self._close(lambda node: not (node.heading or node.leads or node.series))
        if self.open and not self.open[-1].heading and self.open[-1].unit.parsed and self.open[-1].unit.parsed.bullet:
            self._close(lambda node: not (node.heading or node.leads or _is_clause(node)))
        return first or label.readings[0]

    def _bullet(self, unit: Unit, label: Label) -> tuple[str, int]:
        style, indent = label.readings[0][0], unit.block.indent
        for node in reversed(self.open):
            if node.heading:
                break
            same = node.series is not None and node.series[0] == style
            if same and (indent is None or node.unit.block.indent is None or indent <= node.unit.block.indent + 2):
                self._close_from(node)
                return style, 0
        top = self.open[-1] if self.open else None
        if top and not top.heading and not _may_lead(top, unit) and not top.listed:
            self._close(lambda node: not (node.heading or _is_clause(node) or node.listed))
        return style, 0

    def _named_parent(self, label: Label) -> _Node | None:
        """The open node whose number begins this one ("4" or "Article 4" for "4.2")."""
        if len(label.parts) < 2:
            return None
        for node in reversed(self.open):
            parsed = node.unit.parsed
            if parsed is None or not parsed.parts or parsed.text.startswith("("):
                continue
            if len(parsed.parts) < len(label.parts) and label.parts[: len(parsed.parts)] == parsed.parts:
                return node
        return None

    def _predecessor(self, at: int, unit: Unit, label: Label) -> tuple[_Node, tuple[str, int]] | None:
        """The open node that this label comes next after, innermost first, and the reading that makes it so."""
        matches: list[tuple[int, int, _Node, tuple[str, int]]] = []
        for distance, node in enumerate(reversed(self.open)):
            if node.series is None or node.series[1] == 0:
                continue
            for style, ordinal in label.readings:
                if node.series[0] != style:
                    continue
                if ordinal == node.series[1] + 1:
                    worth = 0 if node.heading == unit.heading else 1
                    matches.append((worth, distance, node, (style, ordinal)))
                elif node.series[1] < ordinal <= node.series[1] + 3:
                    matches.append((2, distance, node, (style, ordinal)))
                elif ordinal == 1 and not node.leads and not node.heading:
                    matches.append((3, distance, node, (style, ordinal)))
        if not matches:
            return None
        _, _, node, series = min(matches, key=lambda match: match[:2])
        other = next((reading for reading in label.readings if reading != series and reading[1] == 1), None)
        if other and self._next_is(at, other) and not self._next_is(at, series):
            return None
        return node, series

    def _next_is(self, at: int, series: tuple[str, int]) -> bool:
        """Whether the next label of the same shape after `at` is the one that follows `series`."""
        style, ordinal = series
        for unit in self.units[at + 1 : at + _AHEAD]:
            if unit.parsed and not unit.parsed.bullet and any(r == (style, ordinal + 1) for r in unit.parsed.readings):
                return True
            if unit.block.kind is BlockKind.HEADING and unit.block.level:
                return False
        return False

    # -- the stack -------------------------------------------------------------------------------------------------

    def _close(self, test: object) -> None:
        while self.open and test(self.open[-1]):  # type: ignore[operator]
            self.open.pop()

    def _close_to(self, node: _Node) -> None:
        """Leave `node` as the innermost open one."""
        del self.open[self.open.index(node) + 1 :]

    def _close_from(self, node: _Node) -> None:
        """Close `node` and all below it, for its next sibling."""
        del self.open[self.open.index(node) :]

    def _hang(self, unit: Unit, kind: ClauseKind, *, closed: bool = False, **facts: object) -> None:
        parent = self.open[-1] if self.open else None
        node = _Node(unit, kind, parent, **facts)  # type: ignore[arg-type]
        node.leads = prose.leads_in(unit.text) and not node.heading
        above = parent.path if parent else ""
        node.path = labels.cite(above, unit.parsed) if unit.parsed else above
        self.nodes.append(node)
        if not closed:
            self.open.append(node)


def _is_clause(node: _Node) -> bool:
    """Whether unmarked paragraphs below it belong to it: a numbered clause that is no list item."""
    return node.series is not None and not node.listed and not node.series[0].startswith("title")


def _may_lead(node: _Node, unit: Unit) -> bool:
    """Whether an item can hang on `node`: on headings, items and numbered clauses always, on a paragraph if it leads in."""
    if node.heading or node.depth is not None or _is_clause(node) or node.leads or node.listed:
        return True
    return prose.may_lead(node.unit.text, unit.text)
