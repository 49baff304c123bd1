"""The gaps: at a glance in a table, then each with its words, who asks, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.report import Report
from checker.model.verdict import Finding, Verdict
from checker.reporters.memo.elements import TEXT_WIDTH, Styled, Words, blanks_marked, paragraph, run, w
from checker.reporters.memo.paper import Paper, link_to
from checker.reporters.memo.words import Source, capital, place_words, sources_of, verdict_style
from checker.reporters.sections import NOT_SEEN, Sections, add_label, place, quotes

_SEVERITIES = ("high", "medium", "low")


class Gaps:
    """The gaps of one report, numbered throughout; `number` tells reports apart in the names of bookmarks."""

    def __init__(self, report: Report, parts: Sections, number: int) -> None:
        self._report, self._parts = report, parts
        self._anchors = {finding.control: f"gap_{number}_{at}" for at, finding in enumerate((*parts.open, *parts.hanging), 1)}

    def at_a_glance(self, paper: Paper) -> None:
        """A line for each gap that counts, to be worked off."""
        widths = (560, TEXT_WIDTH - 560 - 1300 - 1100 - 2300, 1300, 1100, 2300)
        rows = []
        for finding in self._parts.open:
            at = place_words(place(finding.evidence[0], self._report), self._report) if finding.evidence else "–"
            cells: list[tuple[str, Words]] = [
                ("CellNumber", self._number(finding)),
                ("Cell", link_to(self._anchors[finding.control], finding.title)),
                ("Cell", Styled(finding.verdict.value, verdict_style(finding.verdict))),
                ("Cell", finding.severity.value),
                ("Cell", Styled(at, "Quoted")),
            ]
            rows.append([[paragraph(style, words)] for style, words in cells])
        paper.caption("Gaps that count, the gravest first")
        paper.grid(("No. ", "Control", "Verdict", "Severity", "Where, or nearest"), widths, rows, "Gaps that count")

    def all(self, paper: Paper, title: str, findings: Sequence[Finding]) -> None:
        """Findings in full, by severity."""
        paper.heading(title, 1)
        if findings == self._parts.open:
            self.at_a_glance(paper)
        for severity in _SEVERITIES:
            some = [finding for finding in findings if finding.severity.value == severity]
            if some:
                paper.heading(f"{capital(severity)} severity ({len(some)})", 2)
            for finding in some:
                self._gap(paper, finding)

    def _gap(self, paper: Paper, finding: Finding) -> None:
        report = self._report
        paper.heading(
            f"{self._number(finding)}. {finding.title}: ",
            3,
            Styled(finding.verdict.value, verdict_style(finding.verdict)),
            anchor=self._anchors[finding.control],
        )
        weight = f", severity {finding.severity.value}, confidence {finding.confidence.value}"
        paper.text("Facts", Styled(finding.control, "Quoted"), weight)
        paper.text("BodyText", finding.reason)
        for role, quote, at in quotes(finding, report):
            told = f"{capital(role)}: {place_words(at, report)}"
            paper.text("Quote", Styled(f"“{quote}”", "Quoted"), w("r", w("br")), Styled(told, "Faint"))
        if finding.wording:
            label = add_label(finding)
            paper.text("Label", f"{capital(label)}:")
            for line in filter(None, finding.wording.splitlines()):
                paper.text("Wording", *blanks_marked(line))
        elif finding.verdict is Verdict.NEEDS_REVIEW:
            paper.text("Label", "Read it:")
            paper.text("Wording", "A person has to read the parts that could not be read.")
        asked = sources_of(finding, report)
        if asked:
            paper.text("Label", "Asked by:")
        for source in asked:
            paper.text("Source", *_cited(source))

    def _number(self, finding: Finding) -> str:
        return self._anchors[finding.control].rpartition("_")[2]


def _cited(source: Source) -> list[Words]:
    """ "AWS Service Terms (2026-08-20): 1.23 [AWS-ST-1.23]; 53.2.3 [AWS-ST-53.2.3]"."""
    words: list[Words] = [run(source.document.title, "Strong"), f" ({source.dated}): "]
    for number, obligation in enumerate(source.obligations):
        section = obligation.citation.section
        words += ["; " if number else "", f"{section} " if section else "", Styled(f"[{obligation.id}]", "Quoted")]
    return [*words, f"; {seen}"] if (seen := NOT_SEEN[source.seen]) else words
