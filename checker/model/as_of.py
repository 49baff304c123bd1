"""What is known of obligations on a past day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AsOf:
    """A past day (ISO) whose obligations a report goes by.

    `later` are the obligations that came after it and are left out. `untold` are documents of which nobody looked into the text
    of that day, each with how many of its obligations count as standing all the same; `before` are those whose oldest known text
    is of a later date, with that date.
    """

    day: str
    later: tuple[str, ...] = ()
    untold: tuple[tuple[str, int], ...] = ()
    before: tuple[tuple[str, str], ...] = ()
