"""The impact as one HTML file: a change record that explains itself, without scripts or anything to fetch."""

from __future__ import annotations

from pathlib import Path

from checker.model.impact import Impact
from checker.ports import Style
from checker.reporters import web
from checker.reporters.drift.words import cite, summary
from checker.reporters.impact.words import METHOD, causes, days, deciding, groups, headline, looked, meaning
from checker.reporters.sections import set_name

_HERE = Path(__file__).parent


def render_html(impact: Impact, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """The page; whatever a text says is escaped by the template."""
    look = web.look(_HERE / "look.css")
    words = {"causes": causes, "cite": cite, "days": days, "deciding": deciding, "groups": groups, "meaning": meaning}
    words |= {"set_name": set_name, "summary": summary}
    template = web.templates(_HERE / "templates").get_template("impact.html")
    return template.render(
        impact=impact,
        headline=headline(impact),
        looked=looked(impact),
        method=METHOD,
        look=look,
        policy=web.policy(look),
        **words,
    )
