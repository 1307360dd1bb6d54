"""Sentences parted by a figure or a table that stands where a column ends or begins, put together again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoqa.reading.captions import is_caption
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_wrapped import ends_sentence
from scoqa.types import Zone

_MOST = 40
"""Paragraphs on each side of a caption that belong to its float: rows of a table, labels of a figure."""
_ALIKE = 0.03
"""Share of their size by which the fonts of a sentence's two parts differ."""
_FULL, _LEFT = 0.9, 0.03
"""Share of its column that a line of running text fills; by which the two parts may begin at different distances from its left."""
_SMALL = 0.95
"""Share of the body's font below which what stands there is set smaller."""
_STEP, _GAP = 1.25, 1.7
"""Steps from line to line by which text stands off from a float above it; heights of the font where it has one line."""
_CLOSE = 2.5
"""Heights of the font within which a paragraph begins below another."""
_LETTERS = 0.6
"""Share of a line of running text that is letters; of rows of a table less."""


def rejoin(found: list[Paragraph], pages: Sequence[PageLines], body: float) -> None:
    """Join paragraphs that end within a sentence to where it goes on behind a float; the float comes behind them, or before.

    The first part ends with a full line and no stop, the second begins with a small letter, in the same font and as far to
    the left. What stands between has a caption, no running text and no heading. As a text goes through its pages in
    order, it must lie on the last page of what is joined, or on the first.

    Args:
        found: All paragraphs of a PDF, in reading order.
        pages: All of its pages, with frames.
        body: Height of the font that most of the text is set in.
    """
    place = {page.index: page for page in pages}
    at = 0
    while at < len(found):
        caption = found[at]
        at += 1
        if caption.level or not is_caption(caption.lines[0][1].text):
            continue
        start = _start(found, at - 1, place, body)
        stop = _stop(found, at - 1, place, body) if start >= 0 else -1
        if stop < 0 or not _fit(found[start].lines[-1], found[stop].lines[0], place):
            continue
        whole = Paragraph([*found[start].lines, *found[stop].lines], 0, found[start].zone)
        ordered = _ordered(whole, found[start + 1 : stop])
        if ordered:
            found[start : stop + 1] = ordered
            at = stop + 1


def _start(found: Sequence[Paragraph], caption: int, place: Mapping[int, PageLines], body: float) -> int:
    """The number of the paragraph before a caption's float that ends within a sentence; -1 for none."""
    for at in range(caption - 1, max(-1, caption - _MOST), -1):
        paragraph = found[at]
        if paragraph.zone is Zone.TABLE:
            continue
        if paragraph.level or paragraph.zone is not Zone.BODY:
            return -1
        if is_caption(paragraph.lines[0][1].text):
            continue
        page, last = paragraph.lines[-1]
        is_text = _is_text(paragraph, place, body) or _is_first_line(found, at, place, body)
        n_letters = sum(map(str.isalpha, last.text))
        if is_text and _is_full(last, place[page]) and not ends_sentence(last.text):
            return at if n_letters >= _LETTERS * len(last.text) else -1
        if is_text:
            return -1
    return -1


def _stop(found: Sequence[Paragraph], caption: int, place: Mapping[int, PageLines], body: float) -> int:
    """The number of the paragraph behind a caption's float that begins within a sentence; -1 for none."""
    for at in range(caption + 1, min(len(found), caption + _MOST)):
        paragraph = found[at]
        if paragraph.zone is Zone.TABLE:
            continue
        if paragraph.level or paragraph.zone is not Zone.BODY:
            return -1
        first = paragraph.lines[0][1]
        if is_caption(first.text):
            continue
        is_text = _is_text(paragraph, place, body)
        is_rest = first.size >= _SMALL * body and ends_sentence(paragraph.lines[-1][1].text)
        if (is_text or is_rest) and first.text[0].islower():
            return at if _stands_off(paragraph, *found[at - 1].lines[-1]) else -1
        if is_text:
            return -1
    return -1


def _stands_off(paragraph: Paragraph, page: int, above: Line) -> bool:
    """Whether a paragraph stands further below the line above than its own lines do; in another column it does."""
    index, first = paragraph.lines[0]
    if index != page or first.column != above.column or first.y > above.y:
        return True
    following = paragraph.lines[1][1] if len(paragraph.lines) > 1 else first
    step = first.y - following.y
    return above.y - first.y >= (_STEP * step if step > 0 else _GAP * first.size)


def _is_text(paragraph: Paragraph, place: Mapping[int, PageLines], body: float) -> bool:
    """Whether a paragraph is running text: two full lines of the body's font, or one where it ends a sentence."""
    n_full = sum(line.size >= _SMALL * body and _is_full(line, place[page]) for page, line in paragraph.lines)
    return n_full > 1 or (n_full == 1 and ends_sentence(paragraph.lines[-1][1].text))


def _is_first_line(found: Sequence[Paragraph], at: int, place: Mapping[int, PageLines], body: float) -> bool:
    """Whether a paragraph is one full line that stands close below running text, as a paragraph begins at a column's end."""
    paragraph, before = found[at], found[at - 1] if at else None
    if before is None or len(paragraph.lines) > 1 or before.level or before.zone is not Zone.BODY:
        return False
    (page, line), (other, above) = paragraph.lines[0], before.lines[-1]
    return (
        page == other
        and line.column == above.column
        and 0 < above.y - line.y < _CLOSE * line.size
        and line.size >= _SMALL * body
        and _is_full(line, place[page])
        and _is_text(before, place, body)
    )


def _is_full(line: Line, page: PageLines) -> bool:
    left, right = page.frames.get(line.column, (0.0, 0.0))
    return line.x1 - line.x0 >= _FULL * (right - left) > 0


def _fit(end: tuple[int, Line], beginning: tuple[int, Line], place: Mapping[int, PageLines]) -> bool:
    """Whether two lines are in one font, so far as it is known, and begin at one place or the second at its column's left."""
    (page, last), (other, first) = end, beginning
    sizes = abs(last.size - first.size), abs((last.end or last.size) - first.size)
    left, right = place[page].frames.get(last.column, (0.0, 0.0))
    start, _ = place[other].frames.get(first.column, (0.0, 0.0))
    apart = first.x0 - start, first.x0 - start - last.x0 + left, first.x0 - last.x0
    return min(sizes) <= _ALIKE * first.size and min(map(abs, apart)) <= _LEFT * (right - left)


def _ordered(whole: Paragraph, between: Sequence[Paragraph]) -> list[Paragraph]:
    """What is joined and what stood between, in the order of their pages; empty where there is none."""
    first, last = whole.lines[0][0], whole.lines[-1][0]
    before = [one for one in between if one.lines[-1][0] == first < last]
    behind = [one for one in between if one.lines[0][0] == last]
    return [*before, whole, *behind] if len(before) + len(behind) == len(between) else []
