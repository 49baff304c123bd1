"""Comments: the part that holds them, and the marks in the text that they hang on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.annotators import AUTHOR
from checker.annotators.docx.changes import BY, DATE, ID, Stamp, run_of
from checker.annotators.docx.package import Parts
from checker.readers.docx.markup import P_PR, R_PR, VAL, W_SPACE, P, R, T, W

if TYPE_CHECKING:
    from lxml.etree import _Element

COMMENT = f"{W}comment"
RANGE_START, RANGE_END, REFERENCE = f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"
SIGN = "flowdown · "
"""What the last line of every comment of ours begins with; the control it is about comes behind."""
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comments:
    """The comments of one document."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        styles = parts.related("styles")
        known = () if styles is None else styles.iter(f"{W}style")
        self._styles = {style.get(f"{W}styleId", "") for style in known}
        self.count = 0

    def add(self, lines: Sequence[str], about: str, stamp: Stamp, start: _Element, end: _Element) -> None:
        """Comment on what stands between two pegs. The first line is bold; `about` is what the comment is known by."""
        number = stamp.number()
        self._part().append(self._comment(number, lines, about, stamp.when))
        start.addprevious(_at(RANGE_START, number))
        closing = _at(RANGE_END, number)
        _last_at(end).addnext(closing)
        _top(closing).addnext(self._reference(number))
        self.count += 1

    def add_inserted(self, lines: Sequence[str], about: str, stamp: Stamp, first: _Element, last: _Element) -> None:
        """Comment on what stands in tracked insertions, from one to another; the comment goes when they are rejected."""
        number = stamp.number()
        self._part().append(self._comment(number, lines, about, stamp.when))
        first.addprevious(_at(RANGE_START, number))
        last.append(self._reference(number))
        last.addnext(_at(RANGE_END, number))
        self.count += 1

    def _part(self) -> _Element:
        from lxml import etree

        found = self._parts.related("comments")
        if found is not None:
            return found
        root = etree.Element(f"{W}comments", nsmap={"w": W_SPACE})
        return self._parts.added("comments", _CONTENT_TYPE, root)

    def _comment(self, number: str, lines: Sequence[str], about: str, when: str) -> _Element:
        from lxml import etree

        comment = etree.Element(COMMENT)
        comment.set(ID, number)
        comment.set(BY, AUTHOR)
        comment.set(DATE, when)
        comment.set(f"{W}initials", "fd")
        for at, line in enumerate((*lines, SIGN + about)):
            paragraph = etree.SubElement(comment, P)
            if "CommentText" in self._styles:
                etree.SubElement(etree.SubElement(paragraph, P_PR), f"{W}pStyle").set(VAL, "CommentText")
            if not at:
                mark = self._styled_run()
                etree.SubElement(mark, f"{W}annotationRef")
                paragraph.append(mark)
            paragraph.append(run_of(line, _bold() if not at else None))
        return comment

    def _reference(self, number: str) -> _Element:
        run = self._styled_run()
        run.append(_at(REFERENCE, number))
        return run

    def _styled_run(self) -> _Element:
        from lxml import etree

        run = etree.Element(R)
        if "CommentReference" in self._styles:
            etree.SubElement(etree.SubElement(run, R_PR), f"{W}rStyle").set(VAL, "CommentReference")
        return run


def about(comment: _Element) -> str | None:
    """What a comment of ours is about; None for one of somebody else."""
    if comment.get(BY) != AUTHOR:
        return None
    for paragraph in reversed(list(comment.iter(P))):
        text = "".join(each.text or "" for each in paragraph.iter(T))
        if text.startswith(SIGN):
            return text.removeprefix(SIGN)
    return None


def _at(tag: str, number: str) -> _Element:
    from lxml import etree

    element = etree.Element(tag)
    element.set(ID, number)
    return element


def _last_at(peg: _Element) -> _Element:
    """The last of what already closes at a peg, so that comments at one place keep their order."""
    last = peg
    after = peg.getnext()
    while after is not None and (after.tag == RANGE_END or after.find(REFERENCE) is not None):
        last, after = after, after.getnext()
    return last


def _top(element: _Element) -> _Element:
    """What holds an element directly below its paragraph: a comment's own mark stands outside links and others' changes."""
    while (parent := element.getparent()) is not None and parent.tag != P:
        element = parent
    return element


def _bold() -> _Element:
    from lxml import etree

    properties = etree.Element(R_PR)
    etree.SubElement(properties, f"{W}b")
    return properties
