"""Text to folded words: "You can't, the User’s behaviour" -> you can not the user behavior."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
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


def word_keys(source: str) -> tuple[str, ...]:
    """The folded words of a short text, without places; a plain word needs no cutting."""
    if source.isascii() and source.isalnum():
        return _parts(source)[0]
    return tuple(key for raw in _WORD.findall(source) for key in _parts(raw)[0])


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
    """A text with its words, cut once; any range of it is then had without cutting again.

    A capitalised name that is in `names` (folded words -> the word it stands for) becomes that one word.
    """

    def __init__(self, text: str, found: Sequence[Word]) -> None:
        self.text = text
        self.all = found
        self._starts = [word.start for word in found]

    @classmethod
    def of(cls, text: str, names: Mapping[tuple[str, ...], str]) -> WordedText:
        """Cut a text into words, its defined names put together."""
        return cls(text, _named(text, words(text), names) if names else words(text))

    def words(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin in `text[start:end]`."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def keys(self, start: int, end: int) -> list[str]:
        """Their folded forms."""
        return [word.key for word in self.words(start, end)]


def _named(text: str, found: list[Word], names: Mapping[tuple[str, ...], str]) -> list[Word]:
    """The words with every name of `names` put together as the word it stands for; the longest name wins."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    out: list[Word] = []
    at = 0
    while at < len(found):
        word = found[at]
        size = 1
        if word.key in by_first and text[word.start].isupper():
            for name in by_first[word.key]:
                if tuple(w.key for w in found[at : at + len(name)]) == name:
                    last = found[at + len(name) - 1]
                    word, size = Word(names[name], word.start, last.end, last.possessive), len(name)
                    break
        out.append(word)
        at += size
    return out
