"""Pages whose words or lines are drawn in no order: put into rows, and these parted at gutters, by where they stand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scoqa.later import pattern
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    from scoqa.reading.pdf_characters import Characters
    from scoqa.reading.pdf_lines import Line

_WORD = pattern("[^\\s\ufffe\x02]+[\ufffe\x02]?")
_FEW = 8
"""Lines of a page that may stand in any order: a title, the labels of a figure."""
_SHORT, _LETTERS = 500, 0.8
"""Characters of a page, and the share of letters in them, below which it is a figure, a table or a slide."""
_RUNS = 0.15
"""Heights of its font that a letter of a line is wide on the mean, below which the line runs up the page."""
_UPWARDS = 5
"""One character of so many stands above the line drawn before it, and not behind it, as a next column and a next cell do."""
_ROW = 0.45
"""Heights of the font by which words of one row stand apart: an exponent, a column whose lines lie between another's."""
_APART = 0.15
"""Heights of the font between two words past which there is a blank."""
_ACROSS, _BESIDE = 0.25, 0.25
"""Shares of a page's rows that run across a gutter at most, and that have words behind it at least."""
_NARROW = 0.5
"""Heights of the font that a gutter is wide at least, and that words on both its sides stand apart."""


class _Word(NamedTuple):
    """A word as drawn, its left and right end, its bottom and height, and its places in the page's text."""

    x0: float
    x1: float
    y: float
    size: float
    start: int
    stop: int


def are_scattered(lines: Sequence[Line]) -> bool:
    """Whether a page's lines are drawn upwards or in no order, rather than down each column."""
    if len(lines) < _FEW:
        return False
    up = total = 0
    before = lines[0]
    for line in lines:
        n = len(line.text)
        total += n
        runs_up = line.x1 - line.x0 < _RUNS * n * line.size
        if line.y > before.y + line.size and line.x0 < before.x1 and not runs_up:
            up += n
        before = line
    if up * _UPWARDS <= total or total < _SHORT:
        return False
    letters = "".join([line.text for line in lines]).replace(" ", "")
    return sum(map(str.isalpha, letters)) > _LETTERS * len(letters)


def in_rows(page: Characters) -> tuple[str, list[int]]:
    """The page's text row by row, from the top, a line for each part of a row between gutters; and where its characters stand.

    Args:
        page: Whose text and places are as PDFium gives them, or turned.
    """
    rows = list(_rows(page))
    gutters = _gutters(rows, page.width)
    text = page.text
    letters: list[str] = []
    places: list[int] = []
    for row in rows:
        for before, word in zip([None, *row], [*row, None], strict=True):
            if before is not None:
                gap = word.x0 - before.x1 if word else 0.0
                is_end = word is None or (
                    gap >= _NARROW * before.size and any(before.x1 < x - 1 <= word.x0 for x in gutters)
                )
                if letters[-1] in "\ufffe\x02" and not is_end:
                    letters[-1] = "-"
                is_same = word is not None and text[before.stop : word.start] == " "
                joint = "\n" if is_end else " " if is_same or gap > _APART * before.size else ""
                letters += joint
                places += [before.stop - 1] * len(joint)
            if word is not None:
                letters += text[word.start : word.stop]
                places += range(word.start, word.stop)
    return "".join(letters), places


def _rows(page: Characters) -> Iterator[list[_Word]]:
    """The words of a page that stand at one height, from left to right, from the top."""
    words = []
    for match in _WORD.finditer(page.text):
        start, stop = match.span()
        last = stop - 1 if match[0][-1] not in "\ufffe\x02" or stop - start == 1 else stop - 2
        x0, _, y, size = page.box(start)
        x1 = page.box(last)[1]
        if size > 0:
            words.append(_Word(x0, max(x0, x1), y, size, start, stop))
    words.sort(key=lambda word: (-word.y, word.x0))
    row: list[_Word] = []
    foot = 0.0
    for word in words:
        if row and foot - word.y > _ROW * max(word.size, row[-1].size):
            yield sorted(row)
            row = []
        if not row:
            foot = word.y
        row.append(word)
    if row:
        yield sorted(row)


def _gutters(rows: Sequence[Sequence[_Word]], width: float) -> list[float]:
    """The right ends of stretches where hardly a row has words while many go on behind them, in points from the left."""
    n = len(rows)
    if n < _FEW or width <= 0:
        return []
    steps = [0] * (int(width) + 2)
    for word in itertools.chain.from_iterable(rows):
        steps[max(0, min(int(width), int(word.x0)))] += 1
        steps[max(0, min(int(width) + 1, int(word.x1) + 1))] -= 1
    sizes = sorted(word.size for row in rows for word in row)
    least = _NARROW * sizes[len(sizes) // 2]
    found = []
    start = 0
    for x, covered in enumerate(itertools.accumulate(steps)):
        if covered <= _ACROSS * n:
            continue
        behind = sum(row[-1].x1 > x for row in rows)
        before = sum(row[0].x0 < start for row in rows)
        if x - start >= least and start > 0 and min(behind, before) >= _BESIDE * n:
            found.append(float(x))
        start = x + 1
    return found
