"""Lines of a PDF's pages to roles: headings, paragraphs that go on over pages."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence

from scoqa.reading.captions import begins_with_label, is_caption, is_label
from scoqa.reading.pdf_columns import column_edges, column_of
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import NAME, heads, names_section
from scoqa.reading.pdf_wrapped import TAIL, ends_heading, ends_sentence, is_of_label, same_heading
from scoqa.reading.zones import begins_abstract, has_leader, names_references, zone_of_heading
from scoqa.types import Zone
from scoqa.value import Record, own


class PageLines(Record):
    """One page of lines in reading order; what layout finds out about it is filled in.

    Attributes:
        running: Running heads, feet and page numbers, taken out of ``lines``.
        notes: Footnotes, a list of lines each, taken out of ``lines``.
        edges: The middles of the gutters between columns.
        frames: Left and right end of each column's text; under -1 that of the page.
        upright: False where the text runs up or down the page; it is left as drawn.
        unmapped: Most of its characters are in fonts that do not say which letters they show.
        hidden: Some of its words have codes in place of letters, as :mod:`scoqa.reading.pdf_ligatures` hides them.
        garbled: Its letters have no known meaning; it is scanned too.
        scanned: It has no text that can be read, be it a picture or garbled.
        ocr: Its lines were recognised from a picture.
        contents: It is a page of a table of contents.
        font: The name of most long lines' font, "" where not known.
    """

    index: int
    width: float
    height: float
    lines: list[Line]
    running: list[Line] = own([])
    notes: list[list[Line]] = own([])
    edges: list[float] = own([])
    frames: dict[int, tuple[float, float]] = own({})
    upright: bool = True
    unmapped: bool = False
    hidden: bool = False
    garbled: bool = False
    scanned: bool = False
    ocr: bool = False
    contents: bool = False
    font: str = ""


class Paragraph(Record):
    """Lines that belong together, each with the index of its page.

    Attributes:
        level: 0, or the level of a heading.
        lead: Characters at its beginning that are a heading of the rest.
        lead_level: The level of that.
    """

    lines: list[tuple[int, Line]]
    level: int = 0
    zone: Zone = Zone.BODY
    lead: int = 0
    lead_level: int = 0


_LARGER = 1.1
"""Heights of the body's font from which a line with half a word at its end may be the first one of a heading."""
_ENTRIES = 3
"""Lines of a page's table of contents."""
_NUMBER = 4
"""Characters of a page's number with a blank before it."""
_PAGE_AT_END = re.compile(r"\s(\d{1,3})$")
_EVEN = 8
"""Distances between lines that tell a page's own leading."""
_SHORT = 0.12
"""Share of its column by which a line is short that ends a paragraph."""
_WIDER = 0.35
"""Heights of the font by which lines of other paragraphs stand further apart than the usual."""
_RIVAL = 0.5
_SHORTENED = re.compile(r"(?:(?<!\w)[^\W\d_a-z]|\b(?:e\.g|i\.e|et al|cf|vs|ca|approx|sp|spp|var|cit))\.$")
"""An initial, as of a species' name ("S. glaucus"), or an abbreviation: no sentence ends so if small letters follow."""
_MAY_BE_ABSTRACT = frozenset("AZRА")
"""Letters with which an abstract's name begins, the last one in Cyrillic."""
_SOURCE = re.compile(r"(?:Sources?|Notes?|Quellen?|Fuentes?|Fonte|Источник)\b")
"""With which a line goes on below a caption."""
_BELOW = 0.7
"""Heights of the font from which a line stands below another."""
_BELOW_CAPTION = 1.25
"""Steps from line to line of a caption by which text stands below it."""
_ITEM = re.compile(r"[•‣▪●◦■□–—*·○➢✓]\s|\(?\d{1,3}[.)]\s|\([a-z]\)\s|\(?[a-z]\)\s|\[[A-Za-z0-9+-]{1,12}\]\s")
_CITED = re.compile(
    r"(?:\[[A-Za-z0-9+-]{1,12}\]|\((?:\d{1,3}|[a-z])\)) ?[^\W\d_A-Z]|(?:\[[A-Za-z0-9+-]{1,12}\]|\([a-z]\)) ?,"
)
"""A number or letter in brackets with which a line goes on: "[19] and", "(f) and (g)", "(a), the"."""
_BEFORE_ITEM = re.compile(r"(?:[;:]|(?:^|\s)(?:and|or|und|oder|et|ou|y|o|e|и|или|i|lub|a|nebo))$")
"""How the line before an item of a list may end."""


