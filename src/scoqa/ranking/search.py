"""First pass with numpy: exact top-k, byte-equal to the plain search.

Which way it goes depends on the number of passages alone (docs/adr/0013, 0024): the scores of all are added up, or
bounds of them all, or those of blocks of eight. The first search of a state goes that of
:mod:`scoqa.ranking.once`, as what all others need takes longer to make.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

import numpy as np

from scoqa.ranking.once import search_once
from scoqa.ranking.plain import in_order, search_plain
from scoqa.ranking.weights import Scheme, scheme_of
from scoqa.settings import Settings
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from numpy.typing import NDArray

    from scoqa.ranking.index import IndexView
    from scoqa.ranking.steps import Scores

    class Term(Protocol):
        """A term ready to search.

        Attributes:
            df: Passages that hold it.
            used: When it was last asked for.
        """

        df: int
        idf: float
        used: int

        @property
        def n_bytes(self) -> int:
            """Memory it takes."""

    class Way(Protocol):
        """How one state of the index is searched.

        Attributes:
            n_sums: Numbers that a search adds up in.
        """

        scheme: Scheme
        n_sums: int

        @property
        def sum_type(self) -> type[np.generic]:
            """Of these."""

        def term(self, ids: NDArray[np.uint32], counts: NDArray[np.uint32], factor: float) -> Any:
            """A term made ready of its postings, for questions that mostly multiply it with a factor of at most 1."""

        def mask(self, allowed: bytes) -> Any:
            """Where a question may look, as :meth:`search` takes it."""

        def search(
            self, terms: Sequence[Any], factors: Sequence[float], k: int, mask: Any, sums: NDArray[Any]
        ) -> Iterable[tuple[int, float]]:
            """The k best passages with their scores, above 0, and all that tie with the last of them; others too, in any order.

            Args:
                terms: Those that occur, from 1.
                factors: Of the terms.
                k: From 1.
                mask: None where all passages may be shown.
                sums: What may hold anything.
            """


SUMS_UP_TO = 1 << 15
"""Passages whose scores are all added up: a fifth faster than bounds at 10,000, a tenth slower at 50,000, a third at
100,000."""
BOUNDS_UP_TO = 1 << 18
"""Passages that have a bound each: a tenth faster than by blocks at 200,000, a quarter slower at 400,000."""
_TERMS = 10_000
"""Terms up to which sums of bounds fit in 16 bits, each rounded up."""
_FRAMING = 0.25
"""Least weight for which a term's gains are made when it is first asked for with that: mostly it always has
the same."""


class _State(NamedTuple):
    """What holds for one generation of the index."""

    generation: int
    way: Way
    terms: dict[str, Term]


class _Mask(NamedTuple):
    """Where a question may look, as the way of a generation has it."""

    allowed: bytes
    generation: int
    mask: object


class Searcher:
    """Searches one index; safe to use from many threads.

    Terms made ready are kept up to ``settings.cache_mb`` MiB until the index changes; those that were not
    asked for longest go first. A thread's sums take 8 bytes a passage on top, 2 where there are more, and a quarter
    of one where there are many.

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
        way, ready = state.way, state.terms
        weights = weights or [1.0] * len(terms)
        self._n_asked += 1
        own = []
        for name, weight in zip(terms, weights, strict=True):
            term = ready.get(name) or self._made_ready(name, weight, state)
            term.used = self._n_asked
            own.append(term)
        factors = way.scheme.factors([term.idf for term in own], weights)
        known = [term for term in own if term.df]
        if not known:
            return []
        if len(known) > _TERMS:
            return search_plain(
                self._view, terms, k, settings=self._settings, allowed=allowed, weights=weights
            )
        if len(known) < len(own):
            factors = [factor for term, factor in zip(own, factors, strict=True) if term.df]
        mask = None if allowed is None else self._mask_of(allowed, state)
        return in_order(self._view, way.search(known, factors, k, mask, self._room(way)), k)

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
        sizes = self._vector_lengths(scheme) if scheme.is_cosine else self._view.lengths()
        state = _State(generation, way_of(scheme, sizes), {})
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
        factor = weight if _FRAMING <= weight <= 1 and not state.way.scheme.is_cosine else 1.0
        term: Term = state.way.term(*self._view.postings(name), factor)
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

    def _mask_of(self, allowed: bytes, state: _State) -> object:
        known = self._mask
        if known is None or known.allowed is not allowed or known.generation != state.generation:
            self._mask = known = _Mask(allowed, state.generation, state.way.mask(allowed))
        return known.mask

    def _room(self, way: Way) -> NDArray[Any]:
        """Room for the sums of a search, which may hold anything; a thread keeps its own."""
        room: NDArray[Any] | None = getattr(self._local, "room", None)
        if room is None or len(room) != way.n_sums or room.dtype != way.sum_type:
            self._local.room = room = np.empty(way.n_sums, way.sum_type)
        return room


def way_of(scheme: Scheme, sizes: NDArray[np.generic]) -> Way:
    """How passages of such sizes are searched, by their number."""
    if len(sizes) <= SUMS_UP_TO:
        from scoqa.ranking.sums import Sums  # a first search needs none of them

        return Sums(scheme, sizes)
    if len(sizes) <= BOUNDS_UP_TO:
        from scoqa.ranking.bounds import Bounds

        return Bounds(scheme, sizes)
    from scoqa.ranking.race import Race

    return Race(scheme, sizes)
