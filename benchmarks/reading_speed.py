"""Reading and indexing a folder's PDFs beside bare pypdfium2 text of the same files, and memory at its peak.

``python benchmarks/reading_speed.py [FOLDER] [--runs 3] [--copies 1]`` reads the PDFs of FOLDER (default
../shared/files/pdf). Each side is a fresh process over the same cores: bare pypdfium2 in a process a core,
file by file; scoqa by Collection.add into a new index, and by its command. Files that pypdfium2 cannot open are left out.
Copies of every file, each a little different, show what a larger folder does to the memory.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys
from multiprocessing import Pool
import pypdfium2

def text(path):
    pdf = pypdfium2.PdfDocument(path)
    return sum(len(page.get_textpage().get_text_range()) for page in pdf)

if __name__ == "__main__":
    with Pool(int(sys.argv[1])) as pool:
        print(sum(pool.imap_unordered(text, sys.argv[2:])))
"""
SCOQA = """
import sys
from pathlib import Path
from scoqa import Collection

if __name__ == "__main__":
    papers = Collection.open(sys.argv[2])
    report = papers.add(sys.argv[2], jobs=int(sys.argv[1]))
    print(len(report.added), "documents")
"""


COMMAND = """
import sys
from scoqa.__main__ import process

if __name__ == "__main__":
    sys.argv[1:] = ["-d", sys.argv[2], "add", sys.argv[2], "--jobs", sys.argv[1]]
    sys.exit(process())
"""


def opens(path: Path) -> bool:
    import pypdfium2

    try:
        return len(pypdfium2.PdfDocument(path)) > 0
    except pypdfium2.PdfiumError:
        return False


def tree_kib(pid: int) -> int:
    """Proportional memory of a process and its children, KiB; from /proc, so on Linux only."""
    total = 0
    for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            total = int(line.split()[1])
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        total += sum(tree_kib(int(child)) for child in _read(str(task)).split())
    return total


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""


def run(command: list[str], *, watch: bool = False) -> tuple[float, int, str]:
    """Seconds, peak MiB of the process tree (0 unless watched) and what it printed."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peak = 0
    while watch and process.poll() is None:
        peak = max(peak, tree_kib(process.pid))
        time.sleep(0.05)
    printed, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{command[1]} failed")
    return time.perf_counter() - began, peak >> 10, printed.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/files/pdf"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        papers = Path(scratch) / "papers"
        papers.mkdir()
        for path in sorted(asked.folder.glob("*.pdf")):
            for n in range(asked.copies if opens(path) else 0):
                shutil.copy(path, papers / f"{path.stem}-{n}.pdf")
                with (papers / f"{path.stem}-{n}.pdf").open("ab") as file:
                    file.write(f"\n% {n}\n".encode())
        files = [str(path) for path in sorted(papers.glob("*.pdf"))]
        programs = {}
        for name, source in (("bare", BARE), ("scoqa", SCOQA), ("command", COMMAND)):
            programs[name] = Path(scratch) / f"run_{name}.py"
            programs[name].write_text(source)
        ratios, told = [], []
        jobs = str(asked.jobs)
        for _ in range(asked.runs):
            bare, _, chars = run([sys.executable, str(programs["bare"]), jobs, *files])
            shutil.rmtree(papers / ".scoqa", ignore_errors=True)
            own, _, done = run([sys.executable, str(programs["scoqa"]), jobs, str(papers)])
            shutil.rmtree(papers / ".scoqa", ignore_errors=True)
            command, _, _ = run([sys.executable, str(programs["command"]), jobs, str(papers)])
            ratios.append(own / bare)
            told.append(command / bare)
            print(
                f"{len(files)} files: bare pypdfium2 {bare:6.2f} s ({chars} characters), scoqa {own:6.2f} s "
                f"({done}): {ratios[-1]:.2f}×; its command {command:6.2f} s: {told[-1]:.2f}×"
            )
        shutil.rmtree(papers / ".scoqa", ignore_errors=True)
        _, peak, _ = run([sys.executable, str(programs["scoqa"]), jobs, str(papers)], watch=True)
        medians = f"{statistics.median(ratios):.2f}×, of the command {statistics.median(told):.2f}×"
        print(f"median {medians}; peak memory {peak} MiB over all processes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
