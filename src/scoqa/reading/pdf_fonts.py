"""The fonts of a line that may be a heading, or begin with one: only these are asked for, as each costs a call of PDFium's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoqa.reading.pdf_characters import NAMELESS

if TYPE_CHECKING:
    from scoqa.reading.pdf_lines import Line, PageText

_LIKE_HEADING = re.compile(r"(?:\d|[^\W\d_a-z]|[IVX]+\.)(?:.{0,90}[^.,;:\s-])?")
_LONGEST = 92
"""Characters of a line that may be one."""
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])[.)]?\s+(?=[^\W\d_])")
_STOP = re.compile(r"[.:?!]\s+(?=\S)|\s?[—–]\s?(?=\S)")
_MAY_STOP = re.compile(r"[.:?!]\s|[—–]")
_SOON = 3, 92
"""Characters of a line among which the first stop stands."""
_STOPS = 3
"""Stops behind which a lead may end."""
_ENDED = ".:!?…)]”\"'"
_APART, _SPACED = 1.6, 1.3
"""Heights of its font by which a line stands apart from the one above, surely and perhaps."""
_HIGH, _LOW = re.compile(r"[bdghklpy]"), re.compile(r"[acemnorsuvwxz]")
_ALIKE = 1.12
"""By how much letters of the one kind are drawn higher than those of the other, where all are small capitals."""
SMALL_CAPITALS = " small capitals"
"""Behind the name of the text's own font, where a line is set in its small capitals."""


def set_font(page: PageText, line: Line, before: Line | None, *, is_asked: bool) -> bool:
    """Set the fonts of a line that looks like a heading, or like a paragraph that begins with one; whether it begins bold.

    Args:
        page: Whose text the line's is yet, sign for sign.
        line: One of its.
        before: The one before, if any.
        is_asked: Whatever it looks like, as the line before was bold.
    """
    words = line.text
    font, bold = "", False
    if is_asked or (len(words) < _LONGEST and _LIKE_HEADING.fullmatch(words)):
        font, bold = line.font, line.bold = page.font(line.start)
        number = None if "a" <= words[1:2] <= "z" else _NUMBER.match(words)  # as most begin with a word
        if (bold or number or font != page.usual) and words[-1].isalpha():
            last, is_bold = page.font(line.start + len(words) - 1)
            line.bold = bold and is_bold
            if last != font:
                line.font = ""
                if number and page.font(line.start + number.end())[0] == last != page.usual:
                    line.font = last  # the number is set as the text is
        elif (
            font == page.usual != NAMELESS
            and len(words) < page.short
            and _stands_apart(line, before)
            and _in_small_capitals(page, line)
        ):
            line.font += SMALL_CAPITALS
    is_figure = words[0].isdigit()
    if (
        (is_figure or (font != page.usual and words[0].isupper()))
        and _begins(line, before)
        and _MAY_STOP.search(words, *_SOON)
    ):
        _set_lead(page, line, font or page.font(line.start)[0])
    return bold


def _in_small_capitals(page: PageText, line: Line) -> bool:
    """Whether a line's small letters are drawn as high as each other, which those of other fonts are not."""
    high, low = _HIGH.search(line.text, 1), _LOW.search(line.text, 1)
    if high is None or low is None:
        return False
    least = page.drawn_height(line.start + low.start())
    return 0 < page.drawn_height(line.start + high.start()) < _ALIKE * least


def _stands_apart(line: Line, before: Line | None) -> bool:
    """Whether a line is the first of a column, or stands further from the one above than lines of a text."""
    return before is None or not 0 < before.y - line.y < _SPACED * line.size


def _begins(line: Line, before: Line | None) -> bool:
    """Whether a line may be the first of a paragraph."""
    return (
        before is None
        or before.text[-1:] in _ENDED  # as that of one without text is
        or before.x1 < line.x1 - 2 * line.size
        or not 0 < before.y - line.y < _APART * line.size
    )


def _set_lead(page: PageText, line: Line, font: str) -> None:
    """Set what a line begins with up to the stop behind which it goes on in another font; its number may be set as the text is."""
    number = _NUMBER.match(line.text)
    if number:
        font = page.font(line.start + number.end())[0]
    if font == page.usual:
        return
    for n, stop in enumerate(_STOP.finditer(line.text, number.end() if number else 0)):
        if n == _STOPS or page.font(line.start + stop.start() - 1)[0] != font:
            return
        if page.font(line.start + stop.end())[0] != font:
            line.lead, line.lead_font = len(line.text[: stop.end()].rstrip()), font
            return
