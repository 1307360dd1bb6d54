"""What the ways to search with numpy share: rooms of passages, gains in steps of 16 bits, and exact scores."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

import numpy as np

from scoqa.ranking.weights import Scheme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from numpy.typing import NDArray

    class _Weighed(Protocol):
        @property
        def best(self) -> Sequence[float]: ...

    Passages = NDArray[np.intp]
    Levels = NDArray[np.uint16]
    Scores = NDArray[np.float64]

LEVELS = 1000
"""The steps of the most that a term can give a passage; sums of some sixty terms fit in 16 bits."""
TINY = 5e-324
"""The smallest number above 0."""
_SUM = 50_000
"""The most steps that all terms of a question may give together in 16 bits, apart from what rounding adds."""
_CACHED = 1 << 16
"""So many passages' rooms are written at a time, so that they stay in the processor's cache."""
_BEST = 128
"""So many of a term's largest weights are kept, to know a score that the best k passages reach."""
_LEAST = 1e-300
"""Above 0, so that nothing is divided by 0, and too small to change a count."""


def step_of(scheme: Scheme) -> float:
    """The score that one step of gains stands for."""
    return (1.0 if scheme.is_cosine else scheme.idf(0)) / LEVELS


def scale_of(factors: Sequence[float]) -> float:
    """What the factors of a question are divided by, at least 1, so that sums of steps fit in 16 bits."""
    return max(1.0, sum(factors) * LEVELS / _SUM)


def in_steps(weights: Scores, steps: float) -> Levels:
    """Weights in steps, so many for a weight of 1, rounded up, at least one each."""
    return (weights * steps).astype(np.uint16) + np.uint16(1)


def for_factor(gains: Levels | NDArray[np.uint8], own: float, factor: float) -> Levels:
    """Gains that were made for one factor, at most 1, turned into those for another one.

    The arithmetic stays within 16 bits; a gain becomes too large by no more than :func:`excess` says.
    """
    ratio = max(factor / own, 2.0**-20)
    shift = min(max(_spare_bits(gains) - math.frexp(ratio)[1], 0), 15)
    found: Levels = np.multiply(gains, np.uint16(int(ratio * (1 << shift)) + 1), dtype=np.uint16)
    found >>= shift
    found += 1
    return found


def excess(gains: Levels | NDArray[np.uint8]) -> float:
    """The largest share by which :func:`for_factor` makes gains too large, beside one step: 1/32, for single bytes 1/128."""
    return 2.0 / (1 << _spare_bits(gains))


def _spare_bits(gains: Levels | NDArray[np.uint8]) -> int:
    """The bits, of 16, that the largest gain does not need."""
    return 8 if gains.itemsize == 1 else 6


def rooms_of(scheme: Scheme, sizes: NDArray[np.generic], n: int) -> Scores:
    """The room of each passage, see :meth:`scoqa.ranking.weights.Scheme.room`, padded to shape (n,).

    It is computed once for each length, as most passages share theirs.
    """
    rooms = np.full(n, _LEAST)
    n = len(sizes)
    if scheme.is_cosine or (longest := int(sizes.max(initial=0))) >= n:
        np.maximum(scheme.room(sizes.astype(np.float64)), _LEAST, out=rooms[:n])
        return rooms
    of_length = np.maximum(scheme.room(np.arange(longest + 1.0)), _LEAST)
    for start in range(0, n, _CACHED):
        part = slice(start, min(start + _CACHED, n))
        of_length.take(sizes[part].astype(np.intp), out=rooms[part], mode="clip")
    return rooms


def mask_of(allowed: bytes, n: int) -> NDArray[np.uint8]:
    """1 for each passage that may be shown, else 0, padded to shape (n,)."""
    mask = np.zeros(n, np.uint8)
    mask[: len(allowed)] = np.frombuffer(allowed, np.uint8) != 0
    return mask


def largest_of(weights: Scores) -> array[float]:
    """The largest weights of a term, descending, for :func:`reached`."""
    largest = weights if len(weights) <= _BEST else np.partition(weights, len(weights) - _BEST)[-_BEST:]
    return array("d", sorted(largest.tolist(), reverse=True))


def reached(terms: Sequence[_Weighed], factors: Sequence[float], k: int) -> float:
    """A score that the k best passages reach, from the largest weights of single terms."""
    best = [
        factor * term.best[k - 1] for term, factor in zip(terms, factors, strict=True) if len(term.best) >= k
    ]
    return max(TINY, *best) if best else TINY


def columns_of(idfs: Sequence[float], factors: Sequence[float]) -> tuple[Scores, Scores | None]:
    """The idfs and factors of a question's terms in the form that :func:`scored` takes."""
    boosts = None if factors.count(1) == len(factors) else np.array(factors).reshape(-1, 1)
    return np.array(idfs).reshape(-1, 1), boosts


def scored(scheme: Scheme, idfs: Scores, factors: Scores | None, counts: Scores, rooms: Scores) -> Scores:
    """The scores of some passages in float64, added up in the question's order.

    Args:
        scheme: How terms are weighted.
        idfs: The idf of each term, shape (terms, 1).
        factors: The factor of each term, shape (terms, 1); None if all are 1.
        counts: How often the terms occur in the passages, shape (terms, passages).
        rooms: The room of each passage.
    """
    shares = scheme.share(idfs, counts, rooms)
    if factors is not None:
        shares *= factors
    if shares.shape[1] == 1:  # numpy's sum of a single column adds up pairs
        shares = np.add.accumulate(shares)[-1:]
    scores: Scores = np.add.reduce(shares)  # row by row
    return scores


def best_of(scores: Scores, k: int, least: float) -> tuple[Passages, Scores, float]:
    """The k largest scores that are at least ``least``, and all that tie with the last of them.

    Returns:
        (their places, ascending; these scores; the k-th largest, or ``least`` if there are fewer).
    """
    at = (scores >= least).nonzero()[0]
    high = scores.take(at)
    if len(high) > k:
        ordered = high.copy()
        ordered.partition(len(ordered) - k)
        least = max(least, float(ordered[-k]))
        kept = (high >= least).nonzero()[0]
        at, high = at.take(kept), high.take(kept)
    return at, high, least