def body_size(pages: Sequence[PageLines]) -> float:
    """The height of the font most of the text is set in; 0 where there is none.

    What stands behind the name of a list of references is not looked at, where a quarter of the text
    stands before it: long lists are set smaller. A larger font with half as much is the body's, as not
    all lists have a name.
    """
    lines = [line for page in pages for line in page.lines]
    quarter = sum(len(line.text) for line in lines) / 4
    exact: dict[float, int] = {}
    sizes: Counter[float] = Counter()
    seen = 0
    for line in lines:
        n_chars = len(line.text)
        if n_chars < NAME and seen >= quarter and names_references(line.text):
            break
        seen += n_chars
        exact[line.size] = exact.get(line.size, 0) + n_chars
    for size, n_chars in exact.items():
        sizes[round(size * 2) / 2] += n_chars
    most = max(sizes.values(), default=0)
    return max((size for size, n_chars in sizes.items() if n_chars >= _RIVAL * most), default=0.0)


def holds_contents(page: PageLines, goes_on: bool) -> bool:
    """Whether a page is one of a table of contents: dots before page numbers, or its name over numbers that rise.

    Args:
        page: Without its running lines.
        goes_on: The page before is one.
    """
    if sum(has_leader(line.text) for line in page.lines) >= _ENTRIES:
        return True
    ends = [line.text[-_NUMBER:] for line in page.lines if line.text[-1:].isdecimal()]
    numbers = [int(found[1]) for end in ends if (found := _PAGE_AT_END.search(end))]
    if len(numbers) < _ENTRIES or len(numbers) * 3 < len(page.lines):
        return False
    n_falling = sum(a > b for a, b in itertools.pairwise(numbers))
    is_named = goes_on or any(zone_of_heading(line.text) is Zone.CONTENTS for line in page.lines)
    return is_named and n_falling * 5 < len(numbers)


def paragraphs(pages: Sequence[PageLines], body: float) -> list[Paragraph]:
    """The body lines of all pages as paragraphs and headings, in reading order.

    Headings have level 1 until :mod:`scoqa.reading.pdf_levels` ranks them.
    """
    found: list[Paragraph] = []
    before: tuple[PageLines, Line] | None = None
    in_caption = False
    usual = _leading(pages)
    for page in pages:
        leading = _leading_on(page, usual)
        is_continued = before is not None and before[0].contents
        entries = _first_entry(page, is_continued) if page.contents else len(page.lines)
        for number, line in enumerate(page.lines):
            following = page.lines[number + 1] if number + 1 < len(page.lines) else None
            is_entry = number >= entries and (has_leader(line.text) or line.text[-1:].isdigit())
            heading = page.upright and heads(page, line, following, body, leading, is_entry=is_entry)
            in_row = line.row > 0 or (before is not None and before[1].row > 0)
            if in_row:
                goes_on = before is not None and before[0] is page and before[1].row == line.row
            else:
                goes_on = before is not None and before[1].hyphen and _is_parted(before, (page, line))
            if goes_on:  # in the middle of a row, or of a word, which no heading ends
                heading = bool(found[-1].level)
            elif (
                heading
                and line.hyphen
                and line.size < _LARGER * body
                and not (line.level or line.styled or line.bold)
            ) or (
                heading
                and not line.level
                and before is not None
                and is_of_label(found[-1], before, (page, line))
            ):
                heading = False
            elif heading and not line.level and line.text[0].islower() and not names_section(line.text):
                heading = bool(found and found[-1].level and same_heading(found[-1], (page, line), body))
            if not heading and line.bold and before is not None and found[-1].level:
                heading = ends_heading(found[-1], before, (page, line), following, body)
            if goes_on:
                starts = False
            elif in_row or not found or before is None or heading != bool(found[-1].level):
                starts = True
            elif heading:
                starts = not same_heading(found[-1], (page, line), body)
            else:
                starts = starts_paragraph(before, (page, line), leading) or (
                    in_caption and _leaves_caption(found[-1], (page, line))
                )
            if starts:
                zone = Zone.TABLE if line.row else Zone.CONTENTS if is_entry else Zone.BODY
                found.append(Paragraph([], level=int(heading), zone=zone))
                in_caption = is_caption(line.text)
            found[-1].lines.append((page.index, line))
            before = (page, line)
    return found


