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
            text=_next_clause(document, source.count("\n", 0, comment.end()) + 1),
        )
        yield checked(given, ids, permanent=bool(said["permanent"]))


def _next_clause(document: Document, line: int) -> tuple[str, ...]:
    """The text of the first clause that begins below a line, with all that hangs on it; () where none does."""
    for clause in document.clauses:
        if (document.place(clause.text_span.start).line or 0) > line:
            return (document.quote(clause.span),)
    return ()
