"""The words of one paragraph of a .docx: its runs, fields and links, in one state of its tracked changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.readers.docx.changes import ACCEPTED, ORIGINAL, State
from checker.readers.docx.markup import (
    ALTERNATE,
    MATH,
    OFFICE,
    P_PR,
    R_PR,
    TEXT_BOX,
    R,
    T,
    W,
    alternative,
    switch,
    value,
)
from checker.readers.docx.pictures import unread_in_drawing, unread_in_object
from checker.readers.docx.styles import BOLD, HIDDEN, PLAIN_STYLE, Style, Styles
from checker.readers.docx.symbols import symbol
from checker.readers.docx.tally import Tally

if TYPE_CHECKING:
    from lxml.etree import _Element

LINE_BREAK = "\v"
"""A break of the line inside a paragraph, until the paragraph's blocks are made; XML text cannot hold it."""

_ID = f"{W}id"
_R_STYLE = f"{W}rStyle"
_FIELD_MARK = f"{W}fldChar"
_DEL_TEXT = f"{W}delText"
_COMMENT = f"{W}commentReference"
_LONGEST_NAME = 80
"""Characters in which the name of a field stands, with the blanks before it."""
_CONTENTS_FIELD = re.compile(r"\s*(?:TOC|TOA|INDEX)\b", re.IGNORECASE)
_NUMBER_FIELD = re.compile(r"\s*(?:LISTNUM|AUTONUM\w*)\b", re.IGNORECASE)


