"""A new index made of the texts of another one beside it, and written over that in one step.

SQLite writes it over the old one in one transaction. Readers in other processes see the index before or
after, and a power cut at any moment leaves either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.errors import IndexBusyError
from scoqa.storage import lock
from scoqa.storage.connection import Home, damaged
from scoqa.storage.records import LANGUAGES
from scoqa.storage.rules import NAME as RULES
from scoqa.storage.rules import check_not_newer, is_older, rules_of
from scoqa.storage.salvage import Salvage
from scoqa.storage.state import read_segments, read_state
from scoqa.types import Document, Problem

if TYPE_CHECKING:
    from scoqa.storage.packing import Packed
    from scoqa.storage.recount import Progress
    from scoqa.storage.store import Store

    Make = Callable[[Path | None], Store]
    Prepare = Callable[[Sequence[Document]], Packed]

BATCH_CHARS = 8_000_000
BATCH_DOCUMENTS = 10_000
"""Code points, and documents, that are put into the new index at a time."""

_PARTS = ("", "-wal", "-shm", "-journal", "-writer")


def remake(
    home: Home,
    make: Make,
    prepare: Prepare,
    progress: Progress,
    wait: float,
    on_wait: Callable[[str], None] | None,
) -> int:
    """Put an index in the place of one whose words older rules made; returns how many documents it has.

    Takes what :func:`scoqa.storage.repairing.repair` does.

    Raises:
        IndexBusyError: Another writer did not finish in time, or came between.
        IndexDamagedError: Something of it cannot be read; then nothing is changed, and a repair says what is lost.
    """

    def fill(old: sqlite3.Connection, new: Store) -> bool:
        rules = rules_of(old, home.place)  # another process may have made them anew meanwhile
        check_not_newer(rules, home.place)
        if not is_older(rules):
            return False
        if lost := rebuild(old, new, prepare, progress):
            raise damaged(home.place, str(lost[0]))
        return True

    return replace(home, make, fill, wait, on_wait)


def replace(
    home: Home,
    make: Make,
    fill: Callable[[sqlite3.Connection, Store], bool],
    wait: float,
    on_wait: Callable[[str], None] | None,
    *,
    tolerant: bool = False,
) -> int:
    """Write a new index over the old one; returns how many documents it has, 0 where nothing is to be written.

    Args:
        home: Of the old index.
        make: Makes an empty one.
        fill: Puts documents of the old one, to which nobody else writes then, into the new one; False where that
            is not to take its place.
        wait: Seconds to wait for another writer.
        on_wait: Told once who is waited for.
        tolerant: The old one may be damaged.
    """
    path = home.path
    rebuilt = None if path is None else path.with_name(f"{path.name}-rebuilt")
    try:
        # SQLite copies from no connection that may write, so one holds the lock and another reads
        with (
            closing(home.connect(tolerant=tolerant)) as writer,
            closing(home.connect(tolerant=tolerant)) as old,
        ):
            if path is not None:  # in memory the caller's own lock is enough
                lock.begin(writer, path, home.place, wait, on_wait)
            try:
                if rebuilt is not None:
                    remove(rebuilt)
                seen = _version_of(old)
                with make(rebuilt) as new:
                    if not fill(old, new):
                        return 0
                    n_documents = new.n_documents
                    if writer.in_transaction:
                        writer.execute("ROLLBACK")
                    new.copy_over(writer, lambda: _check_alone(old, seen, home.place))
            finally:
                lock.end(path)
        _checked(home)
    finally:
        if rebuilt is not None:
            remove(rebuilt)
    return n_documents


def _version_of(old: sqlite3.Connection) -> int:
    """A number that another connection's commit changes."""
    version: int = old.execute("PRAGMA data_version").fetchone()[0]
    return version


def _check_alone(old: sqlite3.Connection, seen: int, place: str) -> None:
    """IndexBusyError where another process wrote between the lock that was let go and SQLite's own.

    Where there is no write-ahead log nobody can look while something is written, and SQLite says that it is busy.
    """
    try:
        is_alone = _version_of(old) == seen
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return
    if not is_alone:
        raise IndexBusyError(
            f"{place}: another process wrote to the index meanwhile; nothing was changed; try again"
        )


def rebuild(old: sqlite3.Connection, new: Store, prepare: Prepare, progress: Progress) -> list[Problem]:
    """Put what can be saved of an index into a new, empty one; returns what is lost."""
    salvage = Salvage(old, progress)
    pending: list[Document] = []
    n_chars = 0
    for document in salvage.documents():
        pending.append(document)
        n_chars += len(document.text)
        if n_chars >= BATCH_CHARS or len(pending) >= BATCH_DOCUMENTS:
            _put(new, pending, prepare)
            pending, n_chars = [], 0
    _put(new, pending, prepare)
    problems = salvage.problems()
    is_merged = new.is_worth_merging(0)  # in memory nobody else reads in a transaction
    with new.writing() as batch:
        batch.set_problems(problems)
        for name, value in salvage.meta():
            if name not in (LANGUAGES, RULES):  # counted anew with the documents, and its own
                batch.put_meta(name, value)
        if is_merged:
            batch.merge()
        batch.follow(salvage.generation())
    new.give_back()
    return salvage.lost


def _put(new: Store, documents: Sequence[Document], prepare: Prepare) -> None:
    if documents:
        packed = prepare(documents)
        with new.writing() as batch:
            batch.write(packed)
            batch.leave_unmerged()


def remove(path: Path) -> None:
    """Remove an index, and what belongs to it, where there is one."""
    for part in _PARTS:
        path.with_name(path.name + part).unlink(missing_ok=True)


def _checked(home: Home) -> None:
    """Read back what was written, and take in the write-ahead log."""
    with closing(home.connect()) as connection:
        state = read_state(connection, home.place)
        read_segments(connection, home.place, state)
        if home.path is not None:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
