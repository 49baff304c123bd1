"""How fresh a pack's upstream texts are."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.packs import Pack, SourceDocument


@dataclass(frozen=True, slots=True)
class Freshness:
    """One document of a pack. `checked` is the day (ISO) on which the pack's text was last known to be the text at its source, by
    the pack or by the user's own fetching, and `age` the days since then; "" and None where nobody says.

    `newest` is the day of the newest version on the user's shelf ("" for none). Of `locators`, so many were `found` in the text
    that was looked into: that of the shelf, else the one that the pack was written against; None where there was neither.
    """

    pack: Pack
    document: SourceDocument
    checked: str
    age: int | None
    newest: str
    locators: int
    found: int | None

    @property
    def lost(self) -> int:
        """How many locators the text that was looked into does not hold."""
        return 0 if self.found is None else self.locators - self.found

    def is_older_than(self, days: int) -> bool:
        """Whether the pack's text was last looked at more than so many days ago, or nobody knows when."""
        return self.age is None or self.age > days
