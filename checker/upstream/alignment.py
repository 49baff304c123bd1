"""Which section became which: by where its sentences went, helped by number and title.

A section counts alone and with all that stands below it, whichever says more: headings without words of their own belong together
when what they head does, and texts may be nested otherwise. The strongest pair is taken first; a section has one partner at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from checker.upstream.folding import folded
from checker.upstream.sections import SectionedText

_SAME_NUMBER = 0.3
_SAME_TITLE = 0.5
_LEAST = 0.3
_FEW_WORDS = 5
"""Fewer words than these say nothing about sections that share neither number nor title."""
_NEARLY_ALL = 0.8
_NUMBER_ALONE = 0.15
"""A number is used again for other things: so much of the words has to be the same."""


@dataclass(frozen=True, slots=True)
class Partners:
    """Sections of the old text with those of the new one that they became. `beside` are new ones of the same number below
    partners, which may hold the same subject in other words.
    """

    new_of: Mapping[int, int]
    old_of: Mapping[int, int]
    beside: Mapping[int, int]

    def homes(self, old: int) -> tuple[int, ...]:
        """The new sections in which a sentence of an old one is at home."""
        found = (self.new_of.get(old), self.beside.get(old))
        return tuple(dict.fromkeys(section for section in found if section is not None))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Each old section with each of its homes, partners first."""
        yield from self.new_of.items()
        yield from ((old, new) for old, new in self.beside.items() if self.new_of.get(old) != new)


def aligned(old: SectionedText, new: SectionedText, new_of: Mapping[int, int], alike: Callable[[int], float]) -> Partners:
    """Pair the sections of two texts, given what became of their sentences."""
    shared, own = _shared(old, new, new_of, alike)
    whole, alone = (_words(old), _words(new)), (_own_words(old), _own_words(new))
    titles = [[folded(section.title) for section in text.sections] for text in (old, new)]
    found: list[tuple[float, int, int]] = []
    for (one, other), common in shared.items():
        number = bool(old.sections[one].number) and old.sections[one].number == new.sections[other].number
        title = bool(titles[0][one]) and titles[0][one] == titles[1][other]
        share = max(
            2 * common / (whole[0][one] + whole[1][other]),
            2 * own.get((one, other), 0) / (alone[0][one] + alone[1][other]),
        )
        known = title or (number and share >= _NUMBER_ALONE) or common >= _FEW_WORDS or share >= _NEARLY_ALL
        strength = share + _SAME_NUMBER * number + _SAME_TITLE * title
        if known and strength >= _LEAST:
            found.append((-strength, one, other))
    pairs: dict[int, int] = {}
    back: dict[int, int] = {}
    for _, one, other in sorted(found):
        if one not in pairs and other not in back:
            pairs[one], back[other] = other, one
    return Partners(pairs, back, _beside(old, new, pairs))


def _shared(
    old: SectionedText, new: SectionedText, new_of: Mapping[int, int], alike: Callable[[int], float]
) -> tuple[Mapping[tuple[int, int], float], Mapping[tuple[int, int], float]]:
    """The words that sections share with all below them, and alone. Those of the same number and title are named in any case."""
    lines = [_lines(old), _lines(new)]
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    own: defaultdict[tuple[int, int], float] = defaultdict(float)
    for one, other in new_of.items():
        here, there = old.sentences[one], new.sentences[other]
        common = alike(one) * min(here.weight, there.weight)
        own[here.section, there.section] += common
        for above in lines[0][here.section]:
            for beyond in lines[1][there.section]:
                shared[above, beyond] += common
    named: dict[tuple[str, str], int] = {}
    for section in new.sections:
        named.setdefault((section.number, folded(section.title)), section.at)
    for section in old.sections:
        same = named.get((section.number, folded(section.title)))
        if same is not None and section.title:
            shared[section.at, same] += 0
    shared[0, 0] += 1
    return shared, own


def _lines(text: SectionedText) -> list[tuple[int, ...]]:
    """Each section with all that it stands below."""
    found: list[tuple[int, ...]] = []
    for section in text.sections:
        found.append((section.at,) if section.parent is None else (section.at, *found[section.parent]))
    return found


def _own_words(text: SectionedText) -> list[int]:
    """The words of each section without those below it, one at least."""
    return [1 + sum(text.sentences[at].weight for at in section.sentences) for section in text.sections]


def _words(text: SectionedText) -> list[int]:
    """The words of each section with all below it; one at least, so that they can be divided by."""
    counts = _own_words(text)
    for section in reversed(text.sections):
        if section.parent is not None:
            counts[section.parent] += counts[section.at] - 1
    return counts


def _beside(old: SectionedText, new: SectionedText, pairs: Mapping[int, int]) -> dict[int, int]:
    """New sections of the same number as an old one, where the sections around the two are partners."""
    numbered = {(section.parent, section.number): section.at for section in new.sections if section.number}
    found: dict[int, int] = {}
    for section in old.sections:
        around = None if section.parent is None else pairs.get(section.parent)
        same = numbered.get((around, section.number))
        if same is not None:
            found[section.at] = same
    return found
