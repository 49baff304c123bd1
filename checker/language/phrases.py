"""The phrase language of rulesets: how a signal says which words it looks for.

    spam*                          a word that starts so
    unsolicited|bulk message*      one of these words, then another
    send* ~3 spam                  up to three words between
    (strictly | expressly)?        phrases to choose from (bars with blanks around them), here optional
    {message}                      a phrase list of rulesets/language/vocabulary.yaml
    #>=13                          a number of at least 13, in digits or as a word up to twenty-one

Words are folded (see `language.words`), so phrases are written in American spelling only for stems: `unauthoriz*`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from checker.language.matching import Choice, Gap, Node, OneWord, Phrase
from checker.language.words import word_keys

_TOKEN = re.compile(r"\s+\|\s+|\||[()?]|\{[\w-]+\}|~\d+|#>=\d+|[^\s|()?{}~#]+")


class PhraseError(ValueError):
    """A phrase that is not of the phrase language; the text says what is wrong with it."""


class PhraseBook:
    """Parses phrases against named phrase lists; each list and phrase is parsed once."""

    def __init__(self, vocabulary: Mapping[str, Sequence[str]]) -> None:
        self._vocabulary = vocabulary
        self._named: dict[str, Node | None] = {}
        self._parsed: dict[str, Phrase] = {}

    def phrase(self, source: str) -> Phrase:
        """Parse one phrase; PhraseError says what is wrong with it."""
        if source not in self._parsed:
            nodes = self._nodes(source)
            if isinstance(nodes[0], Gap):
                raise PhraseError(f"{source!r}: a phrase cannot begin with a gap")
            self._parsed[source] = Phrase(source, nodes)
        return self._parsed[source]

    def _nodes(self, source: str) -> tuple[Node, ...]:
        tokens = _TOKEN.findall(source)
        if "".join("".join(tokens).split()) != "".join(source.split()):
            raise PhraseError(f"{source!r}: holds a sign that is not of the phrase language")
        ways, rest = self._ways(tokens, 0)
        if rest != len(tokens):
            raise PhraseError(f"{source!r}: a closing bracket without its opening one")
        nodes = ways[0] if len(ways) == 1 else (Choice(ways),)
        if not nodes:
            raise PhraseError(f"{source!r}: an empty phrase")
        return nodes

    def _ways(self, tokens: list[str], at: int) -> tuple[tuple[tuple[Node, ...], ...], int]:
        """The sequences that bars with blanks around them part, up to a closing bracket or the end."""
        ways: list[tuple[Node, ...]] = []
        nodes: list[Node] = []
        size = len(tokens)
        while at < size and tokens[at] != ")":
            token = tokens[at]
            if token[0] == "~":
                nodes.append(Gap(int(token[1:])))
                at += 1
            elif token[0].isspace():
                ways.append(tuple(nodes))
                nodes = []
                at += 1
            else:
                at = self._item(tokens, at, nodes)
        ways.append(tuple(nodes))
        if len(ways) > 1 and not all(ways):
            raise PhraseError("an empty choice beside a bar")
        return tuple(ways), at

    def _item(self, tokens: list[str], at: int, nodes: list[Node]) -> int:
        """Add one item of a sequence: atoms joined by tight bars, perhaps optional."""
        atom, at = self._atom(tokens, at)
        size = len(tokens)
        if at >= size or tokens[at] not in ("|", "?"):
            nodes.extend(atom)
            return at
        ways = [atom]
        while at < size and tokens[at] == "|":
            atom, at = self._atom(tokens, at + 1)
            ways.append(atom)
        optional = at < size and tokens[at] == "?"
        nodes.append(_merge(ways, optional))
        return at + 1 if optional else at

    def _atom(self, tokens: list[str], at: int) -> tuple[tuple[Node, ...], int]:
        if at >= len(tokens):
            raise PhraseError("a phrase that ends too early")
        token = tokens[at]
        first = token[0]
        if first == "(":
            ways, at = self._ways(tokens, at + 1)
            if at >= len(tokens):
                raise PhraseError("an opening bracket without its closing one")
            return (_merge(list(ways), optional=False),), at + 1
        if first == "{":
            return (self._list(token[1:-1]),), at + 1
        if first == "#":
            return (OneWord(frozenset(), (), int(token[3:])),), at + 1
        if first in ")|?~" or first.isspace():
            raise PhraseError(f"cannot read {token!r} here")
        return _word_nodes(token), at + 1

    def _list(self, name: str) -> Node:
        if name not in self._vocabulary:
            raise PhraseError(f"no phrase list is called {name!r}")
        if name not in self._named:
            self._named[name] = None
            ways = [self.phrase(source).nodes for source in self._vocabulary[name]]
            self._named[name] = _merge(ways, optional=False)
        found = self._named[name]
        if found is None:
            raise PhraseError(f"the phrase list {name!r} contains itself")
        return found


@cache
def _word_nodes(value: str) -> tuple[Node, ...]:
    """A word as written, perhaps with a star; "e-mail" and "don't" give the words they are cut into."""
    if value.endswith("*"):
        stem = value[:-1]
        keys = word_keys(stem)
        if not keys or not stem[-1].isalnum():
            raise PhraseError(f"{value!r}: a star needs a stem before it")
        last = keys[-1]
        # Folding turns -ising into -izing, also where American spelling keeps the s ("advertising").
        stems = (last, f"{last[:-1]}z") if last.endswith(("is", "ys")) else (last,)
        return (*keys[:-1], OneWord(frozenset(), stems))
    keys = word_keys(value)
    if not keys:
        raise PhraseError(f"{value!r} is not a word")
    return tuple(keys)


def _merge(ways: list[tuple[Node, ...]], optional: bool) -> Node:
    """Alternatives as one node; the single words among them become one set, which is faster to test."""
    exact: set[str] = set()
    stems: list[str] = []
    rest: list[tuple[Node, ...]] = []
    for way in ways:
        only = way[0] if len(way) == 1 else None
        if type(only) is str:
            exact.add(only)
        elif type(only) is OneWord and only.least is None:
            exact |= only.exact
            stems.extend(only.stems)
        else:
            rest.append(way)
    if len(exact) == 1 and not stems:
        rest.insert(0, (exact.pop(),))
    elif exact or stems:
        rest.insert(0, (OneWord(frozenset(exact), tuple(stems)),))
    if len(rest) == 1 and len(rest[0]) == 1 and not optional:
        return rest[0][0]
    return Choice(tuple(rest), optional)
