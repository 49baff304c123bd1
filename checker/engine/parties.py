"""The parties' names, taken from the terms' own definitions: `Example Labs Ltd ("we", "Example")`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.model.document import Document
from checker.model.grammar import Grammar
from checker.model.norms import Bearer

_PARENTHESIS = re.compile(r"\(([^()]{0,160})\)")
_QUOTED = re.compile(r"[\"“”'‘]([A-Za-z][^\"“”]{0,40}?)[,.]?[\"“”'’]")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w&.’'-]*[,]?\s+){0,4}[A-Z][\w&.’'-]*)[,.]?\s*$")
# Whoever keeps rights in its own terms is the company, defined or not.
_KEEPS_RIGHTS = re.compile(r"\b([A-Z][\w&]+(?: [A-Z][\w&]+)?) (?:reserves|retains) (?:the|all|its) rights?\b")
# A brand is taken from a company's name only where it is used so often, and is no short word.
_BRAND_USES = 3
_SHORTEST_BRAND = 4
# How much of a document may hold its definitions of the parties.
_HEAD = 20_000


@dataclass(frozen=True, slots=True)
class _Words:
    """What the grammar knows of parties: plain words for each role, and what ends a company's name."""

    roles: Mapping[Bearer, frozenset[str]]
    suffix: re.Pattern[str]


def _words(grammar: Grammar) -> _Words:
    roles = {
        Bearer.COMPANY: frozenset(grammar.lists["company_words"]),
        Bearer.USER: frozenset(grammar.lists["user_words"]),
    }
    endings = "|".join(map(re.escape, grammar.lists["company_suffixes"]))
    return _Words(roles, re.compile(rf"[,]?\s+(?:{endings})\.?,?$", re.IGNORECASE))


def party_names(documents: Iterable[Document], grammar: Grammar) -> tuple[tuple[str, Bearer], ...]:
    """Names that the terms give the parties, each with its role, in the order found; names that are plain words of a role are
    left out, the grammar has those.
    """
    known = _words(grammar)
    found: dict[str, Bearer] = {}
    for document in documents:
        head = document.text[:_HEAD]
        for match in _PARENTHESIS.finditer(head):
            for name, bearer in _defined(head[: match.start()], match.group(1), known):
                found.setdefault(name, bearer)
        for name in [name for name, bearer in found.items() if bearer is Bearer.COMPANY]:
            if brand := _brand(name, document.text):
                found.setdefault(brand, Bearer.COMPANY)
        for match in _KEEPS_RIGHTS.finditer(document.text):
            for name, bearer in _phrase(match.group(1), Bearer.COMPANY):
                if name.lower() not in known.roles[Bearer.USER]:
                    found.setdefault(name, bearer)
    return tuple(found.items())


def _defined(before: str, inside: str, known: _Words) -> Iterable[tuple[str, Bearer]]:
    """The names that one parenthesis defines: those quoted in it, and the company's name before it."""
    quoted = [term.strip() for term in _QUOTED.findall(inside)]
    if not quoted:
        return
    plain = [re.sub(r"^(the|a|an|each)\s+", "", term.lower()) for term in quoted]
    role = next((bearer for bearer, names in known.roles.items() if any(term in names for term in plain)), None)
    name = _NAME_BEFORE.search(before[-80:])
    if role is None and name and known.suffix.search(" " + name.group(1).strip()) and len(quoted) == 1:
        role = Bearer.COMPANY
    if role is None:
        return
    for term, low in zip(quoted, plain, strict=True):
        if low not in known.roles[role] and low.split()[0] not in (
            "collectively",
            "service",
            "services",
            "site",
            "terms",
        ):
            yield from _phrase(term, role)
    if role is Bearer.COMPANY and name:
        bare = known.suffix.sub("", " " + name.group(1).strip()).strip()
        if bare.lower() not in ("you", "the", "we"):
            yield from _phrase(bare, role)


def _brand(name: str, text: str) -> str:
    """The first word of a company's name, where the terms use it alone, as a name, and never as a plain word."""
    first, _, rest = name.partition(" ")
    if not rest or len(first) < _SHORTEST_BRAND:
        return ""
    if re.search(rf"(?<![@./\w]){first.lower()}\b(?!\.\w)", text):  # a web address is no plain word
        return ""
    alone = re.findall(rf"(?<=[a-z,] ){first}\b(?! {re.escape(rest.split()[0])})", text)
    return first if len(alone) >= _BRAND_USES else ""


def _phrase(name: str, role: Bearer) -> Iterable[tuple[str, Bearer]]:
    """A name as a phrase: letters and digits only, so that no sign of the phrase language slips in."""
    words = re.findall(r"[^\W_]+", name)
    if words and len(words) <= 5:
        yield " ".join(words), role
