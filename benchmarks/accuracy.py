"""Measures verdicts against a labelled corpus and writes docs/accuracy.md.

usage: python benchmarks/accuracy.py CORPUS_DIR LABELS_DIR [--write]

A label file is {document, files, labels: {control: {verdict, evidence, note}}}; the files lie in CORPUS_DIR. Prints the figures;
with --write it puts them between the marks in docs/accuracy.md.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import yaml

from checker.app.check import judge_documents
from checker.app.rulesets import load_rulesets
from checker.model.profile import Profile
from checker.readers import read

ROOT = Path(__file__).parent.parent
MARKS = ("<!-- figures: begin -->", "<!-- figures: end -->")
VERDICTS = ("met", "partial", "missing", "conflict")


def pairs(corpus: Path, labels: Path) -> list[tuple[str, str, str, str]]:
    """(control, reference verdict, our verdict, our confidence) for every pair."""
    rulesets = load_rulesets()
    rows = []
    for path in sorted(labels.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        documents = tuple(read(corpus / name, name) for name in gold["files"])
        report = judge_documents(documents, rulesets, (), tuple(rulesets.controls), Profile())
        found = {finding.control: finding for finding in report.findings}
        for control, label in gold["labels"].items():
            finding = found[control]
            rows.append((control, label["verdict"], finding.verdict.value, finding.confidence.value))
    return rows


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "none"


def figures(rows: list[tuple[str, str, str, str]], sets: int) -> list[str]:
    gaps = [r for r in rows if r[1] != "met"]
    called = [r for r in rows if r[2] != "met"]
    both = sum(r[1] != "met" for r in called)
    by_control = defaultdict(list)
    for row in rows:
        by_control[row[0]].append(row)
    usual = {name: Counter(r[1] for r in group).most_common(1)[0][0] for name, group in by_control.items()}
    hard = [r for r in rows if r[1] != usual[r[0]]]
    lines = [
        f"{len(rows)} pairs of {sets} sets of terms and {len(by_control)} controls.",
        "",
        "| figure | value |",
        "| --- | --- |",
        f"| gap recall: of what is not met, not called met (1 less false assurance) | {share(both, len(gaps))} |",
        f"| gap precision: of what is not called met, really not met (1 less false alarm) | {share(both, len(called))} |",
        f"| accuracy: the very verdict | {share(sum(r[1] == r[2] for r in rows), len(rows))} |",
        f"| hard: accuracy off the control's usual verdict | {share(sum(r[1] == r[2] for r in hard), len(hard))} |",
    ]
    for confidence in ("high", "medium", "low"):
        group = [r for r in rows if r[3] == confidence]
        lines.append(
            f"| right among findings of {confidence} confidence | {share(sum(r[1] == r[2] for r in group), len(group))} |"
        )
    lines += ["", "| reference, down; ours, across | " + " | ".join(VERDICTS) + " |", "| --- |" + " ---: |" * len(VERDICTS)]
    for gold in VERDICTS:
        counts = [sum(r[1] == gold and r[2] == got for r in rows) for got in VERDICTS]
        lines.append(f"| {gold} | " + " | ".join(map(str, counts)) + " |")
    lines += ["", "| control | right | false met | false gap |", "| --- | ---: | ---: | ---: |"]
    for name, group in sorted(by_control.items()):
        right = sum(r[1] == r[2] for r in group)
        false_met = sum(r[1] != "met" and r[2] == "met" for r in group)
        false_gap = sum(r[1] == "met" and r[2] != "met" for r in group)
        lines.append(f"| {name} | {right}/{len(group)} | {false_met or ''} | {false_gap or ''} |")
    return lines


def main() -> None:
    corpus, labels = map(Path, sys.argv[1:3])
    rows = pairs(corpus, labels)
    text = "\n".join(figures(rows, len(list(labels.glob("*.yaml")))))
    print(text)
    if "--write" in sys.argv:
        page = ROOT / "docs" / "accuracy.md"
        before, rest = page.read_text(encoding="utf-8").split(MARKS[0])
        after = rest.split(MARKS[1])[1]
        page.write_text(f"{before}{MARKS[0]}\n\n{text}\n\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
