"""Evidence, verdicts and findings: what is said of one control on one terms set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from checker.model.document import Span
from checker.model.packs import Applies, Severity


class Verdict(Enum):
    """What the terms do about a control."""

    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    CONFLICT = "conflict"
    NEEDS_REVIEW = "needs-review"
    NOT_APPLICABLE = "not-applicable"

    @property
    def is_gap(self) -> bool:
        """Whether the verdict leaves something to do."""
        return self in (Verdict.PARTIAL, Verdict.MISSING, Verdict.CONFLICT, Verdict.NEEDS_REVIEW)


class Role(Enum):
    """What a quoted span does for a finding."""

    SUPPORTS = "supports"
    WEAKENS = "weakens"
    CONTRADICTS = "contradicts"
    NEAR_MISS = "near-miss"


class Confidence(Enum):
    """How far the reading can be relied on; see docs/accuracy.md for what was measured."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted span with its role.

    `document` is the index in the terms set, `element` the control's element it speaks to, `why` a few words on what the span
    does or why it falls short.
    """

    element: str
    document: int
    clause: int
    span: Span
    role: Role
    why: str


@dataclass(frozen=True, slots=True)
class AskedBy:
    """An obligation that asks for the finding's control, as it stands for this profile; `needs` are the elements without which
    the control is not met for it.
    """

    obligation: str
    pack: str
    severity: Severity
    applies: Applies
    needs: tuple[str, ...] = ()


class ExcuseKind(Enum):
    """Why a gap that counts does not fail the run."""

    WAIVER = "waiver"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Excuse:
    """What lets a gap pass: a waiver (somebody's decision, with a reason) or the baseline (it was there before).

    `by` and `until` (an ISO date) are set for waivers, "" where they say none; `ends_soon` says that it is time to decide anew.
    """

    kind: ExcuseKind
    reason: str
    by: str = ""
    until: str = ""
    ends_soon: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One control judged on one terms set. `searched` says where was looked, in words; `fingerprint` is the same for the same
    control, verdict and deciding words, wherever they stand. `gates` says that a gap counts; `excuse` lets it pass all the same.
    `there` are the control's elements that the terms have, also those that the verdict does not hang on, in the control's order.
    """

    control: str
    title: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    reason: str
    evidence: tuple[Evidence, ...]
    searched: str
    wording: str
    asked_by: tuple[AskedBy, ...]
    gates: bool
    fingerprint: str
    excuse: Excuse | None = None
    there: tuple[str, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether the finding fails a run whose --fail-on reaches its severity."""
        return self.gates and self.excuse is None
