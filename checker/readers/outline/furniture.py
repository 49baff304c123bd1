"""What stands around the clauses of a file: tables of contents, and heads and feet of pages that were pasted along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_CONTENTS_HEADING = re.compile(r"table of contents:?", re.IGNORECASE)
_CONTENTS_TITLE = re.compile(r"(?:table of )?contents:?", re.IGNORECASE)
_LEADERS = re.compile(r"[\s.·…_]{2,}\d{1,3}$|\s\d{1,3}$")
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—(]? ?\d{1,3} ?[-–—)]?(?: ?(?:of|/) ?\d{1,3})?", re.IGNORECASE)
_PAGE_OF = re.compile(r".{0,80}\bpage \d{1,3} of \d{1,3}", re.IGNORECASE)
_STOPPED = re.compile(r"[.:;,!?]$")
_BROKEN = re.compile(r".{60}[\w,’')\]]$")
"""A long line that stops in mid-sentence: a page ended there."""
_SHORT, _LONGEST = 12, 300
"""Words, and characters with dot leaders, of a line in a table of contents."""
_RUN = 3
"""From how many times or lines on something is no chance."""
_MOST_LISTED = 3
"""How often a heading stands in a file that lists it once or twice; one that comes more often is a common subheading."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be judged by its neighbours: whether it is a `heading`, a plain paragraph (`loose`), or `led` in."""

    words: str
    heading: bool = False
    loose: bool = False
    led: bool = False


def contents(texts: Sequence[Text]) -> set[int]:
    """Which texts are a table of contents: a run of short ones, each of which comes again below as a heading, in order.

    A run that a sentence leads in is a list, and stays. The heading "Table of contents" goes in any case.
    """
    keys = [_key(text.words) for text in texts]
    count = Counter(keys)
    again = {
        key: at for at, (key, text) in enumerate(zip(keys, texts, strict=True)) if text.heading and count[key] <= _MOST_LISTED
    }
    out = {at for at, text in enumerate(texts) if _CONTENTS_HEADING.fullmatch(text.words)}
    at = 0
    while at < len(texts):
        end = _run(keys, again, at)
        if end - at >= _RUN and not texts[at].led:
            out.update(range(at, end))
            if at and _CONTENTS_TITLE.fullmatch(texts[at - 1].words):
                out.add(at - 1)
        at = max(end, at + 1)
    return out


def _run(keys: Sequence[str], again: dict[str, int], start: int) -> int:
    """The end of the run from `start` on in which every key comes again after the run, in the same order."""
    end, below = start, start
    first = len(keys)
    while end < first and keys[end] and len(keys[end].split()) <= _SHORT and again.get(keys[end], -1) > max(below, end):
        below = again[keys[end]]
        first = min(first, below)
        end += 1
    return end if end <= first else start


def _key(text: str) -> str:
    """A line as it is compared: without page number, dot leaders, case and closing stop; "" for a long one."""
    if len(text) > _LONGEST:
        return ""
    return re.sub(r"\W+", " ", _LEADERS.sub("", text)).strip().casefold()


def page_furniture(texts: Sequence[Text]) -> set[int]:
    """Which texts are heads and feet of pages: page numbers, and short lines that come again and again in mid-sentence.

    The first of the lines that come again stays: it may be the title.
    """
    numbers = {at for at, text in enumerate(texts) if text.loose and _PAGE_NUMBER.fullmatch(text.words)}
    if len(numbers) < _RUN:
        numbers = set()
    numbers |= {at for at, text in enumerate(texts) if text.loose and _PAGE_OF.fullmatch(text.words)}
    count = Counter(text.words for text in texts if text.loose)
    again = {
        at
        for at, text in enumerate(texts)
        if text.loose and count[text.words] >= _RUN and len(text.words.split()) <= _SHORT and not _STOPPED.search(text.words)
    }
    around = again | numbers
    breaks: Counter[str] = Counter()
    for start in around:
        if start and start - 1 not in around and _BROKEN.search(texts[start - 1].words):
            at = start
            while at in around:
                breaks[texts[at].words] += 1
                at += 1
    seen: set[str] = set()
    out = set(numbers)
    for at in sorted(again - numbers):
        if breaks[texts[at].words] > 1 and texts[at].words in seen:
            out.add(at)
        seen.add(texts[at].words)
    return out
