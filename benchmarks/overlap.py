"""Looks for words of upstream texts in the packs: no sentence may share a run of nine or more words with one.

usage: python benchmarks/overlap.py TEXTS_DIR [--examples]

Looked at: titles, summaries, asks, due diligence, reasons to decline, sections and maintainer notes of the packs, the questions
of the facts, and all prose of the controls. Locators are quotes and left out. So are the examples of the controls unless they are
asked for: they are invented terms in the stock phrases that drafters share. Exits with 1 if there is a run.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from checker.app.rulesets import Rulesets, load_rulesets
from checker.upstream.locators import UpstreamText

RUN = 9
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def words(text: str) -> list[str]:
    return WORD.findall(text.replace("’", "'").lower())


def ours(rulesets: Rulesets, examples: bool) -> Iterator[tuple[str, str]]:
    """Where a text of ours stands, and the text."""
    for name in rulesets.pack_ids():
        pack = rulesets.pack(name)
        yield name, f"{pack.title}. {pack.summary}"
        yield name, pack.maintainer
        for o in pack.obligations:
            told = {"title": o.title, "asks": o.asks, "diligence": o.diligence, "declined": o.declined}
            for key, text in {**told, "section": o.citation.section}.items():
                yield f"{name} {o.id} {key}", text
    for fact in rulesets.facts.values():
        yield f"facts {fact.id}", fact.question
    for control in rulesets.controls.values():
        prose = (control.title, control.question, control.met, control.partial, control.conflict, control.wording)
        elements = tuple(text for element in control.elements.values() for text in (element.says, element.wording))
        for text in (*prose, *elements):
            yield control.id, text
        for example in control.examples if examples else ():
            yield f"{control.id} example {example.id}", example.text


def upstream_runs(folder: Path) -> dict[tuple[str, ...], str]:
    """Every run of RUN words of every text, with the name of the last text that has it."""
    runs: dict[tuple[str, ...], str] = {}
    paths = sorted(folder.rglob("*.md"))
    if not paths:
        sys.exit(f"{folder}: holds no *.md; give the folder of the upstream texts")
    for path in paths:
        told = words(UpstreamText(path.read_text(encoding="utf-8", errors="replace")).text)
        runs.update((tuple(told[at : at + RUN]), f"{path.parent.name}/{path.name}") for at in range(len(told) - RUN + 1))
    return runs


def longest(told: list[str], runs: dict[tuple[str, ...], str]) -> Iterator[tuple[str, str]]:
    """The runs of a text of ours that stand in an upstream text, each at its full length."""
    at = 0
    while at + RUN <= len(told):
        source = runs.get(tuple(told[at : at + RUN]))
        if source is None:
            at += 1
            continue
        end = at + RUN
        while tuple(told[end - RUN + 1 : end + 1]) in runs and end < len(told):
            end += 1
        yield " ".join(told[at:end]), source
        at = end


def main() -> None:
    if sys.argv[2:] not in ([], ["--examples"]) or len(sys.argv) < 2:
        sys.exit(__doc__)
    runs = upstream_runs(Path(sys.argv[1]))
    looked = found = 0
    for place, text in ours(load_rulesets(), len(sys.argv) == 3):
        looked += 1
        for run, source in longest(words(text), runs):
            found += 1
            print(f"{place}: {run} [{source}]")
    print(f"{looked} texts of ours against {len(runs)} runs of {RUN} words: {found} shared")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
