"""Verifies packs against the upstream texts: every locator stands where its citation says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.packs import Obligation, Pack, Provenance, SourceDocument
from checker.model.printable import printable
from checker.upstream.locators import Place, UpstreamText

_FOUND = (Place.AT, Place.WITHIN, Place.UNPLACED)
TEXTS = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of one obligation: where its locator stands, or why that could not be seen."""

    obligation: Obligation
    place: Place | None
    why: str = ""

    @property
    def primary(self) -> bool:
        """Whether the pack says that the whole text was read."""
        return self.obligation.provenance is Provenance.PRIMARY

    @property
    def found(self) -> bool:
        """Whether the locator stands in the text, and not outside its section."""
        return self.place in _FOUND


@dataclass(frozen=True, slots=True)
class PackVerified:
    """What became of the obligations of a pack that cite a text by a locator."""

    pack: Pack
    results: tuple[Verified, ...]

    @property
    def failed(self) -> bool:
        """Whether a primary obligation could not be verified."""
        return any(result.primary and not result.found for result in self.results)


class TextShelf:
    """The texts below a folder, found by their hash or by the date in their name."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder; give the one that holds the upstream texts")
        self._paths = sorted(path for path in folder.rglob("*") if path.suffix in TEXTS and path.is_file())
        self._by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in self._paths}
        self._read: dict[Path, UpstreamText] = {}

    def path(self, document: SourceDocument) -> Path | None:
        """The very file that the pack was written against, by its hash."""
        return self._by_hash.get(document.sha256)

    def text(self, document: SourceDocument) -> UpstreamText | str:
        """The text of a document, or why there is none."""
        path = self.path(document)
        dated = [each for each in self._paths if document.version_date and document.version_date in each.name]
        if document.sha256 and path is None:
            near = f"; {_nearest(document.id, dated).name} bears its date, but is another text" if dated else ""
            return f"no text has the sha256 of {document.id}{near}"
        path = path or (_nearest(document.id, dated) if dated else None)
        if path is None:
            return f"no text of {document.id} ({document.version_date or 'no version date'})"
        if path not in self._read:
            self._read[path] = UpstreamText(path.read_text(encoding="utf-8", errors="replace"))
        return self._read[path]


def _nearest(name: str, paths: Sequence[Path]) -> Path:
    """Of several texts of one date, the one whose folder and name say most of what the document's id says."""
    words = set(name.split("-"))
    return max(paths, key=lambda path: len(words & set(f"{path.parent.name}-{path.name.partition('@')[0]}".split("-"))))


def verify(packs: Sequence[Pack], shelf: TextShelf) -> list[PackVerified]:
    """Look up every locator, but for those of texts that nobody saw and of what is no longer asked."""
    return [PackVerified(pack, tuple(_verified(pack, shelf))) for pack in packs]


def _verified(pack: Pack, shelf: TextShelf) -> Iterator[Verified]:
    for obligation in pack.obligations:
        document = pack.documents[obligation.citation.document]
        if obligation.provenance not in (Provenance.PRIMARY, Provenance.EXCERPT) or obligation.deprecated:
            continue
        text = shelf.text(document)
        if isinstance(text, str):
            yield Verified(obligation, None, text)
            continue
        # An excerpt has lost its sections: only the words can be looked up.
        section = obligation.citation.section if obligation.provenance is Provenance.PRIMARY else ""
        place = text.place(obligation.citation.locator, section)
        section = f" ({section})" if place is Place.ELSEWHERE else ""
        why = "" if place in _FOUND else f'"{obligation.citation.locator}" is {place.value}{section}'
        yield Verified(obligation, place, why)


def verify_text(verified: Sequence[PackVerified]) -> str:
    """A row for each pack, below it what was not verified, and a row that sums up."""
    width = max(len(name) for name in ("pack", *(each.pack.id for each in verified)))
    lines = [_row(width, "pack", ("primary", "verified", *_COLUMNS.values()))]
    for each in verified:
        lines.append(_row(width, each.pack.id, _figures(each.results)))
        for result in each.results:
            if not result.found:
                kind = "" if result.primary else " (excerpt)"
                lines.append(printable(f"  {result.obligation.id}{kind}: {result.why}"))
    lines.append(_row(width, "all", _figures([result for each in verified for result in each.results])))
    return "\n".join(lines) + "\n"


_COLUMNS = {Place.AT: "at its section", Place.WITHIN: "in the outer one", Place.UNPLACED: "none printed"}


def _figures(results: Sequence[Verified]) -> tuple[str, ...]:
    """How many primary ones there are, the share that was found, and how closely."""
    primary = [result for result in results if result.primary]
    found = sum(result.found for result in primary)
    share = f"{100 * found // len(primary)}%" if primary else "-"
    places = [result.place for result in primary]
    return (str(len(primary)), share, *(str(places.count(place)) for place in _COLUMNS))


def _row(width: int, name: str, cells: Sequence[str]) -> str:
    widths = [len(head) for head in ("primary", "verified", *_COLUMNS.values())]
    return "  ".join([name.ljust(width), *(cell.rjust(wide) for cell, wide in zip(cells, widths, strict=True))])
