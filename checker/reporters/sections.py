"""What a person is shown first: the findings of a report in reading order, with the words that every written report shares."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.document import Place
from checker.model.packs import Applies, Obligation, Provenance
from checker.model.report import OWN_WORDS, Report
from checker.model.verdict import Evidence, Excuse, ExcuseKind, Finding, Role, Verdict

VERDICTS = (
    Verdict.CONFLICT,
    Verdict.MISSING,
    Verdict.PARTIAL,
    Verdict.NEEDS_REVIEW,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)

METHOD = (
    f"{OWN_WORDS}, and is not legal advice. It reads norms (who is bound, with what force, to what) with rules, offline; words it"
    " does not know it does not see."
)

NOT_SEEN = {
    Provenance.PRIMARY: "",
    Provenance.EXCERPT: "only an excerpt of the text was seen",
    Provenance.SECONDARY: "the text itself was not seen, only reports of it",
    Provenance.FROM_KNOWLEDGE: "the text was not seen",
}
"""What an obligation's author did not see of the text that it cites, in words; "" for one who had it all."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The findings by what they ask of the reader, each part the gravest first."""

    open: tuple[Finding, ...]
    """Gaps that fail: the user asked for the control, or an obligation that applies does, and nothing excuses them."""
    excused: tuple[Finding, ...]
    """Gaps that count and are let pass, by a waiver or because the baseline knows them."""
    hanging: tuple[Finding, ...]
    """Gaps that count only if an open question is answered with yes."""
    met: tuple[Finding, ...]
    not_applicable: tuple[Finding, ...]


def sections(report: Report) -> Sections:
    """Sort a report's findings into sections."""
    gaps = sorted(
        (f for f in report.findings if f.verdict.is_gap),
        key=lambda f: (f.severity.rank, VERDICTS.index(f.verdict), f.control),
    )
    return Sections(
        open=tuple(f for f in gaps if f.fails),
        excused=tuple(f for f in gaps if f.gates and not f.fails),
        hanging=tuple(f for f in gaps if not f.gates),
        met=tuple(f for f in report.findings if f.verdict is Verdict.MET),
        not_applicable=tuple(f for f in report.findings if f.verdict is Verdict.NOT_APPLICABLE),
    )


def summary(report: Report) -> list[tuple[str, int, str]]:
    """A line for each verdict that occurs: its name, how many, and how they divide."""
    lines = []
    for verdict in VERDICTS:
        findings = [f for f in report.findings if f.verdict is verdict]
        if findings:
            lines.append((verdict.value, len(findings), _division(findings) if verdict.is_gap else ""))
    return lines


def standing(report: Report) -> str:
    """How a terms set stands, in a line: "4 high, 2 medium; 1 let pass", "no gaps"."""
    faults = len(report.waiver_faults)
    texts = [f"{faults} waiver{'s' if faults > 1 else ''} that excuse{'' if faults > 1 else 's'} nothing"] if faults else []
    texts += [text] if (text := _division([f for f in report.findings if f.verdict.is_gap])) else []
    return "; ".join(texts) or "no gaps"


def _division(findings: list[Finding]) -> str:
    """ "4 high, 2 medium; 1 let pass; 3 hang on open questions"."""
    counted = [f for f in findings if f.fails]
    parts = []
    for severity in ("high", "medium", "low"):
        count = sum(f.severity.value == severity for f in counted)
        if count:
            parts.append(f"{count} {severity}")
    texts = [", ".join(parts)] if parts else []
    if passed := sum(f.gates and not f.fails for f in findings):
        texts.append(f"{passed} let pass")
    if hanging := sum(not f.gates for f in findings):
        texts.append(f"{hanging} hang{'s' if hanging == 1 else ''} on open questions")
    return "; ".join(texts)


def excuse_words(excuse: Excuse) -> str:
    """Why a gap is let pass: "waiver by legal until 2027-03-01: the clause is being renegotiated"."""
    words = "waiver" if excuse.kind is ExcuseKind.WAIVER else "baseline"
    words += f" by {excuse.by}" if excuse.by else ""
    words += f" until {excuse.until}" if excuse.until else ""
    words += ", which is soon" if excuse.ends_soon else ""
    return words + (f": {excuse.reason}" if excuse.reason else "")


def set_name(report: Report) -> str:
    """The terms set as a person knows it: by its name, else by its files."""
    return report.name or ", ".join(document.name for document in report.documents)


def add_label(finding: Finding) -> str:
    """What to do with the suggested wording: a conflict must go where it comes in."""
    return "instead" if finding.verdict is Verdict.CONFLICT else "add"


def asked_by(finding: Finding, report: Report, most: int = 2) -> list[str]:
    """The obligations behind a finding, the deciding ones first: id, document, section, version date, what was seen."""
    shown = [asked for asked in finding.asked_by if asked.applies is not Applies.NO]
    lines = [source(report.obligations[asked.obligation], report) for asked in shown[:most]]
    if len(shown) > most:
        rest = len(shown) - most
        lines.append(f"and {rest} more obligation{'s' if rest > 1 else ''}")
    return lines


def source(obligation: Obligation, report: Report) -> str:
    """An obligation as a person cites it, by its id and its place."""
    return f"{obligation.id}: {cited(obligation, report)}"


def cited(obligation: Obligation, report: Report) -> str:
    """Where an obligation stands, and what its pack's author did not see of the text."""
    document = next(pack for pack in report.packs if pack.id == obligation.pack).documents[obligation.citation.document]
    dated = f" ({document.version_date})" if document.version_date else " (no version date known)"
    section = f", {obligation.citation.section}" if obligation.citation.section else ""
    remarks = (NOT_SEEN[obligation.provenance], "its words have changed since and are under review" if obligation.review else "")
    return "; ".join((f"{document.title}{dated}{section}", *filter(None, remarks)))


def place(evidence: Evidence, report: Report) -> str:
    """Where a quote stands: "terms.docx, section 4.2(c), page 3"."""
    document = report.documents[evidence.document]
    at = document.place(evidence.span.start)
    parts = [part for part in (document.name, document.cite(document.clauses[evidence.clause])) if part]
    for word, value in (("page", at.page), ("line", at.line), ("paragraph", at.paragraph)):
        if value is not None:
            parts.append(f"{word} {value}")
            break
    return ", ".join(parts)


def part(at: Place) -> str:
    """The part of a file that begins at a place: "page 3", "the part from line 12 on"."""
    if at.page is not None:
        return f"page {at.page}"
    named = (("line", at.line), ("paragraph", at.paragraph))
    return next((f"the part from {word} {number} on" for word, number in named if number is not None), "a part")


def quotes(finding: Finding, report: Report) -> list[tuple[str, str, str]]:
    """Each quote of a finding with a word for its role and its place."""
    roles = {
        Role.SUPPORTS: "says",
        Role.WEAKENS: "weaker",
        Role.CONTRADICTS: "against",
        Role.NEAR_MISS: "nearest",
    }
    return [(roles[e.role], report.documents[e.document].quote(e.span), place(e, report)) for e in finding.evidence]
