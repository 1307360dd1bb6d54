"""Page indexes as the positions that a viewer of the file shows, counted from 1."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 12
"""Runs of pages that are named."""


def listed_pages(indexes: Sequence[int]) -> str:
    """Positions from 1, those in a row as one run: "PDF pages 3, 5-9".

    Args:
        indexes: From 0, ascending; at least one.
    """
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][1] == index - 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    shown = ", ".join(f"{a + 1}" if a == b else f"{a + 1}-{b + 1}" for a, b in runs[:_MOST])
    return f"PDF {'page' if len(indexes) == 1 else 'pages'} {shown}{' …' if len(runs) > _MOST else ''}"
