"""A process killed at any moment leaves the index as it was before a change, or as it is after it."""

from __future__ import annotations

import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from aged import age

from scoqa import Collection

from .conftest import index_of, put, seen
from .workers import add, merge, processes, remove, work

KILLS = 50
"""For each of the five changes."""


def prepare_new(folder: Path) -> None:
    for n in range(20, 30):
        put(folder, f"d{n}.txt", f"Moons {n}\n\nThe moon of month {n} raises tides of ocean {n}.\n")


def prepare_changed(folder: Path) -> None:
    put(folder, "d0.txt", "Tides\n\nNo moon raises the tides of ocean 7.\n")
    put(folder, "d7.txt", "Tides\n\nEvery moon raises the tides of ocean 7 a little.\n")


def prepare_older(folder: Path) -> None:
    age(index_of(folder))


def nothing(_: object) -> None:
    """The folder as it is, the collection as it is."""


def answers(folder: Path) -> list[str]:
    with Collection.open(folder) as papers:
        assert papers.doctor().damage == ()
        return seen(papers)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prepare", "change"),
    [(prepare_new, add), (prepare_changed, add), (nothing, remove), (nothing, merge), (prepare_older, add)],
    ids=["add", "change", "remove", "merge", "remake"],
)
def test_killed_at_any_moment_it_answers_as_before_or_as_after(
    papers: Path, prepare: Callable[[Path], None], change: Callable[[Collection], None]
):
    prepare(papers)
    sources = files(papers)
    before = answers(papers)
    template = papers.with_name("template")
    shutil.copytree(papers, template)
    context = processes()
    span = 0.0
    for _ in range(2):  # the first one also starts the server that the others are forked from
        shutil.rmtree(papers)
        shutil.copytree(template, papers)
        started = perf_counter()
        process = context.Process(target=work, args=(papers, change), daemon=True)
        process.start()
        process.join()
        span = perf_counter() - started
    after = answers(papers)
    rng = random.Random(9)
    killed = 0

    for n in range(KILLS):
        shutil.rmtree(papers)
        shutil.copytree(template, papers)
        process = context.Process(target=work, args=(papers, change), daemon=True)
        process.start()
        process.join(rng.uniform(0, 1.2 * span))
        process.kill()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        killed += process.exitcode != 0
        found = answers(papers)
        assert found in (before, after)
        if n % 5 == 0:  # and the change can still be made
            work(papers, change if found == before else nothing)
            assert answers(papers) == after
        assert files(papers) == sources
        assert index_of(papers).exists()

    assert killed
