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
from scoqa.storage.catalogue import problem_of
from scoqa.storage.connection import FAILURES, GIVES_BACK, Home, create_tables, in_short, translated
from scoqa.storage.records import LANGUAGES
from scoqa.storage.schema import Value, checksum
from scoqa.storage.state import State, read_segments, read_state
from scoqa.types import Document, Passage, Problem, RepairReport

if TYPE_CHECKING:
    from scoqa.storage.recount import Progress
    from scoqa.storage.store import Store

Cut = Callable[[Document], Sequence[Passage]]

BATCH_CHARS = 8_000_000
BATCH_DOCUMENTS = 10_000
"""Code points, and documents, that are put into the new index at a time."""

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
                    self._lose(key, "its row is missing", is_document=True)
                    continue
                row = rows.document_row(raw, "")
                if row.key not in known:
                    known.add(row.key)
                    yield rows.document(self._connection, "", row)
            except IndexDamagedError as error:
                self._lose(key, error.what, is_document=True)
            except FAILURES as error:
                self._lose(key, _damage(error), is_document=True)
            self._progress(n_done, len(firsts), key)
        self._account("documents", len(firsts), lambda state: state.n_documents)

    def problems(self) -> list[Problem]:
        """What could not be read, as it was last set."""
        rows, n_found = self._rows("problems")
        self._account("problems", n_found, lambda state: state.n_problems)
        return [problem_of(str(where), str(what), int(skipped or 0)) for _, where, what, skipped in rows]

    def meta(self) -> list[tuple[str, str]]:
        """Small texts by name."""
        return [(str(name), str(value)) for name, value in self._rows("meta")[0]]

    def _rows(self, table: str) -> tuple[list[tuple[Value, ...]], int]:
        """The rows of a small table that are as they were written, without their checksums, of how many."""
        found = []
        n_found = 0
        try:
            for row in self._connection.execute(f"SELECT * FROM {table}"):  # noqa: S608  ours
                n_found += 1
                if checksum(row[:-1]) == row[-1]:
                    found.append(row[:-1])
                else:
                    self._lose(table, "a row does not match its checksum")
        except FAILURES as error:
            self._lose(table, _damage(error))
        return found, n_found

    def _account(self, what: str, n_found: int, stated: Callable[[State], int]) -> None:
        """Say how many more there were, by what the index states elsewhere."""
        try:
            missing = stated(read_state(self._connection, "")) - n_found
        except IndexDamagedError:
            self._lose(what, f"{n_found} were found; whether there were more is not known")
            return
        except FAILURES as error:
            _damage(error)
            self._lose(what, f"{n_found} were found; whether there were more is not known")
            return
        if missing > 0:
            self._lose(what, f"{missing} more cannot be found")

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

    def generation(self) -> int:
        """The generation that was stated last, true or not: the new one must differ."""
        try:
            row = self._connection.execute("SELECT generation FROM state").fetchone()
        except FAILURES as error:
            _damage(error)
            return 0
        return row[0] if row and isinstance(row[0], int) and 0 <= row[0] < 1 << 60 else 0

    def _lose(self, where: str, what: str, *, is_document: bool = False) -> None:
        self.lost.append(Problem(where, what, skipped=is_document))


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
    """Write the list of tables anew: it is the same in every index, but for the ways in which a file is made."""
    with closing(Home(path).connect(tolerant=True)) as connection:
        connection.text_factory = bytes
        found = {name: page for _, name, _, page, _ in connection.execute(_SCHEMA)}
        layouts = [_layout(gives_back, vacuum) for gives_back in (True, False) for vacuum in (False, True)]
        n_alike, right = max(
            (
                (sum(found.get(name.encode()) == page for _, name, _, page, _ in each), each)
                for each in layouts
            ),
            key=lambda counted: counted[0],
        )
        if 2 * n_alike > len(right):
            connection.execute("DELETE FROM sqlite_schema")
            connection.executemany("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", right)


_SCHEMA = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema"
_SchemaRow = tuple[str, str, str, int, str | None]


def _layout(gives_back: bool, vacuum: bool) -> list[_SchemaRow]:
    """The list of tables of an index, with the page at which each begins in a file made so."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sound:
        if gives_back:
            sound.execute(GIVES_BACK)
        create_tables(sound)
        if vacuum:
            sound.execute("VACUUM")
        return sound.execute(_SCHEMA).fetchall()


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
    problems = salvage.problems()
    with new.writing() as batch:
        batch.set_problems(problems)
        for name, value in salvage.meta():
            if name != LANGUAGES:  # counted anew with the documents
                batch.put_meta(name, value)
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
