"""Lines in reading order -> the groups of lines that make one paragraph, heading or list item each.

A paragraph is given away by many small signs, none of which every document has: a wider gap, an indent, a line that
ends although the next word would have fitted, a label, another font. `_Seam` asks them of two neighbouring lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.readers.outline import labels, prose
from checker.readers.pdf.layout import Line
from checker.readers.pdf.measures import Measures
from checker.readers.pdf.words import Word
from checker.readers.text.hyphens import is_open

_ENDED = re.compile(r"[.:;!?…][\"'”’)\]]*$")
_LISTED = re.compile(r"[.:;,!?…][\"'”’)\]]*$|[;,]? (?:and|or|and/or)$", re.IGNORECASE)
_INLINE = re.compile(r"(?<=\s)\((?:[a-z]{1,2}|[ivxl]{1,5}|\d{1,2})\)(?=\s)")
_REFERRING = re.compile(
    r"(?:\b(?:(?:sub)?(?:sections?|clauses?|paragraphs?)|articles?|schedules?|annex(?:es)?|exhibits?|chapters?|parts?)|§§?)"
    r"(?:,? (?:(?:and|or|to|through) )?[\dA-Z][\d.]*(?:\([a-z\d]{1,4}\))*)*(?: (?:and|or|to|through))?$",
    re.IGNORECASE,
)
"""Ends with a reference that still wants its number: "Sections 5.1, 8.1 and"."""
_INDENT = 0.6
"""Sizes by which a line must stand further in to be indented."""
_STRETCHED = 0.4
"""Sizes that a blank is wide at least where a line was justified; one that was not has a quarter."""


def paragraphs(lines: Iterable[Line], measures: Measures) -> Iterator[list[Line]]:
    """The lines, grouped; a group may run over a column or a page."""
    group: list[Line] = []
    for line in lines:
        if group and _Seam(group, line, measures).parts:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


class _Seam:
    """The place between a paragraph so far and the next line."""

    def __init__(self, group: Sequence[Line], line: Line, measures: Measures) -> None:
        self.group, self.line, self.measures = group, line, measures
        self.before = group[-1]
        self.ended = bool(_ENDED.search(self.before.text))
        self.hyphened = is_open(self.before.words[-1].text)
        self.lower = line.text[:1].islower()
        self.apart = line.page != self.before.page or line.column != self.before.column
        self.apart = self.apart or line.baseline > self.before.baseline + 0.5 * line.size

    @property
    def parts(self) -> bool:
        """Whether the line begins a new paragraph."""
        if self._has_label() or self._has_other_font() or self._is_row():
            return True
        if self.hyphened and self.lower:
            return False
        if self.apart:
            return not self._runs_on()
        if self._has_wide_gap():
            return self.ended or not self._is_full() or self._has_wide_gap(1.6)
        return self._is_indented() or not (self._is_full() or self._is_centred() or self._is_unfinished())

    def _has_label(self) -> bool:
        """Whether the line begins with a label, and not by the chance of a line break ("in Section / 5. The user")."""
        found = labels.find(self.line.text)
        if not found or found[1]:
            return False
        label = found[0]
        if (labels.is_bullet(label) and label != "o" and label not in labels.IN_SENTENCES) or self._leaves_columns():
            return True
        near = not self.apart and not self._has_wide_gap()
        if (near or self.apart) and self._is_full() and self._is_reference(label):
            return False
        flush = near and self._is_at(self.before.words[0])
        hangs = near and self._is_under_text() and not (len(labels.parse(label).parts) == 1 and labels.parse(label).opens())
        if not (flush or hangs or self.apart) or not self._is_full():
            return True
        return bool(_LISTED.search(self.before.text)) and not self._is_enumeration(label)

    def _leaves_columns(self) -> bool:
        """Whether the line stands below columns, or a table without lines, that the one before ends."""
        before, line = self.before, self.line
        return before.page == line.page and before.column != line.column and before.column.startswith(line.column)

    def _is_reference(self, label: str) -> bool:
        """Whether the label is what the sentence before refers to ("subject to / Section 5", "in Sections 4 and / 5.")."""
        if labels.parse(label).word:
            return not self.ended
        return label[0].isdigit() and bool(_REFERRING.search(" ".join(line.text for line in self.group[-2:])))

    def _is_at(self, word: Word) -> bool:
        return abs(self.line.left - word.left) < 0.3 * self.line.size

    def _is_under_text(self) -> bool:
        """Whether the line begins under the first word after the label of the line before, as its text goes on there."""
        found = labels.find(self.before.text)
        count = len(found[0].split()) if found else 0
        return 0 < count < len(self.before.words) and self._is_at(self.before.words[count])

    def _is_enumeration(self, label: str) -> bool:
        """Whether the label goes on counting within the running text: "(a) ...; (b) ...; / (c) ..."."""
        text = " ".join(line.text for line in self.group)
        readings = set(labels.parse(label).readings)
        return any(
            (style, ordinal + 1) in readings for found in _INLINE.findall(text) for style, ordinal in labels.parse(found).readings
        )

    def _has_other_font(self) -> bool:
        before, line = self.before, self.line
        flowing = (not self.ended or self._is_stretched()) and self._is_full() and (self.apart or not self._has_wide_gap())
        if abs(line.size - before.size) > 0.06 * before.size:
            # Lines of small capitals differ in size by chance: which of the two sizes has most letters.
            return not (flowing and before.bold == line.bold and abs(line.size - before.size) < 0.3 * before.size)
        if before.bold == line.bold:
            return False
        mixed = line.words[0].bold if before.bold else before.words[-1].bold
        return not mixed and (not flowing or self._is_below_title())

    def _is_below_title(self) -> bool:
        """Whether a bold title ends although the next word had no room beside it: a sentence begins, the title meets no edge."""
        text = " ".join(line.text for line in self.group)
        found = labels.find(text)
        title = text[len(found[0]) :].strip() if found else text
        short = self.measures.edges(self.before)[1] - self.before.right > 0.5 * self.before.size
        return self.before.bold and short and self.line.text[0].isupper() and prose.is_title(title)

    def _is_row(self) -> bool:
        """Whether the line is a row of a table without rules, as those before it."""
        return _is_spread(self.line) and (_is_spread(self.group[0]) or _is_spread(self.before))

    def _runs_on(self) -> bool:
        """Whether a paragraph goes on in the next column or on the next page."""
        if self.measures.level(self.line):
            return False
        if self.ended:
            return self.before.text[-1] == ";" and self._is_full()
        return self.lower or self._is_full()

    def _is_unfinished(self) -> bool:
        """Whether the sentence goes on: in lower case, or because running text would end with a stop."""
        left, right = self.measures.edges(self.before)
        running = len(self.group) > 1 and self.before.right - left > 0.65 * (right - left)
        return not self.ended and (self.lower or running)

    def _has_wide_gap(self, factor: float = 1.12) -> bool:
        gap = self.before.baseline - self.line.baseline
        usual = max(self.measures.leading(self.before), self.measures.leading(self.line))
        if len(self.group) > 1 and self.group[-2].page == self.before.page:
            usual = max(usual, self.group[-2].baseline - self.before.baseline)
        return gap > factor * usual + 0.6

    def _is_indented(self) -> bool:
        """Whether the line stands further in, or further out, than a paragraph goes on."""
        step = self.line.left - self.before.left
        slack = _INDENT * self.line.size
        if abs(step) < slack or self._is_centred():
            return False
        if len(self.group) > 1:
            return True
        if step < 0:  # after a first line that is indented
            return not self._is_full()
        return labels.find(self.before.text) is None and not self._is_full()

    def _is_full(self) -> bool:
        """Whether the first word of the line had no room any more at the end of the line before."""
        right = self.measures.edges(self.before)[1]
        word = self.line.words[0]
        return self.before.right + (word.right - word.left) + 0.7 * word.size > right

    def _is_stretched(self) -> bool:
        """Whether the line before was justified by wide blanks, so that its paragraph goes on: the last line never is."""
        before = self.before
        blanks = [after.left - word.right for word, after in pairwise(before.words)]
        at_edge = abs(self.measures.edges(before)[1] - before.right) < 0.3 * before.size
        return at_edge and min(blanks, default=0.0) > _STRETCHED * before.size

    def _is_centred(self) -> bool:
        """Whether both lines are centred on the column, so that a line may end anywhere; only headings are taken for it."""
        if not (self.before.bold or self.measures.level(self.before)):
            return False
        left, right = self.measures.edges(self.before)
        middle = (left + right) / 2
        return all(
            abs((line.left + line.right) / 2 - middle) < line.size and line.left > left + line.size
            for line in (self.before, self.line)
        )


def _is_spread(line: Line) -> bool:
    """Whether a wide blank divides a line, other than after its label."""
    for at, (before, word) in enumerate(pairwise(line.words), 1):
        if word.left - before.right > 2.5 * word.size:
            return at > 1 or not labels.is_label(before.text)
    return False
