"""The grammar of norms made ready for reading: operators, parties and lists as phrase tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.language.lookup import PhraseTable
from checker.language.phrases import PhraseBook
from checker.model.grammar import Grammar, Operator
from checker.model.norms import Bearer


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tables of the grammar's phrases. `parties` also holds the names that the terms themselves define."""

    operators: PhraseTable[Operator]
    parties: PhraseTable[Bearer]
    lists: dict[str, PhraseTable[None]]

    def starts_with(self, name: str, keys: Sequence[str], at: int) -> bool:
        """Whether a phrase of the list `name` stands at word `at`."""
        return self.lists[name].matches(keys, at)

    def has(self, name: str, keys: Sequence[str]) -> bool:
        """Whether a phrase of the list `name` occurs in `keys`."""
        return self.lists[name].occurs(keys)


def lexicon(grammar: Grammar, book: PhraseBook, names: Iterable[tuple[str, Bearer]] = ()) -> Lexicon:
    """Compile the grammar; `names` are party names found in the terms ("Example Labs", company)."""
    operators = ((book.phrase(source), operator) for operator in grammar.operators for source in operator.phrases)
    # Defined names come first: a tie with a general word goes to what the terms themselves say.
    parties = [(book.phrase(name), bearer) for name, bearer in names]
    parties += [(book.phrase(source), bearer) for bearer, sources in grammar.parties.items() for source in sources]
    lists = {name: PhraseTable((book.phrase(source), None) for source in sources) for name, sources in grammar.lists.items()}
    return Lexicon(PhraseTable(operators), PhraseTable(parties), lists)
