"""A term's postings by blocks of eight passages, for the search over many passages (:mod:`scoqa.ranking.race`).

Two things are kept for a block: the most that its best passage can gain, in an array eight times shorter than one over
passages, and the counts of its eight passages, packed into one number of half a byte each, so that one look-up reads
the counts in hundreds of blocks.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from scoqa.ranking.steps import for_factor, in_steps, largest_of, rooms_of, step_of
from scoqa.ranking.weights import Scheme
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from numpy.typing import NDArray

    from scoqa.ranking.steps import Levels, Passages, Scores

    Blocks = NDArray[np.intp]
    Packed = NDArray[np.uint32]
    """The counts of a block's passages in one number, half a byte each."""
    _Part = tuple[slice, NDArray[np.uint16]]
    """The blocks of one group: where they stand among others, and their numbers, counted from the group's first block."""
    _Number = TypeVar("_Number", bound=np.generic)

SIZE = 8
"""Passages in a block. Measured at 100,000 and 1,000,000: with 16, five times as many passages are looked at; with 4, the
sums over all blocks take twice as long."""
_ROW = 64
"""The length of an array over all blocks is a multiple of this."""
_OFTEN = 16
"""For a term in more than one of so many passages, a gain is kept for every block, also for those without it."""
_ROOMY = 1 << 62
"""This over the cube of the number of passages takes the place of _OFTEN if it is larger, which it is up to 660,000
passages (4,600 at 100,000, 72 at 400,000); then counts, too, are kept for every block. What this keeps of every word of
1,000 questions fits in the cache."""
_REACH = 16
"""The lower bits of a block's number, kept for each block that holds a term; the upper bits are those of its group."""
_FULL = 15
"""The largest number in half a byte; counts from here on are kept apart as well."""
_SHIFTS = np.uint32(4) * (np.arange(SIZE, dtype=np.uint32) ^ np.uint32(0 if sys.byteorder == "little" else 6))
"""The shift of each passage's count in a block's number, such that the number's bytes in memory are in the passages'
order."""
_APART = np.array([(byte & 15, byte >> 4) for byte in range(256)], np.float64)
"""The two counts in a byte."""
_BY_TWO = (_SHIFTS[:4] & np.uint32(15)).reshape(4, 1, 1)
"""The shift that moves the count of each of the first four passages, and that of the passage four further, into
:data:`_TWO_COUNTS`."""
_TWO_COUNTS, _TWO_ONES = np.uint32(0x000F000F), np.uint32(0x00010001)


_NO_FULL = array("I"), array("I")


class _Group(NamedTuple):
    """Those of 65,536 consecutive blocks that hold a term.

    Attributes:
        held: Their numbers, ascending, counted from the group's first block.
        gains: As in :class:`Term`, for these blocks.
        counts: As in :class:`Term`, for these blocks.
    """

    held: NDArray[np.uint16]
    gains: Levels
    counts: Packed


