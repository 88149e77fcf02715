"""How long a whole `kg build` of the first article takes in a fresh process, and how much memory.

    python benchmarks/cold_build.py [--runs 7]

The time is compared with what loading jieba and rdflib alone takes, in turns on the same machine, so that the ratio
says more than the seconds. Prints the median of each, and exits with 1 if the ratio is above 3 or the peak memory
above 400 MB.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = [sys.executable, "-c", "import jieba, rdflib; jieba.initialize()"]
MAX_RATIO, MAX_MEGABYTES = 3.0, 400.0


def run(command: list[str]) -> tuple[float, float]:
    """Seconds of wall time and megabytes of peak resident memory of one command."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execv(command[0], command)
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=7)
    runs = arguments.parse_args().runs
    seed = next((ROOT / "seeds").glob("*.txt"))
    with tempfile.TemporaryDirectory() as output:
        build = [sys.executable, "-m", "kg", "build", str(seed), "-o", output]
        run(REFERENCE), run(build)  # the first run of each writes caches
        pairs = [(run(REFERENCE), run(build)) for _ in range(runs)]
    reference = statistics.median(seconds for (seconds, _), _ in pairs)
    built = statistics.median(seconds for _, (seconds, _) in pairs)
    memory = max(megabytes for _, (_, megabytes) in pairs)
    print(f"import jieba, rdflib; jieba.initialize()   {reference:6.2f} s")
    ratio = built / reference
    print(f"kg build of the first article, with page   {built:6.2f} s   ratio {ratio:.2f} (limit {MAX_RATIO})")
    print(f"peak memory of kg build                    {memory:6.0f} MB  (limit {MAX_MEGABYTES:.0f})")
    sys.exit(ratio > MAX_RATIO or memory > MAX_MEGABYTES)


if __name__ == "__main__":
    main()
