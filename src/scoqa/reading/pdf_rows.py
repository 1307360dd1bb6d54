"""Lines of a PDF's page as rows of cells: what is drawn at one height, cell beside cell, or a cell of several lines after another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from scoqa.reading.pdf_lines import Line
from scoqa.value import NamedTuple, Record, own

_LEVEL = 0.35
"""Heights of the font by which what stands at one height differs."""
_BESIDE = 0.5
"""Heights of the font between two cells at least; what stands closer is one."""
_DEEP = 10
"""Lines of cells that stand beside the next one."""
_COLUMN = 60
"""Lines of a column that is drawn before the next one."""
_FULL = 0.4
"""Share of the lines of a column that end at its right."""
_OVER = 3
"""Heights of the font by which a cell begins above the one before it, as those set in the middle of a row do."""
_TOUCH = 0.15
"""Heights of the font by which cells side by side overlap at most."""


class Piece(NamedTuple):
    """A line, or what stands of it in one cell: its words ``[start, stop)``."""

    line: Line
    start: int
    stop: int
    x0: float
    x1: float


class Cell(Record):
    """What stands in one column of a row, from its left to its right end."""

    x0: float
    x1: float
    pieces: list[Piece] = own([])

    def add(self, piece: Piece) -> None:
        """Add what stands in it, too."""
        self.x0, self.x1 = min(self.x0, piece.x0), max(self.x1, piece.x1)
        self.pieces.append(piece)


class Row(Record):
    """Cells side by side, from the left; ``top`` and ``bottom`` are where its first and last line stand."""

    top: float
    bottom: float
    size: float
    cells: list[Cell] = own([])

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.cells[-1].x1


def pieces_of(line: Line) -> list[Piece]:
    """A line cut at its wide spaces; whole where its words are no longer those of which these were asked."""
    if not line.gaps:
        return [Piece(line, 0, 0, line.x0, line.x1)]
    n_words, gaps = line.gaps[0][0], line.gaps[1:]
    if len(line.text.split()) != n_words:
        return [Piece(line, 0, 0, line.x0, line.x1)]
    cuts = [(0, line.x0, line.x0), *gaps, (n_words, line.x1, line.x1)]
    return [Piece(line, int(a[0]), int(b[0]), a[2], b[1]) for a, b in itertools.pairwise(cuts)]


def words_of(piece: Piece) -> str:
    """What stands in a piece."""
    if not piece.stop:
        return piece.line.text
    return " ".join(piece.line.text.split()[piece.start : piece.stop])


def is_figure(words: str) -> bool:
    """Whether words have no letters."""
    return not any(map(str.isalpha, words))


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Lines in the order they are drawn as rows, most of one cell."""
    found = _Rows()
    for line in lines:
        for piece in pieces_of(line):
            found.add(piece)
    return found.rows


class _Rows:
    """Rows so far; ``at`` is the one that the last piece stands in."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.at = -1

    def add(self, piece: Piece) -> None:
        """Put the piece drawn next in a row, its own if it stands beside none."""
        line, rows = piece.line, self.rows
        if rows:
            row = rows[self.at]
            size = row.size if row.size > line.size else line.size
            last = row.cells[-1]
            y = last.pieces[-1].line.y
            step = line.y - y
            if abs(step) <= _LEVEL * size and piece.x0 >= last.x1 - _TOUCH * size:
                if piece.start or piece.x0 - last.x1 >= _BESIDE * size:
                    row.cells.append(Cell(piece.x0, piece.x1, [piece]))
                else:
                    last.add(piece)
                return
            if step > 0:
                if self._stands_beside(piece, size):
                    return
            elif step < 0:
                if len(row.cells) > 1 and line.y > row.bottom - _LEVEL * size and piece.x0 > row.cells[-2].x1:
                    last.add(piece)  # beside longer cells
                    return
                for at in range(self.at + 1, len(rows)):  # columns are drawn one after the other
                    if self._put(at, piece, size):
                        return
        rows.append(Row(line.y, line.y, line.size, [Cell(piece.x0, piece.x1, [piece])]))
        self.at = len(rows) - 1

    def _put(self, at: int, piece: Piece, size: float) -> bool:
        """Put a piece in a row at whose height it stands, behind its cells; whether it does."""
        row = self.rows[at]
        if abs(row.top - piece.line.y) > _LEVEL * size or row.x1 > piece.x0 + _TOUCH * size:
            return False
        row.cells.append(Cell(piece.x0, piece.x1, [piece]))
        self.at = at
        return True

    def _stands_beside(self, piece: Piece, size: float) -> bool:
        """Whether a piece stands beside the last rows, and is now a cell of what these are one row of."""
        rows, y = self.rows, piece.line.y
        if piece.line.gaps or is_figure(words_of(piece)):
            column = list(
                itertools.takewhile(lambda row: row.x1 <= piece.x0 + _TOUCH * size, reversed(rows[-_COLUMN:]))
            )
            right = max([row.x1 for row in column], default=0.0) - _TOUCH * size
            if sum(row.x1 > right for row in column) <= _FULL * len(
                column
            ):  # labels, no text set to a measure
                for n in range(len(column)):
                    if self._put(len(rows) - 1 - n, piece, size):
                        return True
        n = 0
        for above in reversed(rows[-_DEEP:]):
            if above.bottom > y + _LEVEL * size or above.x1 > piece.x0 + _TOUCH * size:
                break
            n += 1
            if above.top >= y - _LEVEL * size:
                break
        if not n or y - rows[-n].top > _OVER * size:
            return False
        self.at = len(rows) - n
        first = rows[self.at]
        for other in rows[self.at + 1 :]:
            merge(first, other)
        del rows[self.at + 1 :]
        first.top, first.bottom = max(first.top, y), min(first.bottom, y)
        first.cells.append(Cell(piece.x0, piece.x1, [piece]))
        return True


def merge(row: Row, other: Row) -> None:
    """Add the cells of another row to those above them."""
    for cell in other.cells:
        above = [own for own in row.cells if own.x0 < cell.x1 and cell.x0 < own.x1]
        if above:
            for piece in cell.pieces:
                above[0].add(piece)
        else:
            row.cells.append(cell)
    row.cells.sort(key=lambda cell: cell.x0)
    row.top, row.bottom = max(row.top, other.top), min(row.bottom, other.bottom)
