"""Text to folded words: "You can't, the User’s behaviour" -> you can not the user behavior."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from checker.model.words import Word

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# What stands after the apostrophe, as the words it is short for.
_ENDINGS = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}
_IRREGULAR = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
}

# British to American, both in terms and in phrases; it need not make real words, only make them alike.
_SPELLING = (
    (re.compile(r"is(e|ed|es|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing|er|ers)$"), r"yz\1"),
    (re.compile(r"^(behavi|col|fav|hon|lab|neighb|harb|rum|endeav|hum)our"), r"\1or"),
    (re.compile(r"^(un)?licenc"), r"\1licens"),
    (re.compile(r"^(def|off)ence"), r"\1ense"),
    (re.compile(r"^practis"), "practic"),
    (re.compile(r"^centre"), "center"),
    (re.compile(r"^programme(s?)$"), r"program\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"^(wil|instal|enrol|fulfil)l"), r"\1l"),
)
# Most words are touched by none of these; one look settles that.
_TOUCHED = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _SPELLING))
_KEEP = frozenset({"will", "called", "calling", "selling", "seller", "sellers", "telling", "killing", "killer", "reselling"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The form of one word that is compared: lower case, one spelling."""
    key = word.lower()
    if key in _KEEP or len(key) < 5 or not _TOUCHED.search(key):
        return key
    for pattern, replacement in _SPELLING:
        key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=65536)
def _parts(raw: str) -> tuple[tuple[str, ...], bool]:
    """The folded words that one run of letters stands for, and whether it is a possessive."""
    lower = raw.lower().replace("’", "'")
    if lower in _IRREGULAR:
        return _IRREGULAR[lower], False
    if lower.endswith("n't"):
        return (fold(lower[:-3]), "not"), False
    stem, mark, ending = lower.partition("'")
    if not mark:
        return (fold(raw),), False
    if ending in _ENDINGS:
        return (fold(stem), _ENDINGS[ending]), False
    return (fold(stem),), True


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` in order, with offsets into `text`; a contraction gives the words it is short for."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        left, right = match.span()
        keys, possessive = _parts(match.group())
        if not possessive and text[right : right + 1] in ("'", "’") and keys[-1].endswith("s"):
            possessive = True  # users' content
        found.extend(Word(key, left, right, possessive) for key in keys)
    return found


class WordedText:
    """A text with its words, cut once; any range of it is then had without cutting again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = words(text)
        self._starts = [word.start for word in self._words]

    def words(self, start: int, end: int) -> list[Word]:
        """The words that begin in `text[start:end]`."""
        return self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def keys(self, start: int, end: int) -> list[str]:
        """Their folded forms."""
        return [word.key for word in self.words(start, end)]
