"""What the other processes of these tests do; imported by each of them, so it is light."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Event
from pathlib import Path

from scoqa import Collection
from scoqa.storage import Store

QUESTION = "which moon raises tides of ocean 7"
QUESTIONS_EACH = 12


def processes() -> ForkServerContext:
    """Processes that begin with everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        [
            __name__,
            "scoqa.adding",
            "scoqa.analysis.american",
            "scoqa.analysis.boundaries",
            "scoqa.analysis.counting",
            "scoqa.citing.keys",
            "scoqa.passages.counting",
            "scoqa.passages.cutting",
            "scoqa.reading.documents",
            "scoqa.storage.batch",
            "Stemmer",
            "sklearn.feature_extraction.text",
        ]
    )
    return context


def add(papers: Collection) -> None:
    papers.add(jobs=1)


def remove(papers: Collection) -> None:
    papers.remove("d1", "d5", "dehaas2007", "d12")


def merge(papers: Collection) -> None:
    papers.compact()


def work(folder: Path, change: Callable[[Collection], None]) -> None:
    with Collection.open(folder) as papers:
        change(papers)


def hold(index: Path, begun: Connection, go_on: Event) -> None:
    with Store.open(index) as store, store.writing() as batch:
        batch.put_meta("held", "yes")
        begun.send(os.getpid())
        go_on.wait()


def add_own(folder: Path, name: str) -> None:
    with Collection.open(folder) as papers:
        papers.add(folder / name, jobs=1)


def read(folder: Path, results: Connection) -> None:
    with Collection.open(folder) as papers:
        results.send({asked(papers) for _ in range(QUESTIONS_EACH)})


def asked(papers: Collection) -> str:
    return hashlib.sha256(str(papers.ask(QUESTION)).encode()).hexdigest()
