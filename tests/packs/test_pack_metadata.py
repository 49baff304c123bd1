"""What a pack says about itself: versions, deprecations, old ids, the oldest flowdown that reads it."""

import pytest

from checker.model.errors import PackError
from checker.model.packs import Change, Deprecation, FormerPlace
from checker.packs.lint import pack_findings
from checker.packs.packs import load_laws, read_pack
from checker.packs.yaml_nodes import parse

PACK = """
pack: own
title: Own
version: "2"
summary: Ours.
maintainer: We keep it.
requires: "0.1"
changelog:
  - {version: "2", date: 2026-02-01, changes: [OWN-1 renamed., OWN-3 is new.]}
  - {version: "1", changes: First published.}
assumes: []
documents:
  terms: {title: Terms, publisher: P, seen: whole}
obligations:
- id: OWN-1
  aliases: [OLD-1]
  title: No spam
  asks: Users must not spam.
  kind: restriction
  strength: must
  applies_when: always
  declined: Elsewhere.
  citation: {document: terms, section: "1"}
  provenance: primary
  regulatory: []
- id: OWN-2
  title: Pigeons
  asks: Nothing any more.
  kind: restriction
  strength: must
  applies_when: always
  deprecated: {reason: The post has no pigeons now., successor: OWN-1}
  citation: {document: terms, section: "2"}
  provenance: primary
  regulatory: []
"""


def pack(text=PACK):
    return read_pack(parse(text, "own.yaml"), {}, {})


def test_versions_maintainer_and_requirement_are_kept():
    own = pack()
    assert own.changelog == (
        Change("2", "2026-02-01", ("OWN-1 renamed.", "OWN-3 is new.")),
        Change("1", "", ("First published.",)),
    )
    assert (own.maintainer, own.requires, own.deprecated) == ("We keep it.", "0.1", None)


def test_an_obligation_is_found_by_its_old_id_too():
    own = pack()
    assert own.named("old-1") is own.named("OWN-1") is own.obligations[0]
    assert own.named("OWN-9") is None


def test_a_deprecated_obligation_is_declined_for_its_reason():
    second = pack().obligations[1]
    assert second.deprecated == Deprecation("The post has no pigeons now.", "OWN-1")
    assert (second.maps, second.declined) == ((), "The post has no pigeons now.")


def test_a_pack_may_be_deprecated():
    text = PACK.replace("assumes: []", "assumes: []\ndeprecated: {reason: Merged., successor: other}")
    assert pack(text).deprecated == Deprecation("Merged.", "other")


@pytest.mark.parametrize("version", ["0.0.9", "0.1", "0.1.0", "0.1.0.0"])
def test_a_pack_for_this_flowdown_or_an_older_one_is_read(version):
    assert pack(PACK.replace('"0.1"', f'"{version}"')).requires == version


@pytest.mark.parametrize("version", ["0.1.1", "0.10", "12"])
def test_a_pack_for_a_newer_flowdown_ends_in_one_line_whatever_else_it_holds(version):
    faults = []
    text = PACK.replace('"0.1"', f'"{version}"') + "novelty: 1\n"
    with pytest.raises(PackError, match=f"own.yaml:7: requires: the pack needs flowdown {version} or newer, this is "):
        read_pack(parse(text, "own.yaml", faults), {}, {})
    assert faults == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('requires: "0.1"', "requires: soon", "own.yaml:7: requires: 'soon' is not a version"),
        ("aliases: [OLD-1]", "aliases: [OWN-2]", "the id OWN-2 stands twice (also of OWN-1)"),
        ("aliases: [OLD-1]", "alias: [OLD-1]", "did you mean aliases?"),
        ("{reason: The post has no pigeons now., ", "{", "the key 'reason' is missing"),
        ("  declined: Elsewhere.\n", "  declined: Elsewhere.\n  deprecated: {reason: x}\n", "must have either"),
        ("changes: First published.", "change: none", "own.yaml:10: changelog.change: unknown key"),
    ],
)
def test_every_fault_says_where_and_what(old, new, says):
    assert old in PACK
    with pytest.raises(PackError) as caught:
        pack(PACK.replace(old, new))
    assert says in str(caught.value)


def test_gathering_shows_all_faults_of_a_pack_at_once():
    faults = []
    text = PACK.replace("strength: must", "strength: may").replace("title: Pigeons\n", "titel: Pigeons\n")
    text = text.replace("summary: Ours.\n", "").replace("seen: whole", "seen: half")
    text = text.replace("regulatory: []", "regulatory: [1, {}]")
    own = read_pack(parse(text, "own.yaml", faults), {}, {})
    assert len(own.obligations) == 2
    assert [(fault.line, fault.key) for fault in faults] == [
        (2, ""),
        (12, "documents.terms.seen"),
        (19, "obligations.strength"),
        (24, "obligations.regulatory"),
        (26, "obligations.titel"),
        (25, "obligations"),
        (29, "obligations.strength"),
        (34, "obligations.regulatory"),
    ]


def test_laws_are_read_by_short_name(tmp_path):
    (tmp_path / "laws.yaml").write_text("GDPR: The regulation\n")
    assert load_laws(tmp_path / "laws.yaml") == {"GDPR": "The regulation"}


HISTORY = PACK.replace(
    "seen: whole}", "seen: whole, version_date: 2026-05-01, url: 'https://p.invalid', earlier: [2025-01-01, 2025-09-01]}"
)
STOOD = """\
  since: 2025-02-01
  formerly: [{until: 2025-02-01, section: "3"}, {until: 2025-09-01, section: "2"}]
"""


def faults(text):
    return [(found.at[-1], found.why) for found in pack_findings(pack(text), "own", (), {})]


def test_history_is_kept_and_in_order():
    text = HISTORY.replace("  aliases: [OLD-1]\n", STOOD)
    first = pack(text).obligations[0]
    assert (first.since, first.formerly) == (
        "2025-02-01",
        (FormerPlace("2025-02-01", "3"), FormerPlace("2025-09-01", "2")),
    )
    assert pack(text).documents["terms"].earlier == ("2025-01-01", "2025-09-01")
    known = len(faults(HISTORY))
    assert len(faults(text)) == known


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("since: 2025-02-01", "since: February", "'February' is no date"),
        ("since: 2025-02-01", "since: 2025-01-01", "2025-01-01 does not come after 2025-01-01"),
        ("since: 2025-02-01", "since: 2026-06-01", "2026-06-01 is not before the version cited, 2026-05-01"),
        ("until: 2025-09-01", "until: 2025-02-01", "2025-02-01 does not come after 2025-02-01"),
        ("until: 2025-09-01", "until: 2026-05-01", "2026-05-01 is not before the version cited"),
        ("[2025-01-01", "[2025-09-01", "2025-09-01 is not before 2025-09-01; put the oldest first"),
        ("2025-09-01]}", "2027-09-01]}", "2027-09-01 is not before 2026-05-01"),
        ("2025-09-01]}", "March]}", "'March' is no date"),
    ],
)
def test_history_out_of_order_is_found(old, new, why):
    text = HISTORY.replace("  aliases: [OLD-1]\n", STOOD)
    assert any(told.startswith(why) for _, told in faults(text.replace(old, new)))


def test_what_is_under_review_is_unfinished():
    text = PACK.replace("  aliases: [OLD-1]\n", "  review: Its words changed.\n")
    assert pack(text).obligations[0].review == "Its words changed."
    assert ("review", "is unfinished: Its words changed. Mend the obligation if need be, then take the key out") in faults(text)
