"""Drift as Markdown, with a draft entry for each candidate."""

from __future__ import annotations

from checker.model.drift import Drift, Fate, ObligationChange, SentenceChange, Turn
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
from checker.reporters.markdown import escaped
from checker.reporters.page import plain

_MARKS = {Turn.NEW: "**", Turn.GONE: "~~", Turn.UNCHANGED: ""}


def render_markdown(drift: Drift, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """The changes for a page or an issue; inside a sentence what went is struck out and what came is bold."""
    lines = [f"# {_text(drift.old.name)} → {_text(drift.new.name)}", "", f"{summary(drift)}."]
    lines += ["", *(f"- dated: {_text(line.old) or 'nothing'} → {_text(line.new) or 'nothing'}" for line in drift.dates)]
    notices = (*drift.notices, *(f"{each.name}: {text}" for each in (drift.old, drift.new) for text in each.notices))
    lines += [f"- {_text(notice)}" for notice in notices]
    if drift.pack:
        lines += _obligations(drift) + _candidates(drift)
    lines += ["", "## Sections"] if drift.sections or drift.touched else []
    for change in drift.sections:
        lines += ["", f"### {_text(sections(change))}: {TURNS[change.turn]}", ""]
        lines += [f"- {_sentence(sentence)}" for sentence in told(change)]
        lines += [f"- {carried(change)}"] if change.carried else []
    if drift.touched:
        lines += ["", f"{TOUCHED}: {_text(', '.join(map(cite, drift.touched)))}."]
    return "\n".join([*lines, "", "---", "", METHOD]) + "\n"


def _obligations(drift: Drift) -> list[str]:
    lines = [
        "",
        f"## Obligations of `{drift.pack.id if drift.pack else ''}` that cite `{drift.document}`",
        "",
        standing(drift) + ".",
    ]
    for fate in (Fate.GONE, Fate.REWORDED, Fate.MOVED, Fate.BEGUN):
        found = of_fate(drift, fate)
        lines += ["", f"### {FATES[fate].capitalize()}", ""] if found else []
        lines += [line for change in found for line in _obligation(change)]
    if unfound := of_fate(drift, Fate.UNFOUND):
        lines += ["", f"{FATES[Fate.UNFOUND].capitalize()}: {', '.join(f'`{each.obligation.id}`' for each in unfound)}."]
    if beside := besides(drift):
        lines += ["", f"{BESIDE}: {', '.join(f'`{name}`' for name in beside)}."]
    return lines


def _obligation(change: ObligationChange) -> list[str]:
    places = [cite(each) for each in (change.old, change.new) if each]
    where = places[0] if len(set(places)) == 1 else " → ".join(places)
    lines = [f"- `{change.obligation.id}` {_text(change.obligation.title)} ({_text(where)})"]
    if change.fate in (Fate.GONE, Fate.REWORDED):
        lines.append(f"  - was: “{_text(change.before)}”")
    if change.fate in (Fate.REWORDED, Fate.BEGUN):
        lines.append(f"  - now: “{_text(change.after)}”")
    return lines


def _candidates(drift: Drift) -> list[str]:
    if not drift.candidates:
        return []
    lines = ["", f"## Sentences that no obligation covers ({len(drift.candidates)})"]
    for each in drift.candidates:
        lines += ["", f"### {_text(cite(each.section))}", "", f"> {_text(each.sentence)}", "", f"The sentence {each.why}."]
        lines += ["", "```yaml", plain(each.draft).rstrip("\n"), "```"]
    return lines


def _sentence(change: SentenceChange) -> str:
    words = " ".join(f"{_MARKS[piece.turn]}{_text(piece.text)}{_MARKS[piece.turn]}" for piece in shortened(change.pieces))
    words = words or _text(change.new or change.old)
    if change.elsewhere:
        way = "to" if change.old and not change.new else "from"
        return f"{change.turn.value} ({way} {_text(cite(change.elsewhere))}): {words}"
    return f"{change.turn.value}{' (under another lead-in)' if change.turn is Turn.MOVED else ''}: {words}"


def _text(text: str) -> str:
    return escaped(" ".join(plain(text).split()))
