"""Measures whether annotated Word files close what they set out to close, and leave the rest alone.

usage: python benchmarks/annotating.py [CORPUS_DIR] [--only=NAME,...] [--files=DIR] [--keep=DIR]

Renders every set of samples/ and, where given, of CORPUS_DIR (files that share a name up to its first dot are one set) as Word
files, and takes those of --files (each a set of its own) as they are; annotates each twice, for all packs at once and for all
controls by name. For each: what is closed once all changes are accepted, what gets worse, whether every comment covers its quote
to the letter, whether the text with all changes rejected and every other part are what they were, and whether a second run gives
the same bytes. The annotated files are kept in --keep. The last row sums up; exits with 1 under 98% or where anything else fails.
"""

from __future__ import annotations

import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lxml import etree
from render_docx import word_file

from checker.annotators import AUTHOR, Wish
from checker.annotators.docx.comments import COMMENT, RANGE_END, RANGE_START, about
from checker.app.annotate import Written, annotated
from checker.app.asked import asked_files
from checker.app.compiled import compiled_rulesets
from checker.model.config import Config, Says, Setting
from checker.model.document import ClauseKind, Document
from checker.model.errors import ReadError
from checker.model.reading import ReadOptions, Revisions
from checker.model.verdict import Evidence
from checker.readers import read
from checker.readers.docx.markup import INS, T, W

SAMPLES = Path(__file__).parent.parent / "samples"
TARGET = 0.98
RULESETS = compiled_rulesets()
TOUCHED = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def sets(folder: Path, corpus: Path | None) -> Iterator[tuple[str, list[Path]]]:
    """The sets to annotate, rendered into `folder`."""
    grouped = defaultdict(list)
    for path in [*sorted(SAMPLES.glob("*/*.md")), *(sorted(corpus.glob("*.md")) if corpus else [])]:
        sample = path.is_relative_to(SAMPLES)
        grouped[f"samples-{path.parent.name}" if sample else path.name.split(".")[0]].append(path)
    for name, sources in grouped.items():
        made = []
        for source in sources:
            path = folder / name / f"{source.stem}.docx"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(word_file(source.read_text(encoding="utf-8"), source.stem, source.stem))
            made.append(path)
        yield name, made


def annotate(paths: list[Path], asked: str, output: Path) -> Written:
    """Annotate a set into a folder."""
    controls = tuple(RULESETS.controls) if asked == "controls" else ()
    packs = Setting((), asked) if controls else Setting(tuple(RULESETS.pack_ids()), asked)
    output.mkdir(parents=True, exist_ok=True)
    wanted = asked_files(Config(), paths, Says(packs=packs), RULESETS, bool(controls))
    written = annotated(wanted, controls, RULESETS, lambda report: report, output, Wish(date(2026, 11, 23)))
    for path, file in written.files:
        path.write_bytes(file.data)
    return written


def faults(paths: list[Path], written: Written, again: Written) -> Iterator[str]:
    """What is not as it should be in the files."""
    for source, (path, file), (_, second) in zip(paths, written.files, again.files, strict=True):
        if file.data != second.data:
            yield f"{path.name}: a second run gives other bytes"
        if _rejected(source) != _rejected(path):
            yield f"{path.name}: with all changes rejected it is not the text that it was"
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(path) as new:
            changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        if set(changed) - TOUCHED:
            yield f"{path.name}: changed {', '.join(sorted(set(changed) - TOUCHED))}"
        yield from (f"{path.name}: {fault}" for fault in _loose(path, written))


def _rejected(path: Path) -> list[tuple[str, str]]:
    """The clauses of a file with all changes rejected, the author's own too."""
    document = read(path, options=ReadOptions(Revisions.original))
    return [(clause.path, document.quote(clause.text_span)) for clause in document.clauses]


