"""First pass with numpy: exact top-k, byte-equal to the plain search.

What each block of eight passages can gain at most is added up over the question's terms (the block
maxima of Ding and Suel, *Faster top-k document retrieval using block-max indexes*, 2011, for all
blocks at once). The most promising blocks are scored first: what the k best passages among them reach
rules out nearly all other blocks. The rest are scored too, in float64 and in the question's order, so
that scores do not depend on the path taken.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scoqa.ranking.blocks import LEVELS, SIZE, Blocks, Levels, Scores, Sizes, Term, counts_in
from scoqa.ranking.index import IndexView
from scoqa.ranking.plain import in_order
from scoqa.ranking.weights import Scheme, scheme_of
from scoqa.settings import Settings
from scoqa.value import NamedTuple

_TINY = 5e-324
"""The least that is above 0."""
_SLACK = 1e-9
"""Relative room for what rounding adds to a sum of float64."""
_AT_ONCE = 1 << 12
"""Blocks that are scored together at most, as that takes memory."""
_MORE = 54
"""Blocks beyond k that are scored first; of 14 to 90 the fastest at 100,000 passages."""
_MANY = 8
"""Where so many times as many are still in, some of them are scored before the others."""
_SUM = 50_000
"""Steps that the factors of a question may reach together in 16 bits; what rounding adds comes on top."""
_TERMS = 1000
"""Terms from which sums of steps are made in 32 bits."""
_ROWS = 64
"""Rows in which sums are laid to find large ones."""

_Sums = NDArray[np.uint16] | NDArray[np.uint32]


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
        own = [self._term(name, state) for name in terms]
        factors = state.sizes.scheme.factors([term.idf for term in own], weights or [1.0] * len(own))
        known = [(term, factor) for term, factor in zip(own, factors, strict=True) if term.df]
        if not known:
            return []
        mask = None if allowed is None else self._mask_of(allowed, state.sizes.n_blocks)
        sums = self._sums(state.sizes.n_blocks, len(known))
        race = _Race(known, k, state.sizes, mask, sums)
        race.run()
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

    def _term(self, name: str, state: _State) -> Term:
        self._n_asked += 1
        term = state.terms.get(name)
        if term is None:
            term = state.sizes.term(*self._view.postings(name))
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

    def _sums(self, n_blocks: int, n_terms: int) -> _Sums:
        """Room for a sum a block, which may hold anything; a thread keeps its own."""
        if n_terms > _TERMS:
            return np.empty(n_blocks, np.uint32)
        sums: NDArray[np.uint16] | None = getattr(self._local, "sums", None)
        if sums is None or len(sums) != n_blocks:
            self._local.sums = sums = np.empty(n_blocks, np.uint16)
        return sums


class _Race:
    """One question's way to its best passages.

    Attributes:
        least: What the k best reach at least.
        found: Passages that may be among them, of those looked at.
        scores: Theirs.
    """

    def __init__(
        self, terms: Sequence[tuple[Term, float]], k: int, sizes: Sizes, mask: _Mask | None, sums: _Sums
    ) -> None:
        self.least = _TINY
        self.found = np.zeros(0, np.intp)
        self.scores = np.zeros(0)
        self._terms = [term for term, _ in terms]
        self._factors = [factor for _, factor in terms]
        self._idfs = np.array([[term.idf] for term in self._terms])
        is_plain = all(factor == 1 for factor in self._factors)
        self._column = None if is_plain else np.array([[factor] for factor in self._factors])
        self._k = k
        self._sizes = sizes
        self._mask = mask
        self._sums = sums
        self._scale = max(1.0, sum(self._factors) * LEVELS / _SUM)
        if mask is None:
            for term, factor in terms:
                if len(term.best) >= k:
                    self.least = max(self.least, factor * term.best[k - 1])

    def run(self) -> None:
        """Look at passages until no other can be among the k best or tie with the last of them."""
        sums = self._add_up()
        n = self._k + _MORE
        cut = max(self._level, _large(sums, n))
        blocks = np.flatnonzero(sums >= cut)
        while True:
            self._look_at(blocks)
            level = self._level
            if level >= cut:
                return
            n *= _MANY
            blocks = np.flatnonzero((sums >= level) & (sums < cut))
            cut = level
            if len(blocks) > n:
                left = sums[blocks]
                cut = int(np.partition(left, len(left) - n)[len(left) - n])
                blocks = blocks[left >= cut]

    def _add_up(self) -> _Sums:
        """The most that a passage of each block can score, in steps."""
        sums = self._sums
        in_order = sorted(zip(self._terms, self._factors, strict=True), key=_is_scattered)
        first, factor = in_order[0]
        if first.has_all_gains:
            np.copyto(sums, first.scaled(factor / self._scale))
            del in_order[0]
        else:
            sums.fill(0)
        for term, factor in in_order:
            term.add_gains(sums, factor / self._scale)
        if self._mask is not None:
            np.multiply(sums, self._mask.blocks, out=sums)
        return sums

    @property
    def _level(self) -> int:
        """The least sum with which a block can still hold a winner."""
        return max(1, int(self.least * (1 - _SLACK) / (self._sizes.step * self._scale)))

    def _look_at(self, blocks: Blocks) -> None:
        """Score all passages of some blocks, and keep what may be among the best."""
        k = self._k
        for start in range(0, len(blocks), _AT_ONCE):
            some = blocks[start : start + _AT_ONCE]
            scores = self._scores(some)
            if len(scores) > k:
                self.least = max(self.least, _kth_largest(scores, k))
            at = np.flatnonzero(scores >= self.least)
            found, scores = (some[at >> 3] << 3) + (at & 7), scores[at]
            if len(self.scores):
                found, scores = np.concatenate((self.found, found)), np.concatenate((self.scores, scores))
                if len(scores) > k:
                    self.least = _kth_largest(scores, k)
                    kept = scores >= self.least
                    found, scores = found[kept], scores[kept]
            self.found, self.scores = found, scores

    def _scores(self, blocks: Blocks) -> Scores:
        """Exact scores of all passages of some blocks, summed in the question's order."""
        counts = counts_in(self._terms, blocks, self._sizes.n_blocks)
        shares = self._sizes.scheme.share(self._idfs, counts, self._sizes.of_blocks(blocks))
        if self._column is not None:
            shares *= self._column
        scores: Scores = np.add.reduce(shares, axis=0)  # row by row
        if self._mask is not None:
            scores *= self._mask.passages.take(blocks, axis=0).ravel()
        return scores


def _is_scattered(term: tuple[Term, float]) -> bool:
    return not term[0].has_all_gains


def _large(sums: _Sums, n: int) -> int:
    """A number that about n of the sums reach, hardly ever fewer."""
    n_columns = len(sums) // _ROWS
    if n_columns >= 2 * n:  # the largest of every so many: hardly worse, and much sooner found
        sums = sums.reshape(_ROWS, n_columns).max(axis=0)
    return int(np.partition(sums, len(sums) - n)[len(sums) - n]) if len(sums) > n else 0


def _kth_largest(scores: Scores, k: int) -> float:
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])
