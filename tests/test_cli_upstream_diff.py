"""`flowdown upstream diff`, as a user meets it."""

from __future__ import annotations

import json

import pytest

from checker.app.drift import text_drift, upstream_text
from checker.model.errors import ReadError
from tests.test_cli import flowdown, one_line
from tests.upstream.test_standing import NEW_DUTY, TERMS

PACK = """
pack: greenhouse
title: Greenhouse
version: "1"
summary: A pack.
assumes: []
documents:
  greenhouse-terms: {title: Greenhouse Terms, publisher: A gardener, url: "https://example.com", seen: whole}
obligations:
- id: GH-1
  title: Cameras
  asks: Tell users that cameras film them.
  kind: notice
  strength: must
  applies_when: always
  declined: No control answers it.
  citation: {document: greenhouse-terms, section: "1.1", locator: "notice that cameras film them"}
  provenance: primary
  regulatory: []
"""


@pytest.fixture
def versions(tmp_path):
    """A folder with two versions of a text and a pack."""
    new = TERMS.replace("adequate notice", "adequate *and* `plain` notice") + f"\n{NEW_DUTY}\n"
    for name, text in {"old.md": TERMS, "new.md": new, "greenhouse.yaml": PACK}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_without_a_pack(versions):
    done = flowdown("upstream", "diff", "old.md", "new.md", cwd=versions)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "old.md → new.md"
    assert lines[1].startswith("1 reworded, 1 new, ")
    assert "adequate {+and plain+} notice" in done.stdout
    assert "Obligations" not in done.stdout


def test_with_a_pack(versions):
    done = flowdown("upstream", "diff", "old.md", "new.md", "--pack", "greenhouse.yaml", cwd=versions)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 with other words" in done.stdout
    assert "Neither you nor your end users will feed the parrot" in done.stdout


def test_the_same_bytes_twice(versions):
    command = ("upstream", "diff", "old.md", "new.md", "--pack", "greenhouse.yaml", "--format", "json")
    assert flowdown(*command, cwd=versions).stdout == flowdown(*command, cwd=versions).stdout


def test_json(versions):
    command = ("upstream", "diff", "old.md", "new.md", "--pack", "greenhouse.yaml", "--format", "json", "-o", "drift.json")
    assert flowdown(*command, cwd=versions).stdout == ""
    told = json.loads((versions / "drift.json").read_text(encoding="utf-8"))
    assert told["schema"] == "flowdown-drift/1"
    assert [section["change"] for section in told["sections"]] == ["reworded", "new"]
    (obligation,) = told["obligations"]
    assert obligation["fate"] == "reworded"
    assert "and plain" in obligation["after"]
    assert "and plain" not in obligation["before"]
    assert [candidate["kind"] for candidate in told["candidates"]] == ["flow-down"]


def test_markdown_shows_words_as_they_are(versions):
    (versions / "new.md").write_text(TERMS.replace("orchid", "orchid \\<script\\> &lt;b&gt;"), encoding="utf-8")
    done = flowdown("upstream", "diff", "old.md", "new.md", "--format", "markdown", cwd=versions)
    assert "<script>" not in done.stdout
    assert "\\<script\\>" in done.stdout


def test_two_equal_texts(versions):
    done = flowdown("upstream", "diff", "old.md", "old.md", cwd=versions)
    assert done.stdout.splitlines()[1].startswith("no section changed, ")


HOSTILE = {
    "empty.md": (b" \n", "is empty"),
    "binary.md": (bytes(range(256)) * 400, ""),
    "line.txt": (b"the visitors may close the gate and " * 8_000, "has a paragraph of"),
    "large.md": (b"Visitors may close the gate.\n\n" * 400_000, "is larger than 10 MB"),
    "picture.png": (b"\x89PNG", "is a .png file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_text_is_refused(tmp_path, name):
    data, why = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=f"{name}: .*{why}"):
        text_drift(upstream_text(tmp_path / name), upstream_text(tmp_path / name))


def test_what_is_no_text_ends_in_one_line(versions):
    (versions / "binary.md").write_bytes(bytes(range(256)) * 400)
    one_line(flowdown("upstream", "diff", "old.md", "binary.md", cwd=versions), "binary.md")
    one_line(flowdown("upstream", "diff", "none.md", "old.md", cwd=versions), "does not exist")
    one_line(flowdown("upstream", "diff", "old.md", ".", cwd=versions), "is a folder")


def test_wrong_use_is_one_line(versions):
    one_line(flowdown("upstream", "diff", "old.md", "new.md", "--format", "jsn", cwd=versions), "did you mean json?")
    one_line(flowdown("upstream", "diff", "old.md", "new.md", "--document", "x", cwd=versions), "--pack")
    one_line(flowdown("upstream", "diff", "old.md", "new.md", "--pack", "greenhose", cwd=versions), "no pack is called")
    command = ("upstream", "diff", "old.md", "new.md", "--pack", "greenhouse.yaml", "--document", "greenhose-terms")
    one_line(flowdown(*command, cwd=versions), "did you mean greenhouse-terms?")
