"""The impact as a change record in Markdown, as the body of an issue too."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.impact import Impact, SetImpact, Shaken
from checker.ports import Style
from checker.reporters.drift.words import cite, summary
from checker.reporters.impact.words import METHOD, causes, days, deciding, groups, headline, looked, meaning
from checker.reporters.markdown import escaped
from checker.reporters.page import plain
from checker.reporters.sections import set_name


def render_markdown(impact: Impact, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """Documents, then for each terms set what to read again, then new duties."""
    lines = ["# What upstream changes mean for our terms", "", f"{_text(headline(impact))}.", ""]
    for change in impact.changes:
        title = (
            f"[{_text(change.document.title)}]({change.document.url})" if change.document.url else _text(change.document.title)
        )
        lines.append(f"- {title} (`{change.pack.id}`), {days(change)}: {summary(change.drift)}")
    lines += [f"- not compared: {_text(each.document.title)} (`{each.pack.id}`): {each.why}" for each in impact.uncompared]
    lines += ["", f"{looked(impact)}."] if impact.looked[0] else []
    for group in impact.sets:
        lines += _set(group)
    lines += _candidates(impact)
    return "\n".join([*lines, "", "---", "", METHOD]) + "\n"


def _set(group: SetImpact) -> Iterator[str]:
    for title, found in groups(group):
        if found:
            yield from ("", f"## {title}: {_text(set_name(group.report))}")
        for each in found:
            yield from _shaken(each, group)


def _shaken(each: Shaken, group: SetImpact) -> Iterator[str]:
    yield from ("", f"### {_text(each.finding.title)} (`{each.finding.control}`): {each.finding.verdict.value}", "")
    yield f"{_text(meaning(each))[:1].upper()}{_text(meaning(each))[1:]}."
    yield ""
    for cause in causes(each):
        yield f"- `{cause.id}` {_text(cause.title)} ({_text(cause.document)}, {_text(cause.where)}): {cause.what}"
        if cause.before:
            yield f"  - was: “{_text(cause.before)}”"
        if cause.after:
            yield f"  - now: “{_text(cause.after)}”"
        if cause.laws:
            yield f"  - laws: {_text(', '.join(cause.laws))}"
    if each.doubt.reopens:
        for role, words, place in deciding(each, group):
            yield f"- our terms ({role}; {_text(place)}): “{_text(words)}”"


def _candidates(impact: Impact) -> Iterator[str]:
    for change in impact.changes:
        if change.drift.candidates:
            yield from (
                "",
                f"## New sentences that no obligation of `{change.pack.id}` covers: {_text(change.document.title)}",
                "",
            )
        for each in change.drift.candidates:
            yield f"- {_text(cite(each.section))}: “{_text(each.sentence)}”"


def _text(text: str) -> str:
    return escaped(" ".join(plain(text).split()))
