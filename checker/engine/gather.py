"""Gather: signals to evidence. The same words under the wrong force or bearer become near misses, never support."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.engine.nearest import nearest
from checker.engine.quote import quoted
from checker.model.controls import Control, Element, NormSpec, Signal
from checker.model.norms import Bearer, Force, Norm
from checker.model.verdict import Evidence, Role, Verdict
from checker.ports import Detector, Hit, NormIndex

NEAREST = "it comes nearest in wording only"
"""What is said of a clause that has none of the signals."""
_BINDS_NOBODY = "the words stand there, but bind nobody"


@dataclass(frozen=True, slots=True)
class Gathered:
    """All evidence for one control, by element, the strongest signal's first; `missed` are the near misses. `prevails` is
    the terms set's.
    """

    found: Mapping[str, tuple[Evidence, ...]]
    missed: tuple[Evidence, ...]
    prevails: frozenset[tuple[int, int]] = frozenset()


def gather(control: Control, index: NormIndex, detectors: Mapping[str, Detector]) -> Gathered:
    """Look for every element of `control`; a detector kind unknown to `detectors` raises KeyError (lint finds it first)."""
    found: dict[str, tuple[Evidence, ...]] = {}
    missed: dict[int, Evidence] = {}
    # What would contradict the terms is no near miss of them.
    against = {name for rule in control.rules.get(Verdict.CONFLICT, ()) for name in rule.elements}
    for element in control.elements.values():
        support: dict[int, Evidence] = {}
        for signal in element.signals:
            for hit in detectors[signal.detector](signal, index):
                if hit.norm in support:
                    continue
                norm = index.norm(hit)
                if wanted(signal, norm, element.id in against) and not _weak(norm):
                    support[hit.norm] = _evidence(element, hit, index, Role.SUPPORTS, "")
                elif element.id not in against:
                    _miss(missed, element, signal, hit, index)
        # Signals stand in the order of their strength, so the most telling quote comes first; a whole sentence tells
        # nothing beside its own part.
        parts = {index.sentence(number) for number in support if not index.terms.norms[number].whole}
        found[element.id] = tuple(
            evidence
            for number, evidence in support.items()
            if not index.terms.norms[number].whole or index.sentence(number) not in parts
        )
    if not missed and not any(found.values()):
        near = nearest(control, index)
        if near is not None:
            element = next(iter(control.elements.values()))
            missed[near.norm] = _evidence(element, near, index, Role.NEAR_MISS, NEAREST)
    return Gathered(found, tuple(sorted(missed.values(), key=_telling)), index.terms.prevails)


def _miss(missed: dict[int, Evidence], element: Element, signal: Signal, hit: Hit, index: NormIndex) -> None:
    """Note a norm that has the words but not the force, bearer or scope; a weak one tells more than a mere mention."""
    norm = index.norm(hit)
    if (weak := _weak(norm)) and wanted(signal, norm):
        missed[hit.norm] = _evidence(element, hit, index, Role.WEAKENS, weak)
    elif _ground(signal, norm):
        missed[hit.norm] = _evidence(element, hit, index, Role.WEAKENS, "only a ground for enforcement, not a ban")
    elif not norm.whole:
        missed.setdefault(hit.norm, _evidence(element, hit, index, Role.NEAR_MISS, _why(norm)))


def _weak(norm: Norm) -> str:
    """Why a norm of the right force and bearer still binds too little, or nothing."""
    if norm.hollow:
        return "an exception leaves it to the will of the one it binds"
    return "only for one kind of feature or plan" if norm.limited else ""


def _telling(evidence: Evidence) -> tuple[int, int, int]:
    """Grounds for enforcement first, then what binds somebody, then what only states something; each in reading order."""
    return (
        (Role.WEAKENS, Role.NEAR_MISS).index(evidence.role) * 2 + (evidence.why == _BINDS_NOBODY),
        evidence.document,
        evidence.span.start,
    )


def wanted(signal: Signal, norm: Norm, against: bool = False) -> bool:
    """Whether the norm has a force and bearer that the signal wants; what frees the user of a duty only ever speaks against."""
    if norm.released and against:
        return any(spec.bearer in (None, norm.bearer) for spec in signal.norms)
    return any(_fits(spec, norm) for spec in signal.norms)


def _fits(spec: NormSpec, norm: Norm) -> bool:
    if norm.whole and (spec.force is not None or spec.bearer is not None):
        return False
    if norm.released or (norm.renounced and spec.force is not norm.force):
        return False
    if norm.whole:
        return True
    return (spec.force is None or spec.force is norm.force) and (spec.bearer is None or spec.bearer is norm.bearer)


def _ground(signal: Signal, norm: Norm) -> bool:
    """A ground for enforcement against what a signal wants forbidden to the user."""
    wants_ban = any(spec.force is Force.FORBIDS and spec.bearer is Bearer.USER for spec in signal.norms)
    return wants_ban and norm.ground


def _why(norm: Norm) -> str:
    """Why a norm that has the words is no evidence."""
    who = {
        Bearer.USER: "the user",
        Bearer.COMPANY: "the company",
        Bearer.OTHER: "a third party",
        Bearer.NOBODY: "nobody in particular",
    }[norm.bearer]
    if norm.force is Force.STATES:
        return _BINDS_NOBODY
    verb = {Force.FORBIDS: "binds", Force.REQUIRES: "puts a duty on", Force.PERMITS: "gives a right to"}[norm.force]
    return f"the words stand there, but the sentence {verb} {who}"


def _evidence(element: Element, hit: Hit, index: NormIndex, role: Role, why: str) -> Evidence:
    norm = index.norm(hit)
    return Evidence(element.id, norm.document, norm.clause, quoted(norm, hit, index), role, why)
