"""Writes a document down as plain Markdown: what stays of a fetched page, for a person to read and for later versions to be held
against. Read again it gives the same words in the same order.
"""

from __future__ import annotations

import re

from checker.model.document import Clause, ClauseKind, Document

_DEEPEST = 6
_SIGN = re.compile(r"[\\`*\[\]<~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
"""What Markdown or HTML would take for their own inside a line."""
_AT_HEAD = re.compile(r"[#>|+-]|\d+(?=[.)]\s)")
"""What would begin a heading or a list at the head of one."""
_NUMBERED = re.compile(r"\d{1,9}[.)]")


def written(document: Document) -> str:
    """The document's clauses, a paragraph each, headings and lists marked, labels as printed."""
    depths: list[int] = []
    lines: list[str] = []
    for clause in document.clauses:
        depths.append(_depth(document, clause, depths))
        text = _SIGN.sub(r"\\\g<0>", " ".join(document.quote(clause.text_span).split()))
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
    if not label and (head := _AT_HEAD.match(text)):
        text = f"{head.group()}\\{text[head.end() :]}" if text[0].isdigit() else f"\\{text}"
    whole = f"{label} {text}" if label and text else label or text
    if clause.kind is ClauseKind.HEADING:
        return f"{'#' * min(depth + 1, _DEEPEST)} {whole}"
    if clause.kind is ClauseKind.ITEM:
        mark = "" if label and _NUMBERED.fullmatch(label) else "* "
        return f"{'    ' * depth}{mark}{whole}"
    return whole
