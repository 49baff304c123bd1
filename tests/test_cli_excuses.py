"""Waivers and the baseline as a user meets them: files, comments in the terms, the configuration, exit statuses."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.test_cli import ROOT, one_line
from tests.test_cli import flowdown as run_flowdown

TERMS = "# Terms\n\nYou may not send spam.\n\nYou may resell access to the Service without limits.\n"
ASKED = ("--controls", "prohibited/resale,prohibited/spam", "--fail-on", "low")
RESALE = "prohibited/resale"
GIVEN = ("--reason", "Partners sell it.", "--by", "legal")
COMMENT = "<!-- flowdown: waive prohibited/resale until 2027-03-01 by legal: Partners sell it. -->"


@pytest.fixture
def flowdown(tmp_path):
    (tmp_path / "terms.md").write_text(TERMS)

    def run(*arguments, cwd=tmp_path, today="2026-11-23"):
        return run_flowdown(*arguments, cwd=cwd, more={"FLOWDOWN_TODAY": today})

    return run


def report(done):
    found = json.loads(done.stdout)
    jsonschema.validate(found, json.loads((ROOT / "checker" / "reporters" / "report.v1.schema.json").read_text()))
    return {each["control"]: each for each in found["findings"]}, [each["why"] for each in found["waiver_faults"]]


def test_a_baseline_lets_known_gaps_pass(flowdown):
    assert flowdown("check", "terms.md", *ASKED).returncode == 1
    done = flowdown("baseline", "write", "terms.md", "--controls", RESALE)
    assert done.stdout.startswith("flowdown-baseline.yaml: 1 gap; ")
    assert flowdown("check", "terms.md", *ASKED, "--baseline", "flowdown-baseline.yaml").returncode == 0
    assert flowdown("baseline", "show").stdout == (
        "  conflict      prohibited/resale  “You may resell access to the Service without limits.”\n"
    )


def test_a_baseline_keeps_what_was_not_asked_for(flowdown, tmp_path):
    flowdown("baseline", "write", "terms.md", "--controls", RESALE)
    flowdown("baseline", "write", "terms.md", "--controls", "prohibited/weapons")
    assert [line.split()[1] for line in flowdown("baseline", "show").stdout.splitlines()] == [RESALE, "prohibited/weapons"]


def test_a_waiver_is_added_once_there_is_such_a_gap(flowdown, tmp_path):
    add = ("waivers", "add", RESALE, "terms.md", "--controls", "prohibited", *GIVEN)
    assert flowdown(*add, "--until", "2027-03-01").returncode == 0
    path = tmp_path / "flowdown-waivers.yaml"
    assert 'text: "You may resell access to the Service without limits."' in path.read_text()
    done = flowdown("check", "terms.md", *ASKED, "--waivers", path.name, "--format", "json")
    assert done.returncode == 0
    found, faults = report(done)
    assert found[RESALE]["waiver"] == {"reason": "Partners sell it.", "by": "legal", "until": "2027-03-01"}
    assert faults == []
    before = path.read_text()
    one_line(flowdown(*add), "how long it holds")
    one_line(flowdown(*add, "--until", "2026-01-01"), "2026-01-01 is over")
    met = ("waivers", "add", "prohibited/spam", "terms.md", "--controls", "prohibited", *GIVEN, "--permanent")
    one_line(flowdown(*met), "nothing to waive")
    one_line(flowdown("waivers", "add", "prohibited/spamm", "terms.md", *GIVEN, "--permanent"), "did you mean prohibited/spam?")
    assert path.read_text() == before


def test_a_waiver_for_an_obligation(flowdown):
    assert flowdown("waivers", "add", "ANT-UP-0", "terms.md", "--pack", "anthropic", *GIVEN, "--permanent").returncode == 0
    done = flowdown("check", "terms.md", "--pack", "anthropic", "--waivers", "flowdown-waivers.yaml", "--format", "json")
    found, faults = report(done)
    assert faults == []
    asked = [each["id"] for each in found["flow-down/acceptable-use"]["obligations"] if each["applies"] == "yes"]
    assert "ANT-UP-0" in asked
    assert (found["flow-down/acceptable-use"]["waiver"] is not None) is (asked == ["ANT-UP-0"])


def test_a_waiver_that_cannot_be_relied_on_fails_the_run_by_itself(flowdown, tmp_path):
    (tmp_path / "w.yaml").write_text("waivers:\n- {control: prohibited/spam, reason: R., by: me, permanent: yes, text: none}\n")
    spam = ("check", "terms.md", "--controls", "prohibited/spam", "--waivers", "w.yaml")
    done = flowdown(*spam, "--format", "json")
    assert done.returncode == 1
    assert report(done)[1] == ["excuses nothing: prohibited/spam is met; take it out"]
    assert flowdown(*spam, "--no-waivers").returncode == 0
    assert flowdown(*spam, "--exit-zero").returncode == 0


def test_comments_in_the_terms(flowdown, tmp_path):
    (tmp_path / "terms.md").write_text(TERMS.replace("You may resell", f"{COMMENT}\n\nYou may resell"))
    (tmp_path / "terms.html").write_text(
        f"<p>You may not send spam.</p>\n{COMMENT}\n<p>You may resell access without limits.</p>\n"
    )
    for name in ("terms.md", "terms.html"):
        done = flowdown("check", name, *ASKED, "--format", "json")
        found, faults = report(done)
        assert (done.returncode, faults) == (0, []), name
        assert found[RESALE]["waiver"]["by"] == "legal"
        assert flowdown("check", name, *ASKED, "--no-waivers").returncode == 1
        late = flowdown("check", name, *ASKED, today="2027-03-02")
        assert late.returncode == 1
        assert f"{name}, line " in late.stdout


def test_a_comment_before_another_clause_excuses_nothing(flowdown, tmp_path):
    (tmp_path / "terms.md").write_text(TERMS.replace("You may not", f"{COMMENT}\n\nYou may not"))
    done = flowdown("check", "terms.md", *ASKED, "--format", "json")
    assert done.returncode == 1
    assert "was not given for “You may resell" in report(done)[1][0]


def test_the_configuration_names_them_and_every_folder_gives_the_same(flowdown, tmp_path):
    config = "packs: [anthropic]\nwaivers: w.yaml\nbaseline: b.yaml\nsets: {site: {files: [terms.md]}}\n"
    (tmp_path / "flowdown.yaml").write_text(config)
    (tmp_path / "w.yaml").write_text("waivers:\n")
    (tmp_path / "sub").mkdir()
    assert flowdown("baseline", "write").stdout.startswith("b.yaml: ")
    assert 'terms: "site"' in (tmp_path / "b.yaml").read_text()
    assert flowdown("check").returncode == 0
    name = "flow-down/upstream-policies"
    done = flowdown("waivers", "add", name, *GIVEN, "--until", "2027-03-01", cwd=tmp_path / "sub")
    assert done.returncode == 0, done.stderr
    late = {flowdown("check", cwd=place, today="2027-03-02").stdout for place in (tmp_path, tmp_path / "sub")}
    assert len(late) == 1
    assert f"w.yaml:2: {name}: expired" in " ".join(late.pop().split())
    (tmp_path / "flowdown.yaml").write_text(f"{config}not_waivable: [{name}]\n")
    assert "may not be waived" in " ".join(flowdown("check").stdout.split())


def test_broken_files_and_wrong_use(flowdown, tmp_path):
    (tmp_path / "w.yaml").write_text("waivers: [\n")
    one_line(flowdown("check", "terms.md", "--waivers", "w.yaml"), "w.yaml:", "broken YAML")
    one_line(flowdown("check", "terms.md", "--waivers", "none.yaml"), "none.yaml", "does not exist", "flowdown waivers add")
    one_line(flowdown("check", "terms.md", "--baseline", "none.yaml"), "none.yaml", "does not exist", "flowdown baseline write")
    one_line(flowdown("check", "terms.md", "--baseline", "w.yaml"), "w.yaml:", "broken YAML")
    one_line(flowdown("baseline", "write", "terms.md", "--prune"), "flowdown-baseline.yaml is not there")
    one_line(flowdown("baseline", "write", "none.md"), "none.md", "does not exist")
    one_line(flowdown("check", "terms.md", today="soon"), "FLOWDOWN_TODAY", "is no date")
    assert not (tmp_path / "flowdown-baseline.yaml").exists()
