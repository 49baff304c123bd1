"""Brings the upstream texts onto the user's own shelf: from their addresses, or from a folder of versions.

Binding decisions:
- This is the only use case that opens a connection, and only `flowdown upstream fetch` calls it.
- A page is shelved only when it is the document: one that leads elsewhere, is a wall, shrank to less than half, says other
  things than the version before, or holds less than half of the pack's locators is told of and left, unless the user says by
  name that it is to be taken.
- Documents stand for themselves: what becomes of one does not touch the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path

from checker.app.output import write_whole
from checker.model.errors import FetchError, FlowdownError, ReadError, UsageError
from checker.model.packs import Pack, Provenance, SourceDocument
from checker.packs.yaml_nodes import nearest
from checker.readers import read_bytes
from checker.upstream.network import NO_STAMP, Network, Stamp
from checker.upstream.soundness import holds_few, leads_elsewhere, looks_like_a_wall, shrunk, speaks_otherwise
from checker.upstream.store import Store
from checker.upstream.written import written

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
}
_TAKE = "look at the page; if it is the document all the same, take it with --accept"


class Came(Enum):
    """What came of a document."""

    FIRST = "first version"
    NEW = "new version"
    SAME = "as it was"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of a document: the file on the shelf, and the day, where there is a version; or what kept it away."""

    document: SourceDocument
    came: Came
    file: str = ""
    day: str = ""
    error: FlowdownError | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document with the locators by which packs find their obligations in it."""

    document: SourceDocument
    locators: tuple[str, ...]


def wanted(packs: Sequence[Pack]) -> tuple[Wanted, ...]:
    """The documents of the packs, each once."""
    documents = {document.id: document for pack in packs for document in pack.documents.values()}
    locators: dict[str, list[str]] = {name: [] for name in documents}
    for obligation in (obligation for pack in packs for obligation in pack.obligations):
        if obligation.provenance is Provenance.PRIMARY and obligation.citation.locator and not obligation.deprecated:
            locators[obligation.citation.document].append(obligation.citation.locator)
    return tuple(Wanted(document, tuple(locators[name])) for name, document in documents.items())


def named(asked: Sequence[Wanted], names: Collection[str]) -> tuple[Wanted, ...]:
    """Those of the documents that are named, or all; UsageError for a name that none of them has."""
    known = tuple(each.document.id for each in asked)
    for name in names:
        if name not in known:
            raise UsageError(f"no document is called {name!r}{nearest(name, known)}; `flowdown packs show PACK` lists them")
    return tuple(each for each in asked if not names or each.document.id in names)


def arrivals(
    asked: Iterable[Wanted], folder: Path, source: Path | None, day: date, accept: Collection[str] = ()
) -> Iterator[Arrival]:
    """Bring each document onto the shelf in `folder`: from its address or, where one is given, from the folder `source`."""
    store = Store.of(folder)
    if source is None:
        return fetched(asked, store, day.isoformat(), Network(), accept)
    if not source.is_dir():
        raise UsageError(f"{source}: there is no such folder; give one that holds versions of upstream texts")
    return taken(asked, store, source, day.isoformat(), accept)


def fetched(asked: Iterable[Wanted], store: Store, day: str, network: Network, accept: Collection[str] = ()) -> Iterator[Arrival]:
    """Ask for each document at its address; the shelf is saved after each."""
    for each in asked:
        yield _arrival(each, store, partial(_from_network, each, store, day, network, each.document.id in accept))


def taken(asked: Iterable[Wanted], store: Store, folder: Path, day: str, accept: Collection[str] = ()) -> Iterator[Arrival]:
    """Take each document's versions out of a folder, the oldest first; a file without a date counts as of `day`."""
    from checker.app.archive import versions_in

    for each in asked:
        yield _arrival(each, store, partial(_from_folder, each, store, folder, day, each.document.id in accept, versions_in))


def _arrival(each: Wanted, store: Store, bring: Callable[[], Came]) -> Arrival:
    try:
        came = bring()
        store.save(_write)
    except FlowdownError as error:
        return Arrival(each.document, Came.FAILED, error=error)
    newest = store.newest(each.document.id)
    return Arrival(each.document, came, newest.file if newest else "", newest.seen if newest else "")


def _from_network(each: Wanted, store: Store, day: str, network: Network, accepted: bool) -> Came:
    document = each.document
    if not document.url:
        raise FetchError(document.id, "the pack gives no address for it", "fetch it by hand and take it with --from")
    before = store.documents.get(document.id)
    known = before.stamp if before and before.url == document.url else None
    page = network.get(document.id, document.url, known)
    if page is None:
        store.looked_at(document.id, day)
        return Came.SAME
    if leads_elsewhere(document.url, page.address) and not accepted:
        hint = "if the document moved there, mend its url in the pack; " + _TAKE
        raise FetchError(document.id, f"{document.url}: leads to another page, {page.address}", hint)
    suffix = _KINDS.get(page.kind, Path(page.address.partition("?")[0]).suffix if not page.kind else "")
    if not suffix:
        raise FetchError(
            document.id, f"{document.url}: is no text that can be read ({page.kind or 'of no kind'})", "look at what stands there"
        )
    return _shelve(each, store, page.data, suffix, day, page.stamp, accepted)


def _from_folder(
    each: Wanted,
    store: Store,
    folder: Path,
    day: str,
    accepted: bool,
    versions_in: Callable[..., Iterator[tuple[str, str, bytes]]],
) -> Came:
    came = Came.SAME
    found = False
    for seen, name, data in versions_in(folder, each.document):
        newest = store.newest(each.document.id)
        found = True
        if newest and seen and seen <= newest.seen:
            continue
        now = _shelve(each, store, data, Path(name).suffix, seen or day, NO_STAMP, accepted)
        came = now if came is Came.SAME else came
    if not found:
        why = f"{folder} holds no version of it"
        raise FetchError(each.document.id, why, f"name a file {each.document.id}@YYYY-MM-DD.html, or .md, .txt, .pdf")
    return came


def _shelve(each: Wanted, store: Store, data: bytes, suffix: str, day: str, stamp: Stamp, accepted: bool) -> Came:
    """Put a page's words on the shelf if they are the document's."""
    document = each.document
    try:
        text = written(read_bytes(f"{document.id}{suffix}", data))
    except ReadError as error:
        raise FetchError(document.id, f"what came cannot be read: {error.why}", error.hint) from error
    newest = store.newest(document.id)
    if not accepted:
        _refuse_unsound(each, text, store.text(newest) if newest else "")
    if store.add(document.id, document.url, text, day, stamp, _write) is None:
        return Came.SAME
    return Came.NEW if newest else Came.FIRST


def _refuse_unsound(each: Wanted, text: str, before: str) -> None:
    name = each.document.id
    if wall := looks_like_a_wall(text):
        raise FetchError(name, f"what came is no policy: it says {wall!r} and little else", _TAKE)
    if before and shrunk(text, before):
        why = f"what came has {len(text.split()):,} words, the last version has {len(before.split()):,}"
        raise FetchError(name, why, _TAKE)
    if before and speaks_otherwise(text, before):
        raise FetchError(name, "what came holds less than a quarter of what the last version said", _TAKE)
    if not before and holds_few(text, each.locators):
        raise FetchError(name, "what came holds less than half of the words that the pack cites", _TAKE)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"{path.parent}: cannot be made ({why}); name a folder that can be written to") from error
    write_whole(path, text)
