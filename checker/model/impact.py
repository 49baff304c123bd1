"""What a change of upstream texts means for terms: which findings and waivers rest on words that are no longer what they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from checker.model.drift import Drift, Fate, ObligationChange
from checker.model.packs import Pack, SourceDocument
from checker.model.report import Report
from checker.model.verdict import ExcuseKind, Finding


class Doubt(Enum):
    """How much of what a finding rests on has changed; the gravest first."""

    GONE = "gone"
    REWORDED = "reworded"
    BESIDE = "beside"
    MOVED = "moved"

    @property
    def reopens(self) -> bool:
        """Whether somebody has to read again: where only the place changed, what is asked stands. Other words of the section may
        except from it, or add to it.
        """
        return self is not Doubt.MOVED


def doubt_of(change: ObligationChange) -> Doubt | None:
    """What the change of an obligation's words does to whatever rests on it; None for nothing."""
    if change.fate is Fate.GONE:
        return Doubt.GONE
    if change.fate is Fate.REWORDED:
        return Doubt.REWORDED
    if change.beside:
        return Doubt.BESIDE
    return Doubt.MOVED if change.fate is Fate.MOVED else None


def gravest(doubts: Iterable[Doubt]) -> Doubt:
    """The gravest of one or more."""
    return min(doubts, key=list(Doubt).index)


@dataclass(frozen=True, slots=True)
class Change:
    """One document of a pack, in the version that the pack knows and in the newest; days are ISO dates."""

    pack: Pack
    document: SourceDocument
    old_day: str
    new_day: str
    drift: Drift


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A document that there are no two versions of, and why."""

    pack: Pack
    document: SourceDocument
    why: str


@dataclass(frozen=True, slots=True)
class Shaken:
    """A finding that rests on changed words: what changed of the obligations that ask for its control, each with its document."""

    finding: Finding
    causes: tuple[tuple[Change, ObligationChange], ...]

    @property
    def doubt(self) -> Doubt:
        """The gravest of what changed."""
        return gravest(doubt for _, change in self.causes if (doubt := doubt_of(change)))

    @property
    def waived(self) -> bool:
        """Whether somebody decided to accept the gap, going by the old words."""
        return self.finding.excuse is not None and self.finding.excuse.kind is ExcuseKind.WAIVER


@dataclass(frozen=True, slots=True)
class SetImpact:
    """What the changes mean for one terms set."""

    report: Report
    shaken: tuple[Shaken, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What changes of upstream texts mean. `changes` are of documents whose versions differ, `same` counts the others; `looked`
    are the first and the last of the days (ISO) on which the compared texts were last looked at, "" where there are none.
    """

    changes: tuple[Change, ...]
    same: int
    uncompared: tuple[Uncompared, ...]
    sets: tuple[SetImpact, ...]
    looked: tuple[str, str] = ("", "")

    @property
    def reopens(self) -> bool:
        """Whether somebody has to act: a finding rests on words that changed, or a new duty is covered by no obligation."""
        shaken = any(each.doubt.reopens for group in self.sets for each in group.shaken)
        return shaken or any(change.drift.candidates for change in self.changes)
