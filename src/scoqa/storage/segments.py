"""Term counts to a segment's rows: postings by term, forms, lengths and zones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from scoqa.storage.blocks import Forms
from scoqa.storage.postings import Encoded, encode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoqa.analysis import TermCounts


class Counted(NamedTuple):
    """What a segment holds of words; it can be made in another process than the one that writes.

    Attributes:
        n_passages: Rows that were counted.
        terms: Sorted.
        encoded: Their postings, ids counted from 0.
        forms: Sorted by form.
        lengths: Indexed tokens a passage.
    """

    n_passages: int
    terms: tuple[str, ...]
    encoded: Encoded
    forms: Forms
    lengths: bytes
    total_length: int


def counted(counts: TermCounts) -> Counted:
    """The words of a batch, turned from passage by passage to term by term."""
    indptr, ids, values = by_term(counts.indptr, counts.indices, counts.counts, len(counts.vocabulary))
    for word in counts.vocabulary:
        if "\n" in word:
            raise ValueError(f"a term holds no line end: {word!r}")
    return Counted(
        n_passages=len(counts.indptr) - 1,
        terms=tuple(counts.vocabulary),
        encoded=encode(indptr, ids, values),
        forms=forms_of(counts.forms),
        lengths=pack_lengths(counts.lengths),
        total_length=int(counts.lengths.sum()),
    )


def forms_of(forms: Mapping[str, tuple[str, int]]) -> Forms:
    """A batch's forms, sorted."""
    ordered = sorted(forms.items())
    return Forms(
        [form for form, _ in ordered],
        # a term is written down only where it is not the form itself
        ["" if term == form else term for form, (term, _) in ordered],
        [n for _, (_, n) in ordered],
    )


def by_term(
    indptr: NDArray[np.int64], indices: NDArray[np.int32], counts: NDArray[np.int32], n_terms: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Rows to columns: (indptr by term, passage ids, counts)."""
    import numpy as np

    rows = np.repeat(np.arange(len(indptr) - 1, dtype=np.int32), np.diff(indptr))
    # numpy sorts 16-bit numbers by counting: two rounds of it are five times faster than one of 32 bits
    order = np.argsort((indices & 0xFFFF).astype(np.uint16), kind="stable")
    if n_terms > 0xFFFF:
        order = order[np.argsort((indices[order] >> 16).astype(np.uint16), kind="stable")]
    sizes = np.bincount(indices, minlength=n_terms)
    return (
        np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        rows[order].astype(np.int64),
        counts[order].astype(np.int64),
    )


def pack_lengths(lengths: NDArray[np.int32]) -> bytes:
    """Lengths in as few bytes each as the longest needs."""
    width = {"B": 1, "H": 2, "I": 4}[narrowest(int(lengths.max()) if len(lengths) else 0)]
    return lengths.astype(f"<u{width}").tobytes()


def narrowest(most: int) -> str:
    """Code of the narrowest array that holds numbers up to ``most``."""
    return "B" if most < 256 else "H" if most < 65536 else "I"


def pack_zones(zones: Sequence[int]) -> bytes:
    """One byte a passage, or one for all of them."""
    packed = bytes(zones)
    return packed[:1] if packed.count(packed[:1]) == len(packed) else packed