def _first_entry(page: PageLines, goes_on: bool) -> int:
    """The number of the line with which a page's table of contents begins: a title and a date may stand above it."""
    if goes_on:
        return 0
    begins = (has_leader(line.text) or zone_of_heading(line.text) is Zone.CONTENTS for line in page.lines)
    return next(itertools.compress(itertools.count(), begins), 0)


def before_works(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page before the list of works that it cites."""
    at = next(
        (n for n, line in enumerate(lines) if len(line.text) <= NAME and names_references(line.text)), None
    )
    return lines[:at]


def frame(page: PageLines) -> None:
    """Find the page's columns: each line's column, and the ends of each column's text, outliers aside."""
    page.edges = column_edges(page.lines, page.width)
    for line in page.lines:
        line.column = column_of(line, page.edges)
    for column in range(-1, len(page.edges) + 1 if page.edges else 0):
        lines = [line for line in page.lines if line.column == column or column < 0]
        if lines:
            lefts, rights = sorted([line.x0 for line in lines]), sorted([line.x1 for line in lines])
            page.frames[column] = (lefts[len(lefts) // 20], rights[-1 - len(rights) // 20])
    if page.lines and not page.edges:
        page.frames[0] = page.frames[-1]


def _steps(lines: Sequence[Line], left: float = math.inf, right: float = 0.0) -> list[float]:
    """The distances of a page's lines from the next ones, in heights of the font, without wide gaps; sorted.

    Args:
        lines: Of one page.
        left: The x left of which a line begins that is looked at.
        right: The x right of which it ends.
    """
    return sorted(
        (a.y - b.y) / a.size
        for a, b in itertools.pairwise(lines)
        if a.size > 0 and 0.5 < (a.y - b.y) / a.size < 3 and a.x0 < left and a.x1 > right
    )


def _leading(pages: Sequence[PageLines]) -> float:
    """The usual distance from line to line, in heights of the font."""
    steps = sorted(step for page in pages[:40] for step in _steps(page.lines))
    n = len(steps)
    return (steps[(n - 1) // 2] + steps[n // 2]) / 2 if n else 1.2  # statistics takes long to import


def _leading_on(page: PageLines, usual: float) -> float:
    """That of one page: wider than the usual where its full lines, behind which paragraphs go on, stand evenly so."""
    left, right = page.frames.get(-1, (0.0, 0.0))
    margin = _SHORT * (right - left)
    steps = _steps(page.lines, left + margin, right - margin)
    middle = steps[len(steps) // 2] if steps else 0.0
    n_even = sum(abs(step - middle) < 0.1 * middle for step in steps)
    return middle if middle > usual and n_even >= max(_EVEN, 0.6 * len(steps)) else usual


def _is_parted(before: tuple[PageLines, Line], after: tuple[PageLines, Line]) -> bool:
    """Whether half a word goes on in the next line; a caption or a box at another column's head is no part of it."""
    (page, a), (other, b) = before, after
    if is_caption(b.text):
        return False
    moved = page.index != other.index or a.column != b.column or b.y > a.y
    if not moved or not b.text[0].isupper() or not a.text[-1].islower():
        return True
    return abs(a.size - b.size) <= 0.05 * a.size and not begins_with_label(b.text)


def _leaves_caption(paragraph: Paragraph, after: tuple[PageLines, Line]) -> bool:
    """Whether a caption has ended before a line.

    At another column's head what stands behind its last stop, or begins with a capital, is none of it. A full line below
    is none where it begins with a capital and its first word would have stood on the line above, or where it stands
    further below a stop than the caption's own lines do.
    """
    (page, b), (_, a) = after, paragraph.lines[-1]
    ended = ends_sentence(a.text)
    if b.y - a.y > _BELOW * a.size:
        return ended or not b.text[0].islower()
    if a.y < b.y or a.column != b.column:
        return ended
    left, right = page.frames[b.column]
    is_below = b.x0 < a.x1 and a.y - b.y > _BELOW * a.size
    if (
        not is_below
        or not b.text[0].isupper()
        or b.x1 < right - _SHORT * (right - left)
        or _SOURCE.match(b.text)
    ):
        return False
    if len(paragraph.lines) > 1:
        right = max(line.x1 for _, line in paragraph.lines)
        if ended and a.y - b.y > _BELOW_CAPTION * (paragraph.lines[-2][1].y - a.y) > 0:
            return True
    elif is_label(a.text):
        return False
    word = len(b.text.split(maxsplit=1)[0]) + 1
    return a.x1 + word * (b.x1 - b.x0) / len(b.text) < right - a.size


def _goes_on(a: Line, b: Line) -> bool:
    """Whether what looks like an item goes on with the full line above it, which ends no sentence: both begin at one place."""
    if not _CITED.match(b.text) or abs(a.x0 - b.x0) > 0.35 * b.size:
        return False
    return not (_ITEM.match(a.text) or _BEFORE_ITEM.search(a.text))


def starts_paragraph(
    before: tuple[PageLines, Line],
    after: tuple[PageLines, Line],
    leading: float,
) -> bool:
    """Whether a line begins a paragraph, judged by the one before it, perhaps of the page before; both pages have frames.

    Args:
        before: The line before, and its page.
        after: The line, and its page.
        leading: The usual distance from line to line, in heights of the font.
    """
    (page, a), (other, b) = before, after
    if a.hyphen and _is_parted(before, after):
        return False
    if not (page.upright and other.upright):
        return page.index != other.index
    if has_leader(a.text) or (b.text[0] in _MAY_BE_ABSTRACT and begins_abstract(b.text)):
        return True
    size = max(a.size, b.size, 1.0)
    ended = ends_sentence(a.text) and not (b.text[0].islower() and _SHORTENED.search(a.text[-TAIL:]))
    left, _ = other.frames[b.column]
    a_left, a_right = page.frames[a.column]
    indented = b.x0 > left + 0.7 * size
    short = a.x1 < a_right - _SHORT * (a_right - a_left)
    if _ITEM.match(b.text) and (ended or short or not _goes_on(a, b)):
        return True
    if (ended or short or page.index != other.index or a.column != b.column) and is_caption(b.text):
        return True
    moved = page.index != other.index or a.column != b.column or b.y > a.y
    step = min(abs(a.size - b.size), abs((a.end or a.size) - b.size))  # small capitals begin some paragraphs
    if not ended and not short:  # or a line that is not a paragraph's last
        step = min(step, abs(a.size - (b.end or b.size)))
    if moved:
        if not ended and step < 0.12 * size:
            return short and not b.text[:1].islower()
        return ended and (indented or short or page.index != other.index) and not b.text[:1].islower()
    if step > 0.12 * size or a.y - b.y > (leading + _WIDER) * size:
        return True
    if indented and a.x0 < left + 0.35 * size + (0 if ended else -size):
        return True
    return ended and short
