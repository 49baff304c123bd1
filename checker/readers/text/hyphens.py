"""Words that a line end broke: joined without the hyphen only where the document itself says so.

"non-" before "exclusive" and "informa-" before "tion" look alike. The rest of the document tells them apart: which of
the two forms it has elsewhere, and whether it breaks words at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

_SET = "\u2010"
"""What browsers put where they break a word; hardly anybody types it."""
HYPHENS = "-" + _SET
_EDGES = "“”\"'‘’()[]{}.,;:!?…*"
_KEPT = frozenset({"non", "self", "third", "cross", "end", "co", "anti", "well", "then", "machine", "human"})
"""First halves that keep their hyphen where the document does not decide."""
_BEGINNINGS = frozenset({"an", "can", "copy", "ex", "in", "out", "re", "sub", "user", "web"})
_CLOSED = _BEGINNINGS.union(
    ("any", "every", "here", "how", "no", "other", "over", "some", "there", "under", "what", "where", "who", "with")
)
"""First halves of words written as one ("invalid", "otherwise"), though both halves are words."""
_OPEN_IN = frozenset({"app", "game", "person", "house", "depth", "product", "kind"})
"""What "in-" stands before with its hyphen."""
_ENDINGS = ("able", "ful", "ible", "ing", "less", "ment", "ness", "self", "tion")
"""What ends words and begins none that stands after a hyphen."""
_COMPOUNDING = frozenset({"based", "enabled", "generated", "level", "related", "specific"})
"""Second halves that keep the hyphen before them where the document does not decide."""
_LINKING = frozenset({"and", "of", "or", "the", "to"})
"""Parts of compounds that stand between two hyphens ("conflict-of-law")."""
_PART = 2
"""Letters that stand before a break at least."""
_HEAD = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*)[{HYPHENS}]+$")
_TAIL = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BREAKING = 0.03
"""The share of lines with a hyphen at the end from which a document must break words: compounds alone give 0.01."""


class Hyphens:
    """What a document's words say about the hyphens at its line ends."""

    def __init__(self, lines: Iterable[Sequence[str]] = ()) -> None:
        self._known: Counter[str] = Counter()
        self._ends: list[tuple[str, str]] = []
        self._count = 0
        self._open = ""  # the half word that ended the line before
        for line in lines:
            self.add(line)

    def add(self, words: Sequence[str]) -> None:
        """Take in the words of the next line; all of them before anything is asked."""
        self._count += 1
        last = words[-1]
        if self._open:
            self._ends.append((self._open, words[0]))
            words = words[1:]
        self._open = last if is_open(last) else ""
        if words and self._open:
            words = words[:-1]
        self._known.update(_bare(word) for word in words)

    @cached_property
    def _typed(self) -> bool:
        return any(_SET in word for word in self._known)

    @cached_property
    def _breaks(self) -> bool:
        """Whether the document breaks words; asked first, as it makes the parts of its compounds known too."""
        for piece in [part for word in list(self._known) if "-" in word for part in word.split("-")]:
            self._known.setdefault(piece, 1)
        broken = sum(self._joined(first, second) is True for first, second in self._ends)
        return broken > 2 or len(self._ends) > _BREAKING * max(20, self._count)

    def joins(self, first: str, second: str) -> bool:
        """Whether the hyphen that ends `first` goes when `second`, the first word of the next line, is put to it."""
        breaks = self._breaks
        if first[-1] == _SET and not self._typed:
            return True
        known = self._joined(first, second)
        if known is not None:
            return known
        if not breaks:
            return False
        head, tail = _head(first), _tail(second)
        part = head.rsplit("-", 1)[-1]
        linked = (part != head and part in _LINKING) or tail.split("-")[0] in _LINKING
        if head in _KEPT or linked or tail in _COMPOUNDING or (head == "in" and tail in _OPEN_IN):
            return False
        return not (self._known[part] and self._known[tail]) or head in _CLOSED or tail.startswith(_ENDINGS)

    def _joined(self, first: str, second: str) -> bool | None:
        """Whether the two halves are one word, None if the document does not say."""
        head, tail = _head(first), _tail(second)
        if len(head) < _PART or not tail:
            return False  # a number, or a letter that stands for something ("e-mail")
        capitals = first[:2].isupper()
        if tail[:1] != second.strip(_EDGES)[:1] and not capitals:
            return False  # a capital follows ("Third-Party")
        if capitals and first.strip(_EDGES + HYPHENS).isupper() and second[:1].islower():
            return False  # an abbreviation ("AI-generated")
        whole, hyphened = self._known[head + tail], self._known[f"{head}-{tail}"]
        if not (whole or hyphened) and "-" in head:
            whole = self._known[head.rsplit("-", 1)[1] + tail]
        return whole > hyphened if whole or hyphened else None


def is_open(word: str) -> bool:
    """Whether a word ends with a hyphen that the end of its line may have put there."""
    return len(word) > 1 and word[-1] in HYPHENS and word[-2].isalnum()


def _head(text: str) -> str:
    """The letters before the hyphen that ends a text, the parts of a compound among them ("non-exclu", of "a/non-exclu-")."""
    found = _HEAD.search(text.casefold())
    return found[1] if found else ""


def _tail(text: str) -> str:
    """The letters that a text begins with, and the parts of a compound after them."""
    found = _TAIL.match(text.strip(_EDGES).casefold())
    return re.sub(r"[’']s$", "", found[0]) if found else ""


def _bare(text: str) -> str:
    return re.sub(r"[’']s$", "", text.strip(_EDGES)).casefold()
