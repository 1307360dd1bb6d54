"""Search over many passages, by blocks of eight.

1. The most that each block can gain is added up over the question's terms: the block maxima of Ding and Suel, *Faster
   top-k document retrieval using block-max indexes* (2011), for all blocks at once.
2. The most promising blocks are scored. What the k best of their passages reach rules out nearly all other blocks.
3. If few blocks are left, all their passages are scored. If many are left, each passage is bounded by the terms that it
   holds, and only those that can still win are scored.

Scores are computed in float64 and in the question's order, so that they do not depend on the path taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from scoqa.ranking.blocks import SIZE, Sizes, counts_in, promising
from scoqa.ranking.steps import TINY, best_of, columns_of, mask_of, reached, scale_of, scored
from scoqa.ranking.weights import Scheme
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scoqa.ranking.blocks import Blocks, Term
    from scoqa.ranking.steps import Levels, Passages, Scores

_SLACK = 1e-9
"""A relative margin, larger than what rounding can add to a sum of float64."""
_AT_ONCE = 1 << 16
"""The most blocks times terms that are looked at together, to bound memory."""
_SHARE = 0.75
"""Blocks whose sum is at least this share of the k-th largest are scored first, within the two bounds below."""
_FEWEST, _MOST = 54, 150
"""The fewest and the most blocks beyond k that are scored first. Measured from 100,000 to 1,000,000 passages: one number
for all questions, from 40 to 180, is slower."""
_FEW = 256
"""Up to so many blocks all their passages are scored; in more, each passage is bounded first."""
_ROWS = 64
"""To find large sums, they are laid out in at most so many rows; their number is a multiple of this."""
_WITHIN = np.arange(SIZE)
"""The places of passages in their block."""


class _Mask(NamedTuple):
    """The passages that a question may show.

    Attributes:
        passages: 1 for each of them, else 0.
        blocks: 1 for each block with one of them, else 0.
    """

    passages: NDArray[np.uint8]
    blocks: Levels


class Race:
    """The way to search many passages, for one state of the index; a :class:`scoqa.ranking.search.Way`."""

    sum_type = np.uint16

    def __init__(self, scheme: Scheme, sizes: NDArray[np.generic]) -> None:
        self.scheme = scheme
        self._sizes = Sizes(scheme, sizes)
        self.n_sums = self._sizes.n_blocks

    def term(self, ids: NDArray[np.uint32], counts: NDArray[np.uint32], factor: float) -> Term:
        """The term with these postings, prepared for questions in which it has a factor of at most 1."""
        return self._sizes.term(ids, counts, factor)

    def mask(self, allowed: bytes) -> _Mask:
        """The passages that may be shown."""
        passages = mask_of(allowed, self.n_sums * SIZE)
        return _Mask(passages, np.asarray(passages.reshape(-1, SIZE).any(axis=1), np.uint16))

    def search(
        self,
        terms: Sequence[Term],
        factors: Sequence[float],
        k: int,
        mask: _Mask | None,
        sums: Levels,
    ) -> Iterable[tuple[int, float]]:
        """The k best passages; see :class:`scoqa.ranking.search.Way`."""
        found, scores = _race(terms, factors, k, self._sizes, mask, sums)
        return zip(found.tolist(), scores.tolist(), strict=True)


class _Asked(NamedTuple):
    """What one search scores passages by.

    Attributes:
        terms: The question's terms that occur.
        steps: The factor of each term's gains.
        idfs: The idf of each term, shape (terms, 1).
        factors: The factor of each term, shape (terms, 1); None if all are 1.
        sizes: The sizes of all passages.
    """

    terms: Sequence[Term]
    steps: Sequence[float]
    idfs: Scores
    factors: Scores | None
    sizes: Sizes


def _race(
    terms: Sequence[Term], factors: Sequence[float], k: int, sizes: Sizes, mask: _Mask | None, sums: Levels
) -> tuple[Passages, Scores]:
    """The k best passages and all that tie with the last of them, with their scores, in no order.

    ``sums`` is an array to add up in, and may hold anything.
    """
    scale = scale_of(factors)
    steps = factors if scale == 1 else [factor / scale for factor in factors]
    unit = (1 - _SLACK) / (sizes.step * scale)
    least = reached(terms, factors, k) if mask is None else TINY
    sums.fill(0)  # the most that a passage of each block can score, in steps
    for term, step in zip(terms, steps, strict=True):
        term.add_gains(sums, step)
    if mask is not None:
        np.multiply(sums, mask.blocks, out=sums)
    level = int(least * unit) or 1  # the least sum with which a block can still hold a winner
    cut = max(level, _first_cut(sums, k))
    blocks = (sums >= cut).nonzero()[0]
    asked = _Asked(terms, steps, *columns_of([term.idf for term in terms], factors), sizes)
    found: Passages = np.zeros(0, np.intp)
    scores: Scores = np.zeros(0)
    at_once = _AT_ONCE // len(terms)
    while True:
        for start in range(0, len(blocks), at_once):  # a bounded number at a time, to bound memory
            passages, high = _scored(asked, blocks[start : start + at_once], level)
            if mask is not None:
                high *= mask.passages.take(passages)
            if len(found):
                passages, high = np.concatenate((found, passages)), np.concatenate((scores, high))
            at, scores, least = best_of(high, k, least)
            found = passages.take(at)
            level = int(least * unit) or 1
        if level >= cut:
            break
        blocks = ((sums >= level) & (sums < cut)).nonzero()[0]
        cut = 0
    return found, scores


def _scored(asked: _Asked, blocks: Blocks, level: int) -> tuple[Passages, Scores]:
    """The passages of some blocks that can reach ``level`` steps, with their scores; others may be among them."""
    terms, steps, idfs, factors, sizes = asked
    if len(blocks) <= _FEW:
        passages = ((blocks << 3)[:, None] + _WITHIN).ravel()
        counts = counts_in(terms, blocks, passages, sizes.n_blocks)
        rooms = sizes.by_block.take(blocks, 0).ravel()
    else:
        passages, counts = promising(terms, steps, blocks, sizes.n_blocks, level)
        rooms = sizes.rooms.take(passages)
    return passages, scored(sizes.scheme, idfs, factors, counts, rooms)


def _first_cut(sums: Levels, k: int) -> int:
    """The least sum of a block that is scored in the first round."""
    fewest, most = k + _FEWEST, k + _MOST
    if len(sums) <= fewest:
        return 0
    if len(sums) >= 4 * most:  # the largest of each column: hardly worse, and found much faster
        n_rows = min(_ROWS, 1 << (len(sums) // (2 * most)).bit_length() - 1)
        sums = np.maximum.reduce(sums.reshape(n_rows, -1))
    else:
        sums = sums.copy()
    sums.sort(kind="stable")  # by their bytes; a partition takes ten times as long where many are equal
    least = int(sums[-most]) if len(sums) >= most else 0
    return min(max(least, int(_SHARE * int(sums[-k]))), int(sums[-fewest]))
