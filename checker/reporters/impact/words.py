"""What every format says of an impact, in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model.drift import ObligationChange, Piece
from checker.model.impact import Change, Doubt, Impact, SetImpact, Shaken, doubt_of
from checker.model.verdict import Verdict
from checker.reporters.drift.words import cite, shortened
from checker.reporters.sections import excuse_words, quotes

METHOD = (
    "This says which words of the upstream texts changed and what rests on them, not whether the change matters: a person reads"
    " that. Findings are those of today's check, against the obligations as the packs have them."
)
DOUBTS = {
    Doubt.GONE: "its words are gone",
    Doubt.REWORDED: "its words changed",
    Doubt.BESIDE: "other words of its section changed",
    Doubt.MOVED: "it stands elsewhere, in the same words",
}
_MET = {
    Doubt.GONE: "the terms met what was asked; read whether it is still asked elsewhere, and if not, the pack has to say so",
    Doubt.REWORDED: "the terms met what was asked; read whether they meet the new words",
    Doubt.BESIDE: "the terms met what was asked, and its own words stand; read whether what changed beside them asks more",
}
_GAP = {
    Doubt.GONE: "before you close the gap, read whether it is still asked elsewhere, and if not, the pack has to say so",
    Doubt.REWORDED: "read what is asked now before you close the gap",
    Doubt.BESIDE: "the words that ask stand; before you close the gap, read what changed beside them",
}
_MOST_QUOTES = 2


@dataclass(frozen=True, slots=True)
class Cause:
    """An obligation whose words changed, as it is shown; `before` and `after` are "" where there is nothing to show."""

    id: str
    title: str
    document: str
    where: str
    what: str
    before: str
    after: str
    pieces: tuple[Piece, ...]
    laws: tuple[str, ...]


def headline(impact: Impact) -> str:
    """How many documents changed, what rests on them, and how much is new in them."""
    changed, shaken = len(impact.changes), sum(len(group.shaken) for group in impact.sets)
    parts = [f"{changed} {'document' if changed == 1 else 'documents'} changed", f"{impact.same} as before"]
    parts += [f"{len(impact.uncompared)} not compared"] if impact.uncompared else []
    again = sum(each.doubt.reopens for group in impact.sets for each in group.shaken)
    told = [f"{shaken} {'finding rests' if shaken == 1 else 'findings rest'} on them, {again} to read again"] if shaken else []
    new = sum(len(change.drift.candidates) for change in impact.changes)
    told += [f"{new} {'sentence' if new == 1 else 'sentences'} that no obligation covers"] if new else []
    return "; ".join([", ".join(parts), *(told or ["nothing to read again"])])


def looked(impact: Impact) -> str:
    """When the texts were last looked at: what changed since then is not in the record."""
    first, last = impact.looked
    if not first:
        return ""
    return f"The texts on the shelf were last looked at {f'on {last}' if first == last else f'between {first} and {last}'}"


def days(change: Change) -> str:
    """The days of the two versions."""
    return f"{change.old_day} → {change.new_day}"


def groups(group: SetImpact) -> Iterator[tuple[str, list[Shaken]]]:
    """The findings of a terms set in the order in which somebody takes them up."""
    again = [each for each in group.shaken if each.doubt.reopens]
    waived = [each for each in again if each.waived]
    rest = [each for each in again if not each.waived]
    yield "Waivers given for other words", waived
    yield "Met, by what was asked before", [each for each in rest if each.finding.verdict is Verdict.MET]
    yield "Gaps, by what was asked before", [each for each in rest if each.finding.verdict is not Verdict.MET]
    yield "Nothing to read again but the place", [each for each in group.shaken if not each.doubt.reopens]


def meaning(shaken: Shaken) -> str:
    """What the change means for whoever answers for the terms."""
    if shaken.doubt is Doubt.MOVED:
        return "what is asked stands as it did; only its place is another"
    if shaken.waived and shaken.finding.excuse:
        waiver = excuse_words(shaken.finding.excuse).rstrip(".")
        return f"decide again whether the waiver holds for the new words ({waiver})"
    return (_MET if shaken.finding.verdict is Verdict.MET else _GAP)[shaken.doubt]


def causes(shaken: Shaken) -> list[Cause]:
    """What changed, the gravest first."""
    graveness = list(Doubt)
    found = sorted(shaken.causes, key=lambda cause: graveness.index(doubt_of(cause[1]) or Doubt.MOVED))
    return [_cause(change, each) for change, each in found]


def _cause(change: Change, each: ObligationChange) -> Cause:
    doubt = doubt_of(each) or Doubt.MOVED
    places = [cite(place) for place in (each.old, each.new) if place]
    before, after, pieces = each.before, each.after, tuple(shortened(each.pieces))
    if doubt is Doubt.BESIDE:
        before, after, pieces = *_beside(change, each), ()
    elif not doubt.reopens:
        before, after, pieces = "", "", ()
    return Cause(
        each.obligation.id,
        each.obligation.title,
        change.document.title,
        places[0] if len(set(places)) == 1 else " → ".join(places),
        DOUBTS[doubt],
        before,
        after,
        pieces,
        each.obligation.regulatory,
    )


def _beside(change: Change, each: ObligationChange) -> tuple[str, str]:
    """The words of an obligation's section that are not as they were: those that stood there, and those that do now."""
    found = [section for section in change.drift.sections if each.old in section.old or each.new in section.new]
    sentences = [sentence for section in found for sentence in section.sentences]
    return " ".join(s.old for s in sentences if s.old), " ".join(s.new for s in sentences if s.new)


def deciding(shaken: Shaken, group: SetImpact) -> list[tuple[str, str, str]]:
    """The words of the terms that decided: what they do, the words, where they stand."""
    return quotes(shaken.finding, group.report)[:_MOST_QUOTES]
