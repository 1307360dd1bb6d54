"""Many words as lines of UTF-8 rather than as strings, which lie all over the memory and take long to collect."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]


class Lines(Sequence[str]):
    """Words, each with a line end behind it.

    Attributes:
        raw: All of them in UTF-8.
        starts: Where each begins, in bytes.
        sizes: Bytes of each.
    """

    def __init__(self, raw: bytes, sizes: Numbers | None = None) -> None:
        """Make words of their lines; ``sizes`` where the bytes of each are known."""
        import numpy as np

        self.raw = raw
        stops = np.flatnonzero(self._data == ord("\n")) if sizes is None else np.cumsum(sizes + 1) - 1
        self.starts = np.concatenate((np.zeros(1, np.int64), stops[:-1] + 1))[: len(stops)]
        self.sizes = stops - self.starts if sizes is None else sizes

    @property
    def _data(self) -> NDArray[np.uint8]:
        import numpy as np

        return np.frombuffer(self.raw, np.uint8) if self.raw else np.zeros(0, np.uint8)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]  # only called with an int
        start = self.starts[place]
        return self.raw[start : start + self.sizes[place]].decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self.raw.decode().split("\n")[:-1])

    def at(self, places: Numbers) -> Lines:
        """The words of some places."""
        sizes = self.sizes[places]
        return Lines(self._data[ranges(self.starts[places], sizes + 1)].tobytes(), sizes)

    def between(self, start: int, stop: int) -> bytes:
        """Those of the places ``start..stop``, without the last line end."""
        return self.raw[self.starts[start] : self.starts[stop - 1] + self.sizes[stop - 1]]

    def without(self, others: Lines) -> Lines:
        """Those that are not the same as the other at their place; an empty one else."""
        import numpy as np

        sizes = self.sizes.copy()
        alike = np.flatnonzero(sizes == others.sizes)
        if len(alike):
            own, other = (
                lines._data[ranges(lines.starts[alike], sizes[alike] + 1)] for lines in (self, others)
            )
            begins = np.cumsum(sizes[alike] + 1) - sizes[alike] - 1
            sizes[alike[~np.logical_or.reduceat(own != other, begins)]] = 0
        return Lines(self._data[ranges(self.starts + self.sizes - sizes, sizes + 1)].tobytes(), sizes)

    def n_chars(self) -> Numbers:
        """Code points of each."""
        import numpy as np

        if not len(self):
            return self.sizes
        begins = (self._data & 0xC0) != 0x80
        return np.add.reduceat(begins, self.starts, dtype=np.int64) - 1


def lines_of(words: Sequence[str]) -> Lines:
    """Words as lines; ValueError where one holds a line end."""
    if isinstance(words, Lines):
        return words
    lines = Lines("\n".join([*words, ""]).encode())
    if len(lines) != len(words):
        broken = next(word for word in words if "\n" in word)
        raise ValueError(f"a word holds no line end: {broken!r}")
    return lines


class Words:
    """Words by number, as they come."""

    def __init__(self) -> None:
        self._raw = bytearray()
        self._starts = array("i")
        self._sizes = array("i")

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> str:
        start = self._starts[number]
        return self._raw[start : start + self._sizes[number]].decode()

    def add(self, words: Sequence[str]) -> range:
        """The numbers of more words."""
        import numpy as np

        lines = lines_of(words)
        first = len(self)
        self._starts.frombytes((lines.starts + len(self._raw)).astype(np.int32).tobytes())
        self._sizes.frombytes(lines.sizes.astype(np.int32).tobytes())
        self._raw += lines.raw
        return range(first, len(self))

    def at(self, numbers: Numbers | NDArray[np.int32]) -> Lines:
        """The words of some numbers."""
        import numpy as np

        if not len(numbers):
            return Lines(b"")
        starts, sizes = (
            np.frombuffer(column, np.int32)[numbers].astype(np.int64)
            for column in (self._starts, self._sizes)
        )
        return Lines(np.frombuffer(self._raw, np.uint8)[ranges(starts, sizes + 1)].tobytes(), sizes)


def ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """``starts[0], starts[0] + 1, …`` for as many as ``sizes[0]``, then the next."""
    import numpy as np

    before = np.cumsum(sizes) - sizes
    found: Numbers = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
    return found
