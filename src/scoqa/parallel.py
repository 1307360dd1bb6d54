"""Answers many questions in order: the first few here, the others in several processes, as one cannot use two cores."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from scoqa.arguments import check_many, checked_jobs, checked_number
from scoqa.asking import Asker, Wanted
from scoqa.value import brief

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.settings import Settings
    from scoqa.types import Answer

ASKED_AT_ONCE = 32
"""Questions that one process answers at a time; no more than these are not worth a second process."""


def ask_many(asker: Asker, questions: Iterable[str], *, k: int, jobs: int | None) -> Iterator[Answer]:
    """Answer questions in their order; see :meth:`scoqa.Collection.ask_many`."""
    check_many(questions, "ask_many takes many questions")
    if isinstance(questions, str):
        raise TypeError(f"ask_many takes many questions, not one: {brief(questions)}")
    return _in_order(asker, iter(questions), Wanted(k=checked_number(k, "k", least=1)), checked_jobs(jobs))


def _in_order(asker: Asker, waiting: Iterator[str], wanted: Wanted, jobs: int | None) -> Iterator[Answer]:
    for question in itertools.islice(waiting, ASKED_AT_ONCE):
        yield asker.ask(question, wanted)
    path = asker.store.path
    if path is None or jobs == 1:
        yield from (asker.ask(question, wanted) for question in waiting)
        return
    from joblib import Parallel, delayed

    from scoqa.lending import for_this_process

    parallel = Parallel(n_jobs=jobs or -1, return_as="generator", pre_dispatch="2 * n_jobs", batch_size=1)
    batches = iter(lambda: list(itertools.islice(waiting, ASKED_AT_ONCE)), [])
    there = (path, asker.folder, asker.settings, asker.folders, asker.left_out)
    for answers in parallel(delayed(for_this_process(_answers))(*there, batch, wanted) for batch in batches):
        yield from answers


def _answers(
    path: Path,
    root: Path | None,
    settings: Settings,
    folders: tuple[Path, ...],
    left_out: frozenset[str],
    questions: Sequence[str],
    wanted: Wanted,
) -> list[Answer]:
    """The answers of another process to some questions."""
    asker = _opened(path, root, settings, folders, left_out)
    return [asker.ask(question, wanted) for question in questions]


@lru_cache(1)
def _opened(
    path: Path,
    root: Path | None,
    settings: Settings,
    folders: tuple[Path, ...],
    left_out: frozenset[str],
) -> Asker:
    """What answers in another process, kept for its next questions."""
    from scoqa.storage import Store

    return Asker(Store.open(path, read_only=True), root, settings, folders, left_out)
