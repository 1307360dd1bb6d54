"""Segments merged into one: postings of dead passages dropped, forms added up, ids unchanged.

Each segment costs a question one look-up a word, so the last ones merge once they are eight. What one
commit may merge is bounded, so that adding a paper to a large collection stays quick; ``compact``
merges everything.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from scoqa.analysis.lines import Lines, ranges
from scoqa.analysis.ordering import in_order
from scoqa.storage import rows
from scoqa.storage.blocks import Begun, Forms, block_row, bounded, forms_blocks, postings_blocks
from scoqa.storage.connection import Home, translating
from scoqa.storage.filling import filling
from scoqa.storage.postings import Encoded, decode_many, encode
from scoqa.storage.records import with_checksum
from scoqa.storage.runs import Terms, Words, runs_of_forms, runs_of_terms
from scoqa.storage.segments import narrowest, pack_zones
from scoqa.storage.state import Segment, little_endian
from scoqa.value import NamedTuple

FANOUT = 8
"""Segments that are merged into one, and the step between sizes."""

AT_ONCE = 100_000
"""Passages that any commit may merge; one that adds or removes many may merge four times as many."""

PIECE = 1_000_000
"""Bytes of postings merged at a time: bounds the memory of a merge."""

TOGETHER = 4
"""Pieces that one process merges one after the other."""


def plan(segments: Sequence[Segment], n_changed: int) -> tuple[int, int] | None:
    """The stretch of segments (start, stop) worth merging now, if any.

    That is the longest one at the end which has :data:`FANOUT` segments or more, which the commit may
    merge, and before which sizes step over a power of FANOUT, so that no large segment is written anew
    while others of its size stay; nor is one for less than an eighth of all that is written then, so that
    texts added one by one are written a few times each. Where there is none, a segment of which a third is dead.

    Args:
        segments: In order of their ids.
        n_changed: Passages that the commit adds or removes.
    """
    budget = max(AT_ONCE, 4 * n_changed)
    start = len(segments)
    total = most = 0
    best = None

    def is_worth() -> bool:
        enough = len(segments) - start >= FANOUT and FANOUT * (total - most) >= total
        return enough and total <= budget

    level = 0  # the segments looked at so far are below FANOUT ** (level + 1)
    while start > 0:
        size = segments[start - 1].n_ids
        while size >= FANOUT ** (level + 1):
            if is_worth():
                best = (start, len(segments))
            level += 1
        start -= 1
        total += size
        most = max(most, size)
    if is_worth():
        best = (start, len(segments))
    if best is None:
        for place, segment in enumerate(segments):
            dead = sum(stop - begin for begin, stop in segment.dead)
            if segment.n_ids <= budget and 3 * dead > segment.n_ids:
                return place, place + 1
    return best


class Part(NamedTuple):
    """Pieces that are merged by one process, one after the other.

    Attributes:
        forms: Whether they are of forms rather than of postings.
        words: Where the pieces begin and the last one stops; None is the end of all.
    """

    forms: bool
    words: tuple[str | None, ...]


Spread = Callable[[Sequence[Segment], Sequence[Part]], Iterable[Iterable[Begun]]]
"""Merges parts of segments, as :func:`merged_part` does, and gives the blocks of each, in order."""


def merge(
    connection: sqlite3.Connection,
    place: str,
    segments: Sequence[Segment],
    number: int,
    spread: Spread | None = None,
) -> Segment:
    """Replace neighbouring segments by one.

    Args:
        connection: In a transaction that writes.
        place: As messages name it.
        segments: In order of their ids.
        number: The id of the new one.
        spread: Merges parts; they are merged here, one by one, where there is none.
    """
    lengths, zones = rows.lengths_and_zones(connection, place, segments)
    terms = _parts(connection, segments, forms=False)
    forms = _parts(connection, segments, forms=True)
    # written row by row while read: a merge never holds more than some parts
    spread = spread or (
        lambda segments, parts: (merged_part(connection, place, segments, part) for part in parts)
    )
    made = iter(spread(segments, terms + forms))
    n_postings = _insert(
        connection,
        "INSERT INTO postings VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        filling(block_row(number, block) for block in bounded(chain.from_iterable(islice(made, len(terms))))),
    )
    n_forms = _insert(
        connection,
        "INSERT INTO forms VALUES (NULL, ?, ?, ?, ?, ?)",
        (block_row(number, block) for block in bounded(chain.from_iterable(made))),
    )
    for sql in (
        "DELETE FROM postings WHERE segment = ?",
        "DELETE FROM forms WHERE segment = ?",
        "DELETE FROM lengths WHERE segment = ?",
        "DELETE FROM segments WHERE id = ?",
    ):
        connection.executemany(sql, [(segment.id,) for segment in segments])
    merged = Segment(number, segments[0].base, len(lengths), n_postings, n_forms)
    connection.execute("INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)", merged.row())
    packed = little_endian(array(narrowest(max(lengths, default=0)), lengths))
    connection.execute(
        "INSERT INTO lengths VALUES (?, ?, ?, ?)", with_checksum((number, packed, pack_zones(zones)))
    )
    return merged


def _insert(
    connection: sqlite3.Connection, sql: str, found: Iterator[tuple[int | str | bytes | None, ...]]
) -> int:
    n = 0
    for row in found:
        connection.execute(sql, row)
        n += 1
    return n


def bounds(
    connection: sqlite3.Connection, segments: Sequence[Segment], *, forms: bool = False
) -> list[str | None]:
    """Words that cut the postings or forms of all segments into pieces, from "" to None."""
    sql = (
        "SELECT first, length(words) FROM forms WHERE segment = ?"
        if forms
        else "SELECT first, length(data) FROM postings WHERE segment = ?"
    )
    sizes = sorted(size for segment in segments for size in connection.execute(sql, (segment.id,)))
    found: list[str | None] = [""]
    total = 0
    for first, size in sizes:
        if total > PIECE and first != found[-1]:
            found.append(first)
            total = 0
        total += size
    return [*found, None]


def _parts(connection: sqlite3.Connection, segments: Sequence[Segment], *, forms: bool) -> list[Part]:
    words = bounds(connection, segments, forms=forms)
    return [
        Part(forms, tuple(words[start : start + TOGETHER + 1]))
        for start in range(0, len(words) - 1, TOGETHER)
    ]


def merged_part(
    connection: sqlite3.Connection, place: str, segments: Sequence[Segment], part: Part
) -> Iterator[Begun]:
    """The blocks of a part of the merged segment."""
    if part.forms:
        forms = [runs_of_forms(connection, place, segment, part.words) for segment in segments]
        return forms_blocks(_merged_forms(found) for found in zip(*forms, strict=True) if any(found))
    alive = b"".join(segment.alive() for segment in segments) if any(each.dead for each in segments) else b""
    bases = [segment.base - segments[0].base for segment in segments]
    terms = [runs_of_terms(connection, place, segment, part.words) for segment in segments]
    return postings_blocks(
        _merged_terms(bases, found, alive) for found in zip(*terms, strict=True) if any(found)
    )


def merged_apart(path: Path, segments: Sequence[Segment], part: Part) -> list[Begun]:
    """The same in another process, of an index as it was last committed."""
    home = Home(path, read_only=True)
    with translating(home.place), closing(home.connect()) as connection:
        return list(merged_part(connection, home.place, segments, part))


def _merged_forms(found: Sequence[Sequence[Words]]) -> Forms:
    """The forms of a piece of all segments, each once."""
    import numpy as np

    runs = list(chain.from_iterable(found))
    lines, terms = _joined([run.lines for run in runs]), _joined([run.terms for run in runs])
    order, is_new = in_order(lines)
    firsts = np.flatnonzero(is_new)
    changes = np.concatenate([np.array(run.counts, np.int64) for run in runs])[order]
    totals = np.add.reduceat(changes, firsts)
    # where segments differ, the last that names a term says it
    named = np.where(terms.sizes[order] > 0, np.arange(len(order)), 0)
    spoken = order[np.maximum(np.maximum.reduceat(named, firsts), firsts)]
    kept = np.flatnonzero(totals)
    return Forms(lines.at(order[firsts[kept]]), terms.at(spoken[kept]), totals[kept].tolist())


def _merged_terms(
    bases: Sequence[int], found: Sequence[Sequence[Terms]], alive: bytes
) -> tuple[Lines, Encoded]:
    """The postings of a piece of all segments, term by term; ``alive`` holds a byte an id if some are dead."""
    import numpy as np

    runs = list(chain.from_iterable(found))
    lines = _joined([run.lines for run in runs])
    widths, n_postings, codes, sizes = (
        np.concatenate([run.directory[column] for run in runs], dtype=np.int64) for column in range(4)
    )
    data = np.frombuffer(b"".join([run.data for run in runs]), np.uint8)
    indptr, ids, counts = decode_many(Encoded(widths.astype(np.uint8), n_postings, codes, sizes, data))
    dfs = np.diff(indptr)
    n_terms = [sum(len(run.directory[0]) for run in own) for own in found]
    ids += np.repeat(np.repeat(bases, n_terms), dfs)
    if alive:
        is_alive = np.frombuffer(alive, bool)[ids]
        before = np.concatenate(([0], np.cumsum(is_alive)))
        ids, counts, indptr = ids[is_alive], counts[is_alive], before[indptr]
        dfs = np.diff(indptr)
    # equal terms stay in the order of their segments, which is that of their ids
    order, is_new = in_order(lines)
    if len(found) > 1:
        entries = ranges(indptr[:-1][order], dfs[order])
        ids, counts = ids[entries], counts[entries]
    firsts = np.flatnonzero(is_new)
    totals = np.add.reduceat(dfs[order], firsts)
    live = totals > 0
    return lines.at(order[firsts[live]]), encode(np.concatenate(([0], np.cumsum(totals[live]))), ids, counts)


def _joined(columns: Sequence[bytes]) -> Lines:
    return Lines(b"".join([column + b"\n" for column in columns]))
