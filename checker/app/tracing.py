"""Looks into older versions of the texts that a pack cites: since when each obligation stands, and where it stood before.

Binding decisions:
- What stood in the oldest text has no `since`: nobody knows how long before. `earlier` on the document says how far was looked.
- Words that are new in a section that is old, or in a text that was written anew, may ask what other words asked before. Only a
  person can tell, so `since` is given where the section is new and the text at large is not; the others are told to the author.
- What the pack says already stays: an author knows more than two texts beside each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from checker.app.archive import versions_in
from checker.app.verify import TEXTS
from checker.model.document import Document
from checker.model.drift import Fate, ObligationChange
from checker.model.errors import UsageError
from checker.model.packs import FormerPlace, Obligation, Pack, Provenance, SourceDocument
from checker.packs.edits import Edits
from checker.readers import read_bytes
from checker.upstream.compare import compared
from checker.upstream.dates import date_of
from checker.upstream.locators import UpstreamText
from checker.upstream.renumbering import section_there
from checker.upstream.sections import sectioned
from checker.upstream.sentences import Comparison
from checker.upstream.standing import Standing, obligation_changes
from checker.upstream.written import written

_REWRITTEN = 0.8
"""A text of which less than this share of words still stands was written anew."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One version of a document; `day` is its version date."""

    day: str
    sha256: str
    document: Document
    words: UpstreamText


class _Stood(Enum):
    """How an obligation stood in an older version."""

    THERE = "there"
    REWORDED = "in other words"
    NEW = "not there, nor its section"
    UNSURE = "its words are not there"


@dataclass(frozen=True, slots=True)
class Traced:
    """An obligation with what was found of it. `unsure` is the version date of the text before the first with its words, where it
    may have stood in others; `reworded` that of the newest text in which it did ("" for none).
    """

    place: int
    obligation: Obligation
    since: str
    formerly: tuple[FormerPlace, ...]
    unsure: str
    reworded: str


@dataclass(frozen=True, slots=True)
class TracedDocument:
    """A document with the version dates of the older texts, the oldest first, and its obligations."""

    document: SourceDocument
    days: tuple[str, ...]
    traced: tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class Tracing:
    """What was found for a pack, with its file before and after."""

    documents: tuple[TracedDocument, ...]
    before: str
    after: str


def trace(path: Path, pack: Pack, texts: Path, asked: str) -> Tracing:
    """Look into the versions in the folder `texts`, of the document `asked` or of all that were read whole.

    Raises UsageError where the folder holds no two versions of any; nothing is written.
    """
    if asked and asked not in pack.documents:
        raise UsageError(f"{pack.id} cites no document {asked!r}; it cites {', '.join(pack.documents)}")
    documents = [each for each in pack.documents.values() if each.seen == "whole" and asked in ("", each.id)]
    traced = tuple(found for each in documents if (found := _document(pack, each, texts)))
    if not traced:
        raise UsageError(f"{texts}: holds no older version of what {pack.id} cites beside the text that it was written against")
    before = path.read_bytes().decode("utf-8")
    edits = Edits(before, str(path))
    for each in traced:
        _edit(edits, each)
    return Tracing(traced, before, edits.text())


def traced_text(found: Tracing) -> str:
    """What was found, for the pack's author."""
    lines: list[str] = []
    for each in found.documents:
        count = len(each.days)
        lines.append(f"{each.document.id}: {count} older version{'' if count == 1 else 's'}, back to {each.days[0]}")
        lines += [f"  since {o.since}: {o.obligation.id}" for o in each.traced if o.since]
        lines += [f"  until {f.until} in {f.section}: {o.obligation.id}" for o in each.traced for f in o.formerly]
        lines += [
            f"  look: {o.obligation.id}: its words are not in the version of {o.unsure}, but it may have stood there in others;"
            " if it is new, add `since`"
            for o in each.traced
            if o.unsure
        ]
        reworded = [f"{o.obligation.id} ({o.reworded})" for o in each.traced if o.reworded]
        lines += [f"  in other words until: {', '.join(reworded)}"] if reworded else []
    return "\n".join(lines) + "\n"


