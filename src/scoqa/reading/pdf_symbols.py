"""Signs of a PDF's fonts of symbols, whose codes are their own: Greek and bullets of Symbol, ticks of Wingdings, signs of TeX.

PDFium gives codes of Symbol and Wingdings in an area of Unicode that means nothing, and pieces of large brackets; TeX's
old fonts have a prime at the code of "0", the stroke through a sign at that of "6", the foot of an arrow at that of "7".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scoqa.later import pattern
from scoqa.reading.symbols import AREA, sign_of

if TYPE_CHECKING:
    import re

_PRIVATE = pattern("[\uf020-\uf8fe]")
_STRUCK = {"6=": "≠", "6∈": "∉", "7→": "↦"}
_STROKE = pattern("6[=∈]|7→")
_OF_TEX = pattern(r"SY\d|SY$|MathSymbols|[tp]xsy")
_DROPPED = "\x1e"
"""Stands for a character that is no more, so that positions stay."""
_WHOLE = {0xF8E8: "®", 0xF8E9: "©", 0xF8EA: "™"}
"""Among the pieces of brackets."""


def may_have_signs(text: str, *, is_ascii: bool) -> bool:
    """Whether a line may have such signs; most have none."""
    if is_ascii:
        return "6=" in text
    return _PRIVATE.search(text) is not None or any(map(text.__contains__, _STRUCK))


def is_of_tex(font: str) -> bool:
    """Whether a font of this name is one of TeX's with signs of formulas."""
    return _OF_TEX.search(font) is not None


def with_signs(text: str, start: int, font: Callable[[int], tuple[str, bool]]) -> str:
    """A line with the signs that its fonts of symbols draw; of the same length, what is dropped is U+001E.

    Args:
        text: As drawn.
        start: Where it begins in the text of the page.
        font: Gives the name of the font of the character at a position there, and whether it is bold.
    """

    def struck(match: re.Match[str]) -> str:
        return _STRUCK[match[0]] + _DROPPED if is_of_tex(font(start + match.start())[0]) else match[0]

    return "".join(
        _sign(letter, start + at, font) if "\uf020" <= letter <= "\uf8fe" else letter
        for at, letter in enumerate(_STROKE.sub(struck, text))
    )


def _sign(letter: str, at: int, font: Callable[[int], tuple[str, bool]]) -> str:
    code = ord(letter)
    if code >= 0xF8E5:
        return _WHOLE.get(code, _DROPPED)
    if code > AREA + 0xFE:
        return letter
    return sign_of(code, font(at)[0]) or letter
