"""The pages of a long PDF in parts, so that others read some of them: which, and how their lines are handed over."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

_PART = 32
"""Pages that are left to another at a time: a twentieth of a second of work or so."""

Part = tuple[int, int]
Pages = list[PageLines | None]
"""Pages in order; None for one that cannot be loaded."""


class Others(Protocol):
    """Those who may read a part of a file, as :class:`scoqa.reading.crew.Sharing` does."""

    def offer(self, parts: Sequence[Part]) -> None:
        """Let them read parts, each ``(start, stop)``."""

    def claim(self, part: Part) -> bool:
        """Whether none of them has begun a part; none will then."""

    def pages(self, part: Part) -> Any:
        """The packed pages of a part that one of them has begun; None where it failed."""


def pages_of(n_pages: int, read: Callable[[int], PageLines | None], others: Others | None) -> Pages:
    """All pages, some of them read by others where these are idle.

    Args:
        n_pages: How many there are.
        read: Reads the page of an index.
        others: None where there are none.
    """
    if others is None or n_pages < 2 * _PART:
        return [read(index) for index in range(n_pages)]
    first, *more = [(start, min(start + _PART, n_pages)) for start in range(0, n_pages, _PART)]
    others.offer(more)
    found = {first: [read(index) for index in range(*first)]}
    begun = []
    for part in more:
        if others.claim(part):
            found[part] = [read(index) for index in range(*part)]
        else:
            begun.append(part)
    for part in begun:
        packed = others.pages(part)
        found[part] = (
            [read(index) for index in range(*part)] if packed is None else [unpacked(page) for page in packed]
        )
    return [page for part in (first, *more) for page in found[part]]


def packed(page: PageLines | None) -> list[Any] | None:
    """A page as it was read, before its layout is looked at, as JSON values."""
    if page is None:
        return None
    lines = page.lines
    places = array("d", [at for line in lines for at in (line.x0, line.x1, line.y, line.size, line.end)])
    return [
        [
            page.index,
            page.width,
            page.height,
            page.upright,
            page.scanned,
            page.unmapped,
            page.hidden,
            page.font,
        ],
        [line.text for line in lines],
        [
            (line.start, line.hyphen, line.bold, line.font, line.noted, line.lead, line.lead_font, line.gaps)
            for line in lines
        ],
        places.tobytes().hex(),
    ]


def unpacked(values: list[Any] | None) -> PageLines | None:
    """The page that :func:`packed` packed."""
    if values is None:
        return None
    (index, width, height, upright, scanned, unmapped, hidden, font), texts, marks, places = values
    return PageLines(
        index,
        width,
        height,
        list(_lines(texts, marks, places)),
        upright=upright,
        scanned=scanned,
        unmapped=unmapped,
        hidden=hidden,
        font=font,
    )


def _lines(
    texts: Sequence[str],
    marks: Sequence[tuple[int, bool, bool, str, bool, int, str, Sequence[tuple[int, float, float]]]],
    places: str,
) -> Iterator[Line]:
    numbers = array("d")
    numbers.frombytes(bytes.fromhex(places))
    at = iter(numbers)
    for text, (start, hyphen, bold, font, noted, lead, lead_font, gaps), x0, x1, y, size, end in zip(
        texts, marks, at, at, at, at, at, strict=True
    ):
        yield Line(
            text,
            x0,
            x1,
            y,
            size,
            hyphen=hyphen,
            bold=bold,
            start=start,
            end=end,
            font=font,
            noted=noted,
            lead=lead,
            lead_font=lead_font,
            gaps=tuple(map(tuple, gaps)),
        )
