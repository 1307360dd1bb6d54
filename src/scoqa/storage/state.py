"""The one row that says what the index holds, and the segments it is made of: all that opening reads."""

from __future__ import annotations

from array import array

from scoqa.storage.connection import damaged
from scoqa.storage.schema import checksum
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


class State(NamedTuple):
    """Sums over the live documents, and the next free numbers.

    Attributes:
        generation: Rises with every commit.
        n_ids: Passage ids given out, dead ones too.
        total_length: Indexed tokens over all live passages.
        n_chars: Code points of text over all live documents.
        n_texts: Rows of text given out.
        n_segments: Segments given out.
        n_sources: Files that documents were read from.
        n_problems: Rows of what could not be read.
    """

    generation: int = 0
    n_documents: int = 0
    n_passages: int = 0
    n_ids: int = 0
    total_length: int = 0
    n_chars: int = 0
    n_scanned_pages: int = 0
    n_texts: int = 0
    n_segments: int = 0
    n_sources: int = 0
    n_problems: int = 0

    def write(self, connection: sqlite3.Connection) -> None:
        """Replace the row."""
        row = (1, *self)
        connection.execute(
            "INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, checksum(row)),
        )

    def plus(self, **changes: int) -> State:
        """The state with some numbers raised."""
        return self._replace(**{name: getattr(self, name) + change for name, change in changes.items()})


class Segment(NamedTuple):
    """A stretch of passage ids whose postings were written together.

    Attributes:
        base: The first of its ids.
        n_ids: Ids that it covers, dead ones too.
        n_postings: Rows of postings.
        n_forms: Rows of forms.
        dead: Ranges (start, stop) of ids counted from ``base``, sorted, disjoint: passages whose
            documents are gone and whose postings are still here.
    """

    id: int
    base: int
    n_ids: int
    n_postings: int = 0
    n_forms: int = 0
    dead: tuple[tuple[int, int], ...] = ()

    def row(self) -> tuple[int | bytes, ...]:
        """As stored."""
        flat = array("I", [end for pair in self.dead for end in pair])
        row = (self.id, self.base, self.n_ids, self.n_postings, self.n_forms, little_endian(flat))
        return (*row, checksum(row))

    def with_dead(self, start: int, stop: int) -> Segment:
        """The segment with the ids ``start..stop``, counted over all segments, dead too."""
        pairs = sorted([*self.dead, (start - self.base, stop - self.base)])
        joined: list[tuple[int, int]] = []
        for pair in pairs:
            if joined and joined[-1][1] == pair[0]:
                joined[-1] = (joined[-1][0], pair[1])
            else:
                joined.append(pair)
        return self._replace(dead=tuple(joined))

    def alive(self) -> bytes:
        """One byte an id, 1 for alive."""
        mask = bytearray(b"\1") * self.n_ids
        for start, stop in self.dead:
            mask[start:stop] = bytes(stop - start)
        return bytes(mask)


def little_endian(values: array[int]) -> bytes:
    """An array's bytes, lowest first on every machine."""
    import sys

    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values.tobytes()


def from_little_endian(code: str, data: bytes) -> array[int]:
    """The array of ``little_endian``."""
    import sys

    values = array(code, data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


Version = tuple[int, int]
"""Generation and checksum of the state's row, which tell it from every other."""


_TWICE = "SELECT generation, crc FROM state UNION ALL SELECT generation, crc FROM state"


def see(connection: sqlite3.Connection) -> tuple[sqlite3.Cursor, Version | None]:
    """Begin a transaction, and its version: the quickest way to see that nothing has changed.

    It lasts until the cursor is closed: a statement whose last row was not fetched holds its state for all
    others of the connection. That is one statement, where BEGIN, a look and ROLLBACK are three.
    """
    cursor = connection.execute(_TWICE)
    return cursor, cursor.fetchone()


def read_state(connection: sqlite3.Connection, place: str) -> State:
    """The row of the current transaction."""
    row = connection.execute("SELECT * FROM state").fetchone()
    if row is None or checksum(row[:-1]) != row[-1]:
        raise damaged(place, "the state row does not match its checksum")
    return State(*row[1:-1])


def read_segments(connection: sqlite3.Connection, place: str, state: State) -> tuple[Segment, ...]:
    """The segments of the current transaction, in order of their ids."""
    segments = []
    at = 0
    for row in connection.execute("SELECT * FROM segments ORDER BY base, id"):
        number, base, n_ids, n_postings, n_forms, dead, crc = row
        if checksum(row[:-1]) != crc or base != at:
            raise damaged(place, f"segment {number} does not match its checksum or its place")
        flat = from_little_endian("I", dead)
        pairs = tuple(zip(flat[::2], flat[1::2], strict=True))
        segments.append(Segment(number, base, n_ids, n_postings, n_forms, pairs))
        at += n_ids
    if at != state.n_ids:
        raise damaged(place, "a segment is missing")
    return tuple(segments)
