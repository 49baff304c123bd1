"""Notes for the drafter, which are no part of a draft's text: what a clause closes and who asks, what is left to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.drafting.draft import Clause, Draft, Gap, Passage, Strike
from checker.drafting.fitting import placeholders
from checker.drafting.numbering import letter, numbered

# So many obligations a note names; the others are in the report.
_NAMED = 4


def clause_notes(passage: Passage) -> tuple[str, ...]:
    """What the passage and each of its items are there for, a line each; an item by its letter."""
    notes = []
    for label, clause in (("", passage.clause), *((letter(at), item) for at, item in enumerate(passage.items))):
        if said := _closes(clause):
            notes.append(f"{label} {said}".strip())
    return tuple(notes)


def _closes(clause: Clause) -> str:
    if clause.strikes:
        return f"These words contradict {', '.join(clause.strikes.controls)}; adding others does not cure that."
    return " ".join(_gap(gap) for gap in clause.closes)


def _gap(gap: Gap) -> str:
    also = f" and {', '.join(gap.also)}" if gap.also else ""
    note = f"Closes {gap.control} ({gap.title}){also}."
    if gap.asked_by:
        named = "; ".join(f"{source.obligation}, {source.where}" for source in gap.asked_by[:_NAMED])
        rest = len(gap.asked_by) - _NAMED
        note += f" Asked by {named}{f'; and {rest} more' if rest > 0 else ''}."
    return note


def drafter_notes(draft: Draft, strikes: Sequence[Strike], unclosed: Sequence[str]) -> tuple[str, ...]:
    """What a person has to do with a draft: decide, strike, and what it does not close."""
    return tuple(_notes(draft, strikes, unclosed))


def _notes(draft: Draft, strikes: Sequence[Strike], unclosed: Sequence[str]) -> Iterator[str]:
    yield "This draft states what the checked policies ask of end-user terms. It is no legal advice; have it read by counsel."
    if decisions := placeholders(draft.text):
        yield f"To decide, in square brackets: {', '.join(decisions)}"
    if any(clause.strikes for _, clause in numbered(draft)):
        yield "The words that this draft deletes must go from the terms themselves too: until then they check as in conflict."
        strikes = ()
    for strike in strikes:
        place = f"{strike.file}, {strike.section}" if strike.section else strike.file
        yield f"Strike from {place}, for no added words cure it ({', '.join(strike.controls)}): “{strike.words}”"
    for reason in unclosed:
        yield f"Not closed: {reason}"
