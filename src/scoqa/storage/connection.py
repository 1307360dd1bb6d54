"""Connections to the index file: opening, recognising and refusing files, and SQLite's errors as ours."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scoqa.address import percent_encoded
from scoqa.errors import IndexBusyError, IndexDamagedError, IndexFileError, IndexNewerError
from scoqa.storage.schema import APPLICATION_ID, FORMAT, MIGRATIONS, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Protocol, TypeVar

    _Method = TypeVar("_Method", bound=Callable[..., object])

    class _Placed(Protocol):
        @property
        def place(self) -> str: ...
else:
    try:  # all but adapters of dates, for which sqlite3 imports datetime: a thirtieth of a question's time
        import _sqlite3 as sqlite3
    except ImportError:
        import sqlite3

REMEDY = "run 'scoqa doctor --repair', or delete the file and add the papers again; the papers are untouched"

READ_SECONDS = 5.0
"""How long a reader waits where there is no write-ahead log and a commit is being written."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_FORMAT}
PAGE = 32_768
"""Bytes of a database page: of rows of some hundred bytes one half as large wastes a fortieth."""

GIVES_BACK = "PRAGMA auto_vacuum = INCREMENTAL"
"""Makes a file one whose free pages can be given back; before its first table, or before a VACUUM."""

FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second where a damaged name stands in its own message."""

_WHAT_FAILED = {
    sqlite3.SQLITE_NOTADB: "not an index of scoqa, or its beginning is damaged; move it away and add the papers again",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was changed; free some space and try again",
    **dict.fromkeys(
        (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH),
        "the index cannot be written here; copy it or ask for write permission",
    ),
    sqlite3.SQLITE_CANTOPEN: "the index cannot be opened; check that its drive and folder are there",
    sqlite3.SQLITE_IOERR: "reading or writing the index failed; check that its drive is there and has space",
    sqlite3.SQLITE_NOMEM: "not enough memory for the index; close other programs and try again",
}
"""What failed and what to do, by SQLite's code."""


def damaged(place: str, what: str) -> IndexDamagedError:
    """The error for stored bytes that cannot be what was written."""
    return IndexDamagedError(f"{place}: the index is damaged ({what}); {REMEDY}", what)


def translated(error: sqlite3.Error | UnicodeDecodeError, place: str) -> IndexFileError:
    """SQLite's error as ours, told apart by its code, never by its message."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexBusyError(f"{place}: another process is using the index; try again in a moment")
    if primary is None or primary in _DAMAGED:
        return damaged(place, in_short(error))
    what = _WHAT_FAILED.get(primary) or f"the index cannot be used ({in_short(error)}); {REMEDY}"
    return IndexFileError(f"{place}: {what}")


def in_short(error: sqlite3.Error | UnicodeDecodeError) -> str:
    """SQLite's own words on one line; it may quote a whole damaged text."""
    from textwrap import shorten

    return shorten(str(error), 80, placeholder=" …")


@contextmanager
def translating(place: str) -> Iterator[None]:
    """SQLite's errors inside the ``with`` leave as ours."""
    try:
        yield
    except FAILURES as error:
        raise translated(error, place) from error


def guarded(method: _Method) -> _Method:
    """A method whose SQLite errors leave as ours."""

    @functools.wraps(method)
    def guard(self: _Placed, *args: object, **kwargs: object) -> object:
        try:
            return method(self, *args, **kwargs)
        except FAILURES as error:
            raise translated(error, self.place) from error

    return guard  # type: ignore[return-value]  # it takes and gives what the method does


File = tuple[int, ...]
"""Device and number of a file, its size and its time; empty where there is none."""


