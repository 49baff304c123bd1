"""Blocks -> units: labels stripped off, headings recognised, tables of contents left out."""

from __future__ import annotations

from dataclasses import dataclass
from collections.abc import Sequence

from checker.model.document import Block, BlockKind, Place
from checker.readers import labels, prose
from checker.readers.labels import Label


@dataclass(frozen=True, slots=True)
class Unit:
    """A block without its label."""

    block: Block
    text: str
    label: str
    """As printed, "" for none."""
    typed: bool
    """The label stood in the text."""
    marks: tuple[tuple[int, Place], ...]
    heading: bool

    @property
    def parsed(self) -> Label | None:
        """The label taken apart, None where there is none."""
        return labels.parse(self.label) if self.label else None


def units(blocks: Sequence[Block]) -> list[Unit]:
    """The units of a file in reading order."""
    found = [labels.find(block.text) if block.kind is not BlockKind.CELL else None for block in blocks]
    believed = _believed(blocks, found)
    result = []
    for at, block in enumerate(blocks):
        label, cut = block.label, 0
        typed = False
        if believed[at] and not (block.kind is BlockKind.NOTE):
            raw = believed[at]
            rest = block.text[len(raw) :]
            cut = len(block.text) - len(rest.lstrip(" .:–—-") if not labels.is_bullet(raw) else rest.lstrip())
            if not label or labels.is_bullet(label) or not labels.is_bullet(raw):
                label, typed = raw.strip(" :–—"), True
        text = block.text[cut:]
        if not text:
            continue
        result.append(Unit(block, text, label, typed, _shift(block.marks, cut), False))
    return _with_headings(result)


def _believed(blocks: Sequence[Block], found: Sequence[tuple[str, bool] | None]) -> list[str]:
    """The typed label of each block, "" for none; a weak one only where the next or the last of its series is there too."""
    seen: set[tuple[str, int]] = set()
    for hit in found:
        if hit:
            seen.update(labels.parse(hit[0].strip(" :–—")).readings)
    out = []
    for block, hit in zip(blocks, found, strict=True):
        if hit is None:
            out.append("")
            continue
        raw, weak = hit
        if weak:
            readings = labels.parse(raw.strip(" :–—")).readings
            if not any((style, n - 1) in seen or (style, n + 1) in seen for style, n in readings):
                out.append("")
                continue
            if raw.isdigit() and not prose.is_title(block.text[len(raw) :].strip()) and block.kind is not BlockKind.HEADING:
                out.append("")
                continue
        out.append(raw)
    return out


def _shift(marks: tuple[tuple[int, Place], ...], cut: int) -> tuple[tuple[int, Place], ...]:
    if not cut or not marks:
        return marks
    before = [place for at, place in marks if at <= cut]
    return ((0, before[-1] if before else marks[0][1]), *((at - cut, place) for at, place in marks if at > cut))


def _with_headings(found: list[Unit]) -> list[Unit]:
    result = []
    for at, unit in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1] if at else None
        result.append(Unit(unit.block, unit.text, unit.label, unit.typed, unit.marks, _is_heading(unit, before, after)))
    return result


def _is_heading(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    if unit.block.kind is BlockKind.HEADING:
        return not prose.reads_as_sentence(unit.text)
    if unit.block.kind is not BlockKind.PARAGRAPH or not prose.is_title(unit.text) or unit.block.level:
        return False
    if unit.parsed and unit.parsed.bullet:
        return False
    if before and prose.leads_in(before.text):
        return False
    if unit.label:
        return not unit.label.startswith("(")
    if after is None or (before and prose.joins_on(before.text)):
        return False
    return prose.is_capitals(unit.text) or not prose.is_fragment(after.text) or bool(after.label)
