"""The columns of a page, and the order in which the lines of one are read."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoqa.reading.pdf_lines import Line


def in_order(lines: Sequence[Line], width: float, *, is_parted: bool = False) -> list[Line]:
    """Lines in reading order; as drawn, unless two columns were drawn in turn, or some of their lines had to be parted.

    Where more than a third of the steps from line to line jump between columns at about the same
    height, the page is sorted: lines across columns part it into bands, each band is read column by
    column.
    """
    jumps = sum(
        1
        for a, b in itertools.pairwise(lines)
        if (a.x1 < b.x0 or b.x1 < a.x0) and abs(a.y - b.y) < max(a.size, b.size) * 0.8
    )
    if len(lines) < 6 or (jumps * 3 < len(lines) and not is_parted):
        return list(lines)
    edges = column_edges(lines, width)
    if not edges:
        return list(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x0)):
        if column_of(line, edges) < 0:
            ordered += _by_column(band, edges)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _by_column(band, edges)


def from_the_top(lines: Sequence[Line]) -> list[Line]:
    """Lines of a turned page: as drawn, unless PDFium, which does not turn it, gives many from below upwards."""
    ups = sum(a.y + a.size < b.y for a, b in itertools.pairwise(lines))
    return sorted(lines, key=lambda line: (-line.y, line.x0)) if ups * 4 > len(lines) else list(lines)


def _by_column(band: Sequence[Line], edges: Sequence[float]) -> list[Line]:
    return sorted(band, key=lambda line: (column_of(line, edges), -line.y, line.x0))


def column_edges(lines: Sequence[Line], width: float) -> list[float]:
    """The middles of the gutters: x where hardly a line crosses, with many lines on either side.

    A gutter is looked for on a grid of 2 points; at most one line in five may cross it, and a sixth
    of all lines must lie wholly on each side.
    """
    n = len(lines)
    if n < 8 or width <= 0:
        return []
    sixth = -(-n // 6) - 1
    if sorted([line.x1 for line in lines])[sixth] > sorted([line.x0 for line in lines])[-1 - sixth]:
        return []  # no x has a sixth of the lines on each side; most pages have one column
    cells = max(2, int(width / 2))
    crossing = [0] * (cells + 1)
    for line in lines:
        crossing[max(0, min(cells, int(line.x0 / 2)))] += 1
        crossing[max(0, min(cells, int(line.x1 / 2) + 1))] -= 1
    total = 0
    covered = []
    for step in crossing[:cells]:
        total += step
        covered.append(total)
    edges = []
    start = None
    for cell, count in enumerate([*covered, n]):
        if count * 5 <= n:
            start = cell if start is None else start
            continue
        if start is not None and start > 0 and cell < cells:
            lows = covered[start:cell]
            least = min(lows)
            middle = start + (lows.index(least) + len(lows) - 1 - lows[::-1].index(least)) / 2
            x = (middle + 0.5) * 2
            edges.append(x)
        start = None
    kept: list[float] = []
    for x in edges:
        low = kept[-1] if kept else 0.0
        left = sum(low <= line.x0 and line.x1 <= x for line in lines)
        right = sum(line.x0 >= x for line in lines)
        if left * 6 >= n and right * 6 >= n:
            kept.append(x)
    return kept


def column_of(line: Line, edges: Sequence[float]) -> int:
    """The column a line stands in, from 0; -1 where it crosses a gutter."""
    for number, edge in enumerate(edges):
        if line.x1 <= edge + 1:
            return number
        if line.x0 < edge - 1:
            return -1
    return len(edges)
