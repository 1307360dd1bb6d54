"""Segments merged into one: postings of dead passages dropped, forms added up, ids unchanged.

Small segments cost a look-up each, so neighbours merge once there are enough of one size. What one
commit may merge is bounded, so that adding a paper to a large collection stays quick; ``compact``
merges everything.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from scoqa.analysis.lines import Lines, ranges
from scoqa.analysis.ordering import in_order
from scoqa.storage import rows
from scoqa.storage.blocks import (
    Forms,
    block_row,
    form_blocks,
    forms_blocks,
    postings_blocks,
    scan_postings,
    signed_counts,
    within,
)
from scoqa.storage.filling import filling
from scoqa.storage.postings import Encoded, decode_many, encode
from scoqa.storage.records import with_checksum
from scoqa.storage.segments import narrowest, pack_zones
from scoqa.storage.state import Segment, little_endian

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FANOUT = 8
"""Segments of one size that are merged into one of the next."""

AT_ONCE = 100_000
"""Passages that any commit may merge; one that adds or removes many may merge four times as many."""

PIECE = 1_000_000
"""Bytes of postings merged at a time: bounds the memory of a merge."""


def plan(segments: Sequence[Segment], n_changed: int) -> tuple[int, int] | None:
    """The stretch of segments (start, stop) worth merging now, if any.

    Args:
        segments: In order of their ids.
        n_changed: Passages that the commit adds or removes.
    """
    budget = max(AT_ONCE, 4 * n_changed)
    start = len(segments)
    total = 0
    best = None
    level = 0
    while start > 0:
        size = segments[start - 1].n_ids
        while size >= FANOUT**level * 8:
            if len(segments) - start >= FANOUT and total <= budget:
                best = (start, len(segments))
            level += 1
        start -= 1
        total += size
    if len(segments) - start >= FANOUT and total <= budget:
        best = (start, len(segments))
    if best is None:
        for place, segment in enumerate(segments):
            dead = sum(stop - begin for begin, stop in segment.dead)
            if segment.n_ids <= budget and 3 * dead > segment.n_ids:
                return place, place + 1
    return best


def merge(connection: sqlite3.Connection, place: str, segments: Sequence[Segment], number: int) -> Segment:
    """Replace neighbouring segments by one of the id ``number``."""
    base = segments[0].base
    lengths = array("I")
    zones = bytearray()
    for segment in segments:
        own = array("I", rows.lengths(connection, place, segment))
        for start, stop in segment.dead:
            own[start:stop] = array("I", bytes(4 * (stop - start)))
        lengths += own
        zones += rows.zones(connection, place, segment)
    # written row by row while read: a merge never holds more than a piece
    n_postings = _insert(
        connection,
        "INSERT INTO postings VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        filling(block_row(number, block) for block in postings_blocks(_pieces(connection, place, segments))),
    )
    n_forms = _insert(
        connection,
        "INSERT INTO forms VALUES (NULL, ?, ?, ?, ?, ?)",
        (block_row(number, block) for block in forms_blocks(_forms(connection, place, segments))),
    )
    for segment in segments:
        for sql in (
            "DELETE FROM postings WHERE segment = ?",
            "DELETE FROM forms WHERE segment = ?",
            "DELETE FROM lengths WHERE segment = ?",
            "DELETE FROM segments WHERE id = ?",
        ):
            connection.execute(sql, (segment.id,))
    merged = Segment(number, base, len(lengths), n_postings, n_forms)
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


def _forms(connection: sqlite3.Connection, place: str, segments: Sequence[Segment]) -> Iterator[Forms]:
    import numpy as np

    for start, stop in pairwise(bounds(connection, segments, forms=True)):
        found = [
            part
            for segment in segments
            for part in _form_parts(connection, place, segment, start or "", stop)
        ]
        if not found:
            continue
        lines, terms = (Lines(b"\n".join(column) + b"\n") for column in list(zip(*found, strict=True))[:2])
        order, is_new = in_order(lines)
        firsts = np.flatnonzero(is_new)
        changes = np.concatenate([counts for *_, counts in found])[order]
        totals = np.add.reduceat(changes, firsts)
        # where segments differ, the last that names a term says it
        named = np.where(terms.sizes[order] > 0, np.arange(len(order)), 0)
        spoken = order[np.maximum(np.maximum.reduceat(named, firsts), firsts)]
        kept = np.flatnonzero(totals)
        if len(kept):
            yield Forms(lines.at(order[firsts[kept]]), terms.at(spoken[kept]), totals[kept].tolist())


def _form_parts(
    connection: sqlite3.Connection, place: str, segment: Segment, start: str, stop: str | None
) -> Iterator[tuple[bytes, bytes, NDArray[np.int64]]]:
    """Forms a line each, terms a line each and counts of a segment's blocks, as far as they are ``start <= form < stop``."""
    import numpy as np

    for lines, terms, packed in form_blocks(connection, place, segment, start, stop):
        counts = np.array(signed_counts(packed, lines.count(b"\n") + 1), np.int64)
        low, high, own = within(lines, start, stop)
        if high > low:
            yield own, b"\n".join(terms.split(b"\n")[low:high]), counts[low:high]


def _pieces(
    connection: sqlite3.Connection, place: str, segments: Sequence[Segment]
) -> Iterator[tuple[Lines, Encoded]]:
    alive = b"".join(segment.alive() for segment in segments) if any(each.dead for each in segments) else b""
    for start, stop in pairwise(bounds(connection, segments)):
        found = [scan_postings(connection, place, segment, start or "", stop) for segment in segments]
        kept, encoded = _merged(segments, found, alive)
        if len(kept):
            yield kept, encoded


def _merged(
    segments: Sequence[Segment], found: Sequence[tuple[bytes, Encoded]], alive: bytes
) -> tuple[Lines, Encoded]:
    """The postings of a piece of all segments, term by term; ``alive`` holds a byte an id if some are dead."""
    import numpy as np

    together = Encoded(*map(np.concatenate, zip(*(encoded for _, encoded in found), strict=True)))
    lines = Lines(b"".join(own + b"\n" for own, _ in found if own))
    if not len(lines):
        return lines, together
    # the runs of one term stay in the order of their segments, which is that of their ids
    runs, is_new = in_order(lines)
    bases = [segment.base - segments[0].base for segment in segments]
    indptr, ids, counts = decode_many(together)
    dfs = np.diff(indptr)
    ids += np.repeat(np.repeat(bases, [len(encoded.dfs) for _, encoded in found]), dfs)
    if alive:
        is_alive = np.frombuffer(alive, bool)[ids]
        before = np.concatenate(([0], np.cumsum(is_alive)))
        ids, counts, indptr = ids[is_alive], counts[is_alive], before[indptr]
        dfs = np.diff(indptr)
    if len(found) > 1:
        order = ranges(indptr[:-1][runs], dfs[runs])
        ids, counts = ids[order], counts[order]
    firsts = np.flatnonzero(is_new)
    totals = np.add.reduceat(dfs[runs], firsts)
    live = totals > 0
    return lines.at(runs[firsts[live]]), encode(np.concatenate(([0], np.cumsum(totals[live]))), ids, counts)
