"""Bytes of texts to pieces between characters that no word holds."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from scoqa.analysis.lines import ranges
from scoqa.analysis.pairs import eastern, paired

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_TOGETHER, _BEYOND = 1 << 22, 1 << 20
"""Characters of texts looked at in one go, in ASCII and where any is beyond it: bounds the memory."""
_PLAIN = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BROKEN = re.compile(rb"(?:-|\xe2\x80[\x90\x91])[ \t]*\r?\n[ \t]*(?=[a-z\x80-\xff])")
"""A hyphen at the end of a line; the word goes on in the next one."""
_OUTSIDE = (
    "\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xab\xac\xae\xaf\xb0\xb1\xb4\xb6\xb7\xb8\xbb\xbf‒–—―‘“”„†•…‹›"
)
"""Characters of two or three bytes that no word holds and that are common beside words."""


def together(texts: Sequence[str], *, thrifty: bool = False) -> Iterator[Sequence[str]]:
    """The texts in groups small enough to be looked at in one go, or smaller ones; a longer text stands alone."""
    ends = list(accumulate(map(len, texts), initial=0))
    most = _BEYOND if thrifty or not all(map(str.isascii, texts)) else _TOGETHER
    start = 0
    while start < len(texts):
        stop = max(bisect(ends, ends[start] + most) - 1, start + 1)
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
    inner = np.frombuffer(bytearray(raw.translate(_is(b"'-_.," + _PLAIN, beyond=True).tobytes())), bool)
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
    for head, tails in {} if raw.isascii() else _outside().items():
        places = np.flatnonzero(data == head[0])
        for more, byte in enumerate(head[1:], start=1):
            places = places[data[places + more] == byte]
        places = places[tails[data[places + len(head)]]]
        for more in range(len(head) + 1):
            inner[places + more] = False
    letters, signs = eastern(data) if not raw.isascii() else (dots[:0], dots[:0])
    for more in range(3):
        inner[signs + more] = False
    if b"\n" in raw:
        for broken in _BROKEN.finditer(raw):
            inner[broken.start() : broken.end()] = True
    edges = np.flatnonzero(inner[1:] != inner[:-1]) + 1
    if inner[0]:
        edges = np.concatenate(([0], edges))
    starts, stops = edges[::2], edges[1::2]
    return paired(data, letter_or_digit, letters, starts, stops) if len(letters) else (starts, stops)


@cache
def _outside() -> dict[bytes, Mask]:
    """All but the last byte of the characters outside words, with the last bytes there are."""
    heads: dict[bytes, list[int]] = {}
    for char in _OUTSIDE:
        *head, last = char.encode()
        heads.setdefault(bytes(head), []).append(last)
    return {head: _is(bytes(tails)) for head, tails in heads.items()}


def ended(data: NDArray[np.uint8], starts: Numbers, sizes: Numbers) -> bytes:
    """Pieces one after the other, a zero behind each."""
    import numpy as np

    found = data[ranges(starts, sizes + 1)]
    found[np.cumsum(sizes + 1) - 1] = 0
    return found.tobytes()
