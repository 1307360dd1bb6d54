"""The forms of plain pieces of English text, many at once: what :mod:`scoqa.analysis.tokens` says of each.

Plain is what most new pieces are: letters and digits of ASCII, with hyphens or low lines between them, and
words of alphabets with accents. All others are left to the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from scoqa.analysis.folding import normalized
from scoqa.analysis.lines import Lines
from scoqa.analysis.tokens import EASTERN, unaccented
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]
    Bytes = NDArray[np.uint8]

_MODIFIER_APOSTROPHE = "\u02bc"
"""A letter to Unicode, but what begins a possessive s to us."""
_SMALL, _CAPITAL, _DIGIT, _BETWEEN = 1, 2, 3, 4


class Plain(NamedTuple):
    """Forms of some of many pieces.

    Attributes:
        places: The pieces that are plain, in order.
        sizes: Forms of each: of its parts, then, where it has several, of all of them joined.
        forms: Some of them function words.
        is_loud: Whether each form is written without small letters, and longer than one letter.
        at: Where each form stands among all of these pieces', one piece's after another's.
    """

    places: Numbers
    sizes: Numbers
    forms: Lines
    is_loud: Mask
    at: Numbers


def plain_forms(raw: bytes) -> Plain:
    """The forms of the plain pieces in ASCII; acronyms with an s of several are not plain.

    Args:
        raw: UTF-8, a zero behind each piece.
    """
    import numpy as np

    data = np.frombuffer(raw, np.uint8)
    ends = np.flatnonzero(data == 0)
    begins = np.concatenate(([0], ends[:-1] + 1))
    kinds, lower = _bytes()
    kind = kinds[data]
    is_odd = np.logical_or.reduceat(kind == 0, begins)
    in_part = (kind > 0) & (kind < _BETWEEN)
    # NGOs, but not gas
    several = np.flatnonzero((data[1:-1] == ord("s")) & (kind[:-2] == _CAPITAL) & ~in_part[2:])
    is_odd[np.searchsorted(ends, several)] = True
    is_first = in_part.copy()
    is_first[1:] &= ~in_part[:-1]
    n_parts = np.where(is_odd, 0, np.add.reduceat(is_first, begins, dtype=np.int64))
    # each part with the byte behind it, and each piece of several parts without those between them
    is_own = np.repeat(~is_odd, ends + 1 - begins)
    behind = np.zeros(len(data), bool)
    behind[1:] = in_part[:-1] & ~in_part[1:]
    is_joined = np.repeat(n_parts > 1, ends + 1 - begins)
    chosen = np.concatenate(
        (np.flatnonzero(is_own & (in_part | behind)), np.flatnonzero(is_joined & (in_part | (data == 0))))
    )
    forms = Lines(np.where(in_part, lower[data], ord("\n")).astype(np.uint8)[chosen].tobytes())
    is_loud = forms.sizes > 1
    if len(forms):
        is_loud &= ~np.logical_or.reduceat((kind == _SMALL)[chosen], forms.starts)
    places = np.flatnonzero(~is_odd)
    n_parts = n_parts[places]
    sizes = n_parts + (n_parts > 1)
    first = np.cumsum(sizes) - sizes
    before = np.repeat(first - (np.cumsum(n_parts) - n_parts), n_parts)
    joined = (first + n_parts)[n_parts > 1]
    return Plain(places, sizes, forms, is_loud, np.concatenate((np.arange(len(before)) + before, joined)))


@cache
def _bytes() -> tuple[Bytes, Bytes]:
    """By byte: its kind, 0 where it is in no plain piece, and itself in small letters."""
    import numpy as np

    every = range(128)
    kinds = np.zeros(256, np.uint8)
    kinds[[byte for byte in every if chr(byte).islower()]] = _SMALL
    kinds[[byte for byte in every if chr(byte).isupper()]] = _CAPITAL
    kinds[[byte for byte in every if chr(byte).isdigit()]] = _DIGIT
    kinds[[0, ord("-"), ord("_")]] = _BETWEEN
    lower = np.zeros(256, np.uint8)
    lower[every] = [ord(chr(byte).lower()) for byte in every]
    return kinds, lower


def accented_forms(texts: Sequence[str]) -> dict[str, str]:
    """The form of each piece that is one word of letters beyond ASCII, as far as that is clear."""
    found = [
        text
        for text in texts
        if not text.isascii() and text.isalpha() and max(text) < EASTERN and _MODIFIER_APOSTROPHE not in text
    ]
    # nothing of Unicode's normal forms reaches across a zero
    folded = normalized("NFKC", "\0".join(found)).casefold()
    forms = unaccented(folded).split("\0")
    return {text: form for text, form in zip(found, forms, strict=True) if form.isalnum()} if found else {}
