"""Coverage as a bar: its parts with their places on a line of 1,000, for drawing as SVG."""

from __future__ import annotations

from dataclasses import dataclass

from checker.reporters.coverage import Coverage, Standing

_LENGTH = 1000
_GAP = 3
"""Left free between two parts, so that they are told apart without colours."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the bar; `name` is the standing it shows ("let-pass")."""

    name: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with the numbers beside it; `words` is what it shows for who does not see it."""

    id: str
    title: str
    words: str
    parts: tuple[Part, ...]
    met: int
    asked: int
    open: int
    conflicts: int


def bar(coverage: Coverage) -> Bar:
    """The bar of a coverage; all bars are equally long, whatever they count."""
    parts: list[Part] = []
    counted = 0
    for standing, count in coverage.counts.items():
        if count and standing is not Standing.NOT_APPLICABLE:
            start = round(_LENGTH * counted / coverage.asked)
            counted += count
            end = round(_LENGTH * counted / coverage.asked) - (_GAP if counted < coverage.asked else 0)
            parts.append(Part(css(standing), start, max(1, end - start)))
    return Bar(
        coverage.id,
        coverage.title,
        coverage.words,
        tuple(parts),
        coverage.met,
        coverage.asked,
        coverage.open,
        coverage.counts[Standing.CONFLICT],
    )


def css(standing: Standing) -> str:
    """What the style sheet calls a standing."""
    return standing.name.lower().replace("_", "-")
