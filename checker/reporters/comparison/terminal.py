"""The comparison for a terminal: at a glance where the width allows, then each control with who asks for it and where."""

from __future__ import annotations

from itertools import groupby

from checker.model.comparison import Cell, Comparison, Row
from checker.model.packs import Severity
from checker.ports import Style
from checker.reporters.comparison.cells import CONDITIONAL, FEW, asking, cited, headline, legend, severity, unasking
from checker.reporters.page import Page, plain

_COLOURS = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan"}
_LETTERS = (
    "H, M, L: high, medium, low; in small letters where asked only on a condition;"
    f" {CONDITIONAL} asked more strictly on a condition; · not asked"
)
_STEP = 2
"""Columns of the screen that a pack takes at a glance: a letter and a mark."""


def render_terminal(comparison: Comparison, style: Style) -> str:
    """The comparison as wrapped lines; nothing is cut off, whatever the number of packs."""
    page = Page(max(style.width, 40))
    page.row("", headline(comparison), style="bold")
    if len(comparison.packs) > FEW:
        _glance(page, comparison, style.width)
        page.title("Who asks, and where")
    else:
        page.row("", "; ".join(f"{pack.title} ({pack.id} {pack.version})" for pack in comparison.packs), style="dim")
    for mark, meaning in legend(comparison):
        page.row(f"{mark}  ", meaning, style="dim")
    names = max((len(pack.id) for pack in comparison.packs), default=0)
    severities = max((len(severity(cell)) for row in comparison.rows for cell in row.cells.values()), default=0)
    for row in comparison.rows:
        _row(page, row, comparison, (names, severities))
    return page.text(style.colour)


def _row(page: Page, row: Row, comparison: Comparison, widths: tuple[int, int]) -> None:
    """A control, a line for each pack that asks (`widths` of its id and its severity), and those that do not."""
    page.blank()
    page.row("", row.title, style="bold")
    count = f", asked by {asking(row, comparison.packs)}" if len(comparison.packs) > FEW else ""
    page.row("", row.control + count, style="dim")
    for pack in comparison.packs:
        if pack.id in row.cells:
            _cell(page, pack.id, row.cells[pack.id], widths)
    absent = unasking(row, comparison.packs)
    if absent and row.cells:
        page.row("  ", f"not asked by {', '.join(absent)}", style="dim")


def _cell(page: Page, name: str, cell: Cell, widths: tuple[int, int]) -> None:
    from rich.text import Text

    head = Text(f"  {name:<{widths[0]}}  ")
    head.append(severity(cell).ljust(widths[1]), style=_colour(cell))
    head.append("  ")
    lines = cited(cell)
    page.grid(head, Text(plain(lines[0])))
    for line in lines[1:]:
        page.row(" " * len(head.plain), line)


def _glance(page: Page, comparison: Comparison, width: int) -> None:
    """A letter for each control and pack, the packs' names running down; left out where it does not fit."""
    from rich.text import Text

    label = max((len(_name(row)) for row in comparison.rows), default=0) + 4
    if not comparison.rows or label + _STEP * len(comparison.packs) > width:
        return
    page.title("At a glance")
    page.row("", _LETTERS, style="dim")
    page.blank()
    deepest = max(len(pack.id) for pack in comparison.packs)
    for letters in zip(*(pack.id.rjust(deepest) for pack in comparison.packs), strict=True):
        page.grid(Text(" " * label), Text("".join(letter.ljust(_STEP) for letter in letters)))
    for group, rows in groupby(comparison.rows, key=lambda row: row.control.partition("/")[0]):
        page.row("", group, style="bold")
        for row in rows:
            line = Text()
            for pack in comparison.packs:
                cell = row.cells.get(pack.id)
                line.append((_letter(cell) if cell else "·").ljust(_STEP), style=_colour(cell) if cell else "dim")
            page.grid(Text(f"  {_name(row)}".ljust(label)), line)


def _name(row: Row) -> str:
    """A control's name within its group."""
    return row.control.rpartition("/")[2]


def _letter(cell: Cell) -> str:
    demand = cell.demand
    if demand.always is None:
        return demand.rises_to.value[0] if demand.rises_to else ""
    return demand.always.value[0].upper() + (CONDITIONAL if demand.rises_to else "")


def _colour(cell: Cell) -> str:
    strongest = cell.demand.always or cell.demand.rises_to
    return _COLOURS[strongest] if strongest else ""
