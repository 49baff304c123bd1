"""The sentences of a section that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model.drift import SentenceChange, Turn
from checker.upstream.alignment import Partners
from checker.upstream.folding import references, without_references
from checker.upstream.pairing import Pairing
from checker.upstream.sections import SectionedText
from checker.upstream.wording import pieces


class Comparison:
    """Two texts with what became of their sentences and sections."""

    def __init__(self, old: SectionedText, new: SectionedText, pairing: Pairing, partners: Partners) -> None:
        self.old, self.new, self.pairing, self.partners = old, new, pairing, partners
        self._numbers = {
            old.sections[one].number.replace(".", " "): new.sections[other].number.replace(".", " ")
            for one, other in partners.new_of.items()
        }

    def same(self, old: int) -> bool:
        """Whether a sentence says the same in the new text: in the same words, but for the numbers of sections that were numbered
        anew, and under the same lead-in.
        """
        return self.same_words(old) and self.same_lead(old)

    def same_words(self, old: int) -> bool:
        """Whether a sentence has the same words, whatever leads it in."""
        new = self.pairing.new_of.get(old)
        return new is not None and (self.pairing.same(old) or self._renumbered(old, new))

    def same_lead(self, old: int) -> bool:
        """Whether what leads a sentence in became what leads it in now, in whatever words; lists may be nested otherwise."""
        here, there = _leads(self.old, old), _leads(self.new, self.pairing.new_of[old])
        if not here or not there:
            return True
        now = {self.pairing.new_of.get(lead) for lead in here}
        return not now.isdisjoint(there[:1]) or self.pairing.new_of.get(here[0]) in there

    def _renumbered(self, old: int, new: int) -> bool:
        """Whether two wordings differ only in numbers of sections that were numbered anew."""
        before, after = self.old.sentences[old].key, self.new.sentences[new].key
        if without_references(before) != without_references(after):
            return False
        pairs = zip(references(before), references(after), strict=True)
        return all(one == other or self._numbers.get(one) == other for one, other in pairs)

    def changes(self, olds: Sequence[int], news: Sequence[int]) -> tuple[SentenceChange, ...]:
        """What changed in some old sections that became some new ones, in the order of the new text; what is gone stands where it
        stood.
        """
        found: list[tuple[float, SentenceChange]] = []
        last = -1.0
        for section in news:
            for at in self.new.sections[section].sentences:
                last = at
                if change := self._arrived(at, olds):
                    found.append((at, change))
        place = float(self.new.sections[news[0]].sentences[0]) - 0.5 if news and self.new.sections[news[0]].sentences else last
        for section in olds:
            for at in self.old.sections[section].sentences:
                new = self.pairing.new_of.get(at)
                if new is not None and self.new.sentences[new].section in news:
                    place = new + 0.5
                elif change := self._left(at):
                    found.append((place, change))
        return tuple(change for _, change in sorted(found, key=lambda each: each[0]))

    def _arrived(self, new: int, olds: Sequence[int]) -> SentenceChange | None:
        after = self.new.sentences[new].text
        old = self.pairing.old_of.get(new)
        if old is None:
            return SentenceChange(Turn.NEW, "", after)
        source = self.old.sentences[old]
        from_ = None if source.section in olds else self.old.heading(source.section)
        if not self.same_words(old):
            return SentenceChange(Turn.REWORDED, source.text, after, pieces(source.text, after), from_)
        if from_ or not self.same_lead(old):
            return SentenceChange(Turn.MOVED, "", after, (), from_)
        return None

    def _left(self, old: int) -> SentenceChange | None:
        before = self.old.sentences[old].text
        new = self.pairing.new_of.get(old)
        if new is None:
            return SentenceChange(Turn.GONE, before, "")
        return SentenceChange(Turn.MOVED, before, "", (), self.new.heading(self.new.sentences[new].section))


def _leads(text: SectionedText, sentence: int) -> list[int]:
    """What leads a sentence in, and what leads that in."""
    found: list[int] = []
    lead = text.sentences[sentence].lead
    while lead is not None:
        found.append(lead)
        lead = text.sentences[lead].lead
    return found


def in_order(places: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Of pairs of places, the first places of those that kept their order: the longest rising run of the second places."""
    from bisect import bisect_left

    ends: list[int] = []
    tails: list[int] = []
    before: dict[int, int | None] = {}
    seconds = dict(places)
    for first in sorted(seconds):
        second = seconds[first]
        at = bisect_left(ends, second)
        before[first] = tails[at - 1] if at else None
        if at == len(ends):
            ends.append(second)
            tails.append(first)
        else:
            ends[at], tails[at] = second, first
    last = tails[-1] if tails else None
    while last is not None:
        yield last
        last = before[last]
