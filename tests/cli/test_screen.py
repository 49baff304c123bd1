"""Text as it reaches the screen."""

from __future__ import annotations

import pytest

from checker.cli.screen import fold


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("- one two three four five six seven eight nine ten", ["- one two three four five six seven eight", "  nine ten"]),
        ("  - one two three four five six seven eight nine", ["  - one two three four five six seven", "    eight nine"]),
        ("> one two three four five six seven eight nine ten", ["> one two three four five six seven eight", "> nine ten"]),
        ("    code two three four five six seven eight nine", ["    code two three four five six seven", "    eight nine"]),
        (
            "- <https://long.example/with-hyphens/and/no/blank/at/all>",
            ["- <https://long.example/with-hyphens/and/no/blank/at/all>"],
        ),
        ("short", ["short"]),
        ("", [""]),
    ],
)
def test_markdown_is_folded_at_blanks_under_its_mark(line, folded):
    assert fold(line + "\n", 41).splitlines() == folded


def test_a_pack_cannot_steer_the_terminal():
    assert "\x1b" not in fold("# A title \x1b[31m\n", 80)
