"""Puts a draft together: gaps to sections in a drafter's order, strikes and policies among them, all in the terms' own names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.drafting.draft import Clause, Draft, Gap, Passage, Policy, Section, Strike
from checker.drafting.fitting import fit
from checker.drafting.lists import alike, listed
from checker.drafting.names import Name, Names
from checker.drafting.numbering import numbered
from checker.model.drafting import Definition, Drafting, Kind

Fit = Callable[[str], str]


def compose(
    kind: Kind,
    gaps: Sequence[Gap],
    strikes: Sequence[Strike],
    policies: Sequence[Policy],
    names: Names,
    data: Drafting,
    start: tuple[int, bool] = (1, False),
) -> Draft:
    """The draft that closes the gaps. Those whose part the kind does not have are left out; `start` is the first number and
    whether it is roman.
    """
    definitions = _definitions(gaps, names, data)
    for definition in definitions:
        names = replace(names, **{definition.word: Name(definition.name)})  # type: ignore[arg-type]

    def fitted(text: str) -> str:
        return fit(text, names, data.fitting).text

    sections = [Section(kind.about, tuple(Passage(Clause(_opening(fitted(text), names))) for text in kind.opening))]
    if strikes and kind.continues:
        sections.append(Section(data.strikes_title, tuple(Passage(Clause("", strikes=each)) for each in strikes)))
    if definitions:
        sections.append(Section(data.definitions_title, tuple(Passage(Clause(fitted(each.text))) for each in definitions)))
    for part in data.parts:
        inside = [gap for gap in gaps if gap.part == part.id and part.id in kind.parts]
        passages = list(_passages(inside, data, fitted))
        if inside and part.policies:
            passages.append(_policies(policies, data, fitted))
        if passages:
            sections.append(Section(_titled(part.title, names), tuple(passages)))
    draft = Draft(kind.title, tuple(sections), *start, american=names.american)
    return replace(draft, sections=tuple(_struck(draft, data, fitted)))


def _opening(text: str, names: Names) -> str:
    called = f"the {names.called}"
    return text.replace("{terms}", f"“{names.title}” ({called})" if names.title else called)


def _struck(draft: Draft, data: Drafting, fitted: Fit) -> Iterator[Section]:
    """The sections, with each strike saying which clause holds instead."""
    places = {
        control: number for number, clause in numbered(draft) for gap in clause.closes for control in (gap.control, *gap.also)
    }
    for section in draft.sections:
        yield replace(
            section,
            passages=tuple(
                Passage(replace(passage.clause, text=_strike(passage.clause.strikes, places, data, fitted)))
                if passage.clause.strikes
                else passage
                for passage in section.passages
            ),
        )


def _titled(title: str, names: Names) -> str:
    return re.sub(r"\bthe Service\b", names.service.words, title)


def _definitions(gaps: Sequence[Gap], names: Names, data: Drafting) -> list[Definition]:
    """The definitions of words that the draft uses and the terms have no name for."""
    used = " ".join(wording for gap in gaps for wording in gap.wordings)
    return [
        definition
        for definition in data.definitions
        if getattr(names, definition.word) == getattr(Names(), definition.word)
        and len(re.findall(rf"\b{definition.word}s?\b", used, re.IGNORECASE)) > 1
    ]


def _passages(gaps: Sequence[Gap], data: Drafting, fitted: Fit) -> Iterator[Passage]:
    """The passages of a section: what stands alone, then the lists."""
    items, alone = listed(gaps, data.lists)
    said: set[str] = set()
    for gap in alone:
        for wording in gap.wordings:
            text = fitted(alike(wording, data.lists))
            if text not in said:
                said.add(text)
                yield Passage(Clause(text, (gap,)))
    for place, entries in items.items():
        lead = Clause(fitted(data.lists[place].lead))
        yield Passage(lead, tuple(_punctuated([(_item(text, fitted), gap) for text, gap in entries])))


def _item(text: str, fitted: Fit) -> str:
    """An item begins small: it goes on with the sentence of its lead-in."""
    words = fitted(text)
    return words[:1].lower() + words[1:] if text[:1].islower() else words


def _punctuated(entries: Sequence[tuple[str, Gap]]) -> Iterator[Clause]:
    for place, (text, gap) in enumerate(entries):
        ends = {len(entries) - 1: ".", len(entries) - 2: "; or"}.get(place, ";")
        yield Clause(text + ends, (gap,))


def _strike(strike: Strike, places: Mapping[str, str], data: Drafting, fitted: Fit) -> str:
    """What says that words are deleted; the words themselves are quoted as they stand."""
    text = fitted(data.strike if strike.section else data.strike_unnumbered)
    instead = next((places[control] for control in strike.controls if control in places), "")
    if instead:
        text += f"; {data.instead}".replace("{clause}", instead)
    return text.replace("{section}", strike.section).replace("{words}", strike.words) + "."


def _policies(policies: Sequence[Policy], data: Drafting, fitted: Fit) -> Passage:
    entries = [Clause(f"{policy.title} ({policy.publisher}):", link=policy.url) for policy in policies]
    return Passage(Clause(fitted(data.policies_lead)), tuple(entries or [Clause(data.policies_blank)]))
