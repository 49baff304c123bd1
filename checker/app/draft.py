"""Drafts what closes the open gaps of terms, and checks that it does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.app.closing import Terms, cleared, is_worse
from checker.app.wording import Fitter, wordings
from checker.drafting.compose import compose
from checker.drafting.docx import docx
from checker.drafting.draft import Draft, Gap, Policy, Source, Strike
from checker.drafting.fitting import placeholders
from checker.drafting.markdown import markdown
from checker.drafting.notes import drafter_notes
from checker.drafting.numbering import next_number
from checker.drafting.policies import upstream_policies
from checker.drafting.strikes import strikes
from checker.model.controls import Control
from checker.model.document import Document
from checker.model.drafting import Kind
from checker.model.errors import UsageError
from checker.model.packs import Applies, Obligation, Pack
from checker.model.report import Report
from checker.model.verdict import Finding, Verdict
from checker.readers import read_bytes

FORMATS: Mapping[str, tuple[str, Callable[[Draft], str | bytes]]] = {"markdown": (".md", markdown), "docx": (".docx", docx)}
"""A format's name -> the suffix of its files, and what renders it."""

# A gap that stays open is tried again: out of its list, with its clause in full, then it is left to a person.
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of drafting. `draft` is None where there was nothing to close; `data` is the file. `set_out` are the controls
    that the draft set out to close, `closed` those that check as met with it, `left` says of each other open gap why it is left,
    and `worse` names controls that the draft makes worse. `struck` must be struck from the terms by hand; `unsettled` are gaps
    that count only if facts are so that nobody has settled.
    """

    draft: Draft | None
    data: str | bytes = ""
    set_out: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    struck: tuple[Strike, ...] = ()
    unsettled: int = 0


def drafted(terms: Terms, report: Report, kind_id: str, form: str) -> Drafted:
    """A draft that closes the open gaps of a report on these terms, in one of FORMATS; waived gaps are not open, nor are gaps
    that no obligation is sure to ask about. UsageError for an unknown kind.
    """
    fitter = Fitter(terms.documents, terms.rulesets)
    kind = _kind(kind_id, fitter)
    aimed, left = _aimed(report, terms, kind)
    unsettled = sum(_unsettled(finding) for finding in report.findings)
    if not aimed:
        return Drafted(None, left=left, unsettled=unsettled)
    sentences, documents, found = cleared(terms, aimed)
    before = {finding.control: finding for finding in report.findings}
    after = {**before, **found}
    struck = strikes(sentences, terms.documents)
    work = _Work(terms, documents, fitter, kind, report, struck, tuple(finding.control for finding in aimed), form)
    targets = dict.fromkeys((*work.aimed, *(c for c in after if _spoilt(after[c], before[c]))))
    draft, result = work.closed([after[control] for control in targets if after[control].verdict is not Verdict.MET])
    closed = tuple(control for control in work.aimed if result[control].verdict is Verdict.MET)
    worse = tuple(control for control in result if is_worse(result[control].verdict, before[control].verdict))
    # A gap grows where it has to yield to what was drafted; what was met never yields.
    worse = tuple(c for c in worse if before[c].verdict is Verdict.MET or not _yields(terms.rulesets.controls[c], closed))
    left += tuple(f"{result[c].title} ({c}): {result[c].reason}" for c in work.aimed if c not in closed)
    draft = replace(draft, notes=drafter_notes(draft, struck, (*left, *(f"{c} gets worse" for c in worse))))
    return Drafted(draft, FORMATS[form][1](draft), work.aimed, closed, left, worse, struck, unsettled)


def _kind(kind_id: str, fitter: Fitter) -> Kind:
    if kind_id not in fitter.data.kinds:
        raise UsageError(f"nothing called {kind_id!r} can be drafted; known are: {', '.join(fitter.data.kinds)}")
    return fitter.data.kinds[kind_id]


def _aimed(report: Report, terms: Terms, kind: Kind) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The gaps that the kind of draft can close, and of each other one why it is left."""
    aimed, left = [], []
    aims = {f.control for f in report.findings if f.fails or f.verdict is Verdict.MET}
    for finding in report.findings:
        if not finding.fails or not finding.verdict.is_gap:
            continue
        place = terms.rulesets.controls[finding.control].draft
        against = [control for control in place.not_with if control in aims] if place else []
        if finding.verdict is Verdict.NEEDS_REVIEW:
            left.append(f"{finding.title} ({finding.control}): {finding.reason}")
        elif place is None or place.part not in kind.parts:
            left.append(f"{finding.title} ({finding.control}): its clause has no place in the {kind.title}")
        elif against:
            left.append(f"{finding.title} ({finding.control}): a clause for it would contradict {', '.join(against)}")
        else:
            aimed.append(finding)
    return tuple(aimed), tuple(left)


def _yields(control: Control, closed: Collection[str]) -> bool:
    """Whether a control cannot be met beside one of those closed."""
    return control.draft is not None and not set(control.draft.not_with).isdisjoint(closed)


