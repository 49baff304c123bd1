"""Follows the obligations of a pack into a new version of their text: where each stands now, or why its author has to look.

Binding decision: whatever is not as it was is the author's, also where only other words of the section are not, since what an
obligation asks speaks of its section, and its locator quotes ten words of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model.drift import Drift, Fate, ObligationChange
from checker.model.packs import Obligation, Pack, Provenance
from checker.upstream.locators import Place, UpstreamText
from checker.upstream.renumbering import section_there


@dataclass(frozen=True, slots=True)
class Followed:
    """What becomes of one obligation: the section where its words stand now, or why its author has to look."""

    place: int
    obligation: Obligation
    section: str
    review: str = ""

    @property
    def moved(self) -> bool:
        """Whether only its place changed."""
        return not self.review and self.section != self.obligation.citation.section


def followed(pack: Pack, drift: Drift, old: UpstreamText, new: UpstreamText, day: str) -> Iterator[Followed]:
    """Every obligation that cites the document and can be looked up."""
    places = {obligation.id: place for place, obligation in enumerate(pack.obligations)}
    for change in drift.obligations:
        obligation = change.obligation
        if obligation.deprecated:
            continue
        section = _section(change, old, new)
        review = _review(change, section, new, day)
        yield Followed(places[obligation.id], obligation, section or obligation.citation.section, review)


def _section(change: ObligationChange, old: UpstreamText, new: UpstreamText) -> str:
    """Where the words stand in the new text, as the author would cite it; "" where that cannot be said."""
    citation = change.obligation.citation
    if change.obligation.provenance is not Provenance.PRIMARY:
        return citation.section if new.place(citation.locator, "") is not Place.ABSENT else ""
    if change.new is None:
        return ""
    return section_there(citation.section, citation.locator, change.old or change.new, change.new, old, new)


def _review(change: ObligationChange, section: str, new: UpstreamText, day: str) -> str:
    """Why the author has to look at an obligation; "" where nothing but its place changed."""
    at = _now(change)
    if change.fate is Fate.GONE:
        return f"Its words are gone from the version of {day}."
    if change.fate is Fate.REWORDED:
        return f"Its words changed with the version of {day}.{at}"
    if change.fate is Fate.UNFOUND:
        found = new.place(change.obligation.citation.locator, "") is not Place.ABSENT
        return "" if found and section else f"Its words could not be followed into the version of {day}."
    if change.beside:
        return f"Other words of its section changed with the version of {day}.{at}"
    return "" if section else f"Its words stand outside the section cited in the version of {day}.{at}"


def _now(change: ObligationChange) -> str:
    """Where the words stand now, if the citation does not name the place."""
    if change.old is None or change.new is None or change.old.number == change.new.number:
        return ""
    number = change.new.number or change.new.title
    return "" if number in change.obligation.citation.section else f" They stand in {number} now."
