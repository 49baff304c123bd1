"""The report: everything that a reporter may show, settled and sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.model.as_of import AsOf
from checker.model.controls import Control
from checker.model.document import Document
from checker.model.freshness import Freshness
from checker.model.packs import Fact, Obligation, Pack
from checker.model.verdict import Finding

OWN_WORDS = "flowdown states what the terms say, not whether they are enforceable"
"""What every report to be read by people says of itself, and what a reader knows one by: it quotes terms and is none."""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that the profile leaves open, with the obligations that hang on it."""

    fact: Fact
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaiverFault:
    """A waiver that cannot be relied on (expired, its text changed, no reason ...), which fails a run like a gap.

    `where` is the waiver's own place ("waivers.yaml:12", "terms.md, line 40").
    """

    waiver: str
    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """One run. `findings` are sorted by control id, one for every control asked for; `asked` says in words what that was,
    `profile` is the name of the profile that answered facts ("" for none). `name` is that of the terms set ("" where the user
    only named files). `fixed` are entries of the baseline that no finding needs any more, in words.
    `aged` are upstream texts that were last looked at more than `max_age` days ago, or nobody knows when; `as_of` says that the
    packs are those of a past day.
    """

    tool_version: str
    documents: tuple[Document, ...]
    packs: tuple[Pack, ...]
    controls: Mapping[str, Control]
    obligations: Mapping[str, Obligation]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    asked: str
    profile: str = ""
    name: str = ""
    waiver_faults: tuple[WaiverFault, ...] = ()
    fixed: tuple[str, ...] = ()
    max_age: int | None = None
    aged: tuple[Freshness, ...] = ()
    as_of: AsOf | None = None
