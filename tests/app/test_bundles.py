"""Packs of plug-ins and of folders, with the controls and facts they bring."""

from __future__ import annotations

import sys

import pytest

from checker.app.bundles import chosen_packs, plugin_bundles, with_bundles, with_examples
from checker.app.compiled import compiled_rulesets
from checker.app.examples import run_examples
from checker.app.lint import lint
from checker.app.pages import pages
from checker.model.errors import FlowdownError, PackError, UsageError
from tests.app.test_lint import FACTS, LAWS, PACK
from tests.conftest import CONTROL


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """An installed plug-in `acme_packs` with the pack `own`; importing it would fail the test."""
    site = tmp_path / "site"
    rules = site / "acme_packs" / "rules"
    for name, text in {
        "packs/own.yaml": PACK,
        "controls/own/spam.yaml": CONTROL,
        "facts.yaml": FACTS,
        "laws.yaml": LAWS,
    }.items():
        (rules / name).parent.mkdir(parents=True, exist_ok=True)
        (rules / name).write_text(text)
    (site / "acme_packs" / "__init__.py").write_text("raise RuntimeError('a plug-in is never run')\n")
    about = site / "acme_packs-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-packs\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[flowdown.packs]\nacme = acme_packs.rules\n")
    monkeypatch.syspath_prepend(str(site))
    yield site
    sys.modules.pop("acme_packs", None)


def test_a_plugin_is_found_and_not_run(plugin):
    (bundle,) = plugin_bundles()
    assert [path.stem for path in bundle.packs] == ["own"]
    assert "acme_packs" not in sys.modules


def test_a_plugin_pack_is_known_by_its_id_with_its_controls_and_facts(plugin):
    rulesets = with_bundles(compiled_rulesets(), ["own", "anthropic"])
    assert rulesets.pack("own").title == "Own"
    assert "own/spam" in rulesets.controls
    assert "own/garden" in rulesets.facts
    assert "own/spam" not in compiled_rulesets().controls


def test_an_unknown_pack_names_the_plugins_too(plugin):
    rulesets = with_bundles(compiled_rulesets(), ["ownn"])
    with pytest.raises(UsageError, match="did you mean own"):
        rulesets.pack("ownn")


def test_shipped_packs_alone_look_for_no_plugin(monkeypatch):
    monkeypatch.setattr("checker.app.bundles.plugin_bundles", lambda: pytest.fail("looked for plug-ins"))
    assert with_bundles(compiled_rulesets(), ["anthropic"]).pack("anthropic").id == "anthropic"


def test_a_plugin_is_linted_and_tested_with_what_ships(plugin):
    (plugin / "acme_packs" / "rules" / "packs" / "own.yaml").write_text(PACK.replace("pack: own", "pack: owl"))
    (fault,) = lint([]).faults
    assert fault.why.startswith("the file is called own")
    assert "own/spam" in with_examples(compiled_rulesets(), []).controls


def test_a_plugin_that_is_not_where_it_says_is_one_line(plugin):
    (plugin / "acme_packs-1.dist-info" / "entry_points.txt").write_text("[flowdown.packs]\nacme = acme_packs.nowhere\n")
    with pytest.raises(PackError, match=r"plug-in acme: there is no folder 'acme_packs\.nowhere'"):
        plugin_bundles()


def test_the_examples_of_a_folder_are_run(plugin):
    own = plugin / "acme_packs" / "rules"
    kept = [run.kept for run in run_examples(with_examples(compiled_rulesets(), [own]))]
    assert kept == [True]
    (own / "controls" / "own" / "spam.yaml").write_text(CONTROL.replace("verdict: met", "verdict: conflict"))
    assert [run.kept for run in run_examples(with_examples(compiled_rulesets(), [own]))] == [False]


def test_a_pack_without_controls_has_no_examples(plugin):
    with pytest.raises(UsageError, match="brings no controls of its own"):
        with_examples(compiled_rulesets(), [plugin / "acme_packs" / "rules" / "packs" / "own.yaml"])


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("controls/prohibited/spam.yaml", CONTROL, "the control prohibited/spam is there already"),
        ("controls/own/spam.yaml", CONTROL.replace("[junk]", "['(junk']"), "an opening bracket without its closing one"),
        ("facts.yaml", "law/gdpr: Is it a law?\n", "law/gdpr: is a fact that is there already"),
    ],
)
def test_what_a_plugin_brings_must_be_whole_and_its_own(plugin, name, text, says):
    path = plugin / "acme_packs" / "rules" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    with pytest.raises(FlowdownError) as caught:
        with_bundles(compiled_rulesets(), ["own"])
    assert says in str(caught.value)


def test_pages_of_a_plugin_have_its_examples_and_laws(plugin, rulesets):
    made = pages(*chosen_packs(rulesets, ["own"], examples=True))
    assert "### Meets it" in made["controls/own/spam.md"]
    assert "OWN-LAW-7: The law of the garden" in made["packs/own.md"]
