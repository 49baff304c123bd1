"""A profile: what a company builds on and does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """What a check is to ask, and the facts that decide which obligations apply.

    `name` is what reports call it ("" for none), `packs` are ids or paths of pack files (none where the profile leaves them
    open), `facts` the answers; a fact without an answer is an open question.
    """

    name: str = ""
    title: str = ""
    packs: tuple[str, ...] = ()
    facts: Mapping[str, bool] = field(default_factory=dict)
