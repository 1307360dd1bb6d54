"""Connections of one index and their transactions: a consistent state for each thread, one writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from scoqa.errors import IndexFileError
from scoqa.storage.connection import FAILURES, GIVES_BACK, File, Home, translated, translating
from scoqa.storage.snapshot import Snapshot
from scoqa.storage.state import Version, read_segments, read_state, see

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from threading import Lock, local
    from weakref import ref
else:
    try:  # the same without the modules around them, which took a fiftieth of a question's time
        from _thread import _local as local
        from _thread import allocate_lock as Lock  # noqa: N812
        from _weakref import ref
    except ImportError:
        from threading import Lock, local
        from weakref import ref

FREE = 20
"""The part of a file that may be free: one page in so many. What comes next is written there."""

PAGES = 16
"""Pages that a reader's connection remembers, half a MB: rows lie so far apart that few are met again, and to read one
into memory that was used before takes half the time of new memory."""

LOOK_SECONDS = 0.05
"""How long it is not looked again whether the file is still the same: a look costs a tenth of a search."""


class _Own:
    """A connection, and which file it was made to."""

    def __init__(self, connection: sqlite3.Connection, file: File) -> None:
        self.connection = connection
        self.file = file


class _Reader(_Own):
    """One thread's connection."""

    def __init__(self, connection: sqlite3.Connection, file: File) -> None:
        super().__init__(connection, file)
        self.depth = 0
        self.due = 0.0
        self.transaction: sqlite3.Cursor | None = None
        self.seen: tuple[sqlite3.Connection, Snapshot]


class _Reading:
    """One consistent state for all calls of a thread inside the ``with``; may be nested."""

    def __init__(self, access: Access, own: local) -> None:
        self._access = access
        self._local = own

    def __enter__(self) -> tuple[sqlite3.Connection, Snapshot]:
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None or not reader.depth:
            reader = self._access._begin()
        reader.depth += 1  # last: where Ctrl-C comes before, there is nothing to leave
        return reader.seen

    def __exit__(self, *_: object) -> None:
        reader: _Reader = self._local.reader
        reader.depth -= 1
        if not reader.depth:
            _leave(reader)


