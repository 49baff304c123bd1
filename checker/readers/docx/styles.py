"""Styles of a .docx: what a paragraph or run is, once everything its style is based on has had its say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from checker.readers.docx.markup import P_PR, R_PR, W, child, is_on, number, parts, points, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE_ID, _TYPE, _DEFAULT = f"{W}styleId", f"{W}type", f"{W}default"
_NUM_PR, _NUM_ID, _ILVL = f"{W}numPr", f"{W}numId", f"{W}ilvl"
_P_STYLE, _OUTLINE, _IND = f"{W}pStyle", f"{W}outlineLvl", f"{W}ind"
_LEFT = (f"{W}start", f"{W}left")
_HANGING = f"{W}hanging"
_DEEPEST = 20
"""Styles based on one another, of which Word allows ten."""
BOLD, HIDDEN = f"{W}b", f"{W}vanish"

_CONTENTS = re.compile(r"(?:toc|contents|toa|index) ?(?:\d|heading)|table of (?:figures|authorities)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Format:
    """What one place (a paragraph, a style, a level of a list) says of a paragraph; None for nothing.

    `outline` counts from 0 (the highest heading) to 9 (body text); `num_id` 0 switches numbering off;
    `left` is the edge of the text and `hanging` how far the first line stands out of it, both in points.
    """

    outline: int | None = None
    num_id: int | None = None
    ilvl: int | None = None
    left: float | None = None
    hanging: float | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def over(self, base: Format) -> Format:
        """Complete this format with `base` where it says nothing."""
        own = (getattr(self, item.name) for item in fields(self))
        return Format(*(getattr(base, item.name) if mine is None else mine
                        for mine, item in zip(own, fields(self), strict=True)))  # fmt: skip


PLAIN = Format()


def paragraph_format(p_pr: Mapping[str, _Element], r_pr: Mapping[str, _Element] | None = None) -> Format:
    """Read the format that the parts of a `w:pPr` give (and those of the `w:rPr` beside it, for a style)."""
    num_pr, ind, runs = parts(p_pr.get(_NUM_PR)), p_pr.get(_IND), r_pr or {}
    left = None if ind is None else next((ind.get(key) for key in _LEFT if ind.get(key)), None)
    return Format(
        outline=number(value(p_pr.get(_OUTLINE))),
        num_id=number(value(num_pr.get(_NUM_ID))),
        ilvl=number(value(num_pr.get(_ILVL))),
        left=points(left),
        hanging=None if ind is None else points(ind.get(_HANGING)),
        bold=switch(runs.get(BOLD)),
        hidden=switch(runs.get(HIDDEN)),
    )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything it inherits; `family` lists its id and those it is based on, nearest first."""

    name: str = ""
    format: Format = PLAIN
    family: tuple[str, ...] = ()

    @property
    def is_title(self) -> bool:
        """Whether it is the style of the document's title."""
        return self.name.lower() == "title"

    @property
    def is_contents(self) -> bool:
        """Whether it is a style of a table of contents or another list of references to pages."""
        return _CONTENTS.fullmatch(self.name) is not None


PLAIN_STYLE = Style()


class Styles:
    """All styles of a document; a style that nothing defines reads as the plain one."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._default: str | None = None
        for element in () if root is None else root.iterchildren(f"{W}style"):
            style_id = element.get(_STYLE_ID, "")
            self._elements[style_id] = element
            if element.get(_TYPE) == "paragraph" and is_on(element.get(_DEFAULT, "0")):
                self._default = style_id
        self._known: dict[str, Style] = {}
        self._own: dict[str, tuple[Format, str | None]] = {}

    def of_paragraph(self, p_pr: Mapping[str, _Element]) -> Style:
        """Find the style that a paragraph names, else the document's default."""
        style_id = value(p_pr.get(_P_STYLE))
        if style_id is None or style_id not in self._elements:
            style_id = self._default
        return self.get(style_id) if style_id is not None else PLAIN_STYLE

    def get(self, style_id: str) -> Style:
        """Find a style by its id."""
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def _resolve(self, style_id: str) -> Style:
        family: list[str] = []
        format_ = PLAIN
        current: str | None = style_id
        while current in self._elements and current not in family and len(family) < _DEEPEST:  # it may be based on itself
            own, base = self._own_of(current)
            family.append(current)
            format_ = format_.over(own)
            current = base
        name = value(child(self._elements[style_id], f"{W}name")) if family else None
        return Style(name or style_id, format_, tuple(family))

    def _own_of(self, style_id: str) -> tuple[Format, str | None]:
        """Give what a style says itself and the style it is based on; read once, since many may be based on it."""
        if style_id not in self._own:
            element = self._elements[style_id]
            own = paragraph_format(parts(child(element, P_PR)), parts(child(element, R_PR)))
            self._own[style_id] = own, value(child(element, f"{W}basedOn"))
        return self._own[style_id]
