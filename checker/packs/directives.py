"""Reads waivers that stand in the terms themselves, as comments of Markdown and HTML.

    <!-- flowdown: waive prohibited/spam until 2027-03-01 by legal: Sending is throttled by the product. -->

`permanently` in the place of `until` and the date gives no end; the id may be an obligation's. Such a waiver is given for the
clause that comes next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.document import Document
from checker.model.report import WaiverFault
from checker.model.waiver import Waiver
from checker.packs.waivers import Ids, checked

MARK = "flowdown:"
"""What is in every file with such a comment."""

_COMMENT = re.compile(rf"<!--\s*{MARK}(?P<said>.*?)(?P<end>-->|\Z)", re.DOTALL)
_WAIVE = re.compile(
    r"waive (?P<name>[^\s:]+)(?: until (?P<until>[^\s:]+)| (?P<permanent>permanently))?(?: by (?P<by>[^:]*))?(?::(?P<reason>.*))?"
)
_NO_LINES = "stands in a page without lines, so that nobody can say which clause comes next; write it into a file of waivers"
_RIGHT = "write <!-- flowdown: waive CONTROL until YYYY-MM-DD by WHO: REASON -->"


def read_directives(source: str, document: Document, ids: Ids) -> tuple[list[Waiver], list[WaiverFault]]:
    """The waivers in the source of a document, and what is wrong with others."""
    waivers: list[Waiver] = []
    faults: list[WaiverFault] = []
    for read in _read(source, document, ids):
        if isinstance(read, Waiver):
            waivers.append(read)
        else:
            faults.append(read)
    return waivers, faults


def _read(source: str, document: Document, ids: Ids) -> Iterator[Waiver | WaiverFault]:
    for comment in _COMMENT.finditer(source):
        where = f"{document.name}, line {source.count(chr(10), 0, comment.start()) + 1}"
        said = _WAIVE.fullmatch(" ".join(comment["said"].split()))
        if said is None or not comment["end"]:
            why = f"cannot be understood; {_RIGHT}" if comment["end"] else "is not closed; add -->"
            yield WaiverFault("a comment", where, why)
            continue
        name = said["name"]
        given = Waiver(
            name=name,
            obligation=name not in ids.controls and name.lower() in ids.obligations,
            where=where,
            reason=(said["reason"] or "").strip(),
            by=(said["by"] or "").strip(),
            until=said["until"] or "",
            text=_next_clause(document, source, comment.end()),
        )
        yield checked(given, ids, bool(said["permanent"]), () if _has_lines(document) else (_NO_LINES,))


def _has_lines(document: Document) -> bool:
    return all(document.place(clause.text_span.start).line for clause in document.clauses)


def _next_clause(document: Document, source: str, at: int) -> tuple[str, ...]:
    """The text of the first clause that begins behind a place in the source, with all that hangs on it; () where none does."""
    here = (source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at))
    for clause in document.clauses:
        place = document.place(clause.text_span.start)
        if ((place.line or 0), (place.column or 0)) >= here:
            return (document.quote(clause.span),)
    return ()
