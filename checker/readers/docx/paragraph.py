"""The properties of one paragraph of a .docx: its style, its own format, and what became of its mark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.readers.docx.changes import ACCEPTED, State
from checker.readers.docx.markup import P_PR, R_PR, W, child, parts, switch
from checker.readers.docx.styles import HIDDEN, PLAIN, PLAIN_STYLE, Format, Style, Styles, paragraph_format

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY_TEXT = 9
"""The outline level of text that is no heading."""
_LONGEST_HEADING, _LONGEST_BOLD_HEADING, _LONGEST_FULL_STOP = 25, 12, 8
"""Words of a heading at most: in a heading's style, known only by its bold letters, closed by a full stop."""
_BINDS = re.compile(r"\b(?:shall|must|may|will|agrees?|cannot|can|are|is|has|have)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What Word keeps in a paragraph's mark; `own` is what it says itself, before its style has a say."""

    style: Style = PLAIN_STYLE
    own: Format = PLAIN
    joins_next: bool = False
    """Whether the text runs on in the next paragraph: its mark is gone, or it is a large first letter."""
    unseen_if_empty: bool = False
    """Whether it takes no line when empty (a hidden mark, the end of a section), and so no number."""

    @property
    def num_id(self) -> int | None:
        """The list it belongs to; None or 0 for none."""
        return self.style.format.num_id if self.own.num_id is None else self.own.num_id

    def left_edge(self, of_list: Format) -> float:
        """Find where its first line begins, in points; a style that names a list overrules the list."""
        of_style = self.style.format
        layers = (self.own, of_list, of_style) if self.own.num_id else (self.own, of_style, of_list)
        left = next((layer.left for layer in layers if layer.left is not None), 0.0)
        return left - next((layer.hanging for layer in layers if layer.hanging is not None), 0.0)

    def heading_level(self, text: str) -> int | None:
        """Give its level as a heading by its style (1 is the title of the document); None for other paragraphs.

        Law firms number whole clauses with heading styles, so a text that reads as a sentence is no heading.
        """
        outline = self.style.format.outline if self.own.outline is None else self.own.outline
        if not may_head(text):
            return None
        if self.style.is_title:
            return 1
        return outline + 2 if outline is not None and 0 <= outline < _BODY_TEXT else None


def read_properties(paragraph: _Element, styles: Styles, state: State = ACCEPTED) -> Paragraph:
    """Read the properties of a `w:p` in one state of its tracked changes."""
    element = child(paragraph, P_PR)
    if element is None:
        return Paragraph(styles.of_paragraph({}))
    p_pr = state.properties(element)
    mark = parts(p_pr.get(R_PR))
    return Paragraph(
        style=styles.of_paragraph(p_pr),
        own=paragraph_format(p_pr),
        joins_next=state.loses(mark) or _is_large_letter(p_pr),
        unseen_if_empty=f"{W}sectPr" in p_pr or bool(switch(mark.get(HIDDEN))),
    )


def _is_large_letter(p_pr: Mapping[str, _Element]) -> bool:
    frame = p_pr.get(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def may_head(text: str) -> bool:
    """Tell whether a text in a heading's style can be a heading: whole clauses stand in such styles too."""
    return _is_short(text, _LONGEST_HEADING)


def bold_is_heading(text: str) -> bool:
    """Tell whether a paragraph that is bold throughout can be a heading without a heading's style."""
    return _is_short(text, _LONGEST_BOLD_HEADING) and not text.endswith(":")


def _is_short(text: str, longest: int) -> bool:
    words = len(text.split())
    if words > longest or text.endswith((";", ",")):
        return False
    return not text.endswith(".") or (words <= _LONGEST_FULL_STOP and not _BINDS.search(text))
