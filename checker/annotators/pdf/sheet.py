"""A page as it is shown: its visible part, how it is turned, and where in the file's own space a place on it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.annotators.pdf.lines import Box

if TYPE_CHECKING:
    from pikepdf import Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """`visible` is the part of the page that is shown, in the file's own space; `quarters` how often it is turned clockwise."""

    visible: Box
    quarters: int = 0

    @property
    def height(self) -> float:
        """Points from the top to the bottom of the page as it is shown."""
        left, bottom, right, top = self.visible
        return right - left if self.quarters % 2 else top - bottom

    def point(self, from_right: float, from_top: float) -> tuple[float, float]:
        """The place so many points from the right and the top edge of the page as it is shown."""
        left, bottom, right, top = self.visible
        return (
            (right - from_right, top - from_top),
            (left + from_top, top - from_right),
            (left + from_right, bottom + from_top),
            (right - from_top, bottom + from_right),
        )[self.quarters]


def sheet_of(page: Page) -> Sheet:
    """A page's visible part and turn; both may stand in the tree above the page."""
    media, crop = _box(page.mediabox), _box(page.cropbox)
    inner = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    visible = inner if inner[0] < inner[2] and inner[1] < inner[3] else media
    node: Any = page.obj
    while "/Rotate" not in node and "/Parent" in node:
        node = node.Parent
    return Sheet(visible, int(node.get("/Rotate", 0)) // 90 % 4)


def _box(array: Any) -> Box:
    first, second, third, fourth = (float(edge) for edge in array)
    return (min(first, third), min(second, fourth), max(first, third), max(second, fourth))