class Access:
    """The connections to one index: one of each thread to read with, and one to write with.

    Attributes:
        home: Where the index lives.
        reading: A ``with`` that gives the thread's connection and the state it sees; may be nested.
        writer_lock: Held by the thread that writes.
    """

    def __init__(self, home: Home, connection: sqlite3.Connection) -> None:
        self.home = home
        self._local = local()
        self.reading = _Reading(self, self._local)
        self.writer_lock = Lock()
        self._writer: _Own | None = None
        self._readers: set[ref[_Reader]] = set()  # of threads that live
        self._snapshot: Snapshot | None = None
        self._n_files = 1
        self._closed = False
        # an index in memory lives as long as one connection to it that no thread takes along
        self._keep = connection if home.path is None else None
        self._add(home.connect() if home.path is None else connection)

    def close(self) -> None:
        """Close all connections."""
        self._closed = True
        for known in list(self._readers):
            if (reader := known()) is not None:
                _leave(reader)
                reader.connection.close()
        if self._writer is not None:
            self._writer.connection.close()
        if self._keep is not None:
            self._keep.close()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, outside of any transaction."""
        return self._reader().connection

    def recover(self) -> None:
        """Undo what Ctrl-C may have left half done in this thread."""
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None or self._closed:
            return
        reader.depth = 0
        _leave(reader)
        if self._writer is not None and self.writer_lock.acquire(blocking=False):
            try:
                if self._writer.connection.in_transaction:
                    self._writer.connection.execute("ROLLBACK")
            finally:
                self.writer_lock.release()

    def check_writable(self) -> None:
        """IndexFileError where the index can only be read."""
        if self._closed:
            raise ValueError("the index is closed")
        if self.home.read_only:
            raise IndexFileError(
                f"{self.home.place}: the index can only be read here; copy it to write to it"
            )

    @contextmanager
    def writing(self, wait: float, on_wait: Callable[[str], None] | None) -> Iterator[sqlite3.Connection]:
        """One transaction of the writer's connection, committed at the end, rolled back on any exception."""
        from scoqa.storage import lock  # a question writes nothing

        self.check_writable()
        home = self.home
        with self.writer_lock:
            try:
                connection = self._writing_connection()
                lock.begin(connection, home.path, home.place, wait, on_wait)
            except FAILURES as error:
                raise translated(error, home.place) from error
            try:
                yield connection
                connection.execute("COMMIT")
            except FAILURES as error:
                raise translated(error, home.place) from error
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                lock.end(home.path)

    def vacuum(self) -> None:
        """Write the file anew without what is free in it."""
        with self.writer_lock, translating(self.home.place):
            connection = self._writing_connection()
            connection.execute(GIVES_BACK)  # an index of an older scoqa begins to with this
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def give_back(self) -> None:
        """Cut free pages off the file where they are too large a part of it, and empty the write-ahead log.

        A file without a log is whole by itself: it may be copied, synchronised or replaced.
        """
        with self.writing(0.0, None) as connection:
            free = connection.execute("PRAGMA freelist_count").fetchone()[0]
            if FREE * free > connection.execute("PRAGMA page_count").fetchone()[0]:
                for _ in range(free):  # Python takes one step of it, which gives back one page
                    connection.execute("PRAGMA incremental_vacuum(1)")
        with translating(self.home.place):
            # where another process reads, the next change does it
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _writing_connection(self) -> sqlite3.Connection:
        if self._writer is None:
            self._writer = _Own(self.home.connect(), self.home.file())
        self._follow(self._writer)
        return self._writer.connection

    def _follow(self, own: _Own) -> None:
        """Turn to the file that has the index's name now, where it is another, or was written to by others.

        A collection that stays open all day meets a folder deleted and read in anew, or another
        machine's copy; SQLite itself goes on with the file it opened, and with pages it remembers.
        """
        file = self.home.file()
        if file == own.file:
            return
        if self.home.path is not None and not self.home.path.exists():
            raise IndexFileError(
                f"{self.home.place}: the index is gone since it was opened; bring it back, or start again to read "
                "its papers in"
            )
        connection = self.home.open(create=False)
        own.connection.close()
        own.connection = connection
        if file[:2] != own.file[:2]:
            self._n_files += 1
            self._snapshot = None
        own.file = file

    def _reader(self) -> _Reader:
        if self._closed:
            raise ValueError("the index is closed")
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            try:
                reader = self._add(self.home.connect())
            except FAILURES as error:
                raise translated(error, self.home.place) from error
        return reader

    def _add(self, connection: sqlite3.Connection) -> _Reader:
        """Make a connection this thread's."""
        connection.execute(f"PRAGMA cache_size = {PAGES}")
        self._local.reader = reader = _Reader(connection, self.home.file())
        self._readers.add(ref(reader, self._readers.discard))
        return reader

    def _begin(self) -> _Reader:
        reader = self._reader()
        if (now := monotonic()) >= reader.due:
            self._follow(reader)
            reader.due = now + LOOK_SECONDS
        try:
            reader.transaction, version = see(reader.connection)
            reader.seen = reader.connection, self._current(reader.connection, version)
        except FAILURES as error:
            _leave(reader)
            raise translated(error, self.home.place) from error
        except IndexFileError:
            _leave(reader)
            raise
        return reader

    def _current(self, connection: sqlite3.Connection, version: Version | None) -> Snapshot:
        known = self._snapshot
        if known is not None and known.version == version:
            return known
        place = self.home.place
        state = read_state(connection, place)
        if known is not None and known.state.generation >= state.generation:
            self._n_files += 1  # another history, written over this one
        segments = read_segments(connection, place, state)
        self._snapshot = snapshot = Snapshot(place, state, segments, version, self._n_files)
        return snapshot


def _leave(reader: _Reader) -> None:
    if reader.transaction is not None:
        reader.transaction.close()
        reader.transaction = None
