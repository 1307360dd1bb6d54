"""One generation of the index as ranking and analysis read it: words, postings, lengths and places.

A snapshot is shared by all threads; each reads with its own connection, inside a transaction of this
generation, and what was read once is kept at hand.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress

from scoqa.analysis.languages import ENGLISH
from scoqa.analysis.terms import OR
from scoqa.storage import blocks, rows, words
from scoqa.storage.postings import decode, decode_plain
from scoqa.storage.records import LANGUAGES, DocumentRow, languages_in
from scoqa.storage.state import Segment, State, Version

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import TypeVar

    import numpy as np
    from numpy.typing import NDArray

    from scoqa.analysis.asked import Kept

    _Key = TypeVar("_Key")
    _Value = TypeVar("_Value")

_REMEMBERED = 20_000
"""Words whose term and frequency, and passages whose place, are kept at hand: a few MB."""
_OWNERS = 128
"""Documents that are kept at hand at most, those of the passages looked at last: a question's candidates."""
_ASKED = 16
"""Terms whose postings are kept without numpy: those of one question, which looks at them twice."""


def _remember(known: dict[_Key, _Value], key: _Key, value: _Value, most: int = _REMEMBERED) -> None:
    """Keep a value at hand; all go where there are too many, which no thread can trip over."""
    if len(known) >= most:
        known.clear()
    known[key] = value


class _Near:
    """Documents that are kept at hand, those whose passages were looked at last; never changed."""

    def __init__(self, rows: Iterable[DocumentRow] = ()) -> None:
        self._rows = sorted(rows)  # by their first passages
        self._firsts = [row.first for row in self._rows]
        self.by_key = {row.key: row for row in self._rows}

    def owner(self, number: int) -> DocumentRow | None:
        """The document of a passage id, if it is one of them."""
        place = bisect_right(self._firsts, number) - 1
        if place < 0 or number >= self._firsts[place] + self._rows[place].n:
            return None
        return self._rows[place]

    def after(self, met: Sequence[DocumentRow]) -> _Near:
        """What is kept when those of ``met`` were looked at, too."""
        if len(met) > _OWNERS:
            return self
        others = [row for row in met if row.key not in self.by_key]
        if not others:
            return self
        return _Near([*self._rows, *others] if len(self._rows) + len(others) <= _OWNERS else met)


