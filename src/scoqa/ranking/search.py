"""First pass with numpy: exact top-k, byte-equal to the plain search.

MaxScore (Turtle and Flood 1995) over two kinds of terms. Passages that can come among the best k hold
one of the *leading* terms; only their weights are added up, over all passages, and the few sums that
can still win are found by the maxima of groups of passages. The other terms are looked up for those
few alone. Sums are upper bounds in float32; the survivors are scored anew in float64 in the
question's order, so that scores do not depend on the path taken.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoqa.ranking.index import IndexView
from scoqa.ranking.plain import in_order
from scoqa.ranking.weights import Scheme, scheme_of
from scoqa.settings import Settings

Ids = NDArray[np.uint32]
Places = NDArray[np.intp]
Sums = NDArray[np.float32]

_SLACK = 1e-5
"""Relative room for float32 sums of a few dozen addends (2**-24 each) when passages are ruled out."""
_LEVELS = 65000
"""Steps in which weights are kept, in 16 bits; rounded up, by at most two of them."""
_BEST = 128
"""Largest weights of a term that are remembered: what the best k of a question reach at least."""
_GROUPS = 128
"""Passages, or postings, of whose sums the maximum is looked at first."""
_TIGHT = 0.5
"""Share of what the best k reach that is left to terms that are only looked up; more would leave too many to look up."""
_FEW = 32
"""Sums are looked at posting by posting where there are fewer than a passage in so many."""
_WORTH = 65_536
"""Postings of a term from which adding them up costs more than looking them up for the few left."""


@dataclass(frozen=True, slots=True)
class _Postings:
    """A term ready to search.

    Attributes:
        levels: Each posting's weight without the question's factor, in steps, rounded up.
        best: The largest weights, descending, up to ``_BEST`` of them; lower bounds.
    """

    ids: Ids
    counts: NDArray[np.unsignedinteger]
    levels: NDArray[np.uint16]
    step: float
    idf: float
    largest: float
    best: tuple[float, ...]

    @property
    def n_bytes(self) -> int:
        return self.ids.nbytes + self.counts.nbytes + self.levels.nbytes + 32 * len(self.best) + 500

    def sums(self, factor: float) -> Sums:
        """Upper bounds of the weights with the question's factor."""
        return self.levels * np.float32(self.step * factor)


