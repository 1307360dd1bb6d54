"""Watermarks of a PDF's pages: the same large words, drawn over the text of several of them."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

_LARGE = 1.5
"""Heights of the body's font from which words may be a watermark; those of a turned one are as high as they reach."""
_LONG = 60
"""Characters past which a line is none."""
_TEXT = 30
"""Characters of a line that is surely text."""
_NEAR = 12.0
"""Points by which the places of a watermark differ on two pages."""


def take_watermarks(pages: Sequence[PageLines], body: float) -> None:
    """Move the same large words at the same place of several pages from ``lines`` to ``running``, where they lie over text.

    Three pages must have them, two where the document has no more than four; on half of these lines of
    text cross them, which no heading or figure does.

    Args:
        pages: All pages.
        body: Height of the font that most of the text is set in; 0 where there is none.
    """
    needed = 3 if len(pages) > 4 else 2
    least = _LARGE * body
    if len(pages) < needed or not body:
        return
    found: dict[str, list[tuple[PageLines, Line]]] = {}
    for page in pages:
        for line in [line for line in page.lines if line.size > least]:
            found.setdefault(line.text, []).append((page, line))
    for text, places in found.items():
        if len(places) < needed or len(text) > _LONG or sum(map(str.isalpha, text)) < 2:
            continue
        for near in {id(same[0][1]): same for _, line in places if (same := _near(line, places))}.values():
            crossed = sum(_is_crossed(line, page) for page, line in near)
            if len({page.index for page, _ in near}) < needed or crossed < 2 or crossed * 2 < len(near):
                continue
            for page, line in near:
                page.running.append(line)
                page.lines = [other for other in page.lines if other is not line]


def _near(line: Line, places: Sequence[tuple[PageLines, Line]]) -> list[tuple[PageLines, Line]]:
    """Those of some places that are about a line's own."""
    return [
        (page, other)
        for page, other in places
        if abs(other.x0 - line.x0) < _NEAR and abs(other.y - line.y) < _NEAR
    ]


def _is_crossed(line: Line, page: PageLines) -> bool:
    """Whether a line of text lies over it."""
    return any(
        other.y < line.y + line.size
        and other.y + other.size > line.y
        and other.x0 < line.x1
        and other.x1 > line.x0
        for other in page.lines
        if other is not line and len(other.text) > _TEXT and other.size * _LARGE <= line.size
    )
