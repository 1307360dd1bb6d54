"""The size and the base line of letters whose fonts in a PDF say neither, as those drawn dot by dot (Type 3).

TeX made such files until about 2000, and some fonts of today say it no better. PDFium gives the box of what is drawn: that
of an "a" is lower than that of a "b", and that of a "p" begins further down.
"""

from __future__ import annotations

import ctypes
import itertools
import re
from collections.abc import Callable, Collection
from typing import Any

_PAIR = re.compile("[bdhkl][aceomnrsuvwxz]|[бфА-ПР-Я][авгеиклмноптхчшя]")
_PAIRS, _MOSTLY = 300, 0.75
"""Pairs of a high letter and a low one on a page whose boxes are compared, and the share of them that tells."""
_LOWER = 0.85
"""Share of the high one's height below which the other's box is its own."""
_NEAR = 2
"""Letters on either side that tell the size of a font."""
_SAME_BASE = 0.05
"""Share of a letter's height by which its neighbours' base lines differ."""
_DESCENT = 0.2
"""Of other fonts PDFium's box goes so far below the base line, in sizes of the font."""
_RISES = {
    **dict.fromkeys("acegmnopqrsuvwxyz", 0.44),
    **dict.fromkeys("bdfhkl", 0.7),
    **dict.fromkeys("ij0123456789", 0.66),
    **dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0.69),
    "t": 0.615,
}
"""How far letters stand above the base line in Computer Modern, in sizes of the font."""


class Drawn:
    """Sizes and base lines on a page of which some fonts give letters boxes of their own.

    Args:
        page: PDFium's handle of its text.
        text: What that is.
        index: Gives the number of PDFium's character at a position of the text.
        fonts: The names of those fonts.
    """

    def __init__(self, page: Any, text: str, index: Callable[[int], int], fonts: Collection[bytes]) -> None:
        import pypdfium2.raw

        self._raw = pypdfium2.raw
        self._page = page
        self._text = text
        self._index = index
        self._fonts = fonts
        self._box = self._raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def rearrange(self, text: str) -> None:
        """Take the page's characters in another order, as which ``index`` gives them from now on."""
        self._text = text

    def em(self, at: int, turned: int) -> tuple[float, float] | None:
        """(Bottom, height) of the font's box at a position, None where nothing tells, or the font does.

        Args:
            at: Of a character in the page's text.
            turned: Quarters to the left by which the page is turned: 1, 0 or -1.
        """
        own = self._rise(at, turned)
        if own is None or font_at(self._page, self._index(at)) not in self._fonts:
            return None
        base, height = own
        sizes = []
        for near in range(max(0, at - _NEAR), min(len(self._text), at + _NEAR + 1)):
            share = _RISES.get(self._text[near])
            rise = self._rise(near, turned) if share else None
            if share and rise and rise[1] > 0 and abs(rise[0] - base) <= _SAME_BASE * max(rise[1], height):
                sizes.append(rise[1] / share)
        if not sizes:
            return None
        size = sum(sizes) / len(sizes)
        return (base - _DESCENT * size, size)

    def _rise(self, at: int, turned: int) -> tuple[float, float] | None:
        """The base line of a character, and how far it stands above that."""
        raw, at = self._raw, self._index(at)
        if not raw.FPDFText_GetLooseCharBox(self._page, at, self._box):
            return None
        if not raw.FPDFText_GetCharOrigin(self._page, at, self._x, self._y):
            return None
        if turned > 0:
            return (self._x.value, self._box.right - self._x.value)
        if turned < 0:
            return (-self._x.value, self._x.value - self._box.left)
        return (self._y.value, self._box.top - self._y.value)


def tight_fonts(
    text: str, box: Callable[[int], tuple[float, float, float, float]], font: Callable[[int], bytes]
) -> frozenset[bytes]:
    """The fonts of a page in whose nearly all pairs the box of a low letter is lower than that of the high one before it.

    Args:
        text: Of the page.
        box: Gives left end, right end, bottom and height of the character at a position.
        font: Gives the name of its font.
    """

    def is_tight(at: int) -> bool:
        (_, _, foot, high), (_, _, bottom, low) = box(at), box(at + 1)
        return 0 < low < _LOWER * high and abs(foot - bottom) < _SAME_BASE * high  # else an index

    asked = (_PAIR.search(text, start) for start in (0, len(text) // 3, 2 * len(text) // 3))
    if not any(pair and is_tight(pair.start()) for pair in asked):  # as on nearly all pages
        return frozenset()
    votes: dict[bytes, list[bool]] = {}
    for pair in itertools.islice(_PAIR.finditer(text), _PAIRS):
        at = pair.start()
        if (name := font(at)) == font(at + 1):
            votes.setdefault(name, []).append(is_tight(at))
    return frozenset(
        name for name, tight in votes.items() if len(tight) > 1 and sum(tight) >= _MOSTLY * len(tight)
    )


def font_at(page: Any, index: int) -> bytes:
    """The name of the font of one of PDFium's characters, "" where it has none."""
    import pypdfium2.raw as raw

    name, flags = ctypes.create_string_buffer(96), ctypes.c_int()
    return name.value if 1 < raw.FPDFText_GetFontInfo(page, index, name, 96, flags) <= 96 else b""
