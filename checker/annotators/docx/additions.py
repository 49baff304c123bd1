"""Wordings as new paragraphs: which stand together, behind what, and what they look like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.annotators.docx.changes import Stamp, paragraph_of, run_of
from checker.annotators.docx.look import first_below, next_label, paragraph_look, typed_label, words_look
from checker.annotators.docx.paragraphs import NewParagraph, behind
from checker.annotators.docx.ranges import Ruler
from checker.annotators.plan import Addition
from checker.annotators.sections import Spot, end_of, heading_of, last_of, model_of, prose_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from checker.model.document import Clause, Document

_HEADING = "Additional terms"
"""The title of what has no place in any section."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a new paragraph looks like: the properties of paragraph and run. `label` is the number typed in the last paragraph
    beside it ("" where numbers are automatic), `siblings` are those of all beside it, `taken` those that must not come twice.
    """

    paragraph: _Element | None = None
    run: _Element | None = None
    label: str = ""
    siblings: tuple[str, ...] = ()
    taken: frozenset[str] = frozenset()


@dataclass(slots=True)
class Passage:
    """The additions that stand together behind `anchor`. `named` says where that is; `heading` is the look of a title above."""

    anchor: _Element
    look: Look
    named: str
    heading: Look | None = None
    additions: list[Addition] = field(default_factory=list)

    def paragraphs(self, stamp: Stamp, minutes: Mapping[str, int]) -> Iterator[NewParagraph]:
        """The new paragraphs in order, the heading first."""
        label = self.look.label
        if self.heading:
            typed = _following(self.heading.label, self.heading)
            label = first_below(label, typed)
            yield _new(self.heading, typed + _HEADING, stamp.at(0), "")
        for addition in self.additions:
            control = addition.finding.control
            for text in addition.finding.wording.split("\n\n"):
                label = _following(label, self.look)
                yield _new(self.look, label + text.strip(), stamp.at(minutes[control]), control)


def _new(look: Look, text: str, stamp: Stamp, control: str) -> NewParagraph:
    return NewParagraph(paragraph_of(look.paragraph, [run_of(text, look.run)], stamp), stamp, control)


def _following(label: str, look: Look) -> str:
    """The next typed label; none where that number is somewhere else already."""
    after = next_label(label, list(look.siblings)) if label else ""
    return "" if after.strip() in look.taken else after


class Placing:
    """Finds the places for additions in one document."""

    def __init__(self, document: Document, ruler: Ruler) -> None:
        self._document = document
        self._ruler = ruler
        self._numbers = frozenset(clause.number for clause in document.clauses)

    def passages(self, additions: Iterable[Addition]) -> list[Passage]:
        """The passages for all additions; those behind one element stand together, what goes to the end comes last."""
        found: dict[tuple[_Element, bool], Passage] = {}
        for addition in additions:
            place = self._place(addition.spot)
            if place is not None:
                found.setdefault((place.anchor, addition.spot.at_end), place).additions.append(addition)
        # What goes behind the same element at the end must stand behind what belongs to the section: it is put there first.
        return sorted(found.values(), key=lambda place: place.heading is None)

    def _place(self, spot: Spot) -> Passage | None:
        last = last_of(self._document, spot)
        paragraph = self._last_paragraph(last)
        if paragraph is None:
            return None
        model = model_of(self._document, spot)
        look = self._look(model)
        if not spot.at_end:
            return Passage(behind(paragraph), look, self._named(spot))
        head = heading_of(self._document)
        return Passage(behind(paragraph), look, f"at the end, under “{_HEADING}”", self._look(head))

    def _last_paragraph(self, clause: Clause) -> _Element | None:
        """The paragraph in which a clause ends, with all that hangs on it."""
        return self._ruler.paragraph(self._document, end_of(self._document, clause) - 1)

    def _look(self, model: Clause | None) -> Look:
        paragraph = None if model is None else self._ruler.paragraph(self._document, model.text_span.start)
        if model is None or paragraph is None:
            return Look()
        points = self._ruler.points(model.text_span)
        typed = typed_label(self._ruler, points[0], model.number) if points else ""
        siblings = [each.number for each in self._document.clauses if each.parent == model.parent and each.number]
        prose = self._ruler.paragraph(self._document, prose_of(self._document, model).text_span.start)
        return Look(
            paragraph_look(paragraph), words_look(paragraph if prose is None else prose), typed, tuple(siblings), self._numbers
        )

    def _named(self, spot: Spot) -> str:
        if spot.section is None:
            return "below"
        heading = self._document.clauses[spot.section]
        cited = self._document.cite(heading)
        title = self._document.quote(heading.text_span)
        return f"at the end of {cited} (“{title}”)" if cited else f"at the end of “{title}”"
