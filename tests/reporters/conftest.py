"""A report on a small control, for the tests of every format."""

from __future__ import annotations

import dataclasses

import pytest

from checker.engine.settle import settle
from checker.model.packs import (
    Applies,
    Citation,
    Condition,
    ControlMapping,
    Fact,
    Obligation,
    ObligationKind,
    Pack,
    Provenance,
    Severity,
    SourceDocument,
)
from checker.model.report import Question, Report, WaiverFault
from checker.model.verdict import AskedBy, Excuse, ExcuseKind

OBLIGATION = Obligation(
    id="UP-1",
    pack="up",
    title="No spam",
    asks="Users must not send spam.",
    kind=ObligationKind.RESTRICTION,
    binding=True,
    applies_when=Condition("always"),
    maps=(ControlMapping("prohibited/spam", Severity.HIGH),),
    declined="",
    citation=Citation("up-policy", "2.1", "must not send spam"),
    provenance=Provenance.EXCERPT,
    regulatory=(),
)
PACK = Pack(
    id="up",
    title="Upstream",
    version="1",
    summary="",
    assumes=(),
    documents={"up-policy": SourceDocument("up-policy", "Use Policy", "Up", "https://up.example", "2026-01-01", "excerpt")},
    obligations=(OBLIGATION,),
)
QUESTION = Question(Fact("service/x", "Do you use X?"), ("UP-1",))


@pytest.fixture
def report(judged, control):
    def make(text, applies=Applies.YES, **changes):
        judgment, documents = judged(text)
        asked = AskedBy("UP-1", "up", Severity.HIGH, applies)
        finding = settle(control, judgment, [asked], documents, by_name=False)
        made = Report("0", documents, (PACK,), {control.id: control}, {"UP-1": OBLIGATION}, (finding,), (QUESTION,), "pack up 1")
        return dataclasses.replace(made, **changes)

    return make


WAIVER = Excuse(ExcuseKind.WAIVER, "Renegotiated in spring", "legal", "2027-03-01")
BASELINE = Excuse(ExcuseKind.BASELINE, "known before")


def excused(made, excuse):
    """The same report with every gap let pass."""
    findings = tuple(dataclasses.replace(finding, excuse=excuse) for finding in made.findings)
    return dataclasses.replace(
        made,
        name="consumer",
        findings=findings,
        waiver_faults=(WaiverFault("prohibited/phishing", "waivers.yaml:12", "it expired on 2026-01-31"),),
        fixed=("prohibited/weapons: missing",),
    )
