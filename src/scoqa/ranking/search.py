"""First pass with numpy: exact top-k, byte-equal to the plain search.

What each block of eight passages can gain at most is added up over the question's terms (the block
maxima of Ding and Suel, *Faster top-k document retrieval using block-max indexes*, 2011, for all
blocks at once). The most promising blocks are scored first: what the k best passages among them reach
rules out nearly all other blocks. Of the rest, passages are told apart by which terms they hold, and
the few that can still win are scored too, in float64 and in the question's order, so that scores do
not depend on the path taken.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scoqa.ranking.blocks import (
    LEVELS,
    SIZE,
    Blocks,
    Levels,
    Passages,
    Scores,
    Sizes,
    Term,
    counts_in,
    promising,
)
from scoqa.ranking.index import IndexView
from scoqa.ranking.plain import in_order, search_plain
from scoqa.ranking.weights import Scheme, scheme_of
from scoqa.settings import Settings
from scoqa.value import NamedTuple

_TINY = 5e-324
"""The least that is above 0."""
_SLACK = 1e-9
"""Relative room for what rounding adds to a sum of float64."""
_AT_ONCE = 1 << 16
"""Blocks times terms that are looked at together at most, as that takes memory."""
_MORE = 102
"""Blocks beyond k that are scored first; of 54 to 182 the fastest at 100,000 and 400,000 passages."""
_SUM = 50_000
"""Steps that the factors of a question may reach together in 16 bits; what rounding adds comes on top."""
_TERMS = 10_000
"""Terms up to which sums of steps fit in 16 bits, each rounded up."""
_FRAMING = 0.25
"""Least weight for which a term's gains are made when it is first asked for with that: mostly it always has the same."""
_ROWS = 64
"""Rows at most in which sums are laid to find large ones; their number is a multiple of this."""


class _State(NamedTuple):
    """What holds for one generation of the index."""

    generation: int
    sizes: Sizes
    terms: dict[str, Term]


class _Mask(NamedTuple):
    """Where a question may look.

    Attributes:
        passages: 1 where it may, one row a block.
        blocks: 1 where it may look at a passage of the block.
    """

    allowed: bytes
    passages: NDArray[np.uint8]
    blocks: Levels


class Searcher:
    """Searches one index; safe to use from many threads.

    Terms made ready are kept up to ``settings.cache_mb`` MiB until the index changes; those that were
    not asked for longest go first. A thread's sums take a quarter of a byte a passage on top.

    Attributes:
        n_bytes: Memory that the terms take.
    """

    def __init__(self, view: IndexView, settings: Settings) -> None:
        self._view = view
        self._settings = settings
        self._lock = threading.Lock()
        self._local = threading.local()
        self._state: _State | None = None
        self.n_bytes = 0
        self._n_asked = 0
        self._mask: _Mask | None = None

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
        state = self._current()
        sizes = state.sizes
        weights = weights or [1.0] * len(terms)
        own = [self._term(name, weight, state) for name, weight in zip(terms, weights, strict=True)]
        factors = sizes.scheme.factors([term.idf for term in own], weights)
        known = [term for term in own if term.df]
        if not known:
            return []
        if len(known) > _TERMS:
            return search_plain(
                self._view, terms, k, settings=self._settings, allowed=allowed, weights=weights
            )
        if len(known) < len(own):
            factors = [factor for term, factor in zip(own, factors, strict=True) if term.df]
        mask = None if allowed is None else self._mask_of(allowed, sizes.n_blocks)
        race = _Race(known, factors, k, sizes, mask)
        race.run(self._sums(sizes.n_blocks))
        return in_order(self._view, list(zip(race.found.tolist(), race.scores.tolist(), strict=True)))[:k]

    def _current(self) -> _State:
        """The index as it stands."""
        generation = self._view.generation
        state = self._state
        if state is not None and state.generation == generation:
            return state
        scheme = scheme_of(self._view, self._settings)
        sizes = Sizes(scheme, self._vector_lengths(scheme) if scheme.is_cosine else self._view.lengths())
        state = _State(generation, sizes, {})
        with self._lock:
            self._state = state
            self.n_bytes = 0
        return state

    def _vector_lengths(self, scheme: Scheme) -> Scores:
        squares = np.zeros(self._view.n_ids)
        for term in self._view.terms():
            ids, counts = self._view.postings(term)
            weights = counts * scheme.idf(len(ids))
            squares[ids] += weights * weights
        return np.sqrt(squares)

    def _term(self, name: str, weight: float, state: _State) -> Term:
        self._n_asked += 1
        term = state.terms.get(name)
        if term is None:
            factor = weight if _FRAMING <= weight <= 1 and not state.sizes.scheme.is_cosine else 1.0
            term = state.sizes.term(*self._view.postings(name), factor)
            with self._lock:
                state.terms[name] = term
                self.n_bytes += term.n_bytes
                if self.n_bytes > self._settings.cache_mb << 20:
                    self._forget(state)
        term.used = self._n_asked
        return term

    def _forget(self, state: _State) -> None:
        """Let the terms go that were not asked for longest, till an eighth of the room is free."""
        for name, term in sorted(state.terms.items(), key=lambda entry: entry[1].used):
            del state.terms[name]
            self.n_bytes -= term.n_bytes
            if self.n_bytes <= self._settings.cache_mb * 7 << 17:
                break

    def _mask_of(self, allowed: bytes, n_blocks: int) -> _Mask:
        known = self._mask
        if known is not None and known.allowed is allowed and len(known.blocks) == n_blocks:
            return known
        passages = np.zeros((n_blocks, SIZE), np.uint8)
        passages.ravel()[: len(allowed)] = np.frombuffer(allowed, np.uint8) != 0
        self._mask = _Mask(allowed, passages, np.asarray(passages.any(axis=1), np.uint16))
        return self._mask

    def _sums(self, n_blocks: int) -> Levels:
        """Room for a sum a block, which may hold anything; a thread keeps its own."""
        sums: Levels | None = getattr(self._local, "sums", None)
        if sums is None or len(sums) != n_blocks:
            self._local.sums = sums = np.empty(n_blocks, np.uint16)
        return sums


