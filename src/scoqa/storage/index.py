"""Everything that is read of an index: sums, words and postings, passages, and the documents behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager

from scoqa.errors import UnknownReferenceError
from scoqa.storage import rows, words
from scoqa.storage.connection import guarded
from scoqa.storage.records import PassageRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoqa.analysis.asked import Kept
    from scoqa.storage.access import Access
    from scoqa.storage.records import DocumentRow
    from scoqa.storage.state import State
    from scoqa.types import Document, DocumentInfo, Page, Passage, Problem, Source, Span


class Index:
    """Reads one index; safe to use from many threads.

    Each call sees one committed state. A question makes several calls: inside ``with index.reading():`` all of them see
    the same state, whatever other processes commit meanwhile.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._read = access.reading

    def reading(self) -> AbstractContextManager[object]:
        """One consistent state for all calls of this thread inside the ``with``."""
        return self._read

    @property
    def place(self) -> str:
        """The file's path, or "memory"."""
        return self._access.home.place

    @property
    def state(self) -> State:
        """Sums over the live documents."""
        with self._read as (_, snapshot):
            return snapshot.state

    @property
    def n_passages(self) -> int:
        """Live passages."""
        return self.state.n_passages

    @property
    def n_ids(self) -> int:
        """Size of the id space."""
        return self.state.n_ids

    @property
    def n_documents(self) -> int:
        """Live documents."""
        return self.state.n_documents

    @property
    def total_length(self) -> int:
        """Indexed tokens over all live passages."""
        return self.state.total_length

    @property
    def n_chars(self) -> int:
        """Code points of text over all documents."""
        return self.state.n_chars

    @property
    def n_scanned_pages(self) -> int:
        """Pages without readable text over all documents."""
        return self.state.n_scanned_pages

    @property
    def generation(self) -> int:
        """Changes with every commit, and where the file is replaced by another."""
        with self._read as (_, snapshot):
            return snapshot.generation

    @guarded
    def meta(self, name: str) -> str:
        """The small text kept under a name; empty where there is none."""
        with self._read as (connection, _):
            return rows.meta(connection, self.place, name)

    @property
    @guarded
    def rules(self) -> int:
        """The number of the rules by which its words were made, as :data:`scoqa.analysis.RULES` counts them."""
        from scoqa.storage.rules import rules_of  # no question asks

        with self._read as (connection, _):
            return rules_of(connection, self.place)

    @property
    @guarded
    def languages(self) -> tuple[str, ...]:
        """Languages by whose rules the documents were analysed, the most frequent first; at least English."""
        with self._read as (connection, snapshot):
            return snapshot.languages(connection)

    @guarded
    def postings(self, term: str) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Live ids, ascending, and counts of the passages that hold a term, or one of terms joined by "|"."""
        with self._read as (connection, snapshot):
            return snapshot.postings(connection, term)

    @guarded
    def postings_plain(self, term: str) -> tuple[Sequence[int], Sequence[int]]:
        """The same without numpy."""
        with self._read as (connection, snapshot):
            return snapshot.postings_plain(connection, term)

    @guarded
    def df(self, term: str) -> int:
        """Live passages that hold a term, or one of terms joined by "|"."""
        with self._read as (connection, snapshot):
            return snapshot.df(connection, term)

    @guarded
    def term_of(self, form: str) -> str | None:
        """The term of a form; None if the form does not occur in the collection."""
        with self._read as (connection, snapshot):
            return snapshot.term_of(connection, form)

    @property
    def kept(self) -> Kept:
        """Room for what words of questions mean in this state."""
        with self._read as (_, snapshot):
            return snapshot.kept

    @guarded
    def forms(self, prefix: str = "", n: int | None = None) -> list[tuple[str, int]]:
        """Forms with a beginning, with how often they occur, most frequent first."""
        with self._read as (connection, snapshot):
            found = words.with_prefix(connection, self.place, snapshot.segments, prefix)
        return sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))[:n]

    @guarded
    def nearest(self, form: str, n: int = 3) -> list[tuple[str, int]]:
        """Forms spelled much like this one, nearest first, then the most frequent."""
        with self._read as (connection, snapshot):
            return snapshot.nearest(connection, form, n)

    @guarded
    def terms(self) -> list[str]:
        """The terms of the live documents, sorted; reads all forms."""
        with self._read as (connection, snapshot):
            return sorted(words.terms(connection, self.place, snapshot.segments))

    @property
    def n_terms(self) -> int:
        """Distinct terms of the live documents; reads all forms."""
        return len(self.terms())

    @guarded
    def lengths(self) -> NDArray[np.unsignedinteger]:
        """Indexed tokens by passage id, as narrow as they fit; dead ids hold 0. Not to be changed."""
        with self._read as (connection, snapshot):
            return snapshot.lengths(connection)

    @guarded
    def lengths_plain(self) -> Sequence[int]:
        """The same without numpy."""
        with self._read as (connection, snapshot):
            return snapshot.lengths_plain(connection)

    def lengths_of(self, ids: Iterable[int]) -> list[int]:
        """Indexed tokens of some passages."""
        known = self.lengths_plain()
        return [known[number] for number in ids]

    @guarded
    def zones_plain(self) -> bytes:
        """Zone of each passage id, as its place in ``list(Zone)``; that of a dead id means nothing."""
        with self._read as (connection, snapshot):
            return snapshot.zones(connection)

    @guarded
    def tie_order(self, ids: Sequence[int]) -> list[tuple[str, int]]:
        """(document key, start) of each passage."""
        with self._read as (connection, snapshot):
            return snapshot.tie_order(connection, ids)

    def passage_rows(self, ids: Iterable[int]) -> list[tuple[Passage, str]]:
        """The passages of some ids, each with its text."""
        return [(row.passage(), row.text) for row in self.candidates(ids)]

    @guarded
    def candidates(self, ids: Iterable[int]) -> list[PassageRow]:
        """The passages of some ids with what they are ranked by."""
        with self._read as (connection, snapshot):
            place = self.place
            first, *others = snapshot.languages(connection)
            found = []
            for number, row in snapshot.owners(connection, ids):
                outline = row.outline(number - row.first)
                text = rows.text(connection, place, row, outline.start, outline.stop)
                found.append(PassageRow(row, outline, text, row.language if others else first))
            return found

    def language_of(self, key: str) -> str:
        """The language by whose rules the words of a document were indexed."""
        return self._row(key).language

    def passage_ids(self, key: str) -> range:
        """Ids of a document's passages, in order."""
        return self._row(key).ids

    @guarded
    def _row(self, key: str) -> DocumentRow:
        with self._read as (connection, snapshot):
            row = snapshot.row(connection, key)
            if row is None:
                rows.check_absent(connection, self.place, key)
                raise UnknownReferenceError(f"no document {key!r} in this collection")
        return row

    @guarded
    def is_key(self, key: str) -> bool:
        """Whether the list of keys has this one; :meth:`has` also makes sure that the list is sound."""
        with self._read as (connection, _):
            return rows.by_key(connection, self.place, key) is not None

    @guarded
    def has(self, key: str) -> bool:
        """Whether there is a document with this key."""
        with self._read as (connection, _):
            if rows.by_key(connection, self.place, key) is not None:
                return True
            rows.check_absent(connection, self.place, key)
            return False

    @guarded
    def keys(self) -> list[str]:
        """All keys, sorted."""
        with self._read as (connection, _):
            return sorted(key for (key,) in connection.execute("SELECT key FROM documents"))

    def nearest_keys(self, key: str, n: int = 3) -> list[str]:
        """Keys spelled much like this one, nearest first."""
        from difflib import get_close_matches

        return get_close_matches(key, self.keys(), n=n)

    @guarded
    def document(self, key: str) -> Document:
        """The whole document with a key; UnknownReferenceError if there is none."""
        with self._read as (connection, _):
            return rows.document(connection, self.place, self._row(key))

    @guarded
    def pages(self, key: str) -> tuple[Page, ...]:
        """The pages of a document; nothing else of it is read."""
        with self._read as (connection, _):
            return rows.pages(connection, self.place, self._row(key))

    def passage_spans(self, key: str) -> list[Span]:
        """Where each passage of a document stands, in order; no text is read."""
        return self._row(key).passage_spans()

    def section_paths(self, key: str) -> list[tuple[str, ...]]:
        """The headings above each passage of a document, in order; no text is read."""
        return self._row(key).section_paths()

    @guarded
    def documents(self, *, with_sources: bool = False) -> list[DocumentInfo]:
        """All documents without their text, by key; or only those that were read from files."""
        from scoqa.storage import catalogue  # not every question lists files

        with self._read as (connection, snapshot):
            return catalogue.documents(connection, self.place, snapshot.state, with_sources=with_sources)

    @guarded
    def scanned_pages(self, n: int) -> dict[str, tuple[int, ...]]:
        """Pages without readable text, by the keys of the first ``n`` documents that have any."""
        from scoqa.storage import catalogue

        with self._read as (connection, _):
            return catalogue.scanned_pages(connection, self.place, n)

    @guarded
    def key_of_text(self, sha256: str) -> str | None:
        """Key of a document read from files whose text has this SHA-256 (of its UTF-8, hex)."""
        from scoqa.storage import catalogue

        with self._read as (connection, _):
            return catalogue.key_of_text(connection, self.place, sha256)

    def sources(self) -> dict[str, tuple[Source, str]]:
        """Every file that was read: path → (what it was, key of its document)."""
        return {
            source.path: (source, info.key)
            for info in self.documents(with_sources=True)
            for source in info.sources
        }

    @guarded
    def source_paths(self) -> set[str]:
        """Paths of all files that were read."""
        from scoqa.storage import catalogue

        with self._read as (connection, snapshot):
            return catalogue.source_paths(connection, self.place, snapshot.state)

    @guarded
    def problems(self) -> list[Problem]:
        """What could not be read, as last set."""
        from scoqa.storage import catalogue

        with self._read as (connection, snapshot):
            return catalogue.problems(connection, self.place, snapshot.state)

    def all_problems(self) -> tuple[Problem, ...]:
        """What could not be read: whole files, and parts of documents."""
        with self.reading():
            partial = [problem for info in self.documents() for problem in info.problems]
            return (*self.problems(), *partial)
