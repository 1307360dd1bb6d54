"""The tables of the index file, its format number, and what a row's checksum covers.

docs/index-format.md explains every column to a reader who has only sqlite3.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

APPLICATION_ID = 0x53434F51
"""``SCOQ``: names the file as an index of scoqa."""

FORMAT = 2
"""``user_version``; raised when an older scoqa could misread the file. What words are has a number of its own: :mod:`scoqa.storage.rules`."""

MIGRATIONS: dict[int, str] = {1: ""}
"""Format → the statements that make of it the next one; 2 only allows more than 1 does."""

TABLES = """
CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL,
    n_documents INTEGER NOT NULL,
    n_passages INTEGER NOT NULL,
    n_ids INTEGER NOT NULL,
    total_length INTEGER NOT NULL,
    n_chars INTEGER NOT NULL,
    n_scanned_pages INTEGER NOT NULL,
    n_texts INTEGER NOT NULL,
    n_segments INTEGER NOT NULL,
    n_sources INTEGER NOT NULL,
    n_problems INTEGER NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
    first INTEGER PRIMARY KEY,
    n INTEGER NOT NULL,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    n_chars INTEGER NOT NULL,
    text INTEGER NOT NULL,
    n_pages INTEGER NOT NULL,
    n_sources INTEGER NOT NULL,
    n_layouts INTEGER NOT NULL,
    digest INTEGER,
    meta TEXT,
    notes TEXT,
    sections TEXT,
    passages BLOB NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_by_digest ON documents (digest) WHERE digest IS NOT NULL;
CREATE TABLE layouts (
    document INTEGER PRIMARY KEY REFERENCES documents (first) DEFERRABLE INITIALLY DEFERRED,
    layout TEXT NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE TABLE sources (
    path TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (first) DEFERRABLE INITIALLY DEFERRED,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    crc INTEGER NOT NULL,
    PRIMARY KEY (path)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_by_document ON sources (document);
CREATE TABLE problems (
    n INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    what TEXT NOT NULL,
    skipped INTEGER NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
CREATE TABLE segments (
    id INTEGER PRIMARY KEY,
    base INTEGER NOT NULL,
    n_ids INTEGER NOT NULL,
    n_postings INTEGER NOT NULL,
    n_forms INTEGER NOT NULL,
    dead BLOB NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
CREATE TABLE lengths (
    segment INTEGER PRIMARY KEY REFERENCES segments (id) DEFERRABLE INITIALLY DEFERRED,
    lengths BLOB NOT NULL,
    zones BLOB NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
CREATE TABLE postings (
    row INTEGER PRIMARY KEY,
    segment INTEGER NOT NULL,
    first TEXT NOT NULL,
    stop TEXT,
    words BLOB NOT NULL,
    data BLOB NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX postings_by_term ON postings (segment, first);
CREATE TABLE forms (
    row INTEGER PRIMARY KEY,
    segment INTEGER NOT NULL,
    first TEXT NOT NULL,
    stop TEXT,
    words BLOB NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX forms_by_form ON forms (segment, first);
"""

KEYS = {
    "state": "id",
    "meta": "name",
    "documents": "first",
    "layouts": "document",
    "texts": "id",
    "sources": "path",
    "problems": "n",
    "segments": "id",
    "lengths": "segment",
    "postings": "row",
    "forms": "row",
}
"""Every table and the column that names its rows."""

Value = int | str | bytes | None


def checksum(values: Iterable[Value | float]) -> int:
    """CRC-32 of a row: every column but ``crc`` and ``row`` in the table's order, each ended by its type.

    Integers count as decimal digits, text as UTF-8, NULL as nothing; a byte follows: 0 NULL,
    1 integer, 2 text, 3 blob. The result is signed, which SQLite keeps in four bytes.
    """
    row = tuple(values)
    crc = start = 0
    for stop, told in _told_as(tuple(map(type, row))):
        if told:
            crc = crc32((told % row[start:stop]).encode(), crc)
        if stop < len(row):
            crc = crc32(b"\3", crc32(row[stop], crc))  # type: ignore[arg-type]  # it is told as one
        start = stop + 1
    return crc - (1 << 32) if crc >> 31 else crc


@lru_cache(256)
def _told_as(kinds: tuple[type, ...]) -> list[tuple[int, str]]:
    """How columns of these types are written for their checksum: up to which blob, or the end, by which format."""
    ends = [place for place, kind in enumerate(kinds) if kind is bytes]
    if ends[-1:] != [len(kinds) - 1]:
        ends.append(len(kinds))
    starts = [0, *(end + 1 for end in ends)]
    return [
        (stop, "".join(_TOLD.get(kind, _TOLD[float]) for kind in kinds[start:stop]))
        for start, stop in zip(starts, ends, strict=False)
    ]


_TOLD = {int: "%d\1", bool: "%d\1", str: "%s\2", type(None): "%.0s\0", float: "%.0s\4"}
"""Each type as a checksum has it; a number that is not whole is never written."""


def text_checksum(number: int, text: Value) -> int | None:
    """CRC-32 of a row of text: its UTF-8, begun with the row's number; None for what is no text."""
    return utf8_checksum(number, text.encode()) if isinstance(text, str) else None


def utf8_checksum(number: int, utf8: bytes) -> int:
    """The same of a text in UTF-8."""
    return signed(crc32(utf8, number & 0xFFFFFFFF))


def signed(crc: int) -> int:
    """A 32-bit number as SQLite keeps it in four bytes."""
    return crc - (1 << 32) if crc >> 31 else crc
