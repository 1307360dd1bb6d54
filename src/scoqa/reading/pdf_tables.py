"""Rows of tables on a PDF's pages: cells whose columns repeat from row to row, near a caption or three and more of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from operator import attrgetter

from scoqa.reading.captions import is_caption, is_of_table
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_rows import Piece, Row, is_figure, merge, rows_of, words_of
from scoqa.reading.pdf_tabular import COLUMNS, EVEN, LEAST, Column, Table, is_table
from scoqa.reading.pdf_wrapped import ends_sentence
from scoqa.value import NamedTuple

_LEFT = attrgetter("x0")
_NEAR_ABOVE, _NEAR_BELOW = 9, 5
"""Heights of the font within which a table stands below its caption, and above it."""
_CELLED = 2
"""Lines with cells in them, or beside the one before, close to each other."""
_BEFORE, _BEHIND = 5, 9
"""Lines before and behind one that may be of its table."""
_LEVEL = 0.35
"""Heights of the font by which lines at one height differ."""
_TRIES = 3
"""Rows from which a table may begin that is none from the first."""
_STEP = 3.3
"""Heights of the font within which a row stands below the one above."""
_OUT = 3
"""Heights of the font by which a row of one cell, which heads others, begins left of them."""
_TIGHT = 1.6
"""The same of the lines of one cell."""
_SINGLES = 2
"""Rows of one cell between others."""
_SHORT = 32
"""Characters of a row of one cell above the others, as a heading of columns."""
_LABEL = 40
"""Characters of a row of one cell that goes beyond its column."""
_HEADS = 4
"""Rows that head columns."""


def mark_tables(pages: Sequence[PageLines]) -> None:
    """Set ``row`` of lines that are rows of tables, whose cells then stand in order.

    Args:
        pages: With frames, without their running lines and notes.
    """
    goes_on = False
    for page in pages:
        if page.upright and not page.contents and (parts := _parts(page.lines)):
            goes_on = _mark(page, parts, goes_on)
        else:
            goes_on = False


class _Part(NamedTuple):
    """Lines ``[start, stop)`` of a page, some of which have cells in them or stand beside the one before.

    Attributes:
        n_celled: How many do.
        n_full: How many have the cells of a table without a caption in them.
        is_falling: Each stands below the one before, so that no two are one row.
    """

    start: int
    stop: int
    n_celled: int
    n_full: int
    is_falling: bool

    def may_be_named(self, lines: Sequence[Line], captions: Sequence[Line]) -> bool:
        """Whether a caption may belong to rows of it."""
        if not captions:
            return False
        places = [line.y for line in lines[self.start : self.stop]]
        low, high = min(places), max(places)
        return any(
            low - _NEAR_BELOW * caption.size < caption.y < high + _NEAR_ABOVE * caption.size
            for caption in captions
        )

    @property
    def may_be_unnamed(self) -> bool:
        """Whether its rows may be a table without a caption."""
        return not self.is_falling or self.n_full >= LEAST


def _parts(lines: Sequence[Line]) -> list[_Part]:
    """The parts of a page in which there may be tables."""
    parts: list[_Part] = []
    above: Line | None = None
    rising: list[int] = []
    for n, line in enumerate(lines):
        start, n_celled = n, 1
        is_level = above is not None and line.y > above.y - _LEVEL * above.size
        if is_level:
            rising.append(n)
        if is_level and above is not None and line.x0 > above.x1:
            while (
                start and lines[start - 1].x1 < line.x0 and lines[start - 1].y < line.y + _LEVEL * line.size
            ):
                start -= 1
            n_celled = _CELLED if is_figure(line.text) else 1
        elif not line.gaps:
            above = line
            continue
        above = line
        start = max(0, start - _BEFORE)
        n_full = int(len(line.gaps) >= COLUMNS)
        while parts and start <= parts[-1].stop:
            last = parts.pop()
            start, n_celled, n_full = min(start, last.start), n_celled + last.n_celled, n_full + last.n_full
        parts.append(_Part(start, min(n + _BEHIND, len(lines)), n_celled, n_full, is_falling=True))
    return [
        part._replace(is_falling=not any(part.start < n < part.stop for n in rising))
        for part in parts
        if part.n_celled >= _CELLED
    ]


def _mark(page: PageLines, parts: Sequence[_Part], goes_on: bool) -> bool:
    """Mark the tables of a page; whether the last one may go on on the next page.

    Args:
        page: That may have some.
        parts: Where these may be.
        goes_on: The page before ends with a table.
    """
    captions = [line for line in page.lines if is_of_table(line.text)]
    tables: list[list[Row]] = []
    ends = False
    for part in parts:
        first, last = part.start, part.stop
        may_be_named = (goes_on and first == 0) or part.may_be_named(page.lines, captions)
        if not may_be_named and not (page.index and part.may_be_unnamed):  # see is_table
            continue
        rows = rows_of(page.lines[first:last])
        if not may_be_named and sum(len(row.cells) >= COLUMNS for row in rows) < LEAST:
            continue
        at = n_tried = 0
        before: Row | None = None
        while at < len(rows):
            found = _grown(rows, at) if len(rows[at].cells) > 1 else None
            if not found:
                at += 1
                continue
            is_first = goes_on and first == 0 and at <= _SINGLES
            of_table = rows[found.start : found.stop]
            is_named = is_first or any(_belongs(caption, of_table) for caption in captions)
            if not is_table(of_table, found, page.index, is_named):
                n_tried += 1
                at = at + 1 if n_tried % _TRIES else found.stop
                continue
            n_tried = 0
            start = _head(rows, found, before, captions)
            before = rows[found.stop - 1]
            tables.append(_gathered(rows[start : found.stop], found))
            ends = is_named and last == len(page.lines) and found.stop >= len(rows) - _SINGLES
            at = found.stop
    if tables:
        page.lines = _placed(page.lines, tables)
    return ends


def _belongs(caption: Line, rows: Sequence[Row]) -> bool:
    """Whether a caption stands close above or below rows."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    if caption.x1 < x0 or x1 < caption.x0:
        return False
    above = caption.y - rows[0].top
    below = rows[-1].bottom - caption.y
    return 0 < above < _NEAR_ABOVE * caption.size or 0 < below < _NEAR_BELOW * caption.size


