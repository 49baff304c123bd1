"""What upstream changes mean for a company's terms: versions on its shelf, held against the packs and the findings of a check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.app.drift import pack_drift, upstream_text
from checker.app.rulesets import Rulesets
from checker.model.drift import ObligationChange
from checker.model.impact import Change, Doubt, Impact, SetImpact, Shaken, Uncompared, doubt_of
from checker.model.packs import Pack, SourceDocument
from checker.model.report import Report
from checker.upstream.store import Store, Version

_NO_VERSION = "no version of it is on the shelf"
_OLDER = "what is on the shelf is older than the version that the pack knows"
_ONE_VERSION = "only one version of it is on the shelf, so nothing can be held against it"


def impact(reports: Sequence[Report], store: Store, since: str, rulesets: Rulesets) -> Impact:
    """What became of the documents that the reports' packs cite, and of every finding that rests on them.

    The old version of a document is the one of the day `since`, else the one that the pack was written against. Raises UsageError
    or ReadError where a version on the shelf cannot be read.
    """
    changes: list[Change] = []
    uncompared: list[Uncompared] = []
    same = 0
    looked: list[str] = []
    for pack in {pack.id: pack for report in reports for pack in report.packs}.values():
        for document in pack.documents.values():
            if document.seen == "none":
                continue
            pair = _pair(store, document, since)
            if isinstance(pair, str):
                uncompared.append(Uncompared(pack, document, pair))
                continue
            looked.append(store.documents[document.id].checked)
            if change := _change(pack, document, pair, store.folder, rulesets):
                changes.append(change)
            else:
                same += 1
    sets = tuple(_of_set(report, changes) for report in reports)
    return Impact(tuple(changes), same, tuple(uncompared), sets, (min(looked), max(looked)) if looked else ("", ""))


def _pair(store: Store, document: SourceDocument, since: str) -> tuple[Version, Version] | str:
    """The versions to hold against each other, or why there are no two."""
    shelved = store.documents.get(document.id)
    if shelved is None or not shelved.versions:
        return _NO_VERSION
    if not since and shelved.checked < document.version_date:
        return _OLDER
    day = since or max(document.checked, document.version_date)
    before = [version for version in shelved.versions if version.seen <= day] if day else []
    old, new = before[-1] if before else shelved.versions[0], shelved.versions[-1]
    if old is new and not before:
        return _ONE_VERSION
    # Both are read, so that a file that was changed by hand is found out.
    store.text(old), store.text(new)
    return old, new


def _change(
    pack: Pack, document: SourceDocument, pair: tuple[Version, Version], shelf: Path, rulesets: Rulesets
) -> Change | None:
    """What became of one document; None where both versions say the same."""
    old, new = pair
    if old.sha256 == new.sha256:
        return None
    drift = pack_drift(upstream_text(shelf / old.file), upstream_text(shelf / new.file), pack, document.id, rulesets)
    touched = any(doubt_of(change) for change in drift.obligations)
    return Change(pack, document, old.seen, new.seen, drift) if drift.sections or touched else None


def _of_set(report: Report, changes: Iterable[Change]) -> SetImpact:
    """The findings of a report that rest on changed words, the gravest first."""
    by_obligation: dict[tuple[str, str], tuple[Change, ObligationChange]] = {}
    for change in changes:
        for each in change.drift.obligations:
            if doubt_of(each):
                by_obligation[change.pack.id, each.obligation.id] = (change, each)
    shaken = []
    for finding in report.findings:
        causes = [by_obligation.get((asked.pack, asked.obligation)) for asked in finding.asked_by]
        if found := tuple(cause for cause in causes if cause):
            shaken.append(Shaken(finding, found))
    graveness = list(Doubt)
    return SetImpact(report, tuple(sorted(shaken, key=lambda each: (graveness.index(each.doubt), each.finding.severity.rank))))
