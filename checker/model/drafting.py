"""What a drafter knows beside the controls: how terms name things, how words are fitted. From `rulesets/drafting.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fitting:
    """How a suggested wording is fitted to terms.

    `services` and `agreements` are nouns by which terms call the service and themselves, `users` and `companies` those of the
    parties, as printed. `verbs` stand after "you" and "we" in wordings, each with its form for one third person; `plural` are
    words beside the service or the output, each with its form where these have a plural name. `american` gives British spellings
    their American ones; `american_signs` and `british_signs` are words that show how terms spell.
    """

    services: tuple[str, ...]
    agreements: tuple[str, ...]
    users: tuple[str, ...]
    companies: tuple[str, ...]
    verbs: Mapping[str, str]
    plural: Mapping[str, str]
    american: Mapping[str, str]
    american_signs: tuple[str, ...]
    british_signs: tuple[str, ...]
