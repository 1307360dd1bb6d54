"""Many words in the order of their code points at once: sorted on their bytes, eight at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scoqa.analysis.lines import Lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_STEP = 8
"""Bytes of words that are compared as one number."""
_LONG = 64
"""Bytes by which words are told apart eight at a time; the few that agree further are sorted one by one."""


def in_order(lines: Lines) -> tuple[Numbers, Mask]:
    """The places of words in the order of the words, and of each in that order whether it differs from the one before.

    Equal words keep their order.
    """
    import numpy as np

    starts, sizes = lines.starts, lines.sizes
    if not len(lines):
        return starts, np.zeros(0, bool)
    raw = lines.raw + bytes(_STEP)
    # the order of UTF-8 is that of code points; as a number, the first byte weighs most
    every = np.ndarray((len(raw) - _STEP + 1,), ">u8", raw, strides=(1,))
    masks = np.array([(1 << 64) - (1 << 64 - 8 * n) for n in range(_STEP + 1)], np.uint64)

    def keys(chosen: Numbers | slice, at: int) -> NDArray[np.uint64]:
        left = np.clip(sizes[chosen] - at, 0, _STEP)
        place = np.where(left > 0, starts[chosen] + at, 0)
        key: NDArray[np.uint64] = every[place].astype(np.uint64) & masks[left]
        return key

    key = keys(slice(None), 0)
    order = _order(key)
    key = key[order]
    is_new = np.concatenate(([True], key[1:] != key[:-1]))
    places, group = _tied(is_new, sizes[order] > _STEP)
    for at in range(_STEP, _LONG, _STEP):
        if not len(places):
            return order, is_new
        own = order[places]
        key = keys(own, at)
        again = _order(key)
        again = again[_by_both(group[again], np.arange(len(again)))]
        order[places], key = own[again], key[again]
        differs = np.append(True, (key[1:] != key[:-1]) | (group[1:] != group[:-1]))
        is_new[places] = differs
        still, group = _tied(differs, sizes[order[places]] > at + _STEP)
        places = places[still]
    rest = [
        (number, raw[starts[word] : starts[word] + sizes[word]], word)
        for number, word in zip(group.tolist(), order[places].tolist(), strict=True)
    ]
    rest.sort(key=lambda entry: entry[:2])
    order[places] = [word for *_, word in rest]
    is_new[places[1:]] = [one[:2] != other[:2] for one, other in pairwise(rest)]
    return order, is_new


def _order(key: NDArray[np.uint64]) -> Numbers:
    """The places of numbers in their order, equal ones as they were."""
    import numpy as np

    # numpy's sorts that leave equal ones as they were take several times as long
    order = np.argsort(key)
    key = key[order]
    return _by_both(np.cumsum(np.append(False, key[1:] != key[:-1])), order)


def _by_both(numbers: Numbers, places: Numbers) -> Numbers:
    """Places by their numbers, then by themselves; both are at most as many as there are."""
    import numpy as np

    bits = len(places).bit_length()
    both: Numbers = np.sort(numbers << bits | places)
    return both & ((1 << bits) - 1)


def _tied(is_new: Mask, goes_on: Mask) -> tuple[Numbers, Numbers]:
    """The places of words that are equal so far, of which one goes on at least, and a number for each run of them."""
    import numpy as np

    firsts = np.flatnonzero(is_new)
    n = np.diff(np.append(firsts, len(is_new)))
    chosen = (n > 1) & np.logical_or.reduceat(goes_on, firsts)
    places = np.flatnonzero(np.repeat(chosen, n))
    return places, np.repeat(np.arange(int(chosen.sum())), n[chosen])
