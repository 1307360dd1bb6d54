"""Postings to bytes and back, with numpy and without: who holds a term, and how often.

The postings of one term are *codes* followed by *counts*. A code is 1, 2 or 4 bytes, little-endian,
the same width for the whole term. Its lower bits are the step from the previous id (from -1 at the
start); its top bit says that the count is above 1 and stands among the counts. A code of 0 is a step
of the largest size that holds no posting, for gaps that do not fit. Counts follow in the order of
their postings, one byte each; a byte of 255 means that the next byte is to be added to it.
The width is whichever makes the term smallest. Common terms so take little more than a byte a
posting, and both decoders run at the speed of their machine: a prefix sum over a few operations.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, pairwise

from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDTHS = (1, 2, 4)
_AT_ONCE = 1 << 20
"""Postings that are made bytes at once: bounds the memory, a dozen numbers of eight bytes for each."""
_MOST = {1: 0x7F, 2: 0x7FFF, 4: 0x7FFFFFFF}
_CODE = {1: "B", 2: "H", 4: "I"}
_STEP = bytes(byte & 0x7F for byte in range(256))
_IS_MANY = bytes(byte >> 7 for byte in range(256))
"""Of the highest byte of a code: what of it is the step, and its top bit."""


class Encoded(NamedTuple):
    """The postings of many terms, one after the other.

    Attributes:
        widths: Bytes a code, by term.
        dfs: Postings, by term.
        codes: Codes, by term: postings and steps without one.
        sizes: Bytes, by term.
        data: The bytes, ``sizes`` long each.
    """

    widths: NDArray[np.uint8]
    dfs: NDArray[np.int64]
    codes: NDArray[np.int64]
    sizes: NDArray[np.int64]
    data: NDArray[np.uint8]


def encode(indptr: NDArray[np.int64], ids: NDArray[np.integer], counts: NDArray[np.integer]) -> Encoded:
    """The postings of many terms as bytes.

    Args:
        indptr: Term t owns entries ``indptr[t]:indptr[t + 1]``, at least one.
        ids: Ascending within a term, from 0.
        counts: From 1.
    """
    import numpy as np

    if len(ids) <= _AT_ONCE:
        return _encoded(indptr, ids, counts)
    ends = np.searchsorted(indptr, np.arange(_AT_ONCE, len(ids), _AT_ONCE))
    pieces = [
        _encoded(
            indptr[first : last + 1] - indptr[first],
            ids[indptr[first] : indptr[last]],
            counts[indptr[first] : indptr[last]],
        )
        for first, last in pairwise(np.unique([0, *ends, len(indptr) - 1]).tolist())
    ]
    return Encoded(*map(np.concatenate, zip(*pieces, strict=True)))


def _encoded(indptr: NDArray[np.int64], ids: NDArray[np.integer], counts: NDArray[np.integer]) -> Encoded:
    """The same at once."""
    import numpy as np

    n_terms = len(indptr) - 1
    dfs = np.diff(indptr)
    steps = np.empty(len(ids), dtype=np.int64)
    steps[1:] = ids[1:] - ids[:-1]
    starts = indptr[:-1]
    steps[starts] = ids[starts] + 1
    steps -= 1
    many = counts > 1
    is_long = int(counts.max(initial=0)) >= 255
    count_bytes = np.where(many, counts // 255 + 1, 0) if is_long else many.astype(np.int64)
    widths, codes = _widths(steps, dfs, starts)
    count_sizes = np.add.reduceat(count_bytes, starts) if n_terms else dfs
    sizes = widths * codes + count_sizes
    data = np.zeros(int(sizes.sum()), dtype=np.uint8)
    offsets = np.cumsum(sizes) - sizes
    for width in WIDTHS:
        chosen = widths == width
        if not chosen.any():
            continue
        entries = np.repeat(chosen, dfs) if not chosen.all() else slice(None)
        most = _MOST[width]
        gaps = steps[entries]
        skips = _skips(gaps, most)
        # the place of a posting among its term's codes: those before it, and the skips of its own
        places = np.arange(len(gaps)) if skips is None else np.cumsum(skips + 1) - 1
        firsts = np.cumsum(codes[chosen]) - codes[chosen]
        values = gaps + 1 if skips is None else gaps - skips * most + 1
        values += many[entries] * np.int64(most + 1)
        at = np.repeat(offsets[chosen] - firsts * width, dfs[chosen]) + places * width
        for byte in range(width):
            data[at + byte] = values >> (8 * byte) & 0xFF
    ends = np.cumsum(count_bytes) - 1
    before = np.cumsum(count_sizes) - count_sizes
    shift = np.repeat(offsets + widths * codes - before, dfs)
    at = (ends + shift)[many]
    data[at] = counts[many] % 255 if is_long else counts[many]
    if is_long:
        for place, count in zip(at[counts[many] >= 255], counts[many][counts[many] >= 255], strict=True):
            data[place - count // 255 : place] = 255
    return Encoded(widths.astype(np.uint8), dfs, codes, sizes, data)


def _widths(
    steps: NDArray[np.int64], dfs: NDArray[np.int64], starts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Bytes a code and codes, by term, of the smallest form."""
    import numpy as np

    widths = np.full(len(dfs), 4, dtype=np.int64)
    codes = dfs.copy()
    if not len(dfs):
        return widths, codes
    smallest = 4 * dfs
    for width in (2, 1):
        skips = _skips(steps, _MOST[width])
        needed = dfs if skips is None else dfs + np.add.reduceat(skips, starts)
        better = width * needed <= smallest
        smallest = np.where(better, width * needed, smallest)
        codes = np.where(better, needed, codes)
        widths = np.where(better, width, widths)
    return widths, codes


