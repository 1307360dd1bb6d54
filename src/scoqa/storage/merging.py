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

from scoqa.storage import rows
from scoqa.storage.blocks import Forms, block_row, forms_blocks, postings_blocks, scan_forms, scan_postings
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

PIECE = 2_000_000
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
    forms = _forms(connection, place, segments)
    # written row by row while read: a merge never holds more than a piece
    n_postings = _insert(
        connection,
        "INSERT INTO postings VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        (block_row(number, block) for block in postings_blocks(_pieces(connection, place, segments))),
    )
    for segment in segments:
        for sql in (
            "DELETE FROM postings WHERE segment = ?",
            "DELETE FROM forms WHERE segment = ?",
            "DELETE FROM lengths WHERE segment = ?",
            "DELETE FROM segments WHERE id = ?",
        ):
            connection.execute(sql, (segment.id,))
    n_forms = _insert(
        connection,
        "INSERT INTO forms VALUES (NULL, ?, ?, ?, ?, ?)",
        (block_row(number, block) for block in forms_blocks(forms)),
    )
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


def _forms(connection: sqlite3.Connection, place: str, segments: Sequence[Segment]) -> Forms:
    totals: dict[str, int] = {}
    terms: dict[str, str] = {}
    for segment in segments:
        for forms, own, counts in scan_forms(connection, place, segment, "", None):
            for form, term, count in zip(forms, own, counts, strict=True):
                totals[form] = totals.get(form, 0) + count
                if term:
                    terms[form] = term
    live = [form for form in sorted(totals) if totals[form]]
    return Forms(live, [terms.get(form, "") for form in live], [totals[form] for form in live])


def bounds(connection: sqlite3.Connection, segments: Sequence[Segment]) -> list[str | None]:
    """Words that cut the postings of all segments into pieces, from "" to None."""
    sizes = sorted(
        (first, size)
        for segment in segments
        for first, size in connection.execute(
            "SELECT first, length(data) FROM postings WHERE segment = ?", (segment.id,)
        )
    )
    found: list[str | None] = [""]
    total = 0
    for first, size in sizes:
        if total > PIECE and first != found[-1]:
            found.append(first)
            total = 0
        total += size
    return [*found, None]


def _pieces(
    connection: sqlite3.Connection, place: str, segments: Sequence[Segment]
) -> Iterator[tuple[list[str], Encoded]]:
    cut_at = bounds(connection, segments)
    for start, stop in pairwise(cut_at):
        found = [scan_postings(connection, place, segment, start or "", stop) for segment in segments]
        terms = sorted({term for own, _ in found for term in own})
        if terms:
            kept, encoded = _merged(terms, segments, found)
            if kept:
                yield kept, encoded


def _merged(
    terms: list[str], segments: Sequence[Segment], found: Sequence[tuple[list[str], Encoded]]
) -> tuple[list[str], Encoded]:
    import numpy as np

    number_of = {term: number for number, term in enumerate(terms)}
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    for segment, (own, encoded) in zip(segments, found, strict=True):
        if not own:
            continue
        numbers = np.fromiter((number_of[term] for term in own), dtype=np.int64, count=len(own))
        indptr, ids, counts = decode_many(encoded)
        numbers = np.repeat(numbers, np.diff(indptr))
        if segment.dead:
            alive = np.frombuffer(segment.alive(), dtype=bool)[ids]
            numbers, ids, counts = numbers[alive], ids[alive], counts[alive]
        parts.append((numbers, ids + (segment.base - segments[0].base), counts))
    numbers = np.concatenate([part[0] for part in parts])
    ids = np.concatenate([part[1] for part in parts])
    counts = np.concatenate([part[2] for part in parts])
    if len(parts) > 1:
        # stable: the ids of one term stay in order, segments being in order of theirs
        order = np.argsort(numbers, kind="stable")
        ids, counts = ids[order], counts[order]
    dfs = np.bincount(numbers, minlength=len(terms))
    live = dfs > 0
    indptr = np.concatenate(([0], np.cumsum(dfs[live])))
    kept = (
        terms if live.all() else [term for term, is_live in zip(terms, live.tolist(), strict=True) if is_live]
    )
    return kept, encode(indptr, ids, counts)
