"""The lines of a PDF's title that look like none by themselves, or stand apart from the others; names above it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from scoqa.reading.dates import date_alone
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import opens_text
from scoqa.reading.pdf_persons import is_address, names_persons
from scoqa.reading.pdf_title import names_kind, written_small

OPEN_END = re.compile(
    r"(?:\b(?:and|or|of|for|the|an?|in|on|at|to|by|with|from|as|into|under|between|und|der|des|et|de|la|y|e)|[&,:–—-])$",
    re.IGNORECASE,
)
"""The end of a line behind which a title goes on."""
_CLOSE = 2.2
"""Heights of its font within which the lines of a title stand."""
_FAR = 3.2
"""Heights of its font within which another part of a title stands."""
_SUBTITLE = 0.55
"""Share of a title's size from which what stands behind its colon is part of it."""
_PARTS = 3
"""Lines of such a part."""
_STEP = 1.4
"""Distances of a title's lines above which a name over it stands apart."""
_SAME_FONT = 0.03
"""Share of its size by which they differ."""
_LARGER = 1.14
"""Heights of the body's font above which nothing on a first page is text."""
_HEAD = 300
"""Characters that may stand over a title: where it is printed, its licence."""


def complete_title(pages: Sequence[PageLines], paragraphs: list[Paragraph], body: float) -> None:
    """Join to the first page's largest heading, if it stands above the text, its other lines, which look like none.

    One begins with a raised number or a small letter, or ends with a stop. A line above it is set in its
    font, from the same left or about the same middle; one below goes on with it behind "and" or in small letters.
    What stands further down is part of it behind a colon, or where its first word had no room in the line above.
    """
    first = [p for p in paragraphs[:60] if p.lines[0][0] == paragraphs[0].lines[0][0]]
    headings = [p for p in first if p.level and not opens_text(p.lines[0][1].text)]
    if not headings:
        return
    others = [heading for heading in headings if not names_kind(heading)]
    largest = max(heading.lines[0][1].size for heading in others or headings)
    least = (1 - _SAME_FONT) * largest if largest > _LARGER * body else largest
    title = next(heading for heading in others or headings if heading.lines[0][1].size >= least)
    page = title.lines[0][0]
    at = next(n for n, paragraph in enumerate(paragraphs) if paragraph is title)
    above = sum(len(line.text) for paragraph in paragraphs[:at] for _, line in paragraph.lines)
    if above > _HEAD:
        return
    while at > 0 and not paragraphs[at - 1].level:
        before = paragraphs[at - 1]
        index, line = before.lines[-1]
        if (
            index != page
            or not _is_part(line, title.lines[0][1], title, body)
            or not _aligned(line, title.lines[0][1])
        ):
            break
        line.size = line.end = title.lines[0][1].size  # the letter it begins with may be a small one
        line.bold = title.lines[0][1].bold
        title.lines.insert(0, before.lines.pop())
        if not before.lines:
            at -= 1
            del paragraphs[at]
    _part_names(pages, paragraphs, title)
    at = next(n for n, paragraph in enumerate(paragraphs) if paragraph is title)
    while at + 1 < len(paragraphs) and _has_other_part(pages, title, paragraphs[at + 1]):
        title.lines += paragraphs.pop(at + 1).lines
    while at + 1 < len(paragraphs) and not paragraphs[at + 1].level:
        after = paragraphs[at + 1]
        (_, last), (index, line) = title.lines[-1], after.lines[0]
        goes_on = OPEN_END.search(last.text) is not None or line.text[0].islower()
        if index != page or not goes_on or not _is_part(last, line, title, body):
            break
        title.lines.append(after.lines.pop(0))
        if not after.lines:
            del paragraphs[at + 1]


def _is_part(above: Line, below: Line, title: Paragraph, body: float) -> bool:
    """Whether two lines, of which one is the title's, stand as close as its lines do and end in one font."""
    size = title.lines[0][1].end or title.lines[0][1].size
    steps = [a.y - b.y for (_, a), (_, b) in itertools.pairwise(title.lines)]
    most = max([1.2 * step for step in steps] or [_CLOSE * size])
    one_font = all(
        any(abs(own - size) <= _SAME_FONT * size for own in (line.size, line.end)) for line in (above, below)
    )
    return (
        one_font and 0 < above.y - below.y < most and (size > _LARGER * body or (above.bold and below.bold))
    )


def _aligned(a: Line, b: Line) -> bool:
    return abs(a.x0 - b.x0) < 2 or abs(a.x0 + a.x1 - b.x0 - b.x1) < 0.5 * b.size + 0.04 * (a.x1 - a.x0)


def _part_names(pages: Sequence[PageLines], paragraphs: list[Paragraph], title: Paragraph) -> None:
    """Make a paragraph of its own of a list of names under a title that are set in its font.

    Likewise of names above it that are further from it than its lines are apart.
    """
    before = title.lines[-2][1].text if len(title.lines) > 1 else "and"
    if not OPEN_END.search(before) and _lists_persons(title.lines[-1][1].text, pages):
        at = next(n for n, paragraph in enumerate(paragraphs) if paragraph is title)
        paragraphs.insert(at + 1, Paragraph([title.lines.pop()], 0))
    steps = [a.y - b.y for (_, a), (_, b) in itertools.pairwise(title.lines)]
    if len(steps) < 2 or steps[0] <= _STEP * min(steps[1:]):
        return
    if names_persons(title.lines[0][1].text, written_small(pages)):
        at = next(n for n, paragraph in enumerate(paragraphs) if paragraph is title)
        paragraphs.insert(at, Paragraph([title.lines.pop(0)], 0))


def _lists_persons(words: str, pages: Sequence[PageLines]) -> bool:
    is_list = "," in words or " and " in words or " & " in words
    return is_list and names_persons(words, ()) and names_persons(words, written_small(pages))


def _has_other_part(pages: Sequence[PageLines], title: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph below a title is the rest of it."""
    (page, last), (index, line) = title.lines[-1], after.lines[0]
    if page != index or not 0 < last.y - line.y < _FAR * last.size or not _aligned(last, line):
        return False
    size = last.end or last.size
    if last.text[-1] == ":":
        goes_on = line.size > _SUBTITLE * size
    else:
        left, right = pages[page].frames.get(-1, (0.0, 0.0))
        word = len(line.text.split(maxsplit=1)[0]) + 1
        room = right - left - (last.x1 - last.x0)
        goes_on = (
            after.level > 0
            and word * (last.x1 - last.x0) / len(last.text) > room
            and line.bold == last.bold
            and abs(line.size - size) <= _SAME_FONT * size
            and last.text[-1] not in ".?!"
        )
    return goes_on and len(after.lines) <= _PARTS and not _is_other(line.text, pages)


def _is_other(words: str, pages: Sequence[PageLines]) -> bool:
    """Whether words are a section's name, a date, an address or names, and so no part of a title."""
    if opens_text(words) or date_alone(words) or is_address(words) or "@" in words:
        return True
    return names_persons(words, ()) and names_persons(words, written_small(pages))
