"""One transaction of changes: documents put, removed and renamed, with everything that follows from it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scoqa.analysis.languages import ENGLISH, analysed_as
from scoqa.errors import UnknownReferenceError
from scoqa.storage import rows as read
from scoqa.storage.blocks import Forms, forms_rows, postings_rows
from scoqa.storage.merging import merge, plan
from scoqa.storage.records import (
    LANGUAGES,
    DocumentRow,
    chunks,
    document_row,
    languages_in,
    layout_json,
    text_row,
    with_checksum,
)
from scoqa.storage.segments import Counted, counted, forms_of, pack_zones
from scoqa.storage.spans import ZONE_NUMBER
from scoqa.storage.state import Segment, read_segments, read_state
from scoqa.types import Document, Passage, Problem, Source, Zone

if TYPE_CHECKING:
    from scoqa.analysis import TermCounts

_INSERT_DOCUMENT = "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

Put = Sequence[tuple[Document, Sequence[Passage]]]
Count = Callable[[Put], "TermCounts"]


class Batch:
    """Changes that become visible together, or not at all; made by :meth:`Store.writing`."""

    def __init__(self, connection: sqlite3.Connection, place: str, count: Count) -> None:
        self._connection = connection
        self._place = place
        self._count = count
        self._before = read_state(connection, place)
        self._state = self._before
        self._segments = list(read_segments(connection, place, self._state))
        self._gone: dict[str, tuple[str, int]] = {}
        self._spoken: Counter[str] = Counter()
        self._changed = False

    def put(self, documents: Put, counts: TermCounts | Counted) -> None:
        """Add documents as one segment; one whose key exists is replaced.

        Args:
            documents: With their passages.
            counts: Rows are the passages of all documents, in order.
        """
        words = counts if isinstance(counts, Counted) else counted(counts)
        n_passages = sum(len(passages) for _, passages in documents)
        if n_passages != words.n_passages:
            raise ValueError(f"{words.n_passages} rows of counts for {n_passages} passages")
        keys = [document.key for document, _ in documents]
        if len(set(keys)) != len(keys):
            raise ValueError("a document key occurs twice in one batch")
        self.remove([key for key in keys if self.has(key)])
        base = self._state.n_ids
        n_ids = self._write_documents(documents)
        segment = Segment(self._state.n_segments, base, n_ids)
        zones = [ZONE_NUMBER[passage.zone] for _, passages in documents for passage in passages]
        zones += [ZONE_NUMBER[Zone.BODY]] * (n_ids - n_passages)
        width = len(words.lengths) // n_passages if n_passages else 1
        lengths = words.lengths + bytes(width * (n_ids - n_passages))
        self._write_segment(segment, words, lengths, pack_zones(zones))
        self._state = self._state.plus(
            n_documents=len(documents),
            n_passages=n_passages,
            n_ids=n_ids,
            total_length=words.total_length,
            n_chars=sum(len(document.text) for document, _ in documents),
            n_scanned_pages=sum(page.scanned for document, _ in documents for page in document.pages),
        )
        self._spoken.update(_languages(document for document, _ in documents))
        self._changed = True

    def _write_documents(self, documents: Put) -> int:
        """Write rows, texts, layouts and sources; returns the ids taken."""
        first = base = self._state.n_ids
        # a document without passages holds an id too, behind those of the passages
        spare = base + sum(len(passages) for _, passages in documents)
        text = self._state.n_texts
        rows, texts, layouts, sources = [], [], [], []
        for document, passages in documents:
            if passages:
                row = document_row(document, passages, first, text)
                first += len(passages)
            else:
                row = document_row(document, passages, spare, text)
                spare += 1
            rows.append(with_checksum(row))
            for chunk in chunks(document.text):
                texts.append(text_row(text, chunk))
                text += 1
            if (layout := layout_json(document)) is not None:
                layouts.append(with_checksum((row.first, layout)))
            sources += [_source_row(source, row.first) for source in document.sources]
        many = self._connection.executemany
        many(_INSERT_DOCUMENT, rows)
        many("INSERT INTO texts VALUES (?, ?, ?)", texts)
        many("INSERT INTO layouts VALUES (?, ?, ?)", layouts)
        self._write_sources(sources)
        self._state = replace(self._state, n_texts=text)
        return spare - base

    def _write_segment(self, segment: Segment, words: Counted, lengths: bytes, zones: bytes) -> None:
        many = self._connection.executemany
        postings = list(postings_rows(segment.id, [(words.terms, words.encoded)]))
        forms = list(forms_rows(segment.id, words.forms))
        segment = replace(segment, n_postings=len(postings), n_forms=len(forms))
        self._connection.execute("INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)", segment.row())
        self._connection.execute(
            "INSERT INTO lengths VALUES (?, ?, ?, ?)", with_checksum((segment.id, lengths, zones))
        )
        many("INSERT INTO postings VALUES (NULL, ?, ?, ?, ?, ?, ?)", postings)
        many("INSERT INTO forms VALUES (NULL, ?, ?, ?, ?, ?)", forms)
        self._segments.append(segment)
        self._state = self._state.plus(n_segments=1)

    def has(self, key: str) -> bool:
        """Whether a document of this key exists, as this batch leaves it."""
        return (
            self._connection.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone() is not None
        )

    def remove(self, keys: Iterable[str]) -> None:
        """Take documents out; UnknownReferenceError where one does not exist."""
        rows = [self._row(key) for key in dict.fromkeys(keys)]
        if not rows:
            return
        gone: list[tuple[Document, Sequence[Passage]]] = []
        for row in rows:
            document = read.document(self._connection, self._place, row)
            gone.append((document, [row.passage(index) for index in range(row.n)]))
        # forms keep no list of who said them: what a document added is found by counting it again
        for form, (term, n) in self._count(gone).forms.items():
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
        self._spoken.subtract(_languages(document for document, _ in gone))
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
            known[segment.id] = read.lengths(self._connection, self._place, segment)
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
            [with_checksum((n, p.where, p.what, int(p.skipped))) for n, p in enumerate(problems)],
        )
        self._state = replace(self._state, n_problems=len(problems))
        self._changed = True

    def put_meta(self, name: str, value: str) -> None:
        """Keep a small text under a name; an empty one is forgotten."""
        self._connection.execute("DELETE FROM meta WHERE name = ?", (name,))
        if value:
            self._connection.execute("INSERT INTO meta VALUES (?, ?, ?)", with_checksum((name, value)))
        self._changed = True

    def follow(self, generation: int) -> None:
        """Become a later state than that of another index, so that nobody takes the one for the other."""
        self._state = replace(self._state, generation=max(self._state.generation, generation))
        self._changed = True

    def finish(self) -> None:
        """Write what the changes add up to; called once, before the commit."""
        if not self._changed:
            return
        if self._gone:
            forms = forms_of(self._gone)
            segment = Segment(self._state.n_segments, self._state.n_ids, 0)
            self._write_segment(segment, replace(_nothing(), forms=forms), b"", b"")
        if any(self._spoken.values()):
            counts = languages_in(read.meta(self._connection, self._place, LANGUAGES))
            counts.update(self._spoken)
            self.put_meta(LANGUAGES, " ".join(f"{code}:{n}" for code, n in sorted(counts.items()) if n))
        while (stretch := plan(self._segments, self._state.n_ids - self._before.n_ids)) is not None:
            self.merge(*stretch)
        self._state = self._state.plus(generation=1)
        self._state.write(self._connection)

    def merge(self, start: int = 0, stop: int | None = None) -> None:
        """Merge a stretch of segments into one, all of them by default."""
        chosen = self._segments[start:stop]
        if not chosen:
            return
        merged = merge(self._connection, self._place, chosen, self._state.n_segments)
        self._segments[start:stop] = [merged]
        self._state = self._state.plus(n_segments=1)
        self._changed = True

    def _row(self, key: str) -> DocumentRow:
        row = read.by_key(self._connection, self._place, key)
        if row is None:
            raise UnknownReferenceError(f"no document {key!r} in this collection")
        return row


def _languages(documents: Iterable[Document]) -> list[str]:
    codes = [analysed_as(document.meta.language) for document in documents]
    return [code for code in codes if code != ENGLISH]


def _source_row(source: Source, first: int) -> tuple[int | str | bytes | None, ...]:
    return with_checksum((source.path, first, source.size, source.mtime_ns, source.sha256, source.media_type))


def _nothing() -> Counted:
    import numpy as np

    from scoqa.storage.postings import encode

    empty = np.zeros(0, dtype=np.int64)
    return Counted(0, (), encode(np.zeros(1, dtype=np.int64), empty, empty), Forms([], [], []), b"", 0)
