"""What every format says of drift, in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.model.drift import Drift, Fate, Heading, ObligationChange, Piece, SectionChange, SentenceChange, Turn

METHOD = (
    "Sections are paired by what they say, sentences word by word; blanks, quotation marks, markup, link targets and the numbers"
    " of sections that were numbered anew are no change. Whether a change matters is for a person to judge."
)
TURNS = {
    Turn.REWORDED: "reworded",
    Turn.MOVED: "moved or renumbered",
    Turn.SPLIT: "split",
    Turn.MERGED: "merged",
    Turn.NEW: "new",
    Turn.GONE: "gone",
}
FATES = {
    Fate.GONE: "their words are gone",
    Fate.REWORDED: "their words changed",
    Fate.MOVED: "moved, in the same words",
    Fate.BEGUN: "their words stand in the new text only",
    Fate.UNFOUND: "their words stand in neither text",
}
_COUNTED = {
    Fate.UNTOUCHED: "untouched",
    Fate.MOVED: "moved",
    Fate.REWORDED: "with other words",
    Fate.GONE: "gone",
    Fate.BEGUN: "only in the new text",
    Fate.UNFOUND: "in neither text",
}
BESIDE = "Untouched or moved, but other words of their section changed"
TOUCHED = "Only capitals or punctuation differ"
_CONTEXT = 6
"""Words shown on each side of a change."""


def summary(drift: Drift) -> str:
    """How many sections changed in which way."""
    counts = Counter(change.turn for change in drift.sections)
    carried = sum(change.carried for change in drift.sections)
    told = [f"{counts[turn] + carried * (turn is Turn.MOVED)} {says}" for turn, says in TURNS.items() if counts[turn] or carried]
    shown = [each for each in told if not each.startswith("0 ")]
    return ", ".join([*(shown or ["no section changed"]), f"{drift.unchanged} as before"])


def standing(drift: Drift) -> str:
    """How the obligations stand."""
    counts = Counter(change.fate for change in drift.obligations)
    return ", ".join(f"{counts[fate]} {says}" for fate, says in _COUNTED.items() if counts[fate]) or "none cites this text"


def of_fate(drift: Drift, fate: Fate) -> list[ObligationChange]:
    """The obligations that fared so, in the pack's order."""
    return [change for change in drift.obligations if change.fate is fate]


def besides(drift: Drift) -> list[str]:
    """The obligations whose own words are as they were while others of their section changed."""
    kept = (Fate.UNTOUCHED, Fate.MOVED)
    return [change.obligation.id for change in drift.obligations if change.beside and change.fate in kept]


def cite(heading: Heading | None) -> str:
    """A section as a person cites it: by its number and title, else by its title and what it stands below."""
    if heading is None:
        return "nowhere"
    if heading.number:
        return f"{heading.number} {heading.title}".strip()
    trail = [*heading.around[1:], heading.title] if heading.around else [heading.title]
    return " > ".join(part for part in trail if part) or "opening"


def sections(change: SectionChange) -> str:
    """The sections that a change is about: one, or what became what."""
    old, new = (", ".join(map(cite, headings)) for headings in (change.old, change.new))
    if not old or not new or old == new:
        return new or old
    return f"{old} → {new}"


def told(change: SectionChange) -> list[SentenceChange]:
    """The sentences to be shown below the sections: not a new or lost title, which stands above already."""
    titles = {heading.title for heading in (*change.old, *change.new)}
    one_sided = (Turn.NEW, Turn.GONE)
    return [
        each
        for each in change.sentences
        if not (change.turn in one_sided and each.turn in one_sided and (each.new or each.old).rstrip(".: ") in titles)
    ]


def carried(change: SectionChange) -> str:
    """What moved along with a section."""
    if not change.carried:
        return ""
    return f"and {change.carried} section{'s' if change.carried > 1 else ''} below it moved along"


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with what stayed cut down to the words beside a change."""
    shown: list[Piece] = []
    for at, piece in enumerate(pieces):
        words = piece.text.split()
        first, last = at == 0, at == len(pieces) - 1
        if piece.turn is not Turn.UNCHANGED or len(words) <= _CONTEXT * 2 + 2:
            shown.append(piece)
            continue
        before = [] if first else words[:_CONTEXT]
        after = [] if last else words[-_CONTEXT:]
        shown.append(Piece(piece.turn, " ".join([*before, "…", *after])))
    return shown
