"""The gutter that lines run across which PDFium made of two columns drawn side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.reading.pdf_lines import Line

_LOOKED_AT = 8
"""Lines of a page whose wide spaces are looked at."""
_MOST, _MANY = 6, 5
"""Of these those that have one over a gutter; the same where it is at the same place in each."""
_ACROSS, _EVEN = 12, 1.5
"""Lines that run across such a gutter, and points within which its sides are the same."""
_BESIDE, _MIDDLE = 4, 0.45
"""Lines that begin past this share of the page's width, as those of a second column do."""
_COLUMN = 0.2
"""Share of the page's width that a column has at least."""
_SURE = 1.1
"""Heights of the font that a space is wide that may be a gutter; a narrower one may in prose, with a column's width on both its
sides."""
_GUTTER, _NARROW, _LETTERS = 0.06, 4, 0.8
"""Share of the page's width that a gutter between lines of prose has at most, lines that have one so narrow at least, and the
share of letters in those looked at: cells of a table stand further apart."""

Gaps = Callable[["Line"], Sequence[tuple[float, float]]]
"""Gives the wide spaces between words of a line, as (left, right) in points."""


def run_across(
    lines: Sequence[Line], width: float, gaps: Gaps, *, is_whole: bool = True
) -> tuple[float, float]:
    """The x of a gutter that lines run across: of columns drawn in turn, else of columns set to full measure; 0 for none.

    It is -1 where columns drawn in turn have several. A few wide lines are looked at first; most
    pages are done then.

    Args:
        lines: As drawn.
        width: Of the page.
        gaps: Of a line.
        is_whole: Each of PDFium's characters is one of the text.
    """
    wide = [line for line in lines if line.x1 - line.x0 > 0.5 * width]
    if len(wide) < _LOOKED_AT:
        return (0.0, 0.0)
    if len(wide) * 2 >= len(lines) and is_whole:
        sample = _sample([line for line in wide if "-" not in line.text])
        if len(sample) == _LOOKED_AT and not _may_be_turns(sample[2], sample[5], gaps):
            return (0.0, 0.0)
        if x := _drawn_in_turn(sample, width, gaps):
            return (x, 0.0)
    if len(wide) < _ACROSS or sum(line.x0 > _MIDDLE * width for line in lines) < _BESIDE:
        return (0.0, 0.0)
    return (0.0, _set_full(wide, width, gaps))


def _may_be_turns(line: Line, other: Line, gaps: Gaps) -> bool:
    """Whether one of two lines has a space as wide as a gutter, or both have one that may be a narrow gutter."""
    found, others = gaps(line), gaps(other)
    return bool(
        (found and others)
        or any(b - a > _SURE * line.size for a, b in found)
        or any(b - a > _SURE * other.size for a, b in others)
    )


def _drawn_in_turn(sample: Sequence[Line], width: float, gaps: Gaps) -> float:
    """Of two columns whose lines were drawn in turn, so that most lines run across it."""
    if len(sample) < _LOOKED_AT:
        return 0.0
    found = [
        (a, b, b - a > _SURE * line.size)
        for line in sample
        for a, b in gaps(line)
        if b - a > _SURE * line.size or (a - line.x0 > _COLUMN * width < line.x1 - b)
    ]
    first = rather = 0.0
    is_narrow = True
    for _, right, is_wide in sorted(found):
        x = right - 1
        if not 0.2 < x / width < 0.8 or (first and x < first + _COLUMN * width):
            continue
        over = [(b - a, is_sure) for a, b, is_sure in found if a < x <= b]
        n_narrow = sum(space < _GUTTER * width for space, _ in over)
        if not first:
            is_prose = len(over) >= _MOST and n_narrow >= _NARROW and _is_prose(sample)
            if is_prose or (is_wide and sum(is_sure for _, is_sure in over) >= _MOST):
                # few are even where it is the spaces between words that are wide
                n_even = sum(abs(b - right) < _EVEN for _, b, _ in found)
                first = x if n_even >= _NARROW or not _is_prose(sample) else 0.0
                is_narrow, rather = n_narrow >= _NARROW, rather or x
        elif is_narrow:
            n_past = sum(line.x1 > x for line in sample)
            if n_narrow >= max(_NARROW, n_past * _MOST / _LOOKED_AT):
                return -1.0 if _is_prose(sample) else first
    return first or rather


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines are of letters, rather than of figures, as the cells of a table, or of dots before a page's number."""
    letters = "".join([line.text for line in lines]).replace(" ", "")
    return sum(map(str.isalpha, letters)) > _LETTERS * len(letters)


def _set_full(wide: Sequence[Line], width: float, gaps: Gaps) -> float:
    """Of two columns set to full measure, of which only lines at one height run across it.

    Hardly one of those looked at may have another wide space, as the rows of a table have.
    """
    sample = _sample(wide)
    if not any(_sure(line, gaps) for line in (sample[1], sample[4], sample[6])):
        return 0.0
    alone = [(line, *found[0]) for line in sample if len(found := _sure(line, gaps)) == 1]
    sides = [(a, b) for line, a, b in alone if a - line.x0 > _COLUMN * width < line.x1 - b]
    for left, right in sides:
        if sum(abs(left - a) < _EVEN and abs(right - b) < _EVEN for a, b in sides) >= _MANY:
            return (left + right) / 2
    return 0.0


def _sure(line: Line, gaps: Gaps) -> list[tuple[float, float]]:
    return [(a, b) for a, b in gaps(line) if b - a > _SURE * line.size]


def _sample(lines: Sequence[Line]) -> Sequence[Line]:
    step = max(1, len(lines) // _LOOKED_AT)
    return lines[step // 2 :: step][:_LOOKED_AT]
