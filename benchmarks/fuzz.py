"""Broken files through a reader: each must end in a document or in a ReadError, within 10 s and 500 MB.

usage: python benchmarks/fuzz.py SUFFIX COUNT SEED [--first N] [--keep FOLDER]

Case N of a seed is always the same file, so that a fault can be looked at again. Each part of the run is a process of its own
with limits on time and memory; a crash, a traceback, a hang or an unsound document is a fault, printed with its number, and
its file is kept in FOLDER.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from checker.readers import read_bytes
from tests.readers.fuzz.mutations import mutate
from tests.readers.fuzz.seeds import KINDS, seeds
from tests.readers.fuzz.soundness import DOCUMENT, FAULT, REFUSED, outcome

SECONDS, MEGABYTES = 10, 500
PART = 500
"""Cases a process; what it leaks cannot add up to more."""


def case(suffix: str, seed: int, number: int) -> bytes:
    """The file of a case."""
    return mutate(Random(f"{suffix} {seed} {number}"), seeds(suffix))


def work(suffix: str, seed: int, numbers: range, pipe: Connection) -> None:
    """Run cases, telling the number before and the outcome and seconds after each."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * os.sysconf("SC_PAGE_SIZE") + MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for number in numbers:
        data = case(suffix, seed, number)
        start = resource.getrusage(resource.RUSAGE_SELF)
        used = start.ru_utime + start.ru_stime
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + SECONDS + 1, resource.RLIM_INFINITY))  # past it, a signal ends us
        pipe.send(number)
        said = outcome(f"case{number}{suffix}", data)
        end = resource.getrusage(resource.RUSAGE_SELF)
        pipe.send((said, end.ru_utime + end.ru_stime - used))
    pipe.close()


def run(suffix: str, seed: int, first: int, count: int) -> Iterator[tuple[int, str, float]]:
    """(number, outcome, CPU seconds) of every case; a process that dies takes one case with it."""
    fork = multiprocessing.get_context("fork")
    number, end = first, first + count
    while number < end:
        ours, theirs = fork.Pipe(duplex=False)
        process = fork.Process(target=work, args=(suffix, seed, range(number, min(number + PART, end)), theirs))
        process.start()
        theirs.close()
        try:
            while True:
                number = ours.recv()
                if not ours.poll(SECONDS * 20):  # it waits for something: no CPU limit ends that
                    process.kill()
                yield number, *ours.recv()
                number += 1
        except EOFError:
            process.join()
            if process.exitcode:
                why = {-24: f"more than {SECONDS} s", -9: "hang, or out of memory"}.get(process.exitcode, "crash")
                yield number, f"{FAULT}: {why} (exit {process.exitcode})", float(SECONDS)
                number += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suffix", choices=KINDS)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    read_bytes(f"sound{asked.suffix}", seeds(asked.suffix)[0])  # libraries are loaded here: what they hold does not count
    tally: Counter[str] = Counter()
    slowest, start = (0.0, 0), time.perf_counter()
    for number, said, seconds in run(asked.suffix, asked.seed, asked.first, asked.count):
        tally[said.split(":")[0]] += 1
        slowest = max(slowest, (seconds, number))
        if said.startswith(FAULT):
            print(f"case {number}: {said}", flush=True)
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                kept = asked.keep / f"seed{asked.seed}.case{number}{asked.suffix}"
                kept.write_bytes(case(asked.suffix, asked.seed, number))
    took = time.perf_counter() - start
    counts = ", ".join(f"{tally[kind]} {kind}" for kind in (DOCUMENT, REFUSED, FAULT))
    print(
        f"{asked.suffix}, seed {asked.seed}, cases {asked.first} to {asked.first + asked.count - 1}: {counts}; "
        f"slowest {slowest[0]:.1f} s (case {slowest[1]}); {asked.count / took:.0f} cases/s"
    )
    raise SystemExit(tally[FAULT] > 0)


if __name__ == "__main__":
    main()
