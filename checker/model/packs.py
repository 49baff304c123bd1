"""Upstream obligations: what a provider's text asks that end-user terms must reflect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a gap matters: high where the upstream text binds in express words, low where it only invites."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the gravest, so that sorting puts it first."""
        return ("high", "medium", "low").index(self.value)


class Applies(Enum):
    """Whether an obligation bites for a profile. Only YES gates; UNKNOWN becomes a question to settle."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Provenance(Enum):
    """What the pack's author saw of the upstream text."""

    PRIMARY = "primary"
    EXCERPT = "excerpt"
    SECONDARY = "secondary"
    FROM_KNOWLEDGE = "from-knowledge"


class ObligationKind(Enum):
    """In what way an obligation reaches end-user terms."""

    FLOW_DOWN = "flow-down"
    RESPONSIBLE = "responsible"
    NOTICE = "notice"
    RESTRICTION = "restriction"
    LEAVE_ROOM = "leave-room"


@dataclass(frozen=True, slots=True)
class Condition:
    """When an obligation bites, over the profile's facts.

    `operator` is "always", "fact", "any", "all" or "not"; `fact` is set for "fact", `parts` for the last three.
    """

    operator: str
    fact: str = ""
    parts: tuple[Condition, ...] = ()

    def applies(self, facts: Mapping[str, bool]) -> Applies:
        """Judge the condition in three values: a fact that `facts` does not hold is unknown."""
        if self.operator == "always":
            return Applies.YES
        if self.operator == "fact":
            known = facts.get(self.fact)
            return Applies.UNKNOWN if known is None else (Applies.YES if known else Applies.NO)
        answers = [part.applies(facts) for part in self.parts]
        if self.operator == "not":
            return {Applies.YES: Applies.NO, Applies.NO: Applies.YES}.get(answers[0], Applies.UNKNOWN)
        decisive, other = (Applies.NO, Applies.YES) if self.operator == "all" else (Applies.YES, Applies.NO)
        if decisive in answers:
            return decisive
        return other if all(answer is other for answer in answers) else Applies.UNKNOWN

    def open_facts(self, facts: Mapping[str, bool]) -> tuple[str, ...]:
        """The facts to ask for next where the condition is undecided, in the order written.

        Of an "all" only the first undecided part is asked: a no to it spares the others.
        """
        if self.applies(facts) is not Applies.UNKNOWN:
            return ()
        if self.operator == "fact":
            return (self.fact,)
        asked = [part.open_facts(facts) for part in self.parts]
        if self.operator == "all":
            return next(filter(None, asked))
        return tuple(dict.fromkeys(fact for each in asked for fact in each))

    def facts(self) -> tuple[str, ...]:
        """Every fact the condition asks about, in the order written."""
        if self.operator == "fact":
            return (self.fact,)
        return tuple(dict.fromkeys(fact for part in self.parts for fact in part.facts()))


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """An upstream document that a pack cites. `version_date` is the date the document bears (ISO), or "" if none is known.

    `seen` says whether the pack's author had the whole text, an excerpt, or none; `sha256` is of the text that the pack was
    written against ("" where none was seen), `checked` the day (ISO) on which that was the text at its source ("" if unknown).
    `earlier` are the version dates of the older texts in which its obligations were looked up, the oldest first: what has no
    `since` stood in the oldest already.
    """

    id: str
    title: str
    publisher: str
    url: str
    version_date: str
    seen: str
    sha256: str = ""
    checked: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an obligation stands: document id, section as printed, and a locator of at most ten words ("" if unseen)."""

    document: str
    section: str
    locator: str


@dataclass(frozen=True, slots=True)
class FormerPlace:
    """A section where an obligation stood before; `until` is the version date (ISO) of the last known text that had it there."""

    until: str
    section: str


@dataclass(frozen=True, slots=True)
class ControlMapping:
    """One control that an obligation asks for, and how much a gap matters to this obligation.

    `needs` are elements of the control that this obligation asks for beyond what meets it (18 years where 13 is enough for
    others).
    """

    control: str
    severity: Severity
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deprecation:
    """Why a pack or an obligation is no longer asked, and the id of what is asked instead ("" if nothing is)."""

    reason: str
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing an upstream text asks that end-user terms must reflect; `asks` is our paraphrase, never the text's words.

    `declined` is the reason why no control answers it; exactly one of `maps` and `declined` is set. A deprecated obligation is
    declined for the reason of its deprecation. `aliases` are the ids it had before: an id, once published, is never given to
    another obligation. `diligence` is what the company itself should do beside its terms, such that a person can tick it off, or
    "". `since` is the version date (ISO) of the text in which it first stood, "" where it stood in the oldest text known;
    `formerly` are its earlier places, the oldest first.

    `review` says what its author has yet to look at, because the upstream words changed; "" for nothing. An obligation under
    review is asked as before: to leave it out would open the gate on the very day that the upstream text moved. Every place that
    cites it says that its words have changed, and `packs lint` calls it unfinished.
    """

    id: str
    pack: str
    title: str
    asks: str
    kind: ObligationKind
    binding: bool
    """True where the text says must, false where it says should or only invites."""
    applies_when: Condition
    maps: tuple[ControlMapping, ...]
    declined: str
    citation: Citation
    provenance: Provenance
    regulatory: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    deprecated: Deprecation | None = None
    diligence: str = ""
    since: str = ""
    formerly: tuple[FormerPlace, ...] = ()
    review: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one version of a pack changed; `date` is ISO, or "" where none is given."""

    version: str
    date: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """One upstream's obligations, versioned. `assumes` are the facts that choosing the pack answers with yes.

    `maintainer` says who looks after the pack and how far to trust it; `changelog` has the newest version first; `requires` is
    the oldest flowdown that reads the pack, or "".
    """

    id: str
    title: str
    version: str
    summary: str
    assumes: tuple[str, ...]
    documents: Mapping[str, SourceDocument]
    obligations: tuple[Obligation, ...]
    maintainer: str = ""
    changelog: tuple[Change, ...] = ()
    requires: str = ""
    deprecated: Deprecation | None = None

    def named(self, name: str) -> Obligation | None:
        """The obligation that bears this id now or bore it once, in whatever case it is written."""
        wanted = name.lower()
        for obligation in self.obligations:
            if wanted in (obligation.id.lower(), *(alias.lower() for alias in obligation.aliases)):
                return obligation
        return None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the profile can say about the company, with the question in plain words."""

    id: str
    question: str
