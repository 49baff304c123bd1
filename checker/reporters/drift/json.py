"""Drift as JSON, `flowdown-drift/1`, with every sentence and word that changed."""

from __future__ import annotations

import json
from typing import Any

from checker.model.drift import Candidate, Drift, Heading, ObligationChange, SectionChange, SentenceChange, Version
from checker.ports import Style

SCHEMA = "flowdown-drift/1"


def render_json(drift: Drift, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """The changes as data; obligations that are as they were included."""
    data = {
        "schema": SCHEMA,
        "old": _version(drift.old),
        "new": _version(drift.new),
        "dates": [{"old": line.old, "new": line.new} for line in drift.dates],
        "notices": list(drift.notices),
        "unchanged": drift.unchanged,
        "touched": [_heading(each) for each in drift.touched],
        "sections": [_section(change) for change in drift.sections],
        "pack": {"id": drift.pack.id, "version": drift.pack.version} if drift.pack else None,
        "document": drift.document or None,
        "obligations": [_obligation(change) for change in drift.obligations],
        "candidates": [_candidate(each) for each in drift.candidates],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _version(version: Version) -> dict[str, Any]:
    return {"file": version.name, "sha256": version.sha256, "notices": list(version.notices)}


def _heading(heading: Heading | None) -> dict[str, Any] | None:
    if heading is None:
        return None
    return {"number": heading.number or None, "title": heading.title or None, "around": list(heading.around)}


def _section(change: SectionChange) -> dict[str, Any]:
    return {
        "change": change.turn.value,
        "old": [_heading(each) for each in change.old],
        "new": [_heading(each) for each in change.new],
        "carried": change.carried,
        "sentences": [_sentence(each) for each in change.sentences],
    }


def _sentence(change: SentenceChange) -> dict[str, Any]:
    return {
        "change": change.turn.value,
        "old": change.old or None,
        "new": change.new or None,
        "elsewhere": _heading(change.elsewhere),
        "words": [{"change": piece.turn.value, "text": piece.text} for piece in change.pieces],
    }


def _obligation(change: ObligationChange) -> dict[str, Any]:
    return {
        "id": change.obligation.id,
        "fate": change.fate.value,
        "section": change.obligation.citation.section,
        "old": _heading(change.old),
        "new": _heading(change.new),
        "before": change.before or None,
        "after": change.after or None,
        "beside": change.beside,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "section": _heading(candidate.section),
        "sentence": candidate.sentence,
        "before": candidate.before or None,
        "why": candidate.why,
        "kind": candidate.kind.value,
        "binding": candidate.binding,
        "draft": candidate.draft,
    }
