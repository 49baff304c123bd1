"""The terminal report: calm, gaps first, each with its source, the nearest clause and the words to add."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from checker.model.report import Report
from checker.model.verdict import Finding, Verdict
from checker.ports import Style
from checker.reporters.sections import METHOD, add_label, asked_by, place, quotes, sections, summary

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PLAIN = Style()
_COLOURS = {
    Verdict.CONFLICT: "bold red",
    Verdict.MISSING: "red",
    Verdict.PARTIAL: "yellow",
    Verdict.NEEDS_REVIEW: "magenta",
    Verdict.MET: "green",
    Verdict.NOT_APPLICABLE: "dim",
}
# A terminal obeys control characters; terms from a stranger must not be able to send any.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONGEST_QUOTE = 300


def render_terminal(report: Report, style: Style = PLAIN) -> str:
    """The report for a terminal; a verbose style shows the evidence of met controls and every obligation."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=max(style.width, 40),
        force_terminal=style.colour,
        no_color=not style.colour,
        color_system="standard" if style.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    verbose = style.verbose
    _head(console, report)
    parts = sections(report)
    if parts.open:
        _title(console, f"Gaps ({len(parts.open)})")
        for finding in parts.open:
            _gap(console, finding, report, verbose)
    if parts.hanging:
        _title(console, f"Gaps that count only if a question below is answered yes ({len(parts.hanging)})")
        for finding in parts.hanging:
            if verbose:
                _gap(console, finding, report, verbose)
            else:
                _line(console, finding, finding.reason)
    _questions(console, report, verbose)
    if parts.met:
        _title(console, f"Met ({len(parts.met)})")
        for finding in parts.met:
            _met(console, finding, report, verbose)
    if parts.not_applicable:
        _title(console, f"Not applicable by the profile ({len(parts.not_applicable)})")
        for finding in parts.not_applicable:
            console.print(f"  {finding.control}  {finding.title}", style="dim", soft_wrap=False)
    console.print()
    _indented(console, METHOD, 0, "dim")
    # Rich pads nothing here, but a wrapped line may end in a blank.
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _head(console: Console, report: Report) -> None:
    names = ", ".join(f"{document.name} ({len(document.clauses)} clauses)" for document in report.documents)
    console.print(_plain(names), style="bold")
    packs = [f"{pack.title} {pack.version}" for pack in report.packs]
    if packs:
        _indented(console, "against " + ", ".join(packs), 0, "dim")
    for document in report.documents:
        for notice in document.notices:
            _indented(console, f"{document.name}: {notice}", 0, "yellow")
        for unread in document.unread:
            at = f"page {unread.place.page}" if unread.place.page else "a part"
            _indented(console, f"{document.name}: {at} could not be read: {unread.why}", 0, "magenta")
    console.print()
    for verdict, count, division in summary(report):
        _row(console, f"  {verdict:<15}{count:>4}   ", division, _COLOURS[Verdict(verdict)])


def _gap(console: Console, finding: Finding, report: Report, verbose: bool) -> None:
    from rich.text import Text

    head = Text("  ")
    head.append(f"{finding.verdict.value:<13}", style=_COLOURS[finding.verdict])
    head.append(f"{finding.severity.value:<8}", style="bold" if finding.severity.value == "high" else "")
    title = Text(finding.title, style="bold")
    title.append(f"  {finding.control}", style="not bold dim")
    _grid(console, head, title)
    _indented(console, finding.reason, 4)
    for role, quote, at in quotes(finding, report)[: 6 if verbose else 2]:
        _labelled(console, role, f"“{_short(quote)}”", at)
    for line in asked_by(finding, report, most=99 if verbose else 2):
        _labelled(console, "asked by", line, "")
    if finding.wording:
        _labelled(console, add_label(finding), finding.wording, "", "cyan")
    console.print()


def _met(console: Console, finding: Finding, report: Report, verbose: bool) -> None:
    if not verbose:
        first = place(finding.evidence[0], report) if finding.evidence else ""
        _line(console, finding, first)
        return
    _line(console, finding, finding.reason)
    for role, quote, at in quotes(finding, report):
        _labelled(console, role, f"“{_short(quote)}”", at)


def _questions(console: Console, report: Report, verbose: bool) -> None:
    if not report.questions:
        return
    shown = report.questions if verbose else report.questions[:5]
    _title(console, f"Questions to settle ({len(report.questions)})")
    for question in shown:
        count = len(question.obligations)
        _indented(console, f"{question.fact.question} ({count} obligation{'s' if count > 1 else ''})", 2)
        _indented(console, f"profile: {question.fact.id}: yes or no", 4, "dim")
    if len(shown) < len(report.questions):
        _indented(
            console,
            f"and {len(report.questions) - len(shown)} more; --verbose lists them all, --profile answers them",
            2,
            "dim",
        )


def _line(console: Console, finding: Finding, text: str) -> None:
    _row(console, f"  {finding.verdict.value:<13}", f"{finding.control}: {text}", _COLOURS[finding.verdict])


def _title(console: Console, text: str) -> None:
    console.print()
    console.print(text, style="bold underline")


def _labelled(console: Console, label: str, text: str, at: str, style: str = "") -> None:
    _row(console, f"    {label:<9} ", text + (f"  {at}" if at else ""), "dim", style)


def _row(console: Console, head: str, text: str, head_style: str, style: str = "") -> None:
    """A label and a text that wraps beside it."""
    from rich.text import Text

    _grid(console, Text(head, style=head_style), Text(_plain(text), style=style))


def _grid(console: Console, head: Text, text: Text) -> None:
    """`head`, and `text` wrapped beside it."""
    from rich.text import Text

    for number, line in enumerate(text.wrap(console, max(console.width - len(head.plain), 20))):
        row = head.copy() if number == 0 else Text(" " * len(head.plain))
        row.append_text(line)
        console.print(row, soft_wrap=True)


def _indented(console: Console, text: str, by: int, style: str = "") -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(_plain(text), style=style), (0, 0, 0, by)))


def _short(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _plain(text: str) -> str:
    return _CONTROL.sub("�", text)
