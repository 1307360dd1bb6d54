"""Whether pieces of a line that a PDF draws apart belong together: raised figures, dropped initials, pieces at one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.reading.pdf_lines import Line

_STACKED = 1.2
"""Heights of the text's font that an exponent over an index is wide at most."""
SMALL = 0.85
"""A footnote mark is set smaller than this share of its line's letters (LaTeX .7, Word .65, typst .6)."""
RAISED_MOST = 0.6
"""Heights of the font by which a mark before a line may stand above it."""
_TEXT = 8
"""Characters of a line of text behind a mark."""

_DROPPED = 1.7
"""Heights of the text's font from which a letter that stands by itself is a dropped initial."""


def is_raised(before: Line, left: float, bottom: float) -> bool:
    """Whether a small letter stands close behind a line, a little above or below: an exponent, an index, a mark."""
    return (
        not before.hyphen
        and -0.1 * before.size < left - before.x1 < 0.2 * before.size
        and -0.35 * before.size < bottom - before.y < 0.75 * before.size
    )


def is_under(before: Line, left: float, bottom: float) -> bool:
    """Whether a small letter stands below the raised one that ends a line: an index under an exponent."""
    return (
        not before.hyphen
        and before.x0 < left
        and -_STACKED * before.size < left - before.x1 < 0.2 * before.size
        and -0.5 * before.size < bottom - before.y < 0.1 * before.size
    )


def begins_text(mark: Line, words: str, left: float, bottom: float, height: float) -> bool:
    """Whether small figures drawn by themselves are the raised mark of a line of text close behind, drawn after it."""
    return (
        not mark.hyphen
        and 0 < mark.size < SMALL * height
        and 0 < mark.y - bottom < RAISED_MOST * height
        and -0.1 * height < left - mark.x1 < 0.9 * height
        and len(words) > _TEXT
        and not words[0].isdigit()
    )


def is_behind(before: Line, line: Line) -> bool:
    """Whether a line stands close behind the one before at its height or a little above: a piece of the same."""
    gap = line.x0 - before.x1
    return -0.2 * before.size < gap < before.size and abs(line.y - before.y) < RAISED_MOST * before.size


def is_dropped(cap: Line, line: Line) -> bool:
    """Whether the first, of one letter, is a large one with which the other, beside its head, begins."""
    return (
        cap.text.isupper()
        and cap.size > _DROPPED * line.size
        and line.text[0].isalpha()
        and -2 < line.x0 - cap.x1 < 1.5 * line.size
        and cap.y < line.y < cap.y + cap.size
    )


def joint_of(before: Line, left: float, height: float) -> str | None:
    """What joins a line to the piece drawn before it at its height, where both are one line; None where they are not.

    PDFium breaks lines at raised letters, and takes a hyphen inside a line for its end.
    """
    gap = left - before.x1
    if before.hyphen:
        return "-" if left > before.x0 and gap < 2 * height else None
    if not -0.5 * height < gap < 0.9 * height:
        return None
    return " " if gap > 0.15 * height else ""
