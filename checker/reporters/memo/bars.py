"""Coverage bars as tables of shaded cells: they look alike in every word processor, print, and can be edited like any table."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reporters.coverage import Coverage, Standing
from checker.reporters.memo.elements import TEXT_WIDTH, Element, Styled, cell, paragraph, row, run, table, w

COLOURS = {
    Standing.MET: "2F6B4F",
    Standing.LET_PASS: "A9CDB9",
    Standing.HANGING: "D5D9DE",
    Standing.PARTIAL: "EBB24B",
    Standing.NEEDS_REVIEW: "7A68A6",
    Standing.MISSING: "C2542D",
    Standing.CONFLICT: "7A1730",
}
"""Neighbours also differ in lightness, for a printer without colours; and each segment bears its number."""
_DARK = (Standing.MET, Standing.NEEDS_REVIEW, Standing.MISSING, Standing.CONFLICT)
"""Those that want white numbers."""
_STEPS, _STEP, _LEAST = 56, 82, 3
"""A bar has so many grid columns, each so many twentieths of a point wide; the least segment can bear two digits."""
_TITLE = 3640
_COUNT = TEXT_WIDTH - _TITLE - _STEPS * _STEP


def bars(parts: Sequence[tuple[str, Sequence[Coverage]]]) -> Element:
    """A bar for each coverage, below the words of its part. A bar is all that was asked; what does not apply is not."""
    widths = [_TITLE, *[_STEP] * _STEPS, _COUNT]
    rows = []
    told = []
    for words, coverages in parts:
        if words:
            rows.append(row([cell(sum(widths), paragraph("BarHead", words), span=len(widths))]))
        rows += [_bar(coverage) for coverage in coverages]
        told += [f"{coverage.title}: {coverage.words}" for coverage in coverages]
    return table(widths, rows, "; ".join(told), style="CoverageBars")


def legend(coverages: Sequence[Coverage]) -> Element:
    """What the colours stand for, of those that occur."""
    words: list[Element | str] = []
    for standing, colour in COLOURS.items():
        if any(coverage.counts[standing] for coverage in coverages):
            patch = run("\u2003")
            patch.insert(0, w("rPr", w("shd", val="clear", color="auto", fill=colour)))
            words += [patch, run(f"\u00a0{standing.value}\u2003 ", "Faint")]
    return paragraph("BarLegend", *words)


def steps(counts: Sequence[int]) -> list[int]:
    """How many grid columns each count gets: in proportion, together all, and no count that is not 0 too few to be read."""
    total = sum(counts)
    shares = [max(_LEAST, round(_STEPS * count / total)) if count else 0 for count in counts]
    # What rounding and the least width took too much or too little, the widest gives or gets.
    shares[shares.index(max(shares))] += _STEPS - sum(shares)
    return shares


def _bar(coverage: Coverage) -> Element:
    shown = [(standing, coverage.counts[standing]) for standing in COLOURS if coverage.counts[standing]]
    cells = [cell(_TITLE, paragraph("BarText", coverage.title))]
    for (standing, count), share in zip(shown, steps([count for _, count in shown]) if shown else (), strict=True):
        number = run(str(count))
        number.insert(0, w("rPr", w("color", val="FFFFFF" if standing in _DARK else "1F2933")))
        cells.append(cell(share * _STEP, paragraph("Bar", number), span=share, fill=COLOURS[standing]))
    if not shown:
        cells.append(cell(_STEPS * _STEP, paragraph("Bar", Styled("nothing asked", "Faint")), span=_STEPS))
    words = f"{coverage.met} of {coverage.asked} met" if coverage.asked else ""
    cells.append(cell(_COUNT, paragraph("BarText", Styled(f"\u2002{words}", "Faint"))))
    return row(cells)
