"""What new words look like: the paragraph and run properties of those around them, and a typed number that goes on."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from checker.annotators.docx.order import OF_PARAGRAPHS, OF_RUNS, in_order
from checker.annotators.docx.ranges import Point, Ruler
from checker.readers.docx.changes import ACCEPTED
from checker.readers.docx.markup import INS, P_PR, R_PR, P, R, T, W, child
from checker.readers.outline import labels
from checker.readers.outline.roman import roman, roman_value

if TYPE_CHECKING:
    from lxml.etree import _Element

_OF_THE_ONE_PARAGRAPH = frozenset(
    f"{W}{name}" for name in ("sectPr", "pPrChange", "framePr", "pageBreakBefore", "cnfStyle", "divId", "keepNext", "rPr")
)
_OF_THE_ONE_RUN = frozenset(
    f"{W}{name}"
    for name in (
        *("rStyle", "vanish", "specVanish", "webHidden", "highlight", "shd", "bdr", "strike", "dstrike", "vertAlign", "effect"),
        *("u", "rtl", "fitText", "position", "em", "ins", "del", "moveFrom", "moveTo", "rPrChange"),
    )
)
_NUMBER = re.compile(r"(\d+|[A-Za-z]+)(?=[^A-Za-z\d]*$)")


def paragraph_look(paragraph: _Element) -> _Element | None:
    """A copy of a paragraph's properties that another paragraph can have: style, indents and numbering. None for none."""
    from lxml import etree

    own = child(paragraph, P_PR)
    kept = [deepcopy(each) for each in own if each.tag not in _OF_THE_ONE_PARAGRAPH] if own is not None else []
    for each in kept:
        for change in (*each.findall(INS), *each.findall(f"{W}numberingChange")):
            each.remove(change)
    mark = run_look(child(own, R_PR))
    if mark is not None:
        kept.append(mark)
    if not kept:
        return None
    properties = etree.Element(P_PR)
    properties.extend(in_order(kept, OF_PARAGRAPHS))
    return properties


def words_look(paragraph: _Element) -> _Element | None:
    """A copy of the run properties that most of a paragraph's words have."""
    lengths: dict[_Element, int] = {}
    for run in paragraph.iter(R):
        if next(run.iterancestors(P)) is paragraph:
            lengths[run] = sum(len(text.text or "") for text in run.iterchildren(T))
    most = max(lengths, key=lambda run: lengths[run], default=None)
    return run_look(child(most, R_PR))


def run_look(properties: _Element | None) -> _Element | None:
    """A copy of run properties without what concerns one run only: links, marks, hidden or changed words."""
    from lxml import etree

    kept = [deepcopy(each) for each in properties if each.tag not in _OF_THE_ONE_RUN] if properties is not None else []
    if not kept:
        return None
    look = etree.Element(R_PR)
    look.extend(in_order(kept, OF_RUNS))
    return look


def typed_label(ruler: Ruler, first: Point, number: str) -> str:
    """What is typed before the first character of a clause if it is its number (with what parts it from the text); "" if not."""
    pieces = ruler.before(first)
    typed = "".join("\t" if source.tag == f"{W}tab" else piece for piece, source in pieces).lstrip()
    return typed if number and typed.startswith(number.rstrip(".)")) and len(typed) <= len(number) + 6 else ""


def next_label(typed: str, siblings: list[str]) -> str:
    """The typed label that comes after `typed`, the last one of `siblings`: "4.2" becomes "4.3", "(c)" "(d)", a bullet stays."""
    if labels.is_bullet(typed.strip()):
        return typed
    found = _NUMBER.search(typed.rstrip())
    if found is None:
        return typed
    return typed[: found.start()] + _after(found.group(), siblings) + typed[found.end() :]


def first_below(typed: str, heading: str) -> str:
    """The typed label before the first one under a new heading, in the form of `typed`: "1.0 " for "7.2 " under "1. ". Nothing
    where that form does not hold the heading's number.
    """
    own, above = re.findall(r"\d+", typed), re.findall(r"\d+", heading)
    if len(own) < 2 or not above:
        return ""
    head, tail = typed.split(own[0], 1)[0], typed.rsplit(own[-1], 1)[1]
    return f"{head}{above[0]}{typed[len(head) + len(own[0]) : len(typed) - len(tail) - len(own[-1])]}0{tail}"


def _after(number: str, siblings: list[str]) -> str:
    if number.isdecimal():
        return str(int(number) + 1)
    is_roman = bool(siblings) and any(first.strip("().: ").lower() == "i" for first in siblings[:1])
    if is_roman and (value := roman_value(number)):
        counted = roman(value + 1)
        return counted.upper() if number.isupper() else counted
    if len(set(number)) == 1 and number[-1] not in "zZ":
        return chr(ord(number[0]) + 1) * len(number)
    return "aa" if number == "z" else "AA" if number == "Z" else number


def goes_on(paragraph: _Element) -> bool:
    """Whether a paragraph's text runs on in the next one, since its mark is deleted."""
    properties = child(child(paragraph, P_PR), R_PR)
    return properties is not None and any(each.tag in ACCEPTED.gone for each in properties)
