"""How fresh the packs are: when their texts were last known to be those at the source, and whether their locators still stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from checker.app.verify import TextShelf
from checker.model.freshness import Freshness
from checker.model.packs import Pack, Provenance, SourceDocument
from checker.model.report import Report
from checker.upstream.locators import UpstreamText
from checker.upstream.marks import fold
from checker.upstream.store import Store


def freshness(packs: Iterable[Pack], store: Store, texts: TextShelf | None, today: date) -> tuple[Freshness, ...]:
    """Every document of the packs that an author saw, in their order. `texts` are the texts that packs were written against."""
    return tuple(each for pack in packs for each in _pack(pack, store, texts, today))


def freshness_of_packs(packs: Iterable[Pack], today: date) -> tuple[Freshness, ...]:
    """The same by the packs' own word alone, for a report."""
    return freshness(packs, Store(Path()), None, today)


def with_ages(reports: Iterable[Report], max_age: int | None, today: date) -> tuple[Report, ...]:
    """The reports, each with the texts of its packs that were last looked at longer ago than so many days."""
    if max_age is None:
        return tuple(reports)
    return tuple(
        replace(
            report,
            max_age=max_age,
            aged=tuple(each for each in freshness_of_packs(report.packs, today) if each.is_older_than(max_age)),
        )
        for report in reports
    )


def _pack(pack: Pack, store: Store, texts: TextShelf | None, today: date) -> Iterator[Freshness]:
    for document in pack.documents.values():
        if document.seen == "none":
            continue
        locators = _locators(pack, document)
        text, newest, looked = _text(document, store, texts)
        found = None if text is None else sum(fold(locator) in text for locator in locators)
        # A newer text in which every locator stands is as good as the old one, as far as this pack goes.
        day = max(document.checked, looked if found and found == len(locators) else "")
        age = (today - date.fromisoformat(day)).days if day else None
        yield Freshness(pack, document, day, age, newest, len(locators), found)


def _locators(pack: Pack, document: SourceDocument) -> Sequence[str]:
    """The locators of what was read in full, as `packs verify` goes by them."""
    return [
        obligation.citation.locator
        for obligation in pack.obligations
        if obligation.citation.document == document.id
        and obligation.citation.locator
        and obligation.provenance is Provenance.PRIMARY
        and not obligation.deprecated
    ]


def _text(document: SourceDocument, store: Store, texts: TextShelf | None) -> tuple[str | None, str, str]:
    """The folded words to look into, the day of the newest version on the shelf, and the day it was last looked at."""
    if version := store.newest(document.id):
        return UpstreamText(store.text(version)).text, version.seen, store.documents[document.id].checked
    text = texts.text(document) if texts else ""
    return (None if isinstance(text, str) else text.text), "", ""
