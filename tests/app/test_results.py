import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.app import compiled as compiled_module
from checker.app import results as results_module
from checker.app.check import silent
from checker.app.compiled import compiled_rulesets
from checker.app.kept import PACKAGE, code
from checker.app.results import Results
from checker.app.terms import TermsFile
from checker.model.errors import Unread
from checker.model.reading import PLAIN, ReadOptions, Revisions

ROOT = Path(__file__).parent.parent.parent
NAMES = ("prohibited/spam", "prohibited/resale")
TEXT = "# Terms\n\nYou may not send spam.\n\nYou may resell access to the Service.\n"


@pytest.fixture(scope="module")
def compiled():
    return compiled_rulesets()


@pytest.fixture
def run(compiled, tmp_path):
    """Judge a file of a text with a cache of the test's own."""

    def judged(text=TEXT, names=NAMES, options=PLAIN, rulesets=compiled, name="terms.md"):
        path = tmp_path / name
        path.write_text(text)
        return Results(rulesets, options, tmp_path / "cache").judged([TermsFile(path, name)], names, silent)

    return judged


@pytest.fixture
def kept(tmp_path):
    return lambda: sorted((tmp_path / "cache").glob("terms-*.pickle"))


@pytest.fixture
def nothing_is_done(monkeypatch):
    """From now on whoever reads or judges anew fails."""
    return lambda: [monkeypatch.setattr(Results, name, None) for name in ("_read", "_judge")]


def test_the_second_time_nothing_is_read_or_judged_and_all_is_the_same(run, nothing_is_done):
    first = run()
    nothing_is_done()
    again = run()
    assert again == first
    assert [each.text for each in again.documents] == [each.text for each in first.documents]
    assert {name: judgment.verdict.value for name, judgment in again.judgments.items()} == {
        "prohibited/spam": "met",
        "prohibited/resale": "missing",
    }


def test_a_control_more_is_judged_on_what_was_read(run, monkeypatch):
    run(names=NAMES[:1])
    monkeypatch.setattr(Results, "_read", None)
    assert set(run().judgments) == set(NAMES)


@pytest.mark.parametrize(
    "change",
    [{"text": TEXT + "More.\n"}, {"name": "other.md"}, {"options": ReadOptions(Revisions.original)}],
    ids=["text", "name", "way of reading"],
)
def test_what_reading_depends_on_is_in_the_name(run, kept, change):
    run()
    run(**change)
    assert len(kept()) == 2


def test_another_version_of_a_library_reads_anew(run, kept, monkeypatch):
    run()
    monkeypatch.setattr(results_module, "version", lambda _: "0.0")
    run()
    assert len(kept()) == 2


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[:20], lambda data: data[:-9], lambda data: data[:99] + b"\xff" + data[100:]],
    ids=["empty", "head only", "cut", "one byte"],
)
def test_a_damaged_file_is_read_anew_without_a_word(run, kept, damage, capfd):
    first = run()
    (path,) = kept()
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert run() == first
    assert path.read_bytes() == whole
    assert capfd.readouterr() == ("", "")


def test_what_a_password_opened_is_not_kept(run, kept):
    run(options=ReadOptions(password="secret"))
    assert not kept()


def test_an_unreadable_file_is_told_of_each_time(run, kept):
    for _ in range(2):
        with pytest.raises(Unread, match=r"terms\.md"):
            run(text="")
    assert not kept()


def test_runs_at_the_same_time_share_a_cache(tmp_path):
    (tmp_path / "terms.md").write_text(TEXT)
    (tmp_path / "other.md").write_text(TEXT + "You pay each month.\n")
    (tmp_path / "flowdown.yaml").write_text("packs: [us]\nsets: {a: {files: terms.md}, b: {files: other.md}}\n")
    cache = tmp_path / "cache"
    command = [sys.executable, "-m", "checker", "check", "--exit-zero", "--format", "json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "FLOWDOWN_CACHE": str(cache)}
    runs = [
        subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    said = [each.communicate(timeout=60) for each in runs]
    assert {each.returncode for each in runs} == {0}
    assert len(set(said)) == 1
    assert said[0][1] == b""
    # Nothing half written stays, and nothing is kept twice.
    assert sorted(path.name.partition("-")[0] for path in cache.iterdir()) == ["rules", "terms", "terms"]


@pytest.mark.parametrize(
    ("patterns", "packages"),
    [
        (results_module._CODE, ("model", "language", "readers", "detectors", "engine")),
        (compiled_module._CODE, ("model", "language", "packs")),
    ],
)
def test_a_change_in_any_module_of_these_packages_makes_what_was_kept_stale(patterns, packages):
    known = {name for _, name in code(patterns)}
    written = {path.relative_to(PACKAGE).as_posix() for package in packages for path in (PACKAGE / package).rglob("*.py")}
    assert written <= known
