"""The parties' names, taken from the terms' own definitions: `Example Labs Ltd ("we", "Example")`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model.document import Document
from checker.model.grammar import Grammar
from checker.model.norms import Bearer

_PARENTHESIS = re.compile(r"\(([^()]{0,160})\)")
_QUOTED = re.compile(r"[\"“”'‘]([A-Za-z][^\"“”]{0,40}?)[,.]?[\"“”'’]")
# Plain words of a party in a bracket need no quotes: "Example (we, us)".
_BARE = re.compile(r"(?:the )?[a-z]+(?:(?:,| and| or|,? and|/) ?(?:the )?[a-z]+){0,3}", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w&.’'-]*[,]?\s+){0,4}[A-Z][\w&.’'-]*)[,.]?\s*$")
# In capitals any word looks like a name; these end one.
_NO_NAME = re.compile(r"^.*\b(?:is|are|between|and|by|with|of|the|to|from|in|under|at)\b\s+", re.IGNORECASE)
# "... incorporated in England (the “Supplier”)": a place, and no name.
_PLACE = re.compile(r"\b(?:in|of|under|at)\s+(?:the\s+)?$", re.IGNORECASE)
# “Example”, “we” and “us” mean Example Ltd; SUPPLIER means Example Ltd
_SERIES = re.compile(
    r"(?:((?:[\"“][^\"“”]{1,38}[\"”],?\s+(?:and\s+|or\s+)?){1,5})(?i:means?|we mean|shall mean|refers? to|is|are)"
    r"|^([A-Z][\w ]{1,30}?)\s+(?:means?|shall mean|refers? to))\s+(?=([^;\n]{3,120}))",
    re.MULTILINE,
)
_RUN_BY = r"\b(?:operated|run|published|owned|between you and)(?: and \w+)?(?: by)?\s+"
# Whoever keeps rights in its own terms is the company, defined or not.
_KEEPS_RIGHTS = re.compile(r"\b([A-Z][\w&]+(?: [A-Z][\w&]+)?) (?:reserves|retains) (?:the|all|its) rights?\b")
# A brand is taken from a company's name only where it is used so often, and is no short word.
_BRAND_USES = 3
_SHORTEST_BRAND = 4
# How much of a document may hold its definitions of the parties.
_HEAD = 20_000
_THINGS = {"collectively", "service", "services", "site", "terms", "parties"}


@dataclass(frozen=True, slots=True)
class _Words:
    """What the grammar knows of parties: plain words for each role, what ends a company's name, and a name that ends so."""

    roles: Mapping[Bearer, frozenset[str]]
    suffix: re.Pattern[str]
    firm: re.Pattern[str]
    runs: re.Pattern[str]


def _words(grammar: Grammar) -> _Words:
    roles = {
        Bearer.COMPANY: frozenset(grammar.lists["company_words"]),
        Bearer.USER: frozenset(grammar.lists["user_words"]),
    }
    endings = "|".join(map(re.escape, grammar.lists["company_suffixes"]))
    firm = rf"((?:[A-Z][\w&’'-]*[ ,]+){{1,4}}?)(?i:{endings})\b"
    return _Words(
        roles,
        re.compile(rf"(?:[,]?\s+(?:{endings})\.?,?)+$", re.IGNORECASE),
        re.compile(firm),
        re.compile(_RUN_BY + firm),
    )


def party_names(documents: Iterable[Document], grammar: Grammar) -> tuple[tuple[str, Bearer], ...]:
    """Names that the terms give the parties, each with its role, in the order found; names that are plain words of a role are
    left out, the grammar has those.
    """
    known = _words(grammar)
    found: dict[str, Bearer] = {}
    for document in documents:
        for name, bearer in _in_head(document.text[:_HEAD], known):
            found.setdefault(name, bearer)
        for name in [name for name, bearer in found.items() if bearer is Bearer.COMPANY]:
            if brand := _brand(name, document.text):
                found.setdefault(brand, Bearer.COMPANY)
        for match in _KEEPS_RIGHTS.finditer(document.text):
            for name, bearer in _phrase(match.group(1), Bearer.COMPANY):
                if name.lower() not in known.roles[Bearer.USER]:
                    found.setdefault(name, bearer)
    return tuple(found.items())


def _in_head(head: str, known: _Words) -> Iterable[tuple[str, Bearer]]:
    """The names that brackets define, then those of sentences that say who somebody is, then whoever runs the service."""
    for match in _PARENTHESIS.finditer(head):
        inside = match.group(1)
        quoted = [term.strip() for term in _QUOTED.findall(inside)]
        if not quoted and _BARE.fullmatch(inside):
            quoted = [word for word in re.findall(r"\w+", inside) if word.lower() in known.roles[Bearer.COMPANY]]
        before = head[max(0, match.start() - 200) : match.start()]
        yield from _defined(quoted, before, _name(before, known), known)
    for match in _SERIES.finditer(head):
        quoted = [term.strip() for term in _QUOTED.findall(match.group(1) or f"“{match.group(2)}”")]
        firm = known.firm.match(match.group(3))
        if firm:
            yield from _defined(quoted, "", firm.group(), known)
    for match in known.runs.finditer(head):
        yield from _phrase(match.group(1), Bearer.COMPANY)


def _name(before: str, known: _Words) -> str:
    """The name that stands before a bracket, or nothing."""
    near = before[-80:]
    match = _NAME_BEFORE.search(near)
    if not match:
        return ""
    name = match.group(1).strip()
    if name.isupper():
        name = _NO_NAME.sub("", name)
    place = _PLACE.search(near[: match.end(1) - len(name)])
    return "" if place and not known.suffix.search(" " + name) else name


def _defined(quoted: Sequence[str], before: str, name: str, known: _Words) -> Iterable[tuple[str, Bearer]]:
    """The names that one definition gives: those quoted in it, and the company's name that it explains."""
    if not quoted:
        return
    plain = [re.sub(r"^(the|a|an|each)\s+", "", term.lower()) for term in quoted]
    role = next((bearer for bearer, names in known.roles.items() if any(term in names for term in plain)), None)
    firm = bool(known.suffix.search(" " + name)) or _of_firm(quoted[0], before, known)
    if role is None and firm and len(quoted) == 1:
        role = Bearer.COMPANY
    if role is None:
        return
    for term, low in zip(quoted, plain, strict=True):
        if low not in known.roles[role] and _THINGS.isdisjoint((low.split()[0], low.split()[-1])):
            yield from _phrase(term, role)
    if role is Bearer.COMPANY and name:
        bare = known.suffix.sub("", " " + name).strip()
        if bare.lower() not in ("you", "the", "we"):
            yield from _phrase(bare, role)


def _of_firm(term: str, before: str, known: _Words) -> bool:
    """Whether a firm of that name stands in the same sentence ("Example Ltd, a company in Wales (“Example”)")."""
    sentence = re.split(r"[.;\n]\s", before)[-1]
    return any(match.group(1).strip(" ,").startswith(term) for match in known.firm.finditer(sentence))


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
