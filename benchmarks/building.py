"""Building an index of plain passages: passages a second, processor time and memory, beside peers in one run.

usage: python benchmarks/building.py [--jobs N] PASSAGES N [PEER ...]

Each peer builds in a process of its own, in a folder that goes afterwards. Memory is the largest sum over all of a
peer's processes, shared pages counted once (PSS, so on Linux only). On a busy machine compare processor time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from peers import PEERS


def work(name: str, folder: Path, passages: Path, n: int, jobs: int) -> None:
    """The peer's side: build, then say how many seconds it took."""
    with passages.open(encoding="utf-8") as file:
        texts = [line.rstrip("\n") for line in islice(file, n)]
    print("ready", flush=True)
    sys.stdin.readline()
    started = time.perf_counter()
    PEERS[name](folder).build(texts, jobs)
    print(time.perf_counter() - started, flush=True)


def tree(process: int) -> list[int]:
    """A process and all it started."""
    found = [process]
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += tree(int(child))
    return found


def memory(process: int) -> float:
    """MiB of a process and all it started, now; 0 where it ends meanwhile."""
    try:
        lines = [
            line
            for each in tree(process)
            for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        ]
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def measure(name: str, passages: str, n: int, jobs: int) -> tuple[float, float, float]:
    """(Passages a second, microseconds of processor time a passage, MiB at the peak beyond the texts)."""
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, __file__, "--worker", name, folder, passages, str(n), str(jobs)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        before = memory(process.pid)
        stat = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        reading = sum(map(int, stat[11:13])) / os.sysconf("SC_CLK_TCK")
        earlier = sum(os.times()[2:4])
        process.stdin.write("go\n")
        process.stdin.close()
        peak = before
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.2)
        seconds = float(process.stdout.readline())
    return n / seconds, (sum(os.times()[2:4]) - earlier - reading) / n * 1e6, peak - before


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Building, beside peers.")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("passages")
    parser.add_argument("n", type=int)
    parser.add_argument("peers", nargs="*", default=["scoqa", "tantivy", "bm25s"])
    options = parser.parse_args(arguments)
    print(f"{options.n} passages, {options.jobs} jobs, {time.strftime('%Y-%m-%d')}")
    print(f"{'':12}{'passages/s':>12}{'CPU us':>10}{'MiB':>8}")
    for name in options.peers:
        rate, cpu, peak = measure(name, options.passages, options.n, options.jobs)
        print(f"{name:12}{rate:12.0f}{cpu:10.1f}{peak:8.0f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        name, folder, passages, n, jobs = sys.argv[2:]
        work(name, Path(folder), Path(passages), int(n), int(jobs))
    else:
        main(sys.argv[1:])
