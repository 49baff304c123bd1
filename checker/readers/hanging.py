"""Which clause hangs on which: list items on what leads them in, paragraphs on their clause or heading.

One pass over the units with the branch of open nodes, outermost first. Each unit closes the inner end of the branch and
hangs on the last node left open, so that what hangs below a node always stands together in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.model.document import BlockKind, ClauseKind
from checker.readers import prose
from checker.readers.labels import Label
from checker.readers.units import Unit

_AHEAD = 40
"""How many units further on a list may continue after an interruption."""
_GAP = 3
"""How many numbers of a series may be skipped: the missing ones were pictures or typing errors."""
_INDENTED = 1.5
"""Points or columns by which a text must stand further right to count as deeper."""


@dataclass(slots=True, eq=False)
class Node:
    """A clause before its spans are known. `parent` is the index of the node it hangs on."""

    index: int
    unit: Unit
    kind: ClauseKind
    parent: int | None
    heading: bool = False
    level: int = 0
    """The heading level that the format gave, 0 for none."""
    series: tuple[str, int] | None = None
    """The series its label counts in and its place there; None for bullets and the unlabelled."""
    gathers: int = 0
    """For a lead-in: the level of the sections that it leads in, 0 for none."""
    rank: str = ""
    """What tells an unnumbered title without a level from another: "capitals" stand above a "title"."""
    leads: bool = False
    listed: bool = False
    """It is an item of a list: a full paragraph after it does not hang on it."""
    unmarked: bool = False

    @property
    def depth(self) -> int | None:
        """The list depth that the format gave."""
        return self.unit.depth

    @property
    def holds(self) -> bool:
        """Whether full paragraphs that follow belong to it: a heading, or a numbered clause that is no list item."""
        return self.heading or (self.series is not None and not self.listed)


def hang(found: Sequence[Unit]) -> list[Node]:
    """One node for each unit, in the same order; a parent always comes before its children."""
    branch = _Branch(found)
    for at in range(len(found)):
        branch.place(at)
    return branch.nodes


class _Branch:
    """The nodes so far, and the branch of those still open."""

    def __init__(self, found: Sequence[Unit]) -> None:
        self.units = found
        self.nodes: list[Node] = []
        self.open: list[Node] = []

    def place(self, at: int) -> None:
        """Hang the unit at `at`."""
        unit = self.units[at]
        label = unit.parsed
        if unit.kind is BlockKind.NOTE:
            self._note(at, unit)
        elif unit.kind is BlockKind.CELL:
            self._close(lambda node: not (node.holds or node.leads))
            self._add(unit, ClauseKind.CELL, stays_open=False)
        elif unit.kind is BlockKind.HEADING and unit.level:
            self._heading(unit, label)
        elif label is not None and not label.bullet:
            self._numbered(at, unit, label)
        elif unit.kind is BlockKind.ITEM or label is not None:
            self._bullet(at, unit)
        elif unit.heading:
            self._title(unit)
        else:
            self._paragraph(at, unit)

    # One method for each kind of unit: close what it closes, then add it.

    def _note(self, at: int, unit: Unit) -> None:
        if all(later.kind is BlockKind.NOTE for later in self.units[at:]):
            self.open.clear()
        self._add(unit, ClauseKind.NOTE, stays_open=False)

    def _heading(self, unit: Unit, label: Label | None) -> None:
        """A heading whose level the format gave; a number that names its parent ("4.2") overrules the level."""
        named = self._named_parent(label) if label else None
        if named:
            self._close_below(named)
        elif (lead := self._fresh_lead()) and self._level() < unit.level:
            lead.gathers = unit.level
        else:
            self._close(lambda node: not (0 < node.level < unit.level or 0 < node.gathers <= unit.level))
        series = label.readings[0] if label and not label.bullet else None
        kind = ClauseKind.HEADING if unit.heading else ClauseKind.PARAGRAPH
        self._add(unit, kind, heading=unit.heading, level=unit.level, series=series)

    def _title(self, unit: Unit) -> None:
        """A heading without level or number: beside the last one of its rank, below any that outranks it."""
        rank = "capitals" if prose.is_capitals(unit.text) else "title"
        holder = next((node for node in reversed(self.open) if node.heading), None)
        if not (self._fresh_lead() and holder and holder.rank != rank):
            self._close_for_title(rank)
        self._add(unit, ClauseKind.HEADING, heading=True, rank=rank)

    def _close_for_title(self, rank: str) -> None:
        for node in reversed(self.open):
            if node.rank == rank:
                self._close_from(node)
                return
            if node.level or (node.heading and node.series) or (node.rank == "capitals" and rank == "title"):
                self._close_below(node)
                return
        self.open.clear()

    def _fresh_lead(self) -> Node | None:
        """The unit just placed, if it announces a rule or a list: the sections right after it are what it speaks of."""
        last = self.nodes[-1] if self.nodes else None
        return last if last and last.leads and prose.announces(last.unit.text) else None

    def _level(self) -> int:
        """The level of the innermost open heading whose level the format gave, 0 where there is none."""
        return next((node.level for node in reversed(self.open) if node.level), 0)

    def _numbered(self, at: int, unit: Unit, label: Label) -> None:
        """A clause or item with a number: beside the one it follows, below the number it contains, or a new series."""
        level = 0
        if label.apart and unit.heading:
            self._close(lambda node: not 0 < node.level < 2)
        if found := self._predecessor(at, unit, label):
            before, series = found
            level = before.level if unit.heading else 0
            self._close_from(before)
        elif named := self._named_parent(label):
            series = label.readings[0]
            if not (self.open[-1].leads and self.open[-1] is self.nodes[-1]):
                self._close_below(named)
        else:
            series = label.opens() or label.readings[0]
            self._close_deeper(unit)
            self._make_room(at, unit, series, label)
        self._add_numbered(unit, label, series, level)

    def _add_numbered(self, unit: Unit, label: Label, series: tuple[str, int], level: int) -> None:
        parent = self.open[-1] if self.open else None
        led = parent is not None and not parent.heading and (parent.leads or parent.listed)
        heading = unit.heading and not led
        bracketed = series[0].strip()[:1] == "(" or series[0].endswith(")")
        item = led or bracketed or unit.kind is BlockKind.ITEM
        kind = ClauseKind.HEADING if heading else ClauseKind.ITEM if item else ClauseKind.PARAGRAPH
        listed = not heading and (led or bracketed or (item and len(label.parts) == 1))
        self._add(unit, kind, heading=heading, level=level, series=series, listed=listed)

    def _bullet(self, at: int, unit: Unit) -> None:
        """An item without a number: beside the last one with the same mark and place, else the first of a new list."""
        self._close_deeper(unit)
        if before := self._fellow(unit):
            self._close_from(before)
        else:
            self._make_room(at, unit, None, None)
        self._add(unit, ClauseKind.ITEM, listed=True)

    def _fellow(self, unit: Unit) -> Node | None:
        """The open item of the list that a bullet belongs to: the same mark at the same place."""
        for node in reversed(self.open):
            if node.heading:
                return None
            if not node.listed or node.unmarked or node.unit.label != unit.label or not _is_level(unit, node.unit):
                continue
            # Web pages lose the depth of lists: an item that ends with a colon takes the fragments after it below itself.
            if node is self.nodes[-1] and node.unit.text.endswith(":") and prose.completes(node.unit.text, unit.text):
                return None
            if not self._ends_flattened(node, unit):
                return node
        return None

    def _ends_flattened(self, node: Node, unit: Unit) -> bool:
        """Whether a bullet no longer belongs with `node` below an item of the same depth, but beside that item."""
        above = self.nodes[node.parent] if node.parent is not None else None
        if above is None or not above.listed or above.unit.label != unit.label or not _is_level(unit, above.unit):
            return False
        if node.unit.text[:1].islower():
            return unit.text[:1].isupper()
        return prose.ends_sentence(unit.text) and not prose.ends_sentence(node.unit.text)

    def _paragraph(self, at: int, unit: Unit) -> None:
        """A paragraph without a label: an item of an unmarked series, the rest of an item, or a text of its own."""
        if unit.depth is not None:
            self._close_from_depth(unit.depth)
        top = self.open[-1] if self.open else None
        if top and top.leads and prose.completes(top.unit.text, unit.text):
            self._add(unit, ClauseKind.ITEM, listed=True, unmarked=True)
            return
        if fellow := self._unmarked_fellow(unit):
            self._close_from(fellow)
            self._add(unit, ClauseKind.ITEM, listed=True, unmarked=True)
            return
        lead = self._lead()
        if lead and unit.text[:1].islower() and unit.depth is None:  # the flush end of a sentence that a list interrupted
            self._close_below(lead)
            self._add(unit, ClauseKind.PARAGRAPH, stays_open=False)
            return
        self._close(lambda node: not (node.holds or self._owns(at, node, unit)))
        self._add(unit, ClauseKind.PARAGRAPH)

    # What the rules ask.

    def _unmarked_fellow(self, unit: Unit) -> Node | None:
        """The open item of an unmarked series that this paragraph goes on with, if it does."""
        fellow = next((node for node in reversed(self.open) if node.unmarked or node.heading), None)
        if fellow is None or fellow.heading:
            return None
        before = self.nodes[-1].unit.text
        if prose.joins_on(before) or unit.text[:1].islower():
            return fellow
        lead = self.nodes[fellow.parent].unit.text if fellow.parent is not None else ""
        if not prose.ends_sentence(before):
            return fellow if prose.completes(lead, unit.text) else None
        return fellow if prose.completes(lead, unit.text) and prose.ends_sentence(unit.text) else None

    def _owns(self, at: int, node: Node, unit: Unit) -> bool:
        """Whether a full paragraph is part of an open item: by its depth, by its indent, or because the list goes on."""
        if not node.listed:
            return False
        if unit.depth is not None and node.depth is not None:
            return node.depth < unit.depth
        return _is_deeper(unit, node.unit) or self._continues(at, node) or self._titles(node)

    def _titles(self, node: Node) -> bool:
        """Whether an item is a title, and the paragraph after it its text: so it was with the item before it."""
        if node.series is None or node is not self.nodes[-1] or not prose.is_title(node.unit.text.rstrip(".")):
            return False
        for earlier in reversed(self.nodes[: node.index]):
            if earlier.index == node.parent:
                return False
            if earlier.parent == node.parent:
                return any(child.parent == earlier.index for child in self.nodes[earlier.index + 1 : node.index])
        return False

    def _lead(self) -> Node | None:
        """The innermost open lead-in that has items, below the nearest heading."""
        for node in reversed(self.open):
            if node.heading:
                return None
            if node.leads:
                return node
        return None

    def _continues(self, at: int, node: Node) -> bool:
        """Whether the numbered list of an item goes on somewhere after the unit at `at`."""
        if node.series is None:
            return False
        style, ordinal = node.series
        for unit in self.units[at + 1 : at + _AHEAD]:
            if unit.kind is BlockKind.HEADING and unit.level:
                return False
            label = unit.parsed
            if label is None or unit.heading != node.heading or unit.depth != node.depth:
                continue
            if (style, ordinal + 1) in label.readings:
                return True
            if (style, 1) in label.readings:
                return False
        return False

    def _named_parent(self, label: Label) -> Node | None:
        """The open node whose number begins this one ("4" or "Article 4" for "4.2")."""
        if len(label.parts) < 2:
            return None
        for node in reversed(self.open):
            outer = node.unit.parsed
            if outer is None or outer.bullet or outer.text.startswith("(") or len(outer.parts) >= len(label.parts):
                continue
            if label.parts[: len(outer.parts)] == outer.parts:
                return node
        return None

    def _predecessor(self, at: int, unit: Unit, label: Label) -> tuple[Node, tuple[str, int]] | None:
        """The open node that this label comes after in its series, and the reading of the label that makes it so.

        The innermost exact one of the same role (heading or not) is best; then one of the other role; then one with a gap.
        """
        best: tuple[int, Node, tuple[str, int]] | None = None
        for node in reversed(self.open):
            outer = node.unit.parsed
            if node.series is None or outer is None or not _may_be_siblings(unit, node):
                continue
            if outer.parts[:-1] != label.parts[:-1]:
                continue
            same = node.heading == unit.heading
            for reading in label.readings:
                step = reading[1] - node.series[1] if reading[0] == node.series[0] else 0
                worth = (0 if same else 1) if step == 1 else 2 if same and 1 < step <= _GAP else 9
                if worth < 9 and (best is None or worth < best[0]):
                    best = (worth, node, reading)
        if best is None:
            return None
        opens = label.opens()
        if opens and opens != best[2] and self._follows(at, opens) and not self._follows(at, best[2]):
            return None  # "(h)", "(i)", "(ii)": this "(i)" is a one
        return best[1], best[2]

    def _follows(self, at: int, series: tuple[str, int]) -> bool:
        """Whether the next of `series` comes after the unit at `at`, before the next heading."""
        for unit in self.units[at + 1 : at + _AHEAD]:
            if unit.kind is BlockKind.HEADING and unit.level:
                return False
            if unit.parsed and (series[0], series[1] + 1) in unit.parsed.readings:
                return True
        return False

    def _make_room(self, at: int, unit: Unit, series: tuple[str, int] | None, label: Label | None) -> None:
        """Close what a new series cannot hang on."""
        if label and len(label.parts) > 1:
            self._close(lambda node: not (node.heading and (node.series is None or ":" not in node.series[0])))
        else:
            self._close(lambda node: not self._can_hold(at, node, unit, series))

    def _can_hold(self, at: int, node: Node, unit: Unit, series: tuple[str, int] | None) -> bool:
        """Whether the first of a new series can hang on `node`."""
        if node.heading:
            return not (series and unit.heading and node.series and node.series[0] == series[0])
        if node.leads:
            return not unit.heading or node is self.nodes[-1]
        if node.depth is not None and unit.depth is not None and node.depth < unit.depth:
            return True
        if node.series is None and not node.listed:
            return prose.may_lead(node.unit.text, unit.text)
        if _is_deeper(unit, node.unit):
            return True
        if series and node.series and series[0] == node.series[0]:
            return False
        if not node.listed:
            return True
        if node.series is None:
            return False
        return self._continues(at, node) or (series is not None and series[0].strip()[:1] in "(aiAI" and unit.depth is None)

    # The branch.

    def _close(self, test: Callable[[Node], bool]) -> None:
        """Close from the inner end while `test` holds."""
        while self.open and test(self.open[-1]):
            self.open.pop()

    def _close_below(self, node: Node) -> None:
        """Leave `node` as the innermost open one."""
        del self.open[self.open.index(node) + 1 :]

    def _close_from(self, node: Node) -> None:
        """Close `node` and all below it, for its next sibling."""
        del self.open[self.open.index(node) :]

    def _close_deeper(self, unit: Unit) -> None:
        """Close the items of deeper lists. An indent knows better than a depth, which may count in another list."""
        opens = unit.parsed is not None and unit.parsed.opens() is not None
        for node in self.open:
            if unit.depth is None or node.unit.kind is not BlockKind.ITEM or node.unit.level <= unit.depth:
                continue
            if _is_deeper(unit, node.unit):
                continue
            if not (opens and node.leads and node is self.open[-1]):
                self._close_from(node)
                return

    def _close_from_depth(self, depth: int) -> None:
        """Close the outermost item at `depth` or deeper, and all below it."""
        for node in self.open:
            if node.unit.kind is BlockKind.ITEM and node.depth is not None and node.depth >= depth:
                self._close_from(node)
                return

    def _add(
        self,
        unit: Unit,
        kind: ClauseKind,
        *,
        heading: bool = False,
        level: int = 0,
        series: tuple[str, int] | None = None,
        rank: str = "",
        listed: bool = False,
        unmarked: bool = False,
        stays_open: bool = True,
    ) -> None:
        parent = self.open[-1].index if self.open else None
        leads = not heading and prose.leads_in(unit.text)
        node = Node(
            len(self.nodes), unit, kind, parent, heading, level, series, rank=rank, leads=leads, listed=listed, unmarked=unmarked
        )
        self.nodes.append(node)
        if stays_open:
            self.open.append(node)


def _is_deeper(unit: Unit, outer: Unit) -> bool:
    """Whether `unit` stands further right than `outer`, as far as both are known."""
    return unit.indent is not None and outer.indent is not None and unit.indent > outer.indent + _INDENTED


def _is_level(unit: Unit, other: Unit) -> bool:
    """Whether two items stand equally deep, as far as depth and indent of both are known."""
    if unit.depth is not None and other.depth is not None and unit.depth != other.depth:
        return False
    return unit.indent is None or other.indent is None or abs(unit.indent - other.indent) <= _INDENTED


def _may_be_siblings(unit: Unit, node: Node) -> bool:
    """Whether the depths that the format gave allow the two in one list."""
    return unit.depth is None or node.depth is None or unit.depth == node.depth
