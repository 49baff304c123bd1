"""Definitions that feed a ban: “Harmful Material” means ..., and elsewhere: you may not upload Harmful Material."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checker.engine.lexicon import Lexicon
from checker.language.words import words
from checker.model.document import Document, Span
from checker.model.norms import Bearer, Force, Norm
from checker.model.words import Word

_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
# “X” means ...; a line of a list or table: X: ..., X | ..., X means ...
_QUOTED = re.compile(rf"[“\"]({_NAME})[”\"](?:,?\s+(?i:(shall mean|means?|refers? to)|includes?|is|are)\b)?")
_LINE = re.compile(rf"^({_NAME})(?: (?:shall mean|means?) |: | ?[|–—] )", re.MULTILINE)
# The following are “X”: ...
_FOLLOWING = re.compile(r"\bfollowing (?:is|are) (?:the )?$", re.IGNORECASE)
_NEAR = 24


@dataclass(frozen=True, slots=True)
class _Definition:
    """Where a name of something bad is defined: its folded words, and the sentence that says what it means."""

    name: tuple[str, ...]
    document: int
    sentence: Span
    used: bool
    """Whether the name stands anywhere else, or whether that cannot be told."""


def feed(documents: Sequence[Document], norms: Sequence[Norm], known: Lexicon) -> tuple[Norm, ...]:
    """The norms, those of a definition bound as the ban is that uses its name; a definition that nothing uses binds nobody."""
    found = list(_definitions(documents, known))
    if not found:
        return tuple(norms)
    bans = {definition: _ban(definition, norms, documents, known) for definition in found}
    wholes = [norm for norm in norms if norm.whole]
    return tuple(_bound(norm, found, bans, wholes, known) for norm in norms)


def _definitions(documents: Sequence[Document], known: Lexicon) -> Iterable[_Definition]:
    for index, document in enumerate(documents):
        for name, at, told in _named(document.text):
            keys = tuple(word.key for word in words(name))
            if not keys or not known.starts_with("banned_names", keys, 0):
                continue
            sentence = _sentence(document, at)
            if sentence is not None:
                used = not told or sum(other.text.count(name.removesuffix("s")) for other in documents) > 1
                yield _Definition(_folded(keys), index, sentence, used)


def _named(text: str) -> Iterable[tuple[str, int, bool]]:
    """Every name that the text defines, where it does, and whether by "means", which is a definition and nothing else."""
    for match in _QUOTED.finditer(text):
        if match.end() > match.end(1) + 1 or _FOLLOWING.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield match.group(1), match.start(), match.group(2) is not None
    for match in _LINE.finditer(text):
        yield match.group(1), match.start(), False


def _sentence(document: Document, at: int) -> Span | None:
    for clause in document.clauses:
        if clause.text_span.start <= at < clause.text_span.end:
            return next((span for span in clause.sentences if span.start <= at < span.end), None)
    return None


def _folded(keys: Sequence[str]) -> tuple[str, ...]:
    """Folded words with the last one in the singular, so that “Prohibited Uses” and "a Prohibited Use" are one name."""
    last = keys[-1]
    if last.endswith("ies"):
        last = f"{last[:-3]}y"
    elif last.endswith("s"):
        last = last[:-1]
    return (*keys[:-1], last)


def _ban(definition: _Definition, norms: Sequence[Norm], documents: Sequence[Document], known: Lexicon) -> Norm | None:
    """The first ban on users that uses the name, written as a name and not cut down by what follows it ("... that harms")."""
    size = len(definition.name)
    for norm in norms:
        if norm.force is not Force.FORBIDS or norm.bearer is not Bearer.USER or norm.hollow or norm.limited:
            continue
        if norm.document == definition.document and norm.sentence == definition.sentence:
            continue
        keys = [word.key for word in norm.words]
        for at in range(norm.own, len(keys) - size + 1):
            if keys[at] == definition.name[0] and _folded(keys[at : at + size]) == definition.name:
                written = documents[norm.document].text[norm.words[at].start].isupper()
                if written and not known.starts_with("narrowing", keys, at + size):
                    return norm
    return None


def _bound(
    norm: Norm, found: Sequence[_Definition], bans: dict[_Definition, Norm | None], wholes: Sequence[Norm], known: Lexicon
) -> Norm:
    """The norm as its definition makes it, where it belongs to one; what a sentence says as a whole counts for its parts."""
    for definition in found:
        if norm.document != definition.document:
            continue
        if norm.sentence != definition.sentence and not any(lead in definition.sentence for lead in norm.lead):
            continue
        ban = bans[definition]
        said = _without_left_out(norm, known)
        part = not norm.whole and any(w.document == norm.document and norm.span in w.span for w in wholes)
        if ban is not None and norm.force is Force.STATES and said and not part:
            above = ban.words[ban.own :]
            return replace(
                norm,
                force=Force.FORBIDS,
                bearer=Bearer.USER,
                words=norm.words[: norm.heads] + above + norm.words[norm.heads : norm.own] + said,
                own=norm.own + len(above),
                lead=(ban.span, *norm.lead) if ban.document == norm.document else norm.lead,
                inherited=True,
                whole=False,
            )
        if not definition.used and norm.force is Force.FORBIDS:
            return replace(norm, force=Force.STATES, bearer=Bearer.NOBODY, inherited=False)
    return norm


def _without_left_out(norm: Norm, known: Lexicon) -> tuple[Word, ...]:
    """A definition's own words up to where it says what it does not mean."""
    own = norm.words[norm.own :]
    keys = [word.key for word in own]
    return next((own[:at] for at in range(len(keys)) if known.starts_with("left_out", keys, at)), own)
