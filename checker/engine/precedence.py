"""Which document of a set prevails over which, by their own words: "in case of conflict, the Acceptable Use Policy prevails"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from checker.engine.lexicon import Lexicon
from checker.language.words import WordedText, word_keys
from checker.model.document import ClauseKind, Document

# What prevails is named just before the verb: "the Acceptable Use Policy shall in all cases prevail".
_BEFORE_VERB = 8
_LONGEST_TITLE = 12


def prevailing(documents: Sequence[Document], texts: Sequence[WordedText], known: Lexicon) -> frozenset[tuple[int, int]]:
    """Pairs (what prevails, what yields) of the documents' numbers."""
    if len(documents) < 2:
        return frozenset()
    names = [list(_names(document, known)) for document in documents]
    pairs: set[tuple[int, int]] = set()
    for index, (document, text) in enumerate(zip(documents, texts, strict=True)):
        for clause in document.clauses:
            for sentence in clause.sentences:
                pairs.update(_said(index, text.keys(sentence.start, sentence.end), names, known))
    # What two documents claim of themselves settles nothing.
    return frozenset((over, under) for over, under in pairs if (under, over) not in pairs)


def _names(document: Document, known: Lexicon) -> Iterable[tuple[str, ...]]:
    """What the others may call a document: the end of its title ("Northwind Acceptable Use Policy"), or its file's name."""
    title = next((clause for clause in document.clauses if clause.kind is ClauseKind.HEADING), None)
    if title is not None:
        keys = word_keys(document.quote(title.text_span))
        if len(keys) <= _LONGEST_TITLE and known.has("documents", keys):
            yield from (keys[at:] for at in range(len(keys) - 1))
    yield word_keys(PurePath(document.name).stem)


def _said(own: int, keys: list[str], names: Sequence[list[tuple[str, ...]]], known: Lexicon) -> Iterable[tuple[int, int]]:
    """The pairs that one sentence of document `own` settles."""
    verb = next((at for at in range(len(keys)) if known.starts_with("prevails", keys, at)), None)
    if verb is None or not known.has("discord", keys):
        return
    named = _mentions(own, keys, names, known)
    over = max(((end, number) for end, number in named if end <= verb and verb - end <= _BEFORE_VERB), default=None)
    if over is None:
        return
    others = {number for _, number in named} - {over[1]}
    for number in others or set(range(len(names))) - {over[1]}:
        yield over[1], number


def _mentions(own: int, keys: list[str], names: Sequence[list[tuple[str, ...]]], known: Lexicon) -> list[tuple[int, int]]:
    """Where which document is named, as (end, number); "these terms" and "this policy" is the document that says so."""
    found: list[tuple[int, int]] = []
    for number, candidates in enumerate(names):
        for name in candidates:
            size = len(name)
            ends = [at + size for at in range(len(keys) - size + 1) if tuple(keys[at : at + size]) == name]
            if ends:
                found.extend((end, number) for end in ends)
                break  # the longest name counts
    for at in range(len(keys)):
        if known.starts_with("own_document", keys, at):
            end = next(e for e in range(at + 1, len(keys) + 1) if known.starts_with("documents", keys, e - 1))
            found = [(other, number) for other, number in found if other != end] + [(end, own)]
    return found
