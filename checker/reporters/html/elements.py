"""The parts of a control and what the terms have of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model.controls import Control
from checker.model.packs import Applies
from checker.model.verdict import Finding, Role, Verdict


@dataclass(frozen=True, slots=True)
class ElementLine:
    """An element (`says`: "forbids spam") and, in a word, how it stands; `name` is what the style sheet calls that. `part`: with
    it alone the control is only partial.
    """

    says: str
    name: str
    word: str
    part: bool


def element_lines(finding: Finding, control: Control) -> Iterator[ElementLine]:
    """The elements in the control's order. One that could only speak against the terms is left out where they do not have it."""
    roles = {(e.element, e.role) for e in finding.evidence}
    rules = control.rules
    against = {name for rule in rules.get(Verdict.CONFLICT, ()) for name in rule.elements}
    full = {name for rule in rules.get(Verdict.MET, ()) for name in rule.elements}
    full |= {name for asked in finding.asked_by if asked.applies is not Applies.NO for name in asked.needs}
    wanted = full | {name for rule in rules.get(Verdict.PARTIAL, ()) for name in rule.elements}
    for element in control.elements.values():
        there = element.id in finding.there or (element.id, Role.SUPPORTS) in roles
        part = element.id not in full
        if (element.id, Role.CONTRADICTS) in roles or (there and element.id in against - wanted):
            yield ElementLine(element.says, "contradicts", "against", part=False)
        elif there:
            yield ElementLine(element.says, "supports", "there", part)
        elif (element.id, Role.WEAKENS) in roles:
            yield ElementLine(element.says, "weakens", "falls short", part)
        elif element.id in wanted:
            yield ElementLine(element.says, "absent", "not found", part)
