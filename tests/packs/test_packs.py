import pytest

from checker.model.controls import Control, Element
from checker.model.errors import PackError
from checker.model.packs import Applies, ControlMapping, Fact, Severity
from checker.packs.packs import load_pack
from checker.packs.profile import load_profile

CONTROLS = {
    "prohibited/spam": Control(
        id="prohibited/spam",
        title="Spam",
        question="",
        severity=Severity.LOW,
        met="",
        partial="",
        conflict="",
        elements={"mail": Element("mail", "forbids mail", ())},
        rules={},
        wording="",
        examples=(),
    )
}
FACTS = {name: Fact(name, f"{name}?") for name in ("service/a", "service/b", "law/gdpr")}
PACK = """
pack: own
title: Own
version: "1"
summary: Ours.
assumes: [service/a]
documents:
  terms: {title: Terms, publisher: P, url: "https://example.com", version_date: "2026-01-01", seen: whole}
obligations:
- id: OWN-1
  title: No spam
  asks: Users must not spam.
  kind: restriction
  strength: must
  applies_when: {all: [service/a, {any: [service/b, {not: law/gdpr}]}]}
  controls: {prohibited/spam: high}
  citation: {document: terms, section: "1", locator: "no spam"}
  provenance: primary
  regulatory: []
- id: OWN-2
  title: Tags
  asks: Nothing in tags.
  kind: leave-room
  strength: should
  applies_when: always
  declined: Concerns the company alone.
  citation: {document: terms, section: "2"}
  provenance: excerpt
  regulatory: [GDPR-5]
"""


def pack(tmp_path, text=PACK):
    path = tmp_path / "own.yaml"
    path.write_text(text)
    return load_pack(path, FACTS, CONTROLS, "own.yaml")


def test_a_pack_is_read_whole(tmp_path):
    own = pack(tmp_path)
    first, second = own.obligations
    assert [(m.control, m.severity.value) for m in first.maps] == [("prohibited/spam", "high")]
    assert first.binding
    assert second.declined == "Concerns the company alone."
    assert own.documents["terms"].version_date == "2026-01-01"


@pytest.mark.parametrize(
    ("facts", "applies"),
    [
        ({}, Applies.UNKNOWN),
        ({"service/a": False}, Applies.NO),
        ({"service/a": True}, Applies.UNKNOWN),
        ({"service/a": True, "service/b": True}, Applies.YES),
        ({"service/a": True, "service/b": False, "law/gdpr": True}, Applies.NO),
        ({"service/a": True, "service/b": False, "law/gdpr": False}, Applies.YES),
        ({"service/a": True, "law/gdpr": False}, Applies.YES),
    ],
)
def test_conditions_are_judged_in_three_values(tmp_path, facts, applies):
    assert pack(tmp_path).obligations[0].applies_when.applies(facts) is applies


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, ("service/a",)),
        ({"service/a": True}, ("service/b", "law/gdpr")),
        ({"service/a": True, "service/b": False}, ("law/gdpr",)),
        ({"service/b": False}, ("service/a",)),
        ({"service/a": False}, ()),
        ({"service/a": True, "service/b": True}, ()),
    ],
)
def test_of_several_conditions_only_the_first_open_one_is_asked(tmp_path, facts, asked):
    """A company that says no to the service need not be asked what it does with it."""
    assert pack(tmp_path).obligations[0].applies_when.open_facts(facts) == asked


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "prohibited/spam: high",
            "prohibited/spem: high",
            "own.yaml:16: obligations.controls.prohibited/spem: no control",
        ),
        ("prohibited/spam: high", "prohibited/spam: grave", "is not one of: high, medium, low"),
        ('document: terms, section: "1"', 'document: term, section: "1"', "did you mean terms?"),
        ("strength: must", "strength: may", "is not one of: must, should"),
        ("applies_when: always", "applies_when: service/x", "is not one of"),
        ("applies_when: always", "applies_when: {any: []}", "names no fact"),
        ("  declined: Concerns the company alone.\n", "", "either `controls` or `declined`"),
        ("id: OWN-2", "id: OWN-1", "stands twice"),
        ("assumes: [service/a]", "assumes: [service/z]", "is not one of"),
        ("summary: Ours.\n", "", "the key 'summary' is missing"),
    ],
)
def test_every_fault_says_where_and_what(tmp_path, old, new, says):
    assert old in PACK
    with pytest.raises(PackError) as caught:
        pack(tmp_path, PACK.replace(old, new))
    assert says in str(caught.value)
    assert str(caught.value).startswith("own.yaml:")


def test_a_profile_answers_facts(tmp_path):
    path = tmp_path / "profile.yaml"
    path.write_text("facts:\n  service/a: yes\n  service/b: false\n")
    profile = load_profile(path, FACTS)
    assert profile.facts == {"service/a": True, "service/b": False}
    assert profile.packs == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("facts:\n  service/c: yes\n", "unknown key (did you mean"),
        ("facts:\n  service/a: perhaps\n", "must be yes or no"),
        ("fact: {}\n", "did you mean facts?"),
    ],
)
def test_a_broken_profile_says_so(tmp_path, text, says):
    path = tmp_path / "profile.yaml"
    path.write_text(text)
    with pytest.raises(PackError, match=r"profile\.yaml"):
        load_profile(path, FACTS)
    with pytest.raises(PackError) as caught:
        load_profile(path, FACTS)
    assert says in str(caught.value)


def test_a_mapping_may_need_an_element(tmp_path):
    needy = PACK.replace("{prohibited/spam: high}", "{prohibited/spam: {severity: low, needs: [mail]}}")
    assert pack(tmp_path, needy).obligations[0].maps == (ControlMapping("prohibited/spam", Severity.LOW, ("mail",)),)
    with pytest.raises(PackError, match="fax"):
        pack(tmp_path, needy.replace("[mail]", "[fax]"))
