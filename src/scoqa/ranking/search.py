"""First pass with numpy: exact top-k, byte-equal to the plain search.

Over few passages the scores of all are added up. Over many, what each block of eight passages can gain at
most is added up over the question's terms (the block maxima of Ding and Suel, *Faster top-k document
retrieval using block-max indexes*, 2011, for all blocks at once). The most promising blocks are scored
first: what the k best passages among them reach rules out nearly all other blocks. The rest are scored too
where they are few; where they are many, their passages are told apart by which terms they hold, and those
that can still win are scored: all in float64 and in the question's order, so that scores do not depend on
the path taken. Which way is gone depends on the number of passages alone (docs/adr/0013), but for the first
search of a state: it goes that of :mod:`scoqa.ranking.once`, as what all others need takes longer to make.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from scoqa.ranking.blocks import LEVELS, SIZE, Sizes, counts_in, promising
from scoqa.ranking.once import search_once
from scoqa.ranking.plain import in_order, search_plain
from scoqa.ranking.weights import Scheme, scheme_of
from scoqa.settings import Settings
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from numpy.typing import NDArray

    from scoqa.ranking.blocks import Blocks, Levels, Passages, Scores, Term
    from scoqa.ranking.index import IndexView

    _Number = TypeVar("_Number", bound=np.generic)

_TINY = 5e-324
"""The least that is above 0."""
_SLACK = 1e-9
"""Relative room for what rounding adds to a sum of float64."""
_AT_ONCE = 1 << 16
"""Blocks times terms that are looked at together at most, as that takes memory."""
_SHARE = 0.75
"""Blocks that reach this much of the k-th largest sum are scored first, within these bounds."""
_FEWEST, _MOST = 54, 150
"""Blocks beyond k that are scored first. Measured from 100,000 to 1,000,000: the same number for every
question, 40 to 180, is slower."""
_FEW = 256
"""Blocks up to which all passages are scored; of more, what each passage can gain is added up before."""
_SUM = 50_000
"""Steps that the factors of a question may reach together in 16 bits; what rounding adds comes on top."""
_TERMS = 10_000
"""Terms up to which sums of steps fit in 16 bits, each rounded up."""
_FRAMING = 0.25
"""Least weight for which a term's gains are made when it is first asked for with that: mostly it always has
the same."""
_ROWS = 64
"""Rows at most in which sums are laid to find large ones; their number is a multiple of this."""
_WITHIN = np.arange(SIZE)
"""The places of passages in their block."""


class _State(NamedTuple):
    """What holds for one generation of the index."""

    generation: int
    sizes: Sizes
    terms: dict[str, Term]


class _Mask(NamedTuple):
    """Where a question may look.

    Attributes:
        passages: 1 where it may.
        blocks: 1 where it may look at a passage of the block.
    """

    allowed: bytes
    passages: NDArray[np.uint8]
    blocks: Levels


class Searcher:
    """Searches one index; safe to use from many threads.

    Terms made ready are kept up to ``settings.cache_mb`` MiB until the index changes; those that were not
    asked for longest go first. A thread's sums take a quarter of a byte a passage on top, in an index of few
    passages 8 bytes.

    Attributes:
        n_bytes: Memory that the terms take.
    """

    def __init__(self, view: IndexView, settings: Settings) -> None:
        self._view = view
        self._settings = settings
        self._lock = threading.Lock()
        self._local = threading.local()
        self._state: _State | None = None
        self._searched: int | None = None
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
        generation = self._view.generation
        if generation != self._searched and self._is_first(generation):
            return search_once(
                self._view, terms, k, settings=self._settings, allowed=allowed, weights=weights
            )
        state = self._current(generation)
        sizes, ready = state.sizes, state.terms
        weights = weights or [1.0] * len(terms)
        self._n_asked += 1
        own = []
        for name, weight in zip(terms, weights, strict=True):
            term = ready.get(name) or self._made_ready(name, weight, state)
            term.used = self._n_asked
            own.append(term)
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
        if sizes.adds_up:
            found, scores = _added_up(known, factors, k, mask, self._room(len(sizes.rooms), np.float64))
        else:
            found, scores = _race(known, factors, k, sizes, mask, self._room(sizes.n_blocks, np.uint16))
        return in_order(self._view, zip(found.tolist(), scores.tolist(), strict=True), k)

    def _is_first(self, generation: int) -> bool:
        """Note that this state is searched now; whether it can be without all vectors' lengths."""
        self._searched = generation
        return self._settings.weighting != "cosine"

    def _current(self, generation: int) -> _State:
        """The index as it stands."""
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

    def _made_ready(self, name: str, weight: float, state: _State) -> Term:
        """A term that was not asked for yet; its gains are made for the weight that it has now."""
        factor = weight if _FRAMING <= weight <= 1 and not state.sizes.scheme.is_cosine else 1.0
        term = state.sizes.term(*self._view.postings(name), factor)
        term.used = self._n_asked
        with self._lock:
            state.terms[name] = term
            self.n_bytes += term.n_bytes
            if self.n_bytes > self._settings.cache_mb << 20:
                self._forget(state)
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
        passages = np.zeros(n_blocks * SIZE, np.uint8)
        passages[: len(allowed)] = np.frombuffer(allowed, np.uint8) != 0
        blocks = np.asarray(passages.reshape(-1, SIZE).any(axis=1), np.uint16)
        self._mask = _Mask(allowed, passages, blocks)
        return self._mask

    def _room(self, n: int, kind: type[_Number]) -> NDArray[_Number]:
        """Room for a number a passage or a block, which may hold anything; a thread keeps its own."""
        room: NDArray[_Number] | None = getattr(self._local, "room", None)
        if room is None or len(room) != n or room.dtype != kind:
            self._local.room = room = np.empty(n, kind)
        return room