def _skips(gaps: NDArray[np.int64], most: int) -> NDArray[np.int64] | None:
    """Codes without a posting that each gap takes; None where none takes any, for a division is slow."""
    return gaps // most if int(gaps.max(initial=0)) >= most else None


def decode(width: int, df: int, n_codes: int, data: bytes) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Ids and counts of one term."""
    import numpy as np

    codes = np.frombuffer(data, dtype=f"<u{width}", count=n_codes)
    most = _MOST[width]
    ids = (codes & codes.dtype.type(most)).astype(
        np.uint32
    )  # steps; summed as what they are in half the time
    counts = np.ones(n_codes, dtype=np.uint32)
    if len(data) > width * n_codes:
        many = (codes > most).nonzero()[0]
        counts[many] = _counts(np.frombuffer(data, dtype=np.uint8, offset=width * n_codes))
    if df < n_codes:
        is_posting = codes != 0
        ids[~is_posting] = most
        ids, counts = np.cumsum(ids, out=ids)[is_posting], counts[is_posting]
    else:
        np.cumsum(ids, out=ids)
    ids -= np.uint32(1)
    return ids, counts


def decode_many(
    encoded: Encoded,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The arguments of :func:`encode`: postings of many terms at once."""
    import numpy as np

    codes, sizes, data = encoded.codes, encoded.sizes, encoded.data
    widths = encoded.widths.astype(np.int64)
    offsets = np.cumsum(sizes) - sizes
    firsts = np.cumsum(codes) - codes
    total = int(codes.sum())
    steps = np.zeros(total, dtype=np.int64)
    many = np.zeros(total, dtype=bool)
    within = np.arange(total) - np.repeat(firsts, codes)
    for width in WIDTHS:
        chosen = widths == width
        if not chosen.any():
            continue
        entries = np.flatnonzero(np.repeat(chosen, codes))
        at = np.repeat(offsets[chosen], codes[chosen]) + width * within[entries]
        values = data[at].astype(np.int64)
        for byte in range(1, width):
            values |= data[at + byte].astype(np.int64) << (8 * byte)
        many[entries] = values > _MOST[width]
        steps[entries] = np.where(values, values & _MOST[width], -_MOST[width])
    is_posting = steps > 0
    running = np.concatenate(([0], np.cumsum(np.abs(steps))))
    ids = running[1:] - np.repeat(running[firsts], codes) - 1
    counts = np.ones(total, dtype=np.int64)
    count_sizes = sizes - widths * codes
    if count_sizes.any():
        before = np.cumsum(count_sizes) - count_sizes
        at = np.arange(int(count_sizes.sum())) + np.repeat(offsets + widths * codes - before, count_sizes)
        counts[many] = _counts(data[at])
    if not is_posting.all():
        ids, counts = ids[is_posting], counts[is_posting]
    return np.concatenate(([0], np.cumsum(encoded.dfs))), ids, counts


def _counts(data: NDArray[np.uint8]) -> NDArray[np.uint32]:
    import numpy as np

    is_end = data != 255
    if is_end.all():
        return data.astype(np.uint32)
    ends = is_end.nonzero()[0]
    starts = np.concatenate(([0], ends[:-1] + 1))
    return np.add.reduceat(data.astype(np.uint32), starts)


def decode_plain(width: int, df: int, n_codes: int, data: bytes) -> tuple[Sequence[int], Sequence[int]]:
    """The same as :func:`decode`, without numpy."""
    stop = width * n_codes
    # bytes.translate does the bit work of a whole term in one call
    body = bytearray(data[:stop])
    tops = body[width - 1 :: width]
    body[width - 1 :: width] = tops.translate(_STEP)
    codes = _numbers(body, width)
    counts = _counts_plain(data[stop:], tops.translate(_IS_MANY))
    if df == n_codes:
        codes[0] -= 1
        return list(accumulate(codes)), counts
    most = _MOST[width]
    running = accumulate([code or most for code in codes], initial=-1)
    next(running)
    return list(compress(running, codes)), list(compress(counts, codes))


_LITTLE = memoryview(b"\1\0").cast("H")[0] == 1


def _numbers(body: bytes | bytearray, width: int) -> array[int]:
    codes = array(_CODE[width], body)
    if not _LITTLE:
        codes.byteswap()
    return codes


def _counts_plain(data: bytes, is_many: bytes | bytearray) -> Sequence[int]:
    """The count of each code; 1 but where it is among the counts."""
    counts: bytearray | list[int] = bytearray(b"\1") * len(is_many)
    more: Iterable[int] = data
    if b"\xff" in data:
        counts, more = list(counts), _long_counts(data)
    for place, count in zip(compress(range(len(is_many)), is_many), more, strict=True):
        counts[place] = count
    return counts


def _long_counts(data: bytes) -> Iterator[int]:
    total = 0
    for byte in data:
        total += byte
        if byte != 255:
            yield total
            total = 0
