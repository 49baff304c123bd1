"""Writes a document down as plain Markdown: what stays of a fetched page, for a person to read and for later versions to be held
against. Read again it gives the same words in the same order.
"""

from __future__ import annotations

import re

from checker.model.document import Clause, ClauseKind, Document

_DEEPEST = 6
_MEANS_MORE = re.compile(r"[#>|*+-]|\d+[.)]\s|```")
_NUMBERED = re.compile(r"\d{1,9}[.)]")


def written(document: Document) -> str:
    """The document's clauses, a paragraph each, headings and lists marked, labels as printed."""
    depths: list[int] = []
    lines: list[str] = []
    for clause in document.clauses:
        depths.append(_depth(document, clause, depths))
        text = " ".join(document.quote(clause.text_span).split())
        if text or clause.number:
            lines.append(_line(clause, text, depths[-1]))
    return "\n\n".join(lines) + "\n"


def _depth(document: Document, clause: Clause, depths: list[int]) -> int:
    """How deep a heading stands below headings, or an item below items, from 0."""
    if clause.parent is None or document.clauses[clause.parent].kind is not clause.kind:
        return 0
    return depths[clause.parent] + 1


def _line(clause: Clause, text: str, depth: int) -> str:
    label = clause.number if any(char.isalnum() for char in clause.number) else ""
    if not label and _MEANS_MORE.match(text):
        text = f"\\{text}" if not text[0].isdigit() else re.sub(r"^(\d+)", r"\1\\", text)
    whole = f"{label} {text}" if label and text else label or text
    if clause.kind is ClauseKind.HEADING:
        return f"{'#' * min(depth + 1, _DEEPEST)} {whole}"
    if clause.kind is ClauseKind.ITEM:
        mark = "" if label and _NUMBERED.fullmatch(label) else "* "
        return f"{'    ' * depth}{mark}{whole}"
    return whole
