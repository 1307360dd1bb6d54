"""The weights of TF-IDF: BM25's and the cosine's, as pure arithmetic on numbers or arrays alike.

The same expressions in the same order serve the plain search and the fast one, so that both give the
same bits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from scoqa.analysis.asked import times_said
from scoqa.settings import Settings
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    import numpy as np
    from numpy.typing import NDArray

    from scoqa.ranking.index import IndexView

    Number = TypeVar("Number", float, NDArray[np.float64])


def idf(df: float, n_passages: int) -> float:
    """``ln(1 + (N - df + .5) / (df + .5))``, BM25's idf in Lucene's form: never negative.

    Source: Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond* (2009); the
    ``1 +`` keeps the word that every passage holds above 0.
    """
    return math.log(1 + (n_passages - df + 0.5) / (df + 0.5))


def smooth_idf(df: float, n_passages: int) -> float:
    """``ln((1 + N) / (1 + df)) + 1``, as scikit-learn's TfidfTransformer has it; never below 1."""
    return math.log((1 + n_passages) / (1 + df)) + 1.0


def norm(length: Number, mean: float, settings: Settings) -> Number:
    """BM25's length normalisation: 1 for a passage of mean length; ``mean`` is above 0."""
    return 1 - settings.b + settings.b * (length / mean)


def saturated(tf: Number, norm: Number, settings: Settings) -> Number:
    """BM25's share of a term that occurs ``tf`` times, below 1 (Lucene's form, without ``k1 + 1``)."""
    return tf / (tf + settings.k1 * norm)


class Scheme(NamedTuple):
    """One way to weigh terms: a passage's score is the sum of ``factor · part`` over the question's terms.

    Attributes:
        settings: For weighting, k1 and b.
        n_passages: Live passages, N.
        mean_length: Mean indexed tokens a passage.
    """

    settings: Settings
    n_passages: int
    mean_length: float

    @property
    def is_cosine(self) -> bool:
        """Whether it is the cosine of TF-IDF vectors, else BM25."""
        return self.settings.weighting == "cosine"

    def idf(self, df: int) -> float:
        """The idf of a term in ``df`` passages."""
        return smooth_idf(df, self.n_passages) if self.is_cosine else idf(df, self.n_passages)

    def factors(self, idfs: Sequence[float], weights: Sequence[float]) -> list[float]:
        """What each of the question's terms is multiplied with.

        Args:
            idfs: Of the terms.
            weights: As :func:`scoqa.analysis.question_terms` weighs them.
        """
        if not self.is_cosine:
            return list(weights)
        raw = [times_said(weight) * idf for idf, weight in zip(idfs, weights, strict=True)]
        length = math.sqrt(math.fsum(value * value for value in raw))
        return [value / length if length else 0.0 for value in raw]

    def part(self, idf: Number | float, tf: Number, size: Number) -> Number:
        """What a term gives a passage.

        Args:
            idf: Of the term; of each, where the others are arrays of several.
            tf: Its occurrences in the passage, from 1.
            size: The passage's length in indexed tokens; for the cosine, the length of its vector.
        """
        return self.share(idf, tf, self.room(size))

    def room(self, size: Number) -> Number:
        """What of a passage's size goes into :meth:`share`."""
        return size if self.is_cosine else self.settings.k1 * norm(size, self.mean_length, self.settings)

    def share(self, idf: Number | float, tf: Number, room: Number) -> Number:
        """:meth:`part` of a passage whose room is known."""
        return self.sharing(idf, tf, room)

    @property
    def sharing(self) -> Callable[[Number | float, Number, Number], Number]:
        """:meth:`share` as a function, for many calls."""
        return _cosine_share if self.is_cosine else _bm25_share

    def most(self, idf: float) -> float:
        """What the share of a term with this idf never exceeds, but for rounding."""
        return 1.0 if self.is_cosine else idf


def _bm25_share(idf: Number | float, tf: Number, room: Number) -> Number:
    return idf * (tf / (tf + room))


def _cosine_share(idf: Number | float, tf: Number, room: Number) -> Number:
    return tf * idf / room


def scheme_of(view: IndexView, settings: Settings) -> Scheme:
    """The scheme for an index as it stands."""
    n_passages = view.n_passages
    return Scheme(settings, n_passages, view.total_length / n_passages if view.total_length else 1.0)


def vector_lengths(view: IndexView, scheme: Scheme) -> list[float]:
    """Euclidean length of every passage's TF-IDF vector by passage id, for the cosine; 0 where it is empty."""
    squares = [0.0] * view.n_ids
    for term in view.terms():
        ids, counts = view.postings_plain(term)
        weight = scheme.idf(len(ids))
        for passage_id, tf in zip(ids, counts, strict=True):
            squares[passage_id] += (tf * weight) * (tf * weight)
    return [math.sqrt(square) for square in squares]
