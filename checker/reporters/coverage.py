"""How far the terms reach: the findings counted by how they stand, for each upstream pack and each group of controls.

What a bar shows, wherever it is drawn. A gap stands by what it asks of the reader: it counts, it is let pass, or it hangs on an
open question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from checker.model.packs import Applies
from checker.model.report import Report
from checker.model.verdict import Finding, Verdict

_GROUPS = {
    "enforcement": "What the company may do about misuse",
    "flow-down": "What carries the upstream rules down",
    "notice": "What users are told",
    "prohibited": "What users may not do",
}


class Standing(Enum):
    """How a control stands, in the order of a bar, which begins with what is settled; the value is the word for a person."""

    MET = "met"
    LET_PASS = "let pass"
    HANGING = "hangs on a question"
    PARTIAL = "partial"
    NEEDS_REVIEW = "needs review"
    MISSING = "missing"
    CONFLICT = "conflict"
    NOT_APPLICABLE = "not applicable"

    @property
    def is_open(self) -> bool:
        """Whether it is a gap that counts and that nothing excuses."""
        return self in (Standing.PARTIAL, Standing.NEEDS_REVIEW, Standing.MISSING, Standing.CONFLICT)


_COUNTING = {
    Verdict.PARTIAL: Standing.PARTIAL,
    Verdict.NEEDS_REVIEW: Standing.NEEDS_REVIEW,
    Verdict.MISSING: Standing.MISSING,
    Verdict.CONFLICT: Standing.CONFLICT,
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """One bar. `id` is that of a pack or a group ("" for the whole report), `title` its name for a person, `counts` how many
    controls stand how, with a number (0 too) for every standing, in the order of a bar.
    """

    id: str
    title: str
    counts: Mapping[Standing, int]

    @property
    def asked(self) -> int:
        """The controls asked for: the length of the bar. What does not apply is not asked."""
        return sum(self.counts.values()) - self.counts[Standing.NOT_APPLICABLE]

    @property
    def met(self) -> int:
        """The controls that the terms meet."""
        return self.counts[Standing.MET]

    @property
    def open(self) -> int:
        """The gaps that count and that nothing excuses, conflicts included."""
        return sum(count for standing, count in self.counts.items() if standing.is_open)

    @property
    def words(self) -> str:
        """The bar in words: "28 met, 3 let pass, 12 partial", with what occurs only; "nothing asked" for an empty one."""
        shown = [f"{count} {standing.value}" for standing, count in self.counts.items() if count]
        return ", ".join(shown) or "nothing asked"


def overall(report: Report) -> Coverage:
    """All findings of a report."""
    return _coverage("", "All controls", (standing_of(finding) for finding in report.findings))


def sentence(report: Report) -> str:
    """How the terms stand, for somebody with ten seconds.

    "The terms conflict with 2 of 69 controls and leave 24 more open; 28 are met, 10 hang on open questions."
    """
    whole = overall(report)
    if not whole.asked:
        return "Nothing that was asked applies to these terms."
    conflicts, of = whole.counts[Standing.CONFLICT], f"{whole.asked} control{'' if whole.asked == 1 else 's'}"
    others = whole.open - conflicts
    if conflicts:
        head = f"The terms conflict with {conflicts} of {of}" + (f" and leave {others} more open" if others else "")
    else:
        head = f"The terms leave {others} of {of} open" if others else f"No gap is open in {of}"
    tail = f"; {whole.met} {'is' if whole.met == 1 else 'are'} met"
    for standing, one, many in ((Standing.LET_PASS, "is let pass", "are let pass"), (Standing.HANGING, "hangs", "hang")):
        if count := whole.counts[standing]:
            tail += f", {count} {one if count == 1 else many}" + (" on open questions" if standing is Standing.HANGING else "")
    unread = sum(len(document.unread) for document in report.documents)
    return f"{head}{tail}." + (f" {unread} part{'' if unread == 1 else 's'} of the terms could not be read." if unread else "")


def by_pack(report: Report) -> tuple[Coverage, ...]:
    """A bar for each pack of the report, in its order, over the controls that the pack's obligations ask for.

    A control stands for a pack as it stands for the pack's own obligations: where none of them is known to apply, a gap hangs on
    a question, even if it counts for another pack.
    """
    return tuple(
        _coverage(
            pack.id,
            pack.title,
            (standing_for(f, pack.id) for f in report.findings if any(asked.pack == pack.id for asked in f.asked_by)),
        )
        for pack in report.packs
    )


def by_group(report: Report) -> tuple[Coverage, ...]:
    """A bar for each group of controls, in the order of the findings."""
    groups: dict[str, list[Standing]] = {}
    for finding in report.findings:
        groups.setdefault(group_of(finding.control), []).append(standing_of(finding))
    return tuple(_coverage(group, group_title(group), standings) for group, standings in groups.items())


def standing_of(finding: Finding) -> Standing:
    """How a finding stands in the whole report."""
    return _standing(finding, finding.gates)


def standing_for(finding: Finding, pack: str) -> Standing:
    """How a finding stands for one of the packs that ask for it."""
    applies = [asked.applies for asked in finding.asked_by if asked.pack == pack]
    if all(answer is Applies.NO for answer in applies):
        return Standing.NOT_APPLICABLE
    return _standing(finding, Applies.YES in applies)


def group_of(control: str) -> str:
    """The group that a control's id begins with."""
    return control.split("/", maxsplit=1)[0]


def group_title(group: str) -> str:
    """A group's name for a person; one that does not ship goes by its id."""
    return _GROUPS.get(group, group.replace("-", " ").capitalize())


def _standing(finding: Finding, counts: bool) -> Standing:
    if finding.verdict is Verdict.MET:
        return Standing.MET
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return Standing.NOT_APPLICABLE
    if not counts:
        return Standing.HANGING
    return Standing.LET_PASS if finding.excuse else _COUNTING[finding.verdict]


def _coverage(name: str, title: str, standings: Iterable[Standing]) -> Coverage:
    found = list(standings)
    return Coverage(name, title, {standing: found.count(standing) for standing in Standing})
