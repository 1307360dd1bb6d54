"""A new index from the texts of a damaged one, put in its place in one step.

The damaged index is copied aside first, page by page as it is; what can be read of it is put into a
new one beside it; SQLite then writes that over the old one in one transaction. Readers in other
processes see the index before or after, and a power cut at any moment leaves either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from scoqa.errors import IndexDamagedError
from scoqa.storage import lock, rows
from scoqa.storage.connection import FAILURES, Home, create_tables, in_short, translated
from scoqa.storage.records import LANGUAGES
from scoqa.storage.schema import checksum
from scoqa.storage.state import read_segments, read_state
from scoqa.types import Document, Passage, Problem, RepairReport

if TYPE_CHECKING:
    from scoqa.storage.recount import Progress
    from scoqa.storage.store import Store

Cut = Callable[[Document], Sequence[Passage]]

BATCH_CHARS = 8_000_000
BATCH_DOCUMENTS = 10_000

_PARTS = ("", "-wal", "-shm", "-journal", "-writer")


class Salvage:
    """What can be read of an index, row by row, whatever is broken around it.

    Attributes:
        lost: What could not be read, and why.
    """

    def __init__(self, connection: sqlite3.Connection, progress: Progress) -> None:
        self._connection = connection
        self._progress = progress
        self.lost: list[Problem] = []

    def documents(self) -> Iterator[Document]:
        """The documents whose every row is as it was written."""
        firsts = self._firsts()
        known: set[str] = set()
        for n_done, (first, key) in enumerate(firsts.items(), 1):
            try:
                raw = self._connection.execute("SELECT * FROM documents WHERE first = ?", (first,)).fetchone()
                if raw is None:
                    self._lose(key, "its row is missing")
                    continue
                row = rows.document_row(raw, "")
                if row.key not in known:
                    known.add(row.key)
                    yield rows.document(self._connection, "", row)
            except IndexDamagedError as error:
                self._lose(key, error.what)
            except FAILURES as error:
                self._lose(key, _damage(error))
            self._progress(n_done, len(firsts), key)
        try:
            missing = read_state(self._connection, "").n_documents - len(firsts)
        except IndexDamagedError:
            missing = 0
        except FAILURES as error:
            _damage(error)
            missing = 0
        if missing > 0:
            self._lose("documents", f"{missing} more cannot be found")

    def _firsts(self) -> dict[int, str]:
        """All documents that some way of looking finds, by number; a broken page hides what is behind it.

        Returns:
            Number → key, or what else is known to name it.
        """
        found: dict[int, str] = {}
        broken = ""
        for sql in (
            "SELECT first, key FROM documents ORDER BY key",
            "SELECT first, key FROM documents ORDER BY key DESC",
            "SELECT first, key FROM documents ORDER BY first",
            "SELECT first, key FROM documents ORDER BY first DESC",
            "SELECT document, path FROM sources ORDER BY document",
            "SELECT document, path FROM sources ORDER BY path DESC",
        ):
            try:
                for first, name in self._connection.execute(sql):
                    if isinstance(first, int):
                        found.setdefault(first, str(name))
            except FAILURES as error:
                broken = _damage(error)  # the next way begins at another end
        if broken and not found:
            self._lose("documents", broken)
        return dict(sorted(found.items()))

    def rows_of(self, table: str) -> list[tuple[int | str | bytes | None, ...]]:
        """The rows of a small table that are as they were written, without their checksums."""
        found = []
        try:
            for row in self._connection.execute(f"SELECT * FROM {table}"):  # noqa: S608  ours
                if checksum(row[:-1]) == row[-1]:
                    found.append(row[:-1])
                else:
                    self._lose(table, "a row does not match its checksum")
        except FAILURES as error:
            self._lose(table, _damage(error))
        return found

    def generation(self) -> int:
        """The generation that was stated last, true or not: the new one must differ."""
        try:
            row = self._connection.execute("SELECT generation FROM state").fetchone()
        except FAILURES as error:
            _damage(error)
            return 0
        return row[0] if row and isinstance(row[0], int) and 0 <= row[0] < 1 << 60 else 0

    def _lose(self, where: str, what: str) -> None:
        self.lost.append(Problem(where, what))


def _damage(error: sqlite3.Error | UnicodeDecodeError) -> str:
    """What is damaged, in short; an error that is none of damage is raised again: nothing is lost by it."""
    if not isinstance(translated(error, ""), IndexDamagedError):
        raise error
    return in_short(error)


def repair(
    home: Home,
    make: Callable[[Path | None], Store],
    cut: Cut,
    progress: Progress,
    wait: float,
    on_wait: Callable[[str], None] | None,
) -> RepairReport:
    """Put an index made of the old one's texts in its place.

    Args:
        home: Of the old index.
        make: Makes an empty index at a path, or in memory.
        cut: Documents to passages.
        progress: Told of every document.
        wait: Seconds to wait for another writer.
        on_wait: Told once who is waited for.
    """
    path = home.path
    backup = mended = rebuilt = None
    if path is not None:
        backup = _backup_of(path)
        mended = path.with_name(f"{path.name}-mended")
        rebuilt = path.with_name(f"{path.name}-rebuilt")
    try:
        # SQLite copies from no connection that may write, so one holds the lock and another reads
        with closing(home.connect(tolerant=True)) as writer, closing(home.connect(tolerant=True)) as old:
            if path is not None:  # in memory the caller's own lock is enough
                lock.begin(writer, path, home.place, wait, on_wait)
            try:
                if backup is not None and mended is not None and rebuilt is not None:
                    _remove(rebuilt)
                    _copy_pages(old, backup)
                    _copy_pages(old, mended)
                    _mend(mended)
                with ExitStack() as stack:
                    readable = old
                    if mended is not None:
                        readable = stack.enter_context(closing(Home(mended).connect(tolerant=True)))
                    new = stack.enter_context(make(rebuilt))
                    lost = _rebuild(readable, new, cut, progress)
                    n_kept = new.n_documents
                    if writer.in_transaction:
                        writer.execute("ROLLBACK")
                    new.copy_over(writer)
            finally:
                lock.end(path)
        _checked(home)
    finally:
        for made in (mended, rebuilt):
            if made is not None:
                _remove(made)
    return RepairReport(n_kept, tuple(lost), "" if backup is None else str(backup))


def _mend(path: Path) -> None:
    """Put the names and columns of the tables right, which are the same in every index, where they were damaged."""
    sql = "SELECT type, name, tbl_name, sql, rowid FROM sqlite_schema"
    with closing(sqlite3.connect(":memory:")) as sound:
        create_tables(sound)
        right = {row[1].encode(): row[:4] for row in sound.execute(sql)}
    with closing(Home(path).connect(tolerant=True)) as connection:
        connection.text_factory = bytes
        found = connection.execute(sql).fetchall()
        nameless = [row for row in found if row[1] not in right]
        missing = right.keys() - {row[1] for row in found}
        for _, name, _, _, number in found:
            wanted = right.get(name)
            if wanted is None and len(nameless) == len(missing) == 1:
                wanted = right[next(iter(missing))]
            if wanted is not None:
                connection.execute(
                    "UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = ? WHERE rowid = ?",
                    (*wanted, number),
                )


def _rebuild(old: sqlite3.Connection, new: Store, cut: Cut, progress: Progress) -> list[Problem]:
    """Put what can be saved of an index into a new, empty one; returns what is lost."""
    salvage = Salvage(old, progress)
    pending: list[Document] = []
    n_chars = 0
    for document in salvage.documents():
        pending.append(document)
        n_chars += len(document.text)
        if n_chars >= BATCH_CHARS or len(pending) >= BATCH_DOCUMENTS:
            _put(new, pending, cut)
            pending, n_chars = [], 0
    _put(new, pending, cut)
    problems = [
        Problem(str(place), str(what), bool(skipped))
        for _, place, what, skipped in salvage.rows_of("problems")
    ]
    with new.writing() as batch:
        batch.set_problems(problems)
        for name, value in salvage.rows_of("meta"):
            if name != LANGUAGES:  # counted anew with the documents
                batch.put_meta(str(name), str(value))
        batch.follow(salvage.generation())
    return salvage.lost


def _put(new: Store, documents: Sequence[Document], cut: Cut) -> None:
    if documents:
        pairs = [(document, cut(document)) for document in documents]
        with new.writing() as batch:
            batch.put(pairs, new.count(pairs))


def _backup_of(path: Path) -> Path:
    """Where the index is kept as it was found: the first name that is free."""
    names = chain((f"{path.name}-damaged",), (f"{path.name}-damaged-{n}" for n in count(2)))
    return next(backup for name in names if not (backup := path.with_name(name)).exists())


def _remove(path: Path) -> None:
    for part in _PARTS:
        path.with_name(path.name + part).unlink(missing_ok=True)


def _copy_pages(source: sqlite3.Connection, path: Path) -> None:
    """Copy an index page by page, damaged or not, into a file that is whole once it has this name."""
    part = path.with_name(path.name + "-part")
    _remove(part)
    try:
        with closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(path)
    finally:
        _remove(part)


def _checked(home: Home) -> None:
    """Read back what was written, and take in the write-ahead log."""
    with closing(home.connect()) as connection:
        state = read_state(connection, home.place)
        read_segments(connection, home.place, state)
        if home.path is not None:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
