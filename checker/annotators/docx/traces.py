"""What an earlier run left in a document, taken out again: its comments, insertions and deletions.

What somebody has worked on stays: a comment that was answered or resolved, a paragraph of ours that somebody wrote in, commented
on or changed. What was accepted is the author's own text by now, and nothing tells it from the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.annotators import AUTHOR
from checker.annotators.docx.changes import BY, DELETED, ID, P_CHANGE
from checker.annotators.docx.comments import RANGE_END, RANGE_START, REFERENCE, about
from checker.annotators.docx.package import Parts
from checker.readers.docx.markup import DEL, INS, MOVE_FROM, MOVE_TO, P_PR, R_PR, P, R, W, child

if TYPE_CHECKING:
    from lxml.etree import _Element

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ID_SPACES = (
    "{http://schemas.microsoft.com/office/word/2016/wordml/cid}",
    "{http://schemas.microsoft.com/office/word/2018/wordml/cex}",
)
_PARA_ID = f"{_W14}paraId"
_CHANGES = (INS, DEL, MOVE_FROM, MOVE_TO, f"{W}rPrChange", P_CHANGE)
_LIVE = {gone: there for there, gone in DELETED.items()}


def cleaned(parts: Parts) -> None:
    """Take out what an earlier run left in the document."""
    _clean_comments(parts)
    _clean_text(parts.body)


def kept_comments(parts: Parts) -> set[str]:
    """What those comments of ours are about that are in the document."""
    return {known for comment in parts.entries("comments") if (known := about(comment)) is not None}


def _clean_comments(parts: Parts) -> None:
    comments = parts.related("comments")
    if comments is None:
        return
    threads = parts.entries("commentsExtended")
    used = _worked_on(threads)
    gone = [comment for comment in comments if about(comment) is not None and not used & _para_ids(comment)]
    numbers = {comment.get(ID) for comment in gone}
    para_ids = {each for comment in gone for each in _para_ids(comment)}
    for comment in gone:
        comments.remove(comment)
    for mark in list(parts.document.iter(RANGE_START, RANGE_END, REFERENCE)):
        if mark.get(ID) in numbers:
            _remove_mark(mark)
    _forget(parts, threads, para_ids)


def _worked_on(entries: Iterable[_Element]) -> set[str]:
    """The paragraphs whose comments somebody answered or resolved."""
    entries = list(entries)
    answered = {entry.get(f"{_W15}paraIdParent", "") for entry in entries}
    resolved = {entry.get(f"{_W15}paraId", "") for entry in entries if entry.get(f"{_W15}done") in ("1", "true")}
    return (answered | resolved) - {""}


def _para_ids(comment: _Element) -> set[str]:
    return {paragraph.get(_PARA_ID, "") for paragraph in comment.iter(P)} - {""}


def _remove_mark(mark: _Element) -> None:
    """Take out one end of a comment's range, or its reference with the run that holds nothing else."""
    parent = mark.getparent()
    if parent is None:
        return
    parent.remove(mark)
    outer = parent.getparent()
    if parent.tag == R and outer is not None and all(each.tag == R_PR for each in parent):
        outer.remove(parent)


def _forget(parts: Parts, threads: Iterable[_Element], para_ids: set[str]) -> None:
    """Take comments that are gone out of the parts in which newer programs keep more about them."""
    durable: set[str] = set()
    for entry in threads:
        if entry.get(f"{_W15}paraId") in para_ids:
            _drop(entry)
    for kind in ("commentsIds", "commentsExtensible"):
        for entry in parts.entries(kind):
            names = {entry.get(f"{space}paraId", "") for space in _ID_SPACES}
            own = {entry.get(f"{space}durableId", "") for space in _ID_SPACES} - {""}
            if names & para_ids or own & durable:
                durable |= own
                _drop(entry)


def _drop(entry: _Element) -> None:
    parent = entry.getparent()
    if parent is not None:
        parent.remove(entry)


def _clean_text(body: _Element) -> None:
    """Take out our tracked changes, paragraphs first: their marks say where a paragraph was split."""
    for paragraph in list(body.iter(P)):
        if _is_ours(paragraph):
            _take_out(paragraph)
    for change in list(body.iter(P_CHANGE)):
        if change.get(BY) == AUTHOR:
            _drop(change)
    for insertion in list(body.iter(INS)):
        if insertion.get(BY) == AUTHOR and _holds_runs_only(insertion) and not _in_kept_paragraph(insertion):
            _drop(insertion)
    for deletion in list(body.iter(DEL)):
        if deletion.get(BY) == AUTHOR:
            _restore(deletion)


def _is_ours(paragraph: _Element) -> bool:
    """Whether a whole paragraph was added by us and nobody has touched it: all its words are our insertion, and so is its mark,
    or the one before it (at the end of the text, where Word tracks that one instead).
    """
    words = [each for each in paragraph if each.tag not in (P_PR, *_EMPTY)]
    if not words or not all(each.tag == INS and each.get(BY) == AUTHOR and _holds_runs_only(each) for each in words):
        return False
    if any(each.tag in (RANGE_START, REFERENCE) for each in paragraph.iter()):
        return False
    return _has_marked_end(paragraph)


_EMPTY = (f"{W}proofErr", f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}lastRenderedPageBreak")
"""What a word processor may leave in any paragraph."""


def _take_out(paragraph: _Element) -> None:
    """Take out a paragraph of ours; at the end of the text the one before gets back the mark that was split off."""
    before = paragraph.getprevious()
    if _mark(paragraph) is None and before is not None:
        mark = _mark(before)
        if mark is not None:
            _drop_property(mark)
    _drop(paragraph)


def _mark(paragraph: _Element) -> _Element | None:
    """Our tracked insertion of a paragraph's mark."""
    found = child(child(child(paragraph, P_PR), R_PR), INS)
    return found if found is not None and found.get(BY) == AUTHOR else None


def _holds_runs_only(insertion: _Element) -> bool:
    """Whether nobody has changed what we inserted."""
    return not any(each.tag in _CHANGES for each in insertion.iterdescendants())


def _in_kept_paragraph(insertion: _Element) -> bool:
    """Whether an insertion of ours is the mark or the words of a paragraph of ours that somebody has worked on."""
    paragraph = next(insertion.iterancestors(P), None)
    return paragraph is not None and _has_marked_end(paragraph)


def _has_marked_end(paragraph: _Element) -> bool:
    """Whether the mark of a paragraph is our insertion, or the one before it."""
    before = paragraph.getprevious()
    return _mark(paragraph) is not None or (before is not None and before.tag == P and _mark(before) is not None)


def _restore(deletion: _Element) -> None:
    """Give back the words that we deleted, or a paragraph's mark."""
    parent = deletion.getparent()
    if parent is None:
        return
    if parent.tag == R_PR:
        _drop_property(deletion)
        return
    for element in list(deletion.iter(*_LIVE)):
        element.tag = _LIVE[str(element.tag)]
    at = parent.index(deletion)
    for number, run in enumerate(list(deletion)):
        parent.insert(at + number, run)
    parent.remove(deletion)


def _drop_property(change: _Element) -> None:
    """Take a tracked change out of a paragraph's properties, with what we made to hold it and what is empty now."""
    holders: Iterable[_Element] = list(change.iterancestors())[:2]
    _drop(change)
    for holder in holders:
        if len(holder) == 0 and holder.tag in (R_PR, P_PR):
            _drop(holder)
