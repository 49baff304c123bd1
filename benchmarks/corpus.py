"""Runs the command over every file of a folder: each must end in a report, or in one clear line and status 2.

usage: python benchmarks/corpus.py FOLDER...
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from checker.readers import READERS


def main() -> None:
    bad = 0
    for folder in sys.argv[1:]:
        for path in sorted(Path(folder).iterdir()):
            if path.suffix not in READERS or path.name.endswith(".truth.txt"):
                continue
            start = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-m", "checker", "check", path, "--controls", "all", "--exit-zero"],
                capture_output=True,
                text=True,
                check=False,
            )
            took = time.perf_counter() - start
            report = done.returncode == 0 and "flowdown states what the terms say" in done.stdout
            one_line = done.returncode == 2 and len(done.stderr.splitlines()) == 1 and not done.stdout
            if not report and not one_line:
                bad += 1
            says = done.stderr.strip() if one_line else "report" if report else f"FAULT {done.returncode} {done.stderr[-300:]}"
            print(f"{took:5.1f} s  {path.name}: {says.replace(str(path), path.name)}")
    print(f"{bad} faults")


if __name__ == "__main__":
    main()
