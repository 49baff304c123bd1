"""One file a format; each renders the same reports, one for each terms set of a run.

Decisions that bind this package: a reporter never prints and never decides; every control asked for has a row, the met ones too;
no clock, no absolute path and no order of a set goes into a report. To add a format: write `reporters/<format>.py` with a
function of the `Reporter` Protocol and give it a row in REPORTERS.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.ports import Reporter
from checker.reporters.csv import render_csv
from checker.reporters.github import render_github
from checker.reporters.github_summary import render_github_summary
from checker.reporters.gitlab import render_gitlab
from checker.reporters.html import render_html
from checker.reporters.json_v1 import render_json
from checker.reporters.junit import render_junit
from checker.reporters.markdown import render_markdown
from checker.reporters.memo import render_memo
from checker.reporters.sarif import render_sarif
from checker.reporters.terminal import render_terminal

REPORTERS: Mapping[str, Reporter] = {
    "terminal": render_terminal,
    "json": render_json,
    "markdown": render_markdown,
    "html": render_html,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
    "github-summary": render_github_summary,
    "gitlab": render_gitlab,
    "csv": render_csv,
    "docx": render_memo,
}

BINARY = frozenset({"docx"})
"""The formats that render bytes, which no screen shows."""
