"""First pass with numpy: the exact best k passages, equal to the bit to those of the plain search.

There are three ways, chosen by the number of passages alone (docs/adr/0013, 0024). Over few passages the scores of all
are added up (:mod:`~scoqa.ranking.sums`); over more an upper bound for each passage
(:mod:`~scoqa.ranking.bounds`); over many an upper bound for each block of eight (:mod:`~scoqa.ranking.race`). The
first search of each state of the index is that of :mod:`~scoqa.ranking.once`, as preparing one of the three takes
longer than a search.
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
        """A term whose postings are prepared for searching.

        Attributes:
            df: The number of passages that hold it.
            idf: Its idf.
            used: The number of the search that last asked for it.
        """

        df: int
        idf: float
        used: int

        @property
        def n_bytes(self) -> int:
            """The memory it takes, in bytes."""

    class Way(Protocol):
        """One way to search, made for one state of the index.

        Attributes:
            scheme: How terms are weighted.
            n_sums: The length of the array in which a search adds up.
        """

        scheme: Scheme
        n_sums: int

        @property
        def sum_type(self) -> type[np.generic]:
            """The type of the numbers in that array."""

        def term(self, ids: NDArray[np.uint32], counts: NDArray[np.uint32], factor: float) -> Any:
            """The term with these postings, prepared for questions in which its factor is mostly this one, at most 1."""

        def mask(self, allowed: bytes) -> Any:
            """The passages that a question may show, in the form that :meth:`search` takes."""

        def search(
            self, terms: Sequence[Any], factors: Sequence[float], k: int, mask: Any, sums: NDArray[Any]
        ) -> Iterable[tuple[int, float]]:
            """The k best passages and all that tie with the last of them, with their scores, above 0.

            Other passages may be among them, and their order is any.

            Args:
                terms: The terms that occur, at least one.
                factors: The factor of each term.
                k: At least 1.
                mask: From :meth:`mask`; None if all passages may be shown.
                sums: An array to add up in; it may hold anything.
            """


SUMS_UP_TO = 1 << 15
"""Up to so many passages their scores are all added up: compared with bounds a fifth faster at 10,000, a tenth slower
at 50,000 and a third at 100,000."""
BOUNDS_UP_TO = 1 << 18
"""Up to so many passages each has a bound: compared with blocks a tenth faster at 200,000, a quarter slower at 400,000."""
_TERMS = 10_000
"""The most terms for which sums of bounds, each rounded up, fit in 16 bits."""
_FRAMING = 0.25
"""A term that is first asked for with at least this weight is prepared for it, as a word mostly has the same weight in
all questions."""


class _State(NamedTuple):
    """What is prepared for one generation of the index."""

    generation: int
    way: Way
    terms: dict[str, Term]


class _Mask(NamedTuple):
    """A filter's passages in the form that one generation's way takes; the last one is kept."""

    allowed: bytes
    generation: int
    mask: object


class Searcher:
    """Searches one index; safe to use from many threads.

    Prepared terms are kept in up to ``settings.cache_mb`` MiB until the index changes; the ones not asked for longest
    are dropped first. Beside that each thread keeps an array to add up in, of 8 bytes a passage in a small index, 2 in
    a larger one and a quarter of a byte in a large one.

    Attributes:
        n_bytes: The memory that the prepared terms take.
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
        """Note that this state is being searched, and say whether its first search may be :func:`search_once`.

        The cosine needs the lengths of all vectors in any case.
        """
        self._searched = generation
        return self._settings.weighting != "cosine"

    def _current(self, generation: int) -> _State:
        """What is prepared for the present state of the index."""
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
        """Prepare a term that is asked for the first time, for the weight that it has now."""
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
        """Drop the terms not asked for longest, until an eighth of the cache is free."""
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
        """The array to add up in, one per thread; it may hold anything."""
        room: NDArray[Any] | None = getattr(self._local, "room", None)
        if room is None or len(room) != way.n_sums or room.dtype != way.sum_type:
            self._local.room = room = np.empty(way.n_sums, way.sum_type)
        return room


def way_of(scheme: Scheme, sizes: NDArray[np.generic]) -> Way:
    """The way to search passages of these sizes, chosen by their number."""
    if len(sizes) <= SUMS_UP_TO:
        from scoqa.ranking.sums import Sums  # a first search needs none of them

        return Sums(scheme, sizes)
    if len(sizes) <= BOUNDS_UP_TO:
        from scoqa.ranking.bounds import Bounds

        return Bounds(scheme, sizes)
    from scoqa.ranking.race import Race

    return Race(scheme, sizes)
