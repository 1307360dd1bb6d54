"""Documents to rows and back: metadata and layout as JSON, text in chunks."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from scoqa.analysis.languages import ENGLISH, analysed_as
from scoqa.storage import spans
from scoqa.storage.schema import Value, checksum, utf8_checksum
from scoqa.types import Document, Meta, Page, Passage, Problem, Section, Source, Span, Zone, ZoneSpan
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

CHUNK = 2000
"""Code points of text a row: sixteen rows fill a database page, and a passage lies in one or two."""

WITHIN = -1
"""Instead of a first row of text: a short document's text stands behind its passages, so that one row has all of it."""

_SIZE = 2
"""Bytes that say how many the passages take before such a text."""

PATHS_KEPT = 8
"""Documents whose section paths are kept at hand: a question often looks at many passages of one book."""

_META = ("authors", "issued", "publisher", "url", "doi", "language", "kind", "citation_key", "origin")

Row = tuple[Value, ...]
Columns = tuple[
    int, int, str, str, int, int, int, int, int, int | None, str | None, str | None, str | None, bytes
]
"""A :class:`DocumentRow` as a bare tuple."""

LANGUAGES = "languages"
"""The name under which the meta table counts documents by language; absent where all are English."""


def _from_json(text: str) -> Any:
    import json  # a plain text's row has none

    return json.loads(text)


class DocumentRow(NamedTuple):
    """One row of the table documents, without its checksum; docs/index-format.md says what each column holds."""

    first: int
    n: int
    key: str
    title: str
    n_chars: int
    text: int
    n_pages: int
    n_sources: int
    n_layouts: int
    digest: int | None
    meta: str | None
    notes: str | None
    sections: str | None
    passages: bytes

    @property
    def ids(self) -> range:
        """Ids of its passages, in order."""
        return range(self.first, self.first + self.n)

    @property
    def n_texts(self) -> int:
        """Rows of text."""
        return 0 if self.text == WITHIN else n_chunks(self.n_chars)

    def text_within(self) -> str:
        """The whole text, where it is in this row."""
        return self.passages[_SIZE + int.from_bytes(self.passages[:_SIZE], "little") :].decode()

    @property
    def _records(self) -> bytes:
        """Its passages as they are packed."""
        if self.text != WITHIN:
            return self.passages
        return self.passages[_SIZE : _SIZE + int.from_bytes(self.passages[:_SIZE], "little")]

    def passage(self, index: int) -> Passage:
        """Passage ``index`` of the document, from 0."""
        return self.passage_of(self.outline(index))

    def outline(self, index: int) -> spans.Outline:
        """The same before anything is made of it."""
        return spans.outline(self._records, self.n, index)

    def passage_of(self, outline: spans.Outline) -> Passage:
        """The passage that an outline of one of this document's is of."""
        return outline.passage(self.key, _section_paths(self.sections))

    def start(self, index: int) -> int:
        """Where passage ``index`` starts."""
        return spans.start_of(self._records, self.n, index)

    def section_paths(self) -> list[tuple[str, ...]]:
        """The headings above each passage, from the outermost to the innermost."""
        paths = list(_section_paths(self.sections))
        records = self._records
        return [paths[spans.section_of(records, self.n, index)] for index in range(self.n)]

    def passage_spans(self) -> list[Span]:
        """Where each passage stands."""
        outlines = map(self.outline, range(self.n))
        return [Span(outline.start, outline.stop) for outline in outlines]

    def full_meta(self) -> Meta:
        """The document's metadata."""
        if self.meta is None:
            return Meta(self.title)
        if self.meta[0] != "{":
            return Meta(self.title, language=self.meta)
        known = _from_json(self.meta)
        return Meta(
            title=self.title,
            authors=tuple(known.pop("authors", ())),
            origin=tuple((name, where) for name, where in known.pop("origin", ())),
            **known,
        )

    @property
    def language(self) -> str:
        """By whose rules its words were indexed."""
        if self.meta is None:
            return ENGLISH
        if self.meta[0] != "{":
            return analysed_as(self.meta)
        if '"language"' not in self.meta:
            return ENGLISH
        return analysed_as(_from_json(self.meta).get("language", ""))

    def scanned_pages(self) -> tuple[int, ...]:
        """Indices of pages without readable text."""
        return tuple(_from_json(self.notes).get("scanned", ())) if self.notes else ()

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read of it."""
        known = _from_json(self.notes).get("problems", ()) if self.notes else ()
        return tuple(Problem(where, what, bool(skipped)) for where, what, skipped in known)


class PassageRow(NamedTuple):
    """A passage as it is read for ranking.

    Attributes:
        document: Its document's row.
        outline: Where it and its sentences stand.
        text: Its words.
        language: By whose rules they were indexed.
    """

    document: DocumentRow
    outline: spans.Outline
    text: str
    language: str

    def passage(self) -> Passage:
        """The passage."""
        return self.document.passage_of(self.outline)


class _Paths(Sequence[tuple[str, ...]]):
    """Section paths, one JSON list a line, parsed when looked at."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # only called with an int
        return tuple(_from_json(self._lines[index]))


