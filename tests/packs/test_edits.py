"""Edits of YAML that leave everything else as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.app.rulesets import rulesets_folder
from checker.model.errors import PackError
from checker.packs.edits import Edits

TEXT = """\
# A pack of ours.
pack: own   # the id
version: "1"
changelog:
  - {version: "1", changes: [First published.]}

documents:
  rules: {title: Rules, version_date: '2026-01-05',  seen: whole, sha256: abc, checked: "2026-02-01"}  # read
  more:
    title: >-
      More
      rules
    seen: whole # whole

obligations:
# The first.
- id: OWN-1
  asks: >-
    Be kind,
    always.
  citation: {document: rules, section: 1.2, locator: "Be kind"}   # here
  regulatory: []

- {id: OWN-2, citation: {document: rules, section: "2"}, formerly: [{until: "2025-01-01", section: "3"}]}
- id: OWN-3
  formerly:
  - until: "2025-01-01"
    section: '4'
  # the end
"""


def edited(*edits, text=TEXT):
    made = Edits(text, "own.yaml")
    for name, *args in edits:
        getattr(made, name)(*args)
    return made.text()


def changed(new, old=TEXT):
    """The lines that are gone, and those that came."""
    before, after = old.splitlines(), new.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_without_an_edit_nothing_changes():
    assert edited() == TEXT
    assert edited(("put", ["version"], "1")) == TEXT
    for path in sorted((rulesets_folder() / "packs").glob("*.yaml")):
        text = path.read_bytes().decode()
        assert Edits(text, path.name).text() == text


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (["version"], "2", 'version: "2"'),
        (["pack"], "mine", "pack: mine   # the id"),
        (["pack"], "007", 'pack: "007"   # the id'),
        (["pack"], "no: colon", 'pack: "no: colon"   # the id'),
        (
            ["obligations", 0, "citation", "section"],
            "3.4.1",
            '  citation: {document: rules, section: 3.4.1, locator: "Be kind"}   # here',
        ),
        (["obligations", 2, "formerly", 0, "section"], "it's", "    section: 'it''s'"),
    ],
)
def test_a_text_is_put_in_the_place_of_another(path, value, line):
    assert changed(edited(("put", path, value)))[1] == [line]


def test_folded_text_is_replaced_whole():
    gone, came = changed(edited(("put", ["documents", "more", "title"], "Fewer rules")))
    assert (gone, came) == (["    title: >-", "      More", "      rules"], ['    title: "Fewer rules"'])


def test_keys_are_added_behind_others_and_before_comments():
    new = edited(
        ("add", ["documents", "rules"], "earlier", ["2025-01-01"], ["checked"]),
        ("add", ["documents", "more"], "checked", "2026-03-01", ["sha256", "seen"]),
        ("add", ["obligations", 0], "since", "2025-06-01", ["citation"]),
        ("add", ["obligations", 0], "formerly", [{"until": "2025-07-01", "section": "1"}], ["citation"]),
        ("add", ["obligations", 1], "since", "2024-06-01", ["citation"]),
        ("add", ["obligations", 2], "review", "Look " * 40 + "twice.", ["citation"]),
    )
    assert yaml.safe_load(new)["obligations"][2]["review"] == "Look " * 40 + "twice."
    assert changed(new)[1] == [
        "  rules: {title: Rules, version_date: '2026-01-05',  seen: whole, sha256: abc, checked: \"2026-02-01\","
        ' earlier: ["2025-01-01"]}  # read',
        '    checked: "2026-03-01"',
        '  since: "2025-06-01"',
        '  formerly: [{until: "2025-07-01", section: "1"}]',
        '- {id: OWN-2, citation: {document: rules, section: "2"}, since: "2024-06-01",'
        ' formerly: [{until: "2025-01-01", section: "3"}]}',
        "  review: >-",
        *(f"    {line}" for line in (("Look " * 25).strip(), ("Look " * 15 + "twice.").strip())),
    ]
    lines = new.splitlines()
    assert lines[lines.index('  since: "2025-06-01"') - 1].endswith("# here")
    assert lines[lines.index('    checked: "2026-03-01"') - 1] == "    seen: whole # whole"


def test_entries_are_added_at_either_end():
    entry = {"version": "2", "changes": ["One thing that changed. " * 8 + "So.", "Another."]}
    new = edited(
        ("prepend", ["changelog"], entry),
        ("append", ["obligations", 1, "formerly"], {"until": "2025-02-01", "section": "5"}),
        ("append", ["obligations", 2, "formerly"], {"until": "2025-02-01", "section": "5"}),
    )
    data = yaml.safe_load(new)
    assert data["changelog"] == [entry, {"version": "1", "changes": ["First published."]}]
    assert [len(each.get("formerly", ())) for each in data["obligations"]] == [0, 2, 2]
    assert changed(new)[0] == [line for line in TEXT.splitlines() if "OWN-2" in line]


def test_line_ends_stay_what_they_are():
    windows = TEXT.replace("\n", "\r\n")
    new = edited(("add", ["obligations", 0], "since", "2025-06-01", ["citation"]), text=windows)
    assert new.replace("\r\n", "\n").count("\n") == new.count("\r\n") == TEXT.count("\n") + 1
    assert changed(new, windows)[1] == ['  since: "2025-06-01"']


def test_the_mark_before_a_text_stays():
    edits = Edits("\ufeff" + TEXT, "own.yaml")
    edits.put(("version",), "2")
    assert edits.text() == "\ufeff" + TEXT.replace('version: "1"\nchangelog', 'version: "2"\nchangelog')


def test_what_cannot_be_edited_is_refused():
    shared = "first: {place: &here {section: '1'}}\nsecond: {place: *here}\n"
    with pytest.raises(PackError, match="is an alias"):
        edited(("put", ["second", "place", "section"], "2"), text=shared)
    with pytest.raises(PackError, match="edited by itself"):
        edited(("put", ["first", "place", "section"], "2"), text=shared)
    with pytest.raises(PackError, match="broken YAML"):
        edited(text="a: [")


def test_every_pack_can_be_edited_everywhere(tmp_path):
    path = Path(rulesets_folder() / "packs" / "mistral.yaml")
    text = path.read_text()
    made = Edits(text, path.name)
    for place, obligation in enumerate(yaml.safe_load(text)["obligations"]):
        made.put(["obligations", place, "citation", "section"], f"{obligation['citation']['section']}, moved")
        made.add(["obligations", place], "since", "2020-01-01", ["citation"])
    data = yaml.safe_load(made.text())
    assert all(each["since"] == "2020-01-01" and each["citation"]["section"].endswith(", moved") for each in data["obligations"])
