"""Speed of build, opening and search, scoqa and its peers side by side in one run.

usage: python benchmarks/search.py [--indexes DIR] [--json FILE] PASSAGES N QUESTIONS [PEER ...]

PASSAGES holds one passage a line, of which the first N are used; QUESTIONS one question a line. Indexes are built in
DIR where they are not there yet, and kept; without DIR they go. FILE gets the figures for growth.py. Each peer lives in a
process of its own; searches go round the peers in blocks, three rounds, and a question's fastest round counts, as does
the fastest of three of many at once, so that a noisy machine hits all alike. Prints absolute figures and, last, those of scoqa over the best peer's. Install the
peers first: pip install bm25s numba tantivy PyStemmer scikit-learn joblib
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from peers import PEERS

BLOCK = 25
ROUNDS = 3
WARMING = 4
K = 10
ENOUGH_MS = 1000.0
"""A batch holds about so many milliseconds of searches."""
FIGURES = ("build/s", "disk MB", "open ms", "first ms", "p50 ms", "p99 ms", "qps 1", "qps 2", "RSS MB")
HIGHER_IS_BETTER = ("build/s", "qps 1", "qps 2")


class Process:
    """One peer in a process of its own."""

    def __init__(self, name: str, folder: Path, passages: str, n: int, questions: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--worker", name, str(folder), passages, str(n), questions],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **message: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def work(name: str, folder: Path, passages: Path, n: int, questions: Path) -> None:
    """The peer's side: carry out one message a line."""
    peer = PEERS[name](folder)
    asked = questions.read_text().splitlines()
    for line in sys.stdin:
        message = json.loads(line)
        started = time.perf_counter()
        match message["do"]:
            case "build":
                with passages.open() as file:
                    texts = [text.rstrip("\n") for _, text in zip(range(n), file, strict=False)]
                started = time.perf_counter()
                peer.build(texts, message["processes"])
                seconds = time.perf_counter() - started
                size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
                answer = {"build/s": len(texts) / seconds, "disk MB": size / 1e6}
            case "open":
                peer.open()
                opened = time.perf_counter()
                peer.search(asked[0], K)
                answer = {
                    "open ms": (opened - started) * 1e3,
                    "first ms": (time.perf_counter() - opened) * 1e3,
                }
            case "search":
                times = []
                for question in asked[message["start"] : message["start"] + BLOCK]:
                    begun = time.perf_counter()
                    peer.search(question, K)
                    times.append((time.perf_counter() - begun) * 1e3)
                answer = {"times": times}
            case _:
                some = asked[: message["n"]]
                for _ in range(WARMING):  # starts what is to be started; each process keeps terms of its own
                    peer.search_many(some, K, message["threads"])
                seconds = []
                for _ in range(ROUNDS):
                    started = time.perf_counter()
                    peer.search_many(some, K, message["threads"])
                    seconds.append(time.perf_counter() - started)
                answer = {"qps": len(some) / min(seconds)}
        answer["RSS MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(answer), flush=True)


def measure(
    passages: str, n: int, questions: str, names: list[str], processes: int, kept: Path | None
) -> dict[str, dict[str, float]]:
    """The figures of every peer."""
    home = kept / str(n) if kept else Path(tempfile.mkdtemp())
    found: dict[str, dict[str, float]] = {}
    folders = {name: home / name.removesuffix("-numba").removesuffix("-ask") for name in names}
    built: set[Path] = set()
    try:
        for name, folder in folders.items():
            found[name] = {}
            if folder not in built:
                built.add(folder)
                if folder.exists():
                    continue
                folder.mkdir(parents=True)
                builder = Process(name, folder, passages, n, questions)
                answer = builder.ask(do="build", processes=processes)
                builder.end()
                found[name] = {key: answer[key] for key in ("build/s", "disk MB")} | {
                    "build MB": answer["RSS MB"]
                }
        running = {name: Process(name, folder, passages, n, questions) for name, folder in folders.items()}
        times = search_times(running, found, questions)
        for threads in (1, 2):
            for name, process in running.items():
                mean = sum(times[name]) / len(times[name])
                some = max(2 * BLOCK, min(len(times[name]), int(ENOUGH_MS / mean)))
                found[name][f"qps {threads}"] = process.ask(do="batch", n=some, threads=threads)["qps"]
        for name, process in running.items():
            ordered = sorted(times[name])
            found[name] |= {"p50 ms": ordered[len(ordered) // 2], "p99 ms": ordered[int(0.99 * len(ordered))]}
            process.end()
    finally:
        if not kept:
            shutil.rmtree(home)
    return found


def search_times(
    running: dict[str, Process], found: dict[str, dict[str, float]], questions: str
) -> dict[str, list[float]]:
    """Milliseconds of every question's fastest round."""
    for name, process in running.items():
        found[name] |= process.ask(do="open")
    n_questions = len(Path(questions).read_text().splitlines())
    rounds: dict[str, list[list[float]]] = {name: [] for name in running}
    for _ in range(ROUNDS):
        this: dict[str, list[float]] = {name: [] for name in running}
        for start in range(0, n_questions, BLOCK):
            for name, process in running.items():
                answer = process.ask(do="search", start=start)
                this[name] += answer["times"]
                found[name]["RSS MB"] = answer["RSS MB"]
        for name, times in this.items():
            rounds[name].append(times)
    return {name: [min(times) for times in zip(*each, strict=True)] for name, each in rounds.items()}


def table(found: dict[str, dict[str, float]]) -> str:
    """The figures, a peer a line, and scoqa's over the best peer's."""
    columns = (*FIGURES, "build MB")
    lines = [f"{'':12}" + "".join(f"{name:>10}" for name in columns)]
    for name, figures in found.items():
        cells = (f"{figures[column]:10.3g}" if column in figures else f"{'':10}" for column in columns)
        lines.append(f"{name:12}" + "".join(cells))
    peers = [figures for name, figures in found.items() if not name.startswith("scoqa")]
    if "scoqa" in found and peers:
        cells = []
        for column in columns:
            others = [figures[column] for figures in peers if column in figures]
            best = (max if column in HIGHER_IS_BETTER else min)(others) if others else 0.0
            own = found["scoqa"].get(column)
            cells.append(f"{own / best:9.2f}x" if own is not None and best else f"{'':10}")
        lines.append(f"{'scoqa / best':12}" + "".join(cells))
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Speed of build, opening and search, side by side.")
    parser.add_argument("--indexes", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("passages")
    parser.add_argument("n", type=int)
    parser.add_argument("questions")
    parser.add_argument("peers", nargs="*", default=list(PEERS))
    options = parser.parse_args(arguments)
    n = options.n
    found = measure(options.passages, n, options.questions, options.peers, 2, options.indexes)
    if options.json:
        known = json.loads(options.json.read_text()) if options.json.exists() else {}
        for name, figures in found.items():
            known.setdefault(str(n), {}).setdefault(name, {}).update(figures)
        options.json.write_text(json.dumps(known, indent=1, sort_keys=True))
    print(f"{n} passages, k = {K}, {time.strftime('%Y-%m-%d')}")
    print(table(found))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        name, folder, passages, n, questions = sys.argv[2:]
        work(name, Path(folder), Path(passages), int(n), Path(questions))
    else:
        main(sys.argv[1:])
