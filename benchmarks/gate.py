"""How long a gate takes: `flowdown check` over ten terms sets of 10,000 words each, with nothing kept, and when nothing changed.

usage: python benchmarks/gate.py [RUNS]      (contract-lint over the same words is measured where it is installed)

The machine may be busy with other work, so processor seconds stand beside those on the clock, and the load beside both.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from speed import terms_of

SETS = 10
WORDS = 10_000


def repository(folder: Path) -> None:
    """Ten sets, each its own shuffle of the samples' paragraphs, in the formats that such repositories hold."""
    paragraphs = terms_of(WORDS)
    lines = ["packs: [aws-bedrock, anthropic]", "sets:"]
    for number in range(SETS):
        random.Random(number).shuffle(paragraphs)
        suffix = (".md", ".txt", ".html")[number % 3]
        (folder / f"terms{number}{suffix}").write_text(written(paragraphs, suffix), encoding="utf-8")
        lines.append(f"  product{number}: {{files: terms{number}{suffix}}}")
    (folder / ".git").mkdir()
    (folder / "flowdown.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def written(paragraphs: list[tuple[str, str]], suffix: str) -> str:
    if suffix == ".html":
        body = "\n".join(f"<h2>{text}</h2>" if style != "Normal" else f"<p>{text}</p>" for style, text in paragraphs)
        return f"<html><body>{body}</body></html>"
    mark = "# " if suffix == ".md" else ""
    return "\n\n".join(mark * (style != "Normal") + text for style, text in paragraphs)


def measure(name: str, command: list[str], runs: int, before: Callable[[], None], **how: object) -> None:
    clock: list[float] = []
    used: list[float] = []
    for _ in range(runs):
        before()
        start, spent = time.perf_counter(), processor()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **how)  # type: ignore[call-overload]
        clock.append(time.perf_counter() - start)
        used.append(processor() - spent)
    print(
        f"{name:42s} clock: median {statistics.median(clock):6.2f} s, worst {max(clock):6.2f} s   "
        f"processor: median {statistics.median(used):6.2f} s   load {os.getloadavg()[0]:.1f} on {os.cpu_count()} ({runs} runs)"
    )


def processor() -> float:
    """Seconds that the processes started from here, and theirs, have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    flowdown = [sys.executable, "-m", "checker", "check", "--exit-zero"]
    root = str(Path(__file__).parent.parent)
    with tempfile.TemporaryDirectory() as scratch:
        folder, cache = Path(scratch, "repository"), Path(scratch, "cache")
        folder.mkdir()
        repository(folder)
        how = {"cwd": folder, "env": os.environ | {"FLOWDOWN_CACHE": str(cache), "PYTHONPATH": root}}
        formats = ["--format", "sarif", "-o", "gaps.sarif", "--format", "junit", "-o", "gaps.xml", "--format", "markdown"]

        def forget_results() -> None:
            for path in cache.glob("terms-*"):
                path.unlink()

        measure("10 sets, empty cache", flowdown, runs, lambda: shutil.rmtree(cache, ignore_errors=True), **how)
        measure("10 sets, rules compiled", flowdown, runs, forget_results, **how)
        measure("10 sets, nothing changed", flowdown, runs, lambda: None, **how)
        measure("10 sets, nothing changed, three formats", [*flowdown, *formats], runs, lambda: None, **how)
        changed = folder / "terms0.md"
        counter = iter(range(runs))
        measure(
            "10 sets, one changed",
            flowdown,
            runs,
            lambda: changed.write_text(changed.read_text() + f"\n\nParagraph {next(counter)}.\n"),
            **how,
        )
        if lint := shutil.which("contract-lint", path=str(Path(sys.executable).parent)):
            texts = [str(path) for path in sorted(folder.glob("terms*.txt"))]
            measure(f"contract-lint, {len(texts)} of them as text", [lint, *texts], runs, lambda: None, cwd=folder)


if __name__ == "__main__":
    main()