def _unsettled(finding: Finding) -> bool:
    """Whether a gap hangs on facts that the profile leaves open."""
    open_ = finding.verdict.is_gap and not finding.gates
    return open_ and any(by.applies is Applies.UNKNOWN for by in finding.asked_by)


def _spoilt(after: Finding, before: Finding) -> bool:
    """Whether what was struck took away what met a control."""
    return before.verdict is Verdict.MET and after.verdict is not Verdict.MET


@dataclass(frozen=True, slots=True)
class _Work:
    """A draft in the making: the terms, and these without what must be struck from them."""

    terms: Terms
    documents: tuple[Document, ...]
    fitter: Fitter
    kind: Kind
    report: Report
    struck: tuple[Strike, ...]
    aimed: tuple[str, ...]
    form: str

    def closed(self, open_: Sequence[Finding]) -> tuple[Draft, dict[str, Finding]]:
        """The draft that closes most of what is open, with the findings on the terms and the draft together."""
        tries: dict[str, int] = {}
        for _ in range(_ROUNDS):
            draft = self._composed(open_, tries)
            result = self.terms.findings((*self.documents, self._read(draft)))
            failed = [finding.control for finding in open_ if result[finding.control].verdict is not Verdict.MET]
            if not failed:
                break
            for control in failed:
                tries[control] = tries.get(control, 0) + 1
        return draft, result

    def _composed(self, open_: Sequence[Finding], tries: Mapping[str, int]) -> Draft:
        gaps = tuple(self._gaps(open_, tries))
        start = next_number(self.terms.documents[self.fitter.names.main]) if self.kind.continues else (1, False)
        return compose(self.kind, gaps, self.struck, self._policies(), self.fitter.names, self.fitter.data, start)

    def _read(self, draft: Draft) -> Document:
        """The draft as it will be read, in its own format."""
        suffix, render = FORMATS[self.form]
        data = render(draft)
        return read_bytes(f"{self.kind.id}{suffix}", data.encode() if isinstance(data, str) else data)

    def _policies(self) -> tuple[Policy, ...]:
        parts = {part.id for part in self.fitter.data.parts if part.policies}
        controls = self.terms.rulesets.controls.values()
        asking = [control.id for control in controls if control.draft and control.draft.part in parts]
        return upstream_policies(self.report.packs, self.report.findings, asking, self.fitter.data.policy_titles)

    def _gaps(self, open_: Sequence[Finding], tries: Mapping[str, int]) -> Iterator[Gap]:
        """A gap for each finding that needs a clause of its own."""
        controls = self.terms.rulesets.controls
        places = {finding.control: controls[finding.control].draft for finding in open_}
        covered = {each for place in places.values() if place for each in place.covers}
        for finding in sorted(open_, key=lambda finding: finding.severity.rank):
            place, tried = places[finding.control], tries.get(finding.control, 0)
            if place is None or (not tried and (finding.control in covered or place.only_if_open)):
                continue
            yield Gap(
                control=finding.control,
                title=finding.title,
                part=place.part,
                wordings=wordings(finding, controls[finding.control], tried),
                asked_by=tuple(self._sources(finding)),
                alone=tried > 0,
                also=tuple(each for each in place.covers if each in places and not tries.get(each)),
            )

    def _sources(self, finding: Finding) -> Iterator[Source]:
        packs = {pack.id: pack for pack in self.report.packs}
        for by in finding.asked_by:
            if by.applies is Applies.YES:
                yield Source(by.obligation, _where(packs[by.pack], self.report.obligations[by.obligation]))


def _where(pack: Pack, obligation: Obligation) -> str:
    document = pack.documents[obligation.citation.document]
    return f"{document.title}, {obligation.citation.section}" if obligation.citation.section else document.title


def form_of(output: Path | None) -> str:
    """The format that a file's suffix says; Markdown where there is no file. UsageError for another suffix."""
    suffixes = {suffix: form for form, (suffix, _) in FORMATS.items()}
    if output and output.suffix.lower() not in suffixes:
        raise UsageError(f"{output}: its suffix is that of no draft; name a {' or '.join(suffixes)} file, or add --format")
    return suffixes[output.suffix.lower()] if output else "markdown"


def told(result: Drafted, output: str) -> Iterator[str]:
    """What a person has to know of a draft, a line each; `output` is the file that it went to, or ""."""
    if result.draft is None:
        yield "no open gap to close, so nothing was drafted"
    else:
        place = f"{output}: " if output else ""
        yield f"{place}the draft closes {len(result.closed)} of {len(result.set_out)} gaps it set out to close"
        if decisions := placeholders(result.draft.text):
            yield f"to decide: {', '.join(decisions)}"
    for strike in result.struck:
        where = f"{strike.file}, {strike.section}" if strike.section else strike.file
        yield f"strike from {where}: “{strike.words}” ({', '.join(strike.controls)})"
    for control in result.worse:
        yield f"worse with the draft: {control}"
    for reason in result.left:
        yield f"not closed: {reason}"
    if result.unsettled:
        yield f"{result.unsettled} more gaps hang on facts that nobody has settled; `flowdown check` lists the questions"
