"""Settle: judgments to findings, with the obligations that ask for them, a fingerprint and whether they gate."""

from __future__ import annotations

from collections.abc import Sequence

from checker.engine.fingerprint import deciding, fingerprint
from checker.engine.judge import Judgment
from checker.model.controls import Control
from checker.model.document import Document
from checker.model.packs import Applies
from checker.model.verdict import AskedBy, Finding, Verdict


def settle(
    control: Control,
    judgment: Judgment,
    asked_by: Sequence[AskedBy],
    documents: tuple[Document, ...],
    by_name: bool,
    milder: Sequence[AskedBy] = (),
) -> Finding:
    """The finding for one control.

    `by_name` says that the user asked for the control itself, so that it gates by its own severity. `milder` are the obligations
    that ask for the control which asks for less of the same. Where upstreams pull apart, the strictest counts, and it is said.
    """
    applying = [asked for asked in asked_by if asked.applies is Applies.YES]
    verdict, reason, wording = judgment.verdict, judgment.reason, control.wording
    if not by_name and asked_by and all(asked.applies is Applies.NO for asked in asked_by):
        verdict = Verdict.NOT_APPLICABLE
    weighing = applying or asked_by
    if verdict is Verdict.MET and (short := _short(judgment, applying)):
        # What is enough for the others does not meet the strictest.
        verdict, weighing = Verdict.PARTIAL, short
        enough = [asked for asked in applying if asked not in short]
        lacking = f"no clause {_needed(control, short, judgment)}, as {_ids(short)} ask{_s(short)}."
        reason = f"{reason[:-1]}{_enough(enough)}, but {lacking}{' The stricter counts.' if enough else ''}"
        wording = "\n\n".join(control.elements[need].wording for need in _needs(short, judgment)) or control.wording
    elif verdict is Verdict.MET and (short := _short(judgment, asked_by, Applies.UNKNOWN)):
        reason += f" If it applies, {_ids(short)} ask{_s(short)} for a clause that {_needed(control, short, judgment)}."
    if verdict.is_gap and applying and (content := [asked for asked in milder if asked.applies is Applies.YES]):
        reason += f" {_some(content)} ask{_s(content)} for less ({control.stricter_than}); the stricter counts here."
    severity = min((a.severity for a in weighing), key=lambda s: s.rank, default=control.severity)
    return Finding(
        control=control.id,
        title=control.title,
        verdict=verdict,
        severity=severity,
        confidence=judgment.confidence,
        reason=reason,
        evidence=judgment.evidence,
        searched=searched(documents),
        wording=wording if verdict.is_gap else "",
        asked_by=tuple(asked_by),
        gates=verdict.is_gap and (by_name or bool(applying)),
        fingerprint=fingerprint(control.id, verdict, deciding(judgment.telling, documents)),
        there=tuple(name for name in control.elements if name in judgment.there),
    )


def _short(judgment: Judgment, asked_by: Sequence[AskedBy], applies: Applies = Applies.YES) -> list[AskedBy]:
    """The obligations that need an element which the terms do not have."""
    return [asked for asked in asked_by if asked.applies is applies and not judgment.there.issuperset(asked.needs)]


def _needs(short: Sequence[AskedBy], judgment: Judgment) -> list[str]:
    """The elements that are needed and not there, each once."""
    return list(dict.fromkeys(need for asked in short for need in asked.needs if need not in judgment.there))


def _needed(control: Control, short: Sequence[AskedBy], judgment: Judgment) -> str:
    return " and ".join(control.elements[need].says for need in _needs(short, judgment))


def _ids(short: Sequence[AskedBy]) -> str:
    *others, last = [asked.obligation for asked in short]
    return f"{', '.join(others)} and {last}" if others else last


def _enough(others: Sequence[AskedBy]) -> str:
    return f", which is enough for {_some(others)}" if others else ""


def _some(asked_by: Sequence[AskedBy]) -> str:
    """The gravest two by id, and how many more."""
    more = len(asked_by) - 2
    return f"{', '.join(a.obligation for a in asked_by[:2])} and {more} more" if more > 0 else _ids(asked_by)


def _s(short: Sequence[AskedBy]) -> str:
    return "s" if len(short) == 1 else ""


def searched(documents: tuple[Document, ...]) -> str:
    """Where was looked, in words, with what could not be read."""
    parts = []
    for document in documents:
        part = f"{document.name} ({len(document.clauses)} clauses"
        if document.unread:
            part += f", {len(document.unread)} parts unread"
        parts.append(part + ")")
    return ", ".join(parts)
