"""Words of the memo that name places and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from checker.model.packs import Applies, Obligation, Pack, Provenance, SourceDocument
from checker.model.report import Report
from checker.model.verdict import Finding, Verdict

SEEN = {
    Provenance.PRIMARY: "yes",
    Provenance.EXCERPT: "an excerpt",
    Provenance.SECONDARY: "no, only reports of it",
    Provenance.FROM_KNOWLEDGE: "no",
}
"""Whether the author of an obligation saw the text that it cites."""


@dataclass(frozen=True, slots=True)
class Source:
    """An upstream document with obligations in it whose authors saw as much of its text: those that are told of, in order."""

    pack: str
    document: SourceDocument
    seen: Provenance
    obligations: tuple[Obligation, ...]

    @property
    def dated(self) -> str:
        """The version date, or that none is known."""
        return self.document.version_date or "no version date known"


def verdict_style(verdict: Verdict) -> str:
    """The id of the character style for a verdict's word."""
    return "Verdict" + "".join(part.capitalize() for part in verdict.value.split("-"))


def place_words(at: str, report: Report) -> str:
    """A place as short as it is clear: without the file where there is only one ("section 4.2(c), page 3"), else without its
    folder.
    """
    names = [document.name for document in report.documents]
    name = next((name for name in names if at.startswith(f"{name}, ")), "")
    short = PurePath(name).name
    if len(names) == 1:
        return at.removeprefix(f"{name}, ") if name else at
    return short + at.removeprefix(name) if [PurePath(each).name for each in names].count(short) == 1 else at


def capital(text: str) -> str:
    """A word at the beginning of a line."""
    return text[:1].upper() + text[1:]


def sources_of(finding: Finding, report: Report) -> list[Source]:
    """The documents that ask for a control, the deciding ones first."""
    shown = [report.obligations[asked.obligation] for asked in finding.asked_by if asked.applies is not Applies.NO]
    return _grouped(shown, {pack.id: pack for pack in report.packs})


def sources(reports: Sequence[Report]) -> list[Source]:
    """All documents that ask for a control of the reports, with their obligations, in the order of the packs; each once."""
    findings = [finding for report in reports for finding in report.findings]
    told = {asked.obligation for finding in findings for asked in finding.asked_by if asked.applies is not Applies.NO}
    packs = {pack.id: pack for report in reports for pack in report.packs}
    return _grouped([each for pack in packs.values() for each in pack.obligations if each.id in told], packs)


def _grouped(obligations: Sequence[Obligation], packs: Mapping[str, Pack]) -> list[Source]:
    groups: dict[tuple[str, str, Provenance], list[Obligation]] = {}
    for each in obligations:
        groups.setdefault((each.pack, each.citation.document, each.provenance), []).append(each)
    return [
        Source(packs[pack].title, packs[pack].documents[document], seen, tuple(found))
        for (pack, document, seen), found in groups.items()
    ]
