"""Documents and counts to rows that only lack their numbers: made in any process, written by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoqa.analysis.languages import ENGLISH, analysed_as
from scoqa.storage.blocks import BYTES, FAST, ROUGH_BYTES, Block, bounded, forms_blocks, postings_blocks
from scoqa.storage.records import (
    WITHIN,
    Columns,
    StoredPassages,
    chunks,
    document_row,
    layout_json,
    stored_meta,
)
from scoqa.storage.segments import counted, pack_zones
from scoqa.storage.spans import ZONE_NUMBER
from scoqa.types import Document, Passage, Source, Zone

if TYPE_CHECKING:
    from scoqa.analysis import TermCounts

Put = Sequence[tuple[Document, Sequence[Passage]]]
_KEY: Final = 2
_TEXT: Final = 5
"""Of a document's columns."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One segment to be: its passage ids and rows of text count from 0.

    Attributes:
        rows: Of the documents, each as :class:`scoqa.storage.records.DocumentRow` has it.
        texts: Rows of text of all documents that have some, in order.
        layouts: (first passage id of its document, layout).
        sources: (first passage id of its document, file).
        postings: Blocks of its terms.
        forms: Blocks of its words as written.
        lengths: Indexed tokens a passage id, packed.
        zones: Of each passage id, packed.
        n_passages: Of all documents.
        n_ids: Passage ids taken; a document without passages takes one too.
        total_length: Indexed tokens of all passages.
        n_chars: Code points of all texts.
        n_scanned_pages: Pages without readable text.
        languages: Of each document that is not analysed as English.
    """

    rows: list[Columns]
    texts: list[str]
    layouts: list[tuple[int, str]]
    sources: list[tuple[int, Source]]
    postings: list[Block]
    forms: list[Block]
    lengths: bytes
    zones: bytes
    n_passages: int
    n_ids: int
    total_length: int
    n_chars: int
    n_scanned_pages: int
    languages: tuple[str, ...]

    def keys(self) -> list[str]:
        """Those of the documents."""
        return [row[_KEY] for row in self.rows]


def pack(
    documents: Sequence[tuple[Document, StoredPassages]], counts: TermCounts, *, rough: bool = False
) -> Packed:
    """Documents with their passages, and the counts of all passages in order.

    Args:
        documents: With their keys.
        counts: Rows are the passages of all documents.
        rough: Others follow at once, and all are merged then.

    Raises:
        ValueError: The counts are of another number of passages, or a key occurs twice.
    """
    words = counted(counts)
    n_passages = sum([len(passages.zones) for _, passages in documents])
    if n_passages != words.n_passages:
        raise ValueError(f"{words.n_passages} rows of counts for {n_passages} passages")
    if len({document.key for document, _ in documents}) != len(documents):
        raise ValueError("a document key occurs twice in one batch")
    rows: list[Columns] = []
    texts: list[str] = []
    layouts: list[tuple[int, str]] = []
    sources: list[tuple[int, Source]] = []
    metas: dict[int, str | None] = {}  # many texts share one value
    # a document without passages holds an id too, behind those of the passages
    next_one, spare = 0, n_passages
    for document, passages in documents:
        meta, n = document.meta, len(passages.zones)
        first = next_one if n else spare
        next_one += n
        spare += not n
        if id(meta) not in metas:
            metas[id(meta)] = stored_meta(meta)
        layout = layout_json(document)
        if layout is not None:
            layouts.append((first, layout))
        row = document_row(document, passages, first, len(texts), metas[id(meta)], int(layout is not None))
        rows.append(row)
        if row[_TEXT] != WITHIN:
            texts += chunks(document.text)
        if document.sources:
            sources += [(first, source) for source in document.sources]
    most = ROUGH_BYTES if rough else BYTES
    zones = b"".join([passages.zones for _, passages in documents])
    zones += bytes([ZONE_NUMBER[Zone.BODY]]) * (spare - n_passages)
    width = len(words.lengths) // n_passages if n_passages else 1
    return Packed(
        rows=rows,
        texts=texts,
        layouts=layouts,
        sources=sources,
        # of many batches these are merged before long
        postings=list(bounded(postings_blocks([(words.terms, words.encoded)], FAST, most))),
        forms=list(bounded(forms_blocks([words.forms], FAST, most))),
        lengths=words.lengths + bytes(width * (spare - n_passages)),
        zones=pack_zones(zones),
        n_passages=n_passages,
        n_ids=spare,
        total_length=words.total_length,
        n_chars=sum([len(document.text) for document, _ in documents]),
        n_scanned_pages=sum(page.scanned for document, _ in documents for page in document.pages),
        languages=languages_of(document for document, _ in documents),
    )


def languages_of(documents: Iterable[Document]) -> tuple[str, ...]:
    """The language of each document that is not analysed as English."""
    codes = (analysed_as(document.meta.language) for document in documents)
    return tuple(code for code in codes if code != ENGLISH)
