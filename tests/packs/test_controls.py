import pytest

from checker.model.errors import PackError
from checker.model.verdict import Verdict
from checker.packs.controls import load_control
from tests.conftest import CONTROL


def control(tmp_path, text):
    path = tmp_path / "own.yaml"
    path.write_text(text)
    return load_control(path, "prohibited/own")


def test_a_control_is_read_whole(tmp_path):
    own = control(tmp_path, CONTROL)
    assert own.id == "prohibited/own"
    assert list(own.elements) == ["spam", "junk", "welcome"]
    assert own.rules[Verdict.MET][0].elements == ("spam",)
    assert own.examples[0].verdict is Verdict.MET


def test_rules_in_every_form(tmp_path):
    text = CONTROL.replace(
        "met: spam\n",
        "met: [{all: [spam, junk]}, {at_least: 2, of: [spam, junk, welcome], none: [welcome]}]\n",
    )
    rules = control(tmp_path, text).rules[Verdict.MET]
    assert [(rule.least, rule.elements, rule.never) for rule in rules] == [
        (2, ("spam", "junk"), ()),
        (2, ("spam", "junk", "welcome"), ("welcome",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("norm: forbids user", "norm: forbid user", "is not a force"),
        ("norm: forbids user", "norm: forbids users", "is not a force"),
        ("  met: spam\n", "  met: spams\n", "is not one of"),
        ("severity: medium", "severity: heavy", "is not one of"),
        ("    says: forbids junk\n", "", "the key 'says' is missing"),
        ("verdict: met, text", "verdict: fine, text", "is not one of"),
        ("phrases: [junk]", "phrase: [junk]", "did you mean phrases"),
    ],
)
def test_every_fault_says_where_and_what(tmp_path, old, new, says):
    assert old in CONTROL
    with pytest.raises(PackError) as caught:
        control(tmp_path, CONTROL.replace(old, new))
    assert says in str(caught.value)
    assert "own.yaml:" in str(caught.value)


def test_a_check_leaves_the_examples_unread(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(CONTROL)
    assert load_control(path, "prohibited/own", examples=False).examples == ()
    # Where another key follows, the file is read whole.
    path.write_text(CONTROL.replace("title: Spam\n", "") + "title: Spam\n")
    assert load_control(path, "prohibited/own", examples=False).title == "Spam"
