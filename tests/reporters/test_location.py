"""Where hosts show a finding: paths below the repository's root, lines and columns of the words themselves."""

from __future__ import annotations

import dataclasses

import pytest

from checker.model.document import Marks, Place
from checker.model.report import WaiverFault
from checker.ports import Style
from checker.reporters.location import in_repository, of_fault, of_finding

DEEP = Style(root="/srv/repo", folder="/srv/repo/docs/legal")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("terms.md", "docs/legal/terms.md"),
        ("./terms.md", "docs/legal/terms.md"),
        ("../privacy notice.md", "docs/privacy notice.md"),
        ("/srv/repo/terms.md", "terms.md"),
        ("../../../elsewhere/terms.md", "../../../elsewhere/terms.md"),
        ("/other/terms.md", "/other/terms.md"),
    ],
)
def test_paths_start_at_the_repositorys_root(name, path):
    assert in_repository(name, DEEP) == path


def test_without_a_repository_names_stay_as_given():
    assert in_repository("legal/../terms.md", Style(folder="/tmp/here")) == "terms.md"


def test_the_range_is_that_of_the_quoted_words(report):
    made = report("Preamble.\n\n1. Some words. You may not send junk. More words.")
    at = of_finding(made.findings[0], made, Style())
    line = "1. Some words. You may not send junk. More words."
    assert (at.file, at.line, at.end_line) == ("terms1.md", 3, 3)
    assert line[at.column - 1 : at.end_column - 1] == "You may not send junk."


def test_a_format_without_lines_gets_line_1_and_words(report):
    made = report("1. You may not send junk.")
    paged = dataclasses.replace(made.documents[0], name="terms.pdf", marks=Marks([(0, Place(page=3))]))
    made = dataclasses.replace(made, documents=(paged,))
    at = of_finding(made.findings[0], made, Style())
    assert (at.line, at.end_line, at.column, at.end_column) == (1, 1, None, None)
    assert at.words == "terms.pdf, section 1, page 3"


def test_a_gap_with_no_clause_near_it_stands_at_the_beginning(report):
    made = report("Our kitchen closes early.\n\nGood food.")
    assert not made.findings[0].evidence
    at = of_finding(made.findings[0], made, Style())
    assert (at.file, at.line, at.column) == ("terms1.md", 1, None)


@pytest.mark.parametrize(
    ("where", "file", "line"),
    [("waivers.yaml:12", "waivers.yaml", 12), ("terms.md, line 40", "terms.md", 40), ("waivers.yaml", "waivers.yaml", 1)],
)
def test_a_waiver_is_shown_at_its_own_line(where, file, line):
    at = of_fault(WaiverFault("prohibited/spam", where, "no reason"), Style())
    assert (at.file, at.line) == (file, line)
