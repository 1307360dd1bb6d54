"""A term's postings as the search with numpy reads them: by blocks of eight passages.

What a block's best passage can gain is a number in an array of its own, eight times shorter than one
over passages, and a block's counts are the eight bytes, or half bytes, of one number: what is in
hundreds of blocks is one look-up.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from scoqa.ranking.weights import Scheme

SIZE = 8
"""Passages a block. Measured at 100,000 and 1,000,000: of 16, five times as many passages are looked at, of 4 the
sums over all blocks take twice as long."""
LEVELS = 1000
"""Steps up to the most that a term can give a passage; sums of some sixty terms fit in 16 bits."""
_BEST = 128
"""Largest weights of a term that are remembered: what the best k of a question reach at least."""
_ROW = 64
"""Arrays over blocks are as long as a multiple of this."""
_OFTEN, _OFTEN_SMALL = 16, 64
"""What a block can gain is kept for every block where a term is in more than a passage in so many."""
_SMALL = 1 << 17
"""Passages up to which that holds of counts too, as memory does not matter."""
_REACH = 16
"""Bits of a block's number that are kept for each block that holds a term; the upper ones are those of a group."""
_FULL, _FULL_HALF = 255, 15
"""The largest count that fits in a byte, or in half of one; from here on counts are kept apart too."""
_LEAST = 1e-300
"""Above 0 and nothing beside a count: no passage is divided by 0."""
_LOW = np.uint32(0x0F0F0F0F)

Blocks = NDArray[np.intp]
Places = NDArray[np.intp]
Levels = NDArray[np.uint16]
Scores = NDArray[np.float64]
Packed = NDArray[np.uint64] | NDArray[np.uint32]
"""Counts of a block in a number: as bytes, or as half bytes."""


