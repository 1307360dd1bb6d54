"""Where sentences end."""

from __future__ import annotations

import re

from scoqa.types import Span

_END = re.compile(r"(?<=[.!?])[\"')\]\u2019\u201d]*\s+(?=[\"'(\[\u2018\u201c]*[A-Z0-9])|\n\s*\n")


def sentences(text: str) -> list[Span]:
    """The spans of a text's sentences."""
    found = []
    start = 0
    for match in [*_END.finditer(text), None]:
        stop = match.end() if match else len(text)
        piece = text[start:stop]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            found.append(Span(first, start + len(piece.rstrip())))
        start = stop
    return found
