"""Is the index what was written? Every row against its checksum, every sum and every posting against the text."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

from scoqa.analysis.languages import ENGLISH, analysed_as
from scoqa.errors import IndexDamagedError
from scoqa.storage.connection import FAILURES, in_short
from scoqa.storage.records import LANGUAGES, WITHIN, DocumentRow, languages_in, languages_text
from scoqa.storage.rows import meta
from scoqa.storage.rules import rules_of, told
from scoqa.storage.schema import KEYS, checksum, text_checksum
from scoqa.storage.state import State, read_segments, read_state
from scoqa.types import Problem, Rules, TableSize
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    from scoqa.storage.batch import Count
    from scoqa.storage.recount import Progress

NAMED = 1000
"""Most lines about one table: a file cut in half has one for every row of millions."""


class Examined(NamedTuple):
    """What an examination found.

    Attributes:
        damage: What is not as it was written.
        tables: The size of every table.
        n_whole: Of a damaged index, documents that can be read whole; -1 where there is no damage.
        n_documents: How many a damaged index states; -1 where that cannot be read, or there is no damage.
    """

    damage: list[Problem]
    tables: list[TableSize]
    n_whole: int = -1
    n_documents: int = -1


def examine(connection: sqlite3.Connection, place: str, count: Count, progress: Progress) -> Examined:
    """Everything that can be checked without the sources, inside the caller's transaction.

    Args:
        connection: To the index.
        place: As messages name it.
        count: Counts documents as they were counted when put.
        progress: Told of every document counted again.
    """
    tables = [_Table(connection, name, key) for name, key in KEYS.items()]
    damage = _noted("file", _integrity(connection))
    for table in tables:
        damage += _noted(table.name, table.problems())
    sizes = [TableSize(table.name, table.n_rows, table.n_bytes) for table in tables]
    if not damage:
        damage += _noted("state", _sums(connection, place, sizes))
    # by other rules than these the texts say something else, and that is no damage
    if not damage and told(rules_of(connection, place)) is Rules.CURRENT:
        from scoqa.storage.recount import recount

        damage += _noted("postings", recount(connection, place, count, progress))
    if not damage:
        return Examined(damage, sizes)
    return Examined(damage, sizes, *_whole(connection, place, progress))


def _whole(connection: sqlite3.Connection, place: str, progress: Progress) -> tuple[int, int]:
    """Documents that a repair can read, at least, and those that are stated; -1 for what is not known."""
    from scoqa.storage.salvage import Salvage

    n_whole = n_documents = -1
    with suppress(IndexDamagedError, *FAILURES):
        n_documents = read_state(connection, place).n_documents
    with suppress(IndexDamagedError, *FAILURES):
        n_whole = sum(1 for _ in Salvage(connection, progress).documents())
    return n_whole, n_documents


def _noted(where: str, found: Iterable[Problem]) -> list[Problem]:
    """Some problems; that they cannot be looked for to the end is one more."""
    problems: list[Problem] = []
    try:
        for problem in found:
            problems.append(problem)  # noqa: PERF402  what was found before an error counts
    except IndexDamagedError as error:
        problems.append(_problem(where, error.what))
    except FAILURES as error:
        problems.append(_problem(where, f"cannot be read to its end: {in_short(error)}"))
    if len(problems) > NAMED:
        more = f"and {len(problems) - NAMED} more of this kind"
        problems[NAMED:] = [_problem(where, more)]
    return problems


def _problem(where: str, what: str) -> Problem:
    return Problem(where, what, skipped=False)


def _integrity(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        for line in str(found).splitlines():
            if line != "ok" and not line.startswith("***"):  # a headline
                yield _problem("sqlite", " ".join(line.split()))


class _Table:
    """One table, read from beginning to end."""

    def __init__(self, connection: sqlite3.Connection, name: str, key: str) -> None:
        self.name = name
        self.n_rows = self.n_bytes = 0
        self._connection = connection
        self._key = key

    def problems(self) -> Iterator[Problem]:
        """Rows that are not what was written; counts rows and bytes meanwhile."""
        cursor = self._connection.execute(f"SELECT * FROM {self.name} ORDER BY {self._key}")  # noqa: S608  ours
        at = [column[0] for column in cursor.description].index(self._key)
        for row in cursor:
            self.n_rows += 1
            self.n_bytes += sum(map(_size, row))
            if _checksum(self.name, row) != row[-1]:
                yield _problem(self.name, f"row {row[at]} does not match its checksum")


def _checksum(table: str, row: tuple[int | str | bytes | None, ...]) -> int | None:
    if table == "texts":
        number, text, _ = row
        return text_checksum(number, text) if isinstance(number, int) else None
    # the numbers of blocks are SQLite's own and say nothing
    return checksum(row[1:-1] if table in ("postings", "forms") else row[:-1])


def _size(value: object) -> int:
    if isinstance(value, str):
        return len(value.encode())
    if isinstance(value, bytes):
        return len(value)
    return 0 if value is None else 8


class _Owner(NamedTuple):
    """Of one document, what other tables are held against."""

    key: str
    first: int
    stop: int
    n_chars: int
    text: int
    text_stop: int
    n_sources: int
    n_layouts: int


def _owner(row: DocumentRow) -> _Owner:
    return _Owner(
        row.key,
        row.first,
        row.first + max(row.n, 1),
        row.n_chars,
        row.text,
        row.text + row.n_texts,
        row.n_sources,
        row.n_layouts,
    )


def _sums(connection: sqlite3.Connection, place: str, sizes: Sequence[TableSize]) -> Iterator[Problem]:
    """What one row says of others, on tables whose rows are as they were written."""
    state = read_state(connection, place)
    segments = read_segments(connection, place, state)
    owners = []
    n_passages = 0
    languages: Counter[str] = Counter()
    for row in connection.execute("SELECT * FROM documents ORDER BY first"):
        document = DocumentRow._make(row[:-1])
        n_passages += document.n
        owners.append(_owner(document))
        if document.text == WITHIN and len(document.text_within()) != document.n_chars:
            yield _problem(document.key, "text of it is missing")
        languages[analysed_as(document.full_meta().language)] += 1
    del languages[ENGLISH]
    n_rows = {size.name: size.n_rows for size in sizes}
    for what, stated, counted in (
        ("documents", state.n_documents, len(owners)),
        ("passages", state.n_passages, n_passages),
        ("characters", state.n_chars, sum(owner.n_chars for owner in owners)),
        ("sources", state.n_sources, n_rows["sources"]),
        ("problems", state.n_problems, n_rows["problems"]),
        ("segments with lengths", len(segments), n_rows["lengths"]),
    ):
        if stated != counted:
            yield _problem("state", f"{stated} {what} are stated, {counted} are there")
    spoken = meta(connection, place, LANGUAGES)
    if languages_in(spoken) != languages:
        yield _problem("meta", f"languages {spoken!r} are stated, {languages_text(languages)!r} are there")
    yield from _ids(owners, state)
    yield from _texts(connection, owners)
    for table, counts in (
        ("sources", {owner.first: owner.n_sources for owner in owners}),
        ("layouts", {owner.first: owner.n_layouts for owner in owners}),
    ):
        yield from _counts(connection, table, counts)
    for table, wanted in (
        ("postings", {segment.id: segment.n_postings for segment in segments}),
        ("forms", {segment.id: segment.n_forms for segment in segments}),
    ):
        yield from _blocks(connection, table, wanted)


def _ids(owners: Sequence[_Owner], state: State) -> Iterator[Problem]:
    for before, after in pairwise(owners):
        if after.first < before.stop:
            yield _problem(after.key, f"its passages are also those of {before.key}")
    if owners and owners[-1].stop > state.n_ids:
        yield _problem(owners[-1].key, "its passages are in no segment")


def _texts(connection: sqlite3.Connection, owners: Sequence[_Owner]) -> Iterator[Problem]:
    """Every row of text belongs to one document, and every document has all of its own."""
    # SQLite's own length() ends at the first zero byte
    lengths = ((id_, len(text)) for id_, text in connection.execute("SELECT id, text FROM texts ORDER BY id"))
    number, length = next(lengths, (None, 0))
    with_rows = [owner for owner in owners if owner.text != WITHIN]
    for owner in sorted(with_rows, key=lambda owner: (owner.text, owner.text_stop)):
        while number is not None and number < owner.text:
            yield _problem("texts", f"row {number} belongs to no document")
            number, length = next(lengths, (None, 0))
        found = n_chars = 0
        while number is not None and number < owner.text_stop:
            found += 1
            n_chars += length
            number, length = next(lengths, (None, 0))
        if (found, n_chars) != (owner.text_stop - owner.text, owner.n_chars):
            yield _problem(owner.key, "text of it is missing")
    while number is not None:
        yield _problem("texts", f"row {number} belongs to no document")
        number, length = next(lengths, (None, 0))


def _counts(connection: sqlite3.Connection, table: str, wanted: dict[int, int]) -> Iterator[Problem]:
    """Rows by document, where every document says how many it has."""
    sql = f"SELECT document, count(*) FROM {table} GROUP BY document ORDER BY document"  # noqa: S608  ours
    found = dict(connection.execute(sql))
    for first, n in found.items():
        if first not in wanted:
            yield _problem(table, f"{n} rows belong to no document")
    for first, n in wanted.items():
        if n != found.get(first, 0):
            yield _problem(table, f"document {first} has {found.get(first, 0)} rows of {n}")


def _blocks(connection: sqlite3.Connection, table: str, wanted: dict[int, int]) -> Iterator[Problem]:
    """The blocks of a segment follow each other without a gap, from the first word to the last."""
    found = dict.fromkeys(wanted, 0)
    expected: dict[int, str | None] = dict.fromkeys(wanted, "")
    sql = f"SELECT segment, first, stop FROM {table} ORDER BY segment, first"  # noqa: S608  ours
    for segment, first, stop in connection.execute(sql):
        if segment not in wanted:
            yield _problem(table, f"a row belongs to no segment ({segment})")
            continue
        if first != expected[segment]:
            yield _problem(table, f"segment {segment} has a gap before {first!r}")
        found[segment] += 1
        expected[segment] = stop
    for segment, n in wanted.items():
        if found[segment] != n or (n and expected[segment] is not None):
            yield _problem(table, f"segment {segment} has {found[segment]} rows of {n}")
