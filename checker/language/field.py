"""Searches phrases in many runs of words at once.

All runs are laid end to end, one dead place after each, and a set of places is one integer with a bit for each. A phrase
is then a few shifts and ands over the whole document, however often its words occur; trying it place by place took some
fifty times as long. A set of runs is an integer too, with a bit for each run, at the dead place after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.language.matching import Choice, Gap, Node, OneWord, Phrase


class WordField:
    """Runs of folded words, ready for phrases. Place 0 is the first word of run 0."""

    def __init__(self, runs: Sequence[Sequence[str]]) -> None:
        self._starts: list[int] = []
        self._closes: list[int] = []
        self._places: dict[str, list[int]] = {}
        at = 0
        for run in runs:
            self._starts.append(at)
            for key in run:
                self._places.setdefault(key, []).append(at)
                at += 1
            self._closes.append(at)
            at += 1
        self._dead = self._mask(self._closes)
        self._alive = ((1 << at) - 1) & ~self._dead
        self._runs: dict[int, int] = {1: self._alive}
        self._sorted = sorted(self._places)
        self._masks: dict[str, int] = {}
        self._words: dict[OneWord, int] = {}
        self._stems: dict[str, int] = {}

    def ends(self, phrase: Phrase) -> int:
        """The places just after each match of `phrase`, as bits."""
        return self._sequence(phrase.nodes, self._alive)

    def beyond(self, offsets: Sequence[int]) -> int:
        """All places after word `offsets[n]` of each run n, as bits: where a match ends that reaches past that word."""
        places: list[int] = []
        for start, offset, close in zip(self._starts, offsets, self._closes, strict=True):
            places.extend(range(start + offset + 1, close + 1))
        return self._mask(places)

    def runs(self, ends: int) -> int:
        """The runs that hold one of `ends`, as bits.

        The words of a run are ones without a gap, so adding one of its places to them carries into the dead place behind.
        """
        return (self._alive + ((ends >> 1) & self._alive)) & self._dead

    def numbers(self, runs: int) -> list[int]:
        """The numbers of the runs in such bits, in order."""
        found = []
        at = 0
        while runs:
            low = (runs & -runs).bit_length()
            at += low
            runs >>= low
            found.append(bisect_left(self._closes, at - 1))
        return found

    def holds(self, runs: int, number: int) -> bool:
        """Whether run `number` is among such bits."""
        return bool(runs >> self._closes[number] & 1)

    def first(self, ends: int, number: int) -> int:
        """The index of the last word before the first of `ends` in run `number`, which must hold one."""
        within = ends >> (self._starts[number] + 1)
        return (within & -within).bit_length() - 1

    def _sequence(self, nodes: Sequence[Node], bits: int) -> int:
        for node in nodes:
            if not bits:
                return 0
            if type(node) is str:
                bits = (bits & self._key(node)) << 1
            elif type(node) is OneWord:
                bits = (bits & self._word(node)) << 1
            elif type(node) is Gap:
                bits = self._gap(bits, node.most)
            else:
                assert type(node) is Choice
                reached = bits if node.optional else 0
                for way in node.ways:
                    reached |= self._sequence(way, bits)
                bits = reached
        return bits

    def _gap(self, bits: int, most: int) -> int:
        """All places up to `most` words on; each step doubles the reach, and none leaps over a dead place."""
        reach = 0
        while reach < most:
            step = min(reach + 1, most - reach)
            bits |= (bits & self._free(step)) << step
            reach += step
        return bits

    def _free(self, size: int) -> int:
        """The places from which `size` words in a row are alive."""
        if size not in self._runs:
            half = size // 2
            rest = size - half
            self._runs[size] = self._free(half) & (self._free(rest) >> half)
        return self._runs[size]

    def _word(self, word: OneWord) -> int:
        """The places of all words that `word` accepts."""
        found = self._words.get(word)
        if found is None:
            found = 0
            for key in word.exact:
                found |= self._key(key)
            for stem in word.stems:
                found |= self._stem(stem)
            if word.least is not None:
                for key in self._places:
                    if word.accepts(key):
                        found |= self._key(key)
            self._words[word] = found
        return found

    def _stem(self, stem: str) -> int:
        if stem not in self._stems:
            bits = 0
            for at in range(bisect_left(self._sorted, stem), len(self._sorted)):
                if not self._sorted[at].startswith(stem):
                    break
                bits |= self._key(self._sorted[at])
            self._stems[stem] = bits
        return self._stems[stem]

    def _key(self, key: str) -> int:
        if key not in self._masks:
            self._masks[key] = self._mask(self._places.get(key, ()))
        return self._masks[key]

    def _mask(self, places: Sequence[int]) -> int:
        """Bits for places in ascending order; by way of bytes, since setting bit by bit would copy the number each time."""
        if not places:
            return 0
        data = bytearray(places[-1] // 8 + 1)
        for place in places:
            data[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(data, "little")
