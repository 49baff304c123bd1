"""Tables for spreadsheets: RFC 4180, with nothing in a cell that the usual programs would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from checker.reporters.page import plain

_OBEYED = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""A cell that begins with one of these, blanks aside, is run as a formula by one of the usual programs."""


def table(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV, with a byte order mark, without which a spreadsheet takes UTF-8 for something else."""
    out = io.StringIO()
    out.write("\ufeff")
    csv.writer(out, lineterminator="\r\n").writerows([_shown(text) for text in row] for row in rows)
    return out.getvalue()


def _shown(text: str) -> str:
    """`text` such that a spreadsheet shows it and does nothing else."""
    text = plain(text)
    return f"'{text}" if text.startswith("\t") or text.lstrip().startswith(_OBEYED) else text