class Home:
    """Where one index lives, a file or memory, and how connections to it are made.

    Attributes:
        path: The file; None in memory.
        place: The path, or "memory".
        read_only: Nothing can be written.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self.path = path
        self.place = "memory" if path is None else str(path)
        self.read_only = read_only
        self._memory = f"file:/scoqa-{os.urandom(16).hex()}?vfs=memdb"
        self._immutable = False

    def file(self) -> File:
        """Which file has the index's name now, and whether it was written to."""
        if self.path is None:
            return ()
        try:
            found = os.stat(self.path)  # noqa: PTH116  half the time of Path.stat, before every question
        except OSError:
            return ()  # opening says why
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    def connect(self, *, tolerant: bool = False) -> sqlite3.Connection:
        """A new connection; autocommit, so that every transaction is begun and ended in sight.

        Args:
            tolerant: Read a file that was cut off too, to see what can be saved of it.
        """
        if self.path is None:
            uri = self._memory
        else:
            mode = "ro" if self.read_only else "rw"
            uri = f"file:{percent_encoded(os.fsencode(self.path.absolute()), b'/')}?mode={mode}"
            if self._immutable:
                uri += "&immutable=1"
        connection = sqlite3.connect(
            uri, uri=True, timeout=READ_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        if tolerant:
            connection.execute("PRAGMA writable_schema = ON")
        return connection

    def open(self, *, create: bool, tolerant: bool = False) -> sqlite3.Connection:
        """The first connection, to a file that is known to be an index of this format.

        A file that cannot be written is opened for reading.

        Raises:
            IndexFileError: There is none, or it is something else, or cannot be read.
            IndexNewerError: A newer scoqa wrote it.
        """
        try:
            return self._open(create, tolerant)
        except FAILURES as error:
            raise translated(error, self.place) from error

    def _open(self, create: bool, tolerant: bool) -> sqlite3.Connection:
        if self.path is not None:
            self._look(create)
        try:
            connection = self.connect(tolerant=tolerant)
            kind = self._kind(connection)
        except sqlite3.OperationalError:
            if not self.read_only or self._immutable:
                raise
            wal = Path(f"{self.path}-wal")
            if wal.exists() and wal.stat().st_size:
                raise
            # a folder where the WAL's shared memory cannot be made: nobody can be writing there
            self._immutable = True
            connection = self.connect(tolerant=tolerant)
            kind = self._kind(connection)
        if kind == "empty":
            if not create or self.read_only:
                connection.close()
                raise IndexFileError(f"{self.place}: there is no index here; add papers first ('scoqa add')")
            _create(connection)
        elif kind == "older":
            if self.read_only:
                connection.close()
                raise IndexFileError(
                    f"{self.place}: written by an older scoqa; copy it to where it can be written, and open it there"
                )
            _migrate(connection)
        return connection

    def _look(self, create: bool) -> None:
        path = self.path
        if path is None:
            return
        try:
            exists = path.exists()
            if exists and not path.is_file():
                raise IndexFileError(f"{self.place}: not a file, so no index; name another place")
            if not exists:
                if not create or self.read_only:
                    raise IndexFileError(
                        f"{self.place}: there is no index here; add papers first ('scoqa add')"
                    )
                if not path.parent.exists():
                    path.parent.mkdir()  # not its parents: a drive that is gone is not to be made up
                path.touch()
            elif not os.access(path, os.R_OK):
                raise IndexFileError(f"{self.place}: no permission to read the index")
            elif not self.read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
                self.read_only = True
        except OSError as error:
            raise IndexFileError(
                f"{self.place}: the index cannot be made or opened ({error.strerror or error}); "
                "check that its drive and folder are there"
            ) from error

    def _kind(self, connection: sqlite3.Connection) -> str:
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        except FAILURES:
            connection.close()
            raise
        if application == 0 and version == 0 and tables == 0:
            return "empty"
        if application != APPLICATION_ID:
            connection.close()
            raise IndexFileError(
                f"{self.place}: a database of another program, not an index of scoqa; name another place"
            )
        if version < min((*MIGRATIONS, FORMAT)):
            connection.close()
            raise damaged(self.place, f"it has no format {version}")
        if version > FORMAT:
            connection.close()
            raise IndexNewerError(
                f"{self.place}: written by a newer scoqa (format {version}, this one reads {FORMAT}); "
                "update scoqa, or name another place"
            )
        return "older" if version < FORMAT else "index"


def _create(connection: sqlite3.Connection) -> None:
    """Make an empty index of an empty file, on the disk when this returns; another process may have done it meanwhile.

    The disk is waited for once, at the end: until then a power cut leaves a file to be deleted, in which nothing was yet.
    """
    from scoqa.storage.rules import write_rules
    from scoqa.storage.state import State

    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute(GIVES_BACK)
    connection.execute("BEGIN IMMEDIATE")
    is_empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if is_empty:
        create_tables(connection)
        State().write(connection)
        write_rules(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
    connection.execute("PRAGMA synchronous = FULL")
    if is_empty:
        connection.execute("PRAGMA journal_mode = MEMORY")  # for the next step, which writes one page
    connection.execute("PRAGMA journal_mode = WAL")


def create_tables(connection: sqlite3.Connection) -> None:
    """The tables of an empty index."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring an older format forward, in one transaction; another process may have done it meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for older in range(version, FORMAT):
        for statement in MIGRATIONS[older].split(";\n"):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
