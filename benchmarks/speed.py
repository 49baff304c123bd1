"""How long the command takes: `--help`, a 10,000-word DOCX with the share of time per hop, and contract-lint beside it.

usage: python benchmarks/speed.py [RUNS]      (contract-lint is measured where it is installed: pip install contract-lint)
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


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


def write_docx(path: Path, paragraphs: list[tuple[str, str]]) -> None:
    import docx

    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    document.save(str(path))


def median_of(command: list[str], runs: int) -> tuple[float, float]:
    """Median and worst seconds of whole processes; the first run warms the caches and does not count."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:]), max(times[1:])


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
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    flowdown = [sys.executable, "-m", "checker"]
    with tempfile.TemporaryDirectory() as folder:
        paragraphs = terms_of(10_000)
        document = Path(folder) / "terms.docx"
        write_docx(document, paragraphs)
        text = Path(folder) / "terms.txt"
        text.write_text("\n\n".join(line for _, line in paragraphs), encoding="utf-8")
        rows = [
            ("flowdown --help", [*flowdown, "--help"]),
            ("flowdown check, 10,000-word .docx", [*flowdown, "check", str(document), "--exit-zero"]),
            ("flowdown check, 10,000-word .txt", [*flowdown, "check", str(text), "--exit-zero"]),
        ]
        if lint := shutil.which("contract-lint", path=str(Path(sys.executable).parent)):
            rows.append(("contract-lint, same words .txt", [lint, str(text)]))
        for name, command in rows:
            median, worst = median_of(command, runs)
            print(f"{name:36s} median {median * 1000:7.0f} ms   worst {worst * 1000:7.0f} ms   ({runs} runs)")
        shares = hops(document)
        total = sum(shares.values())
        print(
            "per hop: " + ", ".join(f"{name} {seconds * 1000:.0f} ms ({seconds / total:.0%})" for name, seconds in shares.items())
        )


if __name__ == "__main__":
    main()
