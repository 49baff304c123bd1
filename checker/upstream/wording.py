"""Two wordings of a sentence beside each other, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from checker.model.drift import Piece, Turn
from checker.upstream.folding import folded

_MOST_WORDS = 3000
"""Sentences of more words are shown whole: no reader compares them word by word, and the table would not fit in memory."""
_ISLAND = 2
"""So few words that stayed between two changes are shown as changed with them."""


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """What stayed, what went and what came, in the order of reading; a change shows what went before what came."""
    olds, news = old.split(), new.split()
    if max(len(olds), len(news)) > _MOST_WORDS:
        return (Piece(Turn.GONE, old), Piece(Turn.NEW, new))
    return tuple(_pieces(olds, news))


def _pieces(olds: Sequence[str], news: Sequence[str]) -> Iterator[Piece]:
    left = right = 0
    for here, there, length in (*_stayed(olds, news), (len(olds), len(news), 0)):
        if here > left:
            yield Piece(Turn.GONE, " ".join(olds[left:here]))
        if there > right:
            yield Piece(Turn.NEW, " ".join(news[right:there]))
        if length:
            yield Piece(Turn.UNCHANGED, " ".join(news[there : there + length]))
        left, right = here + length, there + length


def _stayed(olds: Sequence[str], news: Sequence[str]) -> list[tuple[int, int, int]]:
    """The runs of words that stayed: where they begin in both, and how many they are."""
    keys = [[folded(word) or word for word in words] for words in (olds, news)]
    found = [
        (code.src_start, code.dest_start, code.src_end - code.src_start) for code in Indel.opcodes(*keys) if code.tag == "equal"
    ]
    inner = found[1:-1]
    kept = [run for run in inner if run[2] > _ISLAND]
    return [run for run in found if run not in inner or run in kept]