class Term:
    """A term prepared for searching. Only ``used`` ever changes.

    Attributes:
        df: The number of passages that hold it.
        idf: Its idf.
        factor: The factor in a question for which ``gains`` were made, at most 1.
        best: Its largest weights, without the question's factor, descending.
        gains: The most that a passage of each block gains, in steps, rounded up, shape (n_blocks,); None for a rare
            term.
        counts: The counts of each block's passages, packed, shape (n_blocks,); None if ``groups`` hold them.
        groups: The blocks that hold it; empty if ``counts`` is given.
        full: The passages, ascending, whose counts are too large to be packed, and these counts.
        used: The number of the search that last asked for it.
    """

    __slots__ = ("best", "counts", "df", "factor", "full", "gains", "groups", "idf", "used")

    def __init__(
        self,
        df: int,
        idf: float,
        factor: float,
        *,
        best: Sequence[float] = (),
        gains: Levels | None = None,
        counts: Packed | None = None,
        groups: Sequence[_Group] = (),
        full: tuple[array[int], array[int]] = _NO_FULL,
    ) -> None:
        self.df, self.idf, self.factor = df, idf, factor
        self.best, self.gains, self.counts, self.groups = best, gains, counts, groups
        self.full = full
        self.used = 0

    @property
    def n_bytes(self) -> int:
        """The memory it takes, in bytes."""
        groups = [array for group in self.groups for array in group]
        arrays = [self.gains, self.counts, *groups]
        n_bytes = sum(int(each.nbytes) for each in arrays if each is not None)
        return 1000 + 8 * len(self.best) + 8 * len(self.full[0]) + n_bytes

    def add_gains(self, sums: Levels, factor: float) -> None:
        """Add what each block can gain, in a question in which the term has this factor, to its sum."""
        if self.gains is not None:
            np.add(sums, self.for_factor(self.gains, factor), sums)
            return
        for number, group in enumerate(self.groups):
            own = sums[number << _REACH :]
            np.add.at(own, group.held.astype(np.intp), self.for_factor(group.gains, factor))

    def for_factor(self, gains: Levels, factor: float) -> Levels:
        """Gains of this term, turned into those for another factor; hardly too large."""
        return gains if factor == self.factor else for_factor(gains, self.factor, factor)

    def look_up(self, parts: Sequence[_Part], counts: Packed, gains: Levels | None) -> None:
        """Write the counts in some blocks, given by groups, and what the blocks gain."""
        for group, (part, wanted) in zip(self.groups, parts, strict=True):
            places = group.held.searchsorted(wanted)
            is_held = group.held.take(places, mode="clip") == wanted
            np.multiply(group.counts.take(places, mode="clip"), is_held, out=counts[part])
            if gains is not None:
                group.gains.take(places, out=gains[part], mode="clip")


def _parts(blocks: NDArray[np.integer[Any]], n_blocks: int) -> list[_Part]:
    """Some blocks, ascending, split by groups."""
    narrow = blocks.astype(np.uint16)
    if n_blocks <= 1 << _REACH:
        return [(slice(None), narrow)]
    inner = blocks.searchsorted(np.arange(1 << _REACH, n_blocks, 1 << _REACH, dtype=blocks.dtype))
    return [
        (slice(first, stop), narrow[first:stop])
        for first, stop in pairwise((0, *inner.tolist(), len(blocks)))
    ]


