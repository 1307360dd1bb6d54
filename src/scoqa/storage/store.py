"""The index as the rest of the house sees it: what ranking reads, and the documents behind it."""

from __future__ import annotations

import sqlite3
import sys
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import compress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, cast
from weakref import WeakSet

from scoqa.analysis.languages import ENGLISH
from scoqa.analysis.terms import OR
from scoqa.errors import IndexFileError, UnknownReferenceError
from scoqa.storage import blocks, rows, words
from scoqa.storage.connection import FAILURES, Home, damaged, guarded, translated, translating
from scoqa.storage.postings import decode, decode_plain
from scoqa.storage.records import LANGUAGES, DocumentRow, digest_of, languages_in
from scoqa.storage.schema import checksum
from scoqa.storage.state import Segment, State, read_segments, read_state
from scoqa.types import Document, Meta, Passage, Problem, Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoqa.analysis import TermCounts
    from scoqa.storage.batch import Batch, Count
    from scoqa.storage.packing import Put
    from scoqa.storage.recount import Progress
    from scoqa.types import DocumentInfo, RepairReport, TableSize


_REMEMBERED = 20_000
"""Words whose term and frequency, and passages whose place, are kept at hand: a few MB."""
_ASKED = 16
"""Terms whose postings are kept without numpy: those of one question, which looks at them twice."""
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _remember(known: dict[_Key, _Value], key: _Key, value: _Value, most: int = _REMEMBERED) -> None:
    """Keep a value at hand; all go where there are too many, which no thread can trip over."""
    if len(known) >= most:
        known.clear()
    known[key] = value


def _count_documents(documents: Put) -> TermCounts:
    from scoqa.passages import count_documents  # a question needs no counting

    return count_documents(documents)


class _Snapshot:
    """What holds for one generation of the index, read once and shared by all threads."""

    def __init__(self, state: State, segments: tuple[Segment, ...]) -> None:
        self.state = state
        self.segments = segments
        self.bases = [segment.base for segment in segments]
        self.lengths_plain: Sequence[int] | None = None
        self.lengths: NDArray[np.uint32] | None = None
        self.zones: bytes | None = None
        self.terms: dict[str, str | None] = {}
        self.dfs: dict[str, int] = {}
        self.places: dict[int, tuple[str, int]] = {}
        self.postings_plain: dict[str, tuple[Sequence[int], Sequence[int]]] = {}
        self.nearest: dict[tuple[str, int], list[tuple[str, int]]] = {}
        self.languages: tuple[str, ...] = ()
        self.alive = {segment.id: segment.alive() for segment in segments if segment.dead}


class _Reader:
    """One thread's connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.depth = 0
        self.snapshot: _Snapshot | None = None


class _Reading:
    """One consistent state for all calls of a thread inside the ``with``; may be nested."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> tuple[sqlite3.Connection, _Snapshot]:
        reader = self._store._reader()
        if not reader.depth or reader.snapshot is None:
            self._store._begin(reader)
        entered = reader.connection, cast(_Snapshot, reader.snapshot)
        reader.depth += 1  # last: where Ctrl-C comes before, there is nothing to leave
        return entered

    def __exit__(self, *_: object) -> None:
        reader = self._store._reader()
        reader.depth -= 1
        if not reader.depth:
            self._store._leave(reader)