def _shifts(n_bytes: int) -> list[int]:
    """Where in a block's number the count of each of its passages stands: see :func:`unpacked`."""
    places = range(n_bytes) if sys.byteorder == "little" else range(n_bytes - 1, -1, -1)
    return [8 * place + 4 * half for half in range(SIZE // n_bytes) for place in places]


_SHIFTS, _SHIFTS_HALF = np.array(_shifts(8), np.uint64), np.array(_shifts(4), np.uint32)


@dataclass(slots=True)
class Term:
    """A term ready to search. Only ``used`` ever changes.

    Attributes:
        df: Passages that hold it.
        best: Its largest weights, without the question's factor, descending.
        gains: The most a passage of a block gains, in steps, rounded up: of every block, or of those
            that hold the term.
        counts: Of the passages of a block, packed; of the same blocks, or of every block.
        held: The blocks that hold it, ascending, without their upper bits; None where both others are
            of every block.
        bounds: Where the blocks of each group begin among them, and where the last one's end.
        has_all_gains: Whether ``gains`` are of every block.
        has_all_counts: Whether ``counts`` are.
        full: Passages, ascending, and their counts where these are too large to be packed.
        used: When it was last asked for.
    """

    df: int
    idf: float
    best: Sequence[float]
    gains: Levels
    counts: Packed
    held: NDArray[np.uint16] | None
    bounds: Sequence[int]
    has_all_gains: bool
    has_all_counts: bool
    full: tuple[NDArray[np.uint32], NDArray[np.uint32]]
    used: int = 0

    @property
    def n_bytes(self) -> int:
        """Memory it takes."""
        held = 0 if self.held is None else self.held.nbytes
        return (
            8 * len(self.best)
            + self.gains.nbytes
            + self.counts.nbytes
            + held
            + 2 * self.full[0].nbytes
            + 1000
        )

    def scaled(self, factor: float) -> Levels:
        """Its gains times the question's factor, rounded up; no 32-bit number is made of a 16-bit one."""
        if factor == 1:
            return self.gains
        whole, part = divmod(int(factor * 64) + 1, 64)
        scaled: Levels = (self.gains * np.uint16(part) >> np.uint16(6)) + np.uint16(1)
        return scaled + self.gains * np.uint16(whole) if whole else scaled

    def add_gains(self, sums: NDArray[np.uint16] | NDArray[np.uint32], factor: float) -> None:
        """Add its gains to a sum a block."""
        gains = self.scaled(factor)
        if self.held is None or self.has_all_gains:
            np.add(sums, gains, out=sums)
            return
        for group, (first, stop) in enumerate(pairwise(self.bounds)):
            own = sums[group << _REACH :]
            own[self.held[first:stop].astype(np.intp)] += gains[first:stop]

    def fill_counts(self, wanted: Wanted, found: Packed) -> None:
        """Write the packed counts of some blocks."""
        held = self.held
        if held is None or self.has_all_counts:
            self.counts.take(wanted.blocks, out=found, mode="clip")
            return
        if len(self.bounds) == 2:
            _fill(held, self.counts, wanted.narrow, found)
            return
        for (first, stop), (start, end) in zip(pairwise(self.bounds), pairwise(wanted.bounds), strict=True):
            _fill(held[first:stop], self.counts[first:stop], wanted.narrow[start:end], found[start:end])


def _fill(held: NDArray[np.uint16], counts: Packed, wanted: NDArray[np.uint16], found: Packed) -> None:
    """Write the counts of the wanted blocks among those held."""
    if not len(held):
        found.fill(0)
        return
    places = held.searchsorted(wanted)
    counts.take(places, out=found, mode="clip")
    found *= held.take(places, mode="clip") == wanted


class Wanted:
    """Blocks to be scored, ascending, and the same as terms keep them."""

    def __init__(self, blocks: Blocks, n_blocks: int) -> None:
        self.blocks = blocks
        self.narrow = blocks.astype(np.uint16)
        self.bounds = _bounds(blocks, n_blocks)


def _bounds(blocks: NDArray[np.generic], n_blocks: int) -> Sequence[int]:
    """Where the blocks of each group begin, and where the last one's end."""
    if n_blocks <= 1 << _REACH:
        return (0, len(blocks))
    inner = blocks.searchsorted(np.arange(1 << _REACH, n_blocks, 1 << _REACH, dtype=blocks.dtype))
    return (0, *inner.tolist(), len(blocks))


class Sizes:
    """What the counts of each passage are measured by, for one state of the index.

    Attributes:
        n_blocks: Blocks, some empty ones at the end among them.
        step: Of the gains.
    """

    def __init__(self, scheme: Scheme, sizes: NDArray[np.generic]) -> None:
        self.scheme = scheme
        self.n_blocks = -(-len(sizes) // (SIZE * _ROW)) * _ROW
        self.step = (1.0 if scheme.is_cosine else scheme.idf(0)) / LEVELS
        longest = int(sizes.max()) if len(sizes) and not scheme.is_cosine else 0
        self._table: Scores | None = None
        if scheme.is_cosine or longest >= 1 << 16 or self.n_blocks * SIZE <= _SMALL:
            rooms = np.ones(self.n_blocks * SIZE)
            rooms[: len(sizes)] = self._rooms(sizes.astype(np.float64))
            self._of_passage: NDArray[Any] = rooms
        else:  # there are few lengths: what is divided by is looked up by them
            self._table = self._rooms(np.arange(longest + 1, dtype=np.float64))
            lengths = np.zeros(self.n_blocks * SIZE, np.uint8 if longest < 256 else np.uint16)
            lengths[: len(sizes)] = sizes
            self._of_passage = lengths
        self._by_block: NDArray[Any] = self._of_passage.reshape(-1, SIZE)

    def _rooms(self, sizes: Scores) -> Scores:
        return np.maximum(self.scheme.room(sizes), _LEAST)

    def of(self, passages: NDArray[np.uint32]) -> Scores:
        """Of some passages."""
        found = self._of_passage[passages]
        return found if self._table is None else self._table[found]

    def of_blocks(self, blocks: Blocks) -> Scores:
        """Of all passages of some blocks, one after the other."""
        found: NDArray[Any] = self._by_block.take(blocks, axis=0).ravel()
        return found if self._table is None else self._table.take(found)

    def term(self, ids: NDArray[np.uint32], counts: NDArray[np.uint32]) -> Term:
        """A term made ready."""
        n_blocks = self.n_blocks
        idf = self.scheme.idf(len(ids))
        none = np.zeros(0, np.uint32)
        if not len(ids):
            narrow = none.astype(np.uint16)
            bounds = _bounds(none, n_blocks)
            return Term(0, idf, (), narrow, none, narrow, bounds, False, False, (none, none))
        weights = self.scheme.share(idf, counts.astype(np.float64), self.of(ids))
        block_of = ids >> np.uint32(3)
        firsts = np.concatenate(([0], np.flatnonzero(block_of[1:] != block_of[:-1]) + 1))
        held = block_of[firsts]
        gains = (np.maximum.reduceat(weights, firsts) / self.step).astype(np.uint16) + np.uint16(1)
        is_small = n_blocks * SIZE <= _SMALL
        most = _FULL if is_small else _FULL_HALF
        fitting, slots = np.minimum(counts, np.uint32(most)), ids & np.uint32(7)
        packed: NDArray[Any]
        if is_small:
            packed = np.bitwise_or.reduceat(fitting.astype(np.uint64) << _SHIFTS[slots], firsts)
        else:
            packed = np.bitwise_or.reduceat(fitting << _SHIFTS_HALF[slots], firsts)
        is_often = len(ids) * (_OFTEN_SMALL if is_small else _OFTEN) >= n_blocks * SIZE
        has_all_counts = len(held) * 2 >= n_blocks or (is_small and is_often)
        full = counts >= most
        largest = weights if len(weights) <= _BEST else np.partition(weights, len(weights) - _BEST)[-_BEST:]
        return Term(
            df=len(ids),
            idf=idf,
            best=array("d", sorted(largest.tolist(), reverse=True)),
            gains=_spread(gains, held, n_blocks) if is_often else gains,
            counts=_spread(packed, held, n_blocks) if has_all_counts else packed,
            held=None if is_often and has_all_counts else held.astype(np.uint16),
            bounds=_bounds(held, n_blocks),
            has_all_gains=is_often,
            has_all_counts=has_all_counts,
            full=(ids[full], counts[full]),
        )


_Number = TypeVar("_Number", bound=np.generic)


def _spread(values: NDArray[_Number], blocks: NDArray[np.uint32], n_blocks: int) -> NDArray[_Number]:
    """Values of some blocks as values of every block, 0 of the others."""
    spread = np.zeros(n_blocks, values.dtype)
    spread[blocks] = values
    return spread


def counts_in(terms: Sequence[Term], blocks: Blocks, n_blocks: int) -> Scores:
    """How often terms occur in the passages of some of the blocks, shape (terms, passages)."""
    packed = np.empty((len(terms), len(blocks)), np.uint64 if n_blocks * SIZE <= _SMALL else np.uint32)
    wanted = Wanted(blocks, n_blocks)
    for term, row in zip(terms, packed, strict=True):
        term.fill_counts(wanted, row)
    found, most = unpacked(packed)
    counts = found.astype(np.float64)
    if any(len(term.full[0]) for term in terms):
        full = np.flatnonzero(found == most)
        rows, places = np.divmod(full, counts.shape[1])
        passages = (blocks[places >> 3] << 3) + (places & 7)
        for row in sorted(set(rows.tolist())):
            own = rows == row
            known, real = terms[row].full
            counts[row, places[own]] = real[known.searchsorted(passages[own].astype(np.uint32))]
    return counts


def unpacked(packed: Packed) -> tuple[NDArray[np.uint8], int]:
    """The counts of rows of blocks, and the one that may be too small.

    They are a number's bytes, or the lower halves of them, then the upper ones.
    """
    if packed.dtype == np.uint64:
        return packed.view(np.uint8), _FULL
    halves = np.empty((*packed.shape, 2), np.uint32)
    np.bitwise_and(packed, _LOW, out=halves[..., 0])
    np.bitwise_and(packed >> np.uint32(4), _LOW, out=halves[..., 1])
    return halves.view(np.uint8).reshape(len(packed), -1), _FULL_HALF
