"""The characters of one page of a PDF, as PDFium gives them: their letters, places and fonts."""

from __future__ import annotations

import ctypes
import re
import struct
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from scoqa.reading.pdf_calls import by_address, drawn_text
from scoqa.reading.pdf_codepages import as_written
from scoqa.reading.pdf_drawn import Drawn, font_at, tight_fonts
from scoqa.reading.pdf_ligatures import hide

_BOLD = re.compile(
    r"bold|black|heavy|demi|cmbx|cmb\d|bx\d|-bd|medi(?!um)|linlibertinet[bz]|linbiolinumtb|\.b$"
)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
"""Before the name of a font of which the file has only the letters it needs."""
NAMELESS = "?"
"""Stands for the name of a font that has none."""
BOX = struct.Struct("4f")
"""Left, top, right and bottom of a character, as PDFium gives them; a ctypes array is unpacked in seven times as long."""
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
"""Letters of formulas, among others, that are two numbers in UTF-16, by which PDFium counts."""
_SAMPLE = 40
"""Characters of a page asked whether their font says which letters they are."""
_UNMAPPED = 0.7
"""Share of them from which the page is looked at."""
_LIFTED_BY, _LOW = 0.2, 0.55
"""Heights of the font by which the foot of a raised figure stands above the line at least, and of which it is high at most."""


class Characters:
    """The text of one page and the places of its characters.

    A page whose words run up or down is turned: all places are those on the page turned so that they
    run to the right.

    Attributes:
        text: As PDFium gives it, in the letters that the page shows.
        hidden: Some of its characters stand for letters that are not known yet.
        width: Of the page turned, in points; likewise ``height``.

    Args:
        page: PDFium's handle of its text, which is open as long as this is used.
        width: Of the page as drawn; likewise ``height``.
    """

    def __init__(self, page: Any, width: float, height: float) -> None:
        import pypdfium2.raw

        self._raw = pypdfium2.raw
        self._page = page
        drawn = drawn_text(page)
        written = as_written(drawn)
        self.text: str = hide(written)
        self.hidden = self.text is not written
        count = self._raw.FPDFText_CountChars(self._page)
        self._same = count == len(self.text)
        self._wide = [] if self._same else [match.start() for match in _TWO_UNITS.finditer(drawn)]
        self._box = bytearray(BOX.size)
        self._box_at = ctypes.addressof(ctypes.c_char.from_buffer(self._box))
        self._page_at = ctypes.cast(self._page, ctypes.c_void_p).value
        self._get_box = by_address(self._raw.FPDFText_GetLooseCharBox)
        self._point = ctypes.c_double(), ctypes.c_double()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self._fonts: dict[bytes, tuple[str, bool]] = {}
        self.width, self.height = width, height
        self._turned = 0  # quarters to the left
        self._places: list[
            int
        ] = []  # PDFium's numbers of the characters, where these are put in another order
        self._drawn: Drawn | None = None
        tight = tight_fonts(self.text, self.box, lambda at: font_at(page, self._index(at)))
        if tight:
            self._drawn = Drawn(page, self.text, self._index, tight)

    def _index(self, at: int) -> int:
        """The number of PDFium's character at a position of the text; some take two numbers, as in UTF-16."""
        if self._same:
            return at
        if self._places:
            return self._places[at]
        at += bisect_left(self._wide, at)
        return int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, at))

    def rearrange(self, text: str, places: Sequence[int]) -> None:
        """Take the characters in another order.

        Args:
            text: What they make then.
            places: Of its characters in the text as it was.
        """
        self._places = [self._index(at) for at in places]
        self.text, self._same = text, False
        if self._drawn is not None:
            self._drawn.rearrange(text)

    def box(self, at: int) -> tuple[float, float, float, float]:
        """(left, right, bottom, height) of the character at a position; zeros where it has no place."""
        if not self._get_box(self._page_at, at if self._same else self._index(at), self._box_at):
            return (0.0, 0.0, 0.0, 0.0)
        left, top, right, bottom = BOX.unpack(self._box)
        if self._turned:
            left, right, bottom, top = self.turned(left, right, bottom, top)
        em = self._drawn.em(at, self._turned) if self._drawn else None
        if em:
            return (left, right, *em)
        return (left, right, bottom, top - bottom)

    def is_made(self, at: int) -> bool:
        """Whether PDFium made the character at a position, as a blank where only a gap is drawn."""
        return bool(self._raw.FPDFText_IsGenerated(self._page, self._index(at)) == 1)

    def turned(
        self, left: float, right: float, bottom: float, top: float
    ) -> tuple[float, float, float, float]:
        """A box of the page as drawn on the page turned, in the same order."""
        if self._turned > 0:
            return (self.width - top, self.width - bottom, left, right)
        if self._turned < 0:
            return (bottom, top, self.height - right, self.height - left)
        return (left, right, bottom, top)

    def foot(self, at: int) -> float:
        """How high the line stands on which the character at a position is drawn, in points; 0 on a page turned."""
        x, y = self._point
        known = not self._turned and self._raw.FPDFText_GetCharOrigin(self._page, self._index(at), x, y)
        return y.value if known else 0.0

    def is_lifted(self, at: int, height: float) -> bool:
        """Whether the figure at a position is drawn small above its line by the font itself, whose size does not tell.

        Args:
            at: Its position.
            height: Of the font, points.
        """
        sides = self._sides
        if self._turned or not self._raw.FPDFText_GetCharBox(self._page, self._index(at), *sides):
            return False
        bottom, top = sides[2].value, sides[3].value
        return 0 < top - bottom < _LOW * height and bottom - self.foot(at) > _LIFTED_BY * height

    def drawn_height(self, at: int) -> float:
        """How high the character at a position is drawn, in points; 0 where that is not known, or on a page turned."""
        sides = self._sides
        if self._turned or not self._raw.FPDFText_GetCharBox(self._page, self._index(at), *sides):
            return 0.0
        return sides[3].value - sides[2].value

    def font(self, at: int) -> tuple[str, bool]:
        """The name of the font of the character at a position, NAMELESS where it has none, and whether that says bold."""
        name = b""
        if self._raw.FPDFText_GetFontInfo(self._page, self._index(at), self._name, 96, self._flags) <= 96:
            name = self._name.value
        if name not in self._fonts:
            words = name.decode("latin-1")
            self._fonts[name] = _SUBSET.sub("", words) or NAMELESS, _BOLD.search(words.lower()) is not None
        return self._fonts[name]

    def is_unmapped(self) -> bool:
        """Whether most characters of a sample come from fonts that do not say which letters they show."""
        n_asked = n_unmapped = 0
        sample = range(0, len(self.text), max(1, len(self.text) // _SAMPLE))
        for left, at in zip(range(len(sample), 0, -1), sample, strict=True):
            if n_unmapped + left <= _UNMAPPED * (n_asked + left):  # whatever the others are, as on most pages
                return False
            if self._raw.FPDFText_HasUnicodeMapError(self._page, self._index(at)) == 1:
                n_unmapped += 1
            elif self.text[at].isspace():
                continue
            n_asked += 1
        return n_unmapped > _UNMAPPED * n_asked
