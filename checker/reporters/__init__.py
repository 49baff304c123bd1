"""One file a format; each renders the same reports, one for each terms set of a run.

Decisions that bind this package: a reporter never prints and never decides; every control asked for has a row, the met ones too;
no clock, no absolute path and no order of a set goes into a report. To add a format: write `reporters/<format>.py` with a
function of the `Reporter` Protocol and give it a row in REPORTERS.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.ports import Reporter
from checker.reporters.json_v1 import render_json
from checker.reporters.markdown import render_markdown
from checker.reporters.terminal import render_terminal

REPORTERS: Mapping[str, Reporter] = {
    "terminal": render_terminal,
    "json": render_json,
    "markdown": render_markdown,
}
