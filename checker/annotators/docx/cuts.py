"""Runs cut at characters, so that a comment or a deletion covers exactly the words it is about.

All cuts of a document are made at once, from its end to its beginning: then none moves the characters that another one counts.
Each leaves a peg, an element of our own between two runs, that is taken out when everything hangs where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from checker.annotators.docx.ranges import Point
from checker.readers.docx.markup import R_PR, P, R, T

if TYPE_CHECKING:
    from lxml.etree import _Element

PEG = "{urn:flowdown}peg"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Range = tuple[Point, Point]
"""The first and the last character of a range."""
Pegs = dict[tuple[Point, bool], "_Element"]


class Cuts:
    """The pegs at the ends of ranges of a document."""

    def __init__(self, root: _Element, ranges: Iterable[Range]) -> None:
        """Cut the runs of `root` at both ends of every range."""
        order = {element: at for at, element in enumerate(root.iter())}
        wanted = {(point, behind) for first, last in ranges for point, behind in ((first, False), (last, True))}
        self._pegs: Pegs = {}
        for point, behind in sorted(wanted, key=lambda cut: (order[cut[0].element], cut[0].at, cut[1]), reverse=True):
            self._pegs[point, behind] = _peg(point, behind=behind)

    def start(self, span: Range) -> _Element:
        """The peg before the first character."""
        return self._pegs[span[0], False]

    def end(self, span: Range) -> _Element:
        """The peg behind the last character."""
        return self._pegs[span[1], True]

    def drawn(self) -> None:
        """Take out all pegs."""
        for peg in self._pegs.values():
            parent = peg.getparent()
            if parent is not None:
                parent.remove(peg)


def runs_between(start: _Element, end: _Element) -> list[_Element]:
    """The runs between two pegs, in reading order, without those of text boxes in them."""
    found: list[_Element] = []
    inside = False
    for paragraph in _from_to(next(start.iterancestors(P)), next(end.iterancestors(P))):
        for element in paragraph.iter():
            if element is start:
                inside = True
            elif element is end:
                return found
            elif inside and element.tag == R and next(element.iterancestors(R, P)) is paragraph:
                found.append(element)
    return found


def _from_to(first: _Element, last: _Element) -> list[_Element]:
    """The paragraphs of a document from one to another."""
    paragraphs = list(first.getroottree().getroot().iter(P))
    return paragraphs[paragraphs.index(first) : paragraphs.index(last) + 1]


def _peg(point: Point, *, behind: bool) -> _Element:
    """Cut before or behind a character and put a peg there; at the edge of a run nothing is cut."""
    from lxml import etree

    peg = etree.Element(PEG)
    run, source = point.run, point.element
    if source.getparent() is not run or run.tag != R:  # a word with a reading aid, a formula: it stays whole
        run.addnext(peg) if behind else run.addprevious(peg)
        return peg
    text = source.text or ""
    at = point.at + 1 if behind and source.tag == T else point.at
    in_text = source.tag == T and 0 < at < len(text)
    follows = behind and not in_text
    rest = list(source.itersiblings())
    head = [each for each in source.itersiblings(preceding=True) if each.tag != R_PR]
    if follows and not rest:
        run.addnext(peg)
    elif not behind and not in_text and not head:
        run.addprevious(peg)
    else:
        moved = rest if follows else [source, *rest]
        if in_text:
            tail = deepcopy(source)
            _say(tail, text[at:])
            _say(source, text[:at])
            moved = [tail, *rest]
        twin = etree.Element(R)
        for name, said in run.attrib.items():
            twin.set(name, said)
        if run[0].tag == R_PR:
            twin.append(deepcopy(run[0]))
        twin.extend(moved)
        run.addnext(twin)
        run.addnext(peg)
    return peg


def _say(element: _Element, text: str) -> None:
    """Give a `w:t` its text; blanks at its ends are kept only where it says so."""
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")
