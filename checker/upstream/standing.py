"""What became of the words that each obligation of a pack rests on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from checker.model.drift import Fate, Heading, ObligationChange
from checker.model.packs import Citation, Obligation
from checker.upstream.folding import folded
from checker.upstream.sections import SectionedText
from checker.upstream.sentences import Comparison
from checker.upstream.wording import pieces

_NUMBER = re.compile(r"[A-Za-z]?\d[\w.-]*|\b[A-Z](?:\.\d+)+")
_OWN_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")


class Standing:
    """A text in which locators are looked up."""

    def __init__(self, text: SectionedText) -> None:
        self._text = text

    @cached_property
    def _words(self) -> str:
        return "".join(f" {sentence.key}" for sentence in self._text.sentences) + " "

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for sentence in self._text.sentences:
            starts.append(at)
            at += len(sentence.key) + 1
        return starts

    def count(self, words: str) -> int:
        """How often words stand in the text."""
        return sum(1 for _ in self._places(f" {folded(words)} "))

    def sentences(self, citation: Citation) -> tuple[int, ...]:
        """The sentences over which the locator of a citation runs, at the place nearest to the section cited; none if it stands
        nowhere.
        """
        wanted = f" {folded(_OWN_NUMBER.sub('', citation.locator))} "
        if not wanted.strip():
            return ()
        found = list(self._places(wanted))
        if not found:
            return ()
        start = max(found, key=lambda at: (self._fits(self._at(at), citation.section), -at))
        return tuple(range(self._at(start), self._at(start + len(wanted) - 2) + 1))

    def _places(self, wanted: str) -> Iterator[int]:
        place = self._words.find(wanted)
        while place >= 0:
            yield place
            place = self._words.find(wanted, place + 1)

    def _at(self, place: int) -> int:
        """The sentence at a place of the words."""
        return bisect_right(self._starts, place) - 1

    def _fits(self, sentence: int, cited: str) -> float:
        """How well the section of a sentence fits the one cited: by its number, by that of one around it, by its title."""
        section = self._text.sections[self._text.sentences[sentence].section]
        numbers = [number.rstrip(".") for number in _NUMBER.findall(cited)]
        if section.number and section.number in numbers:
            return 3.0
        if section.number and any(section.number.startswith(f"{number}.") for number in numbers):
            return 2.0
        heading = self._text.heading(section.at)
        said, printed = set(folded(cited).split()), set(folded(" ".join((heading.title, *heading.around))).split())
        return len(said & printed) / max(len(said), 1)


def obligation_changes(comparison: Comparison, obligations: Iterable[Obligation]) -> Iterator[ObligationChange]:
    """What became of each obligation, in the pack's order."""
    old, new = Standing(comparison.old), Standing(comparison.new)
    for obligation in obligations:
        yield _Followed(comparison, obligation, old.sentences(obligation.citation), new.sentences(obligation.citation)).change()


class _Followed:
    """An obligation with the sentences in which its locator stood and stands. A pack may be newer than the old text: then it is
    followed back from where it stands.
    """

    def __init__(self, comparison: Comparison, obligation: Obligation, olds: Sequence[int], news: Sequence[int]) -> None:
        self._of, self._obligation = comparison, obligation
        self._news = news
        self._olds = olds or [comparison.pairing.old_of[at] for at in news if at in comparison.pairing.old_of]

    def change(self) -> ObligationChange:
        if not self._olds:
            fate = Fate.BEGUN if self._news else Fate.UNFOUND
            return ObligationChange(self._obligation, fate, None, self._heading(self._news), after=self._said(self._news))
        became = [self._of.pairing.new_of[at] for at in self._olds if at in self._of.pairing.new_of]
        if not became:
            # Not known again as a sentence; the locator may still stand in one that says something else beside it.
            became = list(self._news)
        old = self._heading(self._olds, old=True)
        before = self._said(self._olds, old=True)
        if not became:
            return ObligationChange(self._obligation, Fate.GONE, old, None, before)
        new, after = self._heading(became), self._said(dict.fromkeys(became))
        beside = self._beside(became)
        if not all(map(self._stands, self._olds)):
            before, after = self._with_lead(before, after, became)
            return ObligationChange(self._obligation, Fate.REWORDED, old, new, before, after, pieces(before, after), beside)
        fate = Fate.MOVED if self._moved(became) else Fate.UNTOUCHED
        return ObligationChange(self._obligation, fate, old, new, before, after, beside=beside)

    def _stands(self, old: int) -> bool:
        """Whether a sentence says what it said, and so does all that leads it in."""
        lead: int | None = old
        while lead is not None:
            if not self._of.same(lead):
                return False
            lead = self._of.old.sentences[lead].lead
        return True

    def _moved(self, became: Sequence[int]) -> bool:
        """Whether the sentences stand in another section: one of another number, or one that did not come from theirs."""
        old = self._of.old.sentences[self._olds[0]].section
        new = self._of.new.sentences[became[0]].section
        return self._of.partners.new_of.get(old) != new or self._of.old.sections[old].number != self._of.new.sections[new].number

    def _beside(self, became: Sequence[int]) -> bool:
        """Whether other words of the section are not as they were."""
        old = self._of.old.sentences[self._olds[0]].section
        new = self._of.new.sentences[became[0]].section
        left = [at for at in self._of.old.sections[old].sentences if at not in self._olds]
        came = [at for at in self._of.new.sections[new].sentences if at not in became]
        return not all(map(self._of.same, left)) or not all(at in self._of.pairing.old_of for at in came)

    def _with_lead(self, before: str, after: str, became: Sequence[int]) -> tuple[str, str]:
        """Where only the lead-in of a list changed, the two quotes with it."""
        first = self._olds[0]
        if not all(self._of.same_words(at) for at in self._olds):
            return before, after
        here, there = self._of.old.sentences[first].lead, self._of.new.sentences[became[0]].lead
        return (
            before if here is None else f"{self._of.old.sentences[here].text} {before}",
            after if there is None else f"{self._of.new.sentences[there].text} {after}",
        )

    def _heading(self, sentences: Sequence[int], old: bool = False) -> Heading | None:
        text = self._of.old if old else self._of.new
        return text.heading(text.sentences[sentences[0]].section) if sentences else None

    def _said(self, sentences: Iterable[int], old: bool = False) -> str:
        text = self._of.old if old else self._of.new
        return " ".join(text.sentences[at].text for at in sentences)
