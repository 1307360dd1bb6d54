"""One paper of twenty pages added to a large index: time, and what of the index was written anew.

usage: python benchmarks/adding.py INDEX PASSAGES

INDEX is an index file that search.py --indexes built; it is copied. The paper is made of lines of PASSAGES.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

WORDS = 20 * 450


def main(arguments: list[str]) -> None:
    from scoqa import Collection

    index, passages = map(Path, arguments)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "papers"
        (folder / ".scoqa").mkdir(parents=True)
        shutil.copy(index, folder / ".scoqa" / "index.sqlite")
        with passages.open() as file:
            text = [word for line in islice(file, 200) for word in line.split()][:WORDS]
        paper = folder / "paper.txt"
        paper.write_text("\n\n".join(" ".join(text[start : start + 90]) for start in range(0, len(text), 90)))
        with Collection.open(folder) as papers:
            n_before = len(papers)
            started, cpu = time.perf_counter(), time.process_time()
            report = papers.add(paper)
            seconds, used = time.perf_counter() - started, time.process_time() - cpu
            journal = (folder / ".scoqa" / "index.sqlite-wal").stat().st_size
            again = time.perf_counter()
            papers.add(paper)
            unchanged = time.perf_counter() - again
    print(f"{n_before} documents, one more: {', '.join(report.added)}, {time.strftime('%Y-%m-%d')}")
    print(f"added in {seconds:.2f} s ({used:.2f} s of this process), {journal / 1e6:.1f} MB written")
    print(f"looked at again, unchanged: {unchanged:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