class Snapshot:
    """What holds for one generation of the index; made by :class:`scoqa.storage.access.Access`.

    Attributes:
        state: Sums over the live documents.
        segments: In order of their ids.
        version: Of the state.
        generation: That of the state, told from those of other files that had the index's name before.
        kept: What words of questions mean here; filled by :func:`scoqa.analysis.question_terms`.
    """

    def __init__(
        self,
        place: str,
        state: State,
        segments: tuple[Segment, ...],
        version: Version | None,
        n_files: int = 1,
    ) -> None:
        self.state = state
        self.segments = segments
        self.version = version
        self.generation = state.generation + (n_files - 1 << 48)
        self.kept: Kept = {}
        self._place = place
        self._alive = {segment.id: segment.alive() for segment in segments if segment.dead}
        self._by_passage: tuple[Sequence[int], bytes] | None = None
        self._lengths: NDArray[np.unsignedinteger] | None = None
        self._languages: tuple[str, ...] = ()
        self._terms: dict[str, str | None] = {}
        self._nearest: dict[tuple[str, int], list[tuple[str, int]]] = {}
        self._dfs: dict[str, int] = {}
        self._postings: dict[str, tuple[Sequence[int], Sequence[int]]] = {}
        self._places: dict[int, tuple[str, int]] = {}
        self._near = _Near()

    def languages(self, connection: sqlite3.Connection) -> tuple[str, ...]:
        """Languages of the documents, the most frequent first; at least English."""
        if not self._languages:
            counts = languages_in(rows.meta(connection, self._place, LANGUAGES))
            counts[ENGLISH] = self.state.n_documents - sum(counts.values())
            found = sorted(counts, key=lambda code: (-counts[code], code))
            self._languages = tuple(code for code in found if counts[code] > 0) or (ENGLISH,)
        return self._languages

    def postings(
        self, connection: sqlite3.Connection, term: str
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Live ids, ascending, and counts of the passages that hold a term, or one of terms joined by "|"."""
        import numpy as np

        if OR in term:
            parts = [self.postings(connection, each) for each in term.split(OR)]
            ids = np.concatenate([ids for ids, _ in parts])
            held, places = np.unique(ids, return_inverse=True)
            sums = np.bincount(places, np.concatenate([counts for _, counts in parts]), len(held))
            return held.astype(np.uint32), sums.astype(np.uint32)
        found_ids, found_counts = [], []
        for segment in self.segments:
            found = blocks.find_postings(connection, self._place, segment, term)
            if found is None:
                continue
            own_ids, own_counts = decode(*found)
            if segment.dead:
                alive = np.frombuffer(self._alive[segment.id], dtype=bool)[own_ids]
                own_ids, own_counts = own_ids[alive], own_counts[alive]
            if segment.base:
                own_ids += np.uint32(segment.base)
            found_ids.append(own_ids)
            found_counts.append(own_counts)
        if len(found_ids) == 1:
            return found_ids[0], found_counts[0]
        if not found_ids:
            return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint32)
        return np.concatenate(found_ids), np.concatenate(found_counts)

    def postings_plain(
        self, connection: sqlite3.Connection, term: str
    ) -> tuple[Sequence[int], Sequence[int]]:
        """The same without numpy."""
        if OR in term:
            sums: dict[int, int] = {}
            for each in term.split(OR):
                for number, count in zip(*self.postings_plain(connection, each), strict=True):
                    sums[number] = sums.get(number, 0) + count
            return sorted(sums), [sums[number] for number in sorted(sums)]
        if (known := self._postings.get(term)) is not None:
            return known
        ids: list[int] = []
        counts: list[int] = []
        for segment in self.segments:
            found = blocks.find_postings(connection, self._place, segment, term)
            if found is None:
                continue
            own_ids, own_counts = decode_plain(*found)
            if segment.dead:
                alive = [self._alive[segment.id][own] for own in own_ids]
                own_ids = list(compress(own_ids, alive))
                own_counts = list(compress(own_counts, alive))
            base = segment.base
            ids.extend([base + own for own in own_ids] if base else own_ids)
            counts.extend(own_counts)
        _remember(self._postings, term, (ids, counts), _ASKED)
        return ids, counts

    def df(self, connection: sqlite3.Connection, term: str) -> int:
        """Live passages that hold a term, or one of terms joined by "|"."""
        if (known := self._dfs.get(term)) is not None:
            return known
        total = 0
        if OR in term:
            read = self.postings if "numpy" in sys.modules else self.postings_plain
            total = len(read(connection, term)[0])
        else:
            for segment in self.segments:
                found = blocks.find_postings(connection, self._place, segment, term)
                if found is None:
                    continue
                if segment.dead:
                    alive = self._alive[segment.id]
                    total += sum(alive[own] for own in decode_plain(*found)[0])
                else:
                    total += found.df
        _remember(self._dfs, term, total)
        return total

    def lengths_plain(self, connection: sqlite3.Connection) -> Sequence[int]:
        """Indexed tokens by passage id; dead ids hold 0."""
        return self._lengths_and_zones(connection)[0]

    def _lengths_and_zones(self, connection: sqlite3.Connection) -> tuple[Sequence[int], bytes]:
        if self._by_passage is None:  # read together: they stand in one row, with one checksum
            self._by_passage = rows.lengths_and_zones(connection, self._place, self.segments)
        return self._by_passage

    def lengths(self, connection: sqlite3.Connection) -> NDArray[np.unsignedinteger]:
        """The same as an array, not to be changed."""
        if self._lengths is None:
            import numpy as np

            found = np.asarray(memoryview(self.lengths_plain(connection)))  # type: ignore[arg-type]
            self._lengths = found.view()
            self._lengths.flags.writeable = False
        return self._lengths

    def zones(self, connection: sqlite3.Connection) -> bytes:
        """Zone of each passage id, as its place in ``list(Zone)``; that of a dead id means nothing."""
        return self._lengths_and_zones(connection)[1]

    def owners(self, connection: sqlite3.Connection, ids: Iterable[int]) -> list[tuple[int, DocumentRow]]:
        """Each id with its document; neighbours of one document share one look-up."""
        near = self._near
        found: dict[int, DocumentRow] = {}
        met: list[DocumentRow] = []
        wanted = list(ids)
        for number in sorted(set(wanted)):
            if not met or number >= met[-1].first + met[-1].n:
                met.append(near.owner(number) or rows.by_id(connection, self._place, number))
            found[number] = met[-1]
        self._near = near.after(met)
        return [(number, found[number]) for number in wanted]

    def row(self, connection: sqlite3.Connection, key: str) -> DocumentRow | None:
        """The document of a key."""
        return self._near.by_key.get(key) or rows.by_key(connection, self._place, key)

    def tie_order(self, connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[str, int]]:
        """(document key, start) of each passage."""
        known = {number: self._places.get(number) for number in ids}
        missing = [number for number, place in known.items() if place is None]
        for number, row in self.owners(connection, missing):
            known[number] = place = (row.key, row.start(number - row.first))
            _remember(self._places, number, place)
        return [known[number] or ("", 0) for number in ids]

    def term_of(self, connection: sqlite3.Connection, form: str) -> str | None:
        """The term of a form that occurs in the collection."""
        known = self._terms.get(form, "")
        if known == "":
            known = words.term_of(connection, self._place, self.segments, form)
            _remember(self._terms, form, known)
        return known

    def nearest(self, connection: sqlite3.Connection, form: str, n: int) -> list[tuple[str, int]]:
        """Forms spelled much like this one, nearest first, then the most frequent."""
        known = self._nearest.get((form, n))
        if known is None:
            known = words.nearest(connection, self._place, self.segments, form, n)
            _remember(self._nearest, (form, n), known)
        return list(known)
