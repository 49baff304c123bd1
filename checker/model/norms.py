"""What an operative sentence does: who is bound, with what force, to what, with which exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from checker.model.document import Document, Span
from checker.model.words import Word


class Force(Enum):
    """How a norm binds its bearer.

    FORBIDS also takes in what the bearer says it does not or will not do ("we do not monitor"); REQUIRES also takes in what it
    says it will do ("we will notify you"). STATES is everything without such force, including "may" of possibility
    ("output may be wrong").
    """

    FORBIDS = "forbids"
    REQUIRES = "requires"
    PERMITS = "permits"
    STATES = "states"


class Bearer(Enum):
    """Whom a norm binds, in the roles of end-user terms."""

    USER = "user"
    COMPANY = "company"
    OTHER = "other"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Norm:
    """One thing one operative sentence does.

    `words` are the words that phrases may match: first those inherited from headings and lead-ins, then, from index
    `own`, the norm's own; the first `heads` of them come from headings; words inside an exception are left out. `sentence`
    and `span` lie in the document with index `document`, `span` being the norm's own part of the sentence. `lead` are the
    inherited spans, outermost first.
    The flags:
    - `ground`: a ground for enforcement ("we may suspend you for ...");
    - `inherited`: the force comes from a lead-in or heading;
    - `whole`: a sentence of several norms taken as one, for signals that ask for no force and no bearer;
    - `limited`: holds for one kind of feature, plan or user only, by the heading above it (trials, previews);
    - `released`: frees the user from a duty ("you need not ...");
    - `renounced`: gives up a power of the company ("we may not ...", "we waive the right to ...");
    - `hollow`: an exception leaves it to the will of the one it binds ("unless you think otherwise").
    """

    document: int
    clause: int
    sentence: Span
    span: Span
    force: Force
    bearer: Bearer
    words: tuple[Word, ...]
    own: int
    heads: int
    lead: tuple[Span, ...] = ()
    exceptions: tuple[Span, ...] = ()
    ground: bool = False
    inherited: bool = False
    whole: bool = False
    limited: bool = False
    released: bool = False
    renounced: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class TermsSet:
    """The documents that are checked together, and every norm read out of them, in reading order.

    `names` are the names that the terms themselves define, folded, each with the word that signals know it by: ("texts",) is
    "output" where “Texts” means what the AI writes, ("example", "labs") is "company". `words` are the words of each document,
    with those names put in. `prevails` are pairs of the documents' numbers: by the terms' own words the first goes before the
    second where they differ.
    """

    documents: tuple[Document, ...]
    norms: tuple[Norm, ...]
    names: Mapping[tuple[str, ...], str]
    words: tuple[tuple[Word, ...], ...]
    prevails: frozenset[tuple[int, int]] = frozenset()