def _document(pack: Pack, document: SourceDocument, folder: Path) -> TracedDocument | None:
    versions = {text.day: text for text in _texts(folder, document)}
    present = next((text for text in versions.values() if text.sha256 == document.sha256), None)
    older = [versions[day] for day in sorted(versions) if day < document.version_date]
    if present is None or not older:
        return None
    obligations = [
        obligation
        for obligation in pack.obligations
        if obligation.citation.document == document.id
        and obligation.provenance is Provenance.PRIMARY
        and not obligation.deprecated
    ]
    stood: dict[str, list[tuple[str, _Stood, str]]] = {obligation.id: [] for obligation in obligations}
    for text in older:
        for name, how, section in _in_version(text, present, obligations):
            stood[name].append((text.day, how, section))
    places = {obligation.id: place for place, obligation in enumerate(pack.obligations)}
    traced = tuple(_traced(places[each.id], each, stood[each.id], document) for each in obligations)
    return TracedDocument(document, tuple(text.day for text in older), traced)


def _texts(folder: Path, document: SourceDocument) -> Iterator[_Text]:
    """The versions of a document that bear a date. An excerpt lacks words that the text has, so it tells nothing of them."""
    for day, name, data in versions_in(folder, document):
        if "excerpt" in name.lower():
            continue
        read = read_bytes(name, data)
        dated = date_of(sectioned(read).dated) or day
        if dated:
            words = data.decode("utf-8", "replace") if Path(name).suffix in TEXTS else written(read)
            yield _Text(dated, hashlib.sha256(data).hexdigest(), read, UpstreamText(words))


def _in_version(old: _Text, present: _Text, obligations: Sequence[Obligation]) -> Iterator[tuple[str, _Stood, str]]:
    """How each obligation stood in an older version, and in which section ("" where that cannot be said)."""
    comparison = compared(old.document, present.document)
    standing = Standing(comparison.new)
    rewritten = _kept(comparison) < _REWRITTEN
    for change in obligation_changes(comparison, obligations):
        citation = change.obligation.citation
        if change.fate is Fate.BEGUN:
            new = not rewritten and _in_new_section(comparison, standing, change.obligation)
            how = _Stood.NEW if new else _Stood.UNSURE
            yield change.obligation.id, how, ""
        elif change.old is not None and change.new is not None:
            how = _Stood.REWORDED if change.fate is Fate.REWORDED else _Stood.THERE
            there = section_there(citation.section, citation.locator, change.new, change.old, present.words, old.words)
            yield change.obligation.id, how, there if how is _Stood.THERE else _numbered(change)


def _kept(comparison: Comparison) -> float:
    """The share of the old words whose sentences still stand."""
    old = comparison.old.sentences
    kept = sum(sentence.weight for sentence in old if comparison.pairing.same(sentence.at))
    return kept / max(sum(sentence.weight for sentence in old), 1)


def _in_new_section(comparison: Comparison, standing: Standing, obligation: Obligation) -> bool:
    """Whether the section of an obligation came with its words."""
    sentences = standing.sentences(obligation.citation)
    return comparison.new.sentences[sentences[0]].section not in comparison.partners.old_of


def _numbered(change: ObligationChange) -> str:
    """The section of words that were other words: only what has a number of its own can be named without looking."""
    same = change.old and change.new and change.old.number == change.new.number
    return change.obligation.citation.section if same else ""


def _traced(place: int, obligation: Obligation, stood: Sequence[tuple[str, _Stood, str]], document: SourceDocument) -> Traced:
    absent = (_Stood.NEW, _Stood.UNSURE)
    before = [how for _, how, _ in stood]
    begins = next((at for at, how in enumerate(before) if how not in absent), len(stood))
    unsure = stood[begins - 1][0] if begins and before[begins - 1] is _Stood.UNSURE else ""
    since = "" if unsure or not begins else (stood[begins][0] if begins < len(stood) else document.version_date)
    runs: list[FormerPlace] = []
    for day, how, section in stood[begins:]:
        if how is not _Stood.THERE or not section or section == obligation.citation.section:
            continue
        if runs and runs[-1].section == section:
            runs.pop()
        runs.append(FormerPlace(day, section))
    reworded = "".join([day for day, how, _ in stood if how is _Stood.REWORDED][-1:])
    return Traced(place, obligation, since, tuple(runs), unsure, reworded)


def _edit(edits: Edits, found: TracedDocument) -> None:
    document = found.document
    if not document.earlier:
        edits.add(("documents", document.id), "earlier", found.days, ("version_date", "seen", "sha256", "checked"))
    else:
        edits.put(("documents", document.id, "earlier"), sorted({*found.days, *document.earlier}))
    for each in found.traced:
        at = ("obligations", each.place)
        if each.since and not each.obligation.since:
            edits.add(at, "since", each.since, ("citation",))
        if each.formerly and not each.obligation.formerly:
            places = [{"until": former.until, "section": former.section} for former in each.formerly]
            edits.add(at, "formerly", places, ("citation", "since"))
