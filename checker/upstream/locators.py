"""Finds a locator in an upstream text, and sees whether it stands in the section that its citation names.

How far a section can be checked hangs on what the text prints, so a locator that is there stands

- `AT` its section: every part of it was found as a label or a heading, and the locator below it;
- `WITHIN` the outer section: only the outer parts were found (nobody prints "Bullet 3"), and the locator below them;
- `UNPLACED`: the text prints none of it ("Opening", a text without numbers), so only the words are checked;
- `ELSEWHERE`: its section is printed, and the locator stands outside it.

A section reaches from its label to the next one in count, or to the end of the section around it; a heading's to the next
heading of its kind. A label that is printed more than once counts wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

_FOLDED = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u2011": "-", "\u2060": "", "\u200b": "", "\xa0": " "}
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"[*_`\\|>]|^\s*#+\s*|^\s*[+-]\s+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# A label that begins a line: "1.24.1", "D.1", "a.", "Article 13", "§ 1798.140"; and "(ag)" anywhere but in "paragraph (ag)".
_LEADING = re.compile(
    r"(?P<law>(?:article|section|sec\.|§+)\s*)?"
    r"(?P<label>[a-z]?\d+[a-z]?(?:[.-]\d+)*(?:\.[a-z]\b)?|[a-z](?=[.)])(?:\.\d+)*|[ivx]{1,5}(?=[.)]))(?=[.):\s]|$)"
)
_BRACKETED = re.compile(
    r"(?:^|(?P<refers>\b(?:paragraph|subdivision|section|clause|point|article)s?)?\s)(?P<whole>\((?P<label>[A-Za-z]{1,4}|\d{1,3})\))",
    re.IGNORECASE,
)
# A part of a citation that is a label: with a digit or a bracket at the end of words, also a letter where it stands alone.
_LABEL_PART = re.compile(r"\d|\([a-z]{1,4}\)$")
_LABEL_ALONE = re.compile(r"\d|\([a-z]{1,4}\)$|^[a-z]([.(].*)?$")
_WORD = re.compile(r"[a-z0-9]{2,}")
_SMALL = frozenset(["and", "or", "the", "of", "to", "for", "in", "on", "our", "as", "by", "use", "other", "from", "version"])
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_HEADING_WORDS = 16
_LEAD_WORDS = 8
# Sections are left out of a count now and then; a line that begins with a year is none.
_LEAP = 10
# Ranks: what is marked as a heading stands above bold and short lines, list items, and, last, lines of text.
_MARKED, _BOLD, _SHORT, _ITEM, _LINE = 6, 7, 8, 10, 99

Label = tuple[str, ...]
Part = Label | frozenset[str]
"""A part of a citation: a label, or the words of a heading."""


class Place(Enum):
    """Where a locator was found, seen from the section that its citation names."""

    AT = "at its section"
    WITHIN = "within the outer section"
    UNPLACED = "in a text that prints no such section"
    ELSEWHERE = "outside its section"
    ABSENT = "not in the text"


class _Mark(NamedTuple):
    """What a section may begin with: where its line or label stands, its label, its first words, its kind and, for what bears no
    label, its rank among headings (0 the highest).
    """

    start: int
    end: int
    label: Label
    words: frozenset[str]
    kind: str
    rank: int = 0


class _Scope(NamedTuple):
    """A stretch of the folded text."""

    start: int
    end: int


class UpstreamText:
    """An upstream text, folded: no markup, one blank between words, plain quotes, small letters."""

    def __init__(self, text: str) -> None:
        lines = _COMMENT.sub("", text).splitlines()
        pieces: list[str] = []
        self._marks: list[_Mark] = []
        at = 0
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            if plain := _plain(line):
                self._marks += _marks(line, plain, below, at)
                pieces.append(plain.lower())
                at += len(plain) + 1
        self.text = " ".join(pieces)

    def place(self, locator: str, section: str) -> Place:
        """Where the locator stands, seen from the section."""
        wanted = fold(locator)
        found = [_Scope(*match.span()) for match in re.finditer(re.escape(wanted), self.text)] if wanted else []
        if not found:
            return Place.ABSENT
        ways: list[Sequence[Part]] = list(_ways(section))
        if any(self._leads(way, found) for way in ways):
            return Place.AT
        if any(self._leads(way) for way in ways):
            return Place.ELSEWHERE
        outer = [way for longer in ways for way in _outer(longer)]
        if any(self._leads(way, found) for way in outer):
            return Place.WITHIN
        return Place.ELSEWHERE if any(self._leads(way) for way in outer) else Place.UNPLACED

    def _leads(self, way: Sequence[Part], found: Sequence[_Scope] | None = None, scope: _Scope | None = None) -> bool:
        """Whether the parts of a way lead, one inside the other, to a place where the locator was found, or to any place."""
        scope = scope or _Scope(0, len(self.text))
        if found is not None and not any(scope.start < at.end and at.start < scope.end for at in found):
            return False
        return not way or any(self._leads(way[1:], found, section) for section in self._sections(way[0], scope))

    def _sections(self, part: Part, scope: _Scope) -> Iterator[_Scope]:
        """The stretches in `scope` that a part of a citation can mean."""
        if isinstance(part, tuple):
            yield from self._labelled(part, 0, scope)
            return
        for place, mark in self._inside(scope):
            if part <= mark.words:
                yield self._stretch(place, scope)

    def _labelled(self, label: Label, done: int, scope: _Scope) -> Iterator[_Scope]:
        """The stretches that bear a label, printed whole ("13.1") or one part inside the other ("13", then "1.")."""
        if done == len(label):
            yield scope
            return
        for place, mark in self._inside(scope):
            depth = len(mark.label)
            if depth > done and mark.label == label[:depth]:
                yield from self._labelled(label, depth, self._stretch(place, scope))
            elif depth and mark.label == label[done : done + depth]:
                yield from self._labelled(label, done + depth, self._stretch(place, scope))

    def _inside(self, scope: _Scope) -> Iterator[tuple[int, _Mark]]:
        for place, mark in enumerate(self._marks):
            if scope.start <= mark.start < scope.end:
                yield place, mark

    def _stretch(self, place: int, scope: _Scope) -> _Scope:
        mark = self._marks[place]
        after = [other for other in self._marks[place + 1 :] if other.start < scope.end and other.kind == mark.kind]
        if mark.label:
            ending = next((other for other in after if _follows(other.label, mark.label)), None)
            ending = ending or next((other for other in after if _exceeds(other.label, mark.label)), None)
        else:
            # A heading right below another one ("Attachment A", "Use restrictions") goes on with it.
            ending = next((other for other in after if other.rank <= mark.rank and other.start > mark.end + 1), None)
        return _Scope(mark.start, ending.start if ending else scope.end)


def fold(text: str) -> str:
    """A line without markup, in small letters, with plain quotes and single blanks."""
    return _plain(text).lower()


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", text).translate(_FOLDED)).split())


def _marks(line: str, plain: str, below: str, at: int) -> Iterator[_Mark]:
    """The marks of one line that begins at `at`."""
    folded = plain.lower()
    words = folded.split()
    rank = _rank(line, words, below)
    leading = _LEADING.match(folded)
    if leading:
        # A list inside a section may count anew: as text below headings, or deeper in the line.
        level = f"heading {rank}" if rank <= _MARKED else f"indent {len(line) - len(line.lstrip())}"
        kind = "article" if leading["law"] else level
        yield _Mark(at, at + len(folded), _atoms(leading["label"]), _stems(" ".join(words[:_HEADING_WORDS])), kind)
    else:
        first = words[: _LEAD_WORDS if rank == _LINE else _HEADING_WORDS]
        yield _Mark(at, at + len(folded), (), _stems(" ".join(first)), "heading", rank)
    for found in _BRACKETED.finditer(plain):
        if not found["refers"]:
            # (b) goes on after (a), whatever (B) stands between them, and one at the start of a line after another there.
            start, label = found.start("whole"), found["label"]
            kind = f"bracket {label.isupper()} {start == 0}"
            yield _Mark(at + start, at + found.end(), (label.lower(),), frozenset(), kind)


def _rank(line: str, words: list[str], below: str) -> int:
    """How high a line without label stands: underlined, marked, bold or short headings, then list items by their depth; a line
    of text, which is a heading of itself alone, stands below all.
    """
    stripped = line.strip()
    if below.strip()[:3] in ("===", "---"):
        return 1 if below.strip()[0] == "=" else 2
    if stripped.startswith("#"):
        return min(len(stripped) - len(stripped.lstrip("#")), _MARKED)
    if stripped.startswith(("* ", "- ", "+ ")):
        return _ITEM + len(line) - len(line.lstrip())
    if len(words) > _HEADING_WORDS or stripped.endswith((".", ";", ",", ":")):
        return _LINE
    return _BOLD if stripped.startswith(("**", "__")) else _SHORT


def _exceeds(other: Label, mark: Label) -> bool:
    """Whether a number comes after another and is no part of it: 14 and 13.3 after 13.2, but not 13.2.1."""
    if not all(part.isdecimal() for part in (*other, *mark)) or other[: len(mark)] == mark:
        return False
    new, old = [int(part) for part in other], [int(part) for part in mark]
    return new > old and new[0] - old[0] <= _LEAP


def _follows(other: Label, mark: Label) -> bool:
    """Whether a label is the next in count: 13.3 after 13.2, c after b, iv after iii."""
    if len(other) != len(mark) or other[:-1] != mark[:-1]:
        return False
    new, old = other[-1], mark[-1]
    if old.isdecimal() and new.isdecimal():
        return int(new) == int(old) + 1
    if old in _ROMANS[:-1] and new == _ROMANS[_ROMANS.index(old) + 1]:
        return True
    return len(new) == len(old) and new[:-1] == old[:-1] and ord(new[-1]) == ord(old[-1]) + 1


def _ways(section: str) -> Iterator[list[Part]]:
    """The ways to read a section: its parts one inside the other; without the outer headings, since a text may print outer and
    inner ones alike; each label alone ("3.1, 3.2"; "4(a) to (d)").
    """
    for alternative in fold(section).split(";"):
        split = (part.strip() for part in re.split(r",| to |(?<=\))-(?=\()", alternative))
        parts: list[Part] = [part for part in (_label(words) or _stems(words) for words in split) if part]
        for place, part in enumerate(parts):
            yield parts[place:]
            if isinstance(part, tuple):
                break
        if len(parts) > 1:
            for part in parts:
                if isinstance(part, tuple):
                    yield [part]


def _outer(way: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """What is left of a way without its innermost parts, the longest first."""
    for length in range(len(way) - 1, -1, -1):
        last = way[length]
        if isinstance(last, tuple):
            for shorter in range(len(last) - 1, 0, -1):
                yield [*way[:length], last[:shorter]]
        if length:
            yield way[:length]


def _label(part: str) -> Label:
    """The label in a part of a section: "13(2)(f)" is 13, 2, f; "15 u.s.c. 6502(b)" is 6502, b; none for plain words."""
    words = part.split()
    if not words or not (_LABEL_PART.search(words[-1]) if len(words) > 1 else _LABEL_ALONE.search(words[-1])):
        return ()
    return _atoms(words[-1])


def _atoms(label: str) -> Label:
    return tuple(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", label))


def _stems(words: str) -> frozenset[str]:
    """The words that tell a heading, each by its first letters, so that "violence" finds "violent"."""
    return frozenset(word[:6] for word in _WORD.findall(words) if word not in _SMALL)
