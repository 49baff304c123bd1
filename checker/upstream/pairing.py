"""Which sentence became which, and which section became which.

The two are found by turns: sentences that are equal and stand once say which sections belong together; these decide among equal
sentences that stand often, and how like reworded ones have to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from checker.upstream.alignment import Partners, aligned
from checker.upstream.likeness import RareWords, likeness
from checker.upstream.sections import SectionedText, Sentence

_ALIKE_AT_HOME = 0.4
"""How like a sentence must be to one in the section that belongs to its own."""
_ALIKE_ABROAD = 0.72
"""How like to one in any other section: two services of one provider are spoken of in nearly the same words."""
_ALIKE_BETWEEN = 0.25
"""How like to one between the same two neighbours."""
_TELLING = 8
"""Words of a sentence that is known again anywhere; "See here for more details" is not."""
_MOST_IN_ORDER = 20_000
"""Sentences of a text that are looked through in their order; the table of more would not fit in memory."""
_NO_PHRASE = 4
"""Words of a sentence that is more than a phrase like "See here"."""
_FEW = 12
"""Sentences of a section that are all compared with each other."""
_RETITLED = 0.01
_HOME = 0.2
"""What standing in the right section is worth against being more alike."""


class Pairing:
    """Sentences of the old text with what they became. Several that were only cut up otherwise are paired with one."""

    def __init__(self) -> None:
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self._alike: dict[int, float] = {}

    def pair(self, old: int, new: int, alike: float = 1.0) -> None:
        """Put a sentence and what it became together."""
        self.new_of[old], self.old_of[new], self._alike[old] = new, old, alike

    def join(self, olds: Sequence[int], news: Sequence[int]) -> None:
        """Put runs of sentences together that have the same words."""
        for at in range(max(len(olds), len(news))):
            old, new = olds[min(at, len(olds) - 1)], news[min(at, len(news) - 1)]
            self.new_of.setdefault(old, new)
            self.old_of.setdefault(new, old)
            self._alike[old] = 1.0

    def same(self, old: int) -> bool:
        """Whether a sentence has the same words in the new text."""
        return self._alike.get(old) == 1.0

    def alike(self, old: int) -> float:
        """How much of a sentence is left in what it became."""
        return self._alike.get(old, 0.0)


def paired(old: SectionedText, new: SectionedText) -> tuple[Pairing, Partners]:
    """Pair the sentences of two texts, and their sections."""
    matcher = _Matcher(old, new)
    matcher.equal_in_place()
    matcher.equal_once()
    matcher.equal_at_home()
    matcher.equal_left()
    matcher.cut_otherwise()
    while matcher.alike():
        pass
    matcher.equal_beside()
    matcher.alike_between()
    matcher.retitled()
    return matcher.pairing, matcher.partners()


class _Matcher:
    def __init__(self, old: SectionedText, new: SectionedText) -> None:
        self._old, self._new = old, new
        self.pairing = Pairing()

    def _left(self, text: SectionedText, done: dict[int, int]) -> list[Sentence]:
        return [sentence for sentence in text.sentences if sentence.at not in done]

    def _left_in(self, text: SectionedText, section: int, done: dict[int, int]) -> list[Sentence]:
        return [text.sentences[at] for at in text.sections[section].sentences if at not in done]

    def partners(self) -> Partners:
        return aligned(self._old, self._new, self.pairing.new_of, self.pairing.alike)

    def equal_in_place(self) -> None:
        """Pair the equal sentences that kept their order, in sections of the same number and title."""
        keys = [[sentence.key for sentence in text.sentences] for text in (self._old, self._new)]
        if max(map(len, keys)) > _MOST_IN_ORDER:
            return
        for code in Indel.opcodes(*keys):
            if code.tag != "equal":
                continue
            for at, other in zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True):
                here = self._old.sections[self._old.sentences[at].section]
                there = self._new.sections[self._new.sentences[other].section]
                if (here.number, here.title) == (there.number, there.title):
                    self.pairing.pair(at, other)

    def equal_once(self) -> None:
        """Pair the equal sentences that stand once in each text."""
        olds, news = _by_key(self._old.sentences), _by_key(self._new.sentences)
        for key, found in olds.items():
            once = len(found) == len(news.get(key, ())) == 1 and found[0] not in self.pairing.new_of
            if once and self._old.sentences[found[0]].weight >= _NO_PHRASE:
                self.pairing.pair(found[0], news[key][0])

    def equal_at_home(self) -> None:
        """Pair equal sentences of sections that belong together, in their order."""
        for old, new in self.partners().pairs():
            news = _by_key(self._left_in(self._new, new, self.pairing.old_of))
            for sentence in self._left_in(self._old, old, self.pairing.new_of):
                if news.get(sentence.key):
                    self.pairing.pair(sentence.at, news[sentence.key].pop(0))

    def equal_left(self) -> None:
        """Pair the equal sentences of which one is left in each text, if they are long enough to be known again anywhere."""
        olds = _by_key(self._left(self._old, self.pairing.new_of))
        news = _by_key(self._left(self._new, self.pairing.old_of))
        for key, found in olds.items():
            if len(found) == len(news.get(key, ())) == 1 and _known_abroad(self._old.sentences[found[0]]):
                self.pairing.pair(found[0], news[key][0])

    def equal_beside(self) -> None:
        """Pair equal sentences next to a pair, in reading order: short ones are known again by what stands beside them."""
        for step in (1, -1):
            for sentence in self._old.sentences[::step]:
                beside = self.pairing.new_of.get(sentence.at - step)
                if sentence.at in self.pairing.new_of or beside is None:
                    continue
                new = beside + step
                there = 0 <= new < len(self._new.sentences) and new not in self.pairing.old_of
                if there and self._new.sentences[new].key == sentence.key:
                    self.pairing.pair(sentence.at, new)

    def alike_between(self) -> None:
        """Pair what stands alone between the same two neighbours in both texts, if there is some likeness."""
        for sentence in self._old.sentences[1:-1]:
            new = self.pairing.new_of.get(sentence.at - 1, -2) + 1
            alone = new >= 1 and self.pairing.new_of.get(sentence.at + 1) == new + 1
            if not alone or sentence.at in self.pairing.new_of or new in self.pairing.old_of:
                continue
            alike = likeness(sentence.key.split(), self._new.sentences[new].key.split(), _ALIKE_BETWEEN)
            if alike:
                self.pairing.pair(sentence.at, new, alike)

    def cut_otherwise(self) -> None:
        """Pair runs of sentences whose words are the same taken together: a list that became a sentence, a stop that was lost."""
        for old, new in self.partners().pairs():
            olds = list(_runs(self._old.sections[old].sentences, self.pairing.new_of))
            news = {_joined(self._new, run): run for run in _runs(self._new.sections[new].sentences, self.pairing.old_of)}
            for run in olds:
                other = news.get(_joined(self._old, run))
                if other:
                    self.pairing.join(run, other)

    def retitled(self) -> None:
        """Pair the titles of sections that belong together, however little they share."""
        for old, new in self.partners().new_of.items():
            titles = [
                text.sentences[text.sections[section].sentences[0]]
                for text, section in ((self._old, old), (self._new, new))
                if text.sections[section].title and text.sections[section].sentences
            ]
            if len(titles) == 2 and titles[0].at not in self.pairing.new_of and titles[1].at not in self.pairing.old_of:
                self.pairing.pair(titles[0].at, titles[1].at, _RETITLED)

    def alike(self) -> bool:
        """Pair what was reworded, the most alike first; whether there was any. What is found brings sections together, so that
        more may be found in these.
        """
        partners = self.partners()
        olds = {sentence.at: sentence.key.split() for sentence in self._left(self._old, self.pairing.new_of)}
        news = {sentence.at: sentence.key.split() for sentence in self._left(self._new, self.pairing.old_of)}
        rare = RareWords(news)
        first = _first_of_sections(self._new, news)
        found: list[tuple[float, int, int, float]] = []
        for at, words in olds.items():
            sentence = self._old.sentences[at]
            homes = partners.homes(sentence.section)
            near = (each for home in homes for each in first.get(home, ()))
            for other in dict.fromkeys([*near, *rare.nearest(words)]):
                least = self._least(sentence, self._new.sentences[other], partners)
                alike = least and likeness(words, news[other], least)
                if alike:
                    found.append((-(alike + _HOME * (least == _ALIKE_AT_HOME)), at, other, alike))
        before = len(self.pairing.new_of)
        for _, at, other, alike in sorted(found):
            if at not in self.pairing.new_of and other not in self.pairing.old_of:
                self.pairing.pair(at, other, alike)
        return len(self.pairing.new_of) > before

    def _least(self, old: Sentence, new: Sentence, partners: Partners) -> float:
        """How like two sentences must be to be one reworded; 0 where they cannot be."""
        homes = partners.homes(old.section)
        if old.title or new.title:
            return _ALIKE_AT_HOME if new.section == partners.new_of.get(old.section) else 0.0
        # What is split off from a section mostly stands right below it.
        if new.section in homes or self._new.sections[new.section].parent in homes:
            return _ALIKE_AT_HOME
        return _ALIKE_ABROAD if _known_abroad(old) and _known_abroad(new) else 0.0


def _first_of_sections(text: SectionedText, left: Iterable[int]) -> dict[int, list[int]]:
    """The first few of the sentences that are left, by their section."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at in left:
        if len(found[text.sentences[at].section]) < _FEW:
            found[text.sentences[at].section].append(at)
    return found


def _known_abroad(sentence: Sentence) -> bool:
    """Whether a sentence is known again in another section: not a short one, and not a lead-in, which says nothing alone."""
    return sentence.weight >= _TELLING and not sentence.text.endswith(":")


def _by_key(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.key].append(sentence.at)
    return found


def _runs(sentences: Sequence[int], done: dict[int, int]) -> Iterator[list[int]]:
    """Sentences that are left, in runs without one between them that is done."""
    run: list[int] = []
    for at in sentences:
        if at in done:
            if run:
                yield run
            run = []
        else:
            run.append(at)
    if run:
        yield run


def _joined(text: SectionedText, run: Sequence[int]) -> str:
    return " ".join(text.sentences[at].key for at in run)
