"""Takes a pack to a new version of a text that it cites.

Binding decisions:
- Only a place is changed here: where an obligation's words and all others of its section are as they were, its citation follows
  them. What an obligation asks is its author's to say.
- Whatever else changed is marked with the key `review`.
- A pack is edited at the places of what changes, so that the rest of its file stays as it is, and the words of an upstream text
  never come into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.app.drift import pack_drift, upstream_text
from checker.app.following import Followed, followed
from checker.app.rulesets import Rulesets
from checker.app.verify import TEXTS, TextShelf
from checker.model.document import Document
from checker.model.errors import UsageError
from checker.model.packs import Pack, SourceDocument
from checker.packs.edits import Edits, Value
from checker.upstream.dates import date_of
from checker.upstream.locators import UpstreamText
from checker.upstream.marks import fold
from checker.upstream.sections import sectioned

_KNOWN = 0.5
"""A text is a version of a document if so many of the locators that cite it stand there."""
_MONTHLY = re.compile(r"(\d{4}\.\d\d)(?:\.(\d+))?")
_NAMED_DAY = re.compile(r"@(\d{4}-\d\d-\d\d)(?!\d)")
_DOCUMENT_KEYS = ("version_date", "sha256", "checked")


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A pack's file before and after; `stranger` says that the old text is not the one whose hash the pack has."""

    path: Path
    document: SourceDocument
    version_date: str
    followed: tuple[Followed, ...]
    candidates: int
    before: str
    after: str
    stranger: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What the author says: the document where it is not seen, the new text's date where it bears none, the day on which it stood
    at its source, and the day of the change.
    """

    document: str
    version_date: str
    checked: str
    today: date


def upgrade(path: Path, pack: Pack, new: Path, old: Path | TextShelf, wish: Wish, rulesets: Rulesets) -> Upgrade:
    """The pack in the file `path`, taken to the text `new`. `old` is the text that it was written against, or where to find it.

    Raises UsageError, ReadError and PackError; nothing is written.
    """
    if new.suffix not in TEXTS:
        raise UsageError(f"{new}: packs are written against {' or '.join(TEXTS)} files; `flowdown upstream fetch` makes one")
    text = upstream_text(new)
    document = pack.documents[_document(pack, wish.document, new)]
    before = path.read_bytes().decode("utf-8")
    edits = Edits(before, str(path))
    if text.sha256 == document.sha256:
        if wish.checked:
            _put(edits, document, "checked", wish.checked)
        return Upgrade(path, document, document.version_date, (), 0, before, edits.text(), False)
    former = _old(old, document)
    earlier = upstream_text(former)
    version_date = _version_date(text, document, wish)
    drift = pack_drift(earlier, text, pack, document.id, rulesets)
    became = tuple(followed(pack, drift, UpstreamText(_words(former)), UpstreamText(_words(new)), version_date))
    named = _NAMED_DAY.search(new.name)
    checked = wish.checked or (named[1] if named else wish.today.isoformat())
    until = document.version_date if document.version_date < version_date else ""
    for key, value in zip(_DOCUMENT_KEYS, (version_date, text.sha256, checked), strict=True):
        _put(edits, document, key, value)
    if until:
        _put(edits, document, "earlier", (*document.earlier, until))
    _edit(edits, became, until)
    _record(edits, pack, document, version_date, became, wish.today)
    stranger = earlier.sha256 != document.sha256
    return Upgrade(path, document, version_date, became, len(drift.candidates), before, edits.text(), stranger)


def told(found: Upgrade, new: str) -> str:
    """What an upgrade does, for its author; `new` is the new text as it was named."""
    if not found.followed:
        same = "" if found.before != found.after else "; there is nothing to change"
        return f"{found.document.id}: {new} is the text that the pack was written against{same}\n"
    moved = [each for each in found.followed if each.moved]
    marked = [each for each in found.followed if each.review]
    lines = [f"{found.document.id}: from {found.document.version_date or 'no date'} to {found.version_date}"]
    if found.stranger:
        lines.append("The old text is not the one whose sha256 the pack has; it was taken at your word.")
    lines += [f"moved: {each.obligation.id} from {each.obligation.citation.section} to {each.section}" for each in moved]
    lines += [f"to be reviewed: {each.obligation.id}: {each.review}" for each in marked]
    kept = len(found.followed) - len(moved) - len(marked)
    lines.append(f"{kept} as they were, {len(moved)} moved, {len(marked)} to be reviewed")
    if found.candidates:
        asks = "sentence that is new or reworded" if found.candidates == 1 else "sentences that are new or reworded"
        lines.append(
            f"{found.candidates} {asks} may ask something more: flowdown upstream diff OLD {new} --pack {found.path.as_posix()}"
        )
    return "\n".join(lines) + "\n"


def _document(pack: Pack, asked: str, new: Path) -> str:
    """The id of the document that a text is a version of: the one asked for, else the one whose locators stand in it."""
    if asked and asked not in pack.documents:
        raise UsageError(f"{pack.id} cites no document {asked!r}; it cites {', '.join(pack.documents)}")
    if asked:
        return asked
    text = UpstreamText(_words(new)).text
    shares = {name: _share(locators, text) for name in pack.documents if (locators := _locators(pack, name))}
    best = [name for name, share in shares.items() if share >= _KNOWN and share == max(shares.values())]
    if len(best) != 1:
        which = "several documents" if best else "none of the documents"
        raise UsageError(f"{new}: could be {which} that {pack.id} cites; name one with --document: {', '.join(pack.documents)}")
    return best[0]


def _locators(pack: Pack, document: str) -> list[str]:
    return [o.citation.locator for o in pack.obligations if o.citation.document == document and o.citation.locator]


def _share(locators: list[str], text: str) -> float:
    return sum(fold(locator) in text for locator in locators) / len(locators)


def _old(old: Path | TextShelf, document: SourceDocument) -> Path:
    if isinstance(old, Path):
        return old
    found = old.path(document)
    if found is None:
        why = "no text there has its sha256" if document.sha256 else "the pack has no sha256 of it"
        raise UsageError(f"{document.id}: {why}; give the text that the pack was written against with --old")
    return found


def _words(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _version_date(text: Document, document: SourceDocument, wish: Wish) -> str:
    found = wish.version_date or date_of(sectioned(text).dated)
    if not found:
        raise UsageError(f"{text.name}: no line says when it was updated, or several differ; give the date with --version-date")
    if found < document.version_date:
        raise UsageError(
            f"{text.name}: bears the date {found}, but the pack cites the version of {document.version_date}; give a newer text"
        )
    return found


def _put(edits: Edits, document: SourceDocument, key: str, value: Value) -> None:
    """Set a key of the document, which may not have it yet."""
    if edits.has(("documents", document.id), key):
        edits.put(("documents", document.id, key), value)
    else:
        edits.add(("documents", document.id), key, value, ("version_date", "seen", "sha256", "checked", "earlier"))


def _edit(edits: Edits, followed: tuple[Followed, ...], until: str) -> None:
    """Move the citations of what moved and mark the rest. `until` is the date of the old version; without one, or where the new
    text bears the same, there is no history to keep.
    """
    for each in followed:
        at = ("obligations", each.place)
        if each.review and each.obligation.review:
            edits.put((*at, "review"), f"{each.obligation.review} {each.review}")
        elif each.review:
            edits.add(at, "review", each.review, ("citation", "since", "formerly"))
        elif each.moved:
            edits.put((*at, "citation", "section"), each.section)
            former = {"until": until, "section": each.obligation.citation.section}
            if until and each.obligation.formerly:
                edits.append((*at, "formerly"), former)
            elif until:
                edits.add(at, "formerly", [former], ("citation", "since"))


def _record(edits: Edits, pack: Pack, document: SourceDocument, day: str, followed: tuple[Followed, ...], today: date) -> None:
    """A new version of the pack, with what it changed."""
    version = next_version(pack.version, today)
    before = f", before that of {document.version_date}" if document.version_date else ""
    changes = [f"{document.title}: the version of {day}{before}."]
    moved = [f"{each.obligation.id} ({each.obligation.citation.section} to {each.section})" for each in followed if each.moved]
    marked = [each.obligation.id for each in followed if each.review]
    changes += [f"Moved in the text: {', '.join(moved)}."] if moved else []
    changes += [f"To be reviewed, as the text changed: {', '.join(marked)}."] if marked else []
    entry = {"version": version, "date": today.isoformat(), "changes": changes}
    edits.put(("version",), version)
    if pack.changelog:
        edits.prepend(("changelog",), entry)
    else:
        edits.add((), "changelog", [entry], ("summary", "maintainer"))


def next_version(version: str, today: date) -> str:
    """The version after one: of this month, or the next of a month that has one already; other schemes count on at their end."""
    month = f"{today:%Y.%m}"
    if monthly := _MONTHLY.fullmatch(version):
        return month if month > monthly[1] else f"{monthly[1]}.{int(monthly[2] or 0) + 1}"
    head, number, tail = re.fullmatch(r"(.*?)(\d*)(\D*)", version).groups()  # type: ignore[union-attr]
    return f"{head}{int(number) + 1}{tail}" if number else f"{version}.1"
