"""The rules of a SARIF run: the controls asked, each with what it wants, the words to add and who asks."""

from __future__ import annotations

from typing import Any

from checker.model.controls import Control
from checker.model.packs import Severity
from checker.model.report import Report
from checker.reporters.markdown import escaped
from checker.reporters.message import FAULT, LEVELS
from checker.reporters.sections import METHOD, source

_WORDING, _ASKED = "Suggested wording", "Asked by"


def rules(report: Report) -> list[dict[str, Any]]:
    """A rule for each control in the report, and one for waivers where some are at fault."""
    asking: dict[str, list[str]] = {}
    for finding in report.findings:
        asking[finding.control] = [source(report.obligations[asked.obligation], report) for asked in finding.asked_by]
    found = [_rule(report.controls[finding.control], asking[finding.control]) for finding in report.findings]
    return [*found, _waivers()] if report.waiver_faults else found


def _rule(control: Control, asking: list[str]) -> dict[str, Any]:
    lines = _help(control, asking)
    return {
        "id": control.id,
        "name": "".join(word.capitalize() for word in control.id.replace("/", "-").split("-")),
        "shortDescription": {"text": control.title},
        "fullDescription": {"text": control.question},
        "help": {
            "text": "\n\n".join(f"{title}: {text}" if title else text for title, text in lines),
            "markdown": "\n\n".join(_markdown(title, text) for title, text in lines),
        },
        "defaultConfiguration": {"level": LEVELS[control.severity]},
        "properties": {"tags": [control.id.partition("/")[0], "terms"], "problem.severity": _problem(control.severity)},
    }


def _help(control: Control, asking: list[str]) -> list[tuple[str, str]]:
    """Titles and texts, those that there are."""
    lines = [
        ("", control.question),
        ("Met", control.met),
        ("Partial", control.partial),
        ("Conflict", control.conflict),
        (_WORDING, control.wording),
        (_ASKED, "\n".join(asking)),
        ("", METHOD),
    ]
    return [(title, text) for title, text in lines if text]


def _markdown(title: str, text: str) -> str:
    """A part of the help; only its marks are ours, the words may come from anybody's pack."""
    lines = [escaped(line) for line in text.splitlines()]
    if title == _WORDING:
        lines = [f"> {line}".rstrip() for line in lines]
    elif title == _ASKED:
        lines = [f"- {line}" for line in lines]
    together = "\n".join(lines)
    if not title:
        return together
    return f"**{title}:**" + ("\n\n" if title in (_WORDING, _ASKED) else " ") + together


def _problem(severity: Severity) -> str:
    return {"error": "error", "warning": "warning", "note": "recommendation"}[LEVELS[severity]]


def _waivers() -> dict[str, Any]:
    text = "A waiver that has expired, whose text has changed, that gives no reason or names nothing known excuses nothing."
    advice = f"{text} Decide anew: write its reason, who decided and until when, or mend the clause and delete the waiver."
    return {
        "id": FAULT,
        "name": "Waiver",
        "shortDescription": {"text": "A waiver that excuses nothing"},
        "fullDescription": {"text": text},
        "help": {"text": advice, "markdown": advice},
        "defaultConfiguration": {"level": LEVELS[Severity.HIGH]},
    }
