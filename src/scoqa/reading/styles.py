"""What the names say that word processors give to the styles of paragraphs."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift)\s*(\d)", re.IGNORECASE
)


def level_of_style(name: str) -> int:
    """The level of the headings that a style is for, from 1; 0 where it is for none."""
    match = _HEADING.match(name)
    if match:
        return int(match[1])
    return 1 if name.casefold() == "title" else 0
