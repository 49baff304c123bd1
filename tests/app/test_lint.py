"""Linting: everything that is wrong, at once, with file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.app.compiled import compiled_rulesets
from checker.app.lint import lint, lint_json, lint_text
from checker.app.rulesets import rulesets_folder
from checker.model.errors import UsageError
from checker.packs import yaml_nodes
from tests.conftest import CONTROL

PACK = """\
pack: own
title: Own
version: "1"
summary: Ours.
changelog:
  - {version: "1", date: 2026-01-31, changes: [First.]}
assumes: [own/garden]
documents:
  rules:
    title: Rules
    publisher: P
    url: https://example.com/rules
    version_date: 2026-01-01
    seen: whole
    sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
obligations:
- id: OWN-1
  title: No spam
  asks: Users must not spam.
  kind: restriction
  strength: must
  applies_when: own/garden
  controls:
    own/spam: high
    prohibited/spam: {severity: low, needs: [spam]}
  citation: {document: rules, section: "1", locator: no spam}
  provenance: primary
  regulatory: [GDPR-13.2.a, OWN-LAW-7]
"""
FACTS = "own/garden: Do you have a garden?\n"
LAWS = "OWN-LAW: The law of the garden\n"


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """A folder like `rulesets/`, and a function that writes its files with one text for another and lints it."""
    monkeypatch.chdir(tmp_path)
    files = {"packs/own.yaml": PACK, "controls/own/spam.yaml": CONTROL.lstrip(), "facts.yaml": FACTS, "laws.yaml": LAWS}

    def run(*changes, path="mine"):
        texts = dict(files)
        for name, old, new in changes:
            if old is not None:
                assert old in texts.get(name, ""), old
            texts[name] = texts[name].replace(old, new) if old is not None else new
        for name, text in texts.items():
            place = tmp_path / "mine" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
        return [str(fault) for fault in lint([Path(path)]).faults]

    return run


def test_what_ships_is_clean():
    report = lint([])
    assert report.faults == ()
    assert report.packs > 20
    assert report.controls == len(compiled_rulesets().controls)


def test_what_ships_is_linted_from_a_warm_cache_without_reading_the_packs_again(monkeypatch):
    lint([])
    parse, names = yaml_nodes.parse, []
    monkeypatch.setattr(yaml_nodes, "parse", lambda data, name, faults=None: names.append(name) or parse(data, name, faults))
    assert lint([]).faults == ()
    assert names == ["drafting.yaml"]


def test_a_bundle_with_controls_facts_and_laws_of_its_own_is_clean(bundle):
    assert bundle() == []
    assert bundle(path="mine/packs/own.yaml") == []
    assert bundle(path="mine/controls/own/spam.yaml") == []


PACK_FAULTS = [
    ("pack: own\n", "pack: owl\n", "1: pack: the file is called own;"),
    ("pack: own\n", "pack: anthropic\n", "1: pack: there is another pack with the id anthropic;"),
    ("summary: Ours.", "sumary: Ours.", "4: sumary: unknown key (did you mean summary?"),
    ('  - {version: "1", d', '  - {version: "0", d', "5: changelog: begins with 0; begin with this version, 1"),
    ("date: 2026-01-31", "date: 31.1.2026", "6: changelog.date: '31.1.2026' is no date;"),
    ("    version_date: 2026-01-01\n", "", "26: obligations.provenance: primary, but rules has no version_date;"),
    ("seen: whole", "seen: excerpt", "27: obligations.provenance: primary, but rules was seen in an excerpt only;"),
    ("version_date: 2026-01-01", "version_date: 2026-13-01", "13: documents.rules.version_date: '2026-13-01' is no date;"),
    ("https://example.com", "http://example.com", "12: documents.rules.url: has no public address;"),
    ("sha256: 0123", "sha256: X123", "15: documents.rules.sha256: is no SHA-256;"),
    ("id: OWN-1", "id: ANT-UP-0", "17: obligations.id: ANT-UP-0 is an id of the pack anthropic too;"),
    ("  title: No", "  aliases: [ANT-UP-0]\n  title: No", "18: obligations.aliases: ANT-UP-0 is an id of the pack anthropic"),
    ("strength: must", "strength: should", "24: obligations.controls.own/spam: high, but strength is should;"),
    ("provenance: primary", "provenance: excerpt", "24: obligations.controls.own/spam: high, but provenance is excerpt;"),
    (
        "own/spam: high",
        "own/spem: high",
        "24: obligations.controls.own/spem: no control is called 'own/spem' (did you mean own/spam",
    ),
    ("needs: [spam]", "needs: [spem]", "25: obligations.controls.prohibited/spam.needs: 'spem' is not one of:"),
    (
        "applies_when: own/garden",
        "applies_when: own/yard",
        "22: obligations.applies_when: 'own/yard' is not known (did you mean own/garden?); ",
    ),
    ("document: rules", "document: rule", "26: obligations.citation.document: 'rule' is not one of: rules (did you mean rules?"),
    (', section: "1"', "", "26: obligations.citation: the key 'section' is missing; add it"),
    (", locator: no spam", "", "26: obligations.citation: is missing; quote a few words"),
    ("no spam}", "a b c d e f g h i j k}", "26: obligations.citation.locator: has 11 words; quote 10 at most"),
    ("GDPR-13.2.a", "GDPR-28.3", "28: obligations.regulatory: GDPR-28.3 asks more than terms can do; add the key `diligence`"),
    ("GDPR-13.2.a", "EU-AIA-50", "28: obligations.regulatory: EU-AIA-50 asks more than terms can do;"),
    ("  kind:", f"  diligence: {'tick ' * 41}\n  kind:", "20: obligations.diligence: has 41 words; say it in 40 at most"),
    ("OWN-LAW-7", "OWNLAW-7", "28: obligations.regulatory: 'OWNLAW-7' begins with no law of laws.yaml (did you mean OWN-LAW?"),
    ("OWN-LAW-7", "OWN-LAW-§7", "28: obligations.regulatory: 'OWN-LAW-§7' is not a law and a place in it;"),
    ("assumes: [own/garden]", "assumes: [own/garden]\nrequires: 99", "8: requires: the pack needs flowdown 99 or newer,"),
    ("pack: own\n", "pack: [own\n", "2: broken YAML:"),
]


@pytest.mark.parametrize(("old", "new", "says"), PACK_FAULTS)
def test_a_fault_of_a_pack_is_told_with_its_line(bundle, old, new, says):
    told = bundle(("packs/own.yaml", old, new))
    assert any(line.startswith(f"mine/packs/own.yaml:{says}") for line in told), told


def test_a_control_is_stricter_than_one_that_there_is(bundle):
    control = "controls/own/spam.yaml"
    assert bundle((control, "severity: medium", "severity: medium\nstricter_than: prohibited/spam")) == []
    told = bundle((control, "severity: medium", "severity: medium\nstricter_than: own/nothing"))
    assert told == ["mine/controls/own/spam.yaml:4: stricter_than: no control 'own/nothing'; `flowdown controls` lists them"]


@pytest.mark.parametrize("tag", ["GDPR-28.3", "CCPA-1798.140.ag", "EU-AIA-26"])
def test_what_the_company_should_do_itself_answers_a_tag_that_asks_for_it(bundle, tag):
    asked = ("packs/own.yaml", "GDPR-13.2.a", tag)
    assert len(bundle(asked)) == 1
    assert bundle(asked, ("packs/own.yaml", "  kind:", "  diligence: Keep a list.\n  kind:")) == []


def test_articles_that_only_begin_alike_ask_for_nothing_more(bundle):
    assert bundle(("packs/own.yaml", "GDPR-13.2.a", "GDPR-280, EU-AIA-5")) == []


def test_an_obligation_that_nobody_maps_and_a_document_that_nobody_cites(bundle):
    two = "documents:\n  idle: {title: T, publisher: P, url: 'https://example.com', seen: none}\n"
    told = bundle(
        ("packs/own.yaml", "documents:\n", two), ("packs/own.yaml", PACK[PACK.index("  controls:") : PACK.index("  cit")], "")
    )
    assert [line.split("; ")[0] for line in told if "packs" in line] == [
        "mine/packs/own.yaml:9: documents.idle: no obligation cites it",
        "mine/packs/own.yaml:18: obligations: must have either `controls` or `declined` with a reason (or `deprecated`)",
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "phrases: [junk]",
            "phrases: ['(junk']",
            "17: elements.junk.signals.phrases: '(junk': an opening bracket without its closing one;",
        ),
        (
            "phrases: [junk]",
            "phrases: ['{jumble}']",
            "17: elements.junk.signals.phrases: '{jumble}': no phrase list is called 'jumble';",
        ),
        ("phrases: [junk]", "phrases: []", "17: elements.junk.signals.phrases: holds none;"),
        (
            "phrases: [junk]",
            "phrases: [junk]\n        detector: dowser",
            "18: elements.junk.signals.detector: no detector is called",
        ),
        ("norm: forbids user", "norm: forbids dog", "11: elements.spam.signals.norm: 'forbids dog' is not a force"),
        ("  partial: junk\n", "", "23: judge: says when it is partial in words or in rules, but not in both;"),
        ("verdict: met", "verdict: mut", "29: examples.verdict: 'mut' is not one of: met, partial"),
    ],
)
def test_a_fault_of_a_control_is_told_with_its_line(bundle, old, new, says):
    told = bundle(("controls/own/spam.yaml", old, new))
    assert any(line.startswith(f"mine/controls/own/spam.yaml:{says}") for line in told), told


def test_a_fact_that_nobody_asks_or_that_is_no_question(bundle):
    told = bundle(("facts.yaml", FACTS, FACTS + "own/pond: You have a pond.\nprovider/openai: Mine?\n"))
    assert [line.split("; ")[0] for line in told] == [
        "mine/facts.yaml:2: own/pond: is no question",
        "mine/facts.yaml:2: own/pond: no obligation asks about it",
        "mine/facts.yaml:3: provider/openai: is a fact that ships already",
        "mine/facts.yaml:3: provider/openai: no obligation asks about it",
    ]


def test_a_control_that_ships_already(bundle):
    told = bundle(("controls/prohibited/spam.yaml", None, CONTROL))
    assert "mine/controls/prohibited/spam.yaml: the control prohibited/spam ships already; choose another id" in told


def test_all_faults_come_at_once_in_the_order_of_files_and_lines(bundle):
    changes = [("packs/own.yaml", old, new) for old, new, _ in (PACK_FAULTS[i] for i in (3, 8, 10, 14, 21))]
    told = bundle(*changes, ("facts.yaml", "?", "."), ("controls/own/spam.yaml", "severity: medium", "severity: grave"))
    assert [line.split(" ")[0] for line in told] == [
        "mine/controls/own/spam.yaml:3:",
        "mine/facts.yaml:1:",
        *(f"mine/packs/own.yaml:{line}:" for line in (5, 12, 17, 24, 28)),
    ]


def test_a_line_that_could_not_be_read_is_not_judged_further(bundle):
    told = bundle(("packs/own.yaml", "provenance: primary", "provenance: premium"))
    assert len(told) == 1


def test_a_flat_folder_and_a_lone_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    flat = PACK.replace("own/garden", "law/gdpr").replace("    own/spam: high\n", "").replace(", OWN-LAW-7", "")
    (tmp_path / "own.yaml").write_text(flat.replace("pack: own", "pack: ownn"))
    (tmp_path / "controls" / "ours").mkdir(parents=True)
    (tmp_path / "controls" / "ours" / "deploy.yaml").write_text("kind: Deployment\n")
    assert [str(fault) for fault in lint([Path("own.yaml")]).faults] == [
        "own.yaml:1: pack: the file is called own; give file and pack the same name"
    ]


def test_a_shipped_pack_is_linted_by_its_path_too():
    assert lint([rulesets_folder() / "packs" / "anthropic.yaml"]).faults == ()


def test_nothing_to_lint_is_wrong_use(tmp_path):
    with pytest.raises(UsageError, match="holds no packs"):
        lint([tmp_path])
    with pytest.raises(UsageError, match="no such file or folder"):
        lint([tmp_path / "none.yaml"])


def test_the_report_as_text_and_json(bundle, tmp_path):
    bundle(("packs/own.yaml", "pack: own", "pack: owl"))
    report = lint([Path("mine")])
    assert lint_text(report).splitlines()[1] == "1 pack, 1 control: 1 to mend in 1 file"
    told = json.loads(lint_json(report))
    assert told["findings"] == [
        {
            "file": "mine/packs/own.yaml",
            "line": 1,
            "key": "pack",
            "problem": "the file is called own; give file and pack the same name",
        }
    ]
