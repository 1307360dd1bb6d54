"""Term counts to a segment's rows: postings by term, forms, lengths and zones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scoqa.analysis.lines import Lines, lines_of
from scoqa.storage.blocks import Forms
from scoqa.storage.postings import Encoded, encode
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoqa.analysis import TermCounts
    from scoqa.analysis.counts import FormCounts


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
    terms: Lines
    encoded: Encoded
    forms: Forms
    lengths: bytes
    total_length: int


def counted(counts: TermCounts) -> Counted:
    """The words of a batch as they are stored."""
    return Counted(
        n_passages=len(counts.lengths),
        terms=lines_of(counts.vocabulary),
        encoded=encode(counts.indptr, counts.passages, counts.counts),
        forms=stored_forms(counts.forms),
        lengths=pack_lengths(counts.lengths),
        total_length=int(counts.lengths.sum()),
    )


def stored_forms(counts: FormCounts) -> Forms:
    """A batch's forms; a term is written down only where it is not the form itself."""
    forms, terms, n = counts
    written = lines_of(forms)
    return Forms(written, lines_of(terms).without(written), n)


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