class Sizes:
    """The sizes of all passages, and terms prepared by them, for one state of the index.

    Attributes:
        scheme: How terms are weighted.
        n_blocks: The number of blocks; some at the end may be empty.
        step: The score that one step of the gains stands for.
        rooms: The room of each passage, as :meth:`scoqa.ranking.weights.Scheme.share` takes it.
        by_block: The same, shape (n_blocks, SIZE).
    """

    def __init__(self, scheme: Scheme, sizes: NDArray[np.generic]) -> None:
        self.scheme = scheme
        self.n_blocks = -(-len(sizes) // (SIZE * _ROW)) * _ROW
        self.step = step_of(scheme)
        self.rooms = rooms_of(scheme, sizes, self.n_blocks * SIZE)
        self.by_block: Scores = self.rooms.reshape(-1, SIZE)

    def term(self, ids: NDArray[np.uint32], counts: NDArray[np.uint32], factor: float) -> Term:
        """The term with these postings, prepared for questions in which it has a factor of at most 1."""
        n_blocks = self.n_blocks
        idf = self.scheme.idf(len(ids))
        if not len(ids):
            return Term(0, idf, factor)
        weights = self.scheme.share(idf, counts.astype(np.float64), self.rooms.take(ids))
        block_of = ids >> np.uint32(3)
        firsts = np.concatenate(([0], np.flatnonzero(block_of[1:] != block_of[:-1]) + 1))
        held = block_of[firsts]
        gains = in_steps(np.maximum.reduceat(weights, firsts), factor / self.step)
        shifted = np.minimum(counts, np.uint32(_FULL)) << _SHIFTS[ids & np.uint32(7)]
        packed = np.bitwise_or.reduceat(shifted, firsts)
        often = max(_OFTEN, _ROOMY // (n_blocks * SIZE) ** 3)
        is_often = len(ids) * often >= n_blocks * SIZE
        has_all_counts = is_often and (often > _OFTEN or len(held) * 2 >= n_blocks)
        full = counts >= _FULL
        return Term(
            len(ids),
            idf,
            factor,
            best=largest_of(weights),
            gains=_spread(gains, held, n_blocks) if is_often else None,
            counts=_spread(packed, held, n_blocks) if has_all_counts else None,
            groups=() if has_all_counts else _groups(held, gains, packed, n_blocks),
            full=(array("I", ids[full].tobytes()), array("I", counts[full].tobytes())),
        )


def _groups(held: NDArray[np.uint32], gains: Levels, counts: Packed, n_blocks: int) -> list[_Group]:
    """The blocks that hold a term, by groups; a group without any has one empty block."""
    nothing = _Group(np.zeros(1, np.uint16), np.zeros(1, np.uint16), np.zeros(1, np.uint32))
    return [
        _Group(narrow, gains[part], counts[part]) if len(narrow) else nothing
        for part, narrow in _parts(held, n_blocks)
    ]


def _spread(values: NDArray[_Number], blocks: NDArray[np.uint32], n_blocks: int) -> NDArray[_Number]:
    """An array over all blocks with the values of some, 0 elsewhere."""
    spread = np.zeros(n_blocks, values.dtype)
    spread[blocks] = values
    return spread


def counts_in(terms: Sequence[Term], blocks: Blocks, passages: Passages, n_blocks: int) -> Scores:
    """How often terms occur in the passages of some blocks, ascending, shape (terms, passages)."""
    packed = np.empty((len(terms), len(blocks)), np.uint32)
    _look_up(terms, blocks, n_blocks, packed, None)
    counts = _APART.take(packed.view(np.uint8), 0).reshape(len(terms), -1)
    _put_full(terms, counts, passages)
    return counts


def promising(
    terms: Sequence[Term], factors: Sequence[float], blocks: Blocks, n_blocks: int, level: int
) -> tuple[Passages, Scores]:
    """The passages of some blocks that may reach a score, and how often the terms occur in them.

    A passage gains at most what its block can gain of each term that the passage holds.

    Args:
        terms: The question's terms.
        factors: The factor of each.
        blocks: The numbers of the blocks, ascending.
        n_blocks: The number of all blocks.
        level: The score to reach, in steps, at least 1.

    Returns:
        (passages in no order, counts of shape (terms, passages)).
    """
    packed = np.empty((len(terms), len(blocks)), np.uint32)
    gains = np.empty(packed.shape, np.uint16)
    _look_up(terms, blocks, n_blocks, packed, gains)
    for term, row, factor in zip(terms, gains, factors, strict=True):
        if factor != term.factor:
            row[:] = term.for_factor(row, factor)
    # two passages a number, a count or a sum in each half; shape (4, terms, blocks)
    is_held = (packed >> _BY_TWO & _TWO_COUNTS) + _TWO_COUNTS >> np.uint32(4) & _TWO_ONES
    is_held *= gains.astype(np.uint32)
    bounds = np.add.reduce(is_held, axis=1, dtype=np.uint32).view(np.uint16)
    rows, columns = np.divmod((bounds >= level).ravel().nonzero()[0], bounds.shape[1])
    slots, columns = rows + ((columns & 1) << 2), columns >> 1
    passages = (blocks.take(columns) << 3) + slots
    counts = (packed.take(columns, axis=1) >> _SHIFTS.take(slots) & np.uint32(_FULL)).astype(np.float64)
    _put_full(terms, counts, passages)
    return passages, counts


def _look_up(
    terms: Sequence[Term], blocks: Blocks, n_blocks: int, counts: Packed, gains: Levels | None
) -> None:
    """Write the counts of terms in some blocks, one row per term, and what the blocks that hold a term gain."""
    parts: Sequence[_Part] = ()
    for place, term in enumerate(terms):
        if term.counts is not None:
            term.counts.take(blocks, None, counts[place], "clip")
            if gains is not None and term.gains is not None:
                term.gains.take(blocks, None, gains[place], "clip")
        else:
            parts = parts or _parts(blocks, n_blocks)
            term.look_up(parts, counts[place], None if gains is None else gains[place])


def _put_full(terms: Sequence[Term], counts: Scores, passages: Passages) -> None:
    """Replace the few counts that were too large to be packed by the real ones."""
    packed = counts.astype(np.uint8).tobytes()  # looked through much faster than an array
    at = packed.find(_FULL)
    while at >= 0:
        row, place = divmod(at, len(passages))
        full, real = terms[row].full
        counts[row, place] = real[bisect_left(full, passages[place])]
        at = packed.find(_FULL, at + 1)
