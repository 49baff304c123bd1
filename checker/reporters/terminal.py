"""The terminal report: calm, gaps first, each with its source, the nearest clause and the words to add."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.report import Report
from checker.model.verdict import Finding, Verdict
from checker.ports import Style
from checker.reporters.cautions import against, cautions
from checker.reporters.page import Page
from checker.reporters.sections import (
    METHOD,
    Sections,
    add_label,
    asked_by,
    excuse_words,
    part,
    place,
    quotes,
    sections,
    set_name,
    standing,
    summary,
)

PLAIN = Style()
_COLOURS = {
    Verdict.CONFLICT: "bold red",
    Verdict.MISSING: "red",
    Verdict.PARTIAL: "yellow",
    Verdict.NEEDS_REVIEW: "magenta",
    Verdict.MET: "green",
    Verdict.NOT_APPLICABLE: "dim",
}
_LONGEST_QUOTE = 300


def render_terminal(reports: Sequence[Report], style: Style = PLAIN) -> str:
    """The reports for a terminal; a verbose style shows the evidence of met controls and every obligation."""
    page = Page(max(style.width, 40))
    for number, report in enumerate(reports):
        if number:
            page.blank()
        _report(page, report, style.verbose)
    if len(reports) > 1:
        page.title(f"Terms sets ({len(reports)})")
        for report in reports:
            page.row(f"  {set_name(report)}  ", standing(report), "bold")
    page.blank()
    page.row("", METHOD, style="dim")
    return page.text(style.colour)


def _report(page: Page, report: Report, verbose: bool) -> None:
    parts = sections(report)
    _head(page, report)
    _gaps(page, report, parts, verbose)
    _excused(page, report, parts, verbose)
    _questions(page, report, verbose)
    if parts.met:
        page.title(f"Met ({len(parts.met)})")
        for finding in parts.met:
            _met(page, finding, report, verbose)
    if parts.not_applicable:
        page.title(f"Not applicable by the profile ({len(parts.not_applicable)})")
        for finding in parts.not_applicable:
            page.row("  ", f"{finding.control}  {finding.title}", style="dim")


def _gaps(page: Page, report: Report, parts: Sections, verbose: bool) -> None:
    """What fails the run, and what would if a question is answered yes."""
    if report.waiver_faults:
        page.title(f"Waivers that excuse nothing ({len(report.waiver_faults)})")
        for fault in report.waiver_faults:
            page.row("  ", f"{fault.where}: {fault.waiver}: {fault.why}")
    if parts.open:
        page.title(f"Gaps ({len(parts.open)})")
        for finding in parts.open:
            _gap(page, finding, report, verbose)
    if parts.hanging:
        page.title(f"Gaps that count only if a question below is answered yes ({len(parts.hanging)})")
        for finding in parts.hanging:
            if verbose:
                _gap(page, finding, report, verbose)
            else:
                _line(page, finding, finding.reason)


def _excused(page: Page, report: Report, parts: Sections, verbose: bool) -> None:
    """What waivers and the baseline let pass, and what the baseline need no longer hold."""
    if parts.excused:
        page.title(f"Gaps let pass ({len(parts.excused)})")
        for finding in parts.excused:
            _line(page, finding, excuse_words(finding.excuse) if finding.excuse else "")
            if verbose:
                page.row("    ", finding.reason)
                for role, quote, at in quotes(finding, report):
                    _labelled(page, role, f"“{_short(quote)}”", at)
    if report.fixed:
        page.title(f"Baseline entries that no gap needs any more ({len(report.fixed)})")
        for entry in report.fixed:
            page.row("  ", entry, style="dim")


def _head(page: Page, report: Report) -> None:
    if report.name:
        page.row("", report.name, style="bold underline")
    names = ", ".join(f"{document.name} ({len(document.clauses)} clauses)" for document in report.documents)
    page.row("", names, style="bold")
    if packs := against(report):
        page.row("", f"against {packs}", style="dim")
    if report.profile:
        page.row("", f"profile {report.profile}", style="dim")
    for caution in cautions(report):
        page.row("", caution, style="yellow")
    for document in report.documents:
        for notice in document.notices:
            page.row("", f"{document.name}: {notice}", style="yellow")
        for unread in document.unread:
            at = part(unread.place)
            page.row("", f"{document.name}: {at} could not be read: {unread.why}", style="magenta")
    page.blank()
    for verdict, count, division in summary(report):
        page.row(f"  {verdict:<15}{count:>4}   ", division, _COLOURS[Verdict(verdict)])


def _gap(page: Page, finding: Finding, report: Report, verbose: bool) -> None:
    from rich.text import Text

    head = Text("  ")
    head.append(f"{finding.verdict.value:<13}", style=_COLOURS[finding.verdict])
    head.append(f"{finding.severity.value:<8}", style="bold" if finding.severity.value == "high" else "")
    title = Text(finding.title, style="bold")
    title.append(f"  {finding.control}", style="not bold dim")
    page.grid(head, title)
    page.row("    ", finding.reason)
    for role, quote, at in quotes(finding, report)[: 6 if verbose else 2]:
        _labelled(page, role, f"“{_short(quote)}”", at)
    for line in asked_by(finding, report, most=99 if verbose else 2):
        _labelled(page, "asked by", line, "")
    if finding.wording:
        _labelled(page, add_label(finding), finding.wording, "", "cyan")
    page.blank()


def _met(page: Page, finding: Finding, report: Report, verbose: bool) -> None:
    if not verbose:
        first = place(finding.evidence[0], report) if finding.evidence else ""
        _line(page, finding, first)
        return
    _line(page, finding, finding.reason)
    for role, quote, at in quotes(finding, report):
        _labelled(page, role, f"“{_short(quote)}”", at)


def _questions(page: Page, report: Report, verbose: bool) -> None:
    if not report.questions:
        return
    shown = report.questions if verbose else report.questions[:5]
    page.title(f"Questions to settle ({len(report.questions)})")
    for question in shown:
        count = len(question.obligations)
        page.row("  ", f"{question.fact.question} ({count} obligation{'s' if count > 1 else ''})")
        page.row("    ", f"profile: {question.fact.id}: yes or no", style="dim")
    if len(shown) < len(report.questions):
        more = f"and {len(report.questions) - len(shown)} more; --verbose lists them all, --profile answers them"
        page.row("  ", more, style="dim")


def _line(page: Page, finding: Finding, text: str) -> None:
    page.row(f"  {finding.verdict.value:<13}", f"{finding.control}: {text}", _COLOURS[finding.verdict])


def _labelled(page: Page, label: str, text: str, at: str, style: str = "") -> None:
    page.row(f"    {label:<9} ", text + (f"  {at}" if at else ""), "dim", style)


def _short(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1].rstrip() + "…"
