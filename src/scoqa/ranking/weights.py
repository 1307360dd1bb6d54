"""The formulas of TF-IDF, with BM25's weights or as cosine; they take numbers as well as numpy arrays.

The plain search and the fast one use the same expressions in the same order, so that both give the same bits.
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
    """BM25's length normalisation, ``1 - b + b · length / mean``: 1 for a passage of mean length; ``mean`` is above 0."""
    return 1 - settings.b + settings.b * (length / mean)


def saturated(tf: Number, norm: Number, settings: Settings) -> Number:
    """BM25's saturation of a term that occurs ``tf`` times, ``tf / (tf + k1 · norm)``, below 1.

    It is Lucene's form, without the factor ``k1 + 1``.
    """
    return tf / (tf + settings.k1 * norm)


class Scheme(NamedTuple):
    """How terms are weighted: a passage's score is the sum of ``factor · part`` over the question's terms.

    Attributes:
        settings: Gives the weighting, k1 and b.
        n_passages: The number of live passages, N.
        mean_length: The mean number of indexed tokens in a passage.
    """

    settings: Settings
    n_passages: int
    mean_length: float

    @property
    def is_cosine(self) -> bool:
        """Whether scores are the cosine of TF-IDF vectors; otherwise they are BM25."""
        return self.settings.weighting == "cosine"

    def idf(self, df: int) -> float:
        """The idf of a term in ``df`` passages."""
        return smooth_idf(df, self.n_passages) if self.is_cosine else idf(df, self.n_passages)

    def factors(self, idfs: Sequence[float], weights: Sequence[float]) -> list[float]:
        """The factor of each of the question's terms.

        Args:
            idfs: The idf of each term.
            weights: The weight of each term, as :func:`scoqa.analysis.question_terms` gives it.
        """
        if not self.is_cosine:
            return list(weights)
        raw = [times_said(weight) * idf for idf, weight in zip(idfs, weights, strict=True)]
        length = math.sqrt(math.fsum(value * value for value in raw))
        return [value / length if length else 0.0 for value in raw]

    def part(self, idf: Number | float, tf: Number, size: Number) -> Number:
        """What a term adds to a passage's score, before its factor.

        Args:
            idf: The idf of the term, or an array of idfs if the other arguments are arrays.
            tf: How often it occurs in the passage, from 1.
            size: The passage's length in indexed tokens; for the cosine, the length of its vector.
        """
        return self.share(idf, tf, self.room(size))

    def room(self, size: Number) -> Number:
        """What :meth:`share` takes instead of a passage's size: for BM25 ``k1 · norm``, for the cosine the size."""
        return size if self.is_cosine else self.settings.k1 * norm(size, self.mean_length, self.settings)

    def share(self, idf: Number | float, tf: Number, room: Number) -> Number:
        """The same as :meth:`part`, for a passage whose :meth:`room` is known."""
        return self.sharing(idf, tf, room)

    @property
    def sharing(self) -> Callable[[Number | float, Number, Number], Number]:
        """:meth:`share` as a plain function, which is faster for many calls."""
        return _cosine_share if self.is_cosine else _bm25_share

    def most(self, idf: float) -> float:
        """An upper bound, apart from rounding, of :meth:`share` for a term with this idf."""
        return 1.0 if self.is_cosine else idf


def _bm25_share(idf: Number | float, tf: Number, room: Number) -> Number:
    return idf * (tf / (tf + room))


def _cosine_share(idf: Number | float, tf: Number, room: Number) -> Number:
    return tf * idf / room


def scheme_of(view: IndexView, settings: Settings) -> Scheme:
    """The scheme for the present state of an index."""
    n_passages = view.n_passages
    return Scheme(settings, n_passages, view.total_length / n_passages if view.total_length else 1.0)


def vector_lengths(view: IndexView, scheme: Scheme) -> list[float]:
    """The Euclidean length of every passage's TF-IDF vector by passage id, shape (n_ids,); 0 for an empty passage."""
    squares = [0.0] * view.n_ids
    for term in view.terms():
        ids, counts = view.postings_plain(term)
        weight = scheme.idf(len(ids))
        for passage_id, tf in zip(ids, counts, strict=True):
            squares[passage_id] += (tf * weight) * (tf * weight)
    return [math.sqrt(square) for square in squares]