def _grown(rows: Sequence[Row], start: int) -> Table | None:
    """The rows from one of several cells that share its columns; None where there are none."""
    columns = [Column(cell.x0, cell.x1, [cell]) for cell in rows[start].cells]
    left, right = _ends(columns)
    n_many, stop, n_single = 1, start + 1, 0
    for at in range(start + 1, len(rows)):
        row, above = rows[at], rows[at - 1]
        size = row.size if row.size > above.size else above.size
        if not 0 < above.bottom - row.top < _STEP * size:
            break
        line = row.cells[0].pieces[0].line
        if is_caption(line.text):
            break
        if len(row.cells) > 1:
            if not _fit(columns, row):
                n_single += 1
                if n_single > _SINGLES:
                    break
                continue
            left, right = _ends(columns)
            n_many += 1
            n_single, stop = 0, at + 1
        elif row.x0 < left - _OUT * size or row.x1 > right + size or ends_sentence(line.text):
            break
        elif _is_rest(columns, row):
            if above.bottom - row.top >= _TIGHT * size:
                n_single += 1
            elif stop == at:
                stop = at + 1
        elif len(line.text) > _LABEL and row.x1 > columns[1].x0:
            break
        else:
            n_single += 1
        if n_single > _SINGLES:
            break
    return Table(start, stop, columns, n_many) if n_many > 1 else None


def _ends(columns: Sequence[Column]) -> tuple[float, float]:
    """The left and the right end of all columns."""
    return min([column.x0 for column in columns]), max([column.x1 for column in columns])


def _is_rest(columns: Sequence[Column], row: Row) -> bool:
    """Whether a row of one cell stands in one column that is not the first."""
    within = EVEN * row.size
    return any(
        column.x0 - within <= row.x0 and row.x1 <= max(column.x1, after) + within
        for column, after in zip(
            columns[1:], [column.x0 - row.size for column in columns[2:]] + [0.0], strict=True
        )
    )


def _fit(columns: list[Column], row: Row) -> bool:
    """Whether each cell of a row stands in one column, or in none so far; the columns then hold them."""
    places: list[int] = []
    touch = 0.1 * row.size
    for cell in row.cells:
        left, right = cell.x0, cell.x1 - touch
        place = -1
        for n, column in enumerate(columns):
            if column.x0 < right and left < column.x1 - touch:
                if place >= 0:
                    return False
                place = n
        if place >= 0 and place in places:
            return False
        places.append(place)
    if len(places) - places.count(-1) < 2:
        return False
    for place, cell in zip(places, row.cells, strict=True):
        if place < 0:
            columns.append(Column(cell.x0, cell.x1, [cell]))
        else:
            column = columns[place]
            column.x0, column.x1 = min(column.x0, cell.x0), max(column.x1, cell.x1)
            column.cells.append(cell)
    columns.sort(key=_LEFT)
    return True


