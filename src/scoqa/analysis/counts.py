"""Term counts of a batch of passages: the value that analysis hands to storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoqa.value import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class FormCounts(NamedTuple):
    """Words as written, normalised: by column, sorted by form, each once.

    Attributes:
        forms: The words.
        terms: Their terms.
        counts: How often they occur.
    """

    forms: Sequence[str]
    terms: Sequence[str]
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class TermCounts:
    """Counts of a batch: vocabulary × passages, term by term.

    Attributes:
        vocabulary: Terms, sorted, each in at least one passage.
        indptr: Term j owns entries ``indptr[j]:indptr[j + 1]``, shape (n_terms + 1,).
        passages: Numbers of the entries' passages, ascending within a term.
        counts: How often the term occurs in the passage, from 1; same shape as ``passages``.
        lengths: Indexed tokens a passage, shape (n_passages,); the sums of ``counts`` by passage.
        forms: For completion, spelling help and questions that need no stemmer.
    """

    vocabulary: Sequence[str]
    indptr: NDArray[np.int64]
    passages: NDArray[np.int32]
    counts: NDArray[np.int32]
    lengths: NDArray[np.int32]
    forms: FormCounts
