"""Rows read with their checksums checked: nothing unchecked leaves this module."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from scoqa.storage.connection import damaged
from scoqa.storage.records import CHUNK, WITHIN, DocumentRow, document_of, pages_of
from scoqa.storage.schema import checksum, text_checksum
from scoqa.storage.state import Segment, from_little_endian
from scoqa.types import Document, Page, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_DOCUMENT = "SELECT * FROM documents "
_CODES = {1: "B", 2: "H", 4: "I"}
"""Codes of arrays by the bytes of a number."""


def document_row(row: tuple[int | str | bytes | None, ...], place: str) -> DocumentRow:
    """A row of documents, checked."""
    if checksum(row[:-1]) != row[-1]:
        raise damaged(place, f"document {row[2]!r} does not match its checksum")
    return DocumentRow._make(row[:-1])  # the checksum vouches for the types too


def is_storable(text: str) -> bool:
    """Whether a text can be in an index at all: half a surrogate pair, as of a file name, cannot."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def by_key(connection: sqlite3.Connection, place: str, key: str) -> DocumentRow | None:
    """The document of a key."""
    if not is_storable(key):
        return None
    row = connection.execute(_DOCUMENT + "WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    found = document_row(row, place)
    if found.key != key:
        raise damaged(place, "the list of keys is out of order")
    return found


def check_absent(connection: sqlite3.Connection, place: str, key: str) -> None:
    """Make sure that a key which was not found by its list is nowhere: a broken list is no "no"."""
    sql = "SELECT 1 FROM documents NOT INDEXED WHERE key = ?"
    if is_storable(key) and connection.execute(sql, (key,)).fetchone():
        raise damaged(place, "the list of keys is out of order")


def by_id(connection: sqlite3.Connection, place: str, passage: int) -> DocumentRow:
    """The document that holds a passage id."""
    row = connection.execute(
        _DOCUMENT + "WHERE first <= ? ORDER BY first DESC LIMIT 1", (passage,)
    ).fetchone()
    if row is not None:
        found = document_row(row, place)
        if found.first <= passage < found.first + max(found.n, 1):
            return found
    raise damaged(place, f"passage {passage} belongs to no document")


def text(connection: sqlite3.Connection, place: str, row: DocumentRow, start: int, stop: int) -> str:
    """The stretch ``start..stop`` of a document's text."""
    if start >= stop:
        return ""
    if row.text == WITHIN:
        return row.text_within()[start:stop]
    first = row.text + start // CHUNK
    last = row.text + (stop - 1) // CHUNK
    parts = []
    for number, part, crc in connection.execute(
        "SELECT id, text, crc FROM texts WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)
    ):
        if text_checksum(number, part) != crc:
            raise damaged(place, f"the text of {row.key!r} does not match its checksum")
        parts.append(part)
    if len(parts) != last - first + 1:
        raise damaged(place, f"text of {row.key!r} is missing")
    at = start - (first - row.text) * CHUNK
    return "".join(parts)[at : at + stop - start] if len(parts) > 1 else parts[0][at : at + stop - start]


def sources(connection: sqlite3.Connection, place: str, row: DocumentRow) -> list[Source]:
    """The files of a document, by path."""
    if not row.n_sources:
        return []
    found = []
    for path, *rest, crc in connection.execute(
        "SELECT * FROM sources WHERE document = ? ORDER BY path", (row.first,)
    ):
        if checksum((path, *rest)) != crc:
            raise damaged(place, f"a source of {row.key!r} does not match its checksum")
        found.append(Source(path, *rest[1:]))
    if len(found) != row.n_sources:
        raise damaged(place, f"a source of {row.key!r} is missing")
    return found


def document(connection: sqlite3.Connection, place: str, row: DocumentRow) -> Document:
    """The whole document of a row."""
    written = text(connection, place, row, 0, row.n_chars)
    return document_of(row, _layout(connection, place, row), written, sources(connection, place, row))


def pages(connection: sqlite3.Connection, place: str, row: DocumentRow) -> tuple[Page, ...]:
    """The pages of a document."""
    return pages_of(_layout(connection, place, row)) if row.n_pages else ()


def _layout(connection: sqlite3.Connection, place: str, row: DocumentRow) -> str | None:
    if not row.n_layouts:
        return None
    found = connection.execute("SELECT * FROM layouts WHERE document = ?", (row.first,)).fetchone()
    if found is None or checksum(found[:-1]) != found[-1]:
        raise damaged(place, f"the layout of {row.key!r} does not match its checksum")
    layout: str = found[1]
    return layout


def _lengths_row(connection: sqlite3.Connection, place: str, segment: Segment) -> tuple[bytes, bytes]:
    sql = "SELECT segment, zones, crc FROM lengths WHERE segment = ?"
    row = connection.execute(sql, (segment.id,)).fetchone()
    if row is not None:
        number, zones, crc = row
        # 2 MB of a million passages: of a whole row SQLite makes a copy first, which takes a third longer
        with connection.blobopen("lengths", "lengths", number, readonly=True) as blob:
            packed = blob.read()
        if checksum((number, packed, zones)) == crc:
            return packed, zones
    raise damaged(place, "the passages' lengths do not match their checksum")


def lengths_and_zones(
    connection: sqlite3.Connection, place: str, segments: Sequence[Segment]
) -> tuple[array[int], bytes]:
    """What stands in one row of each segment, over all of them.

    Returns:
        Indexed tokens of their passages, 0 for dead ones, in the narrowest array that holds them; and the zone
        of each, one byte, which means nothing for dead ones.
    """
    lengths: list[array[int]] = []
    zones: list[bytes] = []
    for segment in segments:
        packed, own = _lengths_row(connection, place, segment)
        numbers = from_little_endian(_CODES[len(packed) // segment.n_ids if packed else 1], packed)
        for start, stop in segment.dead:
            numbers[start:stop] = array(numbers.typecode, bytes(numbers.itemsize * (stop - start)))
        lengths.append(numbers)
        zones.append(own * segment.n_ids if len(own) == 1 else own)
    if len(lengths) == 1:  # most: a copy of 2 MB for a million passages takes a millisecond
        return lengths[0], zones[0]
    joined = array(max((part.typecode for part in lengths), key="BHI".index, default="B"))
    for part in lengths:
        joined.extend(array(joined.typecode, part))  # an array takes in only arrays of its own kind
    return joined, b"".join(zones)


def meta(connection: sqlite3.Connection, place: str, name: str) -> str:
    """The small text kept under a name; empty where there is none."""
    found = ""
    # all of them are read: a row whose own name changed is not found by it, and would be "none"
    for own, value, crc in connection.execute("SELECT * FROM meta"):
        if checksum((own, value)) != crc:
            raise damaged(place, f"the setting {own!r} does not match its checksum")
        if own == name:
            found = value
    return found
