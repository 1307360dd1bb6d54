"""Postings, lengths, zones and forms held against the stored text, counted once more.

A passage is compared by one number: the sum, modulo 2**64, of a number for each of its terms times
the term's count. So a million passages are compared in the memory of their ids, in whatever order
postings and texts come.
"""

from __future__ import annotations

import hashlib
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from scoqa.storage import rows
from scoqa.storage.blocks import scan_forms, scan_postings
from scoqa.storage.merging import bounds
from scoqa.storage.postings import decode_many
from scoqa.storage.records import DocumentRow, digest_of
from scoqa.storage.spans import ZONE_NUMBER
from scoqa.storage.state import Segment, read_segments, read_state
from scoqa.types import Document, Passage, Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoqa.storage.batch import Count

BATCH_CHARS = 4_000_000
"""Code points of text counted at a time."""

Progress = Callable[[int, int, str], None]
"""Called with documents done, documents in all and the key of the last."""


class _Words:
    """What is known of words, from the texts or from the index.

    Attributes:
        marks: The number of each passage id.
        lengths: Indexed tokens of each passage id.
        zones: Zone of each passage id.
        forms: Form → how often it occurs.
    """

    def __init__(self, n_ids: int) -> None:
        import numpy as np

        self.marks = np.zeros(n_ids, dtype=np.uint64)
        self.lengths = np.zeros(n_ids, dtype=np.int64)
        self.zones = np.zeros(n_ids, dtype=np.uint8)
        self.forms: dict[str, int] = {}

    def add_forms(self, forms: Sequence[str], counts: Sequence[int]) -> None:
        for form, n in zip(forms, counts, strict=True):
            self.forms[form] = self.forms.get(form, 0) + n

    def add_postings(
        self,
        terms: Sequence[str],
        numbers: NDArray[np.int64],
        ids: NDArray[np.int64],
        counts: NDArray[np.integer],
    ) -> None:
        """Postings as three columns; ``numbers`` point into the terms."""
        import numpy as np

        marks = np.fromiter(map(_mark, terms), dtype=np.uint64, count=len(terms))
        np.add.at(self.marks, ids, marks[numbers] * counts.astype(np.uint64))


def _mark(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")


def recount(
    connection: sqlite3.Connection, place: str, count: Count, progress: Progress
) -> Iterator[Problem]:
    """Documents whose words are not found as their text says, and words that no text holds.

    Args:
        connection: To an index whose rows are as they were written.
        place: As messages name it.
        count: Counts documents as they were counted when put.
        progress: Told of every document.
    """
    import numpy as np

    state = read_state(connection, place)
    segments = read_segments(connection, place, state)
    said, held = _Words(state.n_ids), _Words(state.n_ids)
    owners: list[tuple[int, int, str]] = []
    alive = np.zeros(state.n_ids, dtype=bool)
    n_scanned_pages = 0
    for batch in _batches(connection, place):
        pairs = [(document, passages) for _, document, passages in batch]
        counts = count(pairs)
        ids = np.array([row.first + i for row, _, _ in batch for i in range(row.n)], dtype=np.int64)
        alive[ids] = True
        said.zones[ids] = [ZONE_NUMBER[passage.zone] for _, own in pairs for passage in own]
        said.lengths[ids] = counts.lengths
        numbers = np.repeat(np.arange(len(counts.vocabulary)), np.diff(counts.indptr))
        said.add_postings(counts.vocabulary, numbers, ids[counts.passages], counts.counts)
        said.add_forms(counts.forms.forms, counts.forms.counts)
        for row, document, _ in batch:
            owners.append((row.first, row.first + row.n, row.key))
            text_sha256 = hashlib.sha256(document.text.encode()).hexdigest()
            if row.digest is not None and row.digest != digest_of(text_sha256):
                yield Problem(row.key, "its text is not the one that was read", skipped=False)
            n_scanned_pages += sum(page.scanned for page in document.pages)
            progress(len(owners), state.n_documents, row.key)
    _read_index(connection, place, segments, held)
    held.zones[~alive] = 0
    yield from _misread_documents(said, held, owners)
    for stated, counted, name in (
        (state.total_length, int(said.lengths.sum()), "words"),
        (state.n_scanned_pages, n_scanned_pages, "pages without readable text"),
    ):
        if stated != counted:
            yield Problem("state", f"{stated} {name} are stated, {counted} are there", skipped=False)
    yield from _miscounted_forms(said, held)


def _misread_documents(
    said: _Words, held: _Words, owners: Sequence[tuple[int, int, str]]
) -> Iterator[Problem]:
    """Documents of which the index holds something else than their texts say."""
    import numpy as np

    for what, differ in (
        ("its words are not found as its text says", said.marks != held.marks),
        ("its passages' lengths are not those of its text", said.lengths != held.lengths),
        ("its passages' zones are not those of its text", said.zones != held.zones),
    ):
        for key in dict.fromkeys(_key_of(number, owners) for number in np.flatnonzero(differ).tolist()):
            yield Problem(key, what, skipped=False)


def _miscounted_forms(said: _Words, held: _Words) -> Iterator[Problem]:
    """Words as written that the index counts otherwise than they occur."""
    for form in sorted(said.forms.keys() | held.forms.keys()):
        if (there := held.forms.get(form, 0)) != (n := said.forms.get(form, 0)):
            yield Problem("forms", f"{form!r} is counted {there} times and occurs {n} times", skipped=False)


def _key_of(number: int, owners: Sequence[tuple[int, int, str]]) -> str:
    """Whose passage an id is."""
    at = bisect_right(owners, number, key=lambda owner: owner[0]) - 1
    return owners[at][2] if at >= 0 and number < owners[at][1] else f"passage {number} of no document"


def _batches(
    connection: sqlite3.Connection, place: str
) -> Iterator[list[tuple[DocumentRow, Document, list[Passage]]]]:
    """All documents with their passages, by id, some at a time."""
    batch: list[tuple[DocumentRow, Document, list[Passage]]] = []
    n_chars = 0
    for raw in connection.execute("SELECT * FROM documents ORDER BY first"):
        row = rows.document_row(raw, place)
        document = rows.document(connection, place, row)
        batch.append((row, document, [row.passage(i) for i in range(row.n)]))
        n_chars += row.n_chars
        if n_chars > BATCH_CHARS or len(batch) > BATCH_CHARS // 1000:
            yield batch
            batch, n_chars = [], 0
    if batch:
        yield batch


def _read_index(
    connection: sqlite3.Connection, place: str, segments: Sequence[Segment], held: _Words
) -> None:
    import numpy as np

    lengths, zones = rows.lengths_and_zones(connection, place, segments)
    held.lengths[:] = lengths
    held.zones[:] = np.frombuffer(zones, dtype=np.uint8)
    for segment in segments:
        for forms, _, changes in scan_forms(connection, place, segment, "", None):
            held.add_forms(forms, changes)
        alive = np.frombuffer(segment.alive(), dtype=bool)
        for start, stop in pairwise(bounds(connection, [segment])):
            lines, encoded = scan_postings(connection, place, segment, start or "", stop)
            terms = lines.decode().split("\n") if lines else []
            indptr, ids, counts = decode_many(encoded)
            numbers = np.repeat(np.arange(len(terms)), np.diff(indptr))
            live = alive[ids]
            held.add_postings(terms, numbers[live], ids[live] + segment.base, counts[live])