def _added_up(
    terms: Sequence[Term], factors: Sequence[float], k: int, mask: _Mask | None, scores: Scores
) -> tuple[Passages, Scores]:
    """What :func:`_race` gives, of the scores of all passages."""
    scores.fill(0)
    for term, factor in zip(terms, factors, strict=True):
        np.add.at(scores, term.ids, term.weights if factor == 1 else term.weights * factor)
    if mask is not None:
        scores *= mask.passages
    least = _reached(terms, factors, k) if mask is None else _TINY
    found, high, _ = _best(scores, k, least)
    return found, high


class _Asked(NamedTuple):
    """What the passages of one search are scored by.

    Attributes:
        terms: Those that occur.
        steps: What the gains of each are multiplied with.
        idfs: A number a row.
        factors: The same; None where all are 1.
    """

    terms: Sequence[Term]
    steps: Sequence[float]
    idfs: Scores
    factors: Scores | None
    sizes: Sizes


def _race(
    terms: Sequence[Term], factors: Sequence[float], k: int, sizes: Sizes, mask: _Mask | None, sums: Levels
) -> tuple[Passages, Scores]:
    """The k best passages and all that tie with the last of them, with their scores, in no order; sums may hold anything."""
    scale = max(1.0, sum(factors) * LEVELS / _SUM)
    steps = factors if scale == 1 else [factor / scale for factor in factors]
    unit = (1 - _SLACK) / (sizes.step * scale)
    least = _reached(terms, factors, k) if mask is None else _TINY
    sums.fill(0)  # the most that a passage of each block can score, in steps
    for term, step in zip(terms, steps, strict=True):
        term.add_gains(sums, step)
    if mask is not None:
        np.multiply(sums, mask.blocks, out=sums)
    level = int(least * unit) or 1  # the least sum with which a block can still hold a winner
    cut = max(level, _first_cut(sums, k))
    blocks = (sums >= cut).nonzero()[0]
    idfs = _column([term.idf for term in terms])
    boosts = None if factors.count(1) == len(factors) else _column(factors)
    asked = _Asked(terms, steps, idfs, boosts, sizes)
    found: Passages = np.zeros(0, np.intp)
    scores: Scores = np.zeros(0)
    at_once = _AT_ONCE // len(terms)
    while True:
        for start in range(0, len(blocks), at_once):  # so many at a time that memory bears it
            passages, reached = _scored(asked, blocks[start : start + at_once], level)
            if mask is not None:
                reached *= mask.passages.take(passages)
            if len(found):
                passages, reached = np.concatenate((found, passages)), np.concatenate((scores, reached))
            at, scores, least = _best(reached, k, least)
            found = passages.take(at)
            level = int(least * unit) or 1
        if level >= cut:
            break
        blocks = ((sums >= level) & (sums < cut)).nonzero()[0]
        cut = 0
    return found, scores


def _scored(asked: _Asked, blocks: Blocks, level: int) -> tuple[Passages, Scores]:
    """The passages of some blocks that can reach a level, with their scores, summed in the question's order."""
    terms, steps, idfs, factors, sizes = asked
    if len(blocks) <= _FEW:
        passages = ((blocks << 3)[:, None] + _WITHIN).ravel()
        counts = counts_in(terms, blocks, passages, sizes.n_blocks)
        rooms = sizes.by_block.take(blocks, 0).ravel()
    else:
        passages, counts = promising(terms, steps, blocks, sizes.n_blocks, level)
        rooms = sizes.rooms.take(passages)
    shares = sizes.scheme.share(idfs, counts, rooms)
    if factors is not None:
        shares *= factors
    if shares.shape[1] == 1:  # numpy's sum of a single column adds up pairs
        shares = np.add.accumulate(shares)[-1:]
    return passages, np.add.reduce(shares)  # row by row


def _reached(terms: Sequence[Term], factors: Sequence[float], k: int) -> float:
    """What the k best passages reach at least, by what single terms give."""
    best = [
        factor * term.best[k - 1] for term, factor in zip(terms, factors, strict=True) if len(term.best) >= k
    ]
    return max(_TINY, *best) if best else _TINY


def _best(scores: Scores, k: int, least: float) -> tuple[NDArray[np.intp], Scores, float]:
    """Where the k largest are of those that reach the least, with all that tie with the last; these; the last, if there are k."""
    at = (scores >= least).nonzero()[0]
    high = scores.take(at)
    if len(high) > k:
        ordered = high.copy()
        ordered.partition(len(ordered) - k)
        least = max(least, float(ordered[-k]))
        kept = (high >= least).nonzero()[0]
        at, high = at.take(kept), high.take(kept)
    return at, high, least


def _first_cut(sums: Levels, k: int) -> int:
    """The least sum of those blocks that are scored first, to know what the k best reach."""
    fewest, most = k + _FEWEST, k + _MOST
    if len(sums) <= fewest:
        return 0
    if len(sums) >= 4 * most:  # the largest of every so many: hardly worse, and much sooner found
        n_rows = min(_ROWS, 1 << (len(sums) // (2 * most)).bit_length() - 1)
        sums = np.maximum.reduce(sums.reshape(n_rows, -1))
    else:
        sums = sums.copy()
    sums.sort(kind="stable")  # by their bytes; a partition takes ten times as long where many are equal
    least = int(sums[-most]) if len(sums) >= most else 0
    return min(max(least, int(_SHARE * int(sums[-k]))), int(sums[-fewest]))


def _column(values: Sequence[float]) -> Scores:
    """A number a row."""
    return np.array(values).reshape(-1, 1)