class _Race:
    """One question's way to its best passages.

    Attributes:
        least: What the k best reach at least.
        found: Passages that may be among them, of those scored.
        scores: Theirs.
    """

    found: Passages
    scores: Scores

    def __init__(
        self, terms: Sequence[Term], factors: Sequence[float], k: int, sizes: Sizes, mask: _Mask | None
    ) -> None:
        self._terms = terms
        self._factors = factors
        self._k = k
        self._sizes = sizes
        self._mask = mask
        self._idfs = _column([term.idf for term in terms])
        self._column = None if factors.count(1) == len(factors) else _column(factors)
        self._scale = max(1.0, sum(factors) * LEVELS / _SUM)
        self._unit = (1 - _SLACK) / (sizes.step * self._scale)
        least = [
            factor * term.best[k - 1]
            for term, factor in zip(terms, factors, strict=True)
            if len(term.best) >= k
        ]
        self.least = max(_TINY, *least) if least and mask is None else _TINY

    def run(self, sums: Levels) -> None:
        """Look at passages until no other can be among the k best or tie with the last of them."""
        self._add_up(sums)
        cut = max(self._level, _large(sums, self._k + _MORE))
        self._look_at_all((sums >= cut).nonzero()[0])
        level = self._level
        if level < cut:
            self._look_at_some(((sums >= level) & (sums < cut)).nonzero()[0])

    @property
    def _level(self) -> int:
        """The least sum with which a block, or a passage, can still be a winner."""
        return int(self.least * self._unit) or 1

    def _add_up(self, sums: Levels) -> None:
        """The most that a passage of each block can score, in steps."""
        sums.fill(0)
        for term, factor in zip(self._terms, self._factors, strict=True):
            term.add_gains(sums, factor / self._scale)
        if self._mask is not None:
            np.multiply(sums, self._mask.blocks, out=sums)

    def _look_at_all(self, blocks: Blocks) -> None:
        """Score all passages of some blocks."""
        sizes = self._sizes
        self.found, self.scores = np.zeros(0, np.intp), np.zeros(0)
        for some in self._parts(blocks):
            scores = self._scores(counts_in(self._terms, some, sizes.n_blocks), sizes.of_blocks(some))
            if self._mask is not None:
                scores *= self._mask.passages.take(some, axis=0).ravel()
            at = (scores >= self.least).nonzero()[0]
            self._keep((some.take(at >> 3) << 3) + (at & 7), scores.take(at))

    def _look_at_some(self, blocks: Blocks) -> None:
        """Score the passages of some blocks that may be among the best."""
        sizes = self._sizes
        factors = [factor / self._scale for factor in self._factors]
        for some in self._parts(blocks):
            passages, counts = promising(self._terms, factors, some, sizes.n_blocks, self._level)
            if len(passages):
                scores = self._scores(counts, sizes.of(passages))
                if self._mask is not None:
                    scores *= self._mask.passages.ravel().take(passages)
                at = (scores >= self.least).nonzero()[0]
                self._keep(passages.take(at), scores.take(at))

    def _parts(self, blocks: Blocks) -> Iterator[Blocks]:
        """Blocks, so many at a time that memory bears it."""
        at_once = _AT_ONCE // len(self._terms)
        for start in range(0, len(blocks), at_once):
            yield blocks[start : start + at_once]

    def _scores(self, counts: Scores, rooms: Scores) -> Scores:
        """Exact scores, summed in the question's order."""
        shares = self._sizes.scheme.share(self._idfs, counts, rooms)
        if self._column is not None:
            shares *= self._column
        if shares.shape[1] == 1:  # numpy's sum of a single column adds up pairs
            shares = np.add.accumulate(shares)[-1:]
        scores: Scores = np.add.reduce(shares)  # row by row
        return scores

    def _keep(self, found: Passages, scores: Scores) -> None:
        """Keep those that may be among the best."""
        if len(self.scores):
            found, scores = np.concatenate((self.found, found)), np.concatenate((self.scores, scores))
        if len(scores) > self._k:
            self.least = max(self.least, _kth_largest(scores, self._k))
            kept = scores >= self.least
            found, scores = found[kept], scores[kept]
        self.found, self.scores = found, scores


def _large(sums: Levels, n: int) -> int:
    """A number that about n of the sums reach, hardly ever fewer."""
    if len(sums) >= 4 * n:  # the largest of every so many: hardly worse, and much sooner found
        n_rows = min(_ROWS, 1 << (len(sums) // (2 * n)).bit_length() - 1)
        sums = np.maximum.reduce(sums.reshape(n_rows, -1))
    # by their bytes; numpy's partition takes ten times as long where many of such numbers are equal
    return int(np.sort(sums, kind="stable")[-n]) if len(sums) > n else 0


def _kth_largest(scores: Scores, k: int) -> float:
    return float(np.partition(scores, len(scores) - k)[-k])


def _column(values: Sequence[float]) -> Scores:
    """A number a row."""
    return np.array(values).reshape(-1, 1)
