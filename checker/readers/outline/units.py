"""Blocks -> units: what one clause will be made of. Labels are off, pages are joined, headings known, contents gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checker.model.document import Block, BlockKind, Mark
from checker.readers.outline import labels, prose
from checker.readers.outline.furniture import Text, contents, page_furniture
from checker.readers.outline.labels import Label
from checker.readers.text.marks import joined

_AFTER_LABEL = " .:–—·-"
_WORD_CHARACTER = re.compile(r"\w")
_BROKEN_FROM = 60
"""Characters; a shorter text without a stop is a title or an item rather than a paragraph that a page end broke."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A block without its label. `label` is printed so in the file, "" for none; `typed` if it stood in the text.

    `marks` are still those of the whole block, shared with it; its text begins `skipped` characters into that.
    """

    kind: BlockKind
    text: str
    marks: Sequence[Mark]
    label: str
    typed: bool
    level: int
    indent: float | None
    skipped: int = 0
    heading: bool = False
    """Its words are a heading, whatever the format says."""

    @property
    def parsed(self) -> Label | None:
        """The label taken apart, None where there is none."""
        return labels.parse(self.label) if self.label else None

    @property
    def depth(self) -> int | None:
        """The depth in lists that the format gave: of the item itself, or of the paragraph within an item."""
        return self.level if self.kind is BlockKind.ITEM or (self.kind is BlockKind.PARAGRAPH and self.level) else None


def units(blocks: Sequence[Block]) -> list[Unit]:
    """The units of a file, in reading order."""
    found = _without_labels(blocks)
    around = page_furniture([Text(unit.text, loose=unit.kind is BlockKind.PARAGRAPH) for unit in found])
    found = _with_headings(_joined(unit for at, unit in enumerate(found) if at not in around))
    listed = contents([Text(unit.text, unit.heading, led=_is_led(found, at)) for at, unit in enumerate(found)])
    return [unit for at, unit in enumerate(found) if at not in listed]


def _without_labels(blocks: Iterable[Block]) -> list[Unit]:
    """Every block with words in it, its typed label moved from the text to `label`."""
    worded = [block for block in blocks if _WORD_CHARACTER.search(block.text)]
    finds = [None if block.kind in (BlockKind.CELL, BlockKind.NOTE) else labels.find(block.text) for block in worded]
    seen = {reading for find in finds if find for reading in labels.parse(find[0]).readings}
    result: list[Unit] = []
    alone = ""  # a label that stood in a line of its own, for the text below it
    for at, (block, find) in enumerate(zip(worded, finds, strict=True)):
        raw = find[0] if find and (not find[1] or _is_believable(block, find[0], seen)) else ""
        unit = Unit(block.kind, block.text, block.marks, block.label or alone, bool(alone), block.level, block.indent)
        alone = ""
        if not raw or not _overrules(raw, block.label):
            result.append(unit)
        elif raw.strip() != block.text:
            result.append(_split(block, raw))
        elif at + 1 < len(worded) and not finds[at + 1] and _stands_above(raw, block, worded[at + 1]):
            alone = raw.strip()
        else:  # "Schedule 1" above a numbered clause: its number is all the text it has
            result.append(replace(unit, label=raw.strip() if labels.parse(raw).word else "", typed=True))
    return result


def _stands_above(raw: str, block: Block, after: Block) -> bool:
    """Whether a label in a line of its own is that of the text below it ("Article 5"); "4.1" alone is a version number."""
    label = labels.parse(raw)
    return not after.label and after.kind is block.kind and (bool(label.word) or len(label.parts) == 1)


def _split(block: Block, raw: str) -> Unit:
    """The unit of a block whose text begins with the label `raw`."""
    rest = block.text[len(raw) :].lstrip(" " if labels.is_bullet(raw) else _AFTER_LABEL)
    if not rest:
        return Unit(block.kind, block.text, block.marks, block.label, False, block.level, block.indent)
    typed = not labels.is_bullet(raw)
    label = raw.rstrip(" :–—·") if typed or not block.label else block.label
    # A number says better where a paragraph hangs than the list item it was typed in.
    level = 0 if typed and block.kind is BlockKind.PARAGRAPH else block.level
    return Unit(block.kind, rest, block.marks, label or raw, typed, level, block.indent, len(block.text) - len(rest))


def _is_believable(block: Block, raw: str, seen: set[tuple[str, int]]) -> bool:
    """Whether a weak label has a neighbour of its series somewhere in the file; a bare number needs two, or a title."""
    near = [(style, ordinal + step) in seen for style, ordinal in labels.parse(raw).readings for step in (-1, 1)]
    if raw.isdigit() and block.kind is not BlockKind.HEADING and not prose.is_title(block.text[len(raw) :].strip()):
        return all(near)
    return any(near)


def _overrules(typed: str, given: str) -> bool:
    """Whether a typed label is to be taken off the text: it stands alone, repeats the label that the format gave ("2. 2. Use"),
    or says more than that one ("5.1" beside a bullet or beside "1.").
    """
    if not given or labels.is_bullet(given):
        return True
    inner, outer = labels.parse(typed).parts, labels.parse(given).parts
    return inner == outer or len(inner) > len(outer)


def _joined(found: Iterable[Unit]) -> list[Unit]:
    """Paragraphs that a page end broke in two, made whole: one stops in mid-sentence, the next starts in lower case."""
    result: list[Unit] = []
    for unit in found:
        before = result[-1] if result else None
        if before and _goes_on_in(before, unit):
            marks = joined(before.marks, unit.marks, before.skipped + len(before.text) + 1)
            result[-1] = replace(before, text=f"{before.text} {unit.text}", marks=marks)
        else:
            result.append(unit)
    return result


def _goes_on_in(before: Unit, unit: Unit) -> bool:
    if unit.kind is not BlockKind.PARAGRAPH or unit.label or unit.level or not unit.text[:1].islower():
        return False
    if before.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or (before.kind is BlockKind.ITEM and not before.typed):
        return False
    whole = prose.ends_sentence(unit.text) or len(unit.text) > _BROKEN_FROM
    return whole and len(before.text) > _BROKEN_FROM and bool(re.search(r"[\w,’')\]]$", before.text))


def _is_led(found: Sequence[Unit], at: int) -> bool:
    """Whether the unit at `at` stands in a list: the one before announces it, or is an item as well."""
    if not at:
        return False
    before = found[at - 1]
    return prose.leads_in(before.text) or (found[at].kind is before.kind is BlockKind.ITEM)


def _with_headings(found: list[Unit]) -> list[Unit]:
    result: list[Unit] = []
    series = False  # in a run of short lines after a lead-in
    for at, unit in enumerate(found):
        before = result[-1] if result else None
        after = found[at + 1] if at + 1 < len(found) else None
        series = before is not None and (prose.leads_in(before.text) or (series and not prose.ends_sentence(before.text)))
        result.append(replace(unit, heading=True) if _is_heading(unit, before, after, series) else unit)
    return result


def _is_heading(unit: Unit, before: Unit | None, after: Unit | None, series: bool) -> bool:
    """Whether a unit is a heading: by its format unless it reads as a clause, or by its look and its neighbours."""
    if unit.kind is BlockKind.HEADING:
        return not prose.is_clause_text(unit.text)
    label = unit.parsed
    if after is None or not prose.is_title(unit.text) or (label and (label.bullet or label.text.startswith("("))):
        return False
    if unit.kind is BlockKind.ITEM and not unit.typed:
        return label is not None and not series and not _is_next_item(unit, after)
    if unit.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or unit.level:
        return False
    if label:
        return not (series and not label.word and before is not None and before.kind is unit.kind)
    return _is_title_line(unit, before, after, series)


def _is_title_line(unit: Unit, before: Unit | None, after: Unit, series: bool) -> bool:
    """Whether a short line without a label is a title: text follows it, and it ends no list."""
    capitals = prose.is_capitals(unit.text)
    if (series and not (capitals and prose.ends_sentence(after.text))) or (before and prose.joins_on(before.text)):
        return False
    return capitals or before is None or bool(after.label) or not prose.is_fragment(after.text)


def _is_next_item(unit: Unit, after: Unit) -> bool:
    """Whether `after` stands beside `unit` in the same list: then a short item is an item, not a heading."""
    return after.kind is unit.kind and after.level == unit.level and bool(after.label) == bool(unit.label) and not after.typed
