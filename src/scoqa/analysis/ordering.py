"""Many words in the order of their code points at once: sorted on their bytes, eight at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_STEP = 8
_LONG = 64
"""Bytes by which words are told apart eight at a time; the few that agree further are sorted one by one."""


def in_order(words: Sequence[str]) -> tuple[Numbers, Mask]:
    """The places of words in the order of the words, and of each in that order whether it differs from the one before.

    Equal words keep their order.

    Args:
        words: None holds a line end.
    """
    import numpy as np

    if not len(words):
        return np.zeros(0, np.int64), np.zeros(0, bool)
    lines = Lines("\n".join(words).encode())
    return lines.in_order()


class Lines:
    """Words in UTF-8, a line each, by their places.

    Attributes:
        starts: Where each begins, in bytes.
        sizes: Bytes of each.
    """

    def __init__(self, raw: bytes) -> None:
        """Of what is at least one line; the last has no line end."""
        import numpy as np

        self._raw = raw + b"\n" + bytes(_STEP)
        self._data = np.frombuffer(self._raw, np.uint8)
        stops = np.flatnonzero(self._data == ord("\n"))
        self.starts = np.concatenate(([0], stops[:-1] + 1))
        self.sizes = stops - self.starts

    def words(self, places: Numbers) -> list[str]:
        """The words of some places."""
        if not len(places):
            return []
        found = self._data[ranges(self.starts[places], self.sizes[places] + 1)]
        return found.tobytes()[:-1].decode().split("\n")

    def in_order(self) -> tuple[Numbers, Mask]:
        """As of words."""
        return _sorted(self._raw, self.starts, self.sizes)


def ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """``starts[0], starts[0] + 1, …`` for as many as ``sizes[0]``, then the next."""
    import numpy as np

    before = np.cumsum(sizes) - sizes
    found: Numbers = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
    return found


def _sorted(raw: bytes, starts: Numbers, sizes: Numbers) -> tuple[Numbers, Mask]:
    import numpy as np

    # the order of UTF-8 is that of code points; as a number, the first byte weighs most
    every = np.ndarray((len(raw) - _STEP + 1,), ">u8", raw, strides=(1,))
    masks = np.array([(1 << 64) - (1 << 64 - 8 * n) for n in range(_STEP + 1)], np.uint64)

    def keys(chosen: Numbers | slice, at: int) -> NDArray[np.uint64]:
        left = np.clip(sizes[chosen] - at, 0, _STEP)
        place = np.where(left > 0, starts[chosen] + at, 0)
        return every[place].astype(np.uint64) & masks[left]

    key = keys(slice(None), 0)
    order = np.argsort(key, kind="stable")
    key = key[order]
    is_new = np.concatenate(([True], key[1:] != key[:-1]))
    for at in range(_STEP, _LONG, _STEP):
        places, group = _tied(is_new, sizes[order] > at)
        if not len(places):
            return order, is_new
        own = order[places]
        key = keys(own, at)
        again = np.lexsort((key, group))
        order[places], key = own[again], key[again]
        is_new[places[1:]] = (key[1:] != key[:-1]) | (group[1:] != group[:-1])
    places, group = _tied(is_new, sizes[order] > _LONG)
    rest = [
        (number, raw[starts[word] : starts[word] + sizes[word]], word)
        for number, word in zip(group.tolist(), order[places].tolist(), strict=True)
    ]
    rest.sort(key=lambda entry: entry[:2])
    order[places] = [word for *_, word in rest]
    is_new[places[1:]] = [one[:2] != other[:2] for one, other in pairwise(rest)]
    return order, is_new


def _tied(is_new: Mask, goes_on: Mask) -> tuple[Numbers, Numbers]:
    """The places of words that are equal so far, of which one goes on at least, and a number for each run of them."""
    import numpy as np

    firsts = np.flatnonzero(is_new)
    n = np.diff(np.append(firsts, len(is_new)))
    chosen = (n > 1) & np.logical_or.reduceat(goes_on, firsts)
    places = np.flatnonzero(np.repeat(chosen, n))
    return places, np.repeat(np.arange(int(chosen.sum())), n[chosen])
