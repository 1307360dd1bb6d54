"""A folder of papers with its index, to be ill-treated; what it answers is what it must go on answering."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scoqa import Collection

QUESTIONS = (
    "what is the SCO Energy Club",
    "which moon raises tides of ocean 7",
    "who leads the lunar gateway",
    "security policy of Russia and China",
)
sys.path.append(str(Path(__file__).parents[2]))  # other processes find tests.faults.workers there
MEMORY = Path("/dev/shm")

Scoqa = Callable[..., subprocess.CompletedProcess[str]]


def seen(papers: Collection) -> list[str]:
    """What a user sees of a collection, the folder it lies in aside."""
    root = str(papers.root)
    patient = papers.with_settings(
        replace(papers.settings, freshness_seconds=60.0)
    )  # however busy the machine
    shown = [patient.ask(question) for question in QUESTIONS]
    lists = (papers.documents(), papers.words("mo"), papers.status().problems)
    return [str(each).replace(root, "ROOT") for each in (*shown, *lists)]


def index_of(folder: Path) -> Path:
    return folder / ".scoqa" / "index.sqlite"


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where that can be had: what is killed here must survive the process, not the power."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    folder = MEMORY / f"scoqa-{os.getpid()}-{tmp_path.name}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def papers(quick: Path, paper: Path) -> Path:
    """A folder with the shipped paper, notes, a file that cannot be read, and a past: some of it was removed."""
    folder = quick / "papers"
    folder.mkdir()
    for source in (paper, paper.with_suffix(".meta.toml")):
        shutil.copy2(source, folder)
    for n in range(12):
        text = " ".join(f"The moon number {n * other} raises tides of ocean {other}." for other in range(40))
        put(folder, f"d{n}.txt", f"Tides {n}\n\n{text}\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\n")
    with Collection.open(folder) as collection:
        collection.add()
        put(folder, "d12.txt", "Tides 12\n\nThe moon raised tides long ago.\n")
        collection.add()
        collection.remove("d3")
    (folder / "d3.txt").unlink()
    with closing(sqlite3.connect(index_of(folder))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder


def put(folder: Path, name: str, text: str) -> None:
    """A file old enough to be told from its next version by its time."""
    (folder / name).write_text(text)
    age = 10**18 + 10**9 * len(text)
    os.utime(folder / name, ns=(age, age))


@pytest.fixture
def scoqa(tmp_path: Path) -> Scoqa:
    """Run one command line as a process; what it printed and its exit code."""
    own = {f"XDG_{name}_HOME": str(tmp_path / "home" / name.lower()) for name in ("CACHE", "DATA", "CONFIG")}

    def run(
        *words: str | Path, prefix: tuple[str, ...] = (), **more: object
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*prefix, sys.executable, "-m", "scoqa", *words],
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            **more,  # type: ignore[call-overload]
        )

    return run


def is_one_line(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a process ended with one line that says what failed, and nothing else."""
    return done.stdout == "" and done.stderr.startswith("scoqa: ") and done.stderr.count("\n") == 1
