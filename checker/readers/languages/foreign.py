"""The parts of a file that are not in English: the controls are written for it, so nothing else may be judged by them.

A file without English is refused. In a mixed one the foreign parts are left out and listed as unread, so that nothing said
there counts as missing; a translation beside the English (a column, every other paragraph) is left out with a notice. A few
foreign words, such as the sentence that the law of Quebec asks for, stay where they are and are told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from checker.model.document import Block, Place, Unread
from checker.model.errors import ReadError
from checker.readers.languages.english import ENGLISH_NAME
from checker.readers.languages.pieces import Piece, pieces_of
from checker.readers.languages.tongues import OTHER, english_share, tongue, words
from checker.readers.reading import Reading

_HINT = "the controls are written for English, so check its English version"
_FEW = 40
"""Different foreign words in a file below which it is English throughout but for a remark."""
_PHRASE = 5
"""Words; a shorter text is a name or a title, such as those in a list of languages or of older versions."""
_SENTENCE, _VARIED = 8, 0.25
"""Different words, and their share of all, from which a foreign part is worth a remark."""
_LEAST = 0.05
"""The share of words in English below which a file is foreign but for a remark."""
_NONE, _ENOUGH = 0.01, 60
"""The share of common English words that no English text goes below, from so many words on."""
_SIDE_BY_SIDE = 3
"""Foreign parts from which, English standing between them, the one is the translation of the other."""
_LISTED = 5
"""So many foreign parts are listed one by one."""
_SECOND = 0.2
"""The share of the words from which a second language is named too."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Pieces in a row that are not in English."""

    pieces: tuple[Piece, ...]

    @property
    def count(self) -> int:
        """How many words it has."""
        return _count(self.pieces)

    @property
    def weight(self) -> int:
        """How many different words it says, names and titles apart."""
        said = [words(piece.block.text) for piece in self.pieces]
        return len({word for each in said if len(each) >= _PHRASE for word in each if word[0].isalpha()})

    @property
    def speaks(self) -> bool:
        """Whether it says a sentence or more."""
        return self.weight >= max(_SENTENCE, _VARIED * self.count)

    @property
    def place(self) -> Place:
        """Where it begins."""
        marks = self.pieces[0].block.marks
        return marks[0][1] if marks else Place()


def english_only(name: str, reading: Reading) -> Reading:
    """`reading` without its foreign parts, which are listed as unread or told in a notice. Raises ReadError without English."""
    pieces = pieces_of(reading.blocks)
    parts = [_Part(tuple(row)) for foreign, row in groupby(pieces, key=lambda piece: piece.foreign) if foreign]
    if not parts:
        if not any(piece.english for piece in pieces):
            _refuse_strange(name, reading.blocks)
        return reading
    foreign = [piece for piece in pieces if piece.foreign]
    english = _count([piece for piece in pieces if piece.english])
    if english < _LEAST * (_count(foreign) + english):
        named = _languages(foreign)
        if named == ENGLISH_NAME:  # some of its characters do make words, so its encoding was mistaken
            raise ReadError(name, "is damaged: most of its characters make no text", "save it as UTF-8 and check that file")
        raise ReadError(name, f"is in {named}", _HINT)
    if sum(part.weight for part in parts) < _FEW:
        return replace(reading, notices=(*reading.notices, *(_remark(part) for part in parts if part.speaks)))
    rest = replace(reading, blocks=tuple(piece.block for piece in pieces if not piece.foreign))
    if _is_translation(pieces, parts, english):
        told = f"The text stands in English and in {_languages(foreign)}; only the English was read."
        return replace(rest, notices=(*reading.notices, told))
    return replace(rest, unread=(*reading.unread, *_unread(parts)))


def _refuse_strange(name: str, blocks: Sequence[Block]) -> None:
    """Refuse a file of some length in which no common English word stands: its language, or its letters, are unknown."""
    text = " ".join(block.text for block in blocks)
    if sum(word[0].isalpha() for word in words(text)) >= _ENOUGH and english_share(text) < _NONE:
        raise ReadError(name, "seems not to be in English", _HINT)


def _is_translation(pieces: Sequence[Piece], parts: Sequence[_Part], english: int) -> bool:
    """Whether the foreign parts stand beside the English: in a column of a table, or every other paragraph."""
    if all(piece.column for part in parts for piece in part.pieces):
        return True
    alike = english / 2 <= sum(part.count for part in parts) <= english * 2
    between = sum(not foreign for foreign, _ in groupby(pieces, key=lambda piece: piece.foreign))
    return alike and len(parts) >= _SIDE_BY_SIDE and between * 6 > len(pieces)


def _unread(parts: Sequence[_Part]) -> Iterator[Unread]:
    for part in parts[:_LISTED]:
        yield Unread(part.place, f"it is in {_languages(part.pieces)} ({part.count} words); {_HINT}")
    if rest := parts[_LISTED:]:
        left = [piece for part in rest for piece in part.pieces]
        yield Unread(rest[0].place, f"{len(rest)} parts from here on are in {_languages(left)} ({_count(left)} words); {_HINT}")


def _remark(part: _Part) -> str:
    at = part.place
    named = (("page", at.page), ("line", at.line), ("paragraph", at.paragraph))
    where = next((f" ({word} {number})" for word, number in named if number), "")
    return f"{part.count} words in {_languages(part.pieces)}{where} were not judged: the controls are written for English."


def _count(pieces: Sequence[Piece]) -> int:
    return sum(len(words(piece.block.text)) for piece in pieces)


def _languages(pieces: Sequence[Piece]) -> str:
    """The language of most of the words, and the second one where it has a good share of them."""
    count: Counter[str] = Counter()
    for piece in pieces:
        count[piece.language] += len(words(piece.block.text))
    if set(count) == {OTHER}:
        return tongue(" ".join(piece.block.text for piece in pieces)) or OTHER
    others = count.pop(OTHER, 0)
    (first, most), *rest = count.most_common(2)
    return f"{first} and {rest[0][0]}" if rest and rest[0][1] > _SECOND * (others + most + rest[0][1]) else first
