"""Every `met` example survives a change of form, and none survives a change of sense.

A case is an example under a transformation; `known_limits.yaml` names the cases that are known to fail, with the reason, and each
of them must still fail: one that holds is taken off the list.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.verdict import Verdict
from tests.robustness.cases import RULESETS, SAMPLE_NAMES, cases, sample_cases, verdict
from tests.robustness.transformations import NEUTRAL_AFTER, NEUTRAL_BEFORE, TRANSFORMATIONS, Expect, pad, reflow

LIMITS = yaml.safe_load((Path(__file__).parent / "known_limits.yaml").read_text(encoding="utf-8"))
MET = [(c.id, e.text) for c in RULESETS.controls.values() for e in c.examples if e.verdict is Verdict.MET]


def report(found):
    """What differs from what is known, in words."""
    lines = []
    for case in found:
        if not case.holds and case.id not in LIMITS:
            wanted = "met" if case.transformation.expect is Expect.SAME else "anything but met"
            got = case.verdict.value if case.verdict else "a crash"
            lines.append(
                f"{case.id}: must be {wanted}, is {got}:\n{case.text if len(case.text) < 2000 else '(the whole sample)'}"
            )
        elif case.holds and case.id in LIMITS:
            lines.append(f"{case.id}: holds now; take it off known_limits.yaml")
    return "\n\n".join(lines)


@pytest.mark.parametrize("control", RULESETS.controls)
@pytest.mark.parametrize("transformation", TRANSFORMATIONS, ids=lambda t: t.name)
def test_examples(control, transformation):
    differences = report(cases(control, transformation))
    assert not differences, differences


@pytest.mark.parametrize("sample", SAMPLE_NAMES)
@pytest.mark.parametrize("transformation", TRANSFORMATIONS, ids=lambda t: t.name)
def test_samples(sample, transformation):
    differences = report(sample_cases(sample, transformation))
    assert not differences, differences


def every_case():
    for transformation in TRANSFORMATIONS:
        for control in RULESETS.controls:
            yield from cases(control, transformation)
        for sample in SAMPLE_NAMES:
            yield from sample_cases(sample, transformation)


def test_at_least_99_percent_of_all_cases_hold(capsys):
    tried, held = Counter(), Counter()
    for case in every_case():
        tried[case.transformation.name] += 1
        held[case.transformation.name] += case.holds
    lines = [f"\nrobustness: {held.total()} of {tried.total()} cases hold ({held.total() / tried.total():.2%})\n"]
    lines += [f"  {name}: {held[name]} of {count}\n" for name, count in tried.items() if held[name] < count]
    with capsys.disabled():
        sys.stdout.write("".join(lines))
    assert {transformation.name for transformation in TRANSFORMATIONS} == set(tried), (
        "a transformation that changes nothing proves nothing"
    )
    assert held.total() >= 0.99 * tried.total()


def test_every_known_limit_is_a_case_and_says_why():
    known = {case.id for case in every_case()}
    assert set(LIMITS) <= known, sorted(set(LIMITS) - known)
    assert all(isinstance(why, str) and why and "\n" not in why for why in LIMITS.values())


@given(
    example=st.sampled_from(MET),
    width=st.integers(16, 120),
    before=st.lists(st.sampled_from(NEUTRAL_BEFORE), unique=True),
    after=st.lists(st.sampled_from(NEUTRAL_AFTER), unique=True),
)
@settings(max_examples=150, derandomize=True, deadline=None, database=None)
def test_any_width_and_any_padding(example, width, before, after):
    control, text = example
    changed = pad(reflow(text, width) or text, before, after)
    assert (verdict(control, changed) is Verdict.MET) is (verdict(control, text) is Verdict.MET), changed


@pytest.mark.parametrize("transformation", TRANSFORMATIONS, ids=lambda t: t.name)
def test_a_transformation_says_why(transformation):
    assert re.search(r"\w", transformation.apply.__doc__ or "")
