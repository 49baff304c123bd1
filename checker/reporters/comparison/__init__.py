"""One file a format; each renders the same Comparison. What they say of a cell is worded once, in `cells`.

To add a format: write `reporters/comparison/<format>.py` with a function of a Comparison and a Style, and give it a row in
COMPARISONS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.model.comparison import Comparison
from checker.ports import Style
from checker.reporters.comparison.csv import render_csv
from checker.reporters.comparison.html import render_html
from checker.reporters.comparison.markdown import render_markdown
from checker.reporters.comparison.terminal import render_terminal

COMPARISONS: Mapping[str, Callable[[Comparison, Style], str]] = {
    "terminal": render_terminal,
    "markdown": render_markdown,
    "csv": render_csv,
    "html": render_html,
}