class Store:
    """One index, in a file or in memory; safe to use from many threads.

    Each call sees one committed state. A question makes several calls: hold :meth:`reading` around
    them, and no other process's commit falls between.
    """

    def __init__(self, home: Home, connection: sqlite3.Connection, count: Count) -> None:
        self._home = home
        self.count = count
        self._writer: sqlite3.Connection | None = None
        self._writer_lock = threading.Lock()
        self._local = threading.local()
        self._readers: WeakSet[_Reader] = WeakSet()
        self._snapshot: _Snapshot | None = None
        self._open_snapshot = _Reading(self)
        self._closed = False
        self._keep = connection if home.path is None else None
        self._local.reader = reader = _Reader(home.connect() if home.path is None else connection)
        self._readers.add(reader)

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
            path: The file; None for one in memory.
            create: Make it where there is none.
            read_only: Never write; also the case where the file or its folder cannot be written.
            tolerant: Open a damaged index too; then only :meth:`examine`, :meth:`repair` and
                :meth:`close` are of use.
            count: Counts documents as they were counted when put; called to take them out again.

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
        self._closed = True
        for reader in list(self._readers):
            reader.connection.close()
        for connection in (self._writer, self._keep):
            if connection is not None:
                connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- transactions -------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Self]:
        """One consistent state for all calls of this thread inside the ``with``."""
        with self._open_snapshot:
            yield self

    def recover(self) -> None:
        """Undo what Ctrl-C may have left half done in this thread.

        KeyboardInterrupt can come between any two steps, also of the code that ends a transaction. To
        be called where it is caught, outside of every ``with`` of this store.
        """
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None or self._closed:
            return
        reader.depth = 0
        self._leave(reader)
        if self._writer is not None and self._writer_lock.acquire(blocking=False):
            try:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
            finally:
                self._writer_lock.release()

    def _begin(self, reader: _Reader) -> None:
        try:
            reader.connection.execute("BEGIN")
            reader.snapshot = self._current(reader.connection)
        except FAILURES as error:
            self._leave(reader)
            raise translated(error, self.place) from error
        except IndexFileError:
            self._leave(reader)
            raise

    def _leave(self, reader: _Reader) -> None:
        if reader.connection.in_transaction:
            reader.connection.execute("ROLLBACK")

    def _reader(self) -> _Reader:
        if self._closed:
            raise ValueError("the index is closed")
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            try:
                reader = _Reader(self._home.connect())
            except FAILURES as error:
                raise translated(error, self.place) from error
            self._local.reader = reader
            self._readers.add(reader)
        return reader

    def _current(self, connection: sqlite3.Connection) -> _Snapshot:
        known = self._snapshot
        state = read_state(connection, self.place, None if known is None else known.state)
        if known is not None and known.state is state:
            return known
        snapshot = _Snapshot(state, read_segments(connection, self.place, state))
        self._snapshot = snapshot
        return snapshot

    def _check_writable(self) -> None:
        if self._closed:
            raise ValueError("the index is closed")
        if self._home.read_only:
            raise IndexFileError(f"{self.place}: the index can only be read here; copy it to write to it")

    @contextmanager
    def writing(self, wait: float = 10.0, *, on_wait: Callable[[str], None] | None = None) -> Iterator[Batch]:
        """One transaction; rolled back on any exception, and nobody sees it before it is whole.

        Args:
            wait: Seconds to wait for another writer.
            on_wait: Told once, as a line, who is waited for.

        Raises:
            IndexBusyError: Another writer did not finish in time.
            IndexFileError: The index cannot be written.
        """
        from scoqa.storage import lock  # a question writes nothing
        from scoqa.storage.batch import Batch

        self._check_writable()
        with self._writer_lock:
            try:
                connection = self._writer = self._writer or self._home.connect()
                lock.begin(connection, self.path, self.place, wait, on_wait)
            except FAILURES as error:
                raise translated(error, self.place) from error
            try:
                batch = Batch(connection, self.place, self.count)
                yield batch
                batch.finish()
                connection.execute("COMMIT")
            except FAILURES as error:
                raise translated(error, self.place) from error
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                lock.end(self.path)

    def is_worth_merging(self, n_before: int) -> bool:
        """Whether so much was added that all segments had better be one: a question looks into each.

        Args:
            n_before: Passage ids given out before; at least a third more are worth it.
        """
        with self._open_snapshot as (_, snapshot):
            n_ids = snapshot.state.n_ids
            return len(snapshot.segments) > 3 and 4 * (n_ids - n_before) >= n_ids

    def compact(self, wait: float = 10.0, *, on_wait: Callable[[str], None] | None = None) -> None:
        """Merge all segments into one and give free space back to the disk."""
        with self.writing(wait, on_wait=on_wait) as batch:
            batch.merge()
        if self._writer is not None and self.path is not None:
            with self._writer_lock, translating(self.place):
                self._writer.execute("VACUUM")
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def examine(self, progress: Progress) -> tuple[list[Problem], list[TableSize]]:
        """What is damaged, and the size of every table; see :func:`scoqa.storage.doctor.examine`."""
        from scoqa.storage.doctor import examine

        connection = self._reader().connection
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
        cut: Callable[[Document], Sequence[Passage]],
        progress: Progress,
        *,
        wait: float = 10.0,
        on_wait: Callable[[str], None] | None = None,
    ) -> RepairReport:
        """Make the index anew from its own texts; see :func:`scoqa.storage.repairing.repair`."""
        from scoqa.storage.repairing import repair

        self._check_writable()
        make = partial(Store.open, create=True, count=self.count)
        with self._writer_lock:
            try:
                return repair(self._home, make, cut, progress, wait, on_wait)
            except FAILURES as error:
                raise translated(error, self.place) from error
            except OSError as error:
                raise IndexFileError(
                    f"{self.place}: cannot be repaired here ({error.strerror or error}); nothing was changed"
                ) from error

    def copy_over(self, target: sqlite3.Connection) -> None:
        """Write this index over another one, in one transaction of the other."""
        self._reader().connection.backup(target)

    def sizes(self) -> tuple[int, int]:
        """Bytes of the index with its write-ahead log, and bytes in it that hold nothing."""
        if self.path is None:
            return 0, 0
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        connection = self._reader().connection
        with translating(self.place):
            free = connection.execute("PRAGMA freelist_count").fetchone()[0]
            page = connection.execute("PRAGMA page_size").fetchone()[0]
        return sum(file.stat().st_size for file in files if file.exists()), free * page

    # -- what ranking reads -------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file; None in memory."""
        return self._home.path

    @property
    def place(self) -> str:
        """The file's path, or "memory"."""
        return self._home.place

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._home.read_only

    @property
    def state(self) -> State:
        """Sums over the live documents."""
        with self._open_snapshot as (_, snapshot):
            return snapshot.state

    @property
    def n_passages(self) -> int:
        """Live passages."""
        return self.state.n_passages

    @property
    def n_ids(self) -> int:
        """Size of the id space."""
        return self.state.n_ids

    @property
    def n_documents(self) -> int:
        """Live documents."""
        return self.state.n_documents

    @property
    def total_length(self) -> int:
        """Indexed tokens over all live passages."""
        return self.state.total_length

    @property
    def n_chars(self) -> int:
        """Code points of text over all documents."""
        return self.state.n_chars

    @property
    def n_scanned_pages(self) -> int:
        """Pages without text over all documents."""
        return self.state.n_scanned_pages

    @property
    def generation(self) -> int:
        """Changes with every commit."""
        return self.state.generation

    @property
    @guarded
    def languages(self) -> tuple[str, ...]:
        """Languages by whose rules the documents were analysed, the most frequent first; at least English."""
        with self._open_snapshot as (_, snapshot):
            if not snapshot.languages:
                counts = languages_in(self.meta(LANGUAGES))
                counts[ENGLISH] = snapshot.state.n_documents - sum(counts.values())
                found = sorted(counts, key=lambda code: (-counts[code], code))
                snapshot.languages = tuple(code for code in found if counts[code] > 0) or (ENGLISH,)
            return snapshot.languages

    @guarded
    def postings(self, term: str) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Live ids, ascending, and counts of the passages that hold a term, or one of terms joined by "|"."""
        import numpy as np

        if OR in term:
            parts = [self.postings(each) for each in term.split(OR)]
            ids = np.concatenate([ids for ids, _ in parts])
            held, places = np.unique(ids, return_inverse=True)
            sums = np.bincount(places, np.concatenate([counts for _, counts in parts]), len(held))
            return held.astype(np.uint32), sums.astype(np.uint32)
        found_ids, found_counts = [], []
        with self._open_snapshot as (connection, snapshot):
            for segment in snapshot.segments:
                found = blocks.find_postings(connection, self.place, segment, term)
                if found is None:
                    continue
                own_ids, own_counts = decode(*found)
                if segment.dead:
                    alive = np.frombuffer(snapshot.alive[segment.id], dtype=bool)[own_ids]
                    own_ids, own_counts = own_ids[alive], own_counts[alive]
                if segment.base:
                    own_ids += np.uint32(segment.base)
                found_ids.append(own_ids)
                found_counts.append(own_counts)
        if len(found_ids) == 1:
            return found_ids[0], found_counts[0]
        if not found_ids:
            return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint32)
        return np.concatenate(found_ids), np.concatenate(found_counts)

    @guarded
    def postings_plain(self, term: str) -> tuple[Sequence[int], Sequence[int]]:
        """The same without numpy."""
        if OR in term:
            sums: dict[int, int] = {}
            for each in term.split(OR):
                for number, count in zip(*self.postings_plain(each), strict=True):
                    sums[number] = sums.get(number, 0) + count
            return sorted(sums), [sums[number] for number in sorted(sums)]
        ids: list[int] = []
        counts: list[int] = []
        with self._open_snapshot as (connection, snapshot):
            if (known := snapshot.postings_plain.get(term)) is not None:
                return known
            for segment in snapshot.segments:
                found = blocks.find_postings(connection, self.place, segment, term)
                if found is None:
                    continue
                own_ids, own_counts = decode_plain(*found)
                if segment.dead:
                    alive = [snapshot.alive[segment.id][own] for own in own_ids]
                    own_ids = list(compress(own_ids, alive))
                    own_counts = list(compress(own_counts, alive))
                base = segment.base
                ids.extend([base + own for own in own_ids] if base else own_ids)
                counts.extend(own_counts)
            _remember(snapshot.postings_plain, term, (ids, counts), _ASKED)
        return ids, counts

    @guarded
    def df(self, term: str) -> int:
        """Live passages that hold a term, or one of terms joined by "|"."""
        with self._open_snapshot as (connection, snapshot):
            if (known := snapshot.dfs.get(term)) is not None:
                return known
            if OR in term:
                read = self.postings if "numpy" in sys.modules else self.postings_plain
                n_held = len(read(term)[0])
                _remember(snapshot.dfs, term, n_held)
                return n_held
            total = 0
            for segment in snapshot.segments:
                found = blocks.find_postings(connection, self.place, segment, term)
                if found is None:
                    continue
                if segment.dead:
                    alive = snapshot.alive[segment.id]
                    total += sum(alive[own] for own in decode_plain(*found)[0])
                else:
                    total += found.df
            _remember(snapshot.dfs, term, total)
        return total

    @guarded
    def lengths(self) -> NDArray[np.uint32]:
        """Indexed tokens by passage id; dead ids hold 0. Not to be changed."""
        import numpy as np

        with self._open_snapshot as (_, snapshot):
            if snapshot.lengths is None:
                plain = self.lengths_plain()
                found = np.asarray(memoryview(plain)).astype(np.uint32)  # type: ignore[arg-type]
                found.flags.writeable = False
                snapshot.lengths = found
            return snapshot.lengths

    @guarded
    def lengths_plain(self) -> Sequence[int]:
        """The same without numpy."""
        with self._open_snapshot as (connection, snapshot):
            if snapshot.lengths_plain is None:
                snapshot.lengths_plain = words.all_lengths(connection, self.place, snapshot.segments)
            return snapshot.lengths_plain

    def lengths_of(self, ids: Iterable[int]) -> list[int]:
        """Indexed tokens of some passages."""
        known = self.lengths_plain()
        return [known[number] for number in ids]

    @guarded
    def zones_plain(self) -> bytes:
        """Zone of each passage id, as its place in ``list(Zone)``; that of a dead id means nothing."""
        with self._open_snapshot as (connection, snapshot):
            if snapshot.zones is None:
                snapshot.zones = b"".join(
                    rows.zones(connection, self.place, segment) for segment in snapshot.segments
                )
            return snapshot.zones

    def zones(self) -> NDArray[np.uint8]:
        """The same as an array."""
        import numpy as np

        return np.frombuffer(self.zones_plain(), dtype=np.uint8)

    @guarded
    def tie_order(self, ids: Sequence[int]) -> list[tuple[str, int]]:
        """(document key, start) of each passage."""
        with self._open_snapshot as (_, snapshot):
            known = {number: snapshot.places.get(number) for number in ids}
            for number, row in self._rows([number for number, place in known.items() if place is None]):
                known[number] = place = (row.key, row.start(number - row.first))
                _remember(snapshot.places, number, place)
            return [known[number] or ("", 0) for number in ids]

    # -- passages -----------------------------------------------------------------------------------

    def _rows(self, ids: Iterable[int]) -> list[tuple[int, DocumentRow]]:
        """Each id with its document; neighbours of one document share one look-up."""
        found: dict[int, DocumentRow] = {}
        known: list[DocumentRow] = []
        firsts: list[int] = []
        wanted = list(ids)
        with self._open_snapshot as (connection, _):
            for number in sorted(set(wanted)):
                place = bisect_right(firsts, number) - 1
                if place >= 0 and number < firsts[place] + known[place].n:
                    found[number] = known[place]
                    continue
                row = rows.by_id(connection, self.place, number)
                found[number] = row
                known.append(row)
                firsts.append(row.first)
        return [(number, found[number]) for number in wanted]

    @guarded
    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages of some ids."""
        return [row.passage(number - row.first) for number, row in self._rows(ids)]

    @guarded
    def passage_rows(self, ids: Iterable[int]) -> list[tuple[Passage, str]]:
        """The passages of some ids, each with its text."""
        with self._open_snapshot as (connection, _):
            found = []
            for number, row in self._rows(ids):
                passage = row.passage(number - row.first)
                found.append((passage, rows.text(connection, self.place, row, *passage.span)))
            return found

    @guarded
    def candidates(self, ids: Iterable[int]) -> list[tuple[Passage, str, str, range]]:
        """The passages of some ids, each with its text, and its document's title and ids."""
        with self._open_snapshot as (connection, _):
            found = []
            for number, row in self._rows(ids):
                passage = row.passage(number - row.first)
                text = rows.text(connection, self.place, row, *passage.span)
                found.append((passage, text, row.title, range(row.first, row.first + row.n)))
            return found

    def passage_texts(self, ids: Iterable[int]) -> list[str]:
        """The texts of some passages."""
        return [text for _, text in self.passage_rows(ids)]

    @guarded
    def document_of(self, ids: Iterable[int]) -> list[str]:
        """Key of the document of each passage."""
        return [row.key for _, row in self._rows(ids)]

    @guarded
    def titles(self, ids: Iterable[int]) -> list[str]:
        """Title of the document of each passage."""
        return [row.title for _, row in self._rows(ids)]

    @guarded
    def meta_of(self, ids: Iterable[int]) -> list[Meta]:
        """Metadata of the document of each passage."""
        return [row.full_meta() for _, row in self._rows(ids)]

    @guarded
    def passage_ids(self, key: str) -> range:
        """Ids of a document's passages, in order."""
        row = self._row(key)
        return range(row.first, row.first + row.n)

    # -- documents ----------------------------------------------------------------------------------

    def _row(self, key: str) -> DocumentRow:
        with self._open_snapshot as (connection, _):
            row = rows.by_key(connection, self.place, key)
            if row is None:
                rows.check_absent(connection, self.place, key)
                raise UnknownReferenceError(f"no document {key!r} in this collection")
        return row

    @guarded
    def is_key(self, key: str) -> bool:
        """Whether the list of keys has this one; :meth:`has` also makes sure that the list is sound."""
        with self._open_snapshot as (connection, _):
            return rows.by_key(connection, self.place, key) is not None

    @guarded
    def has(self, key: str) -> bool:
        """Whether there is a document of this key."""
        with self._open_snapshot as (connection, _):
            if rows.by_key(connection, self.place, key) is not None:
                return True
            rows.check_absent(connection, self.place, key)
            return False

    @guarded
    def keys(self) -> list[str]:
        """All keys, sorted."""
        with self._open_snapshot as (connection, _):
            return sorted(key for (key,) in connection.execute("SELECT key FROM documents"))

    def nearest_keys(self, key: str, n: int = 3) -> list[str]:
        """Keys spelled much like this one, nearest first."""
        from difflib import get_close_matches

        return get_close_matches(key, self.keys(), n=n)

    @guarded
    def document(self, key: str) -> Document:
        """The whole document of a key; UnknownReferenceError where there is none."""
        with self._open_snapshot as (connection, _):
            return rows.document(connection, self.place, self._row(key))

    @guarded
    def documents(self, *, with_sources: bool = False) -> list[DocumentInfo]:
        """All documents without their text, by key; or only those that were read from files."""
        from scoqa.types import DocumentInfo

        sql = "SELECT * FROM documents"
        if with_sources:
            sql += " WHERE first IN (SELECT document FROM sources)"
        with self._open_snapshot as (connection, snapshot):
            sources: dict[int, list[Source]] = {}
            for path, document, *rest in self._checked("SELECT * FROM sources ORDER BY path"):
                sources.setdefault(document, []).append(Source(path, *rest))
            found = [rows.document_row(row, self.place) for row in connection.execute(sql)]
            if sum(map(len, sources.values())) != snapshot.state.n_sources or (
                not with_sources and len(found) != snapshot.state.n_documents
            ):
                raise damaged(self.place, "documents are missing")
            own = {document: len(files) for document, files in sources.items()}
            counted = {row.first: row.n_sources for row in found if row.n_sources}
            if counted != own or sum(own.values()) != snapshot.state.n_sources:
                raise damaged(self.place, "sources are missing")
        return [
            DocumentInfo(
                key=row.key,
                meta=row.full_meta(),
                n_pages=row.n_pages,
                n_passages=row.n,
                n_chars=row.n_chars,
                scanned_pages=row.scanned_pages(),
                sources=tuple(sources.get(row.first, ())),
                problems=row.problems(),
            )
            for row in sorted(found, key=lambda row: row.key)
        ]

    @guarded
    def key_of_text(self, sha256: str) -> str | None:
        """Key of a document read from files whose text has this SHA-256 (of its UTF-8, hex)."""
        import hashlib

        with self._open_snapshot as (connection, _):
            for (first,) in connection.execute(
                "SELECT first FROM documents WHERE digest = ? ORDER BY key", (digest_of(sha256),)
            ).fetchall():
                row = rows.by_id(connection, self.place, first)
                text = rows.text(connection, self.place, row, 0, row.n_chars)
                if hashlib.sha256(text.encode()).hexdigest() == sha256:
                    return row.key
        return None

    @guarded
    def sources(self) -> dict[str, tuple[Source, str]]:
        """Every file that was read: path → (what it was, key of its document)."""
        return {
            source.path: (source, info.key)
            for info in self.documents(with_sources=True)
            for source in info.sources
        }

    @guarded
    def problems(self) -> list[Problem]:
        """What could not be read, as last set."""
        with self._open_snapshot as (_, snapshot):
            found = [
                Problem(place, what, bool(skipped))
                for _, place, what, skipped in self._checked("SELECT * FROM problems ORDER BY n")
            ]
            if len(found) != snapshot.state.n_problems:
                raise damaged(self.place, "the list of what could not be read is incomplete")
            return found

    def all_problems(self) -> tuple[Problem, ...]:
        """What could not be read: whole files, and parts of documents."""
        with self.reading():
            partial = [problem for info in self.documents() for problem in info.problems]
            return (*self.problems(), *partial)

    @guarded
    def meta(self, name: str) -> str:
        """The small text kept under a name; empty where there is none."""
        with self._open_snapshot as (connection, _):
            return rows.meta(connection, self.place, name)

    def _checked(self, sql: str) -> Iterator[tuple]:  # type: ignore[type-arg]  # columns differ by table
        with self._open_snapshot as (connection, _):
            for row in connection.execute(sql).fetchall():
                if checksum(row[:-1]) != row[-1]:
                    raise damaged(self.place, "a row does not match its checksum")
                yield row[:-1]

    # -- words --------------------------------------------------------------------------------------

    @guarded
    def term_of(self, form: str) -> str | None:
        """The term of a form that occurs in the collection."""
        with self._open_snapshot as (connection, snapshot):
            known = snapshot.terms.get(form, "")
            if known == "":
                known = words.term_of(connection, self.place, snapshot.segments, form)
                _remember(snapshot.terms, form, known)
            return known

    @guarded
    def forms(self, prefix: str = "", n: int | None = None) -> list[tuple[str, int]]:
        """Forms that begin so, with how often they occur, most frequent first."""
        with self._open_snapshot as (connection, snapshot):
            found = words.with_prefix(connection, self.place, snapshot.segments, prefix)
        return sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))[:n]

    @guarded
    def nearest(self, form: str, n: int = 3) -> list[tuple[str, int]]:
        """Forms spelled much like this one, nearest first, then the most frequent."""
        with self._open_snapshot as (connection, snapshot):
            known = snapshot.nearest.get((form, n))
            if known is None:
                known = words.nearest(connection, self.place, snapshot.segments, form, n)
                _remember(snapshot.nearest, (form, n), known)
            return list(known)

    @property
    @guarded
    def n_terms(self) -> int:
        """Distinct terms of the live documents; reads all forms."""
        with self._open_snapshot as (connection, snapshot):
            return len(words.terms(connection, self.place, snapshot.segments))

    @guarded
    def terms(self) -> list[str]:
        """The terms of the live documents, sorted; reads all forms."""
        with self._open_snapshot as (connection, snapshot):
            return sorted(words.terms(connection, self.place, snapshot.segments))
