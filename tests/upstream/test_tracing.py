"""`flowdown packs history`: since when obligations stand and where they stood before, out of older texts."""

from __future__ import annotations

import hashlib

import pytest
import yaml

from tests.test_cli import flowdown, one_line
from tests.upstream.test_upgrade import HEAD, obligation

PADDING = "".join(
    f"\n## {n}. Bed {n}\n\nBed number {n} holds {n} rows of beans, each with {n} canes of hazel.\n" for n in range(10, 30)
)


def text(day, *sections):
    parts = [f"\n## {number}. Part\n\n{words}\n" for number, words in sections]
    return f"# Garden Rules\n\nLast updated: {day}\n" + "".join(parts) + PADDING


GATE = "You must keep the gate shut at night."
WEEDS = "You must not let your users send weeds by mail."
APPLES = "Your users may eat one apple a day."
NOTICE = "You must give your users a notice of every machine before they enter the garden."
VERSIONS = {
    "rules@2025-01-02.md": text("January 1, 2025", (1, GATE), (2, WEEDS)),
    "rules@2025-03-02.md": text("March 1, 2025", (1, GATE), (2, APPLES), (3, WEEDS)),
    "rules@2025-06-02.md": text("June 1, 2025", (1, GATE + " The lock is to be oiled."), (4, APPLES), (5, NOTICE), (3, WEEDS)),
    "rules@2026-01-06.md": text("January 5, 2026", (1, GATE + " The lock is to be oiled."), (4, APPLES), (5, NOTICE), (6, WEEDS)),
}
NEWEST = VERSIONS["rules@2026-01-06.md"]
PACK = HEAD.replace("HASH", hashlib.sha256(NEWEST.encode()).hexdigest()) + "".join(
    [
        obligation(1, '"1"', "keep the gate shut at night"),
        obligation(2, '"6"', "send weeds by mail"),
        obligation(3, '"4"', "eat one apple a day"),
        obligation(4, '"5"', "a notice of every machine before they enter"),
        obligation(5, '"1"', "lock is to be oiled"),
    ]
)


@pytest.fixture
def garden(tmp_path):
    (tmp_path / "texts").mkdir()
    for name, words in VERSIONS.items():
        (tmp_path / "texts" / name.replace("rules", "garden-rules")).write_text(words)
    (tmp_path / "garden.yaml").write_text(PACK)
    return tmp_path


def history(garden, *more):
    return flowdown("packs", "history", "garden.yaml", "--texts", "texts", *more, cwd=garden)


def test_history_is_read_out_of_older_texts(garden):
    shown = history(garden)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert (garden / "garden.yaml").read_text() == PACK
    assert "garden-rules: 3 older versions, back to 2025-01-01\n" in shown.stdout
    assert "  look: GAR-5: its words are not in the version of 2025-03-01" in shown.stdout
    history(garden, "--write")
    after = (garden / "garden.yaml").read_text()
    pack = yaml.safe_load(after)
    assert pack["documents"]["garden-rules"]["earlier"] == ["2025-01-01", "2025-03-01", "2025-06-01"]
    made = {each["id"]: (each.get("since", ""), each.get("formerly", [])) for each in pack["obligations"]}
    assert made == {
        "GAR-1": ("", []),
        "GAR-2": ("", [{"until": "2025-01-01", "section": "2"}, {"until": "2025-06-01", "section": "3"}]),
        "GAR-3": ("2025-03-01", [{"until": "2025-03-01", "section": "2"}]),
        "GAR-4": ("2025-06-01", []),
        "GAR-5": ("", []),
    }
    assert flowdown("packs", "lint", "garden.yaml", cwd=garden).returncode == 0
    history(garden, "--write")
    assert (garden / "garden.yaml").read_text() == after


def test_what_the_author_wrote_stays(garden):
    (garden / "garden.yaml").write_text(PACK.replace("  provenance", '  since: "2025-02-01"\n  provenance'))
    history(garden, "--write")
    pack = yaml.safe_load((garden / "garden.yaml").read_text())
    assert {each["since"] for each in pack["obligations"]} == {"2025-02-01"}


def test_a_text_that_was_written_anew_tells_nothing_of_what_is_new(garden):
    other = PADDING.replace("rows of beans", "heaps of stones").replace("canes of hazel", "lumps of clay in the shade")
    for name in ("garden-rules@2025-03-02.md", "garden-rules@2025-06-02.md"):
        (garden / "texts" / name).unlink()
    (garden / "texts" / "garden-rules@2025-01-02.md").write_text(VERSIONS["rules@2025-01-02.md"].replace(PADDING, other))
    shown = history(garden, "--write")
    assert "look: GAR-4: its words are not in the version of 2025-01-01" in shown.stdout
    assert not any("since" in each for each in yaml.safe_load((garden / "garden.yaml").read_text())["obligations"])


def test_without_older_texts_it_is_one_line(garden):
    for path in sorted((garden / "texts").iterdir())[:-1]:
        path.unlink()
    one_line(history(garden), "holds no older version of what garden cites")
    one_line(history(garden, "--document", "rules"), "cites no document 'rules'")
