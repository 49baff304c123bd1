"""The grammar of norms made ready for reading: operators, parties and lists as phrase tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.language.lookup import PhraseTable
from checker.language.phrases import PhraseBook
from checker.model.grammar import Grammar, Operator
from checker.model.norms import Bearer


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tables of the grammar's phrases. Names that the terms define come as the word they stand for."""

    grammar: Grammar
    book: PhraseBook
    operators: PhraseTable[Operator]
    parties: PhraseTable[Bearer]
    lists: dict[str, PhraseTable[None]]

    def starts_with(self, name: str, keys: Sequence[str], at: int) -> bool:
        """Whether a phrase of the list `name` stands at word `at`."""
        return self.lists[name].matches(keys, at)

    def has(self, name: str, keys: Sequence[str]) -> bool:
        """Whether a phrase of the list `name` occurs in `keys`."""
        return self.lists[name].occurs(keys)


def lexicon(grammar: Grammar, book: PhraseBook) -> Lexicon:
    """Compile the grammar; once is enough for any number of terms sets."""
    operators = ((book.phrase(source), operator) for operator in grammar.operators for source in operator.phrases)
    parties = ((book.phrase(source), bearer) for bearer, sources in grammar.parties.items() for source in sources)
    lists = {name: PhraseTable((book.phrase(source), None) for source in sources) for name, sources in grammar.lists.items()}
    return Lexicon(grammar, book, PhraseTable(operators), PhraseTable(parties), lists)
