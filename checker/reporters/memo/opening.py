"""The first page: who writes to whom about what, and how the terms stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from checker.model.report import Report
from checker.model.verdict import Finding
from checker.reporters.cautions import against, cautions
from checker.reporters.coverage import Coverage, Standing, by_group, by_pack, overall, sentence
from checker.reporters.memo.bars import bars, legend
from checker.reporters.memo.elements import TEXT_WIDTH, Element, Styled, paragraph, run, w
from checker.reporters.memo.paper import Paper
from checker.reporters.memo.words import verdict_style
from checker.reporters.sections import VERDICTS, set_name, standing

_HEADS = ("", "Controls ", "High ", "Medium ", "Low ", "Let pass ", "On a question ")
_WIDTHS = (TEXT_WIDTH - 6 * 1080, *[1080] * 6)


def memo_head(paper: Paper, reports: Sequence[Report]) -> None:
    """The lines of a memo; what no program can know is left for a person to fill in."""
    paper.text("Title", "Memorandum")
    for name, hint in (("To", "Name of the reader"), ("From", "Name of the author"), ("Date", "Date")):
        paper.text("MemoLine", Styled(name, "Strong"), w("r", w("tab")), _blank(name, hint))
    names = "; ".join(report.name or ", ".join(PurePath(each.name).name for each in report.documents) for report in reports)
    _line(paper, "Re", f"Gaps in {names} against the policies of its upstreams")
    documents = [document for report in reports for document in report.documents]
    _line(paper, "Terms read", "; ".join(f"{each.name} ({len(each.clauses)} clauses)" for each in documents))
    packs = dict.fromkeys(words for report in reports if (words := against(report)))
    if packs:
        _line(paper, "Against", "; ".join(packs))
    profiles = dict.fromkeys(report.profile for report in reports if report.profile)
    if profiles:
        _line(paper, "Profile", "; ".join(profiles))


def sets(paper: Paper, reports: Sequence[Report]) -> None:
    """How each of several terms sets stands."""
    paper.heading("Terms sets", 1)
    rows = [[[paragraph("Cell", set_name(report))], [paragraph("Cell", standing(report))]] for report in reports]
    paper.grid(("Terms", "Gaps"), (TEXT_WIDTH // 2, TEXT_WIDTH // 2), rows, "Gaps of each terms set")


def summary(paper: Paper, report: Report) -> None:
    """What is settled, open and in conflict: in a sentence, in bars by upstream and group, and in numbers by verdict."""
    paper.heading("Summary", 1)
    paper.text("Lead", sentence(report))
    for caution in cautions(report):
        paper.text("BodyText", caution)
    for fault in report.waiver_faults[:1]:
        more = f", and {len(report.waiver_faults) - 1} more" if len(report.waiver_faults) > 1 else ""
        paper.text("BodyText", f"A waiver excuses nothing: {fault.waiver}, {fault.why}{more}.")
    packs, groups, whole = by_pack(report), by_group(report), overall(report)
    parts: list[tuple[str, Sequence[Coverage]]] = [("By upstream, the controls it asks for", packs)] if packs else []
    parts.append(("By group of controls", groups))
    if len(groups) + len(packs) > 1:
        parts.insert(0, ("", (whole,)))
    paper.caption("How far the terms reach: the number of controls by how they stand")
    paper.add(bars(parts))
    paper.add(legend([whole, *packs]))
    if packs:
        paper.caption("By upstream")
        _by_upstream(paper, packs)
    paper.caption("By verdict; severity of the gaps that count")
    _by_verdict(paper, report)


def _by_upstream(paper: Paper, packs: Sequence[Coverage]) -> None:
    heads = ("Upstream", "Asked ", "Settled: met ", "let pass ", "Open ", "of these in conflict ", "On a question ")
    rows = []
    for each in packs:
        counts = each.counts
        numbers = (
            each.asked,
            each.met,
            counts[Standing.LET_PASS],
            each.open,
            counts[Standing.CONFLICT],
            counts[Standing.HANGING],
        )
        rows.append([[paragraph("Cell", each.title)], *([paragraph("CellNumber", str(number or "–"))] for number in numbers)])
    paper.grid(heads, _WIDTHS, rows, "Settled, open and conflicting controls by upstream")


def _by_verdict(paper: Paper, report: Report) -> None:
    rows: list[list[list[Element]]] = []
    for verdict in VERDICTS:
        found = [finding for finding in report.findings if finding.verdict is verdict]
        if found:
            numbers = (len(found), *_division(found)) if verdict.is_gap else (len(found), 0, 0, 0, 0, 0)
            title = paragraph("Cell", Styled(verdict.value, verdict_style(verdict)))
            rows.append([[title], *([paragraph("CellNumber", str(number or "–"))] for number in numbers)])
    paper.grid(("Verdict", *_HEADS[1:]), _WIDTHS, rows, "Controls by verdict and severity")


def _division(findings: Sequence[Finding]) -> tuple[int, ...]:
    counted = [finding for finding in findings if finding.fails]
    severities = tuple(sum(each.severity.value == word for each in counted) for word in ("high", "medium", "low"))
    passed = sum(each.gates and not each.fails for each in findings)
    return (*severities, passed, sum(not each.gates for each in findings))


def _line(paper: Paper, name: str, words: str) -> None:
    paper.text("MemoLine", Styled(name, "Strong"), w("r", w("tab")), Styled(words, "Quoted"))


def _blank(name: str, hint: str) -> Element:
    """A field that a person clicks and fills in."""
    properties = w("sdtPr", w("alias", val=name), w("tag", val=name.lower()), w("showingPlcHdr"), w("text"))
    return w("sdt", properties, w("sdtContent", run(f"[{hint}]", "PlaceholderText")))
