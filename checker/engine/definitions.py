"""The names that the terms themselves define, so that a signal knows “Texts” as output and "Example" as the company."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from checker.engine.parties import party_names
from checker.language.phrases import PhraseBook
from checker.language.words import words
from checker.model.document import Document
from checker.model.grammar import Grammar
from checker.model.norms import Bearer

# “X” means ...; “X” are ...
_MEANS = re.compile(r"[“\"]([A-Z][\w &’'-]{1,38})[”\"],?\s+(?:shall\s+mean|means?|refers?\s+to|is|are)\s+([^.;\n“\"]{5,260})")
# ... in response (“X”); (collectively, the “X”)
_CALLED = re.compile(r"\((?:[^()“\"]{0,24}\s)?[“\"]([A-Z][\w &’'-]{1,38})[,.]?[”\"]\)")
# How far before a bracket the words may stand that it names, at most back to the sentence's beginning.
_NAMED = 220
_LONGEST_NAME = 2
# Of the words before a parenthesis, so many say what is meant by it.
_BEFORE = 16
_ROLES = {Bearer.COMPANY: "company", Bearer.USER: "user"}


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
        definitions = [(match.group(1), match.group(2), False) for match in _MEANS.finditer(document.text)]
        definitions += [
            (match.group(1), _before(document.text, match.start()), True) for match in _CALLED.finditer(document.text)
        ]
        for name, body, before in definitions:
            keys = tuple(word.key for word in words(name))
            if not keys or len(keys) > _LONGEST_NAME or any((key,) in plain for key in keys):
                continue
            said = [word.key for word in words(body)]
            yield from ((keys, sense) for sense in _senses(said[-_BEFORE:] if before else said, grammar, book))


def _before(text: str, end: int) -> str:
    """What stands before a bracket, back to the last full stop."""
    return re.split(r"[.;\n()]", text[max(0, end - _NAMED) : end])[-1]


def _senses(keys: Sequence[str], grammar: Grammar, book: PhraseBook) -> list[str]:
    """What a definition's words can mean; its words on output often name the input too, so output is asked first."""
    for sense, sources in grammar.defined_names.items():
        if any(book.phrase(source).search(keys) for source in sources):
            return [sense]
    return []
