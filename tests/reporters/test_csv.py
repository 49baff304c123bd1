"""The findings as a table: a line for each, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import dataclasses
import io

from checker.reporters.csv import render_csv
from tests.reporters.conftest import WAIVER, excused

GAP = "4. We will never send spam."


def rows(*reports):
    return list(csv.DictReader(io.StringIO(render_csv(reports).removeprefix("\ufeff"))))


def test_a_line_for_each_finding_and_each_fault(report):
    gap, passed, fault, met = rows(report(GAP), excused(report(GAP), WAIVER), report("You may not send spam."))
    assert (gap["control"], gap["verdict"], gap["fails"], gap["let pass"]) == ("prohibited/spam", "missing", "yes", "")
    assert gap["where"] == "terms1.md, section 4, line 1"
    assert (passed["set"], passed["fails"], passed["let pass"]) == ("consumer", "no", "waiver")
    assert (passed["by"], passed["until"], passed["why let pass"]) == ("legal", "2027-03-01", "Renegotiated in spring")
    assert (fault["verdict"], fault["where"], fault["fails"]) == ("waiver-fault", "waivers.yaml:12", "yes")
    assert (met["verdict"], met["quote"]) == ("met", "You may not send spam.")


def test_no_cell_is_a_formula(report):
    made = report(GAP)
    for words in ('=HYPERLINK("x")', "+1", "-1", "@x", "\t=1", " =1", "＝1", "\n=1"):
        odd = dataclasses.replace(made.findings[0], reason=words)
        (row,) = rows(dataclasses.replace(made, findings=(odd,)))
        assert row["reason"].startswith("'"), words
