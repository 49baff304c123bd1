"""One file a format; each renders the same Drift. What they say of a change is worded once, in `words`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.model.drift import Drift
from checker.ports import Style
from checker.reporters.drift.json import render_json
from checker.reporters.drift.markdown import render_markdown
from checker.reporters.drift.terminal import render_terminal

DRIFTS: Mapping[str, Callable[[Drift, Style], str]] = {
    "terminal": render_terminal,
    "markdown": render_markdown,
    "json": render_json,
}
"""Renders what became of an upstream text in a format."""
