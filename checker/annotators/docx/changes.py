"""Tracked changes: runs taken out, words put in, paragraphs added, each under a number and a time of its own.

Word takes neighbouring changes of one author at one time for a single one. So each wording has its own minute, and counsel can
accept or reject it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from checker.annotators import AUTHOR
from checker.annotators.docx.cuts import SPACE
from checker.annotators.docx.order import OF_PARAGRAPHS, in_order
from checker.readers.docx.markup import DEL, INS, P_PR, R_PR, P, R, T, W, child

if TYPE_CHECKING:
    from lxml.etree import _Element

ID, BY, DATE = f"{W}id", f"{W}author", f"{W}date"
FIELD_MARK, FIELD_KIND = f"{W}fldChar", f"{W}fldCharType"
P_CHANGE = f"{W}pPrChange"
DELETED = {T: f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
"""What the words of a run are called once it is deleted."""


class Stamp:
    """Numbers changes and comments, and dates those of one wording."""

    def __init__(self, today: date, numbers: Iterator[int], minute: int = 0) -> None:
        """`numbers` are those that are free in the document, `minute` is the one after midnight."""
        self._today = today
        self._numbers = numbers
        self._minute = minute

    def at(self, minute: int) -> Stamp:
        """A stamp for another wording, out of the same numbers."""
        return Stamp(self._today, self._numbers, minute)

    @property
    def when(self) -> str:
        """The time of what is written now."""
        return (datetime.combine(self._today, time()) + timedelta(minutes=self._minute)).isoformat() + "Z"

    def marked(self, tag: str) -> _Element:
        """A new element for a tracked change."""
        from lxml import etree

        element = etree.Element(tag)
        element.set(ID, self.number())
        element.set(BY, AUTHOR)
        element.set(DATE, self.when)
        return element

    def number(self) -> str:
        """A number that no change and no comment has."""
        return str(next(self._numbers))


def is_whole(runs: Iterable[_Element]) -> bool:
    """Whether runs hold every field that they begin or end wholly; half a field cannot be deleted."""
    depth = 0
    for run in runs:
        for mark in run.iter(FIELD_MARK):
            depth += {"begin": 1, "end": -1}.get(mark.get(FIELD_KIND, ""), 0)
            if depth < 0:
                return False
    return depth == 0


def delete(runs: Iterable[_Element], stamp: Stamp) -> None:
    """Track runs as deleted; neighbours share one change."""
    holder: _Element | None = None
    for run in runs:
        if holder is None or holder.getnext() is not run:
            holder = stamp.marked(DEL)
            run.addprevious(holder)
        holder.append(run)
        for element in list(run.iter(*DELETED)):
            element.tag = DELETED[str(element.tag)]


def inserted(words: Iterable[_Element], stamp: Stamp) -> _Element:
    """Runs as one tracked insertion."""
    insertion = stamp.marked(INS)
    insertion.extend(words)
    return insertion


def run_of(text: str, properties: _Element | None) -> _Element:
    """A run with a text, in which tabs become Word's own, under a copy of the properties of another."""
    from lxml import etree

    run = etree.Element(R)
    if properties is not None and len(properties):
        run.append(deepcopy(properties))
    for at, piece in enumerate(text.split("\t")):
        if at:
            etree.SubElement(run, f"{W}tab")
        if piece:
            words = etree.SubElement(run, T)
            words.text = piece
            if piece != piece.strip():
                words.set(SPACE, "preserve")
    return run


def mark_properties(paragraph: _Element) -> _Element:
    """The properties of a paragraph's mark, made where there are none, in the place that the schema gives them."""
    from lxml import etree

    p_pr = child(paragraph, P_PR)
    if p_pr is None:
        p_pr = etree.Element(P_PR)
        paragraph.insert(0, p_pr)
    r_pr = child(p_pr, R_PR)
    if r_pr is None:
        r_pr = etree.Element(R_PR)
        behind = [each for each in p_pr if each.tag in (f"{W}sectPr", P_CHANGE)]
        p_pr.insert(p_pr.index(behind[0]) if behind else len(p_pr), r_pr)
    return r_pr


def mark_inserted(paragraph: _Element, stamp: Stamp) -> None:
    """Track a paragraph's mark as inserted: without it, the text runs on in the next one."""
    mark_properties(paragraph).insert(0, stamp.marked(INS))


def mark_deleted(paragraph: _Element, stamp: Stamp) -> None:
    """Track a paragraph's mark as deleted."""
    properties = mark_properties(paragraph)
    properties.insert(1 if child(properties, INS) is not None else 0, stamp.marked(DEL))


def reformatted(paragraph: _Element, former: _Element | None, stamp: Stamp) -> None:
    """Track that a paragraph had other properties: those of `former`, a `w:pPr`."""
    change = stamp.marked(P_CHANGE)
    before = deepcopy(former) if former is not None else _empty()
    for tag in (R_PR, f"{W}sectPr", P_CHANGE):
        for each in list(before.iterchildren(tag)):
            before.remove(each)
    before[:] = in_order(before, OF_PARAGRAPHS)
    change.append(before)
    mark_properties(paragraph)
    p_pr = child(paragraph, P_PR)
    assert p_pr is not None
    p_pr.append(change)


def _empty() -> _Element:
    from lxml import etree

    return etree.Element(P_PR)


def paragraph_of(properties: _Element | None, runs: Iterable[_Element], stamp: Stamp) -> _Element:
    """A new paragraph, its words tracked as inserted; its mark is for the caller to track."""
    from lxml import etree

    paragraph = etree.Element(P)
    if properties is not None:
        paragraph.append(deepcopy(properties))
    paragraph.append(inserted(runs, stamp))
    return paragraph
