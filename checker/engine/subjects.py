"""Where a subject stands before its operator, whose it is, and what only hangs on another clause."""

from __future__ import annotations

from collections.abc import Sequence

from checker.engine.lexicon import Lexicon
from checker.model.norms import Bearer
from checker.model.words import Word

# How far a subject may stand from its operator ("you and anyone whom you invite may not").
_REACH = 6
# How far before "that" the verb may stand that makes it a statement and no relative clause ("agree with us that").
_COMPLEMENT_REACH = 4
# "we and the model providers": so many words may stand between two members of a series, the joining one included.
_SERIES_GAP = 4
_PAUSES = ":;,—"


class Surroundings:
    """One run of words, asked what stands around an operator. `gaps[i]` is the text between word i-1 and word i."""

    def __init__(self, words: Sequence[Word], gaps: Sequence[str], lexicon: Lexicon) -> None:
        self._words = words
        self.keys = [word.key for word in words]
        self._gaps = gaps
        self._lexicon = lexicon

    def holds(self, name: str, at: int) -> bool:
        """Whether a phrase of the grammar's list `name` stands at word `at`."""
        return self._lexicon.starts_with(name, self.keys, at)

    def party(self, at: int) -> Bearer | None:
        """The party whose name begins at word `at`."""
        hit = self._lexicon.parties.longest(self.keys, at) if at < len(self.keys) else None
        return hit[1] if hit else None

    def pause(self, at: int) -> bool:
        """Whether a comma or a stronger mark stands before word `at`."""
        return any(mark in self._gaps[at] for mark in _PAUSES)

    def subject(self, floor: int, at: int, *, goes_on: bool) -> tuple[int, Bearer | None]:
        """Where the subject before word `at` begins, and its party; None for a thing or for no subject at all.

        With `goes_on` a joining word continues the norm before. The nearest party counts, one behind a preposition only where
        there is no other; a possessive is no party.
        """
        joined = at > floor and self.holds("joiners", at - 1)
        if (self.holds("commands", at) and self.pause(at)) or (joined and goes_on):
            return at, None
        hits = self.parties(floor, at)
        spare: tuple[int, Bearer] | None = None
        for start, end, bearer in reversed(hits):
            if at - end > _REACH or self._words[end - 1].possessive or any(";" in gap for gap in self._gaps[end : at + 1]):
                continue
            first = self._first_of_series(hits, start)
            if first > floor and self.holds("prepositions", first - 1):
                spare = spare or (first, bearer)
                continue
            return first, self._of_series(hits, first, bearer)
        if spare is not None:
            return self.noun_start(floor, spare[0]), spare[1]
        if joined or at == floor or all(self.holds("command_openings", i) for i in range(floor, at)):
            return at, None
        return self.noun_start(floor, at), None

    def parties(self, floor: int, at: int) -> list[tuple[int, int, Bearer]]:
        """The parties named before word `at`, as (start, end, bearer)."""
        hits: list[tuple[int, int, Bearer]] = []
        i = max(floor, at - _REACH - 4)
        while i < at:
            hit = self._lexicon.parties.longest(self.keys, i)
            if hit is None or hit[0] > at:
                i += 1
                continue
            hits.append((i, hit[0], hit[1]))
            i = hit[0]
        return hits

    def _first_of_series(self, hits: list[tuple[int, int, Bearer]], start: int) -> int:
        """ "Neither you nor your users may": the subject begins with the first of them."""
        first = start
        for left, right, _ in reversed([hit for hit in hits if hit[0] < start]):
            begin = self._quantified(left)
            if begin > 0 and self.holds("prepositions", begin - 1):
                break  # "to any third party, and you may not": the first is no subject
            joined = self.holds("joiners", right) and first - right <= _SERIES_GAP
            if joined or all(self.holds("series_words", i) for i in range(right, first)):
                first = left
        return self._quantified(first)

    def _quantified(self, at: int) -> int:
        """Where the party at word `at` begins, its quantifiers included ("neither", "any")."""
        while at > 0 and self.holds("quantifiers", at - 1):
            at -= 1
        return at

    def _of_series(self, hits: list[tuple[int, int, Bearer]], first: int, bearer: Bearer) -> Bearer:
        """ "We and our providers may": a series is the company's or the user's as a whole."""
        if bearer is not Bearer.OTHER:
            return bearer
        return next((other for start, _, other in hits if start >= first and other is not Bearer.OTHER), bearer)

    def noun_start(self, floor: int, at: int) -> int:
        """Where the noun phrase before word `at` begins: after the last pause or joining word."""
        start = at
        while start > floor:
            if start < at and self.pause(start):
                break
            if self.holds("clause_joiners", start - 1):
                break
            start -= 1
        return start

    def inside_exception(self, at: int) -> bool:
        """Whether an exception runs on to word `at`: "..., except to the extent this restriction is prohibited by law"."""
        start = at
        while start > 0 and not self.pause(start):
            start -= 1
        return any(self.holds("exceptions", i) for i in range(max(start, 1), at))

    def relative(self, at: int) -> bool:
        """Whether what begins at `at` is a relative clause: "(content) that you post", "(anything) which you send"."""
        return at > 1 and self.holds("relative_pronouns", at - 1) and self.subordinate(at)

    def subordinate(self, at: int) -> bool:
        """Whether what begins at `at` hangs on "if", "who", "which" or a relative "that"."""
        opens = self.holds("subordinators", at) and not self.holds("loose_subordinators", at)
        if at == 0 or opens:
            return opens
        if self.keys[at - 1] == "that":
            near = range(max(0, at - 1 - _COMPLEMENT_REACH), at - 1)
            return not any(self.holds("complements", i) for i in near)
        return self.holds("subordinators", at - 1)
