"""What became of a control between two versions of the terms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from checker.model.report import Report
from checker.model.verdict import Finding


class ChangeKind(Enum):
    """How a control stands in the new version against the old one."""

    WORSE = "worse"
    BETTER = "better"
    REWORDED = "reworded"
    """The same verdict on other words."""
    MOVED = "moved"
    """The same verdict on the same words, which stand elsewhere."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One control in both versions. `old` is None where the old version was not asked for it."""

    control: str
    kind: ChangeKind
    old: Finding | None
    new: Finding


@dataclass(frozen=True, slots=True)
class Changes:
    """Two versions of a terms set, control by control in the order of ids."""

    old: Report
    new: Report
    controls: tuple[Change, ...]
