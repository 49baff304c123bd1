"""Blocks -> a document: its text, the outline of its clauses, their numbers and sentences, and the places of all."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.document import Clause, ClauseKind, Document, Marks, Span
from checker.readers.outline import labels
from checker.readers.outline.branch import Node
from checker.readers.outline.hanging import hang
from checker.readers.outline.sentences import sentences
from checker.readers.outline.units import units
from checker.readers.reading import Reading
from checker.readers.text.marks import cut


def build(name: str, sha256: str, reading: Reading) -> Document:
    """The document of one file. Any blocks give an outline whose spans nest and cover the text; it never fails."""
    nodes = hang(units(reading.blocks))
    starts = _starts(nodes)
    ends = _ends(nodes, starts)
    paths = _paths(nodes)
    clauses = tuple(
        Clause(
            index=at,
            kind=node.kind,
            number=node.unit.label,
            path=paths[at],
            span=Span(starts[at], ends[at]),
            text_span=Span(starts[at], starts[at] + len(node.unit.text)),
            parent=node.parent,
            sentences=sentences(node.unit.text, starts[at]),
        )
        for at, node in enumerate(nodes)
    )
    text = "\n".join(node.unit.text for node in nodes)
    marks = Marks()
    for start, node in zip(starts, nodes, strict=True):
        marks.extend(cut(node.unit.marks, node.unit.skipped), start)
    return Document(name, sha256, text, clauses, marks, reading.unread, reading.notices)


def _starts(nodes: Sequence[Node]) -> list[int]:
    starts, offset = [], 0
    for node in nodes:
        starts.append(offset)
        offset += len(node.unit.text) + 1  # the line break between two clauses
    return starts


def _ends(nodes: Sequence[Node], starts: Sequence[int]) -> list[int]:
    """Where each node's last descendant ends: a parent comes before its children, so one pass backwards is enough."""
    ends = [start + len(node.unit.text) for start, node in zip(starts, nodes, strict=True)]
    for at in range(len(nodes) - 1, -1, -1):
        parent = nodes[at].parent
        if parent is not None:
            ends[parent] = max(ends[parent], ends[at])
    return ends


def _paths(nodes: Sequence[Node]) -> list[str]:
    """The whole number of each node, built from the numbers up the tree."""
    paths: list[str] = []
    for node in nodes:
        above = paths[node.parent] if node.parent is not None else ""
        label = node.unit.label
        if node.kind is ClauseKind.NOTE and label:  # it counts on its own, so "1" is no clause 1
            paths.append(f"note {label}")
        else:
            paths.append(labels.cite(above, labels.parse(label)) if label else above)
    return paths
