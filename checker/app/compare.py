"""Compares packs: what each asks of every control, and where two or more of them differ.

Packs differ on a control where one asks and another does not, or where they ask with another severity, on another condition or
for more than meets the control. That the sections have other numbers is no difference.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.app.rulesets import Rulesets
from checker.model.comparison import Cell, Comparison, Demand, Place, Row
from checker.model.controls import Control
from checker.model.errors import UsageError
from checker.model.packs import Applies, ControlMapping, Obligation, Pack, Provenance, Severity


def compare(rulesets: Rulesets, packs: Sequence[Pack], differing: bool) -> Comparison:
    """Controls by packs; with `differing` only the rows on which the packs differ (of a single pack: those it asks for).

    UsageError where two packs have the same id.
    """
    ids = [pack.id for pack in packs]
    for name in ids:
        if ids.count(name) > 1:
            raise UsageError(f"two of the packs are called {name!r}; give one of them another id")
    rows = [_row(control, packs) for control in rulesets.controls.values()]
    if not differing:
        return Comparison(tuple(packs), tuple(rows))
    unasked = [row for row in rows if not row.cells]
    alike = [row for row in rows if row.cells and len(packs) > 1 and _alike(row, packs)]
    shown = [row for row in rows if row not in unasked and row not in alike]
    return Comparison(tuple(packs), tuple(shown), len(alike), len(unasked))


def _row(control: Control, packs: Sequence[Pack]) -> Row:
    cells = {pack.id: cell for pack in packs if (cell := _cell(control, pack))}
    return Row(control.id, control.title, cells)


def _alike(row: Row, packs: Sequence[Pack]) -> bool:
    return len(row.cells) == len(packs) and len({cell.demand for cell in row.cells.values()}) == 1


def _cell(control: Control, pack: Pack) -> Cell | None:
    """What a pack asks of a control, given what choosing the pack already says; None where it asks nothing."""
    facts = dict.fromkeys(pack.assumes, True)
    asking = [
        (obligation, mapping, applies is Applies.UNKNOWN)
        for obligation in pack.obligations
        for mapping in obligation.maps
        if mapping.control == control.id and (applies := obligation.applies_when.applies(facts)) is not Applies.NO
    ]
    if not asking:
        return None
    always = _strictest([mapping for _, mapping, conditional in asking if not conditional])
    strictest = _strictest([mapping for _, mapping, _ in asking])
    needs = sorted({need for _, mapping, _ in asking for need in mapping.needs})
    demand = Demand(always, strictest if strictest is not always else None, tuple(control.elements[n].says for n in needs))
    return Cell(demand, _places(control, pack, asking))


def _strictest(mappings: Sequence[ControlMapping]) -> Severity | None:
    return min((mapping.severity for mapping in mappings), key=lambda severity: severity.rank, default=None)


def _places(control: Control, pack: Pack, asking: Sequence[tuple[Obligation, ControlMapping, bool]]) -> tuple[Place, ...]:
    """The sections behind a cell, by document; obligations that cite the same section share a place."""
    grouped: dict[tuple[str, str], list[tuple[Obligation, ControlMapping, bool]]] = {}
    for document in pack.documents:
        for entry in asking:
            if entry[0].citation.document == document:
                grouped.setdefault((document, entry[0].citation.section), []).append(entry)
    return tuple(
        Place(
            document=pack.documents[document].title,
            section=section,
            obligations=tuple(obligation.id for obligation, _, _ in entries),
            conditional=all(conditional for _, _, conditional in entries),
            seen=all(obligation.provenance is Provenance.PRIMARY for obligation, _, _ in entries),
            needs=tuple(dict.fromkeys(control.elements[n].says for _, mapping, _ in entries for n in mapping.needs)),
        )
        for (document, section), entries in grouped.items()
    )
