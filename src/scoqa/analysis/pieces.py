"""Bytes of texts to pieces between characters that no word holds, and a table of the pieces met before."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from scoqa.analysis.lines import ranges

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Keys = NDArray[np.uint64]
    Mask = NDArray[np.bool_]

LONGEST = 32
"""Bytes by which a piece is looked up in the table; a longer one is looked up whole."""
_TOGETHER = 1 << 22
"""Characters of texts looked at in one go: bounds the memory."""
_PLAIN = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BROKEN = re.compile(rb"(?:-|\xe2\x80[\x90\x91])[ \t]*\r?\n[ \t]*(?=[a-z\x80-\xff])")
"""A hyphen at the end of a line; the word goes on in the next one."""
_OUTSIDE = (
    "\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xab\xac\xae\xaf\xb0\xb1\xb4\xb6\xb7\xb8\xbb\xbf‒–—―‘“”„†•…‹›"
)
"""Characters of two or three bytes that no word holds and that are common beside words."""
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
"""Odd numbers near golden and other irrational ratios, for hashing (Knuth, TAOCP 3, 6.4; xxHash's primes)."""


def together(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts in groups small enough to be looked at in one go; a longer one stands alone."""
    ends = list(accumulate(map(len, texts), initial=0))
    start = 0
    while start < len(texts):
        stop = max(bisect(ends, ends[start] + _TOGETHER) - 1, start + 1)
        yield texts[start:stop]
        start = stop


@cache
def _is(kind: bytes, *, beyond: bool = False) -> Mask:
    """By byte: whether it is one of these, or of a character beyond ASCII."""
    import numpy as np

    found = np.zeros(256, bool)
    found[0x80:] = beyond
    found[list(kind)] = True
    return found


def cut(raw: bytes, data: NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """Where the pieces start and stop; no word crosses their ends, and words read alone are the same words.

    Args:
        raw: UTF-8, with two zeros or more at its end.
        data: The same as an array.
    """
    import numpy as np

    # ASCII that a word may hold; of other characters any may
    inner = _is(b"'-_.," + _PLAIN, beyond=True)[data]
    in_word, wide = _is(b"_" + _PLAIN, beyond=True), _is(b"0123456789", beyond=True)
    letter_or_digit, digit = _is(_PLAIN), _is(b"0123456789")
    # a comma belongs to a word only between digits, a hyphen and an apostrophe only inside of one
    for mark, kind in ((b",", wide), (b"-", in_word), (b"'", in_word)):
        places = np.flatnonzero(data == mark[0])
        inner[places[~(kind[data[places - 1]] & kind[data[places + 1]])]] = False
    # a full stop belongs to a word between digits and behind single letters; what follows a stop may be no
    # acronym, so that one before a letter with a stop stays where it is
    dots = np.flatnonzero(data == ord("."))
    before, after = data[dots - 1], data[dots + 1]
    is_behind = letter_or_digit[before] & (digit[before] | letter_or_digit[data[dots - 2]])
    goes_on = letter_or_digit[after] & (data[dots + 2] != ord("."))
    goes_on &= ~(digit[before] & digit[after])
    is_last = ~in_word[after]
    inner[dots[np.where(is_behind, is_last | goes_on, ~in_word[before] & (is_last | goes_on))]] = False
    for head, tails in _outside().items():
        places = np.flatnonzero(data == head[0])
        for more, byte in enumerate(head[1:], start=1):
            places = places[data[places + more] == byte]
        places = places[tails[data[places + len(head)]]]
        for more in range(len(head) + 1):
            inner[places + more] = False
    if b"\n" in raw:
        for broken in _BROKEN.finditer(raw):
            inner[broken.start() : broken.end()] = True
    edges = np.flatnonzero(inner[1:] != inner[:-1]) + 1
    if inner[0]:
        edges = np.concatenate(([0], edges))
    return edges[::2], edges[1::2]


@cache
def _outside() -> dict[bytes, Mask]:
    """All but the last byte of the characters outside words, with the last bytes there are."""
    heads: dict[bytes, list[int]] = {}
    for char in _OUTSIDE:
        *head, last = char.encode()
        heads.setdefault(bytes(head), []).append(last)
    return {head: _is(bytes(tails)) for head, tails in heads.items()}


def keys(raw: bytes, starts: Numbers, sizes: Numbers, n: int) -> list[Keys]:
    """The first bytes of pieces as ``n`` numbers of eight bytes each, zeros behind them."""
    import numpy as np

    every = np.ndarray((len(raw) - 7,), "<u8", raw, strides=(1,))
    masks = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
    return [every[starts + at] & masks[np.clip(sizes - at, 0, 8)] for at in range(0, 8 * n, 8)]


def ended(data: NDArray[np.uint8], starts: Numbers, sizes: Numbers) -> bytes:
    """Pieces one after the other, a zero behind each."""
    import numpy as np

    found = data[ranges(starts, sizes + 1)]
    found[np.cumsum(sizes + 1) - 1] = 0
    return found.tobytes()


def hashed(own: Sequence[Keys]) -> Keys:
    """One number of several."""
    import numpy as np

    mixed = own[0] * np.uint64(_FACTORS[0])
    for key, factor in zip(own[1:], _FACTORS[1:], strict=False):
        mixed ^= (key ^ (mixed >> np.uint64(29))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(32))


class Table:
    """Pieces met before, by their bytes as numbers, and a number given to each: open addressing."""

    def __init__(self, n_keys: int) -> None:
        """Make one for pieces of up to eight times ``n_keys`` bytes."""
        import numpy as np

        self._n = 0
        self._keys: list[Keys] = [np.zeros(0, np.uint64) for _ in range(n_keys)]
        self._ids = np.zeros(0, np.int32)
        self._slots = np.full(1 << 16, -1, np.int32)

    def find(self, own: Sequence[Keys]) -> NDArray[np.int32]:
        """The number of each, -1 where it was not met."""
        import numpy as np

        found = np.full(len(own[0]), -1, np.int32)
        if not self._n:
            return found
        last = len(self._slots) - 1
        slots = (hashed(own) & np.uint64(last)).astype(np.int64)
        waiting: Numbers | None = None  # all of them at first
        while True:
            at = self._slots[slots]
            equal = at >= 0
            for known, key in zip(self._keys, own, strict=True):
                equal &= known[at] == (key if waiting is None else key[waiting])
            hits = np.flatnonzero(equal)
            found[hits if waiting is None else waiting[hits]] = self._ids[at[hits]]
            rest = np.flatnonzero(~equal & (at >= 0))
            if not len(rest):
                return found
            waiting = rest if waiting is None else waiting[rest]
            slots = (slots[rest] + 1) & last

    def add(self, own: Sequence[Keys], ids: NDArray[np.int32]) -> None:
        """Note new pieces, each of another hash."""
        import numpy as np

        first = self._n
        self._n += len(ids)
        if self._n > len(self._ids):
            room = max(2 * self._n, 1 << 14)
            self._keys = [
                np.concatenate((known[:first], np.zeros(room - first, np.uint64))) for known in self._keys
            ]
            self._ids = np.concatenate((self._ids[:first], np.zeros(room - first, np.int32)))
        for known, key in zip(self._keys, own, strict=True):
            known[first : self._n] = key
        self._ids[first : self._n] = ids
        if 3 * self._n > len(self._slots):
            self._slots = np.full(1 << (6 * self._n).bit_length(), -1, np.int32)
            first = 0
        self._place(np.arange(first, self._n, dtype=np.int32))

    def renumbered(self, id_of: NDArray[np.int32]) -> Table:
        """Those of which the number has a new one, not -1."""
        kept = Table(len(self._keys))
        ids = id_of[self._ids[: self._n]]
        if (ids >= 0).any():
            kept.add([known[: self._n][ids >= 0] for known in self._keys], ids[ids >= 0])
        return kept

    def _place(self, waiting: NDArray[np.int32]) -> None:
        import numpy as np

        last = len(self._slots) - 1
        slots = (hashed([known[waiting] for known in self._keys]) & np.uint64(last)).astype(np.int64)
        while len(waiting):
            free = self._slots[slots] < 0
            self._slots[slots[free]] = waiting[free]  # of several that want one slot, one gets it
            rest = np.flatnonzero(self._slots[slots] != waiting)
            waiting, slots = waiting[rest], (slots[rest] + 1) & last
