"""A word of a document, folded for comparison, with its place."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """`key` is the folded form that phrases compare; `start` and `end` are offsets into the text it came from."""

    key: str
    start: int
    end: int
    possessive: bool = False
