"""First pages whose byline is asked for."""

from __future__ import annotations

from scoqa.reading.pdf_byline import byline
from scoqa.reading.pdf_layout import Paragraph
from scoqa.reading.pdf_lines import Line

TITLE, ABSTRACT = ("A Study of Many Things", 18.0), ("Abstract", 12.0)
SMALL = {"study", "storage", "reliable", "mark"}


def named(*lines: tuple[str, float]) -> list[str]:
    """The byline of a first page with these lines, and their sizes, under its title."""
    placed = [
        Line(text, 70, 70 + 5 * len(text), 780 - 20 * n, size, end=size)
        for n, (text, size) in enumerate([TITLE, *lines, ABSTRACT])
    ]
    title, *rest = (Paragraph([(0, line)], level=int(line.size > 12)) for line in placed)
    return byline([title, *rest], title, SMALL)
