"""Whether findings keep their fingerprints: in every format, when lines flow anew, sections are numbered anew or stand elsewhere.

usage: python benchmarks/fingerprints.py RENDERED_DIR CORPUS_DIR LABELS_DIR [--forms F,..] [--sets S,..] [--verbose]

Judges every terms set of a labelled corpus (benchmarks/accuracy.py) as Markdown and in each form, rendered as for
benchmarks/invariance.py or changed here, and counts the controls whose finding has the same fingerprint: of all, and of those
that are gaps, which is what a baseline holds. --verbose shows the quotes of each that differs. Status 1 where less than
98 % are kept in some form.
"""

from __future__ import annotations

import argparse
import random
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from invariance import TermsSet, sets_of
from render import FORMS, render

from checker.app.check import judge_documents
from checker.app.rulesets import Rulesets, load_rulesets
from checker.model.document import Clause, ClauseKind, Document, Span
from checker.model.errors import ReadError
from checker.model.profile import Profile
from checker.model.report import Report
from checker.readers import read, read_bytes

WANTED = 0.98
"""The share of findings that keep their fingerprints, in every form."""

_HEAD_NUMBER = re.compile(r"(?m)^([#* ]*)(\d{1,2})(?=(?:\\?\.\d+)*\\?[.)]?[\s*])")
_REFERENCE = re.compile(r"(?i)((?:sections?|clauses?|paragraphs?|articles?|§)\s+\*{0,2})(\d{1,2})(?![\d%])")
_ITEM = re.compile(r" *(?:[-*]|\d+\.) ")


def renumbered(markdown: str) -> str:
    """Every clause three numbers on, and the references to it."""

    def later(match: re.Match[str]) -> str:
        return match[1] + str(int(match[2]) + 3)

    return _REFERENCE.sub(later, _HEAD_NUMBER.sub(later, markdown))


def reflowed(markdown: str) -> str:
    """Lines of at most 60 characters; headings and tables stay."""
    return "\n".join(line if line.startswith(("#", "|")) else _flowed(line) for line in markdown.split("\n"))


def _flowed(line: str) -> str:
    item = _ITEM.match(line)
    indent = " " * (len(item.group()) if item else len(line) - len(line.lstrip()))
    return "\n".join(textwrap.wrap(line, 60, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False))


def moved(document: Document) -> Document:
    """The document with the sections of the level that has most of them in another order."""
    below: dict[int | None, list[Clause]] = {}
    for clause in document.clauses:
        below.setdefault(clause.parent, []).append(clause)
    sections = max(([c for c in some if c.kind is ClauseKind.HEADING] for some in below.values()), key=len)
    sections = sections if len(sections) > 2 else below[None]
    whole = {c.index: [k for k in document.clauses if k.index >= c.index and k.span in c.span] for c in sections}
    inside = {k.index for some in whole.values() for k in some}
    others = iter(random.Random(1).sample(sections, len(sections)))
    order: list[Clause] = []
    for clause in document.clauses:
        if clause.index in whole:
            order += whole[next(others).index]
        elif clause.index not in inside:
            order.append(clause)
    return _written(document, order)


def _written(document: Document, order: Sequence[Clause]) -> Document:
    text, clauses = "", []
    where = {clause.index: number for number, clause in enumerate(order)}
    for number, clause in enumerate(order):
        shift = len(text) - clause.text_span.start
        text += document.quote(clause.text_span) + "\n"
        own, *sentences = (Span(s.start + shift, s.end + shift) for s in (clause.text_span, *clause.sentences))
        parent = None if clause.parent is None else where[clause.parent]
        clauses.append(replace(clause, index=number, span=own, text_span=own, sentences=tuple(sentences), parent=parent))
    for clause in reversed(clauses):
        if clause.parent is not None:
            above = clauses[clause.parent]
            end = max(above.span.end, clauses[clause.index].span.end)
            clauses[clause.parent] = replace(above, span=Span(above.span.start, end))
    return Document(document.name, document.sha256, text, tuple(clauses), unread=document.unread, notices=document.notices)


CHANGES: Mapping[str, Callable[[str], str]] = {"re-flowed": reflowed, "renumbered": renumbered}


def documents(terms: TermsSet, form: str, rendered: Mapping[Path, Mapping[str, Path]]) -> tuple[Document, ...]:
    out = []
    for number, path in enumerate(terms.sources, 1):
        name = f"{number}. {path.name.split('.')[0]}"
        if form in CHANGES:
            out.append(read_bytes(f"{name}.md", CHANGES[form](path.read_text(encoding="utf-8")).encode()))
        else:
            document = read(rendered[path][form] if form in FORMS else path, name)
            out.append(moved(document) if form == "moved" else document)
    return tuple(out)


def judged(found: tuple[Document, ...], rulesets: Rulesets) -> Report:
    return judge_documents(found, rulesets, (), tuple(rulesets.controls), Profile())


def show(terms: TermsSet, form: str, truth: Report, report: Report) -> None:
    for one, other in zip(truth.findings, report.findings, strict=True):
        if one.fingerprint == other.fingerprint:
            continue
        print(f"\n{terms.name} {form}: {one.control} is {other.verdict.value}, from Markdown {one.verdict.value}")
        sides = [{r.documents[e.document].quote(e.span) for e in f.evidence} for r, f in ((truth, one), (report, other))]
        for name, quotes in (("md", sides[0] - sides[1]), (form, sides[1] - sides[0])):
            for quote in sorted(quotes):
                print(f"  {name}: {quote!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rendered", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--forms", default=",".join([*CHANGES, "moved", *FORMS]))
    parser.add_argument("--sets", default="")
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args()
    forms = asked.forms.split(",")
    sets = [each for each in sets_of(asked.corpus, asked.labels) if not asked.sets or each.name in asked.sets.split(",")]
    sources = sorted({source for each in sets for source in each.sources})
    rendered = render(sources, asked.rendered) if set(forms) & set(FORMS) else {}
    rulesets = load_rulesets()
    counts = {form: [0, 0, 0, 0] for form in forms}
    for terms in sets:
        truth = judged(documents(terms, "md", rendered), rulesets)
        for form in forms:
            try:
                report = judged(documents(terms, form, rendered), rulesets)
            except ReadError as error:
                print(f"{terms.name} {form}: {error}")
                continue
            for one, other in zip(truth.findings, report.findings, strict=True):
                same, gap = one.fingerprint == other.fingerprint, one.verdict.is_gap
                for at, adds in enumerate((same, True, same and gap, gap)):
                    counts[form][at] += adds
            if asked.verbose:
                show(terms, form, truth, report)
    print(f"{len(sets)} sets of terms, {len(rulesets.controls)} controls; the same fingerprint as from Markdown:")
    for form, (same, of, gaps, of_gaps) in counts.items():
        print(f"  {form:18s} {same} of {of} ({same / of:.2%}); of the gaps {gaps} of {of_gaps} ({gaps / of_gaps:.2%})")
    raise SystemExit(any(same < WANTED * of for same, of, _, _ in counts.values()))


if __name__ == "__main__":
    main()
