"""Whether the same terms get the same verdicts in every format: rendered files against their Markdown, control by control.

usage: python benchmarks/invariance.py RENDERED_DIR [CORPUS_DIR LABELS_DIR] [--forms F,..] [--sets S,..] [--outlines] [--text]

Judges the samples, and the sets of a labelled corpus (benchmarks/accuracy.py) where one is given. Rendered files are kept in
RENDERED_DIR (see benchmarks/render.py). Prints every difference with the words that decided on each side and where they hang,
with --outlines also how the outlines differ, with --text the words in order and the line-end hyphens of each file. Status 1
where a form agrees in less than 99.5 % of the controls.
"""

from __future__ import annotations

import argparse
import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from reading_measures import hyphens_right, in_order, printed, words
from render import FORMS, render

from checker.app.check import judge_documents
from checker.app.rulesets import Rulesets, load_rulesets
from checker.model.document import Document
from checker.model.errors import ReadError
from checker.model.profile import Profile
from checker.model.report import Report
from checker.readers import read

SAMPLES = Path(__file__).parent.parent / "samples"
WANTED = 0.995
"""The share of controls with the same verdict as from Markdown."""


@dataclass(frozen=True)
class TermsSet:
    """Files that are judged together."""

    name: str
    sources: tuple[Path, ...]


def sets_of(corpus: Path | None, labels: Path | None) -> Iterator[TermsSet]:
    for folder in sorted(path for path in SAMPLES.iterdir() if path.is_dir()):
        yield TermsSet(f"samples/{folder.name}", tuple(sorted(folder.glob("*.md"))))
    if corpus and labels:
        for path in sorted(labels.glob("*.yaml")):
            files = yaml.safe_load(path.read_text(encoding="utf-8"))["files"]
            yield TermsSet(path.stem, tuple(corpus / name for name in files))


def judged(paths: Sequence[Path], rulesets: Rulesets) -> Report:
    """The report on files; each goes by a name that is the same in all formats."""
    documents = tuple(read(path, f"{number}. {path.name.split('.')[0]}") for number, path in enumerate(paths, 1))
    return judge_documents(documents, rulesets, (), tuple(rulesets.controls), Profile())


def deciding(report: Report, control: str) -> list[str]:
    """The words that decided on a control, each with the chain of clauses it hangs on."""
    finding = next(finding for finding in report.findings if finding.control == control)
    lines = []
    for evidence in finding.evidence:
        document = report.documents[evidence.document]
        quote = document.quote(evidence.span)
        lines.append(f"{evidence.role.value} {evidence.element}: {quote[:220]!r}\n{chain(document, evidence.clause)}")
    return lines or [f"nothing: {finding.reason[:160]}"]


def chain(document: Document, at: int) -> str:
    """The clauses above a clause, innermost first, each on a line."""
    lines = []
    index: int | None = at
    while index is not None:
        clause = document.clauses[index]
        lines.append(f"      < {clause.kind.value} [{clause.number}] {document.quote(clause.text_span)[:90]!r}")
        index = clause.parent
    return "\n".join(lines)


def outline(document: Document) -> list[str]:
    depth: dict[int | None, int] = {None: -1}
    lines = []
    for clause in document.clauses:
        depth[clause.index] = depth[clause.parent] + 1
        lines.append("  " * depth[clause.index] + f"{clause.kind.value[0]} [{clause.number}] {document.quote(clause.text_span)}")
    return lines


def show(terms: TermsSet, form: str, truth: Report, found: Report, controls: Sequence[str]) -> None:
    verdicts = [{finding.control: finding.verdict.value for finding in report.findings} for report in (truth, found)]
    for control in controls:
        print(f"\n{terms.name} as {form}: {control} is {verdicts[1][control]}, from Markdown {verdicts[0][control]}")
        sides = [deciding(report, control) for report in (truth, found)]
        for name, side, other in (("md", *sides), (form, *reversed(sides))):
            for line in side:
                if line not in other:
                    print(f"  {name}: {line}")


def show_outlines(truth: Report, found: Report) -> None:
    for one, other in zip(truth.documents, found.documents, strict=True):
        for line in difflib.unified_diff(outline(one), outline(other), lineterm="", n=0):
            print(f"    {line[:240]}")


def show_text(truth: Report, found: Report, paths: Sequence[Path]) -> None:
    for one, other, path in zip(truth.documents, found.documents, paths, strict=True):
        line = f"    {path.name}: words in order {in_order(words(printed(one)), words(printed(other))):.4f}"
        if path.suffix == ".pdf":
            right, known = hyphens_right(path, "", other, one.text.split("\n"))
            line += f", hyphens right {right} of {known}"
        print(line)


def compared(
    terms: TermsSet, rendered: dict[Path, dict[str, Path]], forms: Sequence[str], rulesets: Rulesets, asked: argparse.Namespace
) -> dict[str, tuple[int, int]]:
    """How many controls agree, of how many, by form. A form that cannot be read agrees in none."""
    truth = judged(terms.sources, rulesets)
    expected = {finding.control: finding.verdict for finding in truth.findings}
    counts = {}
    for form in forms:
        paths = [rendered[source][form] for source in terms.sources]
        try:
            found = judged(paths, rulesets)
        except ReadError as error:
            print(f"\n{terms.name} as {form}: {error}")
            counts[form] = (0, len(expected))
            continue
        differing = [finding.control for finding in found.findings if finding.verdict is not expected[finding.control]]
        counts[form] = (len(expected) - len(differing), len(expected))
        show(terms, form, truth, found, differing)
        if asked.outlines:
            show_outlines(truth, found)
        if asked.text:
            show_text(truth, found, paths)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rendered", type=Path)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("labels", type=Path, nargs="?")
    parser.add_argument("--forms", default=",".join(FORMS))
    parser.add_argument("--sets", default="")
    parser.add_argument("--outlines", action="store_true")
    parser.add_argument("--text", action="store_true")
    asked = parser.parse_args()
    forms = asked.forms.split(",")
    sets = [terms for terms in sets_of(asked.corpus, asked.labels) if not asked.sets or terms.name in asked.sets.split(",")]
    rendered = render(sorted({source for terms in sets for source in terms.sources}), asked.rendered)
    rulesets = load_rulesets()
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for terms in sets:
        for form, (same, of) in compared(terms, rendered, forms, rulesets, asked).items():
            totals[form][0] += same
            totals[form][1] += of
    print(f"\n{len(sets)} sets of terms, {len(rulesets.controls)} controls: the same verdict as from Markdown in")
    for form, (same, of) in totals.items():
        print(f"  {form:18s} {same} of {of} ({same / of:.2%})")
    raise SystemExit(any(same < WANTED * of for same, of in totals.values()))


if __name__ == "__main__":
    main()
