"""Footnotes and endnotes of a .docx: those the text refers to, in that order, with their printed numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model.document import Block, BlockKind
from checker.readers.docx.body import Source, Story
from checker.readers.docx.markup import W, child, is_on, number, parts, value
from checker.readers.docx.number_formats import printed
from checker.readers.docx.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = f"{W}id"
_KINDS = (("footnote", "decimal"), ("endnote", "lowerRoman"))
"""Each kind of note and how its numbers are printed unless the document says otherwise."""
NOTES = tuple(f"{kind}s" for kind, _ in _KINDS)
"""The parts that hold notes."""


def note_blocks(package: Package, body: _Element, references: list[tuple[_Element, int]], source: Source) -> list[Block]:
    """Read the notes that `references` (with the paragraph each stands in) point to, footnotes first."""
    blocks: list[Block] = []
    for kind, usual in _KINDS:
        of_kind = [(mark, at) for mark, at in references if mark.tag == f"{W}{kind}Reference"]
        part = package.part(f"{kind}s") if of_kind else None
        if part is None:
            continue
        notes = {note.get(_ID): note for note in part.iterchildren(f"{W}{kind}")}
        count, form = _numbers(package, body, kind, usual)
        for mark, at in of_kind:
            label = ""
            if not is_on(mark.get(f"{W}customMarkFollows", "0")):  # else its own sign is in the text
                label, count = printed(count, form) or str(count), count + 1
            note = notes.pop(mark.get(_ID), None)  # a note is read once, however often it is referred to
            if note is not None:
                blocks += _blocks(note, at, label, source)
    return blocks


def _blocks(note: _Element, at: int, label: str, source: Source) -> list[Block]:
    story = Story(source, kind=BlockKind.NOTE, at=at)
    story.read(note)
    return [replace(block, label=label) if place == 0 else block for place, block in enumerate(story.blocks)]


def _numbers(package: Package, body: _Element, kind: str, usual: str) -> tuple[int, str]:
    """Find the first number of a kind of note and its format; the section counts more than the document."""
    for holder in (child(body, f"{W}sectPr"), package.part("settings")):
        properties = parts(child(holder, f"{W}{kind}Pr"))
        form = value(properties.get(f"{W}numFmt"))
        start = number(value(properties.get(f"{W}numStart")))
        if form is not None or start is not None:
            return 1 if start is None else start, form or usual
    return 1, usual
