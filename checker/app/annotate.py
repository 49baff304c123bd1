"""The findings written into the author's own files, and what comes of accepting it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.annotators import TEXTUAL, Annotated, Strike, Wish, annotate, cleaned, kind_of
from checker.annotators.plan import sets_out
from checker.app.asked import Asked
from checker.app.bundles import chosen_packs
from checker.app.check import judge_documents
from checker.app.closing import Terms, cleared, is_worse
from checker.app.rulesets import Rulesets
from checker.app.wording import Fitter
from checker.model.errors import UsageError
from checker.model.report import Report
from checker.model.verdict import Finding, Verdict
from checker.readers import data_of, read_bytes

# A wording that is not read as meant where it stands is tried at the end of the file.
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Written:
    """Annotated files, each with the place it goes to.

    `set_out` are the controls whose wording was written into the terms, `closed` those of them that are met once all changes are
    accepted; `worse` are controls that then are worse than before.
    """

    report: Report
    files: tuple[tuple[Path, Annotated], ...]
    set_out: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()

    def told(self) -> Iterator[str]:
        """What a person has to know, a line each."""
        for path, annotated in self.files:
            yield f"{path}: {' '.join(annotated.told)}"
        if self.set_out:
            yield f"accepting all changes closes {len(self.closed)} of {len(self.set_out)} gaps"
        open_ = [control for control in self.set_out if control not in self.closed]
        yield from (f"still open with all changes accepted: {control}" for control in open_)
        yield from (f"worse with all changes accepted: {control}" for control in self.worse)


def annotated(
    asked: Asked,
    controls: Sequence[str],
    rulesets: Rulesets,
    excused: Callable[[Report], Report],
    output: Path,
    wish: Wish,
) -> Written:
    """The files of a terms set with the findings on them. `controls` are those asked for by name, `excused` lets gaps pass;
    `output` is the file to write, or a folder where there are several.

    What an earlier run wrote is no part of the terms, so the files are cleaned before they are read. Raises ReadError for a file
    that takes no annotations, UsageError where two would go to one place.
    """
    files = asked.files()
    targets = _targets([file.path for file in files], output)
    sources = [cleaned(file.name, data_of(file.path, file.name), wish) for file in files]
    documents = tuple(read_bytes(file.name, data) for file, data in zip(files, sources, strict=True))
    rulesets, packs = chosen_packs(rulesets, asked.packs.value)
    terms = Terms(documents, rulesets, packs, controls, asked.profile)
    judged = judge_documents(documents, rulesets, packs, controls, asked.profile)
    report = _fitted(excused(replace(judged, name=asked.name)), Fitter(documents, rulesets))
    return _closing(terms, report, sources, targets, wish)


def _fitted(report: Report, fitter: Fitter) -> Report:
    """The report with its wordings in the terms' own names."""
    findings = (replace(each, wording=fitter.fit(each.wording, within=True).text) for each in report.findings)
    return replace(report, findings=tuple(findings))


def _closing(terms: Terms, report: Report, sources: Sequence[bytes], targets: Sequence[Path], wish: Wish) -> Written:
    """Annotate, read the files with all changes accepted, and try again what did not close."""
    before = {finding.control: finding for finding in report.findings}
    # A file that takes notes but no words stays as it is: there is nothing to accept in it.
    textual = any(kind_of(document.name, data) in TEXTUAL for document, data in zip(terms.documents, sources, strict=True))
    aimed = tuple(control for control, finding in before.items() if textual and sets_out(finding))
    wish = _struck(terms, report, aimed, wish)
    for _ in range(_ROUNDS):
        files = [annotate(data, document, report, wish) for data, document in zip(sources, terms.documents, strict=True)]
        if not aimed:
            return Written(report, tuple(zip(targets, files, strict=True)))
        accepted = tuple(read_bytes(each.name, file.data) for each, file in zip(terms.documents, files, strict=True))
        after = terms.findings(accepted)
        open_ = {control for control in (*aimed, *(f.control for f in wish.spoilt)) if after[control].verdict is not Verdict.MET}
        if not open_ - wish.apart:
            break
        wish = replace(wish, apart=wish.apart | open_)
    closed = tuple(control for control in aimed if after[control].verdict is Verdict.MET)
    worse = tuple(control for control in before if is_worse(after[control].verdict, before[control].verdict))
    return Written(report, tuple(zip(targets, files, strict=True)), aimed, closed, worse)


def _struck(terms: Terms, report: Report, aimed: Sequence[str], wish: Wish) -> Wish:
    """The wish with the sentences that conflict, and with what the terms lose with them."""
    before = {finding.control: finding for finding in report.findings}
    conflicts = [before[control] for control in aimed if before[control].verdict is Verdict.CONFLICT]
    if not conflicts:
        return wish
    sentences, _, found = cleared(terms, conflicts)
    strikes = tuple(Strike(document, span, controls) for (document, span), controls in sentences.items())
    lost = [each for control, each in found.items() if _is_lost(each, before[control])]
    fitter = Fitter(terms.documents, terms.rulesets)
    spoilt = tuple(replace(each, wording=fitter.fit(each.wording, within=True).text) for each in lost)
    return replace(wish, strikes=strikes, spoilt=spoilt)


def _is_lost(after: Finding, before: Finding) -> bool:
    return before.verdict is Verdict.MET and after.gates and after.verdict.is_gap


def _targets(paths: Sequence[Path], output: Path) -> list[Path]:
    """Where each file goes."""
    if len(paths) == 1 and not output.is_dir():
        return [output]
    if not output.is_dir():
        raise UsageError(f"{output} is no folder, and {len(paths)} files are to be written; make it one, or annotate one by one")
    names = [path.name for path in paths]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"two of the files are called {twice}; annotate them one by one")
    return [output / name for name in names]
