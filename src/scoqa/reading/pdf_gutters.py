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

Gaps = Callable[["Line"], Sequence[tuple[float, float]]]
"""Gives the wide spaces between words of a line, as (left, right) in points."""


def run_across(
    lines: Sequence[Line], width: float, gaps: Gaps, *, is_whole: bool = True
) -> tuple[float, float]:
    """The x of a gutter that lines run across: of columns drawn in turn, else of columns set to full measure; 0 for none.

    A few wide lines are looked at first; most pages are done then.

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
        if len(sample) == _LOOKED_AT and not (gaps(sample[2]) or gaps(sample[5])):
            return (0.0, 0.0)
        if x := _drawn_in_turn(sample, width, gaps):
            return (x, 0.0)
    if len(wide) < _ACROSS or sum(line.x0 > _MIDDLE * width for line in lines) < _BESIDE:
        return (0.0, 0.0)
    return (0.0, _set_full(wide, width, gaps))


def _drawn_in_turn(sample: Sequence[Line], width: float, gaps: Gaps) -> float:
    """Of two columns whose lines were drawn in turn, so that most lines run across it."""
    if len(sample) < _LOOKED_AT:
        return 0.0
    found = [gaps(line) for line in sample]
    for _left, right in sorted(gap for each in found for gap in each):
        x = right - 1
        if sum(any(a < x <= b for a, b in each) for each in found) >= _MOST and 0.2 < x / width < 0.8:
            return x
    return 0.0


def _set_full(wide: Sequence[Line], width: float, gaps: Gaps) -> float:
    """Of two columns set to full measure, of which only lines at one height run across it.

    Hardly one of those looked at may have another wide space, as the rows of a table have.
    """
    sample = _sample(wide)
    if not any(gaps(line) for line in (sample[1], sample[4], sample[6])):
        return 0.0
    alone = [(line, *found[0]) for line in sample if len(found := gaps(line)) == 1]
    sides = [(a, b) for line, a, b in alone if a - line.x0 > _COLUMN * width < line.x1 - b]
    for left, right in sides:
        if sum(abs(left - a) < _EVEN and abs(right - b) < _EVEN for a, b in sides) >= _MANY:
            return (left + right) / 2
    return 0.0


def _sample(lines: Sequence[Line]) -> Sequence[Line]:
    step = max(1, len(lines) // _LOOKED_AT)
    return lines[step // 2 :: step][:_LOOKED_AT]
