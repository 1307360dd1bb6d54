"""What a process that has numpy takes to its first ranked passages: importing scoqa, opening, words, search.

usage: python benchmarks/first.py INDEX QUESTIONS [N]

INDEX is an index file; QUESTIONS holds one question a line, of which the first N (20) are asked, each by a process of its
own. Prints the median of each step and of all together, in milliseconds of processor time and by the clock. scoqa is to be installed as
a package, not in editable mode, so that all of it is compiled.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median

STEPS = ("import", "open", "words", "search")
K = 10
PROCESS = f"""
import sys, time
from pathlib import Path
import numpy
clocks = [(time.process_time(), time.perf_counter())]
def done():
    clocks.append((time.process_time(), time.perf_counter()))
from scoqa import Settings
from scoqa.analysis import question_terms
from scoqa.ranking.search import Searcher
from scoqa.storage import Store
done()
store = Store.open(Path(sys.argv[1]))
done()
with store.reading():
    terms = question_terms(sys.argv[2], store.term_of, kept=store.kept)
    done()
    searcher = Searcher(store, Settings())
    searcher.search([term.term for term in terms], {K}, weights=[term.weight for term in terms])
done()
print(*(1e3 * (after[i] - before[i]) for i in (0, 1) for before, after in zip(clocks, clocks[1:])))
"""


def main() -> None:
    index, questions = sys.argv[1:3]
    n = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    rows = []
    for question in Path(questions).read_text().splitlines()[: n + 1]:  # the first warms the disk's cache
        done = subprocess.run(
            [sys.executable, "-c", PROCESS, index, question], capture_output=True, text=True, check=True
        )
        rows.append([float(number) for number in done.stdout.split()])
    print(f"{'':10}" + "".join(f"{name:>10}" for name in (*STEPS, "all")))
    for name, start in (("CPU ms", 0), ("wall ms", len(STEPS))):
        steps = [row[start : start + len(STEPS)] for row in rows[1:]]
        figures = [*(median(step) for step in zip(*steps, strict=True)), median(map(sum, steps))]
        print(f"{name:10}" + "".join(f"{figure:10.1f}" for figure in figures))


if __name__ == "__main__":
    main()
