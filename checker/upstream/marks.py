"""What a section of an upstream text may begin with: labels and headings, seen line by line, in folded words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FOLDED = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u2011": "-", "\u2060": "", "\u200b": "", "\xa0": " "}
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"[*_`\\|>]|^\s*#+\s*|^\s*[+-]\s+")
# A label that begins a line: "1.24.1", "D.1", "a.", "Article 13", "§ 1798.140"; and "(ag)" anywhere but in "paragraph (ag)".
_LEADING = re.compile(
    r"(?P<law>(?:article|section|sec\.|§+)\s*)?"
    r"(?P<label>[a-z]?\d+[a-z]?(?:[.-]\d+)*(?:\.[a-z]\b)?|[a-z](?=[.)])(?:\.\d+)*|[ivx]{1,5}(?=[.)]))(?=[.):\s]|$)"
)
_BRACKETED = re.compile(
    r"(?:^|(?P<refers>\b(?:paragraph|subdivision|section|clause|point|article)s?)?\s)(?P<whole>\((?P<label>[A-Za-z]{1,4}|\d{1,3})\))",
    re.IGNORECASE,
)
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


class Mark(NamedTuple):
    """What a section may begin with: where its line or label stands, its label, its first words, its kind and, for what bears no
    label, its rank among headings (0 the highest).
    """

    start: int
    end: int
    label: Label
    words: frozenset[str]
    kind: str
    rank: int = 0


def fold(text: str) -> str:
    """A line without markup, in small letters, with plain quotes and single blanks."""
    return bare(text).lower()


def bare(text: str) -> str:
    """The same with its capitals."""
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", text).translate(_FOLDED)).split())


def marks_of(line: str, plain: str, below: str, at: int) -> Iterator[Mark]:
    """The marks of one line that begins at `at`."""
    folded = plain.lower()
    words = folded.split()
    rank = _rank(line, words, below)
    leading = _LEADING.match(folded)
    if leading:
        # A list inside a section may count anew: as text below headings, or deeper in the line.
        level = f"heading {rank}" if rank <= _MARKED else f"indent {len(line) - len(line.lstrip())}"
        kind = "article" if leading["law"] else level
        yield Mark(at, at + len(folded), atoms(leading["label"]), stems(" ".join(words[:_HEADING_WORDS])), kind)
    else:
        first = words[: _LEAD_WORDS if rank == _LINE else _HEADING_WORDS]
        yield Mark(at, at + len(folded), (), stems(" ".join(first)), "heading", rank)
    for found in _BRACKETED.finditer(plain):
        if not found["refers"]:
            # (b) goes on after (a), whatever (B) stands between them, and one at the start of a line after another there.
            start, label = found.start("whole"), found["label"]
            kind = f"bracket {label.isupper()} {start == 0}"
            yield Mark(at + start, at + found.end(), (label.lower(),), frozenset(), kind)


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


def exceeds(other: Label, mark: Label) -> bool:
    """Whether a number comes after another and is no part of it: 14 and 13.3 after 13.2, but not 13.2.1."""
    if not all(part.isdecimal() for part in (*other, *mark)) or other[: len(mark)] == mark:
        return False
    new, old = [int(part) for part in other], [int(part) for part in mark]
    return new > old and new[0] - old[0] <= _LEAP


def follows(other: Label, mark: Label) -> bool:
    """Whether a label is the next in count: 13.3 after 13.2, c after b, iv after iii."""
    if len(other) != len(mark) or other[:-1] != mark[:-1]:
        return False
    new, old = other[-1], mark[-1]
    if old.isdecimal() and new.isdecimal():
        return int(new) == int(old) + 1
    if old in _ROMANS[:-1] and new == _ROMANS[_ROMANS.index(old) + 1]:
        return True
    return len(new) == len(old) and new[:-1] == old[:-1] and ord(new[-1]) == ord(old[-1]) + 1


def atoms(label: str) -> Label:
    """The parts of a label as it is printed: "13(2)(f)" is 13, 2, f."""
    return tuple(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", label))


def stems(words: str) -> frozenset[str]:
    """The words that tell a heading, each by its first letters, so that "violence" finds "violent"."""
    return frozenset(word[:6] for word in _WORD.findall(words) if word not in _SMALL)
