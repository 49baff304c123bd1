"""Where a host of repositories should show something: a path below the repository's root, lines and columns."""

from __future__ import annotations

import os.path
import re
from dataclasses import dataclass
from pathlib import PurePath

from checker.model.document import Place
from checker.model.report import Report, WaiverFault
from checker.model.verdict import Finding
from checker.ports import Style
from checker.reporters.sections import place

# "waivers.yaml:12" and "terms.md, line 40"
_WHERE = re.compile(r"(?P<file>.+?)(?::|, line )(?P<line>\d+)(?::\d+)?$")


@dataclass(frozen=True, slots=True)
class Location:
    """A file with forward slashes, and the range of it where the format has lines; lines and columns count from 1.

    `column` and `end_column` (the column after the last) are None where the format does not tell; a file without lines has
    `line` 1, and `words` say where in it. `document` is the index of the file in the terms set, None for other files.
    """

    file: str
    line: int = 1
    end_line: int = 1
    column: int | None = None
    end_column: int | None = None
    words: str = ""
    document: int | None = None


def of_finding(finding: Finding, report: Report, style: Style) -> Location:
    """Where the clause that decides a finding stands, or the nearest one; else the beginning of the first document."""
    if not finding.evidence:
        document = report.documents[0]
        return Location(in_repository(document.name, style), words=document.name, document=0)
    evidence = finding.evidence[0]
    document = report.documents[evidence.document]
    first = document.place(evidence.span.start)
    last = document.place(max(evidence.span.start, evidence.span.end - 1))
    line, end_line = first.line or 1, last.line or first.line or 1
    column, end_column = _columns(first, last)
    file, words = in_repository(document.name, style), place(evidence, report)
    return Location(file, line, max(line, end_line), column, end_column, words, evidence.document)


def of_fault(fault: WaiverFault, style: Style) -> Location:
    """Where a waiver stands that cannot be relied on."""
    found = _WHERE.match(fault.where)
    file, line = (found["file"], int(found["line"])) if found else (fault.where, 1)
    return Location(in_repository(file, style), line, line, words=fault.where)


def in_repository(name: str, style: Style) -> str:
    """A file's name as a path below the repository's root; as it is, with forward slashes, where the file is elsewhere."""
    path = PurePath(os.path.normpath(PurePath(style.folder, name)))
    if style.root and path.is_relative_to(style.root):
        return path.relative_to(style.root).as_posix()
    return PurePath(os.path.normpath(name)).as_posix()


def _columns(first: Place, last: Place) -> tuple[int | None, int | None]:
    """From the first column to the one after the last; only both make a range."""
    if first.line is None or first.column is None or last.column is None:
        return None, None
    if first.line == last.line and last.column < first.column:
        return None, None
    return first.column, last.column + 1