@lru_cache(PATHS_KEPT)
def _section_paths(sections: str | None) -> Sequence[tuple[str, ...]]:
    """Section paths that a document's passages refer to by number."""
    return ((),) if sections is None else _Paths(sections.split("\n"))


def n_chunks(n_chars: int) -> int:
    """Rows of a text of ``n_chars`` code points; an empty text has none."""
    return -(-n_chars // CHUNK)


def chunks(text: str) -> list[str]:
    """The text in rows."""
    if len(text) <= CHUNK:
        return [text] if text else []
    return [text[start : start + CHUNK] for start in range(0, len(text), CHUNK)]


def digest_of(text_sha256: str) -> int:
    """The first 8 bytes of a text's SHA-256 as SQLite's signed integer."""
    return int.from_bytes(bytes.fromhex(text_sha256[:16]), "big", signed=True)


class StoredPassages(NamedTuple):
    """The passages of one document as its row holds them; they depend neither on its key nor on its place.

    Attributes:
        packed: As :func:`scoqa.storage.spans.pack` packs them.
        sections: Their section paths, one JSON list a line; None where there are none.
        zones: The number of the zone of each.
    """

    packed: bytes
    sections: str | None
    zones: bytes

    @property
    def n(self) -> int:
        """How many there are."""
        return len(self.zones)


def stored_passages(passages: Sequence[Passage]) -> StoredPassages:
    """Passages of one document, ready to be stored."""
    paths: dict[tuple[str, ...], int] = {(): 0}
    for passage in passages:
        if passage.section not in paths:
            paths[passage.section] = len(paths)
    return StoredPassages(
        spans.pack(passages, paths),
        None if len(paths) == 1 else "\n".join(map(_json, paths)),
        bytes([spans.ZONE_NUMBER[passage.zone] for passage in passages]),
    )


def stored_plain(
    n: NDArray[np.int64], starts: NDArray[np.int64], stops: NDArray[np.int64]
) -> list[StoredPassages]:
    """The passages of many documents that are one plain passage each, or none; see :func:`scoqa.storage.spans.pack_plain`."""
    body = bytes([spans.ZONE_NUMBER[Zone.BODY]])
    return [
        StoredPassages(packed, None, body if packed else b"") for packed in spans.pack_plain(n, starts, stops)
    ]


def document_row(
    document: Document, passages: StoredPassages, first: int, text: int, meta: str | None, n_layouts: int
) -> Columns:
    """A document's row as :class:`DocumentRow` has it, a bare tuple: many are made, and sent to other processes.

    Args:
        document: With its key.
        passages: Its passages.
        first: The first of their ids.
        text: The first of its rows of text, unless it has its text itself.
        meta: As :func:`stored_meta` gives it.
        n_layouts: Rows of its layout.
    """
    packed, written = passages.packed, document.text
    if 0 < len(written) <= CHUNK and passages.zones and len(packed) >> 8 * _SIZE == 0:
        text = WITHIN
        packed = len(packed).to_bytes(_SIZE, "little") + packed + written.encode()
    return (
        first,
        len(passages.zones),
        document.key,
        document.meta.title,
        len(written),
        text,
        len(document.pages),
        len(document.sources),
        n_layouts,
        # texts given as strings are not looked up by content, so they carry no digest
        _digest(written) if document.sources else None,
        meta,
        _notes_json(document),
        passages.sections,
        packed,
    )


def _digest(text: str) -> int:
    from hashlib import sha256  # what is only read is not hashed

    return digest_of(sha256(text.encode()).hexdigest())


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stored_meta(meta: Meta) -> str | None:
    """What is known besides the title, as JSON; the language alone as it is, for most texts have nothing else."""
    known = {name: value for name in _META if (value := getattr(meta, name))}
    if known.keys() == {"language"} and meta.language[0] != "{":
        return meta.language
    return _json(known) if known else None


def _notes_json(document: Document) -> str | None:
    if not document.pages and not document.problems:
        return None
    notes: dict[str, object] = {}
    if scanned := [page.index for page in document.pages if page.scanned]:
        notes["scanned"] = scanned
    if document.problems:
        notes["problems"] = [(p.where, p.what, int(p.skipped)) for p in document.problems]
    return _json(notes) if notes else None


def _is_plain(document: Document) -> bool:
    """Whether a text is one paragraph and nothing else: most of those given as strings."""
    return (
        document.paragraphs == ((0, len(document.text)),)
        and not document.pages
        and not document.sections
        and not document.zones
    )


def layout_json(document: Document) -> str | None:
    """Pages, sections, zones and paragraphs; None for a plain text."""
    if _is_plain(document):
        return None
    layout: dict[str, object] = {}
    if document.pages:
        layout["pages"] = [
            (p.index, p.label, *p.span, p.inferred + 2 * p.scanned + 4 * p.ocr) for p in document.pages
        ]
    if document.sections:
        layout["sections"] = [(s.level, s.heading, *s.span) for s in document.sections]
    if document.zones:
        layout["zones"] = [(z.zone, *z.span) for z in document.zones]
    if document.paragraphs:
        layout["paragraphs"] = document.paragraphs
    return _json(layout)


def pages_of(layout: str | None) -> tuple[Page, ...]:
    """The pages of a document's layout."""
    known = _from_json(layout).get("pages", ()) if layout is not None else ()
    return tuple(itertools.starmap(_page, known))


def _page(index: int, label: str, start: int, stop: int, flags: int) -> Page:
    return Page(index, label, Span(start, stop), bool(flags & 1), bool(flags & 2), bool(flags & 4))


def document_of(row: DocumentRow, layout: str | None, text: str, sources: Sequence[Source]) -> Document:
    """The document as it was put."""
    known: dict[str, list[Any]]
    known = _from_json(layout) if layout is not None else {"paragraphs": [(0, len(text))]}
    return Document(
        key=row.key,
        meta=row.full_meta(),
        text=text,
        pages=tuple(itertools.starmap(_page, known.get("pages", ()))),
        sections=tuple(
            Section(level, heading, Span(start, stop))
            for level, heading, start, stop in known.get("sections", ())
        ),
        zones=tuple(ZoneSpan(Zone(zone), Span(start, stop)) for zone, start, stop in known.get("zones", ())),
        paragraphs=tuple(Span(start, stop) for start, stop in known.get("paragraphs", ())),
        problems=row.problems(),
        sources=tuple(sources),
    )


def text_row(number: int, chunk: str) -> Row:
    """A row of texts, the text in UTF-8: Python would keep that of a string it hands to SQLite beside the string."""
    utf8 = chunk.encode()
    return (number, utf8, utf8_checksum(number, utf8))


def with_checksum(row: Row) -> Row:
    """The row with its checksum as last column."""
    return (*row, checksum(row))


def languages_in(value: str) -> Counter[str]:
    """Documents by language other than English, as the index keeps them: "de:3 fr:1"."""
    return Counter({code: int(n) for code, _, n in (entry.partition(":") for entry in value.split())})


def languages_text(counts: Mapping[str, int]) -> str:
    """The same as it is kept."""
    return " ".join(f"{code}:{n}" for code, n in sorted(counts.items()) if n)
