"""Search over few passages: adds up the scores of all, in float64 and in the question's order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

import numpy as np

from scoqa.ranking.steps import TINY, best_of, largest_of, mask_of, reached, rooms_of
from scoqa.ranking.weights import Scheme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scoqa.ranking.steps import Passages, Scores

_SORTED = 64
"""With so few passages beyond k, sorting them all later is as fast as choosing the best ones here."""


class Term:
    """A term prepared for searching. Only ``used`` ever changes.

    Attributes:
        df: The number of passages that hold it.
        idf: Its idf.
        best: Its largest weights, descending.
        ids: The passages that hold it, ascending, shape (df,).
        weights: What it gives each of them, without the question's factor, shape (df,).
        used: The number of the search that last asked for it.
    """

    __slots__ = ("best", "df", "idf", "ids", "used", "weights")

    def __init__(self, df: int, idf: float, best: array[float], ids: Passages, weights: Scores) -> None:
        self.df, self.idf, self.best, self.ids, self.weights = df, idf, best, ids, weights
        self.used = 0

    @property
    def n_bytes(self) -> int:
        """The memory it takes, in bytes."""
        return 1000 + 8 * len(self.best) + int(self.ids.nbytes) + int(self.weights.nbytes)


class Sums:
    """The way to search few passages, for one state of the index; a :class:`scoqa.ranking.search.Way`."""

    sum_type = np.float64

    def __init__(self, scheme: Scheme, sizes: NDArray[np.generic]) -> None:
        self.scheme = scheme
        self.n_sums = len(sizes)
        self._rooms = rooms_of(scheme, sizes, self.n_sums)

    def term(self, ids: NDArray[np.uint32], counts: NDArray[np.uint32], _factor: float) -> Term:
        """The term with these postings, prepared for searching."""
        idf = self.scheme.idf(len(ids))
        weights = self.scheme.share(idf, counts.astype(np.float64), self._rooms.take(ids))
        return Term(len(ids), idf, largest_of(weights), ids.astype(np.intp), weights)

    def mask(self, allowed: bytes) -> NDArray[np.uint8]:
        """1 for each passage that may be shown, else 0."""
        return mask_of(allowed, self.n_sums)

    def search(
        self,
        terms: Sequence[Term],
        factors: Sequence[float],
        k: int,
        mask: NDArray[np.uint8] | None,
        sums: Scores,
    ) -> Iterable[tuple[int, float]]:
        """The k best passages; see :class:`scoqa.ranking.search.Way`."""
        sums.fill(0)
        for term, factor in zip(terms, factors, strict=True):
            np.add.at(sums, term.ids, term.weights if factor == 1 else term.weights * factor)
        if mask is None:
            least = reached(terms, factors, k)
        else:
            least = TINY
            sums *= mask
        found = (sums >= least).nonzero()[0]
        scores = sums.take(found)
        if len(found) > k + _SORTED:
            at, scores, _ = best_of(scores, k, least)
            found = found.take(at)
        return zip(found.tolist(), scores.tolist(), strict=True)
