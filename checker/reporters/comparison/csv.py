"""The comparison for a spreadsheet: a line for each control, a column for each pack."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.comparison import Comparison
from checker.ports import Style
from checker.reporters.comparison.cells import NOT_ASKED, cited, legend, severity
from checker.reporters.spreadsheet import table


def render_csv(comparison: Comparison, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """The controls, and below them what the marks mean."""
    return table(_rows(comparison))


def _rows(comparison: Comparison) -> Iterator[list[str]]:
    yield ["control", "title", *(f"{pack.title} ({pack.id} {pack.version})" for pack in comparison.packs)]
    for row in comparison.rows:
        cells = [row.cells.get(pack.id) for pack in comparison.packs]
        words = [" | ".join([severity(cell), *cited(cell)]) if cell else NOT_ASKED for cell in cells]
        yield [row.control, row.title, *words]
    yield []
    for mark, meaning in legend(comparison):
        yield [f"mark {mark}", meaning]
