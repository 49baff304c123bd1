"""What phrases are made of, and how they match folded words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_VALUES = {word: value for value, word in enumerate(_NUMBERS)}


class OneWord(NamedTuple):
    """A word out of `exact`, or one that starts with one of `stems`, or a number of at least `least`."""

    exact: frozenset[str]
    stems: tuple[str, ...] = ()
    least: int | None = None

    def accepts(self, key: str) -> bool:
        """Whether a folded word is one of these."""
        if key in self.exact or (self.stems and key.startswith(self.stems)):
            return True
        if self.least is None:
            return False
        value = int(key) if key.isdecimal() and len(key) < 4 else _VALUES.get(key)
        return value is not None and value >= self.least


class Gap(NamedTuple):
    """Up to `most` words of any kind."""

    most: int


class Choice(NamedTuple):
    """One of several sequences; optional where the phrase had a question mark."""

    ways: tuple[tuple[Node, ...], ...]
    optional: bool = False


Node = str | OneWord | Gap | Choice
"""A string stands for that one word: by far the most frequent node, and the quickest to load and to search."""


class Phrase(NamedTuple):
    """A parsed phrase. `source` is what the author wrote."""

    source: str
    nodes: tuple[Node, ...]

    def match(self, keys: Sequence[str], at: int, beyond: int = 0) -> int:
        """The end of a match that starts at word `at` and ends after word index `beyond`, or -1."""
        for end in _ends(self.nodes, 0, keys, at):
            if end > beyond:
                return end
        return -1

    def longest(self, keys: Sequence[str], at: int) -> int:
        """The furthest end of a match that starts at word `at`, or -1."""
        return max(_ends(self.nodes, 0, keys, at), default=-1)

    def shortest(self, keys: Sequence[str], end: int, opening: OneWord, most: int = 60) -> int:
        """How many words the shortest match takes that ends just before word `end`; `most` where it takes that many or more.

        `opening` is the phrase's own (it is asked for once, not for every match).
        """
        keys = keys[:end]
        for at in range(end - 1, max(end - most, -1), -1):
            if opening.accepts(keys[at]) and any(found == end for found in _ends(self.nodes, 0, keys, at)):
                return end - at
        return most

    def opening(self) -> OneWord:
        """All words that a match can begin with, as one."""
        exact: set[str] = set()
        stems: list[str] = []
        least: list[int] = []
        for start in self.starts():
            if isinstance(start, str):
                exact.add(start)
            else:
                exact |= start.exact
                stems += start.stems
                least += [] if start.least is None else [start.least]
        return OneWord(frozenset(exact), tuple(stems), min(least, default=None))

    def search(self, keys: Sequence[str]) -> bool:
        """Whether the phrase occurs anywhere in `keys`."""
        return any(self.match(keys, at) >= 0 for at in range(len(keys)))

    def starts(self) -> tuple[str | OneWord, ...]:
        """The words that a match can begin with, for an index."""
        return tuple(_starts(self.nodes))


def _ends(nodes: tuple[Node, ...], i: int, keys: Sequence[str], at: int) -> Iterator[int]:
    if i == len(nodes):
        yield at
        return
    node = nodes[i]
    if type(node) is str or type(node) is OneWord:
        if at < len(keys) and _accepts(node, keys[at]):
            yield from _ends(nodes, i + 1, keys, at + 1)
    elif type(node) is Gap:
        for skip in range(min(node.most, len(keys) - at) + 1):
            yield from _ends(nodes, i + 1, keys, at + skip)
    else:
        assert type(node) is Choice
        for way in node.ways:
            for end in _ends(way, 0, keys, at):
                yield from _ends(nodes, i + 1, keys, end)
        if node.optional:
            yield from _ends(nodes, i + 1, keys, at)


def _accepts(node: str | OneWord, key: str) -> bool:
    return node == key if isinstance(node, str) else node.accepts(key)


def _starts(nodes: tuple[Node, ...]) -> Iterator[str | OneWord]:
    for node in nodes:
        if type(node) is str or type(node) is OneWord:
            yield node
            return
        if type(node) is Gap:
            return  # only inside a choice; what it begins with could be any word
        assert type(node) is Choice
        for way in node.ways:
            yield from _starts(way)
        if not node.optional:
            return
