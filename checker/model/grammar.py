"""How drafters bind people, as data: the words of force, the parties, the exceptions. Comes from `rulesets/language/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.model.norms import Bearer, Force


@dataclass(frozen=True, slots=True)
class Operator:
    """Words that carry force.

    `reaches_back`: the words reach back ("X is prohibited"). `bearer`: None where the subject decides; then `otherwise` is the
    bearer of a subject that is no known party. `warranted`: counts only for a thing that the user vouches for. `releases`:
    counts only for the user, whom it frees from a duty. `renounces`: of the company it gives up a power. `joins`: a main verb,
    which continues a norm that it is joined to.
    """

    force: Force
    reaches_back: bool
    bearer: Bearer | None
    phrases: tuple[str, ...]
    otherwise: Bearer | None = None
    warranted: bool = False
    releases: bool = False
    renounces: bool = False
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The reader's knowledge of norms; what each list means stands beside it in `rulesets/language/norms.yaml`."""

    vocabulary: Mapping[str, tuple[str, ...]]
    operators: tuple[Operator, ...]
    parties: Mapping[Bearer, tuple[str, ...]]
    defined_names: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]
