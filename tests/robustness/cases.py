"""The cases: every `met` example of every control (and of the samples) under every transformation that changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.app.examples import judge_text
from checker.app.rulesets import load_rulesets
from checker.detectors import DETECTORS
from checker.engine.gather import gather
from checker.engine.norms import read_norms
from checker.model.controls import Control
from checker.model.norms import Bearer, Norm
from checker.model.verdict import Evidence, Verdict
from checker.ports import NormIndex
from checker.readers import read_bytes
from tests.robustness.transformations import Deciding, Expect, Transformation

RULESETS = load_rulesets()


@dataclass(frozen=True, slots=True)
class Case:
    """One example under one transformation, with what came of it."""

    id: str
    transformation: Transformation
    text: str
    verdict: Verdict

    @property
    def holds(self) -> bool:
        """Whether the verdict is the one that the transformation asks for."""
        return (self.verdict is Verdict.MET) is (self.transformation.expect is Expect.SAME)


@cache
def verdict(control: str, text: str) -> Verdict:
    """The control's verdict on the text."""
    return judge_text(RULESETS.controls[control], text, RULESETS).verdict


@cache
def cases(control: str, transformation: Transformation) -> tuple[Case, ...]:
    """The cases of one control under one transformation; examples that are not met to begin with are another test's business."""
    return tuple(_cases(RULESETS.controls[control], transformation))


def _cases(control: Control, transformation: Transformation) -> Iterator[Case]:
    if transformation.name in NEEDS_BEARER and not _names_bearers(control):
        return
    for example in control.examples:
        if example.verdict is not Verdict.MET or verdict(control.id, example.text) is not Verdict.MET:
            continue
        changed = transformation.apply(example.text, deciding(control.id, example.text))
        if changed is not None:
            name = f"{control.id}:{example.id}:{transformation.name}"
            yield Case(name, transformation, changed, verdict(control.id, changed))


@cache
def deciding(control: str, text: str) -> Deciding:
    """The words that support what a `met` of this control rests on."""
    documents = (read_bytes("example.md", text.encode()),)
    norms = read_norms(documents, RULESETS.grammar, RULESETS.book)
    index = NormIndex(norms, RULESETS.book)
    found = gather(RULESETS.controls[control], index, DETECTORS).found
    support = [item for name in _for_met(RULESETS.controls[control]) for item in found[name]]
    held = [(item, _norm(item, norms.norms)) for item in support]
    document = documents[0]
    sentences = dict.fromkeys(document.quote(norm.sentence) for _, norm in held)
    leads = dict.fromkeys(document.quote(lead) for _, norm in held for lead in norm.lead if lead not in norm.sentence)
    bearers = {norm.bearer for _, norm in held}
    bearer = next(iter(bearers)) if len(bearers) == 1 else Bearer.NOBODY
    return Deciding(
        tuple(sentences),
        tuple(leads),
        bearer.value if bearer in (Bearer.USER, Bearer.COMPANY) else "",
        all(norm.inherited for _, norm in held),
    )


def _norm(evidence: Evidence, norms: tuple[Norm, ...]) -> Norm:
    """The norm that the evidence quotes: of those in its clause the one whose span holds most of it."""
    near = [norm for norm in norms if norm.clause == evidence.clause and not norm.whole] or list(norms)
    return max(near, key=lambda norm: min(norm.span.end, evidence.span.end) - max(norm.span.start, evidence.span.start))


def _for_met(control: Control) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for rule in control.rules[Verdict.MET] for name in rule.elements))


def _names_bearers(control: Control) -> bool:
    """Whether every signal of what makes it met names whom it binds, and with what force."""
    specs = [spec for name in _for_met(control) for signal in control.elements[name].signals for spec in signal.norms]
    return all(spec.bearer in (Bearer.USER, Bearer.COMPANY) and spec.force is not None for spec in specs)


NEEDS_BEARER = ("swap-parties",)
