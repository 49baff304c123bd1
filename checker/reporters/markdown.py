"""The Markdown report (being written)."""

from __future__ import annotations

from checker.model.report import Report


def render_markdown(report: Report) -> str:
    """Placeholder until the shared presentation is settled."""
    return report.asked
