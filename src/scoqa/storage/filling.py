"""Rows of some thousand bytes in an order in which they fill the pages of the database.

SQLite begins a page with every row that has no room on the last one. Rows of postings are found by their
first word, wherever they stand, so that those are written together that fill a page between them.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from scoqa.storage.connection import PAGE

if TYPE_CHECKING:
    from scoqa.storage.records import Row
    from scoqa.storage.schema import Value

HELD = 8 * PAGE
"""Bytes of rows from which the next one is chosen; no page is filled better from more."""

_ROOM = PAGE - 8


def filling(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows in another order: on each page the largest that is held, then the largest that still fits."""
    held = _Held()
    for row in rows:
        held.add(row)
        while held.size > HELD:
            yield held.take()
    while held.size:
        yield held.take()


class _Held:
    """Rows that wait for a page, and what room the last one has."""

    def __init__(self) -> None:
        self.size = 0
        self._left = 0
        self._n = 0
        self._sizes: list[tuple[int, int]] = []
        self._rows: dict[int, Row] = {}

    def add(self, row: Row) -> None:
        size = bytes_of_page(row)
        self._n -= 1  # of rows of one size the first is the greatest, and taken first
        self._rows[self._n] = row
        insort(self._sizes, (size, self._n))
        self.size += size

    def take(self) -> Row:
        """The next to be written."""
        place = bisect(self._sizes, (self._left, 0)) - 1
        if place < 0:
            self._left = _ROOM
        size, number = self._sizes.pop(place)
        self._left -= size
        self.size -= size
        return self._rows.pop(number)


def bytes_of_page(row: Row) -> int:
    """Bytes that a row takes of a page of its table at most; its number, which SQLite gives, is not among its values.

    Numbers may take some bytes less. Of a long row the end goes to other pages (SQLite's "Database File
    Format", 1.6 and 2.1).
    """
    size = 2 + sum(map(_bytes_of_column, row))
    most, least = PAGE - 35, (PAGE - 12) * 32 // 255 - 23
    here = size
    if size > most:
        here = least + (size - least) % (PAGE - 4)
        here = (here if here <= most else least) + 4
    return here + _bytes_of_number(size) + 6


def _bytes_of_column(value: Value) -> int:
    """Its type and itself."""
    if value is None:
        return 1
    if isinstance(value, int):
        return 5
    size = len(value.encode() if isinstance(value, str) else value)
    return _bytes_of_number(2 * size + 13) + size


def _bytes_of_number(number: int) -> int:
    """Bytes of a varint."""
    return (number.bit_length() + 6) // 7
