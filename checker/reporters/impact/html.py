"""The impact as one HTML file: a change record that explains itself, without scripts or anything to fetch."""

from __future__ import annotations

from pathlib import Path

from checker.model.impact import Impact
from checker.ports import Style
from checker.reporters.drift.words import cite, summary
from checker.reporters.impact.words import METHOD, causes, days, deciding, groups, headline, meaning
from checker.reporters.page import plain
from checker.reporters.sections import set_name

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(impact: Impact, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """The page; whatever a text says is escaped by the template."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: plain(value) if isinstance(value, str) and type(value) is str else value,
    )  # fmt: skip
    environment.globals.update(
        causes=causes, cite=cite, days=days, deciding=deciding, groups=groups, meaning=meaning, set_name=set_name, summary=summary
    )
    return environment.get_template("impact.html").render(impact=impact, headline=headline(impact), method=METHOD)
