"""Search over more passages: adds up an upper bound for each, and scores those that can be among the best.

A bound is a sum of 16 bits in steps, each term rounded up, so that it is too large by at most one step per term. The
k-th largest sum less these steps is therefore reached by the k best passages; the few passages whose sum reaches it are
scored in float64, in the question's order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from scoqa.ranking.steps import (
    TINY,
    best_of,
    columns_of,
    excess,
    for_factor,
    in_steps,
    mask_of,
    rooms_of,
    scale_of,
    scored,
    step_of,
)
from scoqa.ranking.weights import Scheme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scoqa.ranking.steps import Levels, Passages, Scores

_COUNT_BITS = 14
"""The bits, of 32, that a passage's number leaves for how often it holds a term."""
_MOST = (1 << _COUNT_BITS) - 1
"""The largest count that fits into these bits."""
_OFTEN = 16
"""For a term in more than one of so many passages, a gain is kept for every passage (if gains fit in 8 bits): these are
added without looking up places."""
_ROWS = 16
"""To find large sums, they are laid out in so many rows: first the largest of each column, then where it stands."""
_COLUMNS = 32
"""The columns' largest sums are laid out once more, in at least so many columns per hit: two of the best are then
seldom in the same."""
_WIDTH = 32
"""The number of columns is a multiple of this."""
_FEW = 40
"""Up to so many passages are scored one by one, which takes half as long as with numpy."""

_NO_GAINS: Levels = np.zeros(0, np.uint16)
_NO_KEYS = np.zeros(0, np.uint32)


class Term:
    """A term prepared for searching. Only ``used`` ever changes.

    Attributes:
        df: The number of passages that hold it.
        idf: Its idf.
        factor: The factor in a question for which ``gains`` were made, at most 1.
        ids: The passages that hold it, ascending, shape (df,); None for a frequent term.
        gains: The most that each of them gains, in steps, rounded up, shape (df,); for a frequent term one for every
            passage, shape (n_sums,).
        keys: The passages that hold it, ascending, each with its count in the lower bits, shape (df,).
        full: The counts that are too large for these bits, by passage.
        used: The number of the search that last asked for it.
    """

    __slots__ = ("df", "factor", "full", "gains", "idf", "ids", "keys", "used")

    def __init__(
        self,
        df: int,
        idf: float,
        factor: float,
        ids: Passages | None,
        gains: Levels | NDArray[np.uint8],
        keys: NDArray[np.uint32],
        full: dict[int, int],
    ) -> None:
        self.df, self.idf, self.factor = df, idf, factor
        self.ids, self.gains, self.keys, self.full = ids, gains, keys, full
        self.used = 0

    @property
    def n_bytes(self) -> int:
        """The memory it takes, in bytes."""
        n_bytes = 1000 + 100 * len(self.full) + int(self.gains.nbytes) + int(self.keys.nbytes)
        return n_bytes if self.ids is None else n_bytes + int(self.ids.nbytes)


