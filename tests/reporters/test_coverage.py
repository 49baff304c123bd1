"""Coverage: what the bars count."""

from __future__ import annotations

import dataclasses

from checker.model.packs import Applies, Severity
from checker.model.verdict import AskedBy, Verdict
from checker.reporters.coverage import Standing, by_group, by_pack, overall, standing_for
from tests.reporters.conftest import PACK, WAIVER, excused

GAP = "We will never send spam."


def test_every_finding_is_counted_once_by_how_it_stands(report):
    assert overall(report("You may not send spam.")).words == "1 met"
    assert overall(report(GAP)).words == "1 missing"
    assert overall(report(GAP, Applies.UNKNOWN)).words == "1 hangs on a question"
    assert overall(excused(report(GAP), WAIVER)).words == "1 let pass"
    empty = overall(report(GAP, Applies.NO))
    assert (empty.words, empty.asked, empty.open) == ("1 not applicable", 0, 0)


def test_a_group_has_its_title_and_an_unknown_one_its_id(report):
    (bar,) = by_group(report(GAP))
    assert (bar.id, bar.title, bar.asked, bar.met, bar.open) == ("prohibited", "What users may not do", 1, 0, 1)
    made = report(GAP)
    own = dataclasses.replace(made.findings[0], control="trade-secrets/own")
    assert by_group(dataclasses.replace(made, findings=(own,)))[0].title == "Trade secrets"


def test_a_gap_stands_for_each_pack_as_its_own_obligations_do(report):
    made = report(GAP)
    other = dataclasses.replace(PACK, id="other", title="Other")
    asked = (*made.findings[0].asked_by, AskedBy("O-1", "other", Severity.LOW, Applies.UNKNOWN))
    finding = dataclasses.replace(made.findings[0], asked_by=asked)
    silent = dataclasses.replace(PACK, id="silent", title="Silent")
    up, hanging, nothing = by_pack(dataclasses.replace(made, packs=(PACK, other, silent), findings=(finding,)))
    assert (up.words, hanging.words, nothing.words) == ("1 missing", "1 hangs on a question", "nothing asked")
    assert standing_for(dataclasses.replace(finding, verdict=Verdict.MET), "other") is Standing.MET
