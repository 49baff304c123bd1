"""Controls: what end-user terms can do or fail to do, and the signals that show it. All of it comes from `rulesets/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.model.norms import Bearer, Force
from checker.model.packs import Severity
from checker.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class NormSpec:
    """Which norms a signal looks into; None stands for any."""

    force: Force | None
    bearer: Bearer | None


@dataclass(frozen=True, slots=True)
class Signal:
    """A datum that tells a detector what to look for.

    `norms`: in which norms. `phrases`: one of these must occur, ending in the norm's own words. `within`: one of each group must
    occur somewhere in the norm, its lead-ins included (`scope` "sentence" or "clause" widens that). `without`: none of these
    may. `under`: one of these must occur in a heading above. `at_least`: for the detector `tally`, how many norms of one list
    must match.
    """

    detector: str
    norms: tuple[NormSpec, ...]
    phrases: tuple[str, ...]
    within: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    scope: str = "norm"
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a control. `says` is a verb phrase whose subject is a clause: "forbids spam". `wording` is a clause that has
    this element, where some obligation needs it beyond what meets the control; else "".
    """

    id: str
    says: str
    signals: tuple[Signal, ...]
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a verdict is reached: at least `least` of `elements` are there, and none of `never`."""

    least: int
    elements: tuple[str, ...]
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Invented terms with the verdict they must get: the control's own test and documentation."""

    id: str
    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where the control's wording goes in a draft: a part of `rulesets/drafting.yaml`.

    `covers` are other controls whose clause this wording makes needless, as it says the same. `only_if_open`: the clause is
    drafted only where the rest of the draft leaves the control open. `not_with` are controls that it would contradict: terms
    that meet one of them, or are drafted to, leave this one open.
    """

    part: str
    covers: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    only_if_open: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """One thing end-user terms do or fail to do.

    `met`, `partial` and `conflict` say in words when each verdict holds ("" where there is none); `rules` say it in elements,
    each verdict by any one of its rules. `wording` is a clause to add, with placeholders in square brackets.
    `severity` counts where no pack's obligation asks for the control. Without `draft` the wording is left out of drafts.
    `stricter_than` is the control that asks for less of the same ("" for none): 18 years are more than 13.
    """

    id: str
    title: str
    question: str
    severity: Severity
    met: str
    partial: str
    conflict: str
    elements: Mapping[str, Element]
    rules: Mapping[Verdict, tuple[Rule, ...]]
    wording: str
    examples: tuple[Example, ...]
    draft: DraftPlace | None = None
    stricter_than: str = ""
