"""A term's postings by blocks of eight passages, as the search over many of them reads them.

What a block's best passage can gain is a number in an array of its own, eight times shorter than one
over passages, and a block's counts are the half bytes of one number: what is in hundreds of blocks is
one look-up.
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
    """Counts of a block in a number: half a byte a passage."""
    _Part = tuple[slice, NDArray[np.uint16]]
    """Where those of one group stand among some blocks, and their numbers, counted from the group's first."""
    _Number = TypeVar("_Number", bound=np.generic)

SIZE = 8
"""Passages a block. Measured at 100,000 and 1,000,000: of 16, five times as many passages are looked at, of 4 the
sums over all blocks take twice as long."""
_ROW = 64
"""Arrays over blocks are as long as a multiple of this."""
_OFTEN = 16
"""What a block can gain is kept for every block where a term is in more than a passage in so many."""
_ROOMY = 1 << 62
"""Over the cube of the passages: the same where that is more, which it is up to 660,000, and then for counts
too. What is kept so of each word asked for in 1,000 questions fits in the cache, at 100,000 passages (4,600)
as at 400,000 (72)."""
_REACH = 16
"""Bits of a block's number that are kept for each block that holds a term; the upper ones are those of a group."""
_FULL = 15
"""The largest count that fits in half a byte; from here on counts are kept apart too."""
_SHIFTS = np.uint32(4) * (np.arange(SIZE, dtype=np.uint32) ^ np.uint32(0 if sys.byteorder == "little" else 6))
"""Where in a block's number the count of each of its passages stands: its bytes in memory are in their order."""
_APART = np.array([(byte & 15, byte >> 4) for byte in range(256)], np.float64)
"""The two counts in a byte."""
_BY_TWO = (_SHIFTS[:4] & np.uint32(15)).reshape(4, 1, 1)
"""What moves the count of each of the first four passages, with that of the fourth after it, into
:data:`_TWO_COUNTS`."""
_TWO_COUNTS, _TWO_ONES = np.uint32(0x000F000F), np.uint32(0x00010001)


_NO_FULL = array("I"), array("I")


class _Group(NamedTuple):
    """Of a term, those of 65,536 blocks that hold it.

    Attributes:
        held: Their numbers, ascending, counted from the group's first block.
        gains: As of :class:`Term`.
        counts: As of :class:`Term`.
    """

    held: NDArray[np.uint16]
    gains: Levels
    counts: Packed


class Term:
    """A term ready to search. Only ``used`` ever changes.

    Attributes:
        df: Passages that hold it.
        factor: The question's with which ``gains`` are multiplied, at most 1.
        best: Its largest weights, without the question's factor, descending.
        gains: The most a passage of each block gains, in steps, rounded up; None of a rare term.
        counts: Of the passages of each block, packed; None where groups have them.
        groups: The blocks that hold it; none where ``counts`` are there.
        full: Passages, ascending, whose counts are too large to be packed, and these.
        used: When it was last asked for.
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
        """Memory it takes."""
        groups = [array for group in self.groups for array in group]
        arrays = [self.gains, self.counts, *groups]
        n_bytes = sum(int(each.nbytes) for each in arrays if each is not None)
        return 1000 + 8 * len(self.best) + 8 * len(self.full[0]) + n_bytes

    def add_gains(self, sums: Levels, factor: float) -> None:
        """Add what blocks gain in a question of some factor to a sum a block."""
        if self.gains is not None:
            np.add(sums, self.for_factor(self.gains, factor), sums)
            return
        for number, group in enumerate(self.groups):
            own = sums[number << _REACH :]
            np.add.at(own, group.held.astype(np.intp), self.for_factor(group.gains, factor))

    def for_factor(self, gains: Levels, factor: float) -> Levels:
        """Some of its gains for another factor, hardly too much."""
        return gains if factor == self.factor else for_factor(gains, self.factor, factor)

    def look_up(self, parts: Sequence[_Part], counts: Packed, gains: Levels | None) -> None:
        """Write the counts of some blocks by groups, and what those gain that hold it."""
        for group, (part, wanted) in zip(self.groups, parts, strict=True):
            places = group.held.searchsorted(wanted)
            is_held = group.held.take(places, mode="clip") == wanted
            np.multiply(group.counts.take(places, mode="clip"), is_held, out=counts[part])
            if gains is not None:
                group.gains.take(places, out=gains[part], mode="clip")


def _parts(blocks: NDArray[np.integer[Any]], n_blocks: int) -> list[_Part]:
    """Some blocks, ascending, by groups."""
    narrow = blocks.astype(np.uint16)
    if n_blocks <= 1 << _REACH:
        return [(slice(None), narrow)]
    inner = blocks.searchsorted(np.arange(1 << _REACH, n_blocks, 1 << _REACH, dtype=blocks.dtype))
    return [
        (slice(first, stop), narrow[first:stop])
        for first, stop in pairwise((0, *inner.tolist(), len(blocks)))
    ]


class Sizes:
    """What the counts of each passage are measured by, for one state of the index.

    Attributes:
        n_blocks: Blocks, some empty ones at the end among them.
        step: Of the gains.
        rooms: Of each passage, as :meth:`scoqa.ranking.weights.Scheme.share` takes it.
        by_block: The same, a row a block.
    """

    def __init__(self, scheme: Scheme, sizes: NDArray[np.generic]) -> None:
        self.scheme = scheme
        self.n_blocks = -(-len(sizes) // (SIZE * _ROW)) * _ROW
        self.step = step_of(scheme)
        self.rooms = rooms_of(scheme, sizes, self.n_blocks * SIZE)
        self.by_block: Scores = self.rooms.reshape(-1, SIZE)

    def term(self, ids: NDArray[np.uint32], counts: NDArray[np.uint32], factor: float) -> Term:
        """A term made ready of its postings, with gains for a factor, which is at most 1."""
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
    """The blocks that hold a term, by groups; one that holds none has one block without anything."""
    nothing = _Group(np.zeros(1, np.uint16), np.zeros(1, np.uint16), np.zeros(1, np.uint32))
    return [
        _Group(narrow, gains[part], counts[part]) if len(narrow) else nothing
        for part, narrow in _parts(held, n_blocks)
    ]


def _spread(values: NDArray[_Number], blocks: NDArray[np.uint32], n_blocks: int) -> NDArray[_Number]:
    """Values of some blocks as values of every block, 0 of the others."""
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
    """The passages of some blocks, ascending, that may reach a sum of steps, and how often the terms occur in them.

    A passage gains at most what its block can of each term that it holds. The level is from 1; counts have
    the shape (terms, passages), and passages are in no order.
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
    """Write the counts of terms in some blocks, a row a term, and what blocks gain that hold the term."""
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
    """Put right the counts that were too large to be packed, which are few."""
    packed = counts.astype(np.uint8).tobytes()  # looked through much faster than an array
    at = packed.find(_FULL)
    while at >= 0:
        row, place = divmod(at, len(passages))
        full, real = terms[row].full
        counts[row, place] = real[bisect_left(full, passages[place])]
        at = packed.find(_FULL, at + 1)
