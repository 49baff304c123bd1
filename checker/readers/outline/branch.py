"""The growing outline: all nodes so far, and the branch of those that are still open, outermost first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.model.document import BlockKind, ClauseKind
from checker.readers.outline import prose
from checker.readers.outline.units import Unit

_INDENTED = 1.5
"""Points or columns by which a text must stand further right to count as deeper."""

_DEEPEST = 60
"""How many nodes may hang below each other; no terms go as deep, and what would hang deeper hangs on the last of them."""


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
    rank: str = ""
    """What orders unnumbered titles without a level: "capitals" above a "title", that above one "set" apart; "" for others."""
    series: tuple[str, int] | None = None
    """The series its label counts in and its place there; None for bullets and the unlabelled."""
    listed: bool = False
    """It is an item of a list: a full paragraph after it does not hang on it."""
    unmarked: bool = False
    """It is an item without any mark, known by the words of its lead-in and its own."""
    leads: bool = False
    """Its words lead in what follows."""
    gathers: int = 0
    """For a lead-in: the level of the sections that it leads in, 0 for none."""

    @property
    def holds(self) -> bool:
        """Whether full paragraphs that follow belong to it: a heading, or a numbered clause that is no list item."""
        return self.heading or (self.series is not None and not self.listed)


class Branch:
    """The nodes so far, each parent before its children, and the branch of open ones: the next node hangs on its end."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.open: list[Node] = []

    @property
    def top(self) -> Node | None:
        """The innermost open node."""
        return self.open[-1] if self.open else None

    @property
    def last(self) -> Node | None:
        """The node added last, open or not."""
        return self.nodes[-1] if self.nodes else None

    def add(self, node: Node, *, stays_open: bool = True) -> None:
        """Hang a node on the end of the branch."""
        node.index = len(self.nodes)
        node.parent = self.open[-1].index if self.open else None
        node.leads = not node.heading and prose.leads_in(node.unit.text)
        self.nodes.append(node)
        if stays_open and len(self.open) < _DEEPEST:
            self.open.append(node)

    def parent(self, node: Node) -> Node | None:
        """The node that `node` hangs on."""
        return self.nodes[node.parent] if node.parent is not None else None

    def close(self, test: Callable[[Node], bool]) -> None:
        """Close from the inner end while `test` holds."""
        while self.open and test(self.open[-1]):
            self.open.pop()

    def close_below(self, node: Node) -> None:
        """Leave `node` as the innermost open one."""
        del self.open[self.open.index(node) + 1 :]

    def close_from(self, node: Node) -> None:
        """Close `node` and all below it, for its next sibling."""
        del self.open[self.open.index(node) :]

    def close_items(self, depth: int) -> None:
        """Close the outermost item that the format puts at `depth` or deeper, and all below it."""
        for node in self.open:
            if node.unit.kind is BlockKind.ITEM and node.unit.level >= depth:
                self.close_from(node)
                return

    def close_deeper(self, unit: Unit) -> None:
        """Close the items of deeper lists than that of `unit`.

        An indent knows better than a depth, which may count in another list; and the first of a series, or a bullet below
        what has none, may hang on a lead-in however deep that stands.
        """
        label, top = unit.parsed, self.top
        if label and top and top.leads and (label.opens() or (label.bullet and not _is_bulleted(top))):
            return
        for node in self.open:
            deeper = unit.depth is not None and node.unit.kind is BlockKind.ITEM and node.unit.level > unit.depth
            if deeper and not is_indented(unit, node.unit):
                self.close_from(node)
                return


def _is_bulleted(node: Node) -> bool:
    label = node.unit.parsed
    return label is not None and label.bullet


def is_indented(unit: Unit, outer: Unit) -> bool:
    """Whether `unit` stands further right than `outer`, as far as both are known."""
    return unit.indent is not None and outer.indent is not None and unit.indent > outer.indent + _INDENTED


def is_level(unit: Unit, other: Unit) -> bool:
    """Whether two items stand equally deep, as far as depth and indent of both are known."""
    if unit.depth is not None and other.depth is not None and unit.depth != other.depth:
        return False
    return not is_indented(unit, other) and not is_indented(other, unit)
