"""The cases: every `met` example of every control (and of the samples) under every transformation that changes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from checker.app.examples import judge_text
from checker.app.rulesets import load_rulesets
from checker.detectors import DETECTORS
from checker.engine.gather import gather
from checker.engine.judge import judge
from checker.engine.norms import read_norms
from checker.model.controls import Control
from checker.model.document import Document, Span
from checker.model.norms import Bearer, Force, Norm
from checker.model.verdict import Evidence, Verdict
from checker.ports import NormIndex
from checker.readers import read_bytes
from tests.robustness.transformations import Deciding, Expect, Transformation, holds

RULESETS = load_rulesets()
SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE_NAMES = tuple(sorted(path.parent.name for path in SAMPLES.glob("*/terms.md") if (path.parent / "expected.yaml").is_file()))
NEEDS_BEARER = ("swap-parties", "delete-lead-in")
# Turning the force round leaves these met: the terms need only say whether, yes or no.
EITHER_WAY = ("notice/training-use", "notice/output-rights")

NOTHING = Deciding((), (), "", False, False)


@dataclass(frozen=True, slots=True)
class Case:
    """One example under one transformation, with what came of it."""

    id: str
    transformation: Transformation
    text: str
    verdict: Verdict | None
    """None where the checker crashed."""

    @property
    def holds(self) -> bool:
        """Whether the verdict is the one that the transformation asks for."""
        return self.verdict is not None and (self.verdict is Verdict.MET) is (self.transformation.expect is Expect.SAME)


@cache
def verdict(control: str, text: str) -> Verdict | None:
    """The control's verdict on the text, None for a crash."""
    try:
        return judge_text(RULESETS.controls[control], text, RULESETS).verdict
    except Exception:
        return None


@cache
def cases(control: str, transformation: Transformation) -> tuple[Case, ...]:
    """The cases of one control under one transformation; examples that are not met to begin with are another test's business."""
    return tuple(_cases(RULESETS.controls[control], transformation))


def _cases(control: Control, transformation: Transformation) -> Iterator[Case]:
    if not _applies(transformation, control):
        return
    for example in control.examples:
        if example.verdict is not Verdict.MET or not _is_met(control.id, example.text):
            continue
        changed = transformation.apply(example.text, deciding(control.id, example.text))
        if changed is not None:
            name = f"{control.id}:{example.id}:{transformation.name}"
            yield Case(name, transformation, changed, verdict(control.id, changed))


@cache
def _is_met(control: str, text: str) -> bool:
    return _read_once(text, control) is Verdict.MET


def _applies(transformation: Transformation, control: Control) -> bool:
    if transformation.name == "turn-force" and control.id in EITHER_WAY:
        return False
    return transformation.name not in NEEDS_BEARER or _names_bearers(control)


@cache
def deciding(control: str, text: str) -> Deciding:
    """The words that support what a `met` of this control rests on."""
    index = _index(text)
    found = gather(RULESETS.controls[control], index, DETECTORS).found
    support = [item for name in _for_met(RULESETS.controls[control]) for item in found[name]]
    held = [(item, _norm(item, index.terms.norms)) for item in support]
    document = index.terms.documents[0]
    sentences = dict.fromkeys(document.quote(norm.sentence) for _, norm in held)
    leads = dict.fromkeys(_whole(lead, document) for _, norm in held for lead in norm.lead if lead not in norm.sentence)
    bearers = {norm.bearer for _, norm in held}
    bearer = next(iter(bearers)) if len(bearers) == 1 else Bearer.NOBODY
    return Deciding(
        tuple(sentences),
        tuple(leads),
        bearer.value if bearer in (Bearer.USER, Bearer.COMPANY) else "",
        all(norm.force is not Force.STATES and not norm.whole for _, norm in held),
        all(norm.inherited for _, norm in held),
    )


def _whole(lead: Span, document: Document) -> str:
    """The sentence or heading that a lead-in is part of."""
    for clause in document.clauses:
        for sentence in clause.sentences or (clause.text_span,):
            if lead in sentence:
                return document.quote(sentence)
    return document.quote(lead)


@lru_cache(maxsize=2)
def _index(text: str) -> NormIndex:
    documents = (read_bytes("example.md", text.encode()),)
    return NormIndex(read_norms(documents, RULESETS.lexicon), RULESETS.book)


@cache
def sample_cases(sample: str, transformation: Transformation) -> tuple[Case, ...]:
    """The cases of one sample: each control that the text meets is judged on the whole text, changed."""
    return tuple(_sample_cases(sample, transformation))


def _sample_cases(sample: str, transformation: Transformation) -> Iterator[Case]:
    text = (SAMPLES / sample / "terms.md").read_text(encoding="utf-8")
    # A change of form takes no heed of what decides, so one changed text serves every control.
    reshaped = transformation.apply(text, NOTHING) if transformation.expect is Expect.SAME else None
    for name in _sample_met(sample, text):
        changed = reshaped
        if transformation.expect is Expect.NOT_MET and _applies(transformation, RULESETS.controls[name]):
            part = _excerpt(text, deciding(name, text))
            changed = transformation.apply(part, deciding(name, part)) if _is_met(name, part) else None
        if changed is not None:
            yield Case(f"samples/{sample}:{name}:{transformation.name}", transformation, changed, _read_once(changed, name))


def _excerpt(text: str, found: Deciding) -> str:
    """The sections that hold the deciding words: what is done to these is done for one control, and a whole sample takes long."""
    sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return "".join(section for section in sections if any(holds(section, words) for words in found.sentences))


def _read_once(text: str, control: str) -> Verdict | None:
    """As `verdict`, but a text that many controls are judged on is read only once."""
    try:
        return _verdicts(text, (control,))[control]
    except Exception:
        return None


@cache
def _sample_met(sample: str, text: str) -> tuple[str, ...]:
    expected = yaml.safe_load((SAMPLES / sample / "expected.yaml").read_text(encoding="utf-8"))
    verdicts = _verdicts(text, tuple(name for name, said in expected.items() if said == "met" and name in RULESETS.controls))
    return tuple(name for name, given in verdicts.items() if given is Verdict.MET)


def _verdicts(text: str, controls: tuple[str, ...]) -> dict[str, Verdict]:
    index = _index(text)
    chosen = [RULESETS.controls[name] for name in controls]
    documents = index.terms.documents
    return {control.id: judge(control, gather(control, index, DETECTORS), documents).verdict for control in chosen}


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
