"""First pass with numpy: exact top-k, byte-equal to the plain search.

Rare terms come first (MaxScore, Turtle and Flood 1995): a float32 accumulator gathers their weights
until what the remaining terms could add cannot lift a new passage among the best k; those terms are
then only looked up for the passages still in the race. Survivors are scored anew in float64 in the
question's order, so that scores do not depend on the path taken.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoqa.ranking.index import IndexView
from scoqa.ranking.plain import in_order
from scoqa.ranking.weights import Scheme, scheme_of
from scoqa.settings import Settings

Ids = NDArray[np.uint32]
_SLACK = 1e-5
"""Relative room for float32 sums of a few dozen addends (2**-24 each) when passages are ruled out."""


@dataclass(frozen=True, slots=True)
class _Postings:
    """A term ready to search: ids, counts, and each posting's weight without the question's factor."""

    ids: Ids
    counts: NDArray[np.uint32]
    weights: NDArray[np.float32]
    idf: float
    largest: float

    @property
    def n_bytes(self) -> int:
        return self.ids.nbytes + self.counts.nbytes + self.weights.nbytes + 200


class Searcher:
    """Searches one index; safe to use from many threads.

    Postings with their weights are kept up to ``settings.cache_mb`` MiB until the index changes.
    """

    def __init__(self, view: IndexView, settings: Settings) -> None:
        self._view = view
        self._settings = settings
        self._lock = threading.Lock()
        self._local = threading.local()
        self._generation = -1
        self._cache: OrderedDict[str, _Postings] = OrderedDict()
        self._n_bytes = 0
        self._scheme: Scheme = scheme_of(view, settings)
        self._sizes: NDArray[np.float64] = np.zeros(0)

    def search(
        self,
        terms: Sequence[str],
        k: int,
        *,
        allowed: bytes | None = None,
        weights: Sequence[float] | None = None,
    ) -> list[tuple[int, float]]:
        """The k best passages; see :func:`scoqa.ranking.plain.search_plain`, which gives the same."""
        if k < 1:
            raise ValueError(f"k is at least 1: {k}")
        scheme, sizes = self._current()
        postings = [self._postings(term, scheme, sizes) for term in terms]
        factors = scheme.factors([each.idf for each in postings], weights or [1.0] * len(terms))
        mask = None if allowed is None else np.frombuffer(allowed, np.uint8)
        candidates = self._candidates(postings, factors, k, mask, len(sizes))
        if not len(candidates):
            return []
        scores = _rescored(candidates, postings, factors, scheme, sizes)
        if len(scores) > k:
            kept = scores >= np.partition(scores, len(scores) - k)[len(scores) - k]
            candidates, scores = candidates[kept], scores[kept]
        return in_order(self._view, list(zip(candidates.tolist(), scores.tolist(), strict=True)))[:k]

    def _current(self) -> tuple[Scheme, NDArray[np.float64]]:
        """Scheme and passage sizes of the index as it stands; drops the cache where it has changed."""
        generation = self._view.generation
        with self._lock:
            if generation != self._generation:
                self._scheme = scheme_of(self._view, self._settings)
                self._sizes = self._read_sizes(self._scheme)
                self._cache.clear()
                self._n_bytes = 0
                self._generation = generation
            return self._scheme, self._sizes

    def _read_sizes(self, scheme: Scheme) -> NDArray[np.float64]:
        if not scheme.is_cosine:
            return self._view.lengths().astype(np.float64)
        squares = np.zeros(self._view.n_ids)
        for term in self._view.terms():
            ids, counts = self._view.postings(term)
            weights = counts * scheme.idf(len(ids))
            squares[ids] += weights * weights
        return np.sqrt(squares)

    def _postings(self, term: str, scheme: Scheme, sizes: NDArray[np.float64]) -> _Postings:
        with self._lock:
            known = self._cache.get(term)
            if known is not None:
                self._cache.move_to_end(term)
                return known
        ids, counts = self._view.postings(term)
        idf = scheme.idf(len(ids))
        exact = scheme.part(idf, counts.astype(np.float64), sizes[ids])
        made = _Postings(ids, counts, exact.astype(np.float32), idf, float(exact.max(initial=0.0)))
        with self._lock:
            if term not in self._cache:
                self._cache[term] = made
                self._n_bytes += made.n_bytes
            while self._n_bytes > self._settings.cache_mb << 20 and self._cache:
                _, dropped = self._cache.popitem(last=False)
                self._n_bytes -= dropped.n_bytes
        return made

    def _candidates(
        self,
        postings: Sequence[_Postings],
        factors: Sequence[float],
        k: int,
        mask: NDArray[np.uint8] | None,
        n_ids: int,
    ) -> Ids:
        """Ids that hold the k best and all their ties, and few others."""
        most = [factor * each.largest for factor, each in zip(factors, postings, strict=True)]
        order = sorted((i for i, each in enumerate(postings) if len(each.ids)), key=lambda i: (-most[i], i))
        rest = [0.0] * (len(order) + 1)
        for place in range(len(order) - 1, -1, -1):
            rest[place] = rest[place + 1] + most[order[place]]
        sums = self._accumulator(n_ids)
        touched: list[Ids] = []
        found = np.zeros(0, np.uint32)
        try:
            place = 0
            while place < len(order):
                each, factor = postings[order[place]], np.float32(factors[order[place]])
                before = sums[each.ids]
                fresh = each.ids[before == 0]
                sums[each.ids] = before + each.weights * factor
                touched.append(fresh)
                if mask is not None:
                    fresh = fresh[mask[fresh] > 0]
                found = np.concatenate((found, fresh)) if len(found) else fresh
                place += 1
                if place < len(order) and len(found) >= k:
                    least = _kth_largest(sums[found], k)
                    if rest[place] * (1 + _SLACK) < least * (1 - _SLACK):
                        break  # a passage without any term so far cannot come among the best k
            return self._looked_up(found, sums, postings, factors, order[place:], rest[place:], k)
        finally:
            for ids in touched:
                sums[ids] = 0

    @staticmethod
    def _looked_up(
        found: Ids,
        sums: NDArray[np.float32],
        postings: Sequence[_Postings],
        factors: Sequence[float],
        order: Sequence[int],
        rest: Sequence[float],
        k: int,
    ) -> Ids:
        """The candidates that can still win, after the remaining terms were looked up for them."""
        scores = sums[found]
        for i, remaining in zip(order, rest, strict=False):
            found, scores = _still_in(found, scores, k, remaining)
            each = postings[i]
            places = np.searchsorted(each.ids, found)
            places[places == len(each.ids)] = 0
            held = each.ids[places] == found
            scores[held] += each.weights[places[held]] * np.float32(factors[i])
        return _still_in(found, scores, k, 0.0)[0]

    def _accumulator(self, n_ids: int) -> NDArray[np.float32]:
        """This thread's sums, all 0; whoever uses them leaves them so."""
        sums: NDArray[np.float32] | None = getattr(self._local, "sums", None)
        if sums is None or len(sums) < n_ids:
            sums = self._local.sums = np.zeros(n_ids, np.float32)
        return sums


def _still_in(
    found: Ids, scores: NDArray[np.float32], k: int, remaining: float
) -> tuple[Ids, NDArray[np.float32]]:
    """The candidates that can be among the best k if each may still gain ``remaining``."""
    if len(found) <= k:
        return found, scores
    least = float(_kth_largest(scores, k))
    kept = scores * (1 + _SLACK) + remaining * (1 + _SLACK) >= least * (1 - _SLACK)
    return found[kept], scores[kept]


def _kth_largest(scores: NDArray[np.float32], k: int) -> float:
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])


def _rescored(
    found: Ids,
    postings: Sequence[_Postings],
    factors: Sequence[float],
    scheme: Scheme,
    sizes: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Exact scores, summed in the question's order."""
    scores = np.zeros(len(found))
    own = sizes[found]
    for each, factor in zip(postings, factors, strict=True):
        if not len(each.ids):
            continue
        places = np.searchsorted(each.ids, found)
        places[places == len(each.ids)] = 0
        held = each.ids[places] == found
        tf = each.counts[places[held]].astype(np.float64)
        scores[held] += factor * scheme.part(each.idf, tf, own[held])
    return scores
