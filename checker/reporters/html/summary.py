"""The summary: in ten seconds what is settled, what is open and what conflicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.report import Report
from checker.model.verdict import Verdict
from checker.reporters.coverage import Coverage, Standing, by_group, by_pack, overall, sentence
from checker.reporters.html.charts import Bar, bar, css
from checker.reporters.html.findings import Chapter, Entry
from checker.reporters.sections import sections

_GRAVEST = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name and a few words on it."""

    name: str
    count: int
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands first: a sentence, a few figures, bars, and the gaps to begin with (`more` others are open)."""

    sentence: str
    figures: tuple[Figure, ...]
    whole: Bar
    packs: tuple[Bar, ...]
    groups: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]
    gravest: tuple[Entry, ...]
    more: int


def summarise(report: Report, chapters: Sequence[Chapter]) -> Summary:
    """The summary of a report whose findings are in `chapters`."""
    whole = overall(report)
    wanted = {finding.control for finding in sections(report).open}
    gaps = [entry for chapter in chapters for entry in chapter.entries if entry.finding.control in wanted]
    return Summary(
        sentence=sentence(report),
        figures=tuple(_figures(whole, report)),
        whole=bar(whole),
        packs=tuple(bar(coverage) for coverage in by_pack(report)),
        groups=tuple(bar(coverage) for coverage in by_group(report)),
        legend=tuple(
            (css(standing), standing.value)
            for standing, count in whole.counts.items()
            if count and standing is not Standing.NOT_APPLICABLE
        ),
        gravest=tuple(gaps[:_GRAVEST]),
        more=len(gaps[_GRAVEST:]),
    )


def _figures(whole: Coverage, report: Report) -> list[Figure]:
    """What is settled, open and in conflict, and what is neither yet; a figure of nothing has no colour."""
    parts = sections(report)
    gaps = parts.open
    severities = [(word, sum(gap.severity.value == word for gap in gaps)) for word in ("high", "medium", "low")]
    divided = ", ".join(f"{count} {word}" for word, count in severities if count)
    conflicts, hanging, passed = (whole.counts[each] for each in (Standing.CONFLICT, Standing.HANGING, Standing.LET_PASS))
    nothing = "all that count are let pass" if passed else "no gap counts"
    aside = sum(finding.verdict is Verdict.CONFLICT for finding in parts.excused + parts.hanging)
    figures = [
        Figure("met", whole.met, "Settled", f"of {whole.asked} control{'' if whole.asked == 1 else 's'}"),
        Figure("missing" if whole.open else "none", whole.open, "Open", divided or nothing),
        Figure("conflict" if conflicts else "none", conflicts, "In conflict", _conflicts(conflicts, aside)),
    ]
    if hanging:
        figures.append(Figure("hanging", hanging, "Undecided", f"hang{'s' if hanging == 1 else ''} on questions"))
    if passed:
        figures.append(Figure("let-pass", passed, "Let pass", "by waiver or baseline"))
    return figures


def _conflicts(counted: int, aside: int) -> str:
    """What is said of the conflicts; those let pass or hanging on a question (`aside`) are not counted, but they are there."""
    if aside:
        return f"{'open, ' if counted else ''}{aside} {'more ' if counted else ''}let pass or undecided"
    return "among the open" if counted else "none found"
