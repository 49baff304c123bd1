"""Where new paragraphs stand in the body, and the marks that let Word take them out again without a trace."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from checker.annotators.docx.changes import Stamp, mark_inserted, reformatted
from checker.annotators.docx.look import goes_on
from checker.readers.docx.markup import P_PR, SDT_CONTENT, TBL, P, W, child

if TYPE_CHECKING:
    from lxml.etree import _Element

_HOLDERS = (f"{W}body", SDT_CONTENT)


class NewParagraph(NamedTuple):
    """A paragraph to be added, the stamp of its changes, and the control whose wording it has ("" for none)."""

    paragraph: _Element
    stamp: Stamp
    control: str


def behind(paragraph: _Element) -> _Element:
    """What new paragraphs come behind so that they stand in running text: the paragraph, or the table or text box around it.
    Where its text runs on in the next one, behind that.
    """
    found = paragraph
    for outer in paragraph.iterancestors():
        if outer.tag in _HOLDERS and not any(each.tag == TBL for each in outer.iterancestors()):
            break
        found = outer
    while found.tag == P and goes_on(found):
        after = found.getnext()
        if after is None or after.tag != P:
            break
        found = after
    return found


def put_behind(anchor: _Element, new: Sequence[NewParagraph]) -> None:
    """Put new paragraphs behind an element, their marks tracked as inserted.

    Word cannot take out the last paragraph of a text. There the mark before each new paragraph is tracked instead, and the last
    one is said to have looked like the old last one: rejecting all leaves that one as it was.
    """
    last = anchor.tag == P and not any(each.tag in (P, TBL, f"{W}sdt") for each in anchor.itersiblings())
    paragraphs, stamps = [each.paragraph for each in new], [each.stamp for each in new]
    marked = [anchor, *paragraphs[:-1]] if last else list(paragraphs)
    for paragraph, stamp in zip(marked, stamps, strict=True):
        mark_inserted(paragraph, stamp)
    if last:
        former = child(anchor, P_PR)
        reformatted(paragraphs[-1], deepcopy(former) if former is not None else None, stamps[-1])
    for paragraph in reversed(paragraphs):
        anchor.addnext(paragraph)
