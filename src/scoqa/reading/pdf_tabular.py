"""Whether rows that share columns are a table: no prose in columns, formulas, programs, works or contents."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from scoqa.later import pattern
from scoqa.reading.pdf_rows import Cell, Piece, Row, words_of
from scoqa.value import NamedTuple, Record, own

EVEN, _EVENLY = 0.45, 0.3
"""Heights of the font within which cells of one column begin, end or have their middle at one place; where no caption says that they are a table."""
_ALIGNED, _ALIGN = 0.6, 0.7
"""Share of a column's cells that do."""
LEAST, COLUMNS = 3, 3
"""Rows of cells, and columns, of a table without a caption."""
_PAGE = 4
"""Digits of a page's number."""
_PROSE, _MANY = 28, 45
"""Characters of a cell on the mean past which rows are text in columns, and where a caption says that they are a table."""
_MATHS = pattern(r"[=∑∫∏√≤≥∈∂∇→⇒∀∃⟨⟩{}\\;]")
_MOST_MATHS, _MANY_MATHS = 0.3, 0.7
"""Share of rows with such signs from which they are formulas or a program, and where a caption is near."""
_WORK = pattern(r"\[\d{1,3}\]")
"""How works of a list begin."""


class Column(Record):
    """Cells that share a column, with its left and right end in points."""

    x0: float
    x1: float
    cells: list[Cell] = own([])


class Table(NamedTuple):
    """Rows ``[start, stop)`` of a page, with their columns."""

    start: int
    stop: int
    columns: list[Column]
    n_many: int


def is_table(rows: Sequence[Row], found: Table, page: int, is_named: bool) -> bool:
    """Whether rows are a table.

    Args:
        rows: One after another.
        found: Their columns.
        page: The index of their page; the first has names and places in columns.
        is_named: A caption of a table is near.
    """
    many = [row for row in rows if len(row.cells) > 1]
    if not is_named and (page == 0 or len(many) < LEAST or len(found.columns) < COLUMNS):
        return False
    n_full = sum([len(row.cells) >= COLUMNS for row in many])
    if not is_named and (n_full * 2 < len(many) or n_full < LEAST):
        return False
    lengths = [sum([_length(piece) for piece in cell.pieces]) for row in many for cell in row.cells]
    mean = sum(lengths) / len(lengths)
    if mean >= _MANY if is_named else mean > _PROSE:
        return False
    even, share = (EVEN, _ALIGNED) if is_named else (_EVENLY, _ALIGN)
    within = even * rows[0].size
    aligned = sum([_is_aligned(column, within, share) for column in found.columns[1:]])
    if is_named:
        return aligned > 0 and not _is_other(many, _MANY_MATHS)
    return aligned + 1 >= COLUMNS and not _is_other(many, _MOST_MATHS) and not _lists_pages(many)


def _is_other(rows: Sequence[Row], most_maths: float) -> bool:
    """Whether rows are formulas, a program or works."""
    n_maths = sum(any(_MATHS.search(_words(cell)) for cell in row.cells) for row in rows)
    n_works = sum(_WORK.match(_words(row.cells[0])) is not None for row in rows)
    return n_maths > most_maths * len(rows) or 2 * n_works > len(rows)


def _lists_pages(rows: Sequence[Row]) -> bool:
    """Whether rows end with numbers that do not fall, as those of a table of contents."""
    ends = [_words(row.cells[-1]) for row in rows]
    numbers = [int(end) for end in ends if end.isdecimal() and len(end) <= _PAGE]
    n_falling = sum(a > b for a, b in itertools.pairwise(numbers))
    n_words = sum(any(map(str.isalpha, _words(row.cells[-2]))) for row in rows)
    return (
        len(numbers) * 4 >= len(rows) * 3 and n_words * 4 >= len(rows) * 3 and n_falling * 10 <= len(numbers)
    )


def _is_aligned(column: Column, within: float, share: float) -> bool:
    """Whether most cells of a column begin, end or have their middle at one place."""
    n = len(column.cells)
    if n < 2:
        return False
    for places in (
        sorted([cell.x0 for cell in column.cells]),
        sorted([cell.x1 for cell in column.cells]),
        sorted([(cell.x0 + cell.x1) / 2 for cell in column.cells]),
    ):
        middle = places[n // 2]
        if sum(abs(place - middle) <= within for place in places) >= max(2, share * n):
            return True
    return False


def _length(piece: Piece) -> int:
    if not piece.stop:
        return len(piece.line.text)
    n_words = piece.line.gaps[0][0]
    return len(piece.line.text) * (piece.stop - piece.start) // n_words


def _words(cell: Cell) -> str:
    return " ".join(map(words_of, cell.pieces))
