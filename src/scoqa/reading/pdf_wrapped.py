"""Whether words of a PDF go on in the next line: a sentence, a heading, the label of a figure."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from scoqa.reading.captions import begins_with_label
from scoqa.reading.pdf_looks import NAME, SECTION_NUMBER, TITLE

if TYPE_CHECKING:
    from scoqa.reading.pdf_layout import PageLines, Paragraph
    from scoqa.reading.pdf_lines import Line

_CLOSE, _APART = 1.6, 2.5
"""Heights of their font within which two lines of a heading stand; of a title, in one font."""
_SAME_FONT = 0.02
"""Share of their size by which they may differ then."""
_SENTENCE_END = re.compile(r"[.!?:…。！？][\"'”’»)\]]*(?:\[\d+\])?$")
TAIL = 12
"""Characters at a line's end that are looked at; searching all of it costs as much as reading the page."""
_ARTICLE = re.compile(r"[Aa]\s")


def ends_sentence(words: str) -> bool:
    """Whether a line ends with a stop, quotes and brackets behind it aside; most end within a word."""
    return not words[-1].isalnum() and _SENTENCE_END.search(words[-TAIL:]) is not None


def same_heading(heading: Paragraph, after: tuple[PageLines, Line], body: float) -> bool:
    """Whether a line goes on with a heading; a title's lines may stand further apart, in one font and evenly."""
    (index, a), (page, b) = heading.lines[-1], after
    if page.index != index or abs(a.size - b.size) > 0.1 * a.size:
        return False
    if (a.styled or b.styled) and a.font and b.font and _style(a) != _style(b):
        return False
    is_title = min(a.size, b.size) >= TITLE * body
    if SECTION_NUMBER.match(b.text) and not (is_title and _ARTICLE.match(b.text)):
        return False
    ended = ends_sentence(a.text) and a.text[-1] != ":" and not b.text[0].islower()
    most = _CLOSE * a.size
    if is_title and a.bold == b.bold and abs(a.size - b.size) <= _SAME_FONT * a.size:
        steps = [above.y - below.y for (_, above), (_, below) in itertools.pairwise(heading.lines)]
        most = max([1.2 * step for step in steps] or [_APART * a.size])
    return 0 < a.y - b.y < most and not ended


def ends_heading(
    heading: Paragraph,
    before: tuple[PageLines, Line],
    after: tuple[PageLines, Line],
    following: Line | None,
    body: float,
) -> bool:
    """Whether a bold line is the last of a heading, set as the line above is, whatever it looks like by itself."""
    (_, a), (_, b) = before, after
    return (
        a.bold
        and bool(b.font)
        and a.font == b.font
        and following is not None
        and not following.bold
        and len(b.text) <= NAME * 2
        and not ends_sentence(b.text)
        and not (SECTION_NUMBER.match(b.text) or begins_with_label(b.text))
        and same_heading(heading, after, body)
    )


def is_of_label(paragraph: Paragraph, before: tuple[PageLines, Line], after: tuple[PageLines, Line]) -> bool:
    """Whether a line goes on with the label of a figure set as it is."""
    (page, a), (other, b) = before, after
    return (
        not paragraph.level
        and page is other
        and begins_with_label(paragraph.lines[0][1].text)
        and (a.bold, a.column) == (b.bold, b.column)
        and abs(a.size - b.size) <= _SAME_FONT * a.size
        and 0 < a.y - b.y < _CLOSE * a.size
    )


def _style(line: Line) -> tuple[str, bool]:
    return line.font, line.text.isupper()
