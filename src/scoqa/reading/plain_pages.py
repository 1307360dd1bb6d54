"""Pages of a plain text that form feeds part: printed ones, told from sections that form feeds stand before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import attrgetter

from scoqa.reading.content import Block
from scoqa.reading.labels import infer_labels
from scoqa.reading.pdf_layout import PageLines, Paragraph, starts_paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_running import number_candidates, take_numbered, take_running
from scoqa.reading.pdf_text import compose
from scoqa.types import Page
from scoqa.value import NamedTuple

_WIDE, _HIGH, _SIZE = 5.0, 12.0, 10.0
"""A character and a row as printers set them, and the font, in points."""
_LONGEST, _LONGEST_SHEET = 100, 400
"""Rows of a printed page; of one as programs take the text of a PDF, where each cell of a table is a row."""
_MOST_ROWS = 500_000
"""Rows of a text past which its pages are not looked for: bounds the memory."""
_FULL, _HALF_FULL = 0.75, 0.5
"""Share of the longest page's rows that half of the pages have where they are printed ones; where they bear numbers."""
_FEWEST = 4
"""Pages that are told by nothing but their rows."""
_OUTLIERS = 20
"""One in so many of a page's lines begins further left, or ends further right, than its text does."""
_LEADING = 1.2
"""Distance of rows in heights of the font."""


class Paged(NamedTuple):
    """A text with pages.

    Attributes:
        text: Running lines stand between its paragraphs, as in that of a PDF.
        blocks: Its paragraphs and running lines, in order; none is a heading yet.
    """

    text: str
    blocks: list[Block]
    pages: list[Page]


def paged(text: str) -> Paged | None:
    """The text as pages; None where its form feeds part no printed ones.

    They do where half of them stand at the beginning of a line with words, as printers' and ``pdftotext``'s do, or where
    pages are about equally long, less so where they bear numbers that go up with them. Before the sections of a source or a
    changelog they stand on lines of their own, and the sections are of all lengths.

    Args:
        text: With its form feeds.
    """
    if not 0 < text.count("\f") <= _MOST_ROWS - text.count("\n"):
        return None
    sheets = text.split("\f")
    if not sheets[-1].strip():
        sheets.pop()
    rows = [sheet.rstrip().lstrip("\n").split("\n") for sheet in sheets]
    longest = max(map(len, rows), default=0)
    if sum(any(sheet) for sheet in rows) < 2 or longest > _LONGEST_SHEET:
        return None
    pages = [_page(index, sheet, longest) for index, sheet in enumerate(rows)]
    take_running(pages)
    take_numbered(pages)
    labels = infer_labels([number_candidates(page) for page in pages])
    if _holds_little(pages) or not _are_printed(sheets, rows, labels):
        return None
    paragraphs = _paragraphs(pages, rows)
    for page in pages:
        page.frames = {0: (0.0, math.inf)}  # no line fills it: all stay lines
    composed, blocks, spans = compose(pages, paragraphs, lambda _before, _after: "-\n")
    labelled = zip(pages, labels, spans, strict=True)
    return Paged(
        composed, blocks, [Page(page.index, label, span, bool(label)) for page, label, span in labelled]
    )


def _holds_little(pages: Sequence[PageLines]) -> bool:
    """Whether most of the letters would be running lines; none is then."""
    n_text, n_running = (
        sum(len(line.text) for page in pages for line in lines(page))
        for lines in (attrgetter("lines"), attrgetter("running"))
    )
    return n_text <= n_running


def _are_printed(sheets: Sequence[str], rows: Sequence[Sequence[str]], labels: Sequence[str]) -> bool:
    """Whether they are pages, by where their words begin, by their numbers, or by their lengths."""
    n_begun = sum(sheet.partition("\n")[0].strip() != "" for sheet in sheets[1:])
    n_blank = sum(not any(sheet) for sheet in rows[1:])
    if n_begun and n_begun * 2 >= len(sheets) - 1 - n_blank:
        return True
    lengths = sorted(map(len, rows))
    if lengths[-1] > _LONGEST:
        return False
    is_numbered = len(rows) > 2 and sum(map(bool, labels)) * 2 >= len(rows)
    usual = lengths[len(rows) // 2] / lengths[-1]
    return usual >= _HALF_FULL if is_numbered else len(rows) >= _FEWEST and usual >= _FULL


def _page(index: int, rows: Sequence[str], longest: int) -> PageLines:
    """The rows that are not blank as lines, ``start`` the number of each.

    Rows of the upper half are counted from the top and those of the lower from the bottom, so that heads stand at one
    height, and feet at another, however many rows a page has.
    """
    height = 2 * longest * _HIGH
    lines = []
    for number, row in enumerate(rows):
        words = row.strip()
        if words:
            left = (len(row) - len(row.lstrip())) * _WIDE
            y = height - number * _HIGH if number * 2 < len(rows) else (len(rows) - number) * _HIGH
            lines.append(Line(words, left, left + len(words) * _WIDE, y, _SIZE, start=number))
    return PageLines(index, max(map(len, rows)) * _WIDE, height, lines)


def _paragraphs(pages: Sequence[PageLines], rows: Sequence[Sequence[str]]) -> list[Paragraph]:
    """What stands between blank lines; the last of a page goes on where its sentence does.

    Lines but a paragraph's first get the white space before them back.
    """
    found: list[Paragraph] = []
    before: tuple[PageLines, Line] | None = None
    for page in pages:
        page.frames = dict.fromkeys((-1, 0), _frame(page.lines))
        for line in page.lines:
            if before is None:
                starts = True
            elif before[0] is page:
                starts = line.start > before[1].start + 1
            else:
                is_alone = len(found[-1].lines) == 1 and not line.text[0].islower()  # a foot, a heading
                starts = is_alone or starts_paragraph(before, (page, line), _LEADING)
            before = page, line
            if starts:
                found.append(Paragraph([]))
            shown = line if starts else _indented(line, rows[page.index][line.start])
            found[-1].lines.append((page.index, shown))
    return found


def _frame(lines: Sequence[Line]) -> tuple[float, float]:
    """Left and right end of a page's text, outliers aside."""
    if not lines:
        return 0.0, 0.0
    few = len(lines) // _OUTLIERS
    return sorted(line.x0 for line in lines)[few], sorted(line.x1 for line in lines)[-1 - few]


def _indented(line: Line, row: str) -> Line:
    return Line(row.rstrip(), line.x0, line.x1, line.y, line.size, start=line.start)
