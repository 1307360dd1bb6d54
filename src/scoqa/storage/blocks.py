"""Sorted words in blocks: many rare ones in a row, so that half a million of them stay small and quick.

A block covers the words ``first <= word < stop`` of its segment, whether it holds them or not; the
first block of a segment starts at "" and the last has no ``stop``. A look-up that SQLite sends to the
wrong row therefore shows as damage, never as a word that occurs nowhere.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import compress, decompress

from scoqa.analysis.lines import Lines
from scoqa.storage.connection import damaged
from scoqa.storage.postings import Encoded
from scoqa.storage.schema import checksum
from scoqa.storage.state import Segment, from_little_endian, little_endian
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

BYTES = 1900
"""Bytes a block aims at, so that sixteen fill a database page; a longer term has a block of its own."""

ROUGH_BYTES = 8000
"""The same of what is soon merged with others: fewer rows to write and to read again."""

FAST, SMALL = 1, 6
"""Levels of zlib: for what is soon merged with others, and for what stays."""

Begun = tuple[str, tuple[bytes, ...]]
"""A block before it is known where it stops: its first word; words and, of terms, their postings."""
Block = tuple[str | bytes | None, ...]
"""First word, stop, words and, of terms, their postings, as the columns of the table."""


class TermPostings(NamedTuple):
    """The postings of one term in one segment, undecoded; as of :class:`scoqa.storage.postings.Encoded`."""

    width: int
    df: int
    n_codes: int
    data: bytes


class FormCount(NamedTuple):
    """A form of one segment, its term and by how much the segment changes its count."""

    form: str
    term: str
    n: int


class Forms(NamedTuple):
    """Forms of one segment, sorted, by column.

    Attributes:
        forms: The words as written, normalised.
        terms: Their terms; empty where the term is the form.
        counts: By how much the segment changes how often they occur: a segment in which documents
            were removed takes away.
    """

    forms: Lines
    terms: Lines
    counts: Sequence[int]


def pack_words(parts: Sequence[bytes], level: int) -> bytes:
    """Columns of a block, zlib-compressed: the length of each (4 bytes little-endian), then all of them."""
    return compress(b"".join([len(part).to_bytes(4, "little") for part in parts] + list(parts)), level)


def unpack_words(words: bytes, n: int) -> list[bytes]:
    """The ``n`` columns of a block."""
    raw = decompress(words)
    parts = []
    at = 4 * n
    for place in range(0, 4 * n, 4):
        size = int.from_bytes(raw[place : place + 4], "little")
        parts.append(raw[at : at + size])
        at += size
    return parts


def narrow(values: NDArray[np.int64] | NDArray[np.uint8], places: Sequence[int]) -> list[bytes]:
    """Numbers cut at some places, each block in as few bytes a number as its largest needs, after one byte that says how many."""
    import numpy as np

    if len(places) < 2:
        return []
    most = np.maximum.reduceat(values, places[:-1]).tolist()
    widths = [1 if number < 256 else 2 if number < 65536 else 4 for number in most]
    packed = {width: values.astype(f"<u{width}").tobytes() for width in set(widths)}
    return [
        bytes((width,)) + packed[width][width * start : width * stop]
        for width, (start, stop) in zip(widths, pairwise(places), strict=True)
    ]


def cuts(sizes: NDArray[np.int64], most: int) -> list[int]:
    """Where to cut a row of things into blocks of at most ``most`` bytes, or one thing: 0 … n."""
    import numpy as np

    ends = np.cumsum(sizes).tolist()
    places = [0]
    at = before = 0
    while at < len(ends):
        at = max(at + 1, bisect_right(ends, before + most, at))
        before = ends[at - 1]
        places.append(at)
    return places


def bounded(blocks: Iterable[Begun]) -> Iterator[Block]:
    """The blocks of a segment with where they stop: the first begins at "", and the last never ends."""
    pending: tuple[str, tuple[bytes, ...]] | None = None
    for word, columns in blocks:
        if pending is not None:
            yield pending[0], word, *pending[1]
        pending = ("" if pending is None else word, columns)
    if pending is not None:
        yield pending[0], None, *pending[1]


def block_row(segment: int, block: Block) -> tuple[int | str | bytes | None, ...]:
    """A block as a row of its segment."""
    row = (segment, *block)
    return (*row, checksum(row))


def postings_blocks(
    pieces: Iterable[tuple[Lines, Encoded]], level: int = SMALL, most: int = BYTES
) -> Iterator[Begun]:
    """The blocks of terms that are sorted, within pieces and from piece to piece."""
    import numpy as np

    for terms, encoded in pieces:
        offsets = np.concatenate(([0], np.cumsum(encoded.sizes))).tolist()
        data = encoded.data.tobytes()
        places = cuts(encoded.sizes + terms.n_chars() // 2 + 3, most)
        columns = [
            narrow(values, places) for values in (encoded.widths, encoded.dfs, encoded.codes, encoded.sizes)
        ]
        for (start, stop), *directory in zip(pairwise(places), *columns, strict=True):
            words = pack_words([terms.between(start, stop), b"".join(directory)], level)
            yield terms[start], (words, data[offsets[start] : offsets[stop]])


def forms_blocks(pieces: Iterable[Forms], level: int = SMALL, most: int = BYTES) -> Iterator[Begun]:
    """The blocks of forms that are sorted, within pieces and from piece to piece."""
    for forms, terms, counts in pieces:
        for start, stop in pairwise(cuts(forms.n_chars() // 2 + 3, most)):
            columns = [
                forms.between(start, stop),
                terms.between(start, stop),
                _signed(counts[start:stop]),
            ]
            yield forms[start], (pack_words(columns, level),)


def _signed(values: Sequence[int]) -> bytes:
    most = max(max(values), -min(values))
    code = "b" if most < 128 else "h" if most < 32768 else "i"
    return little_endian(array(code, values))


_UNSIGNED = {1: "B", 2: "H", 4: "I"}
_SIGNED = {1: "b", 2: "h", 4: "i"}


POSTINGS = (
    "SELECT segment, first, stop, words, data, crc FROM postings "
    "WHERE segment = ? AND first <= ? ORDER BY first DESC LIMIT 1"
)
FORMS = (
    "SELECT segment, first, stop, words, crc FROM forms "
    "WHERE segment = ? AND first <= ? ORDER BY first DESC LIMIT 1"
)
"""For :func:`covering`."""


def covering(
    connection: sqlite3.Connection, place: str, segment: Segment, sql: str, word: str
) -> Sequence[Any]:
    """The row of a segment's terms or forms, whichever ``sql`` says, that covers a word.

    Raises:
        IndexDamagedError: There is none, though the segment has rows, or it is not as it was written.
    """
    row: Sequence[Any] | None = connection.execute(sql, (segment.id, word)).fetchone()
    if row is None:
        raise damaged(place, "a block of words is missing")
    check_block(row, place, word)
    return row


def find_postings(
    connection: sqlite3.Connection, place: str, segment: Segment, term: str
) -> TermPostings | None:
    """The postings of a term in a segment."""
    if not segment.n_postings:
        return None
    row = covering(connection, place, segment, POSTINGS, term)
    lines, directory = unpack_words(row[3], 2)
    terms = lines.decode()
    index = line_of(terms, term)
    if index < 0:
        return None
    widths, dfs, codes, sizes = read_directory(directory, terms.count("\n") + 1)
    data = row[4]
    start = sum(sizes[:index])
    return TermPostings(widths[index], dfs[index], codes[index], data[start : start + sizes[index]])


def find_form(connection: sqlite3.Connection, place: str, segment: Segment, form: str) -> FormCount | None:
    """A form of a segment."""
    if not segment.n_forms:
        return None
    row = covering(connection, place, segment, FORMS, form)
    lines, terms, counts = unpack_words(row[3], 3)
    forms = lines.decode()
    index = line_of(forms, form)
    if index < 0:
        return None
    n = signed_counts(counts, forms.count("\n") + 1)[index]
    return FormCount(form, terms.decode().split("\n")[index] or form, n)


def scan_forms(
    connection: sqlite3.Connection, place: str, segment: Segment, start: str, stop: str | None
) -> Iterator[tuple[list[str], list[str], Sequence[int]]]:
    """The blocks of a segment that may hold forms ``start <= form < stop``: forms, terms, counts."""
    for lines, terms, counts in form_blocks(connection, place, segment, start, stop):
        forms = lines.decode().split("\n")
        yield forms, terms.decode().split("\n"), signed_counts(counts, len(forms))


def form_blocks(
    connection: sqlite3.Connection, place: str, segment: Segment, start: str, stop: str | None
) -> Iterator[tuple[bytes, bytes, bytes]]:
    """The same as they stand there: forms a line each, terms a line each, in UTF-8, packed counts."""
    sql = "SELECT segment, first, stop, words, crc FROM forms WHERE segment = ? AND first >= ?"
    first = connection.execute(
        "SELECT max(first) FROM forms WHERE segment = ? AND first <= ?", (segment.id, start)
    ).fetchone()[0]
    if first is None:
        if segment.n_forms:
            raise damaged(place, "a block of forms is missing")
        return
    values: tuple[int | str, ...] = (segment.id, first)
    if stop is not None:
        sql += " AND first < ?"
        values = (*values, stop)
    expected: str | None = first
    for row in connection.execute(sql + " ORDER BY first", values):
        check_block(row, place, row[1])
        if row[1] != expected:
            raise damaged(place, "a block of forms is missing")
        expected = row[2]
        lines, terms, counts = unpack_words(row[3], 3)
        yield lines, terms, counts
    if expected is not None and (stop is None or expected < stop):
        raise damaged(place, "a block of forms is missing")


def scan_postings(
    connection: sqlite3.Connection, place: str, segment: Segment, start: str, stop: str | None
) -> tuple[bytes, Encoded]:
    """The terms ``start <= term < stop`` of a segment, a line each in UTF-8, and their postings."""
    import numpy as np

    lines: list[bytes] = []
    arrays: list[list[NDArray[np.unsignedinteger]]] = [[], [], [], []]
    data: list[bytes] = []
    expected: str | None = None
    sql = (
        "SELECT segment, first, stop, words, data, crc FROM postings WHERE segment = ? "
        "AND (stop IS NULL OR stop > ?) AND (?3 IS NULL OR first < ?3) ORDER BY first"
    )
    for row in connection.execute(sql, (segment.id, start, stop)):
        check_block(row, place, row[1])
        if expected is not None and row[1] != expected:
            raise damaged(place, "a block of postings is missing")
        expected = row[2]
        own, packed = unpack_words(row[3], 2)
        directory = directory_arrays(packed, own.count(b"\n") + 1)
        postings = row[4]
        if row[1] < start or (stop is not None and (row[2] is None or row[2] > stop)):
            low, high, own = within(own, start, stop)
            offsets = np.concatenate(([0], np.cumsum(directory[3], dtype=np.int64)))
            postings = postings[offsets[low] : offsets[high]]
            directory = [values[low:high] for values in directory]
            if low == high:
                continue
        lines.append(own)
        data.append(postings)
        for known, values in zip(arrays, directory, strict=True):
            known.append(values)
    none = [np.zeros(0, np.uint8)]
    widths, dfs, codes, sizes = (np.concatenate(known or none, dtype=np.int64) for known in arrays)
    return b"\n".join(lines), Encoded(
        widths.astype(np.uint8), dfs, codes, sizes, np.frombuffer(b"".join(data), dtype=np.uint8)
    )


def within(lines: bytes, start: str, stop: str | None) -> tuple[int, int, bytes]:
    """(First, last plus one, the lines) of the sorted lines that are words ``start <= word < stop``."""
    words = lines.split(b"\n")
    low = bisect_left(words, start.encode())
    high = len(words) if stop is None else bisect_left(words, stop.encode())
    return low, high, b"\n".join(words[low:high])


def directory_arrays(directory: bytes, n: int) -> list[NDArray[np.unsignedinteger]]:
    """The same as :func:`read_directory` gives."""
    import numpy as np

    rows: list[NDArray[np.unsignedinteger]] = []
    at = 0
    for _ in range(4):
        width = directory[at]
        rows.append(np.frombuffer(directory, f"<u{width}", n, at + 1))
        at += 1 + n * width
    return rows


def read_directory(directory: bytes, n: int) -> list[Sequence[int]]:
    """Widths, dfs, codes and sizes of a block's ``n`` terms."""
    rows: list[Sequence[int]] = []
    at = 0
    for _ in range(4):
        width = directory[at]
        body = directory[at + 1 : at + 1 + n * width]
        at += 1 + n * width
        rows.append(from_little_endian(_UNSIGNED[width], body))
    return rows


def signed_counts(counts: bytes, n: int) -> Sequence[int]:
    """The counts of a block of ``n`` forms."""
    return from_little_endian(_SIGNED[len(counts) // n], counts)


def line_of(lines: str, wanted: str) -> int:
    """Number of the line that is ``wanted``, -1 if none is."""
    if lines == wanted or lines.startswith(f"{wanted}\n"):
        return 0
    at = lines.find(f"\n{wanted}\n")
    if at < 0:
        if not lines.endswith(f"\n{wanted}"):
            return -1
        at = len(lines) - len(wanted) - 1
    return lines.count("\n", 0, at) + 1


def check_block(row: Sequence[int | str | bytes | None], place: str, wanted: str) -> None:
    """IndexDamagedError where a row of words is not as it was written, or does not cover a word."""
    first, stop = row[1], row[2]
    if checksum(row[:-1]) != row[-1]:
        raise damaged(place, "a block of words does not match its checksum")
    if not (isinstance(first, str) and first <= wanted and (stop is None or wanted < str(stop))):
        raise damaged(place, "a block of words is not where it should be")
