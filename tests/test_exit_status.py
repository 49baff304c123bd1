"""docs/exit-status.md, line by line: every case of its tables is set up here, and the command ends with the status it says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import run
from tests.readers.foreign_texts import TERMS

PAGE = Path(__file__).parent.parent / "docs" / "exit-status.md"
GOOD = "# Terms\n\nYou may not send spam.\n\nYou may not resell access to the Service.\n"
LOW_GAP = GOOD.replace("You may not resell access to the Service.", "You pay each month.")
CONFLICT = GOOD.replace("You may not resell access to the Service.", "You may resell access to the Service without limits.")
HIGH_GAP = GOOD.replace("You may not send spam.", "You get help by mail.")
PACK = """
pack: own
title: Own
version: '1'
summary: Ours.
assumes: []
documents:
  terms: {title: Terms, publisher: Us, url: 'https://example.com', version_date: 2026-01-01, seen: whole}
obligations:
- {id: OWN-1, title: Spam, asks: A rule., kind: restriction, strength: must, applies_when: always,
   controls: {prohibited/spam: high}, citation: {document: terms, section: '1', locator: a rule},
   provenance: primary, regulatory: []}
- {id: OWN-2, title: Resale, asks: A rule., kind: restriction, strength: must, applies_when: always,
   controls: {prohibited/resale: low}, citation: {document: terms, section: '2', locator: a rule},
   provenance: primary, regulatory: []}
