"""The index as all other modules see it: opened, read, changed, checked and repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType

from scoqa.errors import IndexDamagedError, IndexFileError
from scoqa.storage.access import Access
from scoqa.storage.connection import FAILURES, Home, translated, translating
from scoqa.storage.index import Index

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any, Self

    from scoqa.analysis import TermCounts
    from scoqa.storage.batch import Batch, Count
    from scoqa.storage.doctor import Examined
    from scoqa.storage.merging import Spread
    from scoqa.storage.packing import Put
    from scoqa.storage.rebuilding import Prepare
    from scoqa.storage.recount import Progress
    from scoqa.types import RepairReport

    Run = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterable[Any]]


def _count_documents(documents: Put) -> TermCounts:
    from scoqa.passages import count_documents  # a question needs no counting

    return count_documents(documents)


class Store(Index):
    """One index, in a file or in memory; safe to use from many threads."""

    def __init__(self, home: Home, connection: sqlite3.Connection, count: Count) -> None:
        super().__init__(Access(home, connection))
        self.count = count

    @classmethod
    def open(
        cls,
        path: Path | None,
        *,
        create: bool = False,
        read_only: bool = False,
        tolerant: bool = False,
        count: Count = _count_documents,
    ) -> Self:
        """Open an index.

        Args:
            path: The file; None for an index in memory.
            create: Create it if there is none.
            read_only: Never write; also the case if the file or its folder cannot be written.
            tolerant: Open a damaged index too; then only :meth:`examine`, :meth:`repair` and
                :meth:`close` are of use.
            count: Counts the terms of documents as they were counted when put in; needed to take them out again.

        Raises:
            IndexFileError: It is missing, not an index, or not readable.
            IndexNewerError: A newer scoqa wrote it.
            IndexDamagedError: Its bytes are not what was written.
        """
        home = Home(path, read_only=read_only)
        store = cls(home, home.open(create=create or path is None, tolerant=tolerant), count)
        if tolerant:
            return store
        try:
            with store.reading():
                pass
        except IndexFileError:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close all connections; using the store afterwards is an error."""
        self._access.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def recover(self) -> None:
        """Undo what Ctrl-C may have left half done in this thread.

        KeyboardInterrupt can come between any two steps, also of the code that ends a transaction. To
        be called where it is caught, outside of every ``with`` of this store.
        """
        self._access.recover()

    @property
    def path(self) -> Path | None:
        """The file; None in memory."""
        return self._access.home.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._access.home.read_only

    @contextmanager
    def writing(self, wait: float = 10.0, *, on_wait: Callable[[str], None] | None = None) -> Iterator[Batch]:
        """One transaction; it is rolled back on any exception, and nobody sees it before it is complete.

        Args:
            wait: Seconds to wait for another writer.
            on_wait: Called once with a line that says who is waited for.

        Raises:
            IndexBusyError: Another writer did not finish in time.
            IndexFileError: The index cannot be written.
        """
        from scoqa.storage.batch import Batch  # a question writes nothing

        with self._access.writing(wait, on_wait) as connection:
            batch = Batch(connection, self.place, self.count)
            yield batch
            batch.finish()

    def is_worth_merging(self, n_before: int) -> bool:
        """Whether so much was added that all segments had better be one: a question looks into each.

        Args:
            n_before: Passage ids given out before; at least a third more are worth it.
        """
        with self._read as (_, snapshot):
            n_ids = snapshot.state.n_ids
            return len(snapshot.segments) > 3 and 4 * (n_ids - n_before) >= n_ids

    def spread(self, run: Run) -> Spread | None:
        """What merges parts of this index in other processes; None where they cannot read while it is written.

        Args:
            run: Calls a function with each of some arguments elsewhere on this machine, and gives what it
                returns, in order.
        """
        from scoqa.storage.merging import merged_apart

        path = self.path
        with translating(self.place):
            mode = self._access.connection().execute("PRAGMA journal_mode").fetchone()[0]
        if path is None or mode != "wal":
            return None
        return lambda segments, parts: run(merged_apart, [(path, segments, part) for part in parts])

    def compact(self, wait: float = 10.0, *, on_wait: Callable[[str], None] | None = None) -> None:
        """Merge all segments into one and give free space back to the disk."""
        with self.writing(wait, on_wait=on_wait) as batch:
            batch.merge()
        if self.path is not None:
            self._access.vacuum()

    def give_back(self) -> None:
        """Give free space back to the disk where it is more than a twentieth of the file, and empty its log.

        Where another process writes, or the disk has no room to move pages in, a later change does it.
        """
        if self.path is None:
            return
        try:
            self._access.give_back()
        except IndexDamagedError:
            raise
        except IndexFileError:
            return

    def examine(self, progress: Progress) -> Examined:
        """What is damaged, and how big what is; see :func:`scoqa.storage.doctor.examine`."""
        from scoqa.storage.doctor import examine

        connection = self._access.connection()
        try:
            connection.execute("BEGIN")
            return examine(connection, self.place, self.count, progress)
        except FAILURES as error:
            raise translated(error, self.place) from error
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def repair(
        self,
        prepare: Prepare,
        progress: Progress,
        *,
        wait: float = 10.0,
        on_wait: Callable[[str], None] | None = None,
    ) -> RepairReport:
        """Rebuild the index from its own texts; see :func:`scoqa.storage.repairing.repair`."""
        from scoqa.storage.repairing import repair

        with self._replacing("repaired") as (home, make):
            return repair(home, make, prepare, progress, wait, on_wait)

    def remake(
        self,
        prepare: Prepare,
        progress: Progress,
        *,
        wait: float = 10.0,
        on_wait: Callable[[str], None] | None = None,
    ) -> int:
        """Make the words anew where older rules made them; returns of how many documents.

        Nothing is done where the index can only be read. See :func:`scoqa.storage.rebuilding.remake`.

        Raises:
            IndexNewerError: A newer scoqa made them.
        """
        from scoqa.storage.rules import check_not_newer, is_older

        if self.read_only:
            return 0
        rules = self.rules
        check_not_newer(rules, self.place)
        if not is_older(rules):
            return 0
        from scoqa.storage.rebuilding import remake  # not for every add

        with self._replacing("made anew") as (home, make):
            return remake(home, make, prepare, progress, wait, on_wait)

    @contextmanager
    def _replacing(self, what: str) -> Iterator[tuple[Home, Callable[[Path | None], Self]]]:
        """The index, and what makes an empty one beside it, while no other thread writes."""
        self._access.check_writable()
        with self._access.writer_lock:
            try:
                yield self._access.home, partial(type(self).open, create=True, count=self.count)
            except FAILURES as error:
                raise translated(error, self.place) from error
            except OSError as error:
                raise IndexFileError(
                    f"{self.place}: cannot be {what} here ({error.strerror or error}); nothing was changed"
                ) from error

    def copy_over(self, target: sqlite3.Connection, check: Callable[[], None]) -> None:
        """Write this index over another one, in one transaction of the other.

        Args:
            target: To the other index.
            check: Called while nobody else can write to it; what it raises leaves the other one as it was.
        """
        checked = False

        def look(status: int, _left: int, _pages: int) -> None:
            nonlocal checked
            if status == 0 and not checked:  # the lock is had with the first page
                check()
                checked = True

        self._access.connection().backup(target, pages=1, progress=look)

    def sizes(self) -> tuple[int, int]:
        """Bytes of the index with its write-ahead log, and bytes in it that hold nothing."""
        if self.path is None:
            return 0, 0
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        connection = self._access.connection()
        with translating(self.place):
            free = connection.execute("PRAGMA freelist_count").fetchone()[0]
            page = connection.execute("PRAGMA page_size").fetchone()[0]
        return sum(file.stat().st_size for file in files if file.exists()), free * page
