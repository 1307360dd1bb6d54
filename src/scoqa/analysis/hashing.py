"""Byte strings to the numbers given to them, many at once: tables looked up by eight bytes at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Keys = NDArray[np.uint64]

KEY_BYTES = 8
"""Bytes by which a short string is looked up."""
LONGEST = 32
"""Bytes by which a string is looked up in a table; a longer one is looked up whole."""
PADDING = bytes(LONGEST + 8)
"""What stands behind strings, so that eight bytes can be read wherever one is looked at."""
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
"""Odd numbers near golden and other irrational ratios, for hashing (Knuth, TAOCP 3, 6.4; xxHash's primes)."""


class Numbering:
    """Byte strings without zeros that were met before, each with a number from 0.

    Short ones are looked up by one key, others by four, long ones whole.
    """

    def __init__(self) -> None:
        self._short = Table(1)
        self._middle = Table(LONGEST // 8)
        self._long: dict[bytes, int] = {}

    def numbers(
        self, raw: bytes, starts: Numbers, sizes: Numbers, learn: Callable[[Numbers], NDArray[np.int32]]
    ) -> NDArray[np.int32]:
        """The number of each string; new ones are learned.

        Args:
            raw: Holds the strings, and :data:`PADDING` behind them.
            starts: Of each, in bytes.
            sizes: Of each, in bytes, from 1.
            learn: Given the places of new ones, each once, says their numbers.
        """
        import numpy as np

        is_short, is_middle = sizes <= KEY_BYTES, (sizes > KEY_BYTES) & (sizes <= LONGEST)
        # most are short: the others are looked up among them in vain rather than left out
        first = keys(raw, starts, np.minimum(sizes, 8), 1)
        found = self._short.find(first)
        found[~is_short] = -1
        middle = np.flatnonzero(is_middle)
        others = keys(raw, starts[middle], sizes[middle], LONGEST // 8)
        found[middle] = self._middle.find(others)
        for known, own, sought, unknown in (
            (self._short, None, first, np.flatnonzero(is_short & (found < 0))),
            (self._middle, middle, others, np.flatnonzero(found[middle] < 0)),
        ):
            if not len(unknown):
                continue
            new = [key[unknown] for key in sought]
            places = unknown if own is None else own[unknown]
            _, firsts, inverse = np.unique(hashed(new), return_index=True, return_inverse=True)
            learned = learn(places[firsts])
            known.add([key[firsts] for key in new], learned)
            same = np.logical_and.reduce([key == key[firsts][inverse] for key in new])
            found[places] = np.where(same, learned[inverse], -1)
        # long ones, and those that hash like another
        left = {
            place: raw[starts[place] : starts[place] + sizes[place]]
            for place in np.flatnonzero(found < 0).tolist()
        }
        if left:
            new_long = {string: place for place, string in reversed(left.items()) if string not in self._long}
            if new_long:
                learned = learn(np.array(list(new_long.values()), np.int64))
                self._long.update(zip(new_long, learned.tolist(), strict=True))
            found[list(left)] = [self._long[string] for string in left.values()]
        return found

    def renumbered(self, number_of: NDArray[np.int32]) -> Numbering:
        """Those whose number has a new one, not -1."""
        kept = Numbering()
        kept._short, kept._middle = self._short.renumbered(number_of), self._middle.renumbered(number_of)
        kept._long = {
            string: int(number_of[number]) for string, number in self._long.items() if number_of[number] >= 0
        }
        return kept


def keys(raw: bytes, starts: Numbers, sizes: Numbers, n: int) -> list[Keys]:
    """The first bytes of strings as ``n`` numbers of eight bytes each, zeros behind them."""
    import numpy as np

    every = np.ndarray((len(raw) - 7,), "<u8", raw, strides=(1,))
    masks = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
    if n == 1:  # as most are, which are not longer
        return [every[starts] & masks[sizes]]
    return [every[starts + at] & masks[np.clip(sizes - at, 0, 8)] for at in range(0, 8 * n, 8)]


def hashed(own: Sequence[Keys]) -> Keys:
    """One number of several."""
    import numpy as np

    mixed = own[0] * np.uint64(_FACTORS[0])
    for key, factor in zip(own[1:], _FACTORS[1:], strict=False):
        mixed ^= (key ^ (mixed >> np.uint64(29))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(32))


class Table:
    """Strings met before, by their bytes as keys, and a number given to each: open addressing."""

    def __init__(self, n_keys: int) -> None:
        """Make one for strings of up to eight times ``n_keys`` bytes."""
        import numpy as np

        self._n = 0
        self._keys: list[Keys] = [np.zeros(0, np.uint64) for _ in range(n_keys)]
        self._ids = np.zeros(0, np.int32)
        self._slots = np.full(1 << 12, -1, np.int32)

    def find(self, own: Sequence[Keys]) -> NDArray[np.int32]:
        """The number of each, -1 where it was not met."""
        import numpy as np

        if not self._n:
            return np.full(len(own[0]), -1, np.int32)
        last = len(self._slots) - 1
        slots = self._slots_of(own)
        found = np.full(0, -1, np.int32)
        waiting: Numbers | None = None  # all of them at first
        while True:
            at = self._slots[slots].astype(np.int64)
            equal = at >= 0
            other = ~equal
            for known, key in zip(self._keys, own, strict=True):
                equal &= known[at] == key
            numbers = np.where(equal, self._ids[at], np.int32(-1))
            if waiting is None:
                found = numbers
            else:
                found[waiting] = numbers
            rest = np.flatnonzero(~(equal | other))
            if not len(rest):
                return found
            waiting = rest if waiting is None else waiting[rest]
            own = [key[rest] for key in own]
            slots = (slots[rest] + 1) & last

    def add(self, own: Sequence[Keys], ids: NDArray[np.int32]) -> None:
        """Note new strings, each of another hash."""
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
        if 2 * self._n > len(self._slots):
            self._slots = np.full(1 << (3 * self._n).bit_length(), -1, np.int32)
            first = 0
        self._place(np.arange(first, self._n, dtype=np.int32))

    def renumbered(self, id_of: NDArray[np.int32]) -> Table:
        """Those of which the number has a new one, not -1."""
        kept = Table(len(self._keys))
        ids = id_of[self._ids[: self._n]]
        if (ids >= 0).any():
            kept.add([known[: self._n][ids >= 0] for known in self._keys], ids[ids >= 0])
        return kept

    def _slots_of(self, own: Sequence[Keys]) -> Numbers:
        """Where each is looked for first: the upper bits of its hash, for the lower ones know little of a key."""
        import numpy as np

        slots: Numbers = (hashed(own) >> np.uint64(65 - len(self._slots).bit_length())).astype(np.int64)
        return slots

    def _place(self, waiting: NDArray[np.int32]) -> None:
        import numpy as np

        last = len(self._slots) - 1
        slots = self._slots_of([known[waiting] for known in self._keys])
        while len(waiting):
            free = self._slots[slots] < 0
            self._slots[slots[free]] = waiting[free]  # of several that want one slot, one gets it
            rest = np.flatnonzero(self._slots[slots] != waiting)
            waiting, slots = waiting[rest], (slots[rest] + 1) & last
