"""One transaction of changes: documents put, removed and renamed, with everything that follows from it."""

from __future__ import annotations

import itertools
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from scoqa.analysis.counts import FormCounts
from scoqa.errors import UnknownReferenceError
from scoqa.storage import rows as read
from scoqa.storage.blocks import Block, block_row, bounded, forms_blocks
from scoqa.storage.catalogue import problem_row
from scoqa.storage.filling import filling
from scoqa.storage.merging import Spread, merge, plan
from scoqa.storage.packing import Packed, Put, languages_of, pack
from scoqa.storage.records import (
    LANGUAGES,
    WITHIN,
    DocumentRow,
    languages_in,
    languages_text,
    stored_passages,
    text_row,
    with_checksum,
)
from scoqa.storage.rules import check_current, check_not_newer, rules_of
from scoqa.storage.segments import stored_forms
from scoqa.storage.state import Segment, read_segments, read_state
from scoqa.types import Document, Passage, Problem, Source

if TYPE_CHECKING:
    from scoqa.analysis import TermCounts

_INSERT_DOCUMENT = "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_ASKED = 500
"""Keys in one statement."""

Count = Callable[[Put], "TermCounts"]


class Batch:
    """Changes that become visible together, or not at all; made by :meth:`Store.writing`.

    Raises:
        IndexNewerError: A newer scoqa made the words of the index.
    """

    def __init__(self, connection: sqlite3.Connection, place: str, count: Count) -> None:
        self._connection = connection
        self._place = place
        self._count = count
        self._rules = rules_of(connection, place)
        check_not_newer(self._rules, place)
        self._before = read_state(connection, place)
        self._state = self._before
        self._segments = list(read_segments(connection, place, self._state))
        self._gone: dict[str, tuple[str, int]] = {}
        self._spoken: Counter[str] = Counter()
        self._n_buried = 0
        self._changed = False
        self._merging = True

    @property
    def generation(self) -> int:
        """That of the index as it stands in this transaction; afterwards, as it was left."""
        return self._state.generation

    def put(self, documents: Put, counts: TermCounts) -> None:
        """Add documents as one segment; one whose key exists is replaced.

        Args:
            documents: With their passages.
            counts: Rows are the passages of all documents, in order.
        """
        self.write(pack([(document, stored_passages(passages)) for document, passages in documents], counts))

    def write(self, packed: Packed) -> None:
        """The same for documents that are packed already."""
        if not packed.rows:
            return
        check_current(self._rules, self._place)
        if self._before.n_documents:
            self.remove(self._replaced(packed.keys()))
        base, text = self._state.n_ids, self._state.n_texts
        many = self._connection.executemany
        many(
            _INSERT_DOCUMENT,
            (
                with_checksum(
                    (first + base, n, key, title, n_chars, at if at == WITHIN else at + text, *rest)
                )
                for first, n, key, title, n_chars, at, *rest in packed.rows
            ),
        )
        many(
            "INSERT INTO texts VALUES (?, CAST(? AS TEXT), ?)",
            map(text_row, itertools.count(text), packed.texts),
        )
        many(
            "INSERT INTO layouts VALUES (?, ?, ?)",
            (with_checksum((first + base, layout)) for first, layout in packed.layouts),
        )
        self._write_sources([_source_row(source, first + base) for first, source in packed.sources])
        segment = Segment(self._state.n_segments, base, packed.n_ids)
        self._write_segment(segment, packed.postings, packed.forms, packed.lengths, packed.zones)
        self._state = self._state.plus(
            n_documents=len(packed.rows),
            n_passages=packed.n_passages,
            n_ids=packed.n_ids,
            total_length=packed.total_length,
            n_chars=packed.n_chars,
            n_scanned_pages=packed.n_scanned_pages,
            n_texts=len(packed.texts),
        )
        self._spoken.update(packed.languages)
        self._changed = True

    def _write_segment(
        self,
        segment: Segment,
        postings: Sequence[Block],
        forms: Sequence[Block],
        lengths: bytes = b"",
        zones: bytes = b"",
    ) -> None:
        segment = segment._replace(n_postings=len(postings), n_forms=len(forms))
        self._connection.execute("INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)", segment.row())
        self._connection.execute(
            "INSERT INTO lengths VALUES (?, ?, ?, ?)", with_checksum((segment.id, lengths, zones))
        )
        many = self._connection.executemany
        many(
            "INSERT INTO postings VALUES (NULL, ?, ?, ?, ?, ?, ?)",
            filling(block_row(segment.id, block) for block in postings),
        )
        many(
            "INSERT INTO forms VALUES (NULL, ?, ?, ?, ?, ?)",
            (block_row(segment.id, block) for block in forms),
        )
        self._segments.append(segment)
        self._state = self._state.plus(n_segments=1)

    def has(self, key: str) -> bool:
        """Whether a document of this key exists, as this batch leaves it."""
        return (
            self._connection.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone() is not None
        )

    def _replaced(self, keys: Sequence[str]) -> list[str]:
        """Those of which a document exists, in order; asked for by hundreds."""
        found: set[str] = set()
        for start in range(0, len(keys), _ASKED):
            some = keys[start : start + _ASKED]
            sql = f"SELECT key FROM documents WHERE key IN ({', '.join('?' * len(some))})"  # noqa: S608  marks only
            found.update(key for (key,) in self._connection.execute(sql, some))
        return [key for key in keys if key in found]

    def remove(self, keys: Iterable[str]) -> None:
        """Take documents out; UnknownReferenceError where one does not exist."""
        rows = [self._row(key) for key in dict.fromkeys(keys)]
        if not rows:
            return
        check_current(self._rules, self._place)
        gone: list[tuple[Document, Sequence[Passage]]] = []
        for row in rows:
            document = read.document(self._connection, self._place, row)
            gone.append((document, [row.passage(index) for index in range(row.n)]))
        # forms keep no list of who said them: what a document added is found by counting it again
        for form, term, n in zip(*self._count(gone).forms, strict=True):
            self._gone[form] = (term, self._gone.get(form, (term, 0))[1] - n)
        lengths: dict[int, Sequence[int]] = {}
        for row, (document, _) in zip(rows, gone, strict=True):
            self._connection.execute("DELETE FROM sources WHERE document = ?", (row.first,))
            self._connection.execute("DELETE FROM layouts WHERE document = ?", (row.first,))
            self._connection.execute(
                "DELETE FROM texts WHERE id >= ? AND id < ?", (row.text, row.text + row.n_texts)
            )
            self._connection.execute("DELETE FROM documents WHERE first = ?", (row.first,))
            self._state = self._state.plus(
                n_documents=-1,
                n_passages=-row.n,
                total_length=-self._bury(row.first, row.n, lengths),
                n_chars=-row.n_chars,
                n_scanned_pages=-sum(page.scanned for page in document.pages),
                n_sources=-row.n_sources,
            )
        self._spoken.subtract(languages_of(document for document, _ in gone))
        self._n_buried += sum(row.n for row in rows)
        self._changed = True

    def _bury(self, first: int, n: int, known: dict[int, Sequence[int]]) -> int:
        """Mark passages dead in their segment; returns their length."""
        if not n:
            return 0
        place = next(
            place
            for place, segment in enumerate(self._segments)
            if segment.base <= first < segment.base + segment.n_ids
        )
        segment = self._segments[place]
        if segment.id not in known:
            known[segment.id], _ = read.lengths_and_zones(self._connection, self._place, [segment])
        self._segments[place] = segment.with_dead(first, first + n)
        self._connection.execute(
            "INSERT OR REPLACE INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)", self._segments[place].row()
        )
        return sum(known[segment.id][first - segment.base : first - segment.base + n])

    def rename(self, mapping: Mapping[str, str]) -> None:
        """Give documents other keys, all at once, so that two may change places."""
        rows = {old: self._row(old) for old in mapping}
        for old, row in rows.items():
            self._connection.execute("UPDATE documents SET key = ? WHERE first = ?", (f"\0{old}", row.first))
        for old, row in rows.items():
            new = row._replace(key=mapping[old])
            if self.has(new.key):
                raise ValueError(f"a document of this key exists already: {new.key!r}")
            self._replace(new)
        self._changed = self._changed or bool(rows)

    def set_sources(self, key: str, sources: Sequence[Source]) -> None:
        """Replace the files a document was read from; a file belongs to the document that names it last."""
        row = self._row(key)
        self._connection.execute("DELETE FROM sources WHERE document = ?", (row.first,))
        self._state = self._state.plus(n_sources=-row.n_sources)
        self._replace(row._replace(n_sources=len(sources)))
        self._write_sources([_source_row(source, row.first) for source in sources])
        self._changed = True

    def _write_sources(self, rows: Sequence[tuple[int | str | bytes | None, ...]]) -> None:
        for path, *_ in rows:
            for (other,) in self._connection.execute("SELECT document FROM sources WHERE path = ?", (path,)):
                loser = read.by_id(self._connection, self._place, other)
                self._replace(loser._replace(n_sources=loser.n_sources - 1))
                self._connection.execute("DELETE FROM sources WHERE path = ?", (path,))
                self._state = self._state.plus(n_sources=-1)
        self._connection.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._state = self._state.plus(n_sources=len(rows))

    def _replace(self, row: DocumentRow) -> None:
        self._connection.execute(_INSERT_DOCUMENT.replace("INSERT", "REPLACE"), with_checksum(row))

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Replace the list of what could not be read."""
        self._connection.execute("DELETE FROM problems")
        self._connection.executemany(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?)",
            [with_checksum((n, *problem_row(problem))) for n, problem in enumerate(problems)],
        )
        self._state = self._state._replace(n_problems=len(problems))
        self._changed = True

    def put_meta(self, name: str, value: str) -> None:
        """Keep a small text under a name; an empty one is forgotten."""
        self._connection.execute("DELETE FROM meta WHERE name = ?", (name,))
        if value:
            self._connection.execute("INSERT INTO meta VALUES (?, ?, ?)", with_checksum((name, value)))
        self._changed = True

    def follow(self, generation: int) -> None:
        """Become a later state than that of another index, so that nobody takes the one for the other."""
        self._state = self._state._replace(generation=max(self._state.generation, generation))
        self._changed = True

    def finish(self) -> None:
        """Write what the changes add up to; called once, before the commit."""
        if not self._changed:
            return
        if self._gone:
            segment = Segment(self._state.n_segments, self._state.n_ids, 0)
            gone = sorted((form, term, n) for form, (term, n) in self._gone.items())
            columns = FormCounts(*zip(*gone, strict=True))
            self._write_segment(segment, (), list(bounded(forms_blocks([stored_forms(columns)]))))
        if any(self._spoken.values()):
            counts = languages_in(read.meta(self._connection, self._place, LANGUAGES))
            counts.update(self._spoken)
            self.put_meta(LANGUAGES, languages_text(counts))
        if self._merging:
            self.merge_where_it_pays(self._state.n_ids - self._before.n_ids + self._n_buried)
        self._state = self._state.plus(generation=1)
        self._state.write(self._connection)

    def leave_unmerged(self) -> None:
        """Merge nothing when this batch ends: others follow at once, and what they add is merged once."""
        self._merging = False

    def merge_where_it_pays(self, n_changed: int) -> None:
        """Merge segments of like size, after so many passages were added or removed."""
        while (stretch := plan(self._segments, n_changed)) is not None:
            self.merge(*stretch)

    def merge(self, start: int = 0, stop: int | None = None, *, spread: Spread | None = None) -> None:
        """Merge a stretch of segments into one, all of them by default.

        Args:
            start: Of the first.
            stop: Of the first that stays, None for none.
            spread: Merges parts elsewhere, where only what is committed is seen; not used once something was
                changed.
        """
        chosen = self._segments[start:stop]
        if not chosen:
            return
        number = self._state.n_segments
        merged = merge(self._connection, self._place, chosen, number, None if self._changed else spread)
        self._segments[start:stop] = [merged]
        self._state = self._state.plus(n_segments=1)
        self._changed = True

    def _row(self, key: str) -> DocumentRow:
        row = read.by_key(self._connection, self._place, key)
        if row is None:
            raise UnknownReferenceError(f"no document {key!r} in this collection")
        return row


def _source_row(source: Source, first: int) -> tuple[int | str | bytes | None, ...]:
    return with_checksum((source.path, first, source.size, source.mtime_ns, source.sha256, source.media_type))
