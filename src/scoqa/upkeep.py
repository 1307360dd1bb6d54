"""Looking after a collection: is it what its files hold, is its index sound, and putting the index right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.reading import freshness as looked_at
from scoqa.relabelling import relabelled
from scoqa.storage.rules import told
from scoqa.types import DoctorReport, Freshness, RepairReport

if TYPE_CHECKING:
    from scoqa.adding import Progress
    from scoqa.committing import Notice
    from scoqa.settings import Settings
    from scoqa.storage import Store


def freshness(store: Store, root: Path | None, folders: Sequence[Path]) -> Freshness:
    """What became of the files, and of what a reference library says of them, since they were read."""
    with store.reading():
        sources = [source for source, _ in store.sources().values()]
        unreadable = {problem.where for problem in store.problems() if problem.skipped}
        described = relabelled(store, root)
    found = looked_at(sources, root, folders, unreadable)
    told = {*found.changed, *found.missing, *(old for old, _ in found.moved)}
    return found._replace(described=tuple(sorted({*described} - told)))


def examined(store: Store, fresh: Callable[[], Freshness], progress: Progress | None) -> DoctorReport:
    """How healthy the index is and how big its tables are; if it is sound, also whether it is current.

    Args:
        store: The index.
        fresh: Tells what became of the files.
        progress: Called with documents done, documents in all and the last one's key.
    """
    from scoqa.adding import silent

    found = store.examine(progress or silent)
    index_bytes, free_bytes = store.sizes()
    report = DoctorReport(
        str(store.path or "memory"),
        tuple(found.damage),
        tables=tuple(found.tables),
        index_bytes=index_bytes,
        n_whole=found.n_whole,
        n_documents=found.n_documents,
    )
    if found.damage:  # what a damaged index says of the files is not to be trusted
        return report
    return report._replace(
        problems=store.all_problems(), freshness=fresh(), free_bytes=free_bytes, rules=told(store.rules)
    )


def repaired(
    store: Store, settings: Settings, progress: Progress | None, notice: Notice | None
) -> RepairReport:
    """The index rebuilt from its own texts; see :meth:`scoqa.Collection.repair`."""
    from scoqa.adding import silent
    from scoqa.preparing import prepared

    return store.repair(
        lambda documents: prepared(documents, settings),
        progress or silent,
        wait=settings.writer_seconds,
        on_wait=notice,
    )


def forget_unread(store: Store, paths: Sequence[str], wait: float, on_wait: Notice | None) -> None:
    """Drop the records of files that could not be read; ``wait`` is for another writer, in seconds."""
    if paths:
        left = [problem for problem in store.problems() if problem.where not in paths]
        with store.writing(wait, on_wait=on_wait) as batch:
            batch.set_problems(left)
