"""Which clause hangs on which: list items on what leads them in, paragraphs on their clause or heading.

One pass over the units. Each closes the inner end of the branch of open nodes and hangs on the last one left open, so that
what hangs below a node always stands together in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.document import BlockKind, ClauseKind
from checker.readers.outline import prose
from checker.readers.outline.branch import Branch, Node, is_indented
from checker.readers.outline.labels import Label
from checker.readers.outline.lists import fellow, lead_in, owns, unmarked_fellow
from checker.readers.outline.series import goes_on, named_parent, predecessor
from checker.readers.outline.units import Unit


def hang(units: Sequence[Unit]) -> list[Node]:
    """One node for each unit, in the same order; a parent always comes before its children."""
    outline = _Outline(units)
    for at in range(len(units)):
        outline.place(at)
    return outline.branch.nodes


class _Outline:
    """Places one unit after the other."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.branch = Branch()

    def place(self, at: int) -> None:
        """Hang the unit at `at`, by the most reliable thing known of it."""
        unit = self.units[at]
        label = unit.parsed
        if unit.kind is BlockKind.NOTE:
            self._note(at, unit)
        elif unit.kind is BlockKind.CELL:
            self._cell(unit)
        elif unit.kind is BlockKind.HEADING and unit.level:
            self._heading(unit, label)
        elif label is not None and not label.bullet:
            self._numbered(at, unit, label)
        elif unit.kind is BlockKind.ITEM or label is not None:
            self._bullet(at, unit)
        elif unit.heading:
            self._title(at, unit)
        else:
            self._paragraph(at, unit)

    # One method for each kind of unit: close what it closes, then add it.

    def _note(self, at: int, unit: Unit) -> None:
        if all(later.kind is BlockKind.NOTE for later in self.units[at:]):
            self.branch.open.clear()
        self.branch.add(_node(unit, ClauseKind.NOTE), stays_open=False)

    def _cell(self, unit: Unit) -> None:
        self.branch.close(lambda node: not (node.holds or node.leads))
        self.branch.add(_node(unit, ClauseKind.CELL), stays_open=False)

    def _heading(self, unit: Unit, label: Label | None) -> None:
        """A heading whose level the format gave; a number that names its parent ("4.2") overrules the level."""
        named = named_parent(label, self.branch.open) if label else None
        if named:
            self.branch.close_below(named)
        elif (lead := self._announcement()) and self._level() < unit.level:
            lead.gathers = unit.level
        else:
            self.branch.close(lambda node: not (0 < node.level < unit.level or 0 < node.gathers <= unit.level))
        node = _node(unit, ClauseKind.HEADING if unit.heading else ClauseKind.PARAGRAPH)
        node.heading, node.level = unit.heading, unit.level
        node.series = label.readings[0] if label and not label.bullet else None
        self.branch.add(node)

    def _title(self, at: int, unit: Unit) -> None:
        """A heading without level or number: beside the last one of its rank, below any that outranks it."""
        above = next((node for node in reversed(self.branch.open) if node.heading), None)
        rank = self._rank(unit, above)
        if not (self._announcement() and above and above.rank != rank):
            self._close_for_title(at, rank)
        node = _node(unit, ClauseKind.HEADING)
        node.heading, node.rank = True, rank
        self.branch.add(node)

    def _rank(self, unit: Unit, above: Node | None) -> str:
        """What orders a title: one set apart by the format stands below a plain line whose text announces it."""
        if prose.is_capitals(unit.text):
            return "capitals"
        if unit.kind is not BlockKind.HEADING or above is None:
            return "title"
        announced = self._announcement() and above.rank == "title" and above.unit.kind is not BlockKind.HEADING
        return "set" if announced or any(node.rank == "set" for node in self.branch.open) else "title"

    def _numbered(self, at: int, unit: Unit, label: Label) -> None:
        """A clause or item with a number: beside the one it follows, below the number it contains, or first of a series."""
        level = 0
        if label.apart and unit.heading:
            self.branch.close(lambda node: node.level != 1)
        if found := predecessor(self.units, at, label, self.branch.open):
            before, series = found
            level = before.level if unit.heading else 0
            self.branch.close_from(before)
        elif named := named_parent(label, self.branch.open):
            series = label.readings[0]
            if not self._is_fresh_lead(self.branch.top):
                self.branch.close_below(named)
        else:
            series = label.opens() or label.readings[0]
            self.branch.close_deeper(unit)
            self._make_room(at, unit, series)
        self._add_numbered(unit, label, series, level)

    def _add_numbered(self, unit: Unit, label: Label, series: tuple[str, int], level: int) -> None:
        """Add a numbered node as heading, item or clause, whichever its place and its number make it."""
        above = self.branch.top
        led = above is not None and not above.heading and (above.leads or above.listed)
        bracketed = series[0].strip().startswith("(") or series[0].endswith(")")
        item = led or bracketed or (unit.kind is BlockKind.ITEM and len(label.parts) == 1)
        heading = unit.heading and not led
        node = _node(unit, ClauseKind.HEADING if heading else ClauseKind.ITEM if item else ClauseKind.PARAGRAPH)
        node.heading, node.level, node.series = heading, level, series
        node.listed = item and not heading
        self.branch.add(node)

    def _bullet(self, at: int, unit: Unit) -> None:
        """An item without a number: beside the last one with the same mark and place, else the first of a new list."""
        if before := fellow(self.branch, unit):
            self.branch.close_from(before)
        else:
            self.branch.close_deeper(unit)
            self._make_room(at, unit, None)
        node = _node(unit, ClauseKind.ITEM)
        node.listed = True
        self.branch.add(node)

    def _paragraph(self, at: int, unit: Unit) -> None:
        """A paragraph without a label: an item of an unmarked series, the rest of an item, or a text of its own."""
        if unit.depth is not None:
            self.branch.close_items(unit.depth)
        top, before, lead = self.branch.top, unmarked_fellow(self.branch, unit), lead_in(self.branch)
        node = _node(unit, ClauseKind.PARAGRAPH)
        if before or (top and top.leads and prose.completes(top.unit.text, unit.text)):
            if before and not (top and top.leads):
                self.branch.close_from(before)
            node.kind, node.listed, node.unmarked = ClauseKind.ITEM, True, True
            self.branch.add(node)
        elif lead and unit.text[:1].islower() and unit.depth is None:  # the flush end of a sentence around a list
            self.branch.close_below(lead)
            self.branch.add(node, stays_open=False)
        else:
            self.branch.close(lambda other: not (other.holds or owns(self.units, at, self.branch, other)))
            self.branch.add(node)

    # What headings and new series ask.

    def _is_fresh_lead(self, node: Node | None) -> bool:
        return node is not None and node.leads and node is self.branch.last

    def _announcement(self) -> Node | None:
        """The unit just placed, if it announces a rule or a list: the sections right after it are what it speaks of."""
        last = self.branch.last
        return last if last and last.leads and prose.announces(last.unit.text) else None

    def _level(self) -> int:
        """The level of the innermost open heading whose level the format gave, 0 where there is none."""
        return next((node.level for node in reversed(self.branch.open) if node.level), 0)

    def _close_for_title(self, at: int, rank: str) -> None:
        """Close for a title: it stands below a numbered heading while its series goes on, else beside the last of its rank."""
        below: Node | None = None
        for node in reversed(self.branch.open):
            if node.rank == rank:
                self.branch.close_from(node)
                return
            numbered = node.heading and node.series is not None
            below = below or (node if numbered else None)
            if node.level or (numbered and goes_on(self.units, at, node)) or (node.rank == "capitals" and rank != "capitals"):
                self.branch.close_below(below or node)
                return
        if below:
            self.branch.close_below(below)
        else:
            self.branch.open.clear()

    def _make_room(self, at: int, unit: Unit, series: tuple[str, int] | None) -> None:
        """Close what the first of a new series cannot hang on."""
        label = unit.parsed
        if label and len(label.parts) > 1:  # a "4.2" without its "4": below the last heading that has no such number
            self.branch.close(lambda node: not node.heading or (node.series is not None and ":" in node.series[0]))
        else:
            self.branch.close(lambda node: not self._can_hold(at, node, unit, series))

    def _can_hold(self, at: int, node: Node, unit: Unit, series: tuple[str, int] | None) -> bool:
        """Whether the first of a new series (None for bullets) can hang on an open node."""
        same = series is not None and node.series is not None and series[0] == node.series[0]
        fresh = node is self.branch.last
        if node.heading:
            return not (same and unit.heading)
        if node.leads:
            return not unit.heading or fresh
        shallower = node.unit.kind is BlockKind.ITEM and unit.depth is not None and node.unit.level < unit.depth
        if shallower or (is_indented(unit, node.unit) and not _is_beside(unit, series, node)):
            return True
        if node.series is None:  # what the format sets as a heading hangs on no plain sentence before it
            return unit.kind is not BlockKind.HEADING and not node.listed and prose.may_lead(node.unit.text, unit.text)
        if same or not node.listed:
            return not same
        titled = series is None and fresh and prose.is_title(node.unit.text.rstrip("."))
        smaller = series is not None and series[0].strip()[:1] in "(aiAI" and unit.depth is None
        return titled or smaller or goes_on(self.units, at, node)


def _is_beside(unit: Unit, series: tuple[str, int] | None, node: Node) -> bool:
    """Whether clauses that begin with 1 only stand further right than a paragraph, as web pages set any list."""
    closed = node.series is None and not node.listed and prose.ends_sentence(node.unit.text)
    clause = not prose.is_fragment(unit.text) and not all(map(prose.is_phrase, unit.text.split(". ")))  # after its title
    counted = series is not None and series[0].strip() == "1"
    return counted and clause and closed and not prose.may_lead(node.unit.text, unit.text)


def _node(unit: Unit, kind: ClauseKind) -> Node:
    return Node(-1, unit, kind, None)  # the branch gives it its index and its parent
