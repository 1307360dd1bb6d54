"""Whether pieces of a line that a PDF draws apart belong together: raised figures, dropped initials, pieces at one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.reading.pdf_lines import Line

_STACKED = 1.2
"""Heights of the text's font that an exponent over an index is wide at most."""
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
