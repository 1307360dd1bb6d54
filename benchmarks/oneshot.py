"""What one question costs as one process, scoqa and its peers side by side in one run.

usage: python benchmarks/oneshot.py PASSAGES N QUESTIONS [PEER ...]

PASSAGES holds one passage a line, of which the first N are indexed; QUESTIONS one question a line. Every process is
started anew on a built index and answers one question; the yardstick is a process that only imports numpy and
sqlite3. Processes go round in turn, each pair of figures comes from the same round, and the table holds medians: CPU
and wall time in milliseconds, and their ratios to the yardstick's of the same round. rg, where it is installed, only
finds lines with the question's words; it ranks nothing. Install the peers first: pip install bm25s tantivy PyStemmer
scikit-learn joblib; scoqa too as a package, not in editable mode, so that all are compiled.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from peers import PEERS, words

ROUNDS = 15
K = 10
YARDSTICK = "import numpy, sqlite3"
ASK = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from peers import PEERS
peer = PEERS[sys.argv[1]](Path(sys.argv[2]))
peer.open()
print(peer.search(sys.argv[3], {K}))
"""
ONE_SHOT = ("scoqa", "tantivy", "bm25s", "fts5", "sklearn")
Command = Sequence[str]


def commands(folder: Path, passages: Path, question: str, names: Sequence[str]) -> dict[str, Command]:
    """The processes to compare, by name."""
    python = sys.executable
    found: dict[str, Command] = {YARDSTICK: (python, "-c", YARDSTICK)}
    for name in names:
        if name == "scoqa":
            found["scoqa ask"] = (python, "-m", "scoqa", "-d", str(folder / name), "ask", question)
        else:
            found[f"python + {name}"] = (python, "-c", ASK, name, str(folder / name), question)
    if shutil.which("rg"):
        found["rg"] = ("rg", "--ignore-case", "--word-regexp", "|".join(words(question)), str(passages))
    return found


def run(command: Command) -> tuple[float, float]:
    """(CPU, wall) milliseconds of one process; its output is thrown away."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return (used.ru_utime + used.ru_stime) * 1e3, (time.perf_counter() - started) * 1e3


def main() -> None:
    passages, n, questions = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    names = sys.argv[4:] or list(ONE_SHOT)
    asked = questions.read_text().splitlines()
    with passages.open() as file:
        texts = [text.rstrip("\n") for _, text in zip(range(n), file, strict=False)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        used = folder / "passages.txt"
        used.write_text("".join(f"{text}\n" for text in texts))
        for name in names:
            (folder / name).mkdir()
            PEERS[name](folder / name).build(texts)
        figures: dict[str, list[tuple[float, float]]] = {}
        for turn in range(-1, ROUNDS):  # the first round warms the disk's cache
            for name, command in commands(folder, used, asked[turn % len(asked)], names).items():
                figure = run(command)
                if turn >= 0:
                    figures.setdefault(name, []).append(figure)
    yardstick = figures[YARDSTICK]
    print(f"{len(texts)} passages, {ROUNDS} rounds")
    print(f"{'process':24}{'CPU ms':>9}{'wall ms':>9}{'CPU ratio':>11}{'wall ratio':>11}")
    for name, own in figures.items():
        cpu, wall = (median(each[i] for each in own) for i in (0, 1))
        ratios = [
            median(each[i] / base[i] for each, base in zip(own, yardstick, strict=True)) for i in (0, 1)
        ]
        print(f"{name:24}{cpu:9.1f}{wall:9.1f}{ratios[0]:11.2f}{ratios[1]:11.2f}")


if __name__ == "__main__":
    main()
