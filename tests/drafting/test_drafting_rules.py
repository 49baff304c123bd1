"""The drafter's data: faults in `drafting.yaml` and in a control's `draft` say where and what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.app.rulesets import rulesets_folder
from checker.model.controls import DraftPlace
from checker.model.errors import PackError
from checker.packs.controls import load_control
from checker.packs.drafting import load_drafting
from checker.packs.lint import draft_findings
from tests.conftest import CONTROL

SHIPPED = (rulesets_folder() / "drafting.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("policy_titles:", "policy_title:", "unknown key (did you mean policy_titles?"),
        ("parts: [use, general,", "parts: [use, genral,", "'genral' is not known (did you mean general?"),
        ("about: About this Policy", "abuot: About this Policy", "unknown key (did you mean about?"),
        ("- {id: output, title: Output}", "- {id: output}", "the key 'title' is missing"),
    ],
)
def test_a_fault_in_the_drafters_data_is_named(tmp_path, old, new, says):
    assert old in SHIPPED
    path = tmp_path / "drafting.yaml"
    path.write_text(SHIPPED.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError, match=r"drafting\.yaml:\d+") as fault:
        load_drafting(path)
    assert says in str(fault.value)


def control(tmp_path, draft):
    path = tmp_path / "spam.yaml"
    path.write_text(CONTROL.replace("\nexamples:", f"\ndraft: {draft}\nexamples:").lstrip(), encoding="utf-8")
    return load_control(path, "own/spam")


def test_a_controls_place_is_read_in_both_forms(tmp_path):
    assert control(tmp_path, "content").draft == DraftPlace("content")
    whole = "{part: content, covers: [own/other], not_with: [own/third], only_if_open: true}"
    assert control(tmp_path, whole).draft == DraftPlace("content", ("own/other",), ("own/third",), True)


def test_lint_finds_parts_and_controls_that_are_not_there(tmp_path):
    spam = control(tmp_path, "content")
    assert list(draft_findings(spam, ("content",), ("own/spam",))) == []
    assert list(draft_findings(replace(spam, draft=None), ("content",), ())) == []
    (part,) = draft_findings(spam, ("contents", "use"), ("own/spam",))
    assert part.at == ("draft",)
    assert "did you mean contents?" in part.why
    named = replace(spam, draft=DraftPlace("content", covers=("own/spam",), not_with=("own/other",)))
    whys = [(finding.at, finding.why) for finding in draft_findings(named, ("content",), ("own/spam", "own/others"))]
    assert whys == [
        (("draft", "covers"), "own/spam is this control itself; name another control, or take it out"),
        (("draft", "not_with"), "own/other is no control (did you mean own/others?); name another control, or take it out"),
    ]
