"""Term counts of a batch of passages: the value that analysis hands to storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TermCounts:
    """Counts of a batch: passages × vocabulary, rows compressed (CSR).

    Attributes:
        vocabulary: Terms, sorted, each in at least one passage; column j is ``vocabulary[j]``.
        indptr: Row i owns entries ``indptr[i]:indptr[i + 1]``, shape (n_passages + 1,).
        indices: Columns of the entries, ascending within a row.
        counts: How often the term occurs in the passage, from 1; same shape as ``indices``.
        lengths: Indexed tokens a passage, shape (n_passages,); the row sums of ``counts``.
        forms: Form (a word as written, normalised) → (term, occurrences), for completion, spelling
            help and questions that need no stemmer.
    """

    vocabulary: tuple[str, ...]
    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    counts: NDArray[np.int32]
    lengths: NDArray[np.int32]
    forms: Mapping[str, tuple[str, int]]
