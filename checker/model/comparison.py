"""A comparison: which pack asks for which control, how strongly, on what condition, and where its text says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.model.packs import Pack, Severity


@dataclass(frozen=True, slots=True)
class Place:
    """A section of an upstream document that asks for a control, with the obligations that rest on it."""

    document: str
    """The document's title."""
    section: str
    obligations: tuple[str, ...]
    conditional: bool
    """Whether it asks only of those who use or do certain things: true where every obligation is so."""
    seen: bool
    """Whether the pack's author read the section in the primary text."""
    needs: tuple[str, ...]
    """What a clause must do beyond what meets the control, each a verb phrase: "keeps the service for adults"."""


@dataclass(frozen=True, slots=True)
class Demand:
    """How strongly a pack asks for a control: the strictest severity of what it asks of everybody (None: nothing), the
    severity that it rises to on some condition (None: none), and what it needs beyond what meets the control.
    """

    always: Severity | None
    rises_to: Severity | None
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one pack asks of one control; the places in the order of the pack."""

    demand: Demand
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One control. `cells` holds the packs that ask for it, by id."""

    control: str
    title: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Controls by packs: the packs in the order asked for, the rows by control id.

    `alike` and `unasked` count the controls that have no row because all packs ask the same of them, or none asks anything.
    """

    packs: tuple[Pack, ...]
    rows: tuple[Row, ...]
    alike: int = 0
    unasked: int = 0
