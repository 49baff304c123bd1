"""Two versions of a text: what became of each section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.model.document import Document
from checker.model.drift import DatedLine, Drift, Heading, SectionChange, Turn, Version
from checker.upstream.pairing import paired
from checker.upstream.sections import SectionedText, same_print, sectioned
from checker.upstream.sentences import Comparison, in_order

_MOSTLY = 0.6
"""So much of a section's words make it a part of another one."""
_STRANGERS = 0.05
"""Two versions of one text share more of their words than this."""


def compared(old: Document, new: Document) -> Comparison:
    """Put two versions of a text beside each other; ReadError where one can be no text of a policy."""
    before, after = sectioned(old), sectioned(new)
    return Comparison(before, after, *paired(before, after))


def drift(comparison: Comparison) -> Drift:
    """What became of each section."""
    old, new = comparison.old, comparison.new
    sections = _Sections(comparison)
    changes = tuple(sections.changes())
    return Drift(
        old=_version(old),
        new=_version(new),
        dates=_dates(old, new),
        sections=changes,
        unchanged=sections.unchanged,
        touched=tuple(sections.touched),
        notices=_notices(comparison),
    )


class _Sections:
    def __init__(self, comparison: Comparison) -> None:
        self._of = comparison
        self._old, self._new = comparison.old, comparison.new
        self._partner = comparison.partners.new_of
        unnumbered = ((one, other) for one, other in self._partner.items() if not self._old.sections[one].number)
        self._kept_order = set(in_order(unnumbered))
        pairing, partners = comparison.pairing, comparison.partners
        self._parts = _parts((self._new, self._old), pairing.old_of, (partners.old_of, partners.new_of))
        self._absorbed = _parts((self._old, self._new), pairing.new_of, (partners.new_of, partners.old_of))
        self.unchanged = 0
        self.touched: list[Heading] = []

    def changes(self) -> Iterator[SectionChange]:
        """The sections that changed, in the order of the new text; what is gone stands where it stood."""
        found = dict(self._present())
        carried: Counter[tuple[float, int]] = Counter()
        for at, old in self._of.partners.old_of.items():
            carrier = self._carrier(old, at)
            if carrier is not None and (at, 0) in found and found[at, 0].turn is Turn.MOVED:
                del found[at, 0]
                carried[carrier, 0] += 1
        found.update(self._gone())
        for place in sorted(found):
            yield replace(found[place], carried=carried[place])

    def _present(self) -> Iterator[tuple[tuple[float, int], SectionChange]]:
        """The sections of the new text that changed, each with its place."""
        for section in self._new.sections:
            old = self._of.partners.old_of.get(section.at)
            if old is not None:
                change = self._became(old, section.at)
                if change is not None:
                    yield (section.at, 0), change
            elif section.at not in self._parts:
                yield (section.at, 0), self._change(Turn.NEW, (), (section.at,))

    def _gone(self) -> Iterator[tuple[tuple[float, int], SectionChange]]:
        """The sections of the old text that are gone, each with a place behind what it stood behind."""
        last = -1
        for section in self._old.sections:
            if section.at in self._partner:
                last = self._partner[section.at]
            elif section.at not in self._absorbed:
                yield (last + 0.5, section.at), self._change(Turn.GONE, (section.at,), ())

    def _became(self, old: int, new: int) -> SectionChange | None:
        """What became of a section that has a partner; None where nothing did."""
        olds = (old, *(at for at, other in self._absorbed.items() if other == new))
        news = (new, *(at for at, other in self._parts.items() if other == old))
        change = self._change(Turn.REWORDED, olds, news)
        # Without a number, and without other words, only the look of a line made it a title in one of the texts.
        if change.sentences or self._numbered(olds[1:], news[1:]):
            if len(news) > 1:
                return replace(change, turn=Turn.SPLIT)
            if len(olds) > 1:
                return replace(change, turn=Turn.MERGED)
        if change.sentences:
            return change
        if self._moved(old, new):
            return replace(change, turn=Turn.MOVED)
        self.unchanged += 1
        sentences = [
            [text.sentences[at].text for at in text.sections[section].sentences] for text, section in self._both(old, new)
        ]
        if not same_print(*sentences):
            self.touched.append(self._new.heading(new))
        return None

    def _numbered(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        return any(self._old.sections[at].number for at in olds) or any(self._new.sections[at].number for at in news)

    def _both(self, old: int, new: int) -> tuple[tuple[SectionedText, int], tuple[SectionedText, int]]:
        return (self._old, old), (self._new, new)

    def _moved(self, old: int, new: int) -> bool:
        """Whether a section bears another number or, where it has none, stands before what it stood after."""
        number = self._old.sections[old].number
        return number != self._new.sections[new].number or (not number and old not in self._kept_order)

    def _carrier(self, old: int, new: int) -> int | None:
        """The new section that carried this one along: one above it that moved, below which both kept their place."""
        above, beyond = self._old.sections[old].parent, self._new.sections[new].parent
        if above is None or beyond is None or self._partner.get(above) != beyond or not self._moved(above, beyond):
            return None
        numbers = [
            text.sections[at].number.removeprefix(text.sections[parent].number)
            for text, at, parent in ((self._old, old, above), (self._new, new, beyond))
        ]
        if numbers[0] != numbers[1]:
            return None
        further = self._carrier(above, beyond)
        return beyond if further is None else further

    def _change(self, turn: Turn, olds: Sequence[int], news: Sequence[int]) -> SectionChange:
        return SectionChange(
            turn,
            tuple(map(self._old.heading, olds)),
            tuple(map(self._new.heading, news)),
            self._of.changes(olds, news),
        )


def _parts(
    texts: tuple[SectionedText, SectionedText], became: Mapping[int, int], partners: tuple[Mapping[int, int], Mapping[int, int]]
) -> dict[int, int]:
    """The sections of the first text without a partner, each with the section of the second, one with a partner, that most of its
    words are part of.
    """
    text, other = texts
    found: dict[int, int] = {}
    for section in text.sections:
        if section.at in partners[0] or not section.sentences:
            continue
        shares: defaultdict[int, int] = defaultdict(int)
        for at in section.sentences:
            if at in became:
                shares[other.sentences[became[at]].section] += text.sentences[at].weight
        if shares:
            most = max(shares, key=lambda at: (shares[at], -at))
            if most in partners[1] and shares[most] >= _MOSTLY * sum(text.sentences[at].weight for at in section.sentences):
                found[section.at] = most
    return found


def _dates(old: SectionedText, new: SectionedText) -> tuple[DatedLine, ...]:
    """The lines on dates of update that differ, in their order."""
    gone = [line for line in dict.fromkeys(old.dated) if line not in new.dated]
    came = [line for line in dict.fromkeys(new.dated) if line not in old.dated]
    longest = max(len(gone), len(came))
    padded = (lines + [""] * (longest - len(lines)) for lines in (gone, came))
    return tuple(DatedLine(before, after) for before, after in zip(*padded, strict=True))


def _version(text: SectionedText) -> Version:
    unread = tuple(f"could not be read: {part.why}" for part in text.document.unread)
    return Version(text.document.name, text.document.sha256, (*text.document.notices, *unread))


def _notices(comparison: Comparison) -> tuple[str, ...]:
    words = sum(sentence.weight for sentence in comparison.old.sentences)
    kept = sum(sentence.weight for sentence in comparison.old.sentences if comparison.pairing.same(sentence.at))
    if words and kept < _STRANGERS * words:
        return ("The two texts share hardly a sentence: see that they are versions of one document.",)
    return ()