"""
NOTHING = re.sub(r"(?s)obligations:.*", "obligations: []\n", PACK).replace("pack: own", "pack: nothing")
CONDITIONAL = PACK.replace("applies_when: always", "applies_when: audience/minors")
CONFIG = "packs: [own.yaml]\nsets: {site: {files: [terms.md]}}\n"
TWO_SETS = "packs: [own.yaml]\nsets: {site: {files: terms.md}, shop: {files: shop.md}}\n"
WAIVER = ("--reason", "For now.", "--by", "legal", "--until", "2027-03-01")
CASES = {}


def case(name):
    """The case of this name in the page: a function that sets it up and gives the arguments of `check`."""

    def kept(function):
        CASES[name] = function
        return function

    return kept


class Place:
    """A folder with a configuration, terms and a pack, and the command run in it."""

    def __init__(self, folder, monkeypatch, capfd):
        self.folder, self._monkeypatch, self._capfd = folder, monkeypatch, capfd
        self.write(**{"flowdown.yaml": CONFIG, "own.yaml": PACK, "nothing.yaml": NOTHING, "terms.md": GOOD})
        (folder / ".git").mkdir()

    def write(self, **files):
        for name, text in files.items():
            (self.folder / name).write_text(text)

    def set(self, name, value):
        self._monkeypatch.setenv(name, value)

    def run(self, *arguments):
        """The exit status and both streams."""
        self._monkeypatch.setattr(sys, "argv", ["flowdown", *arguments])
        self._capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            run()
        return ended.value.code, *self._capfd.readouterr()

    def prepare(self, *arguments):
        status, _, errors = self.run(*arguments)
        assert status == 0, errors

    def commit(self):
        (self.folder / ".git").rmdir()
        for words in (
            ["init", "-q"],
            ["add", "-A"],
            ["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-qm", "Old"],
        ):
            subprocess.run(["git", "-C", self.folder, *words], check=True, capture_output=True)


@pytest.fixture
def place(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FLOWDOWN_TODAY", "2026-11-23")
    return Place(tmp_path, monkeypatch, capfd)


@case("every control is met")
def _met(place):
    return ()


@case("gaps, all of them below `--fail-on`")
def _below(place):
    place.write(**{"terms.md": LOW_GAP})
    return ()


@case("gaps and `--fail-on never`")
def _never(place):
    place.write(**{"terms.md": HIGH_GAP})
    return ("--fail-on", "never")


@case("gaps and `--exit-zero`")
def _exit_zero(place):
    place.write(**{"terms.md": HIGH_GAP})
    return ("--exit-zero",)


@case("gaps that no applying obligation asks to close: for all of them an open question decides")
def _open(place):
    place.write(**{"terms.md": HIGH_GAP, "own.yaml": CONDITIONAL})
    return ("--fail-on", "low")


@case("gaps of obligations that do not apply")
def _not_applicable(place):
    place.write(**{"terms.md": HIGH_GAP, "own.yaml": CONDITIONAL, "flowdown.yaml": CONFIG + "facts: {audience/minors: no}\n"})
    return ("--fail-on", "low")


@case("gaps, all of them waived")
def _waived(place):
    place.write(**{"terms.md": HIGH_GAP})
    place.prepare("waivers", "add", "prohibited/spam", *WAIVER)
    return ("--waivers", "flowdown-waivers.yaml")


@case("gaps, all of them in the baseline")
def _known(place):
    place.write(**{"terms.md": HIGH_GAP})
    place.prepare("baseline", "write")
    return ("--baseline", "flowdown-baseline.yaml")


@case("gaps in the baseline, one of them lesser than it was, one closed")
def _lesser(place):
    place.write(**{"terms.md": CONFLICT.replace("You may not send spam.", "You get help by mail.")})
    place.prepare("baseline", "write")
    place.write(**{"terms.md": LOW_GAP})
    return ("--baseline", "flowdown-baseline.yaml", "--fail-on", "low")


@case("gaps, none worse than at the revision of `--since`")
def _as_before(place):
    place.write(**{"terms.md": HIGH_GAP})
    place.commit()
    place.write(**{"terms.md": HIGH_GAP + "\nYou pay each month.\n"})
    return ("--since", "HEAD")


@case("one gap at or above `--fail-on`")
def _gap(place):
    place.write(**{"terms.md": HIGH_GAP})
    return ()


@case("a gap in one of several terms sets, the others clean")
def _one_of_several(place):
    place.write(**{"flowdown.yaml": TWO_SETS, "shop.md": HIGH_GAP})
    return ()


@case("a part of the terms that could not be read (a scanned page, another language), so that a control is needs-review")
def _needs_review(place):
    place.write(**{"terms.md": HIGH_GAP + f"\n# Nutzungsbedingungen\n\n{TERMS['German']}"})
    return ()


@case("a gap beside those of the baseline")
def _new(place):
    place.write(**{"terms.md": HIGH_GAP})
    place.prepare("baseline", "write")
    place.write(**{"terms.md": HIGH_GAP.replace("You may not resell access to the Service.", "You pay.")})
    return ("--baseline", "flowdown-baseline.yaml", "--fail-on", "low")


@case("a gap of the baseline that became graver")
def _graver(place):
    place.write(**{"terms.md": LOW_GAP})
    place.prepare("baseline", "write")
    place.write(**{"terms.md": CONFLICT})
    return ("--baseline", "flowdown-baseline.yaml", "--fail-on", "low")


@case("gaps, all of them waived, and `--no-waivers`")
def _audit(place):
    return (*_waived(place), "--no-waivers")


@case("a waiver that has expired, even where its gap is below `--fail-on`")
def _expired(place):
    place.write(**{"terms.md": LOW_GAP})
    place.prepare("waivers", "add", "prohibited/resale", *WAIVER)
    place.set("FLOWDOWN_TODAY", "2027-03-02")
    return ("--waivers", "flowdown-waivers.yaml")


@case("a waiver that excuses nothing, as there is no such gap")
def _idle(place):
    given = _waived(place)
    place.write(**{"terms.md": GOOD + "\nYou get help by mail.\n"})
    return given


@case("a gap that is worse than at the revision of `--since`")
def _worse(place):
    place.commit()
    place.write(**{"terms.md": HIGH_GAP})
    return ("--since", "HEAD")


@case("gaps in one terms set, another checked for nothing")
def _gap_and_nothing(place):
    sets = "sets: {site: {files: terms.md, packs: [nothing.yaml]}, shop: {files: shop.md, packs: [own.yaml]}}\n"
    place.write(**{"flowdown.yaml": sets, "shop.md": HIGH_GAP})
    return ()


@case("no files named, and no flowdown.yaml here or above")
def _no_configuration(place):
    (place.folder / "flowdown.yaml").unlink()
    return ()


@case("no files named, and flowdown.yaml names no sets")
def _no_sets(place):
    place.write(**{"flowdown.yaml": "packs: [own.yaml]\n"})
    return ()


@case("a pattern in flowdown.yaml that matches no file")
def _no_match(place):
    place.write(**{"flowdown.yaml": CONFIG.replace("terms.md", "legal/*.md")})
    return ()


@case("a file that is not there")
def _no_file(place):
    return ("gone.md",)


@case("one unreadable file in a terms set of several")
def _one_unreadable(place):
    place.write(**{"flowdown.yaml": CONFIG.replace("terms.md", "terms.md, shop.pdf"), "shop.pdf": "%PDF-1.7 cut"})
    return ()


@case("one unreadable terms set of several, the others clean")
def _unreadable_set(place):
    place.write(**{"flowdown.yaml": TWO_SETS.replace("shop.md", "shop.pdf"), "shop.pdf": "%PDF-1.7 cut"})
    return ()


@case("one unreadable terms set of several, another with gaps")
def _unreadable_and_gaps(place):
    _unreadable_set(place)
    place.write(**{"terms.md": HIGH_GAP})
    return ()


@case("an unreadable file and `--exit-zero`")
def _unreadable_exit_zero(place):
    return ("gone.md", "--exit-zero")


@case("terms in a language that is not read")
def _foreign(place):
    place.write(**{"terms.md": TERMS["German"]})
    return ()


@case("flowdown.yaml that is no YAML")
def _no_yaml(place):
    place.write(**{"flowdown.yaml": "sets: {\n"})
    return ()


@case("an unknown key in flowdown.yaml")
def _unknown_key(place):
    place.write(**{"flowdown.yaml": CONFIG.replace("sets", "stes")})
    return ()


@case("an unknown pack")
def _unknown_pack(place):
    return ("--pack", "antropic")


@case("a broken pack")
def _broken_pack(place):
    place.write(**{"own.yaml": PACK.replace("OWN-2", "OWN-1")})
    return ()


@case("an unknown control, terms set, profile or format")
def _unknown_names(place):
    for wrong in (("--controls", "prohibited/spamm"), ("--set", "sight"), ("--profile", "chatbott")):
        assert place.run("check", *wrong)[0] == 2
    return ("--format", "sarfi")


@case("an unknown option")
def _unknown_option(place):
    return ("--fial-on", "low")


@case("a baseline that is not there")
def _no_baseline(place):
    return ("--baseline", "gone.yaml")


@case("a baseline or a file of waivers that is no such YAML")
def _broken_excuses(place):
    place.write(**{"broken.yaml": "- 1\n"})
    assert place.run("check", "--waivers", "broken.yaml")[0] == 2
    return ("--baseline", "broken.yaml")


@case("a revision of `--since` that git does not know")
def _unknown_revision(place):
    place.commit()
    return ("--since", "nowhere")


@case("a report that cannot be written")
def _unwritable(place):
    return ("--format", "json", "--output", "gone/report.json")


@case("a day in FLOWDOWN_TODAY that is no date")
def _no_date(place):
    place.set("FLOWDOWN_TODAY", "tomorrow")
    return ()


@case("packs that ask for no control")
def _nothing(place):
    return ("--pack", "nothing.yaml")


@case("packs that ask for no control, and `--exit-zero`")
def _nothing_exit_zero(place):
    return ("--pack", "nothing.yaml", "--exit-zero")


@case("one terms set checked for nothing, the others clean")
def _nothing_in_one(place):
    sets = "sets: {site: {files: terms.md, packs: [nothing.yaml]}, shop: {files: shop.md, packs: [own.yaml]}}\n"
    place.write(**{"flowdown.yaml": sets, "shop.md": GOOD})
    return ()


ROWS = dict(re.findall(r"^\| (.*?) \| (\d) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_case_of_the_page_is_here_and_the_other_way_round():
    assert list(ROWS) == list(CASES)


@pytest.mark.parametrize(("name", "status"), ROWS.items(), ids=list(ROWS))
def test_the_command_ends_as_the_page_says(place, name, status):
    if "--since" in name and not shutil.which("git"):
        pytest.skip("git is not installed")
    found, said, errors = place.run("check", *CASES[name](place))
    assert found == int(status), (said, errors)
    assert (found in (2, 3) or "checked for nothing" in name) == bool(errors)
    assert all(line.startswith("flowdown: ") for line in errors.splitlines())


def test_sets_that_can_be_read_are_reported_beside_one_that_cannot(place):
    _unreadable_and_gaps(place)
    status, said, errors = place.run("check")
    assert status == 2
    assert "prohibited/spam" in said
    assert len(errors.splitlines()) == 1
    assert "shop.pdf" in errors


def test_needs_review_is_what_fails_there(place):
    _needs_review(place)
    assert "needs-review" in place.run("check")[1]
