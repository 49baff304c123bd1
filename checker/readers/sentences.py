"""The sentences of a clause whose label is already gone: a splitter for legal English.

A semicolon or colon ends no sentence: the norm runs on through it.
"""

from __future__ import annotations

import re

from checker.model.document import Span

_ABBREVIATIONS = frozenset(
    """inc ltd llc llp corp co ltda gmbh plc pty bv nv ag sa sarl no nos art arts sec secs para paras cl cf vs v e.g i.e
    eg ie etc al viz approx dept est ext fig ref reg regs treas mr mrs ms dr prof st ave blvd jr sr u.s u.k u.n e.u
    d.c a.m p.m ph.d u.s.c c.f.r d/b/a ca cal del n.a l.p s.a b.v n.v s.r.l a.g jan feb mar apr jun jul aug sep sept
    oct nov dec gen gov hon rev vol ed eds pp chap ch sched app exh bros assn""".split()
)
_ENDS_OFTEN = frozenset("inc ltd llc llp corp co ltda gmbh plc etc u.s u.k e.u a.m p.m s.a b.v n.v l.p u.n d.c".split())
"""Abbreviations that may also close a sentence: a new one starts if the next word could only start one."""

_STARTERS = frozenset(
    """the a an you your we our us if in by this these those it they such any all no each when where unless except
    for to however please as customer company provider user users subscriber licensee nothing neither with without
    upon once under during after before subject notwithstanding and but or""".split()
)
_STOP = re.compile(r"([.!?…]+)([\"'”’)\]»]*)(\s+)(?=(\|\s)?[\"'“‘(\[«]*([\w§$€£¥•*©]))")
_LAST_WORD = re.compile(r"[\w./&’'-]*$")
_NEXT_WORD = re.compile(r"[\w’'-]+")


def sentences(text: str, start: int = 0) -> tuple[Span, ...]:
    """The sentences of `text`, in order, as spans moved by `start`; together they cover all but the blanks between."""
    spans: list[Span] = []
    begin = 0
    for match in _STOP.finditer(text):
        if _ends(text, match):
            end = match.end(2)
            spans.append(Span(start + begin, start + end))
            begin = match.end(3)
    if text[begin:].strip():
        spans.append(Span(start + begin, start + len(text.rstrip())))
    return tuple(spans)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the stop at `match` closes a sentence."""
    following = match.group(5)
    if following.islower():
        return False
    if match.group(1) != "." or match.group(4):
        return True
    found = _LAST_WORD.search(text, 0, match.start())
    word = found.group().casefold().lstrip("(") if found else ""
    after = _NEXT_WORD.search(text, match.end(3))
    starts = bool(after) and after is not None and after.group().casefold() in _STARTERS
    if word in _ABBREVIATIONS:
        return word in _ENDS_OFTEN and starts and following.isupper()
    if len(word) == 1 and word.isalpha():  # an initial ("J. Smith"), unless the next word must start a sentence
        return starts or word == "i"
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):  # letters with stops between them, as in "N.D. Cal."
        return starts
    return True
