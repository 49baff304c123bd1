"""Two versions of the terms beside each other: what got worse, better, reworded or moved, with both quotes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from checker.model.change import Change, ChangeKind, Changes
from checker.model.report import Report
from checker.model.verdict import Finding
from checker.ports import Style
from checker.reporters.page import Page
from checker.reporters.sections import METHOD, quotes, set_name

_TITLES = {
    ChangeKind.WORSE: "Worse",
    ChangeKind.BETTER: "Better",
    ChangeKind.REWORDED: "Other words, same verdict",
    ChangeKind.MOVED: "Moved, same words",
}
_COLOURS = {ChangeKind.WORSE: "bold red", ChangeKind.BETTER: "green", ChangeKind.REWORDED: "yellow", ChangeKind.MOVED: "dim"}
_QUOTES = 2
"""Quotes shown of each version."""


def render_terminal(versions: Sequence[Changes], style: Style) -> str:
    """The changes for a terminal."""
    page = Page(max(style.width, 40))
    for changes in versions:
        page.row("", _heading(changes), style="bold")
        page.row("", _summary(changes), style="dim")
        for kind, title in _TITLES.items():
            found = _of(changes, kind)
            if found:
                page.title(f"{title} ({len(found)})")
            for change in found:
                _terminal(page, change, changes)
        page.blank()
    page.row("", METHOD, style="dim")
    return page.text(style.colour)


def _terminal(page: Page, change: Change, changes: Changes) -> None:
    page.row(f"  {_verdicts(change)}  ", f"{change.new.title} ({change.control})", _COLOURS[change.kind])
    for label, text in _told(change, changes):
        page.row(f"    {label:<5} ", text, "dim")
    if change.kind is ChangeKind.WORSE:
        page.row("    ", change.new.reason)
        page.row("    add   ", change.new.wording, "dim", "cyan")
    page.blank()


def render_markdown(versions: Sequence[Changes], style: Style) -> str:  # noqa: ARG001 - one Protocol for all formats
    """The changes as Markdown, for a pull request."""
    lines = ["# What the change does to the terms"]
    for changes in versions:
        lines += ["", f"## {_escaped(_heading(changes))}", "", _summary(changes)]
        for kind, title in _TITLES.items():
            found = _of(changes, kind)
            lines += ["", f"### {title}"] if found else []
            for change in found:
                lines += ["", f"- **{_verdicts(change)}** {_escaped(change.new.title)} (`{change.control}`)"]
                lines += [f"  - {label}: {_escaped(text)}" for label, text in _told(change, changes)]
                if change.kind is ChangeKind.WORSE:
                    lines += [f"  - {_escaped(change.new.reason)}", f"  - add: {_escaped(change.new.wording)}"]
    return "\n".join([*lines, "", "---", "", METHOD]) + "\n"


def render_json(versions: Sequence[Changes], style: Style) -> str:  # noqa: ARG001 - one Protocol for all formats
    """The changes as JSON (`flowdown-changes/1`), the controls that stayed as they are included."""
    data = {"schema": "flowdown-changes/1", "terms": [_data(changes) for changes in versions]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _data(changes: Changes) -> dict[str, object]:
    return {
        "name": changes.new.name,
        "old": [document.name for document in changes.old.documents],
        "new": [document.name for document in changes.new.documents],
        "controls": [
            {
                "control": change.control,
                "change": change.kind.value,
                "severity": change.new.severity.value,
                "old": _side(change.old, changes.old),
                "new": _side(change.new, changes.new),
                "reason": change.new.reason,
                "wording": change.new.wording,
            }
            for change in changes.controls
        ],
    }


def _side(finding: Finding | None, report: Report) -> dict[str, object] | None:
    if finding is None:
        return None
    told = [{"quote": quote, "role": role, "place": at} for role, quote, at in quotes(finding, report)]
    return {"verdict": finding.verdict.value, "fingerprint": finding.fingerprint, "evidence": told}


def _of(changes: Changes, kind: ChangeKind) -> list[Change]:
    """The changes of a kind, the gravest first."""
    found = [change for change in changes.controls if change.kind is kind]
    return sorted(found, key=lambda change: (change.new.severity.rank, change.control))


def _heading(changes: Changes) -> str:
    old, new = (", ".join(document.name for document in report.documents) for report in (changes.old, changes.new))
    names = old if old == new else f"{old} → {new}"
    return f"{set_name(changes.new)}: {names}" if changes.new.name else names


def _summary(changes: Changes) -> str:
    counts = [f"{len(_of(changes, kind))} {kind.value}" for kind in _TITLES]
    return ", ".join([*counts, f"{len(_of(changes, ChangeKind.SAME))} as before"])


def _verdicts(change: Change) -> str:
    old = change.old.verdict.value if change.old else "not asked"
    return old if old == change.new.verdict.value else f"{old} → {change.new.verdict.value}"


def _told(change: Change, changes: Changes) -> list[tuple[str, str]]:
    """The quotes of both versions, each with its place."""
    sides = [("was", change.old, changes.old), ("now", change.new, changes.new)]
    return [
        (label, f"“{quote}”  {at}")
        for label, finding, report in sides
        if finding
        for _, quote, at in quotes(finding, report)[:_QUOTES]
    ]


def _escaped(text: str) -> str:
    """Text that Markdown takes as it is."""
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", " ")


CHANGES: Mapping[str, Callable[[Sequence[Changes], Style], str]] = {
    "terminal": render_terminal,
    "markdown": render_markdown,
    "json": render_json,
}
"""Renders the changes of a run in a format, one entry for each terms set."""
