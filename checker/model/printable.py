"""Words that come from outside (a file's name, a path in a message), made fit for one line of a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """`text` with odd blanks made plain and whatever a terminal would obey or hide shown as a replacement character."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char in "\u00a0\u202f\u3000" or "\u2000" <= char <= "\u200a" else "\N{REPLACEMENT CHARACTER}"
