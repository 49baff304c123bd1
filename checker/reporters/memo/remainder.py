"""What comes after the gaps: what is let pass, questions, what could not be read, and the appendices."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.report import Report
from checker.reporters.comparison.cells import is_address
from checker.reporters.memo.elements import TEXT_WIDTH, Element, Styled, cell, paragraph, row, table
from checker.reporters.memo.paper import Paper
from checker.reporters.memo.words import SEEN, Source, place_words, sources, verdict_style
from checker.reporters.sections import METHOD, Sections, excuse_words, part, place, quotes

_MEANINGS = (
    ("met", "the terms do what the control asks; the words that do it are quoted."),
    ("partial", "they do a part of it, or in weaker words; the reason says what is short."),
    ("missing", "no clause does it; the nearest clause is quoted where there is one."),
    ("conflict", "a clause says the opposite, or takes back what another says."),
    ("needs-review", "the part that may say it could not be read."),
)


def let_pass(paper: Paper, report: Report, parts: Sections) -> None:
    """Waivers and the baseline: what they excuse, what they do not, and what nobody needs any more."""
    if report.waiver_faults:
        paper.heading("Waivers that excuse nothing", 1)
        for fault in report.waiver_faults:
            paper.text("ListBullet", f"{fault.where}: {fault.waiver}: {fault.why}")
    if parts.excused:
        paper.heading("Gaps let pass", 1)
        widths = (3000, 1150, 950, 2700, TEXT_WIDTH - 7800)
        rows = []
        for finding in parts.excused:
            at = place_words(place(finding.evidence[0], report), report) if finding.evidence else "–"
            rows.append(
                [
                    [paragraph("Cell", finding.title), paragraph("Cell", Styled(finding.control, "Faint"))],
                    [paragraph("Cell", Styled(finding.verdict.value, verdict_style(finding.verdict)))],
                    [paragraph("Cell", finding.severity.value)],
                    [paragraph("Cell", excuse_words(finding.excuse) if finding.excuse else "")],
                    [paragraph("Cell", Styled(at, "Quoted"))],
                ]
            )
        paper.grid(("Control", "Verdict", "Severity", "By", "Where"), widths, rows, "Gaps let pass by waivers and the baseline")
    if report.fixed:
        paper.heading("Baseline entries that no gap needs any more", 1)
        for entry in report.fixed:
            paper.text("ListBullet", entry)


def questions(paper: Paper, report: Report) -> None:
    """What the profile leaves open, with room for the answers."""
    if not report.questions:
        return
    paper.heading("Questions to settle", 1)
    paper.text("BodyText", "The answers go into the profile; those that are yes make the obligations beside them count.")
    widths = (560, 4500, 1100, TEXT_WIDTH - 6160)
    rows = []
    for number, question in enumerate(report.questions, 1):
        ids = question.obligations
        shown = ", ".join(ids[:6]) + (f" and {len(ids) - 6} more" if len(ids) > 6 else "")
        rows.append(
            [
                [paragraph("CellNumber", str(number))],
                [paragraph("Cell", question.fact.question), paragraph("Cell", Styled(question.fact.id, "Faint"))],
                [paragraph("Cell", "☐ yes"), paragraph("Cell", "☐ no")],
                [
                    paragraph("Cell", f"{len(ids)} obligation{'s' if len(ids) > 1 else ''}"),
                    paragraph("Cell", Styled(shown, "Faint")),
                ],
            ]
        )
    paper.grid(("No. ", "Question", "Answer", "Decides on"), widths, rows, "Questions to settle")


def unread(paper: Paper, report: Report) -> None:
    """How the files were read, and what of them could not be."""
    paper.heading("What could not be read", 1)
    told = [
        f"{document.name}: {part(gap.place)} could not be read: {gap.why}"
        for document in report.documents
        for gap in document.unread
    ]
    for line in told:
        paper.text("ListBullet", line)
    if not told:
        paper.text("BodyText", "No part of the terms is known to be unread.")
    for document in report.documents:
        for notice in document.notices:
            paper.text("ListBullet", f"{document.name}: {notice}")


def met(paper: Paper, report: Report, parts: Sections) -> None:
    """The appendix of what is settled, with the words that settle it; and what is not asked of these terms."""
    if parts.met:
        paper.heading("Appendix: met controls", 1)
        widths = (2900, 2200, TEXT_WIDTH - 5100)
        rows = []
        for finding in parts.met:
            quoted = [
                paragraph("Cell", Styled(f"“{quote}”", "Quoted"), Styled(f" {place_words(at, report)}", "Faint"))
                for _, quote, at in quotes(finding, report)[:1]
            ]
            name = [paragraph("Cell", finding.title), paragraph("Cell", Styled(finding.control, "Faint"))]
            rows.append([name, [paragraph("Cell", finding.reason)], quoted or [paragraph("Cell")]])
        paper.grid(("Control", "What the terms do", "In these words"), widths, rows, "Met controls")
    if parts.not_applicable:
        paper.heading("Appendix: not applicable by the profile", 1)
        for finding in parts.not_applicable:
            paper.text("ListBullet", finding.title, Styled(f" {finding.control}", "Faint"))


def provenance(paper: Paper, reports: Sequence[Report]) -> None:
    """The appendix of sources: every upstream document with the sections cited and whether the text was seen; the files read."""
    cited = sources(reports)
    if cited:
        paper.heading("Appendix: sources", 1)
        paper.text(
            "BodyText",
            "Obligations are in our words; what binds is the upstream text. The last column says whether it was seen in the"
            " version of the date given.",
        )
        widths = (2500, TEXT_WIDTH - 6000, 2100, 1400)
        titles = ("Section", "What it asks", "Obligation", "Text seen")
        heads = [cell(width, paragraph("Cell", title)) for title, width in zip(titles, widths, strict=True)]
        rows = [row(heads, head=True)]
        for source in cited:
            rows += _source(paper, source, widths)
        paper.add(table(widths, rows, "Upstream documents, the sections cited, and whether their text was seen"))
    paper.heading("Appendix: files read", 1)
    named = dict.fromkeys((each.name, each.sha256) for report in reports for each in report.documents)
    files = [
        [[paragraph("Cell", Styled(name, "Quoted"))], [paragraph("Cell", Styled(sha256, "Faint"))]] for name, sha256 in named
    ]
    paper.grid(("File", "SHA-256"), (4300, TEXT_WIDTH - 4300), files, "The files of the terms and their checksums")


def method(paper: Paper, report: Report) -> None:
    """How it was read, and how far that can be relied on."""
    paper.heading("Method and limits", 1)
    paper.text("BodyText", METHOD)
    for verdict, meaning in _MEANINGS:
        paper.text("ListBullet", Styled(verdict, "Strong"), f": {meaning}")
    paper.text(
        "BodyText",
        "Severity says how much a gap matters: high where the upstream text binds in express words, low where it only invites."
        " Confidence says how far the reading can be relied on.",
    )
    paper.text("BodyText", Styled(f"Made with flowdown {report.tool_version}.", "Faint"))


def _source(paper: Paper, source: Source, widths: Sequence[int]) -> list[Element]:
    """A row that names a document, and one for each section of it."""
    document = source.document
    name = paper.link(document.url, document.title) if is_address(document.url) else Styled(document.title, "Strong")
    told = f", {document.publisher}. Version: {source.dated}. Asked in the pack {source.pack}."
    rows = [row([cell(sum(widths), paragraph("Cell", name, Styled(told, "Faint")), span=len(widths), fill="F6F7F9")])]
    for obligation in source.obligations:
        texts = (obligation.citation.section or "–", obligation.title, obligation.id, SEEN[source.seen])
        rows.append(
            row(cell(width, paragraph("Cell", Styled(text, "Quoted"))) for text, width in zip(texts, widths, strict=True))
        )
    return rows