class Searcher:
    """Searches one index; safe to use from many threads.

    Postings with their weights, about 7 bytes each, are kept up to ``settings.cache_mb`` MiB until the
    index changes. A thread's sums take 4 bytes a passage on top.
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
        self._sizes: NDArray[np.generic] = np.zeros(0)

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

    def _current(self) -> tuple[Scheme, NDArray[np.generic]]:
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

    def _read_sizes(self, scheme: Scheme) -> NDArray[np.generic]:
        if not scheme.is_cosine:
            return self._view.lengths()
        squares = np.zeros(self._view.n_ids)
        for term in self._view.terms():
            ids, counts = self._view.postings(term)
            weights = counts * scheme.idf(len(ids))
            squares[ids] += weights * weights
        return np.sqrt(squares)

    def _postings(self, term: str, scheme: Scheme, sizes: NDArray[np.generic]) -> _Postings:
        known = self._cache.get(term)
        if known is not None:
            with suppress(KeyError):  # another thread may just have dropped it
                self._cache.move_to_end(term)
            return known
        made = _made(*self._view.postings(term), scheme, sizes)
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
        race = _Race([(postings[i], factors[i]) for i in order], k)
        if not race.terms:
            return np.zeros(0, np.uint32)
        if mask is None:
            race.raise_least(
                max(
                    (each.best[k - 1] * factor for each, factor in race.terms if len(each.best) >= k),
                    default=0,
                )
            )
        if len(race.terms) == 1:
            found, sums = race.of_one_term(mask)
        else:
            with self._accumulator(n_ids) as totals:
                found, sums = race.of_many_terms(mask, totals, n_ids)
        return race.looked_up(found, sums)

    @contextmanager
    def _accumulator(self, n_ids: int) -> Iterator[Sums]:
        """This thread's sums, all 0, some more than there are passages; whoever uses them leaves them so."""
        sums: Sums | None = getattr(self._local, "sums", None)
        if sums is None or len(sums) < n_ids:
            sums = np.zeros(-(-n_ids // _GROUPS) * _GROUPS, np.float32)
        self._local.sums = None  # not clean while in use, should it end early
        yield sums
        self._local.sums = sums


def _made(ids: Ids, counts: NDArray[np.uint32], scheme: Scheme, sizes: NDArray[np.generic]) -> _Postings:
    """A term's postings with their weights."""
    idf = scheme.idf(len(ids))
    if not len(ids):
        return _Postings(ids, counts, np.zeros(0, np.uint16), 0.0, idf, 0.0, ())
    weights = scheme.part(idf, counts.astype(np.float64), sizes[ids].astype(np.float64))
    largest = float(weights.max())
    step = largest / _LEVELS
    best = weights if len(weights) <= _BEST else np.partition(weights, len(weights) - _BEST)[-_BEST:]
    narrow = np.uint8 if int(counts.max()) < 256 else np.uint32
    return _Postings(
        ids=ids,
        counts=counts.astype(narrow),
        levels=(weights * (1 / step) + 1).astype(np.uint16),
        step=step,
        idf=idf,
        largest=largest,
        best=tuple(sorted(best.tolist(), reverse=True)),
    )


class _Race:
    """One question's way to its candidates.

    Attributes:
        terms: With the question's factors, the one that can add most first.
        rest: What the terms from each on can add together, at most.
        least: What the k best reach at least.
        done: Terms whose weights are in the sums.
    """

    def __init__(self, terms: Sequence[tuple[_Postings, float]], k: int) -> None:
        self.terms = terms
        self._k = k
        self.rest = [0.0] * (len(terms) + 1)
        for place in range(len(terms) - 1, -1, -1):
            each, factor = terms[place]
            self.rest[place] = self.rest[place + 1] + each.largest * factor * (1 + _SLACK)
        self._rounded = 2 * sum(each.step * factor for each, factor in terms)
        self.least = 0.0
        self.done = 0

    @property
    def _is_short(self) -> bool:
        """Whether the next term's weights are quickly added up."""
        return self.done < len(self.terms) and len(self.terms[self.done][0].ids) < _WORTH

    def raise_least(self, reached: float) -> None:
        """Note that k passages have sums of so much."""
        self.least = max(self.least, reached * (1 - _SLACK) - self._rounded)

    @property
    def bound(self) -> float:
        """The least sum of the terms done that can still win."""
        return (self.least - self.rest[self.done]) * (1 - _SLACK)

    @property
    def has_leader(self) -> bool:
        """Whether a passage without any of the terms done can come among the best k."""
        return self.done < len(self.terms) and self.rest[self.done] >= _TIGHT * self.least

    def of_one_term(self, mask: NDArray[np.uint8] | None) -> tuple[Ids, Sums]:
        """Passages of the one leading term that can still win, and their sums."""
        each, factor = self.terms[0]
        found, sums = each.ids, each.sums(factor)
        if mask is not None:
            kept = np.flatnonzero(mask[found])
            found, sums = found[kept], sums[kept]
        self.done = 1
        return self._still_in(found, sums)

    def of_many_terms(self, mask: NDArray[np.uint8] | None, totals: Sums, n_ids: int) -> tuple[Ids, Sums]:
        """The same for several leading terms; ``totals`` are all 0 before and after."""
        added: list[Places] = []
        n_added = 0
        while self.has_leader or self._is_short:
            each, factor = self.terms[self.done]
            ids = each.ids.astype(np.intp)
            np.add.at(totals, ids, each.sums(factor))
            added.append(ids)
            n_added += len(ids)
            self.done += 1
            if mask is None and self.has_leader and not self._is_short:
                rarest = min(added, key=len)
                self._look_ahead(rarest, totals[rarest])
        try:
            if n_added * _FEW < n_ids:
                return self._by_posting(added, totals, mask)
            if mask is not None:
                totals[:n_ids] *= mask > 0
            return self._by_passage(totals)
        finally:
            if n_added * _FEW < n_ids:
                for ids in added:
                    totals[ids] = 0
            else:
                totals.fill(0)

    def _by_posting(
        self, added: Sequence[Places], totals: Sums, mask: NDArray[np.uint8] | None
    ) -> tuple[Ids, Sums]:
        seen = [(ids if mask is None else ids[mask[ids] > 0]) for ids in added]
        sums = [totals[ids] for ids in seen]
        for ids, each in zip(seen, sums, strict=True):
            self._look_ahead(ids, each)
        bound = np.float32(self.bound)
        found = np.unique(np.concatenate([ids[one >= bound] for ids, one in zip(seen, sums, strict=True)]))
        return found.astype(np.uint32), totals[found]

    def _by_passage(self, totals: Sums) -> tuple[Ids, Sums]:
        grid = totals.reshape(_GROUPS, -1)
        largest = grid.max(axis=0)
        columns = _best(largest, self._promising)
        rows = grid[:, columns].argmax(axis=0)
        self._look_ahead(rows * grid.shape[1] + columns, largest[columns])
        bound = max(np.float32(self.bound), np.finfo(np.float32).tiny)
        columns = np.flatnonzero(largest >= bound)
        if len(columns) * 8 < len(largest):
            rows, at = np.nonzero(grid[:, columns] >= bound)
            found = rows * grid.shape[1] + columns[at]
        else:
            found = np.flatnonzero(totals >= bound)
        return found.astype(np.uint32), totals[found]

    @property
    def _promising(self) -> int:
        """How many passages are looked at to see what the best k reach."""
        return 2 * self._k + 20

    def _look_ahead(self, ids: Places, sums: Sums) -> None:
        """Note what the most promising of different passages reach with the remaining terms looked up."""
        best = _best(sums, self._promising)
        best = best[sums[best] > 0]
        found, full = ids[best].astype(np.uint32), sums[best]
        for each, factor in self.terms[self.done :]:
            held, at = _where(each.ids, found)
            full[held] += each.levels[at] * np.float32(each.step * factor)
        self._reached(full)

    def _reached(self, sums: Sums) -> None:
        """Note sums of different passages."""
        k = self._k
        if len(sums) < k:
            return
        n_groups = len(sums) // 64
        if n_groups >= 2 * k:
            sums = sums[: n_groups * 64].reshape(64, n_groups).max(axis=0)
        self.raise_least(_kth_largest(sums, k))

    def looked_up(self, found: Ids, sums: Sums) -> Ids:
        """The candidates that can still win, after the remaining terms were looked up for them."""
        for each, factor in self.terms[self.done :]:
            found, sums = self._still_in(found, sums)
            held, at = _where(each.ids, found)
            sums[held] += each.levels[at] * np.float32(each.step * factor)
            self.done += 1
        return self._still_in(found, sums)[0]

    def _still_in(self, found: Ids, sums: Sums) -> tuple[Ids, Sums]:
        if len(found) <= self._k:
            return found, sums
        self._reached(sums)
        kept = np.flatnonzero(sums >= np.float32(self.bound))
        return found[kept], sums[kept]


def _where(ids: Ids, wanted: Ids) -> tuple[Places, Places]:
    """Which of the wanted ids a term has, and the places of those among its own."""
    places = ids.searchsorted(wanted)
    places[places == len(ids)] = 0
    held = np.flatnonzero(ids[places] == wanted)
    return held, places[held]


def _best(sums: Sums, n: int) -> Places:
    """Places of n of the largest, in no order; where there are very many, of large ones."""
    n_groups = len(sums) // 64
    if n_groups >= 2 * n:  # the largest of every 64th: hardly worse, and much sooner found
        grid = sums[: n_groups * 64].reshape(64, n_groups)
        largest = grid.max(axis=0)
        columns = np.argpartition(largest, n_groups - n)[n_groups - n :]
        found: Places = grid[:, columns].argmax(axis=0) * n_groups + columns
        return found
    return np.arange(len(sums)) if len(sums) <= n else np.argpartition(sums, len(sums) - n)[len(sums) - n :]


def _kth_largest(scores: NDArray[np.float32], k: int) -> float:
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])


def _rescored(
    found: Ids,
    postings: Sequence[_Postings],
    factors: Sequence[float],
    scheme: Scheme,
    sizes: NDArray[np.generic],
) -> NDArray[np.float64]:
    """Exact scores, summed in the question's order."""
    known = [(each, factor) for each, factor in zip(postings, factors, strict=True) if len(each.ids)]
    tf = np.empty((len(known), len(found)))
    held = np.empty(tf.shape, bool)
    for row, (each, _) in enumerate(known):
        places = each.ids.searchsorted(found)
        places[places == len(each.ids)] = 0
        np.equal(each.ids[places], found, out=held[row])
        tf[row] = each.counts[places]
    idfs = np.array([[each.idf] for each, _ in known])
    parts = scheme.part(idfs, tf, sizes[found].astype(np.float64)) * held
    scores = np.zeros(len(found))
    for part, (_, factor) in zip(parts, known, strict=True):
        scores += factor * part
    return scores