def _loose(path: Path, written: Written) -> Iterator[str]:
    """The comments that do not cover a quote of their finding, or its wording, to the letter."""
    findings = {finding.control: finding for finding in written.redline.report.findings}
    documents = written.redline.report.documents
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        comments = etree.fromstring(package.read("word/comments.xml"))
    covered = _covered(root)
    for comment in comments.iter(COMMENT):
        control, number = about(comment), comment.get(f"{W}id")
        if control in findings:
            finding = findings[control]
            texts = {_bare(text) for each in finding.evidence for text in _quotes(documents[each.document], each)}
            texts.add(_bare(finding.wording))
            own, inserted = covered[number]
            said = _bare(own) or _bare(inserted)
            if said not in texts and not any(said.endswith(text) for text in texts if not own):
                yield f"the comment on {control} covers {own or inserted!r}"


def _quotes(document: Document, evidence: Evidence) -> Iterator[str]:
    """The words that a comment may cover: those of the evidence, for a note those of the paragraph with its mark."""
    yield document.quote(evidence.span)
    if document.clauses[evidence.clause].kind is ClauseKind.NOTE:
        yield from (document.quote(clause.text_span) for clause in document.clauses)


def _covered(root: etree._Element) -> dict[str, tuple[str, str]]:
    """The words between the marks of each comment: the author's, and those that were inserted."""
    open_: dict[str, list[list[str]]] = {}
    closed = {}
    for element in root.iter():
        if element.tag == RANGE_START:
            open_[element.get(f"{W}id")] = [[], []]
        elif element.tag == RANGE_END:
            closed[element.get(f"{W}id")] = tuple("".join(words) for words in open_.pop(element.get(f"{W}id")))
        elif element.tag == T or (element.tag == f"{W}delText" and _by_us(element)):
            ours = any(each.get(f"{W}author") == AUTHOR for each in element.iterancestors(INS))
            for words in open_.values():
                words[ours].append(element.text or "")
    return closed


def _by_us(deleted: etree._Element) -> bool:
    """Whether the deleted words are the author's text, which we deleted; what the author deleted is no text."""
    return any(each.get(f"{W}author") == AUTHOR for each in deleted.iterancestors(f"{W}del"))


def _bare(text: str) -> str:
    return "".join(text.replace("\u00ad", "").replace("\u200b", "").replace(" | ", "").split())


def measure(name: str, paths: list[Path], asked: str, folder: Path) -> tuple[int, int, int]:
    """What was set out, what was closed, and how many faults there are."""
    began = time.perf_counter()
    written = annotate(paths, asked, folder / asked / name)
    took = time.perf_counter() - began
    again = annotate([path for path, _ in written.files], asked, folder / "again" / name)
    wrong = list(faults(paths, written, again))
    size = f"{len(written.redline.closed)}/{len(written.redline.set_out)}"
    print(f"{name:26} {asked:9} {size:>7}  {took:5.1f} s  {' '.join(file.told[0] for _, file in written.files)}", flush=True)
    for label, entries in (
        ("open", [control for control in written.redline.set_out if control not in written.redline.closed]),
        ("worse", written.redline.worse),
        ("left", [f"{control}: {why}" for control, why in written.redline.left.items()]),
        ("fault", wrong),
    ):
        for entry in entries:
            print(f"  {label}: {entry}")
    return len(written.redline.set_out), len(written.redline.closed), len(written.redline.worse) + len(wrong)


def main() -> None:
    options = dict(each[2:].split("=", 1) for each in sys.argv[1:] if each.startswith("--"))
    folders = [Path(each) for each in sys.argv[1:] if not each.startswith("--")]
    only = [name for name in options.get("only", "").split(",") if name]
    totals = [0, 0, 0]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.get("keep", scratch))
        folder.mkdir(exist_ok=True)
        found = list(sets(folder, folders[0] if folders else None))
        found += [(path.stem, [path]) for path in sorted(Path(options["files"]).glob("*.docx"))] if "files" in options else []
        for name, paths in found:
            for asked in ("packs", "controls") if not only or name in only else ():
                try:
                    totals = [total + more for total, more in zip(totals, measure(name, paths, asked, folder), strict=True)]
                except ReadError as error:
                    print(f"{name:26} {error}")
    share = totals[1] / totals[0] if totals[0] else 1.0
    print(f"set out {totals[0]}, closed {totals[1]} ({share:.1%}), worse or faulty {totals[2]}")
    sys.exit(share < TARGET or totals[2] > 0)


if __name__ == "__main__":
    main()
