import hashlib
import os
import pickle
import shutil
import subprocess

import pytest

from checker.app import compiled
from checker.app import kept as kept_files
from checker.app.compiled import compiled_rulesets
from checker.app.kept import cache_folder
from checker.app.rulesets import load_rulesets, rulesets_folder


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "rulesets"
    shutil.copytree(rulesets_folder() / "language", folder / "language")
    (folder / "controls" / "notice").mkdir(parents=True)
    shutil.copy(rulesets_folder() / "controls" / "notice" / "age-limit.yaml", folder / "controls" / "notice")
    (folder / "packs").mkdir()
    (folder / "packs" / "mine.yaml").write_text(
        "pack: mine\ntitle: Mine\nversion: '1'\nsummary: S\nassumes: []\n"
        "documents: {terms: {title: T, publisher: P, seen: none}}\nobligations: []\n"
    )
    (folder / "facts.yaml").write_text("law/gdpr: Does it apply?\n")
    (folder / "laws.yaml").write_text("GDPR: The regulation\n")
    (folder / "defaults.yaml").write_text("packs: [mine]\n")
    return folder


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def test_what_is_kept_is_what_was_compiled(copy, cache):
    plain = load_rulesets(copy, examples=False)
    for kept in (compiled_rulesets(copy, cache), compiled_rulesets(copy, cache)):
        assert kept.controls == plain.controls
        assert kept.grammar == plain.grammar
        assert kept.facts == plain.facts
        assert kept.pack("mine") == plain.pack("mine")
        for source in plain.controls["notice/age-limit"].elements["floor"].signals[0].phrases:
            assert kept.book.phrase(source) == plain.book.phrase(source)


def test_the_second_time_nothing_is_read_anew(copy, cache, monkeypatch):
    compiled_rulesets(copy, cache)
    monkeypatch.setattr(compiled, "load_rulesets", None)
    assert "notice/age-limit" in compiled_rulesets(copy, cache).controls


@pytest.mark.parametrize("name", ["facts.yaml", "packs/mine.yaml", "controls/notice/age-limit.yaml", "language/norms.yaml"])
def test_a_change_to_any_file_is_seen(copy, cache, name):
    compiled_rulesets(copy, cache)
    path = copy / name
    path.write_text(path.read_text().replace("title: Mine", "title: Yours").replace("apply?", "apply to you?") + "# another\n")
    changed, plain = compiled_rulesets(copy, cache), load_rulesets(copy, examples=False)
    assert (changed.controls, changed.facts, changed.grammar) == (plain.controls, plain.facts, plain.grammar)
    assert changed.pack("mine") == plain.pack("mine")
    assert len(list(cache.glob("rules-*"))) == 2


def test_a_file_added_or_moved_is_seen(copy, cache):
    compiled_rulesets(copy, cache)
    (copy / "controls" / "notice").rename(copy / "controls" / "prohibited")
    assert list(compiled_rulesets(copy, cache).controls) == ["prohibited/age-limit"]


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:40] + b"\0" + data[41:], lambda data: b""])
def test_a_damaged_file_counts_as_absent(copy, cache, damage):
    compiled_rulesets(copy, cache)
    (path,) = cache.glob("rules-*")
    path.write_bytes(damage(path.read_bytes()))
    assert "notice/age-limit" in compiled_rulesets(copy, cache).controls


def test_a_file_that_would_run_something_is_not_obeyed(copy, cache, tmp_path):
    class Hostile:
        def __reduce__(self):
            return subprocess.call, (["touch", str(tmp_path / "ran")],)

    compiled_rulesets(copy, cache)
    (path,) = cache.glob("rules-*")
    body = pickle.dumps(Hostile())
    path.write_bytes(hashlib.sha256(body).digest() + body)
    assert "notice/age-limit" in compiled_rulesets(copy, cache).controls
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_another_users_file_is_not_read(copy, cache, monkeypatch):
    compiled_rulesets(copy, cache)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    monkeypatch.setattr(kept_files, "plain", None)
    assert "notice/age-limit" in compiled_rulesets(copy, cache).controls


def test_a_folder_that_cannot_be_written_to_is_no_error(copy, tmp_path):
    (tmp_path / "file").write_text("")
    assert "notice/age-limit" in compiled_rulesets(copy, tmp_path / "file").controls


def test_only_a_few_files_stay(copy, cache):
    for number in range(6):
        (copy / "facts.yaml").write_text(f"law/gdpr: Does it apply{number}?\n")
        compiled_rulesets(copy, cache)
    assert len(list(cache.iterdir())) == 4


def test_where_it_is_kept(monkeypatch, tmp_path):
    monkeypatch.setenv("FLOWDOWN_CACHE", "off")
    assert cache_folder() is None
    monkeypatch.setenv("FLOWDOWN_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_the_code_that_compiles_counts_too(copy):
    names = {name for _, name in compiled._sources(copy)}
    assert {"app/rulesets.py", "engine/lexicon.py", "language/phrases.py", "model/controls.py", "packs/controls.py"} <= names
