"""The day that waivers are held against."""

from __future__ import annotations

import os
from datetime import date

from checker.model.errors import UsageError

VARIABLE = "FLOWDOWN_TODAY"


def today() -> date:
    """Today, or the day that FLOWDOWN_TODAY says: to see what will have expired, and to get the same answer on every day."""
    said = os.environ.get(VARIABLE, "")
    return day(said, VARIABLE) if said else date.today()


def day(said: str, by: str) -> date:
    """The day that somebody says, in an option or a variable called `by`; UsageError for what is no date."""
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise UsageError(f"{by} says {said!r}, which is no date; write it like 2027-03-01") from error
