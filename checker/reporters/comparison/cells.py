"""What every format says of a cell: severity, sections and the marks on them, in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.comparison import Cell, Comparison, Place, Row
from checker.model.packs import Pack, SourceDocument

FEW = 4
"""Up to so many packs stand side by side; more are listed under each control."""

CONDITIONAL, UNSEEN = "?", "*"
MORE = "+"
LEGEND = (
    (
        CONDITIONAL,
        "asked only of those who use or do certain things beyond what choosing the pack says (medium, high?: medium of all, high"
        " on a condition); flowdown packs show PACK tells which",
    ),
    (UNSEEN, "not read in the primary text: known from an excerpt or a report of it, or in general"),
    (MORE, "asks for more than what meets the control"),
)
NOT_ASKED = "does not ask"


def legend(comparison: Comparison) -> list[tuple[str, str]]:
    """The marks that occur, each with its meaning."""
    places = [place for row in comparison.rows for cell in row.cells.values() for place in cell.places]
    used = {mark for place in places for mark in _marks(place)}
    return [(mark, meaning) for mark, meaning in LEGEND if mark in used]


def severity(cell: Cell) -> str:
    """ "high", "high?" (only on a condition) or "medium, high?" (high on a condition)."""
    demand = cell.demand
    parts = [demand.always.value] if demand.always else []
    parts += [demand.rises_to.value + CONDITIONAL] if demand.rises_to else []
    return ", ".join(parts)


def sections(cell: Cell) -> list[tuple[str, str]]:
    """For each document its title and the sections that ask, with their marks: "2.2(a); 4.1?"."""
    found: dict[str, list[str]] = {}
    for place in cell.places:
        found.setdefault(place.document, []).append(_marked(place))
    return [(title, "; ".join(entries)) for title, entries in found.items()]


def more(cell: Cell) -> str:
    """What a clause must do beyond what meets the control: "+ bars minors"; "" where that is all."""
    return f"{MORE} a clause that " + " and ".join(cell.demand.needs) if cell.demand.needs else ""


def cited(cell: Cell) -> list[str]:
    """A line for each document, and one for what is asked beyond."""
    lines = [f"{title}: {places}" for title, places in sections(cell)]
    return [*lines, more(cell)] if cell.demand.needs else lines


def unasking(row: Row, packs: Sequence[Pack]) -> list[str]:
    """The packs that ask nothing of a control, by id."""
    return [pack.id for pack in packs if pack.id not in row.cells]


def asking(row: Row, packs: Sequence[Pack]) -> str:
    """ "9 of 22 packs"."""
    return f"{len(row.cells)} of {len(packs)} packs"


def headline(comparison: Comparison) -> str:
    """What is shown and what is not: "34 controls on which they differ; 20 asked alike and 24 of neither are not shown"."""
    shown, packs = len(comparison.rows), len(comparison.packs)
    controls = f"{shown} control{'' if shown == 1 else 's'}"
    if not comparison.alike and not comparison.unasked:
        return f"{controls}, {packs} pack{'' if packs == 1 else 's'}"
    if packs > 1:
        controls += " on which they differ"
    left = [f"{comparison.alike} asked alike"] if comparison.alike else []
    left += [f"{comparison.unasked} not asked" + (" by any of them" if packs > 1 else "")] if comparison.unasked else []
    return f"{controls}; {' and '.join(left)} are not shown (--all shows every control)"


def dated(document: SourceDocument) -> str:
    """ "version of 2026-08-20", or that none is known."""
    return f"version of {document.version_date}" if document.version_date else "no version date known"


def is_address(url: str) -> bool:
    """Whether a link may lead there: a pack can be anybody's file, and a browser also obeys addresses that are code."""
    return url.startswith(("https://", "http://")) and not set(url) & set(" <>()\"'")


def _marked(place: Place) -> str:
    return place.section + "".join(_marks(place))


def _marks(place: Place) -> list[str]:
    told = ((CONDITIONAL, place.conditional), (UNSEEN, not place.seen), (MORE, bool(place.needs)))
    return [mark for mark, holds in told if holds]