@dataclass(slots=True)
class Words:
    """What one paragraph holds: its raw text, bold or regular, and the text boxes and notes at it.

    `runs` says of each piece of the text which run it stands in (from 1; 0 before the first), `sources` which element it is.
    """

    pieces: list[str] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    sources: list[_Element] = field(default_factory=list)
    bold: bool = False
    regular: bool = False
    boxes: list[_Element] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text with its blanks as they are in the file."""
        return "".join(self.pieces)

    @property
    def all_bold(self) -> bool:
        """Whether there is text and every visible word is bold."""
        return self.bold and not self.regular


@dataclass(slots=True)
class _Field:
    """A complex field that has begun: its instruction, and whether what comes now is its result."""

    code: str = ""
    shown: bool = False


class Reader:
    """Reads the paragraphs of a story in order; fields may run on from one paragraph to the next."""

    def __init__(self, styles: Styles, tally: Tally, state: State = ACCEPTED, *, fields: bool = True) -> None:
        """`fields` False reads the words of complex fields as text, for a file in which one never ends."""
        self._styles = styles
        self._tally = tally
        self._state = state
        self._actions = _ACTIONS[state]
        self._honours_fields = fields
        self._fields: list[_Field] = []
        self._covers = 0
        """How many of the open fields do not show what comes now."""
        self._words = Words()
        self._style = PLAIN_STYLE
        self._paragraph = 0
        self._run_number = 0

    @property
    def open_fields(self) -> int:
        """How many fields have begun that have not ended."""
        return len(self._fields)

    def read(self, paragraph: _Element, style: Style, ordinal: int) -> Words:
        """Read the words of `paragraph`, which has `style` and is the `ordinal`-th of the body."""
        self._words, self._style, self._paragraph, self._run_number = Words(), style, ordinal, 0
        self._inside(paragraph)
        return self._words

    def _inside(self, parent: _Element) -> None:
        """Read the children of any element: what is not known here is a wrapper, and its words count."""
        actions = self._actions
        for child in parent:
            act = actions.get(child.tag, Reader._inside)
            if act is not None:
                act(self, child)

    def _run(self, run: _Element) -> None:
        self._run_number += 1
        if len(run) == 0:
            return
        bold = hidden = None
        own = self._style.format
        if run[0].tag == R_PR:
            r_pr = self._state.properties(run[0])
            bold, hidden = switch(r_pr.get(BOLD)), switch(r_pr.get(HIDDEN))
            named = value(r_pr.get(_R_STYLE))
            by_name = self._styles.get(named).format if named else None
            if by_name is not None:  # bold within bold stands out by not being bold
                bold = bool(own.bold) != bool(by_name.bold) if bold is None else bold
                hidden = bool(own.hidden) != bool(by_name.hidden) if hidden is None else hidden
        if own.hidden if hidden is None else hidden:
            self._tally.hide(run.iter(T, _DEL_TEXT))
            for mark in run.iterchildren(_FIELD_MARK):  # hidden or not, a field keeps its ends
                self._field_mark(mark)
            return
        before = len(self._words.pieces)
        self._inside(run)
        if any(not piece.isspace() for piece in self._words.pieces[before:]):
            if own.bold if bold is None else bold:
                self._words.bold = True
            else:
                self._words.regular = True

    def _write(self, text: str, source: _Element) -> None:
        if text and not self._covers:
            self._words.pieces.append(text)
            self._words.runs.append(self._run_number)
            self._words.sources.append(source)

    def _text(self, element: _Element) -> None:
        self._write(element.text or "", element)

    def _blank(self, element: _Element) -> None:
        self._write(" ", element)

    def _break(self, element: _Element) -> None:
        self._write(LINE_BREAK, element)

    def _hyphen(self, element: _Element) -> None:
        self._write("-", element)

    def _symbol(self, element: _Element) -> None:
        self._write(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")), element)

    def _field_mark(self, mark: _Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if not self._honours_fields:
            return
        if kind == "begin":
            self._fields.append(_Field())
            self._covers += 1
        elif self._fields and kind == "separate":
            self._show(not _CONTENTS_FIELD.match(self._fields[-1].code))
        elif self._fields and kind == "end":
            self._show(True)
            ended = self._fields.pop()
            if _NUMBER_FIELD.match(ended.code):
                self._tally.uncounted += 1

    def _show(self, shown: bool) -> None:
        self._covers += int(self._fields[-1].shown) - int(shown)
        self._fields[-1].shown = shown

    def _field_code(self, element: _Element) -> None:
        if self._fields and len(self._fields[-1].code) < _LONGEST_NAME:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: _Element) -> None:
        if not _CONTENTS_FIELD.match(element.get(f"{W}instr", "")):
            self._inside(element)

    def _alternate(self, element: _Element) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._inside(chosen)

    def _box(self, element: _Element) -> None:
        self._words.boxes.append(element)

    def _note(self, element: _Element) -> None:
        if not self._covers:
            self._words.notes.append(element)

    def _comment(self, element: _Element) -> None:
        self._tally.comments.add(element.get(_ID, ""))

    def _gone(self, element: _Element) -> None:
        """Leave out what a tracked change takes away in this state."""
        self._run_number += sum(1 for _ in element.iter(R))
        for comment in element.iter(_COMMENT):
            self._comment(comment)

    def _drawing(self, element: _Element) -> None:
        self._inside(element)
        self._tally.missed(self._paragraph, unread_in_drawing(element))

    def _embedded(self, element: _Element) -> None:
        self._tally.missed(self._paragraph, unread_in_object(element))


_COMMON: dict[str, Callable[[Reader, _Element], None] | None] = {
    R: Reader._run,
    T: Reader._text,
    f"{MATH}t": Reader._text,
    f"{W}tab": Reader._blank,
    f"{W}ptab": Reader._blank,
    f"{W}br": Reader._break,
    f"{W}cr": Reader._break,
    f"{W}noBreakHyphen": Reader._hyphen,
    f"{W}sym": Reader._symbol,
    _FIELD_MARK: Reader._field_mark,
    f"{W}instrText": Reader._field_code,
    f"{W}fldSimple": Reader._simple_field,
    f"{W}footnoteReference": Reader._note,
    f"{W}endnoteReference": Reader._note,
    _COMMENT: Reader._comment,
    f"{W}drawing": Reader._drawing,
    f"{OFFICE}OLEObject": Reader._embedded,
    ALTERNATE: Reader._alternate,
    TEXT_BOX: Reader._box,
    P_PR: None,
    R_PR: None,
    _DEL_TEXT: None,
    f"{W}delInstrText": None,
    f"{W}sdtPr": None,
    f"{W}rt": None,  # the reading aid above a word, as in Japanese
}
_ACTIONS = {
    ACCEPTED: _COMMON | dict.fromkeys(ACCEPTED.gone, Reader._gone),
    ORIGINAL: _COMMON
    | dict.fromkeys(ORIGINAL.gone, Reader._gone)
    | {_DEL_TEXT: Reader._text, f"{W}delInstrText": Reader._field_code},
}
