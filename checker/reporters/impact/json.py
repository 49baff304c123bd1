"""The impact as JSON, `flowdown-impact/1`."""

from __future__ import annotations

import json
from typing import Any

from checker.model.impact import Change, Impact, SetImpact, Shaken
from checker.ports import Style
from checker.reporters.impact.words import causes, deciding, meaning
from checker.reporters.sections import set_name

SCHEMA = "flowdown-impact/1"


def render_json(impact: Impact, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """The changes and what rests on them as data; the drift of one document in full is what `upstream diff` gives."""
    data = {
        "schema": SCHEMA,
        "reopens": impact.reopens,
        "changes": [_change(each) for each in impact.changes],
        "same": impact.same,
        "looked_at": {"first": impact.looked[0], "last": impact.looked[1]} if impact.looked[0] else None,
        "uncompared": [{"pack": each.pack.id, "document": each.document.id, "why": each.why} for each in impact.uncompared],
        "sets": [
            {"name": set_name(group.report), "shaken": [_shaken(each, group) for each in group.shaken]} for group in impact.sets
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _change(change: Change) -> dict[str, Any]:
    return {
        "pack": change.pack.id,
        "document": change.document.id,
        "title": change.document.title,
        "url": change.document.url,
        "old": {"day": change.old_day, "sha256": change.drift.old.sha256},
        "new": {"day": change.new_day, "sha256": change.drift.new.sha256},
        "candidates": [{"sentence": each.sentence, "why": each.why, "draft": each.draft} for each in change.drift.candidates],
    }


def _shaken(each: Shaken, group: SetImpact) -> dict[str, Any]:
    return {
        "control": each.finding.control,
        "verdict": each.finding.verdict.value,
        "severity": each.finding.severity.value,
        "fingerprint": each.finding.fingerprint,
        "doubt": each.doubt.value,
        "reopens": each.doubt.reopens,
        "waived": each.waived,
        "meaning": meaning(each),
        "causes": [
            {
                "obligation": cause.id,
                "document": cause.document,
                "section": cause.where,
                "what": cause.what,
                "before": cause.before or None,
                "after": cause.after or None,
                "regulatory": list(cause.laws),
            }
            for cause in causes(each)
        ],
        "terms": [{"role": role, "quote": words, "place": place} for role, words, place in deciding(each, group)],
    }
