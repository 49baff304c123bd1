"""Findings as the page shows them: a row in the table, and below it all that is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from checker.model.packs import Applies
from checker.model.report import Report
from checker.model.verdict import AskedBy, Evidence, Finding
from checker.reporters.coverage import standing_of
from checker.reporters.html.anchors import Anchors, of_obligation
from checker.reporters.html.charts import css
from checker.reporters.html.elements import ElementLine, element_lines
from checker.reporters.html.passage import Passage, passage
from checker.reporters.sections import add_label, cited, excuse_words, place, quotes, sections


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the terms that speak to a finding; `role` in a word, `name` as the style sheet calls it."""

    id: str
    to: str
    role: str
    name: str
    why: str
    at: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class AskedLine:
    """An obligation that asks for the control; `to` is its place among the sources."""

    to: str
    obligation: str
    title: str
    cited: str
    severity: str
    hanging: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding, numbered in reading order. `standing` is in a word how it stands, `name` what the style sheet calls that;
    `asked` are the obligations behind it, the deciding ones first, and `packs` the ids of the packs they are of.
    """

    number: int
    id: str
    row: str
    finding: Finding
    standing: str
    name: str
    question: str
    excuse: str
    quotes: tuple[Quote, ...]
    elements: tuple[ElementLine, ...]
    add: str
    asked: tuple[AskedLine, ...]
    packs: tuple[str, ...]
    upstreams: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Findings that ask the same of the reader, with a long and a short title; `quiet` ones ask nothing."""

    id: str
    title: str
    short: str
    entries: tuple[Entry, ...]
    quiet: bool = False


def chapters(report: Report, anchors: Anchors) -> list[Chapter]:
    """Every finding of the report once, in reading order; chapters without findings are left out."""
    parts = sections(report)
    made: list[Chapter] = []
    number = 1
    for name, title, short, findings, quiet in (
        ("gaps", "Open gaps", "Open gaps", parts.open, False),
        ("hanging", "Gaps that count only if a question is answered yes", "Hang on questions", parts.hanging, False),
        ("let-pass", "Gaps let pass", "Let pass", parts.excused, False),
        ("met", "Met", "Met", parts.met, True),
        ("not-applicable", "Not applicable by the profile", "Not applicable", parts.not_applicable, True),
    ):
        if findings:
            entries = tuple(_entry(at, finding, report, anchors) for at, finding in enumerate(findings, number))
            made.append(Chapter(anchors.part(name), title, short, entries, quiet))
            number += len(findings)
    return made


def _entry(number: int, finding: Finding, report: Report, anchors: Anchors) -> Entry:
    asking = [asked for asked in finding.asked_by if asked.applies is not Applies.NO]
    packs = tuple(dict.fromkeys(asked.pack for asked in asking))
    titles = {pack.id: pack.title for pack in report.packs}
    control = report.controls[finding.control]
    return Entry(
        number=number,
        id=anchors.finding(finding.control),
        row=anchors.row(finding.control),
        finding=finding,
        standing=standing_of(finding).value,
        name=css(standing_of(finding)),
        question=control.question,
        excuse=excuse_words(finding.excuse) if finding.excuse else "",
        quotes=tuple(_quotes(finding, report, anchors)),
        elements=tuple(element_lines(finding, control)),
        add=add_label(finding),
        asked=tuple(_asked(asking, report)),
        packs=packs,
        upstreams=tuple(titles[pack] for pack in packs),
        at=_at(place(finding.evidence[0], report), finding.evidence[0], report) if finding.evidence else "",
    )


def _quotes(finding: Finding, report: Report, anchors: Anchors) -> Iterator[Quote]:
    spoken = zip(finding.evidence, quotes(finding, report), strict=True)
    for number, (evidence, (role, _, at)) in enumerate(spoken, 1):
        yield Quote(
            id=anchors.quote(finding.control, number),
            to=anchors.words(finding.control, number),
            role=role,
            name=evidence.role.value,
            why="" if evidence.why in finding.reason else evidence.why,
            at=_at(at, evidence, report),
            passage=passage(report.documents[evidence.document], evidence.clause, evidence.span),
        )


def _at(at: str, evidence: Evidence, report: Report) -> str:
    """A place, with the file's bare name, or without it where there is only one and the rest says enough."""
    name = report.documents[evidence.document].name
    rest = at.removeprefix(name).removeprefix(", ")
    if rest and len(report.documents) == 1:
        return rest
    return ", ".join(part for part in (bare(name), rest) if part)


def bare(name: str) -> str:
    """A file's name without its folders, as a heading or a column has no room for them."""
    return PurePath(name).name or name


def _asked(asking: Sequence[AskedBy], report: Report) -> Iterator[AskedLine]:
    for asked in asking:
        obligation = report.obligations[asked.obligation]
        yield AskedLine(
            to=of_obligation(obligation.id),
            obligation=obligation.id,
            title=obligation.title,
            cited=cited(obligation, report),
            severity=asked.severity.value,
            hanging=asked.applies is Applies.UNKNOWN,
        )
