"""What makes no difference between two versions of a text, decided here for all who compare.

The readers have taken off markup, link targets and numbers at the head of a clause. Here go quotes, dashes, capitals, punctuation
and the labels of enumerations inside a sentence: "(a) sell; and (b) rent" says the same as its two items in a list. A label that
is referred to ("clauses (a) and (b)") is a word like any other. Capitals and punctuation are compared apart (`printed`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.language.words import word_keys

_SIGNS = str.maketrans({"%": " percent ", "$": " dollar ", "€": " euro ", "£": " pound ", "\u2060": "", "\u200b": "", "\xad": ""})
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u2011": "-", "…": "..."})
_LABEL = r"\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)"
_REFERRED = re.compile(
    rf"\b(?:sub)?(?:sections?|clauses?|paragraphs?|articles?|items?|points?|parts?|exhibits?)\s+[\d.]*\s*{_LABEL}"
    rf"(?:(?:\s*(?:,|and|or|to|through|-)\s*|\s*)[\d.]*{_LABEL})*|(?P<label>(?<![\w)]){_LABEL})",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\b((?:sub)?sections?|clauses?|paragraphs?|articles?) (\d+(?: \d+)*)\b")
# A label that a lost line break left at the end of the sentence before, or at the head of its own.
_TRAILING = re.compile(r"(?:(?<=[.;:”\")])\s+|^)(?:[a-z]|[ivx]{1,5}|\d{1,2})\.$")
_HEADING = re.compile(r"^(?:[a-z]|[ivx]{1,5})\.\s+(?=[A-Z“\"])")
_COUNTED = re.compile(r"\s+(\d{1,2})\.$")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:(?:last|date|version|release|effective|as|previous|current|publication|posted|published|revised|modified|updated?|up"
    r"|on|of|from|the|this|these|policy|terms|document|page|agreement|license|v?\d+|is|was|and|utc|gmt)(?:\b|$)[\s:.,|–-]*)+",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"(?:see |view )?(?:the )?(?:previous|prior|archived|past|earlier) versions?(?:\(s\))?\.?", re.IGNORECASE)
_MOST_DATED = 14
"""Words of a line that does no more than say when a text was updated."""
_NAME_WORDS = 2
"""Words of a name ("Llama 3.1") that such a line may hold beside that."""


@lru_cache(maxsize=8192)  # most sentences of two versions are the same
def folded(sentence: str) -> str:
    """The words of a sentence as they are compared, with one blank between them."""
    unlabelled = _REFERRED.sub(lambda match: " " if match["label"] else match.group(), sentence.translate(_SIGNS))
    return " ".join(word_keys(unlabelled))


@lru_cache(maxsize=8192)
def printed(sentence: str) -> str:
    """A sentence with its capitals and punctuation, and nothing of blanks and of the form of quotes and dashes."""
    return "".join(_REFERRED.sub(lambda match: "" if match["label"] else match.group(), sentence).translate(_PLAIN).split())


def unnumbered(sentences: Sequence[str]) -> list[str]:
    """The sentences of a paragraph without the labels of a list that lost its lines: "... of 1997 9." and "Guns ... 10."."""
    counts = [int(found[1]) if (found := _COUNTED.search(each)) else None for each in sentences]
    plain: list[str] = []
    for at, (each, count) in enumerate(zip(sentences, counts, strict=True)):
        beside = (*counts[max(at - 1, 0) : at], *counts[at + 1 : at + 2])
        counted = count is not None and any(other is not None and abs(other - count) == 1 for other in beside)
        plain.append((_COUNTED if counted else _TRAILING).sub("", _HEADING.sub("", each)))
    return plain


def says_when(sentence: str) -> bool:
    """Whether a line only says when the text was updated ("Last updated: 3 May 2026"), or where older versions are."""
    if _ARCHIVE.fullmatch(sentence):
        return True
    if len(sentence.split()) > _MOST_DATED or not _DATE.search(sentence):
        return False
    rest = _UPDATED.sub(" ", _DATE.sub(" ", sentence))
    named = _UPDATED.search(_DATE.sub(" ", sentence)) is not None
    return len(re.findall(r"[^\W_]+", rest)) <= (_NAME_WORDS if named else 0)


def references(key: str) -> list[str]:
    """The numbers of sections that folded words refer to, in order, as folded: "50 12" for 50.12."""
    return [match.group(2) for match in _SECTION.finditer(key)]


def without_references(key: str) -> str:
    """Folded words with the numbers of sections that they refer to taken out."""
    return _SECTION.sub(r"\1", key)