def _head(rows: Sequence[Row], found: Table, before: Row | None, captions: Sequence[Line]) -> int:
    """The first of the rows above a table's that head its columns: of several cells, or short ones below its caption."""
    left, right = min(c.x0 for c in found.columns), max(c.x1 for c in found.columns)
    start = at = found.start
    while at > 0 and found.start - at < _HEADS:
        row, below = rows[at - 1], rows[at]
        size = max(row.size, below.size)
        if row is before or not 0 < row.bottom - below.top < 2.4 * size:
            break
        if row.x0 < left - 2 * size or row.x1 > right + 2 * size:
            break
        line = row.cells[0].pieces[0].line
        if is_caption(line.text):
            break
        at -= 1
        if len(row.cells) > 1:
            start = at
        elif len(line.text) > _SHORT or ends_sentence(line.text):
            break
        elif any(0 < caption.y - row.top < 2.5 * caption.size for caption in captions):
            start = at
    return start


def _gathered(rows: Sequence[Row], found: Table) -> list[Row]:
    """The rows of a table, each with the lines that go on with its cells."""
    first = found.columns[0].x1
    steps = sorted(above.bottom - row.top for above, row in itertools.pairwise(rows) if row.x0 < first)
    pitch = steps[len(steps) // 2] if steps else 0.0
    gathered: list[Row] = []
    for row in rows:
        above = gathered[-1] if gathered else None
        if above and _goes_on(above, row, found, pitch):
            merge(above, row)
        else:
            gathered.append(row)
    return gathered


def _goes_on(above: Row, row: Row, found: Table, pitch: float) -> bool:
    """Whether a row is of further lines of the cells above it."""
    step = above.bottom - row.top
    if len(above.cells) < 2 or step > _TIGHT * row.size:
        return False
    first = row.cells[0].pieces[0]
    words = words_of(first)
    over = [cell for cell in above.cells if cell.x0 < row.cells[0].x1 and row.cells[0].x0 < cell.x1]
    if not over:
        return False
    ends = words_of(over[0].pieces[-1])
    parted = over[0].pieces[-1].line.hyphen or words[0].islower()
    if row.x0 < found.columns[0].x1:
        return parted and len(row.cells) < len(found.columns) and not ends_sentence(ends)
    if len(row.cells) >= max(2, len(found.columns) - 1):
        return False
    return parted or step < 0.92 * pitch or len(found.columns) > 2


def _placed(lines: Sequence[Line], tables: Sequence[Sequence[Row]]) -> list[Line]:
    """A page's lines, those of each row together, cell by cell."""
    place: dict[int, int] = {}
    ordered: list[list[Line]] = []
    for row in itertools.chain.from_iterable(tables):
        number = len(ordered)
        pieces = [piece for cell in row.cells for piece in cell.pieces]
        for piece in pieces:
            place.setdefault(id(piece.line), number)
        ordered.append(_in_order(pieces, number + 1))
    done: set[int] = set()
    placed: list[Line] = []
    for line in lines:
        number = place.get(id(line), -1)
        if number < 0:
            placed.append(line)
        elif number not in done:
            done.add(number)
            placed += ordered[number]
    return placed


def _part(run: Sequence[Piece]) -> Line:
    """A line of its own of some pieces of one, side by side."""
    line = run[0].line
    is_last = run[-1].stop in (0, line.gaps[0][0] if line.gaps else 0)
    return Line(
        " ".join(map(words_of, run)),
        run[0].x0,
        run[-1].x1,
        line.y,
        line.size,
        line.hyphen and is_last,
        line.bold,
        line.column,
        line.start,
        end=line.end,
        font=line.font,
    )


def _in_order(pieces: Sequence[Piece], row: int) -> list[Line]:
    """The lines of a row's pieces; a line is parted where other pieces stand between its own."""
    runs = [list(run) for _, run in itertools.groupby(pieces, lambda piece: id(piece.line))]
    lines = [run[0].line for run in runs]
    is_whole = len(set(map(id, lines))) == len(lines)
    parted = lines if is_whole else [_part(run) for run in runs]
    for line in parted:
        line.row = row
    return parted
