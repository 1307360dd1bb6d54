"""Bytes of texts in scripts without spaces to pairs of letters, all at once, as :mod:`scoqa.analysis.tokens` has them.

Their sentences are written without blanks, so that hardly any of their pieces comes twice; of their pairs most do.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scoqa.analysis.lines import Lines, ranges
from scoqa.analysis.tokens import PLAIN_RUNS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_SIGNS = "\u3000、。《》「」『』【】〈〉〔〕・！％（）＋，－．／：；＜＝＞？～"
"""Characters that no word holds and that stand beside such letters."""
_LETTER, _SIGN = 1, 2
_WIDTH = 3
"""Bytes of each of these characters."""
_FIRST, _LAST = 0xE3, 0xEF
"""The first of these bytes is one of those."""


def eastern(data: NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """(Where letters of a plain run stand, where signs do that part them), in UTF-8."""
    import numpy as np

    places = np.flatnonzero((data - np.uint8(_FIRST)) <= np.uint8(_LAST - _FIRST))
    if not len(places):
        return places, places
    first, second, third = (data[places + more].astype(np.int32) for more in range(_WIDTH))
    kinds = _kinds()[(first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F]
    return places[kinds == _LETTER], places[kinds == _SIGN]


@cache
def _kinds() -> NDArray[np.uint8]:
    """By code point."""
    import numpy as np

    kinds = np.zeros(1 << 16, np.uint8)
    for start, stop in PLAIN_RUNS:
        kinds[ord(start) : ord(stop) + 1] = _LETTER
    kinds[list(map(ord, _SIGNS))] = _SIGN
    return kinds


def paired(
    data: NDArray[np.uint8], is_word: Mask, letters: Numbers, starts: Numbers, stops: Numbers
) -> tuple[Numbers, Numbers]:
    """Where pieces start and stop, those of plain runs and words of ASCII as the pairs and words that they are.

    Args:
        data: UTF-8.
        is_word: By byte, whether it is a letter or digit of ASCII.
        letters: Where the letters of plain runs stand; all are in pieces.
        starts: Where pieces start.
        stops: Where they stop.
    """
    import numpy as np

    owners = np.searchsorted(starts, letters, "right") - 1
    chosen, n_letters = np.unique(owners, return_counts=True)
    rest = stops[chosen] - starts[chosen] - _WIDTH * n_letters
    mixed = chosen[rest > 0]
    sizes = stops[mixed] - starts[mixed]
    within = ranges(starts[mixed], sizes)
    is_ascii = is_word[data[within]]
    is_plain = np.zeros(len(starts), bool)
    is_plain[chosen[rest == 0]] = True
    if len(mixed):
        is_plain[mixed] = (
            np.add.reduceat(is_ascii, np.cumsum(sizes) - sizes, dtype=np.int64) == rest[rest > 0]
        )
    letters = letters[is_plain[owners]]
    goes_on, is_second = np.zeros(len(letters), bool), np.zeros(len(letters), bool)
    goes_on[:-1] = is_second[1:] = np.diff(letters) == _WIDTH
    firsts = goes_on | ~is_second
    words = within[is_ascii & np.repeat(is_plain[mixed], sizes)]
    is_first, is_last = np.ones(len(words), bool), np.ones(len(words), bool)
    is_first[1:] = is_last[:-1] = np.diff(words) != 1
    found = np.concatenate((starts[~is_plain], letters[firsts], words[is_first]))
    ends = np.concatenate(
        (
            stops[~is_plain],
            letters[firsts] + np.where(goes_on, 2 * _WIDTH, _WIDTH)[firsts],
            words[is_last] + 1,
        )
    )
    order = np.argsort(found, kind="stable")
    return found[order], ends[order]


def plain_pairs(raw: bytes) -> tuple[Numbers, Lines]:
    """(The pieces that are one or two letters of a plain run, these as they are, each its own form and term).

    Args:
        raw: UTF-8, a zero behind each piece.
    """
    import numpy as np

    data = np.frombuffer(raw, np.uint8)
    letters, _ = eastern(data)
    if not len(letters):
        return letters, Lines(b"")
    ends = np.flatnonzero(data == 0)
    sizes = np.diff(ends, prepend=-1) - 1
    n_letters = np.bincount(np.searchsorted(ends, letters), minlength=len(ends))
    places = np.flatnonzero((sizes == _WIDTH * n_letters) & (n_letters > 0) & (n_letters <= 2))
    pairs = data[ranges(ends[places] - sizes[places], sizes[places] + 1)]
    pairs[pairs == 0] = ord("\n")
    return places, Lines(pairs.tobytes(), sizes[places])
