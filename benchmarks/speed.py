"""What the command takes, as whole processes: `--help`, checks of 10,000 words that were never judged before, contract-lint
beside them, and the share of time per hop.

usage: python benchmarks/speed.py [RUNS]      (contract-lint is measured where it is installed: pip install contract-lint)
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
WORDS = 10_000


def terms_of(words: int) -> list[tuple[str, str]]:
    """Sections of the samples in a fixed shuffle, repeated until there are so many words: (style, text)."""
    paragraphs = []
    for path in sorted((ROOT / "samples").glob("*/*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                paragraphs.append(("Heading 1" if line.startswith("#") else "Normal", line.lstrip("#-* ")))
    chooser = random.Random(1)
    out: list[tuple[str, str]] = []
    count = 0
    while count < words:
        chooser.shuffle(paragraphs)
        for style, text in paragraphs:
            out.append((style, text))
            count += len(text.split())
            if count >= words:
                break
    return out


def write(path: Path, paragraphs: list[tuple[str, str]]) -> None:
    if path.suffix == ".docx":
        write_docx(path, paragraphs)
    else:
        mark = "## " if path.suffix == ".md" else ""
        lines = (f"{mark}{text}" if style != "Normal" else text for style, text in paragraphs)
        path.write_text("\n\n".join(lines), encoding="utf-8")


def write_docx(path: Path, paragraphs: list[tuple[str, str]]) -> None:
    import docx

    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    document.save(str(path))


class Run(NamedTuple):
    """What one process took: seconds on the clock and of the processor, and its peak of memory in MB."""

    clock: float
    processor: float
    memory: float


def run(command: list[str], cache: Path) -> Run:
    start = time.perf_counter()
    child = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "FLOWDOWN_CACHE": str(cache)}
    )
    _, _, used = os.wait4(child.pid, 0)
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def measured(command: list[str], terms: Path | None, runs: int, cache: Path) -> str:
    """Medians in words. The first run, which compiles the rules, does not count. Each run has terms that were never judged
    before: the file is made anew with a paragraph of its own. That is done by a process of its own, because a child's peak of
    memory starts from what its parent takes.
    """
    done = []
    for number in range(runs + 1):
        if terms:
            subprocess.run([sys.executable, __file__, "--write", str(terms), str(number)], check=True)
            done.append(run([*command, str(terms)], cache))
        else:
            done.append(run(command, cache))
    clock, processor, memory = (statistics.median(column) for column in zip(*done[1:], strict=True))
    worst = max(each.clock for each in done[1:])
    return f"clock {clock * 1000:5.0f} ms (worst {worst * 1000:5.0f})   processor {processor * 1000:5.0f} ms   {memory:4.0f} MB"


def hops(path: Path) -> dict[str, float]:
    """Seconds per hop inside one process, imports of each hop included in `start`."""
    start = time.perf_counter()
    from checker.app.rulesets import load_rulesets
    from checker.detectors import DETECTORS
    from checker.engine.gather import gather
    from checker.engine.judge import judge
    from checker.engine.norms import read_norms
    from checker.ports import NormIndex
    from checker.readers import read

    marks = {"start": time.perf_counter() - start}

    def mark(name: str, since: float) -> float:
        now = time.perf_counter()
        marks[name] = now - since
        return now

    at = time.perf_counter()
    rulesets = load_rulesets(examples=False)
    at = mark("rulesets", at)
    documents = (read(path),)
    at = mark("read", at)
    index = NormIndex(read_norms(documents, rulesets.lexicon), rulesets.book)
    at = mark("norms", at)
    gathered = {name: gather(control, index, DETECTORS) for name, control in rulesets.controls.items()}
    at = mark("gather", at)
    for name, control in rulesets.controls.items():
        judge(control, gathered[name], documents)
    mark("judge", at)
    return marks


def main() -> None:
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), [*terms_of(WORDS), ("Normal", f"Edition {sys.argv[3]}.")])
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    flowdown = [sys.executable, "-m", "checker"]
    check = [*flowdown, "check", "--exit-zero"]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        cache = folder / "kept"
        rows = [
            ("--help", [*flowdown, "--help"], None),
            ("check .docx, default packs", check, folder / "terms.docx"),
            ("check .md, all controls", [*check, "--controls", "all"], folder / "terms.md"),
        ]
        if lint := shutil.which("contract-lint", path=str(Path(sys.executable).parent)):
            rows.append(("contract-lint, same words", [lint], folder / "terms.txt"))
        print(f"{WORDS} words, {runs} runs each, load {os.getloadavg()[0]:.1f}")
        for name, command, terms in rows:
            print(f"{name:28s} {measured(command, terms, runs, cache)}")
        for terms in (folder / "terms.docx", folder / "terms.md"):
            shares = hops(terms)
            total = sum(shares.values())
            each = ", ".join(f"{name} {seconds * 1000:.0f} ms ({seconds / total:.0%})" for name, seconds in shares.items())
            print(f"per hop, {terms.suffix}, all controls, rules not compiled: {each}")


if __name__ == "__main__":
    main()
