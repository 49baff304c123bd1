"""The names that the terms themselves define, so that a signal knows “Texts” as output and "Example" as the company."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.engine.parties import party_names
from checker.language.phrases import PhraseBook
from checker.language.words import words
from checker.model.document import Document
from checker.model.grammar import Grammar
from checker.model.norms import Bearer

# “X” means ...; “X” are ...; when we say “X”, we mean ...
_MEANS = re.compile(
    r"[“\"]([A-Z][\w &’'-]{1,38})[”\"],?\s+(?i:shall\s+mean|we\s+mean|means?|refers?\s+to|is|are)\s+([^.;\n“\"]{5,260})"
)
# A line of a list or table, which needs no quotes: X means ..., X: ..., X | ...
_LINE = re.compile(
    r"^([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)(?: (?:shall mean|means?|refers? to) |: | ?[|–—] )([^.;\n“\"]{5,260})", re.MULTILINE
)
# ... in response (“X”); (collectively, the “X”)
_CALLED = re.compile(r"\((?:[^()“\"]{0,40}\s)?[“\"]([A-Z][\w &’'-]{1,38})[,.]?[”\"]\)")
# How far before a bracket the words may stand that it names, at most back to the sentence's beginning.
_NAMED = 220
_LONGEST_NAME = 2
# Of the words before a parenthesis, so many say what is meant by it.
_BEFORE = 16
# "“Example” means Example Ltd, the operator of the site": its firm stands before what tells who it is.
_WHO = 8
_ROLES = {Bearer.COMPANY: "company", Bearer.USER: "user"}


@dataclass(frozen=True, slots=True)
class _Body:
    """What a definition says: its words, where what it names may begin, and how many of the last words tell."""

    said: list[str]
    starts: tuple[int, ...]
    most: int = 0
    """0 for all of them."""
    at_start: bool = False
    """Whether a thing too must be what it begins with, as the name may be no more than a label."""


def defined_names(documents: Sequence[Document], grammar: Grammar, book: PhraseBook) -> Mapping[tuple[str, ...], str]:
    """Folded names -> the word that signals know them by. A name that is defined in two senses is left out."""
    found: dict[tuple[str, ...], str] = {}
    twice: set[tuple[str, ...]] = set()
    for name, sense in [*_things(documents, grammar, book), *_parties(documents, grammar)]:
        if found.setdefault(name, sense) != sense:
            twice.add(name)
    return {name: sense for name, sense in found.items() if name not in twice}


def _parties(documents: Sequence[Document], grammar: Grammar) -> Iterable[tuple[tuple[str, ...], str]]:
    for name, bearer in party_names(documents, grammar):
        yield tuple(word.key for word in words(name)), _ROLES[bearer]


def _things(documents: Sequence[Document], grammar: Grammar, book: PhraseBook) -> Iterable[tuple[tuple[str, ...], str]]:
    plain = {tuple(word.key for word in words(name)) for name in grammar.lists["plain_names"]}
    for document in documents:
        for name, body in _definitions(document.text, grammar):
            keys = tuple(word.key for word in words(name))
            if not keys or len(keys) > _LONGEST_NAME or any((key,) in plain for key in keys):
                continue
            for sense in _senses(body, grammar, book):
                yield keys, sense
                if sense == _ROLES[Bearer.USER] and not keys[-1].endswith("s"):
                    yield (*keys[:-1], f"{keys[-1]}s"), sense


def _definitions(text: str, grammar: Grammar) -> Iterable[tuple[str, _Body]]:
    """Every name that the text defines, with the words that say what it means."""
    for match in _MEANS.finditer(text):
        yield match.group(1), _Body([word.key for word in words(match.group(2))], (0,))
    for match in _LINE.finditer(text):
        yield match.group(1), _Body([word.key for word in words(match.group(2))], (0, 1), at_start=True)
    for match in _CALLED.finditer(text):
        said = [word.key for word in words(_before(text, match.start()))]
        starts = [at + 1 for at, key in enumerate(said) if key in grammar.lists["name_openers"]]
        yield match.group(1), _Body(said, (0, *starts), most=_BEFORE)


def _before(text: str, end: int) -> str:
    """What stands before a bracket, back to the last full stop."""
    return re.split(r"[.;\n()]", text[max(0, end - _NAMED) : end])[-1]


def _senses(body: _Body, grammar: Grammar, book: PhraseBook) -> list[str]:
    """What a definition's words can mean; its words on output often name the input too, so output is asked first.

    A party must be what the definition begins with: "a file that a person uploads" is no person.
    """
    for sense, sources in grammar.defined_names.items():
        phrases = [book.phrase(source) for source in sources]
        if body.at_start or sense in _ROLES.values():
            starts = range(_WHO) if sense == _ROLES[Bearer.COMPANY] else body.starts
            fits = any(phrase.match(body.said, at) >= 0 for phrase in phrases for at in starts)
        else:
            fits = any(phrase.search(body.said[-body.most :]) for phrase in phrases)
        if fits:
            return [sense]
    return []
