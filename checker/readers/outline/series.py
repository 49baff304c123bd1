"""Where a number belongs: the open clause that comes before it in its series, or the one whose number it contains."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.document import BlockKind
from checker.readers.outline.branch import Node
from checker.readers.outline.labels import Label
from checker.readers.outline.units import Unit

_AHEAD, _AHEAD_OF_SECTION = 40, 300
"""How many units further on a list, or a series of headings, may continue after an interruption."""
_GAP = 3
"""How many steps a series may skip at once: the missing numbers were pictures or typing errors."""
_NEXT, _NEXT_OF_OTHER_ROLE, _NEXT_AFTER_GAP, _UNRELATED = range(4)


def predecessor(units: Sequence[Unit], at: int, label: Label, branch: Sequence[Node]) -> tuple[Node, tuple[str, int]] | None:
    """The open node that the label of the unit at `at` follows, and the reading of the label that makes it so.

    The innermost exact one of the same role (heading or not) is best, then one of the other role, then one with a gap.
    """
    unit = units[at]
    found: list[tuple[int, Node, tuple[str, int]]] = []
    for node in reversed(branch):
        for reading in label.readings:
            if (worth := _worth(node, unit, label, reading)) != _UNRELATED:
                found.append((worth, node, reading))
    if not found:
        return None
    _, before, series = min(found, key=lambda each: each[0])  # of equals the first, which is the innermost
    first = label.opens()
    if first and first != series and _follows(units, at, first) and not _follows(units, at, series):
        return None  # "(h)", "(i)", "(ii)": this "(i)" is a one
    return before, series


def _worth(node: Node, unit: Unit, label: Label, reading: tuple[str, int]) -> int:
    """How well a reading of the label continues the series of an open node; the smaller the better."""
    outer = node.unit.parsed
    if node.series is None or outer is None or node.series[0] != reading[0] or outer.parts[:-1] != label.parts[:-1]:
        return _UNRELATED
    if unit.depth is not None and node.unit.depth is not None and unit.depth != node.unit.depth:
        return _UNRELATED
    step = reading[1] - node.series[1]
    if step == 1:
        return _NEXT if node.heading == unit.heading else _NEXT_OF_OTHER_ROLE
    return _NEXT_AFTER_GAP if 1 < step <= _GAP and node.heading == unit.heading else _UNRELATED


def _follows(units: Sequence[Unit], at: int, series: tuple[str, int]) -> bool:
    """Whether the next of a series comes after the unit at `at`, before the next heading."""
    for unit in units[at + 1 : at + _AHEAD]:
        if unit.kind is BlockKind.HEADING and unit.level:
            return False
        if unit.parsed and (series[0], series[1] + 1) in unit.parsed.readings:
            return True
    return False


def goes_on(units: Sequence[Unit], at: int, node: Node) -> bool:
    """Whether the numbered series of `node` goes on somewhere after the unit at `at`."""
    if node.series is None:
        return False
    style, ordinal = node.series
    ahead = _AHEAD_OF_SECTION if node.heading else _AHEAD
    for unit in units[at + 1 : at + ahead]:
        if unit.kind is BlockKind.HEADING and unit.level:
            return False
        if unit.parsed is None or unit.heading != node.heading or unit.depth != node.unit.depth:
            continue
        if (style, ordinal + 1) in unit.parsed.readings:
            return True
        if (style, 1) in unit.parsed.readings:
            return False
    return False


def named_parent(label: Label, branch: Sequence[Node]) -> Node | None:
    """The open node whose number begins this one ("4" or "Article 4" for "4.2"), innermost first."""
    if len(label.parts) < 2:
        return None
    for node in reversed(branch):
        outer = node.unit.parsed
        if outer is None or outer.bullet or outer.text.startswith("(") or len(outer.parts) >= len(label.parts):
            continue
        if label.parts[: len(outer.parts)] == outer.parts:
            return node
    return None
