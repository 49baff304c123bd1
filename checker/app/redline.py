"""What is written into terms to close their gaps, tried out: written, read again with all changes accepted, and bettered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from checker.annotators import Annotated, Strike, Wish
from checker.annotators.plan import sets_out
from checker.app.closing import Terms, cleared, is_worse
from checker.app.wording import Fitter, wordings
from checker.drafting.lists import alike
from checker.model.document import Document
from checker.model.report import Report
from checker.model.verdict import Finding, Role, Verdict

# What stays open is tried again: at the end of the file and with all its clauses, then it is left to a person.
_ROUNDS = 4

Write = Callable[[Report, Wish], list[Annotated]]
Read = Callable[[list[Annotated]], tuple[Document, ...]]


@dataclass(frozen=True, slots=True)
class Redline:
    """Annotated files and what comes of them. `set_out` are the controls whose wording was to close them, `closed` those of them
    that are met once all changes are accepted; `worse` are controls that then are worse than before. `left` says of each other
    gap that fails why nothing was written for it.
    """

    report: Report
    files: list[Annotated]
    set_out: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    left: Mapping[str, str] = field(default_factory=dict)


def redline(terms: Terms, report: Report, wish: Wish, write: Write, read: Read) -> Redline:
    """Write the findings and what closes them. `write` makes the files, `read` gives the terms in them as accepted."""
    return _Work(terms, report, wish).done(write, read)


def noted(terms: Terms, report: Report, wish: Wish, write: Write) -> Redline:
    """Write the findings only, where nothing can be written into the terms."""
    fitter = Fitter(terms.documents, terms.rulesets)
    findings = tuple(replace(each, wording=fitter.fit(each.wording, within=True).text) for each in report.findings)
    report = replace(report, findings=findings)
    return Redline(report, write(report, wish))


class _Work:
    """A redline in the making."""

    def __init__(self, terms: Terms, report: Report, wish: Wish) -> None:
        self._terms, self._report, self._wish = terms, report, wish
        self._before = {finding.control: finding for finding in report.findings}
        self._fitter = Fitter(terms.documents, terms.rulesets)
        self._tries: dict[str, int] = {}
        self._left = self._against()
        aimed = [finding for finding in report.findings if sets_out(finding) and finding.control not in self._left]
        sentences, _, found = cleared(terms, aimed)
        self._strikes = tuple(Strike(document, span, controls) for (document, span), controls in sentences.items())
        # What the terms lose with the sentences that go is given back.
        self._lost = [each for control, each in found.items() if _is_lost(each, self._before[control])]
        self._aimed = {finding.control: finding for finding in (*aimed, *self._lost)}

    def done(self, write: Write, read: Read) -> Redline:
        """Write until nothing can be bettered."""
        for _ in range(_ROUNDS):
            report, wish = self._round()
            files = write(report, wish)
            accepted = read(files)
            after = self._terms.findings(accepted)
            if not (self._retreat(report, after, accepted) or self._try_again(after)):
                break
        set_out = tuple(control for control in self._before if control in self._aimed and control not in self._left)
        return Redline(
            report=report,
            files=files,
            set_out=set_out,
            closed=tuple(control for control in set_out if after[control].verdict is Verdict.MET),
            worse=tuple(control for control in after if is_worse(after[control].verdict, self._before[control].verdict)),
            left={control: why for control, why in self._left.items() if after[control].verdict.is_gap},
        )

    def _against(self) -> dict[str, str]:
        """The gaps whose wording would contradict a control that is met, or is to be."""
        aims = {finding.control for finding in self._report.findings if finding.fails or finding.verdict is Verdict.MET}
        against = {}
        for finding in filter(sets_out, self._report.findings):
            place = self._terms.rulesets.controls[finding.control].draft
            if place and (other := next((control for control in place.not_with if control in aims), None)):
                against[finding.control] = f"No wording is inserted: it would contradict {self._before[other].title!r}."
        return against

    def _round(self) -> tuple[Report, Wish]:
        """The report with the wordings to try now, and the wish to go with it."""
        worded = {control: self._worded(finding) for control, finding in self._aimed.items()}
        kept = {each.control for each in self._lost}
        findings = tuple(
            worded[each.control] if each.control in worded and each.control not in kept else self._fitted(each)
            for each in self._report.findings
        )
        wish = replace(
            self._wish,
            strikes=self._strikes,
            spoilt=tuple(worded[each.control] for each in self._lost),
            apart=frozenset(control for control, tried in self._tries.items() if tried > self._unwritten_first(control)),
            unwritten={**self._left, **self._covered()},
            order=tuple(part.id for part in self._fitter.data.parts),
            main=self._fitter.names.main,
        )
        return replace(self._report, findings=findings), wish

    def _unwritten_first(self, control: str) -> bool:
        """Whether a wording is kept back at first, so that its second round is the first in its own place."""
        controls = self._terms.rulesets.controls
        place = controls[control].draft
        kept_back = place is not None and place.only_if_open
        return kept_back or any(control in other.covers for each in self._aimed if (other := controls[each].draft))

    def _covered(self) -> dict[str, str]:
        """The gaps that other wordings close along with their own, as long as they do."""
        controls = self._terms.rulesets.controls
        covered = {}
        for control in self._aimed:
            place = controls[control].draft
            for each in place.covers if place and control not in self._left else ():
                if each in self._aimed and not self._tries.get(each):
                    covered[each] = f"The wording for {controls[control].title!r} says this too."
            if place and place.only_if_open and not self._tries.get(control):
                covered[control] = "The other wordings say this too."
        return covered

    def _worded(self, finding: Finding) -> Finding:
        """A finding with its clauses to try now, in the terms' own names."""
        clauses = wordings(finding, self._terms.rulesets.controls[finding.control], self._tries.get(finding.control, 0))
        clauses = tuple(alike(clause, self._fitter.data.lists) for clause in clauses)
        return self._fitted(replace(finding, wording="\n\n".join(clauses)))

    def _fitted(self, finding: Finding) -> Finding:
        return replace(finding, wording=self._fitter.fit(finding.wording, within=True).text)

    def _retreat(self, report: Report, after: Mapping[str, Finding], accepted: tuple[Document, ...]) -> bool:
        """Leave out wordings that make another control worse; whether there are any."""
        written = {each.control: _bare(each.wording) for each in report.findings if each.control in self._aimed}
        found = False
        for control, finding in after.items():
            if not is_worse(finding.verdict, self._before[control].verdict):
                continue
            against = {_bare(quote) for quote in _quotes(finding, accepted)}
            for other, wording in written.items():
                if other != control and other not in self._left and any(quote and quote in wording for quote in against):
                    self._left[other] = f"No wording is inserted: it would contradict {finding.title!r}."
                    found = True
        return found

    def _try_again(self, after: Mapping[str, Finding]) -> bool:
        """Count what stays open as tried; whether there is something left to try."""
        open_ = [control for control in self._aimed if control not in self._left and after[control].verdict is not Verdict.MET]
        for control in open_:
            self._tries[control] = self._tries.get(control, 0) + 1
        return any(self._tries[control] < _ROUNDS for control in open_)


def _quotes(finding: Finding, documents: tuple[Document, ...]) -> Iterator[str]:
    """The words that speak against a control."""
    for each in finding.evidence:
        if each.role in (Role.CONTRADICTS, Role.WEAKENS):
            yield documents[each.document].quote(each.span)


def _is_lost(after: Finding, before: Finding) -> bool:
    return before.verdict is Verdict.MET and after.gates and after.verdict.is_gap


def _bare(text: str) -> str:
    return "".join(text.split())
