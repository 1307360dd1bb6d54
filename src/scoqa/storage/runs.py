"""What a segment holds of a stretch of words, piece by piece: each of its rows is read and unpacked once.

Rows are found one by one, each by where the one before it ends, so that a merge may write while it reads.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scoqa.storage.blocks import FORMS, POSTINGS, covering, directory_arrays, signed_counts, unpack_words
from scoqa.storage.state import Segment
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    from typing import Any, Self, TypeVar

    import numpy as np
    from numpy.typing import NDArray

    _Block = TypeVar("_Block", "Terms", "Words")


class Terms(NamedTuple):
    """Some terms of a segment and their postings.

    Attributes:
        lines: In UTF-8, a line each.
        directory: Widths, dfs, codes and sizes.
        data: The postings, one term's after another's.
    """

    lines: bytes
    directory: Sequence[NDArray[np.unsignedinteger]]
    data: bytes

    def between(self, start: int, stop: int, lines: bytes) -> Self:
        """Those of the places ``start..stop``, whose lines are these."""
        sizes = self.directory[3]
        first = int(sizes[:start].sum())
        last = first + int(sizes[start:stop].sum())
        return type(self)(lines, [column[start:stop] for column in self.directory], self.data[first:last])


class Words(NamedTuple):
    """Some forms of a segment.

    Attributes:
        lines: In UTF-8, a line each.
        terms: Their terms, a line each; empty where the term is the form.
        counts: By how much the segment changes how often they occur.
    """

    lines: bytes
    terms: bytes
    counts: Sequence[int]

    def between(self, start: int, stop: int, lines: bytes) -> Self:
        """Those of the places ``start..stop``, whose lines are these."""
        return type(self)(lines, b"\n".join(self.terms.split(b"\n")[start:stop]), self.counts[start:stop])


def runs_of_terms(
    connection: sqlite3.Connection, place: str, segment: Segment, words: Sequence[str | None]
) -> Iterator[list[Terms]]:
    """The terms of a segment from each of these words to the next; None is the end of all."""
    yield from _runs(
        map(_terms, _rows(connection, place, segment, segment.n_postings, POSTINGS, words)), words
    )


def runs_of_forms(
    connection: sqlite3.Connection, place: str, segment: Segment, words: Sequence[str | None]
) -> Iterator[list[Words]]:
    """The forms of a segment from each of these words to the next; None is the end of all."""
    yield from _runs(map(_words, _rows(connection, place, segment, segment.n_forms, FORMS, words)), words)


def _terms(row: Sequence[Any]) -> Terms:
    lines, directory = unpack_words(row[3], 2)
    return Terms(lines, directory_arrays(directory, lines.count(b"\n") + 1), row[4])


def _words(row: Sequence[Any]) -> Words:
    lines, terms, counts = unpack_words(row[3], 3)
    return Words(lines, terms, signed_counts(counts, lines.count(b"\n") + 1))


def _rows(
    connection: sqlite3.Connection,
    place: str,
    segment: Segment,
    n_rows: int,
    sql: str,
    words: Sequence[str | None],
) -> Iterator[Sequence[Any]]:
    """The rows of a segment that may hold words from the first to the last of these."""
    word, stop = words[0], words[-1]
    while n_rows and word is not None and (stop is None or word < stop):
        row = covering(connection, place, segment, sql, word)
        yield row
        word = row[2]


def _runs(blocks: Iterator[_Block], words: Sequence[str | None]) -> Iterator[list[_Block]]:
    """What blocks hold from each of these words to the next."""
    rest: _Block | None = None
    for number, word in enumerate(words):
        end = None if word is None else word.encode()
        found: list[_Block] = []
        while (block := rest or next(blocks, None)) is not None:
            rest = None
            if end is None or block.lines[block.lines.rfind(b"\n") + 1 :] < end:
                found.append(block)
                continue
            lines = block.lines.split(b"\n")
            at = bisect_left(lines, end)
            if at:
                found.append(block.between(0, at, b"\n".join(lines[:at])))
            rest = block.between(at, len(lines), b"\n".join(lines[at:])) if at else block
            break
        if number:  # what stands before the first word is of another piece
            yield found
