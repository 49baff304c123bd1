"""The report: everything that a reporter may show, settled and sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.model.controls import Control
from checker.model.document import Document
from checker.model.packs import Fact, Obligation, Pack
from checker.model.verdict import Finding


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that the profile leaves open, with the obligations that hang on it."""

    fact: Fact
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One run. `findings` are sorted by control id, one for every control asked for; `asked` says in words what that was,
    `profile` is the name of the profile that answered facts ("" for none).
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
