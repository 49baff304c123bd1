"""Measures `flowdown upstream diff` over dated versions of upstream texts.

usage: python benchmarks/drift.py TEXTS_DIR [--show]

TEXTS_DIR holds `<publisher>/<document>@<date>.md`. Every two versions that follow each other are compared: what was found, and
in how many seconds of the processor. Then: whether known changes of the AWS Service Terms are found in the pair of versions that
brought them and in no other; whether texts that differ in blanks, quotation marks, link targets and emphasis only come out empty;
what share of the obligations that a version brought is among the candidates, and how many candidates there are for each; whether
two processes write the same bytes. With --show, every change is printed, for a person to judge.
"""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from checker.app.candidates import candidates
from checker.app.compiled import compiled_rulesets
from checker.app.drift import text_drift, upstream_text
from checker.model.drift import Drift, Fate, Turn
from checker.ports import Style
from checker.readers import read_bytes
from checker.reporters.drift import DRIFTS
from checker.upstream.compare import compared
from checker.upstream.standing import obligation_changes

PACK, DOCUMENT = "aws-bedrock", "aws-service-terms"
# Each change with the version that brought it, and how it is known: by a new section's title or by words of a new sentence.
KNOWN = (
    ("Amazon Connect Talent", "2026-04-28", "title", "connect talent"),
    ("Claude Platform on AWS", "2026-05-11", "title", "claude platform"),
    ("Kiro: abuse detection", "2026-05-22", "words", "kiro free tier users"),
    ("RDS: engine end of life", "2026-05-29", "title", "end of life"),
    ("consent to transfer to Anthropic", "2026-06-09", "words", "consent to the transfer"),
    ("Anthropic metadata", "2026-06-15", "words", "embed metadata"),
    ("WAF traffic monetization", "2026-06-15", "title", "traffic monetization"),
)
MOVED = ("Trusted Language Extensions", "2026-05-29", "10.6", "10.1.2")


