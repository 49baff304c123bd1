"""Drift for a terminal: obligations and candidates first, then every section that changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.model.drift import Drift, Fate, ObligationChange, Piece, SentenceChange, Turn
from checker.ports import Style
from checker.reporters.drift.words import (
    BESIDE,
    FATES,
    METHOD,
    TOUCHED,
    TURNS,
    besides,
    carried,
    cite,
    of_fate,
    sections,
    shortened,
    standing,
    summary,
    told,
)
from checker.reporters.page import Page, plain

if TYPE_CHECKING:
    from rich.text import Text

_COLOURS = {
    Turn.REWORDED: "yellow",
    Turn.MOVED: "cyan",
    Turn.SPLIT: "cyan",
    Turn.MERGED: "cyan",
    Turn.NEW: "green",
    Turn.GONE: "red",
}
_MARKS = {Turn.NEW: ("{+", "+}"), Turn.GONE: ("[-", "-]"), Turn.UNCHANGED: ("", "")}


def render_terminal(drift: Drift, style: Style) -> str:
    """The changes for a terminal; a change inside a sentence is marked [-gone-] {+new+}."""
    page = Page(max(style.width, 40))
    page.row("", f"{drift.old.name} → {drift.new.name}", style="bold")
    page.row("", summary(drift), style="dim")
    for line in drift.dates:
        page.row("dated  ", f"{line.old or 'nothing'} → {line.new or 'nothing'}", "dim")
    for notice in (*drift.notices, *(f"{each.name}: {text}" for each in (drift.old, drift.new) for text in each.notices)):
        page.row("note   ", notice, "dim")
    if drift.pack:
        _obligations(page, drift)
        _candidates(page, drift)
    if drift.sections or drift.touched:
        page.title("Sections")
    for change in drift.sections:
        page.row(f"  {TURNS[change.turn]}  ", sections(change), _COLOURS[change.turn], "bold")
        for sentence in told(change):
            _sentence(page, sentence)
        if change.carried:
            page.row("    ", carried(change), style="dim")
    if drift.touched:
        page.row(f"  {TOUCHED}: ", ", ".join(map(cite, drift.touched)), "dim")
    page.blank()
    page.row("", METHOD, style="dim")
    return page.text(style.colour)


def _obligations(page: Page, drift: Drift) -> None:
    page.title(f"Obligations of {drift.pack.id if drift.pack else ''} that cite {drift.document}")
    page.row("", standing(drift), style="dim")
    for fate in (Fate.GONE, Fate.REWORDED, Fate.MOVED, Fate.BEGUN):
        found = of_fate(drift, fate)
        if found:
            page.row("", f"{FATES[fate]}:", style="bold")
        for change in found:
            _obligation(page, change)
    if unfound := of_fate(drift, Fate.UNFOUND):
        page.row("", f"{FATES[Fate.UNFOUND]}: {', '.join(change.obligation.id for change in unfound)}")
    if beside := besides(drift):
        page.row("", f"{BESIDE}: {', '.join(beside)}")


def _obligation(page: Page, change: ObligationChange) -> None:
    places = [cite(each) for each in (change.old, change.new) if each]
    where = places[0] if len(set(places)) == 1 else " → ".join(places)
    page.row(f"  {change.obligation.id}  ", f"{change.obligation.title} ({where})", "bold")
    if change.fate in (Fate.GONE, Fate.REWORDED):
        page.row("    was  ", f"“{change.before}”", "dim")
    if change.fate in (Fate.REWORDED, Fate.BEGUN):
        page.row("    now  ", f"“{change.after}”", "dim")


def _candidates(page: Page, drift: Drift) -> None:
    if not drift.candidates:
        return
    page.title(f"Sentences that no obligation covers ({len(drift.candidates)})")
    page.row("", "draft entries for the pack: --format markdown", style="dim")
    for each in drift.candidates:
        page.row("  ", cite(each.section), style="bold")
        page.row("    ", f"“{each.sentence}”")
        page.row("    ", each.why, style="dim")


def _sentence(page: Page, change: SentenceChange) -> None:
    head = f"    {change.turn.value:<9}"
    if change.pieces:
        page.grid(_styled(head), _marked(shortened(change.pieces)))
    else:
        page.row(head, change.new or change.old, _COLOURS[change.turn])
    if change.elsewhere:
        page.row(" " * len(head), f"{'to' if change.old and not change.new else 'from'} {cite(change.elsewhere)}", style="dim")
    elif change.turn is Turn.MOVED:
        page.row(" " * len(head), "under another lead-in", style="dim")


def _styled(head: str) -> Text:
    from rich.text import Text

    return Text(head, style=_COLOURS[Turn.REWORDED])


def _marked(pieces: Sequence[Piece]) -> Text:
    from rich.text import Text

    text = Text()
    for at, piece in enumerate(pieces):
        opening, closing = _MARKS[piece.turn]
        text.append(" " if at else "")
        text.append(f"{opening}{plain(piece.text)}{closing}", style=_COLOURS.get(piece.turn, ""))
    return text
