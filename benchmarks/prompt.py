"""The prompt: from the start of its process to its first paint, and a question in a session, medians and ratios.

``python benchmarks/prompt.py [FOLDER]`` opens FOLDER's index (default: the paper that ships). The start is measured in
a pseudo-terminal beside a bare prompt_toolkit prompt, which is the least any such program takes, and beside importing
numpy and sqlite3; runs alternate, so that all meet the same machine.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Sequence

import pexpect

from scoqa import Collection
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session

RUNS = 11
QUESTIONS = (
    "what is the SCO Energy Club",
    "Which states are observers of the SCO?",
    "Who drafted chapter 6?",
)


def first_paint(command: Sequence[str], shown: str) -> float:
    """Seconds from the start of a process until it shows a text on its terminal."""
    environment = dict(os.environ, TERM="xterm-256color", PROMPT_TOOLKIT_NO_CPR="1")
    began = time.perf_counter()
    process = pexpect.spawn(
        sys.executable, list(command), env=environment, dimensions=(24, 80), encoding="utf-8"
    )
    process.expect(shown)
    seconds = time.perf_counter() - began
    process.close(force=True)
    return seconds


def main() -> None:
    folder = sys.argv[1:2]
    papers = Collection.open(folder[0]) if folder else Collection.shipped()
    if papers.is_new:
        papers.add()
    cases = {
        "scoqa, its prompt": (["-m", "scoqa", *(["-d", folder[0]] if folder else [])], "scoqa>"),
        "prompt_toolkit, a bare prompt": (
            ["-c", "from prompt_toolkit import PromptSession; PromptSession('ready> ').prompt()"],
            "ready>",
        ),
        "import numpy, sqlite3": (["-c", "import numpy, sqlite3; print('ready>')"], "ready>"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(RUNS):
        for name, (command, shown) in cases.items():
            seconds[name].append(first_paint(command, shown))
    least = statistics.median(seconds["prompt_toolkit, a bare prompt"])
    print(f"first paint, {len(papers)} documents, median of {RUNS}:")
    for name, each in seconds.items():
        median = statistics.median(each)
        print(f"  {name:32} {1000 * median:6.0f} ms  {median / least:5.2f}×")

    session = Session(papers)
    papers.warm()
    times = []
    for _ in range(RUNS):
        for question in QUESTIONS:
            began = time.perf_counter()
            reply_to(session, question)
            times.append(time.perf_counter() - began)
    print(f"a question in a session, answered and rendered: median {1000 * statistics.median(times):.1f} ms")


if __name__ == "__main__":
    main()
