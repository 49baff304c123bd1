"""The comparison for a spreadsheet: a line for each control, a column for each pack."""

from __future__ import annotations

import csv
import io

from checker.model.comparison import Comparison
from checker.ports import Style
from checker.reporters.comparison.cells import NOT_ASKED, cited, legend, severity
from checker.reporters.page import plain

_OBEYED = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is run as a formula by the usual programs."""


def render_csv(comparison: Comparison, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """RFC 4180, with a byte order mark, without which a spreadsheet takes UTF-8 for something else; the marks are told last."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["control", "title", *(_safe(f"{pack.title} ({pack.id} {pack.version})") for pack in comparison.packs)])
    for row in comparison.rows:
        cells = [row.cells.get(pack.id) for pack in comparison.packs]
        words = [" | ".join([severity(cell), *cited(cell)]) if cell else NOT_ASKED for cell in cells]
        writer.writerow([_safe(text) for text in (row.control, row.title, *words)])
    writer.writerow([])
    writer.writerows([_safe(f"mark {mark}"), _safe(meaning)] for mark, meaning in legend(comparison))
    return out.getvalue()


def _safe(text: str) -> str:
    """`text` such that a spreadsheet shows it and does nothing else."""
    text = plain(text)
    return f"'{text}" if text.startswith(_OBEYED) else text
