"""Tracked changes of a .docx: which of them stand in a state of the text, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from checker.model.reading import Revisions
from checker.readers.docx.markup import DEL, INS, MOVE_FROM, MOVE_TO, P_PR, R_PR, TR, TR_PR, P, W, child, parts
from checker.readers.docx.styles import Format, Styles, paragraph_format

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUM_PR, _CELL_INS, _CELL_DEL = f"{W}numPr", f"{W}cellIns", f"{W}cellDel"
_FORMER = {P_PR: f"{W}pPrChange", R_PR: f"{W}rPrChange"}
_RENUMBERED = f"{W}numberingChange"
_KEPT = (R_PR, f"{W}sectPr")
"""What a paragraph's former properties never hold, since its mark and its section are tracked by themselves."""


@dataclass(frozen=True, slots=True)
class State:
    """One state of a text with tracked changes: the elements it holds, and those that are gone in it."""

    there: frozenset[str]
    gone: frozenset[str]
    former: bool = False
    """Whether formats are as they were before the changes."""

    def loses(self, properties: dict[str, _Element]) -> bool:
        """Whether a paragraph's mark, a row or a cell with these properties is gone."""
        return not self.gone.isdisjoint(properties)

    def properties(self, element: _Element | None) -> dict[str, _Element]:
        """The parts of a `w:pPr` or `w:rPr` in this state."""
        own = parts(element)
        if not self.former or element is None:
            return own
        change = own.get(_FORMER[element.tag])
        if change is not None:
            own = {tag: own[tag] for tag in _KEPT if tag in own} | parts(child(change, element.tag))
        if child(own.get(_NUM_PR), INS) is not None:
            del own[_NUM_PR]
        return own


ACCEPTED = State(frozenset({INS, MOVE_TO, _CELL_INS}), frozenset({DEL, MOVE_FROM, _CELL_DEL}))
ORIGINAL = State(ACCEPTED.gone, ACCEPTED.there, former=True)


@dataclass(slots=True)
class Changes:
    """How many tracked changes a document holds."""

    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    renumbered: int = 0
    """Paragraphs whose number was given, taken or changed."""

    def count(self, root: _Element, styles: Styles) -> None:
        """Count the changes in a part; that of a paragraph's mark or a row counts where no words in it have the same."""
        marks: set[tuple[_Element, str]] = set()
        worded: set[tuple[_Element, str]] = set()
        for change in root.iter(INS, DEL, MOVE_FROM, _CELL_INS, _CELL_DEL):
            around = change.getparent()
            if len(change) or change.tag in (_CELL_INS, _CELL_DEL):
                self._add(change.tag)
                worded.update((holder, change.tag) for holder in change.iterancestors(P, TR))
            elif around is not None and around.tag in (R_PR, TR_PR):
                marks.update((holder, change.tag) for holder in islice(change.iterancestors(P, TR), 1))
            elif around is not None and around.tag == _NUM_PR:
                self.renumbered += 1
        for _, tag in marks - worded:
            self._add(tag)
        changed = {change.getparent() for change in root.iter(_FORMER[P_PR], _RENUMBERED)}
        self.renumbered += sum(_is_renumbered(properties, styles) for properties in changed if properties is not None)

    def _add(self, tag: str) -> None:
        if tag == MOVE_FROM:
            self.moves += 1
        elif tag in (INS, _CELL_INS):
            self.insertions += 1
        else:
            self.deletions += 1

    def notice(self, read_as: Revisions) -> str:
        """Tell the counts, and what was made of the changes; "" for none."""
        counted = (
            *((self.insertions, "insertion"), (self.deletions, "deletion"), (self.moves, "move")),
            (self.renumbered, "change of numbering"),
        )
        told = ", ".join(f"{number} {_plural(noun, number)}" for number, noun in counted if number)
        return f"{_READ_AS[read_as].format(told)}" if told else ""


_READ_AS = {
    Revisions.accepted: "Tracked changes were read as accepted: {}.",
    Revisions.original: "Tracked changes were left out and the original text was read: {}.",
    Revisions.both: (
        "Tracked changes were read both ways: {}. What they change stands twice, first as it was and then as accepted, "
        "so a quote may be of words that are deleted."
    ),
}


def _plural(noun: str, number: int) -> str:
    first, _, rest = noun.partition(" ")
    return noun if number == 1 else f"{first}s {rest}".rstrip()


def _is_renumbered(properties: _Element, styles: Styles) -> bool:
    """Whether a `w:pPr` gives another number than it did; a `w:numPr` holds the old one only to say so."""
    if properties.tag != P_PR:
        return True
    if child(child(properties, _NUM_PR), INS) is not None:  # counted as an insertion of a number
        return False
    return _list(ACCEPTED.properties(properties), styles) != _list(ORIGINAL.properties(properties), styles)


def _list(properties: dict[str, _Element], styles: Styles) -> tuple[int, int]:
    """The list (0 for none) and the depth in it that the properties of a paragraph give."""
    named: Format = paragraph_format(properties).over(styles.of_paragraph(properties).format)
    return (named.num_id, named.ilvl or 0) if named.num_id else (0, 0)
