"""The sentences of a clause whose label is already gone: a splitter for legal English.

A semicolon or a colon ends no sentence: the norm runs on through it.
"""

from __future__ import annotations

import re

from checker.model.document import Span
from checker.readers.text.characters import word_set

_ABBREVIATIONS = word_set(
    """inc ltd llc llp corp co ltda gmbh plc pty bv nv ag sa sarl cf vs v viz eg ie et al approx dept est ext reg regs treas mr
    mrs ms dr prof st ave blvd jr sr ca cal del jan feb mar apr jun jul aug sep sept oct nov dec gen gov hon rev eds exh bros
    assn incl excl tel attn ph.d etc"""
)
_BEFORE_NUMBERS = word_set("no nos art arts sec secs para paras cl fig ref vol ed pp chap ch sched app exh")
"""Abbreviations only where a number follows: "the answer is no." ends a sentence, "No. 5" does not."""
_MAY_CLOSE = word_set("inc ltd llc llp corp co ltda gmbh plc etc bv nv al")
"""Abbreviations that may also be the last word of a sentence: a new one starts if the next word can only start one."""

_STARTERS = word_set(
    """the a an you your we our us if in by this these those it they such any all no each when where unless except for to
    however please as customer company provider user users subscriber licensee nothing neither with without upon once
    under during after before subject notwithstanding and but or"""
)
_STOP = re.compile(
    r"(?<![.!?…])([.!?…]++)([\"'”’)\]»]*+)(?:(\s+)(?=(\|\s)?[\"'“‘(\[«]*([\w§$€£¥•*©]))|(?=(?:[A-Z][a-z’']+|A|I)\s))"
)
_GLUED = re.compile(r"(?:^|\s)[^\s./@]*[a-z]{2}[a-z\"”’)]$")
"""A word that may end a sentence without a blank after it: no part of an address such as "www.Example.Com"."""
_LAST_WORD = re.compile(r"[\w./&’'-]*$")
_NEXT_WORD = re.compile(r"[\w’'-]+")
_LETTERS = re.compile(r"(?:[a-z]\.)+[a-z]")
_LONGEST_WORD = 40


def sentences(text: str, start: int = 0) -> tuple[Span, ...]:
    """The sentences of `text`, in order, as spans moved by `start`; together they cover all but the blanks between."""
    spans: list[Span] = []
    begin = 0
    for match in _STOP.finditer(text):
        if _ends(text, match):
            spans.append(Span(start + begin, start + match.end(2)))
            begin = match.end()
    if text[begin:].strip():
        spans.append(Span(start + begin, start + len(text.rstrip())))
    return tuple(spans)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the stop at `match` closes a sentence."""
    if match.group(3) is None:  # web pages lose the blank between two paragraphs: "... the Services.You agree ..."
        return _GLUED.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()]) is not None
    following = match.group(5)
    if following.islower():
        return False
    if match.group(1) != "." or match.group(4):
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
    word = before.group().casefold() if before else ""
    after = _NEXT_WORD.search(text, match.end(3))
    starts = after is not None and after.group().casefold() in _STARTERS and following.isupper()
    if word in _BEFORE_NUMBERS:
        return not (following.isdigit() or (after is not None and len(after.group()) == 1))
    if (len(word) == 1 and word.isalpha()) or _LETTERS.fullmatch(word):  # "J. Smith", "U.S.", "e.g."
        return starts and word not in ("e.g", "i.e")
    return word not in _ABBREVIATIONS or (word in _MAY_CLOSE and starts)
