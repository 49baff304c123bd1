"""What a drafter knows beside the controls: how terms name things, how words are fitted. From `rulesets/drafting.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fitting:
    """How a suggested wording is fitted to terms.

    `services`, `inputs` and `agreements` are nouns by which terms call the service, what is put into it and themselves, `users`
    and `companies` those of the parties, as printed; what has one of `parts_of_agreements` in its name is a part of terms, or
    another paper, what has one of `other_services` not what the terms are about. `verbs` stand after "you" and "we" in wordings,
    each with its form for one third person; `plural` are words beside the service or the output, each with its form where these
    have a plural name. `american` gives British spellings their American ones; `american_signs` and `british_signs` are words
    that show how terms spell.
    """

    services: tuple[str, ...]
    other_services: tuple[str, ...]
    inputs: tuple[str, ...]
    agreements: tuple[str, ...]
    parts_of_agreements: tuple[str, ...]
    users: tuple[str, ...]
    companies: tuple[str, ...]
    verbs: Mapping[str, str]
    plural: Mapping[str, str]
    american: Mapping[str, str]
    american_signs: tuple[str, ...]
    british_signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a draft. `policies`: below its clauses the upstream policies are listed."""

    id: str
    title: str
    policies: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be drafted: an addendum, an acceptable use policy.

    `opening` is its first section with the heading `about`, where "{terms}" are the terms by their title; `parts` are the
    sections that it can have, by id. Where it `continues` the terms it goes on with their numbers and says itself what is
    struck out of them.
    """

    id: str
    title: str
    about: str
    opening: tuple[str, ...]
    parts: tuple[str, ...]
    continues: bool


@dataclass(frozen=True, slots=True)
class ListForm:
    """How clauses become one list: `lead` opens it, and a clause that begins with one of `begins`, going on with one of
    `goes_on` (any word where there are none), is an item of what is left of it.
    """

    lead: str
    begins: tuple[str, ...]
    goes_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """What a draft defines where it uses `word` and the terms have no name for it."""

    word: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Drafting:
    """All of it. `definitions_title` heads the definitions. `policy_titles` are words in the title of an upstream document that
    binds its users' users; `policies_lead` opens the list of these, and `policies_blank` stands where none is known.
    `strikes_title` heads what is struck out of the terms, each by `strike`, or by `strike_unnumbered` where the words stand in no
    numbered section; `instead` says which clause of the draft takes its place.
    """

    fitting: Fitting
    kinds: Mapping[str, Kind]
    parts: tuple[Part, ...]
    lists: tuple[ListForm, ...]
    definitions_title: str
    definitions: tuple[Definition, ...]
    policy_titles: tuple[str, ...]
    policies_lead: str
    policies_blank: str
    strikes_title: str
    strike: str
    strike_unnumbered: str
    instead: str
