"""The page: the parts of every report put into the templates, under a policy that lets nothing else in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.model.report import Report
from checker.ports import Style
from checker.reporters import web
from checker.reporters.cautions import cautions
from checker.reporters.html.anchors import Anchors, of_obligation, of_pack
from checker.reporters.html.findings import Chapter, bare, chapters
from checker.reporters.html.sources import packs
from checker.reporters.html.summary import Summary, summarise
from checker.reporters.html.terms import DocumentView, documents
from checker.reporters.sections import METHOD, part, standing

PLAIN = Style()
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _ReportView:
    """One terms set. `top` is the level of its heading, `unread` the parts that could not be read and why, `notices` how the rest
    was read, each with its file.
    """

    report: Report
    anchors: Anchors
    name: str
    standing: str
    top: int
    summary: Summary
    chapters: tuple[Chapter, ...]
    documents: tuple[DocumentView, ...]
    unread: tuple[tuple[str, str, str], ...]
    notices: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]


def render_html(reports: Sequence[Report], style: Style = PLAIN) -> str:  # noqa: ARG001 - one Protocol for all formats
    """The reports as one HTML file, always in full."""
    look, script = web.look(_HERE / "look.css"), web.script(_HERE / "filter.js")
    views = [_view(report, number, len(reports)) for number, report in enumerate(reports, 1)]
    return web.templates(_HERE / "templates").get_template("page.html").render(
        title=f"Gap report: {views[0].name}" if len(views) == 1 else "Gap reports",
        policy=web.policy(look, script),
        look=look,
        script=script,
        views=views,
        packs=tuple(packs(reports, [view.chapters for view in views])),
        of_pack=of_pack,
        of_obligation=of_obligation,
        method=METHOD,
    ) + "\n"  # fmt: skip


def _view(report: Report, number: int, of: int) -> _ReportView:
    anchors = Anchors("" if of == 1 else f"set-{number}-")
    found = tuple(chapters(report, anchors))
    return _ReportView(
        report=report,
        anchors=anchors,
        name=report.name or ", ".join(bare(document.name) for document in report.documents),
        standing=standing(report),
        top=1 if of == 1 else 2,
        summary=summarise(report, found),
        chapters=found,
        documents=tuple(documents(report, found, anchors)),
        unread=tuple((each.name, part(unread.place), unread.why) for each in report.documents for unread in each.unread),
        notices=tuple((each.name, notice) for each in report.documents for notice in each.notices),
        cautions=tuple(cautions(report)),
    )
