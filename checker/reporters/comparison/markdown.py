"""The comparison in Markdown: a table of few packs, else each control with a line for every pack that asks."""

from __future__ import annotations

import re

from checker.model.comparison import Comparison, Row
from checker.ports import Style
from checker.reporters.comparison.cells import FEW, NOT_ASKED, asking, cited, dated, headline, is_address, legend, severity
from checker.reporters.page import plain

_MARKS = re.compile(r"([\\`*_\[\]<>|#~])")


def render_markdown(comparison: Comparison, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """The comparison with the documents that it rests on, each with its version date."""
    lines = ["# Who asks for what", "", headline(comparison) + ".", ""]
    lines += [f"- `{mark}` {_text(meaning)}" for mark, meaning in legend(comparison)]
    lines += _table(comparison) if len(comparison.packs) <= FEW else _list(comparison)
    lines += ["", "## Documents", "", "| pack | document | version |", "| --- | --- | --- |"]
    for pack in comparison.packs:
        for document in pack.documents.values():
            title = f"[{_text(document.title)}]({document.url})" if is_address(document.url) else _text(document.title)
            lines.append(f"| {_text(pack.title)} (`{pack.id}` {_text(pack.version)}) | {title} | {dated(document)} |")
    return "\n".join(lines) + "\n"


def _table(comparison: Comparison) -> list[str]:
    lines = ["", f"| control | {' | '.join(_text(pack.title) for pack in comparison.packs)} |"]
    lines.append(f"| --- {'| --- ' * len(comparison.packs)}|")
    for row in comparison.rows:
        cells = [
            "<br>".join(["**" + _text(severity(cell)) + "**", *map(_text, cited(cell))]) if cell else NOT_ASKED
            for cell in (row.cells.get(pack.id) for pack in comparison.packs)
        ]
        lines.append(f"| {_text(row.title)}<br>`{row.control}` | {' | '.join(cells)} |")
    return lines


def _list(comparison: Comparison) -> list[str]:
    lines: list[str] = []
    for row in comparison.rows:
        lines += ["", f"## {_text(row.title)}", "", f"`{row.control}`, asked by {asking(row, comparison.packs)}"]
        lines += ["", *_entries(row, comparison)] if row.cells else []
    return lines


def _entries(row: Row, comparison: Comparison) -> list[str]:
    return [
        f"- {_text(pack.title)}: **{severity(row.cells[pack.id])}**. {_text('. '.join(cited(row.cells[pack.id])))}"
        for pack in comparison.packs
        if pack.id in row.cells
    ]


def _text(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(plain(text).split()))
