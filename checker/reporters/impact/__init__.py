"""One file a format; each renders the same Impact. What they say is worded once, in `words`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.model.impact import Impact
from checker.ports import Style
from checker.reporters.impact.html import render_html
from checker.reporters.impact.json import render_json
from checker.reporters.impact.markdown import render_markdown
from checker.reporters.impact.terminal import render_terminal

IMPACTS: Mapping[str, Callable[[Impact, Style], str]] = {
    "terminal": render_terminal,
    "markdown": render_markdown,
    "json": render_json,
    "html": render_html,
}