class Bounds:
    """The way to search more passages, for one state of the index; a :class:`scoqa.ranking.search.Way`."""

    sum_type = np.uint16

    def __init__(self, scheme: Scheme, sizes: NDArray[np.generic]) -> None:
        self.scheme = scheme
        self.n_sums = -(-len(sizes) // (_ROWS * _WIDTH)) * _ROWS * _WIDTH
        self._step = step_of(scheme)
        self._share = scheme.sharing
        self._rooms = rooms_of(scheme, sizes, self.n_sums)

    def term(self, ids: NDArray[np.uint32], counts: NDArray[np.uint32], factor: float) -> Term:
        """The term with these postings, prepared for questions in which it has a factor of at most 1."""
        idf = self.scheme.idf(len(ids))
        if not len(ids):
            return Term(0, idf, factor, None, _NO_GAINS, _NO_KEYS, {})
        weights = self._share(idf, counts.astype(np.float64), self._rooms.take(ids))
        gains = in_steps(weights, factor / self._step)
        keys = ids << np.uint32(_COUNT_BITS) | np.minimum(counts, np.uint32(_MOST))
        large = counts > _MOST
        full = dict(zip(ids[large].tolist(), counts[large].tolist(), strict=True))
        if len(ids) * _OFTEN > self.n_sums and gains.max() < 1 << 8:
            of_all = np.zeros(self.n_sums, np.uint8)
            of_all[ids] = gains
            return Term(len(ids), idf, factor, None, of_all, keys, full)
        return Term(len(ids), idf, factor, ids.astype(np.intp), gains, keys, full)

    def mask(self, allowed: bytes) -> NDArray[np.uint8]:
        """1 for each passage that may be shown, else 0."""
        return mask_of(allowed, self.n_sums)

    def search(
        self,
        terms: Sequence[Term],
        factors: Sequence[float],
        k: int,
        mask: NDArray[np.uint8] | None,
        sums: Levels,
    ) -> Iterable[tuple[int, float]]:
        """The k best passages; see :class:`scoqa.ranking.search.Way`."""
        slack = self.add_up(terms, factors, sums)
        if mask is not None:
            np.multiply(sums, mask, sums)
        found = _largest(sums, k, slack)
        wanted = (found << _COUNT_BITS).astype(np.uint32)
        is_few = len(found) <= _FEW
        keys = []  # each term's first key that is not smaller: that of the same passage, if it holds the term
        for term in terms:
            own = term.keys
            keys.append(own.take(own.searchsorted(wanted), None, None, "clip"))
            if term.full:
                is_few = False
        rooms = self._rooms.take(found)
        if is_few:
            few = self._scores(terms, factors, keys, wanted.tolist(), rooms.tolist())
            return [entry for entry in zip(found.tolist(), few, strict=True) if entry[1]]
        counts = _counts(terms, np.array(keys), found, wanted)
        idfs, boosts = columns_of([term.idf for term in terms], factors)
        scores = scored(self.scheme, idfs, boosts, counts, rooms)
        at, high, _ = best_of(scores, k, TINY)
        return zip(found.take(at).tolist(), high.tolist(), strict=True)

    def add_up(self, terms: Sequence[Term], factors: Sequence[float], sums: Levels) -> int:
        """Write the upper bound of each passage's score, in steps.

        Returns:
            By how many steps a bound may be too large.
        """
        scale = scale_of(factors)
        slack = 0
        is_begun = False
        rare = []
        for term, factor in zip(terms, factors, strict=True):
            step, gains = factor / scale, term.gains
            if step == term.factor:
                slack += 1
            else:
                most = self.scheme.most(term.idf) * step / self._step
                slack += 3 + int(most * excess(gains) + 2 * step / term.factor)
                gains = for_factor(gains, term.factor, step)
            if term.ids is not None:
                rare.append((term.ids, gains))
            elif is_begun:
                np.add(sums, gains, sums)
            else:
                sums[:] = gains
                is_begun = True
        if not is_begun:
            sums.fill(0)
        for ids, gains in rare:
            np.add.at(sums, ids, gains)
        return slack

    def _scores(
        self,
        terms: Sequence[Term],
        factors: Sequence[float],
        keys: Sequence[NDArray[np.uint32]],
        wanted: Sequence[int],
        rooms: Sequence[float],
    ) -> list[float]:
        """The scores of some passages.

        Args:
            terms: The question's terms.
            factors: The factor of each.
            keys: For each term, its first key that is not below each passage's.
            wanted: The passages' keys with a count of 0.
            rooms: The room of each passage, see :meth:`Scheme.room`.
        """
        share = self._share
        scores = [0.0] * len(wanted)
        for term, factor, row in zip(terms, factors, keys, strict=True):
            idf = term.idf
            at = 0
            for key, own, room in zip(row.tolist(), wanted, rooms):  # noqa: B905  as long; a tenth of this loop
                count = key - own
                if 0 < count <= _MOST:
                    scores[at] += factor * share(idf, count, room)
                at += 1  # noqa: SIM113  enumerate takes a tenth more
        return scores


def _largest(sums: Levels, k: int, slack: int) -> Passages:
    """The passages with the k largest sums above 0, and those with sums at most ``slack`` below the last of these.

    Ascending; a few passages with smaller sums may be among them.
    """
    rows = sums.reshape(_ROWS, -1)
    high = np.maximum.reduce(rows)
    n_rows = min(_WIDTH, 1 << max(1, len(high) // (_COLUMNS * k)).bit_length() - 1)
    ordered = np.maximum.reduce(high.reshape(n_rows, -1))
    ordered.sort()
    cut = max(1, int(ordered[-k]) - slack) if k <= len(ordered) else 1
    columns = (high >= cut).nonzero()[0]
    row, column = (rows.take(columns, 1) >= cut).nonzero()
    found: Passages = row * len(high) + columns.take(column)
    return found


def _counts(
    terms: Sequence[Term], keys: NDArray[np.uint32], passages: Passages, wanted: NDArray[np.uint32]
) -> Scores:
    """How often terms occur in some passages, shape (terms, passages); ``keys`` and ``wanted`` as for the scores."""
    keys -= wanted  # that of another passage is far away
    counts = np.multiply(keys, keys <= _MOST, dtype=np.float64)
    for row, term in zip(counts, terms, strict=True):
        if term.full:
            for at, passage in enumerate(passages.tolist()):
                row[at] = term.full.get(passage, row[at])
    return counts