def main() -> None:
    arguments = [each for each in sys.argv[1:] if each != "--show"]
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    folder = Path(arguments[0])
    print("| old | new | reworded | moved | split, merged | new | gone | sentences | case only | s |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    drifts = {}
    for old, new in version_pairs(folder):
        started = time.process_time()
        found = text_drift(upstream_text(old), upstream_text(new))
        drifts[old, new] = found
        print(row(old, new, found, time.process_time() - started))
    service = {new.stem.partition("@")[2]: found for (old, new), found in drifts.items() if old.name.startswith("service-terms")}
    if "--show" in sys.argv:
        for (old, new), found in drifts.items():
            print(f"\n##### {old.stem} -> {new.stem}\n{DRIFTS['terminal'](found, Style(width=160))}")
    known_changes(service)
    noise(sorted(folder.glob("*/*.md")))
    measure_candidates(sorted((folder / "aws").glob("service-terms@*.md")))
    same_bytes(max(drifts, key=lambda pair: pair[0].stat().st_size))


def version_pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Whole texts of one document that follow each other; the version may stand in the name (llama-3.1-...)."""
    groups: dict[tuple[str, str], list[Path]] = {}
    for path in sorted(folder.glob("*/*@*.md")):
        if "excerpt" not in path.name.lower():
            groups.setdefault((path.parent.name, re.sub(r"-\d[\d.]*(?=-)", "", path.name.partition("@")[0])), []).append(path)
    for paths in groups.values():
        yield from pairwise(sorted(paths, key=lambda path: path.name.partition("@")[2]))


def row(old: Path, new: Path, found: Drift, seconds: float) -> str:
    turns = Counter(change.turn for change in found.sections)
    turns[Turn.MOVED] += sum(change.carried for change in found.sections)
    sentences = Counter(sentence.turn.value for change in found.sections for sentence in change.sentences)
    told = " ".join(f"{sentences[turn]} {turn}" for turn in ("reworded", "new", "gone", "moved") if sentences[turn])
    cells = (turns[Turn.REWORDED], turns[Turn.MOVED], turns[Turn.SPLIT] + turns[Turn.MERGED], turns[Turn.NEW], turns[Turn.GONE])
    figures = " | ".join(map(str, cells))
    return f"| {old.stem} | {new.stem.partition('@')[2]} | {figures} | {told} | {len(found.touched)} | {seconds:.2f} |"


def known_changes(drifts: dict[str, Drift]) -> None:
    print("\nKnown changes, by the version that brought them:")
    for name, version, kind, words in KNOWN:
        holds = titled if kind == "title" else said
        versions = [date for date, found in drifts.items() if holds(found, words)]
        print(f"  {'ok' if versions == [version] else 'WRONG'}: {name}: {', '.join(versions) or 'in none'}")
    name, version, old, new = MOVED
    moves = [(c.turn, c.old[0].number, c.new[0].number) for c in drifts[version].sections if c.old and c.new]
    print(f"  {'ok' if (Turn.MOVED, old, new) in moves else 'WRONG'}: {name}: moved from {old} to {new}")


def titled(found: Drift, words: str) -> bool:
    return any(change.turn is Turn.NEW and words in change.new[0].title.lower() for change in found.sections)


def said(found: Drift, words: str) -> bool:
    new = (s.new for change in found.sections for s in change.sentences if s.turn is Turn.NEW)
    return any(words in sentence.lower() for sentence in new)


NOISE: dict[str, Callable[[str], str]] = {
    "blanks": lambda text: re.sub(r"(?<=\w) (?=\w)", "  ", text).replace("\n\n", "\n\n\n"),
    "odd blanks": lambda text: re.sub(r"(?<=[a-z]) (?=[a-z])", "\u00a0", text),
    "lines": lambda text: "\n".join(flowed(line) for line in text.split("\n")),
    "quotation marks": lambda text: text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"}),
    "link targets": lambda text: re.sub(r"\]\(https?://[^)\s]*\)", "](https://example.com/elsewhere)", text),
    "emphasis": lambda text: re.sub(r"\*\*([A-Za-z][^*\n]*)\*\*", r"\1", text),
}


def flowed(line: str) -> str:
    """A line of prose, broken at 70 columns where no line begins with what means something in Markdown."""
    if len(line) < 200 or not line[0].isalpha() or "|" in line:
        return line
    broken = textwrap.wrap(line, 70, break_long_words=False, break_on_hyphens=False)
    return line if any(re.match(r"[\d#>*+|(=-]|[a-z]{1,3}[.)]", each) for each in broken) else "\n".join(broken)


def noise(paths: list[Path]) -> None:
    print("\nChanges that are none:")
    for name, changed in NOISE.items():
        texts = [(path.name, path.read_text(encoding="utf-8")) for path in paths]
        pairs = [(file, text, changed(text)) for file, text in texts if changed(text) != text]
        wrong = []
        for file, text, other in pairs:
            found = text_drift(read_bytes(file, text.encode()), read_bytes(file, other.encode()))
            if found.sections:
                wrong.append(f"{file} ({len(found.sections)})")
        print(
            f"  {name}: {len(pairs) - len(wrong)} of {len(pairs)} texts come out empty{': ' if wrong else ''}{', '.join(wrong)}"
        )


def measure_candidates(paths: list[Path]) -> None:
    rulesets = compiled_rulesets()
    pack = rulesets.pack(PACK)
    print("\nCandidates, for a pack without the obligations that the new version brought:")
    total: Counter[str] = Counter()
    wanted = {version for _, version, _, _ in KNOWN}
    for old, new in pairwise(paths):
        comparison = compared(upstream_text(old), upstream_text(new))
        cited = [o for o in pack.obligations if o.citation.document == DOCUMENT]
        changes = list(obligation_changes(comparison, cited))
        begun = [change for change in changes if change.fate is Fate.BEGUN]
        before = [change for change in changes if change.fate is not Fate.BEGUN]
        found = list(candidates(comparison, before, DOCUMENT, rulesets))
        hit = [change for change in begun if any(each.sentence in change.after for each in found)]
        version = new.stem.partition("@")[2]
        lost = ", ".join(change.obligation.id for change in begun if change not in hit)
        print(f"  {version}: {len(hit)} of {len(begun)} obligations, {len(found)} candidates{'; lost: ' if lost else ''}{lost}")
        for key in ("all", "known") if version in wanted else ("all",):
            total.update({f"{key} begun": len(begun), f"{key} hit": len(hit), f"{key} found": len(found)})
    for key, name in (("known", "the versions with a known change"), ("all", "all versions")):
        begun, hit, found = (total[f"{key} {each}"] for each in ("begun", "hit", "found"))
        print(f"  {name}: recall {hit / begun:.2f} ({hit} of {begun}), {found / begun:.1f} candidates for each")


def same_bytes(pair: tuple[Path, Path]) -> None:
    """Two processes with other hash seeds."""
    command = [sys.executable, "-m", "checker", "upstream", "diff", *map(str, pair), "--pack", PACK, "--format", "json"]
    runs = [subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in "12"]
    print(f"\nTwo processes: {'the same bytes' if runs[0] == runs[1] else 'DIFFERENT bytes'}")


if __name__ == "__main__":
    main()
