"""The size and the base line of letters that a PDF draws dot by dot (Type 3), whose fonts say neither.

TeX made such files until about 2000. PDFium gives the box of what is drawn: that of an "a" is lower than that of
a "b", and that of a "p" begins further down.
"""

from __future__ import annotations

import ctypes
from typing import Any

_ASKED = 6
"""Characters of a page whose fonts are asked for their names."""
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
    """Sizes and base lines on a page whose letters are drawn dot by dot.

    Args:
        page: PDFium's handle of its text.
        text: What that is.
    """

    def __init__(self, page: Any, text: str) -> None:
        import pypdfium2.raw

        self._raw = pypdfium2.raw
        self._page = page
        self._text = text
        self._box = self._raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def em(self, at: int, turned: int) -> tuple[float, float] | None:
        """(Bottom, height) of the font's box at a position, None where nothing tells.

        Args:
            at: Of a character in the page's text.
            turned: Quarters to the left by which the page is turned: 1, 0 or -1.
        """
        own = self._rise(at, turned)
        if own is None:
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
        raw = self._raw
        if not raw.FPDFText_GetLooseCharBox(self._page, at, self._box):
            return None
        if not raw.FPDFText_GetCharOrigin(self._page, at, self._x, self._y):
            return None
        if turned > 0:
            return (self._x.value, self._box.right - self._x.value)
        if turned < 0:
            return (-self._x.value, self._x.value - self._box.left)
        return (self._y.value, self._box.top - self._y.value)


def is_drawn(page: Any, text: str) -> bool:
    """Whether the fonts of a page have no names, as those have that are drawn dot by dot."""
    import pypdfium2.raw as raw

    name, flags = ctypes.create_string_buffer(2), ctypes.c_int()
    n_asked = 0
    for at in range(0, len(text), max(1, len(text) // _ASKED)):
        if text[at].isspace():
            continue
        if raw.FPDFText_GetFontInfo(page, at, name, 2, flags) > 1:
            return False  # as on nearly all pages
        n_asked += 1
    return n_asked > 0
