"""Measures whether drafts close what they set out to close: the terms and the draft, judged together.

usage: python benchmarks/closing.py [CORPUS_DIR] [--only=NAME,...]

Drafts for every set of samples/ and, where given, of CORPUS_DIR (files that share a name up to its first dot are one set),
twice: for all packs at once, and for all controls by name. Prints a row for each draft, what stays open, what gets worse, and
whether the DOCX reads back with the same verdicts; the last row sums up. Exits with 1 under 98% or where anything gets worse.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path

from checker.app.check import judge_documents
from checker.app.closing import Terms
from checker.app.compiled import compiled_rulesets
from checker.app.draft import drafted
from checker.drafting.docx import docx
from checker.drafting.markdown import markdown
from checker.model.profile import Profile
from checker.readers import read, read_bytes

SAMPLES = Path(__file__).parent.parent / "samples"
TARGET = 0.98
RULESETS = compiled_rulesets()


def sets(corpus: Path | None) -> dict[str, list[Path]]:
    found = {f"samples/{path.parent.name}": sorted(path.parent.glob("*.md")) for path in sorted(SAMPLES.glob("*/*.md"))}
    grouped = defaultdict(list)
    for path in sorted(corpus.glob("*.md")) if corpus else []:
        grouped[path.name.split(".")[0]].append(path)
    return found | grouped


def measure(name: str, paths: list[Path], asked: str) -> tuple[int, int, int]:
    """What was set out, what was closed, and what got worse or reads otherwise from the DOCX."""
    documents = tuple(read(path, path.name) for path in paths)
    packs = [RULESETS.pack(pack) for pack in RULESETS.pack_ids()] if asked == "packs" else []
    controls = [] if packs else list(RULESETS.controls)
    terms = Terms(documents, RULESETS, packs, controls, Profile())
    report = judge_documents(documents, RULESETS, packs, controls, Profile())
    started = time.monotonic()
    result = drafted(terms, report, "addendum", "markdown")
    took = time.monotonic() - started
    if result.draft is None:
        print(f"{name:28} {asked:8} nothing to close")
        return 0, 0, 0
    faults = [f"    worse: {control}" for control in result.worse]
    texts = [
        read_bytes(f"draft{end}", data) for end, data in ((".md", markdown(result.draft).encode()), (".docx", docx(result.draft)))
    ]
    by_form = [{c: f.verdict for c, f in terms.findings((text,)).items()} for text in texts]
    faults += [f"    DOCX reads otherwise: {c}" for c, verdict in by_form[0].items() if by_form[1][c] is not verdict]
    struck = f"{len(result.struck)} struck" if result.struck else ""
    words = len(result.draft.text.split())
    print(f"{name:28} {asked:8} {len(result.closed):3} of {len(result.set_out):3}  {words:5} words  {took:5.1f} s  {struck}")
    for line in (*faults, *(f"    left: {reason[:160]}" for reason in result.left)):
        print(line)
    return len(result.set_out), len(result.closed), len(faults)


def main() -> int:
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    only = next((each.split("=")[1].split(",") for each in sys.argv[1:] if each.startswith("--only=")), [])
    rows = []
    for name, paths in sets(Path(arguments[0]) if arguments else None).items():
        if not only or name in only:
            rows += [measure(name, paths, asked) for asked in ("packs", "controls")]
            sys.stdout.flush()
    out, closed, faults = (sum(column) for column in zip(*rows, strict=True))
    print(f"{closed} of {out} closed ({closed / out:.3%}) in {len(rows)} drafts; {faults} worse or read otherwise")
    return int(closed / out < TARGET or faults > 0)


if __name__ == "__main__":
    sys.exit(main())
