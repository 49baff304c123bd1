"""Conditions in words, for a terminal's line and for a lawyer."""

from __future__ import annotations

import pytest

from checker.app.conditions import in_full, is_open, short
from checker.model.packs import Condition, Fact

FACTS = {name: Fact(name, f"Do you {name}?") for name in ("a", "b", "c")}
A, B, C = (Condition("fact", name) for name in FACTS)
NOT_C = Condition("not", parts=(C,))
BOTH = Condition("all", parts=(Condition("any", parts=(A, B)), NOT_C))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition("always"), "always"),
        (A, "if a"),
        (NOT_C, "if not c"),
        (BOTH, "if (a or b) and not c"),
        (Condition("any", parts=(A, B)), "if a or b"),
        (Condition("not", parts=(Condition("any", parts=(A, B)),)), "if not (a or b)"),
    ],
)
def test_short(condition, words):
    assert short(condition) == words


def test_in_full():
    assert in_full(Condition("always"), FACTS, ()) == ["- applies: always"]
    assert in_full(A, FACTS, ()) == ["- applies only if yes to: Do you a? (`a`)"]
    assert in_full(A, FACTS, ("a",)) == ["- applies: always once you choose this pack (a)"]
    assert in_full(NOT_C, FACTS, ()) == ["- applies only if no to: Do you c? (`c`)"]
    assert in_full(BOTH, FACTS, ("a",)) == [
        "- applies only if all of these hold:",
        "  - at least one of these:",
        "    - yes to: Do you a? (`a`, yes by choosing this pack)",
        "    - yes to: Do you b? (`b`)",
        "  - no to: Do you c? (`c`)",
    ]


def test_what_choosing_the_pack_settles_is_not_open():
    assert is_open(A, ())
    assert not is_open(A, ("a",))
    assert is_open(BOTH, ("a",))
    assert not is_open(Condition("any", parts=(A, B)), ("b",))
