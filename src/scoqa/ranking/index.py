"""What ranking reads of an index, wherever it is kept: a protocol of postings, lengths and tie order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class IndexView(Protocol):
    """One consistent state of an index. Passage ids are dense, ``0..n_ids-1``; dead ones never show.

    The ``plain`` forms need no numpy: they serve the one-shot question and are the reference the
    fast forms are tested against.
    """

    @property
    def n_passages(self) -> int:
        """Live passages, N."""

    @property
    def n_ids(self) -> int:
        """Size of the id space, at least ``n_passages``."""

    @property
    def total_length(self) -> int:
        """Indexed tokens over all live passages; the mean length is this over ``n_passages``."""

    @property
    def generation(self) -> int:
        """Changes with every commit, so that caches can tell when they are stale."""

    def postings(self, term: str) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Ids (ascending, live only) and counts (from 1) of the passages that hold the term; empty if none."""

    def postings_plain(self, term: str) -> tuple[Sequence[int], Sequence[int]]:
        """The same as :meth:`postings` as sequences of ints."""

    def lengths(self) -> NDArray[np.unsignedinteger]:
        """Indexed tokens by passage id, shape (n_ids,), in the narrowest type that fits; 0 for dead ids."""

    def lengths_plain(self) -> Sequence[int]:
        """The same as :meth:`lengths` as a sequence of ints."""

    def terms(self) -> Sequence[str]:
        """All terms, sorted."""

    def tie_order(self, ids: Sequence[int]) -> list[tuple[str, int]]:
        """(document key, start) of each id: equal scores rank in this order."""
