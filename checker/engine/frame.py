"""What a clause hands down to what hangs on it, and what one run of words does."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.document import Span
from checker.model.norms import Bearer, Force
from checker.model.words import Word


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause hands down to what hangs on it: a force, its bearer and the words that go before."""

    force: Force = Force.STATES
    bearer: Bearer = Bearer.NOBODY
    words: tuple[Word, ...] = ()
    heads: int = 0
    """How many of the words come from headings."""
    lead: tuple[Span, ...] = ()
    ground: bool = False
    heading: bool = False
    reported: bool = False
    """True where what hangs on it is a report of somebody else's terms, which binds nobody here."""
    released: bool = False
    """True where the user is freed from a duty ("you need not: ...")."""
    renounced: bool = False
    """True where the company gives up a power ("we may not: ...")."""
    limited: bool = False
    """True below a heading that speaks of one kind of feature or plan only."""
    open: bool = False
    """True where the lead-in is unfinished (it ends with a colon), so that whatever hangs on it continues it."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What one run of words does; the fields mean what they mean in Norm."""

    force: Force
    bearer: Bearer
    ground: bool = False
    inherited: bool = False
    whole: bool = False
    released: bool = False
    renounced: bool = False
