"""What the ways of searching with numpy have in common: rooms, gains in steps that fit in 16 bits, scores to the bit."""

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
"""Steps up to the most that a term can give a passage; sums of some sixty terms fit in 16 bits."""
TINY = 5e-324
"""The least that is above 0."""
_SUM = 50_000
"""Steps that the factors of a question may reach together in 16 bits; what rounding adds comes on top."""
_CACHED = 1 << 16
"""Passages whose rooms are written together, while their places stay in the processor's cache."""
_BEST = 128
"""Largest weights of a term that are remembered: what the best k of a question reach at least."""
_LEAST = 1e-300
"""Above 0 and nothing beside a count: no passage is divided by 0."""


def step_of(scheme: Scheme) -> float:
    """A step of gains, as a score."""
    return (1.0 if scheme.is_cosine else scheme.idf(0)) / LEVELS


def scale_of(factors: Sequence[float]) -> float:
    """What the factors of a question are divided by, from 1, so that sums of steps fit in 16 bits."""
    return max(1.0, sum(factors) * LEVELS / _SUM)


def in_steps(weights: Scores, steps: float) -> Levels:
    """Weights in so many steps for 1, rounded up, at least one step."""
    return (weights * steps).astype(np.uint16) + np.uint16(1)


def for_factor(gains: Levels | NDArray[np.uint8], own: float, factor: float) -> Levels:
    """Gains made for a factor of their own, at most 1, for another: all in 16 bits, and too large by no more than :func:`excess` says."""
    ratio = max(factor / own, 2.0**-20)
    shift = min(max(_spare_bits(gains) - math.frexp(ratio)[1], 0), 15)
    found: Levels = np.multiply(gains, np.uint16(int(ratio * (1 << shift)) + 1), dtype=np.uint16)
    found >>= shift
    found += 1
    return found


def excess(gains: Levels | NDArray[np.uint8]) -> float:
    """By what part :func:`for_factor` makes gains too large at most, beside a step: a 32nd, of single bytes a 128th."""
    return 2.0 / (1 << _spare_bits(gains))


def _spare_bits(gains: Levels | NDArray[np.uint8]) -> int:
    """What the largest gain leaves of 16 bits."""
    return 8 if gains.itemsize == 1 else 6


def rooms_of(scheme: Scheme, sizes: NDArray[np.generic], n: int) -> Scores:
    """The room of each passage, as :meth:`scoqa.ranking.weights.Scheme.share` takes it; n in all, the last of no passage.

    Of equal lengths it is reckoned once: most passages share theirs.
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
    """1 for each passage that may be shown; n in all, the last of no passage."""
    mask = np.zeros(n, np.uint8)
    mask[: len(allowed)] = np.frombuffer(allowed, np.uint8) != 0
    return mask


def largest_of(weights: Scores) -> array[float]:
    """The largest weights of a term, descending, for :func:`reached`."""
    largest = weights if len(weights) <= _BEST else np.partition(weights, len(weights) - _BEST)[-_BEST:]
    return array("d", sorted(largest.tolist(), reverse=True))


def reached(terms: Sequence[_Weighed], factors: Sequence[float], k: int) -> float:
    """What the k best passages reach at least, by what single terms give."""
    best = [
        factor * term.best[k - 1] for term, factor in zip(terms, factors, strict=True) if len(term.best) >= k
    ]
    return max(TINY, *best) if best else TINY


def columns_of(idfs: Sequence[float], factors: Sequence[float]) -> tuple[Scores, Scores | None]:
    """Idfs and factors of a question's terms as :func:`scored` takes them."""
    boosts = None if factors.count(1) == len(factors) else np.array(factors).reshape(-1, 1)
    return np.array(idfs).reshape(-1, 1), boosts


def scored(scheme: Scheme, idfs: Scores, factors: Scores | None, counts: Scores, rooms: Scores) -> Scores:
    """The scores of some passages, summed in the question's order.

    Args:
        scheme: Of the index.
        idfs: Of the terms, a number a row.
        factors: The same; None where all are 1.
        counts: How often the terms occur in the passages, shape (terms, passages).
        rooms: Of the passages.
    """
    shares = scheme.share(idfs, counts, rooms)
    if factors is not None:
        shares *= factors
    if shares.shape[1] == 1:  # numpy's sum of a single column adds up pairs
        shares = np.add.accumulate(shares)[-1:]
    scores: Scores = np.add.reduce(shares)  # row by row
    return scores


def best_of(scores: Scores, k: int, least: float) -> tuple[Passages, Scores, float]:
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
