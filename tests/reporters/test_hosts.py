"""What GitHub and GitLab show beside a change: within their limits, and nothing from the terms that steers them."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from checker.model.packs import Severity
from checker.reporters import github_summary
from checker.reporters.github import render_github
from checker.reporters.github_summary import render_github_summary
from checker.reporters.gitlab import render_gitlab
from tests.reporters.conftest import BASELINE, WAIVER, excused

GAP = "4. We will never send spam."
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def many(made, count, severity=Severity.HIGH):
    """The report with its finding so many times, each under a name of its own."""
    findings = [
        dataclasses.replace(made.findings[0], title=f"Spam {n}", severity=severity, fingerprint=f"{n:016x}") for n in range(count)
    ]
    return dataclasses.replace(made, findings=tuple(findings))


def annotations(*reports):
    """Level, properties and text of each line; every line must be a command."""
    found = []
    for line in render_github(reports).splitlines():
        level, properties, text = COMMAND.fullmatch(line).groups()
        found.append((level, dict(p.split("=", 1) for p in properties.split(",")), text))
    return found


def test_an_annotation_stands_at_the_clause_and_says_what_to_add(report):
    ((level, at, text),) = annotations(report("Preamble.\n\n1. You may not send junk."))
    assert level == "error"
    assert at == {
        "file": "terms1.md", "line": "3", "endLine": "3", "col": "4", "endColumn": "26", "title": "Spam%3A partial",
    }  # fmt: skip
    assert "%0AAdd: You may not send spam." in text


def test_more_than_the_host_shows_are_counted_and_named(report):
    findings = many(report(GAP), 14).findings + many(report(GAP), 3, Severity.MEDIUM).findings
    made = dataclasses.replace(report(GAP), findings=findings)
    found = annotations(made, made)
    levels = [level for level, _, _ in found]
    assert (levels.count("error"), levels.count("warning")) == (10, 6)
    _, at, text = found[9]
    assert at["title"] == "19 more"
    assert text.count("Spam ") == 19


def test_the_gravest_of_all_sets_come_first(report):
    missing = dataclasses.replace(many(report(GAP), 12), name="a")
    conflict = dataclasses.replace(report("We let you send spam. You may send spam."), name="b")
    assert annotations(missing, conflict)[0][1]["title"] == "b%3A Spam%3A conflict"


def test_severities_are_levels_and_ten_fit_exactly(report):
    assert [level for level, _, _ in annotations(many(report(GAP), 10, Severity.MEDIUM))] == ["warning"] * 10
    assert {level for level, _, _ in annotations(many(report(GAP), 2, Severity.LOW))} == {"notice"}


def test_words_of_the_terms_cannot_begin_a_command(report):
    made = report("1. You may not send junk 100%,\n::error file=x::y\n::stop-commands::z or junk.")
    made = dataclasses.replace(made, name="a,b::c\n::warning::")
    (line,) = render_github([made]).splitlines()
    assert line.startswith("::error file=")
    assert "100%25" in line
    assert "a%2Cb%3A%3Cc" not in line
    assert "title=a%2Cb%3A%3Ac%0A%3A%3Awarning%3A%3A%3A Spam" in line


def test_what_is_let_pass_is_a_notice_and_a_fault_an_error(report):
    found = annotations(excused(report(GAP), WAIVER), excused(report(GAP), BASELINE))
    texts = [text for level, _, text in found if level == "notice"]
    assert texts[0] == "prohibited/spam, missing: waiver by legal until 2027-03-01: Renegotiated in spring"
    assert "prohibited/spam, missing: baseline: known before" in texts
    assert [(at["file"], at["line"]) for level, at, _ in found if level == "error"] == [("waivers.yaml", "12")] * 2


def test_the_summary_counts_folds_and_lists(report):
    text = render_github_summary([dataclasses.replace(report(GAP), name="business"), excused(report(GAP), WAIVER)])
    assert text.startswith("# flowdown: 2 gaps to settle in 2 of 2 terms sets\n")
    assert "| business | 1 | 0 | 0 | 0 | 0 | 0 |" in text
    assert "| consumer | 0 | 0 | 0 | 1 | 0 | 0 |" in text
    listed = ("waivers.yaml:12", "legal until 2027-03-01", "prohibited/weapons: missing", "Do you use X?")
    for wanted in ("> You may not send spam.", *listed):
        assert wanted in text, wanted
    assert text.count("<details>") == text.count("</details>")
    assert "without details" not in text
    assert render_github_summary([report("You may not send spam.")]).startswith("# flowdown: no gap that counts\n")


def test_the_summary_escapes_what_comes_from_the_terms(report):
    text = render_github_summary([report("1. You may not send junk <b>or</b> </details> | *more* junk `<img src=x>`.")])
    assert "<img" not in text.replace("\\<", "")
    assert text.count("</details>") == text.count("<details>")


def test_a_summary_of_ten_sets_of_sixty_gaps_fits(report):
    long = many(report("1. You may not send junk, " + "or anything that resembles it in any way " * 5 + "."), 60)
    text = render_github_summary([dataclasses.replace(long, name=f"set {n}") for n in range(10)])
    assert len(text.encode()) < 2**20
    assert text.count("Spam 59") == 10
    assert text.rstrip().endswith("does not see.")


@pytest.mark.parametrize("limit", [40_000, 20_000, 4_000])
def test_what_does_not_fit_loses_details_least_grave_first_and_says_so(report, monkeypatch, limit):
    monkeypatch.setattr(github_summary, "LIMIT", limit)
    grave, light = many(report(GAP), 60), many(report(GAP), 60, Severity.LOW)
    text = render_github_summary([dataclasses.replace(light, name="light"), dataclasses.replace(grave, name="grave")])
    assert len(text.encode()) <= limit
    assert text.count("<details>") == text.count("</details>")
    assert "one mebibyte; the other formats have all" in text
    if limit == 40_000:
        assert text.count("<b>high</b>") == 60
        assert 0 < text.count("<b>low</b>") < 60
        assert text.count("Spam ") == 120


def test_gitlab_lists_gaps_with_severity_place_and_a_fingerprint_of_their_own(report):
    sets = [dataclasses.replace(report("Preamble.\n\n1. You may not send junk."), name=name) for name in ("a", "b")]
    first, second = json.loads(render_gitlab(sets))
    assert (first["check_name"], first["severity"]) == ("prohibited/spam", "critical")
    assert first["location"] == {"path": "terms1.md", "lines": {"begin": 3, "end": 3}}
    assert "Add: You may not send spam." in first["description"]
    assert first["fingerprint"] != second["fingerprint"]
    assert json.loads(render_gitlab([sets[0]])) == [first]


def test_gitlab_shows_what_is_let_pass_as_information(report):
    fault, passed = json.loads(render_gitlab([excused(report(GAP), WAIVER)]))
    assert (fault["severity"], fault["location"]) == ("critical", {"path": "waivers.yaml", "lines": {"begin": 12, "end": 12}})
    assert passed["severity"] == "info"
    assert "waiver by legal until 2027-03-01" in passed["description"]
    assert json.loads(render_gitlab([report("You may not send spam.")])) == []
