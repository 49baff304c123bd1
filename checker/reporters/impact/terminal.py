"""The impact for a terminal."""

from __future__ import annotations

from checker.model.impact import Doubt, Impact, SetImpact, Shaken
from checker.ports import Style
from checker.reporters.drift.words import cite, summary
from checker.reporters.impact.words import METHOD, causes, days, deciding, groups, headline, looked, meaning
from checker.reporters.page import Page
from checker.reporters.sections import set_name

_COLOURS = {Doubt.GONE: "red", Doubt.REWORDED: "yellow", Doubt.BESIDE: "cyan", Doubt.MOVED: "cyan"}


def render_terminal(impact: Impact, style: Style) -> str:
    """Documents first, then for each terms set what to read again, then new duties."""
    page = Page(max(style.width, 40))
    page.row("", headline(impact), style="bold")
    for change in impact.changes:
        page.row("  changed  ", f"{change.document.title} ({change.pack.id}), {days(change)}: {summary(change.drift)}", "yellow")
    for each in impact.uncompared:
        page.row("  not compared  ", f"{each.document.title} ({each.pack.id}): {each.why}", "dim")
    if impact.looked[0]:
        page.row("  ", f"{looked(impact)}.", "dim")
    for group in impact.sets:
        _set(page, group)
    _candidates(page, impact)
    page.blank()
    page.row("", METHOD, style="dim")
    return page.text(style.colour)


def _set(page: Page, group: SetImpact) -> None:
    for title, found in groups(group):
        if found:
            page.title(f"{title}: {set_name(group.report)}")
        for each in found:
            _shaken(page, each, group)


def _shaken(page: Page, each: Shaken, group: SetImpact) -> None:
    page.row(
        "", f"{each.finding.title} ({each.finding.control}): {each.finding.verdict.value}", style=f"bold {_COLOURS[each.doubt]}"
    )
    page.row("  ", meaning(each))
    for cause in causes(each):
        page.row("  ", f"{cause.id} {cause.title} ({cause.document}, {cause.where}): {cause.what}")
        if cause.before:
            page.row("    was  ", f"“{cause.before}”", "dim")
        if cause.after:
            page.row("    now  ", f"“{cause.after}”", "dim")
        if cause.laws:
            page.row("    laws ", ", ".join(cause.laws), "dim", "dim")
    if each.doubt.reopens:
        for role, words, place in deciding(each, group):
            page.row(f"  terms, {role}  ", f"“{words}” ({place})", "dim")
    page.blank()


def _candidates(page: Page, impact: Impact) -> None:
    for change in impact.changes:
        if change.drift.candidates:
            page.title(f"New sentences that no obligation of {change.pack.id} covers: {change.document.title}")
        for each in change.drift.candidates:
            page.row("  ", f"{cite(each.section)}: “{each.sentence}”")
