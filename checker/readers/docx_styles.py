"""Styles of a .docx: what a paragraph or run is, once everything its style is based on has had its say."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from checker.readers.docx_markup import P_PR, R_PR, W, is_on, number, points, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE_ID, _TYPE, _DEFAULT = f"{W}styleId", f"{W}type", f"{W}default"
_NUM_PR, _NUM_ID, _ILVL = f"{W}numPr", f"{W}numId", f"{W}ilvl"
_OUTLINE, _IND = f"{W}outlineLvl", f"{W}ind"
_LEFT = (f"{W}start", f"{W}left")
_HANGING = f"{W}hanging"
BOLD, HIDDEN = f"{W}b", f"{W}vanish"

_CONTENTS = re.compile(
    r"(?:toc|contents|toa|index) ?(?:\d|heading)|table of (?:figures|authorities)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Format:
    """What one place (a paragraph, a style, a level of a list) says about a paragraph; None where it says nothing.

    `outline` counts from 0 (the highest heading) to 9 (body text); `num_id` 0 switches numbering off; `left` is the
    edge of the text and `hanging` how far the first line stands out of it, both in points.
    """

    outline: int | None = None
    num_id: int | None = None
    ilvl: int | None = None
    left: float | None = None
    hanging: float | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def over(self, base: Format) -> Format:
        """This format, completed by `base` where it says nothing."""
        own = (getattr(self, item.name) for item in fields(self))
        return Format(*(getattr(base, item.name) if mine is None else mine
                        for mine, item in zip(own, fields(self), strict=True)))  # fmt: skip


def paragraph_format(p_pr: _Element | None, r_pr: _Element | None = None) -> Format:
    """The format that a `w:pPr` gives (and an `w:rPr` beside it, for a style)."""
    if p_pr is None and r_pr is None:
        return Format()
    num_pr = ind = None
    if p_pr is not None:
        num_pr, ind = p_pr.find(_NUM_PR), p_pr.find(_IND)
    left = None if ind is None else next((ind.get(key) for key in _LEFT if ind.get(key)), None)
    return Format(
        outline=number(value(p_pr, _OUTLINE)),
        num_id=number(value(num_pr, _NUM_ID)),
        ilvl=number(value(num_pr, _ILVL)),
        left=points(left),
        hanging=None if ind is None else points(ind.get(_HANGING)),
        bold=switch(r_pr, BOLD),
        hidden=switch(r_pr, HIDDEN),
    )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything it inherits; `family` lists its id and those it is based on, nearest first."""

    name: str = ""
    format: Format = Format()
    family: tuple[str, ...] = ()

    @property
    def is_title(self) -> bool:
        """Whether it is the style of the document's title."""
        return self.name.lower() == "title"

    @property
    def is_contents(self) -> bool:
        """Whether it is a style of a table of contents or another list of references to pages."""
        return _CONTENTS.fullmatch(self.name) is not None


class Styles:
    """All styles of a document; a style that nothing defines reads as the plain one."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._default: str | None = None
        for element in () if root is None else root.iterchildren(f"{W}style"):
            style_id = element.get(_STYLE_ID, "")
            self._elements[style_id] = element
            if element.get(_TYPE) == "paragraph" and element.get(_DEFAULT, "0") not in ("0", "false", "off"):
                self._default = style_id
        self._known: dict[str, Style] = {}

    def of_paragraph(self, p_pr: _Element | None) -> Style:
        """The style that a paragraph names, else the document's default."""
        style_id = value(p_pr, f"{W}pStyle")
        if style_id is None or style_id not in self._elements:
            style_id = self._default
        return self.get(style_id) if style_id is not None else Style()

    def get(self, style_id: str) -> Style:
        """A style by its id."""
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def _resolve(self, style_id: str) -> Style:
        family: list[str] = []
        format_ = Format()
        current: str | None = style_id
        while current in self._elements and current not in family:  # a style based on itself ends here
            element = self._elements[current]
            family.append(current)
            format_ = format_.over(paragraph_format(element.find(P_PR), element.find(R_PR)))
            current = value(element, f"{W}basedOn")
        name = value(self._elements[style_id], f"{W}name") if family else None
        return Style(name or style_id, format_, tuple(family))


def mark_says(p_pr: _Element | None, tag: str) -> bool:
    """Whether the formatting of a paragraph's mark (`w:pPr/w:rPr`) holds `tag`, switched on."""
    r_pr = None if p_pr is None else p_pr.find(R_PR)
    child = None if r_pr is None else r_pr.find(tag)
    return child is not None and is_on(child)
