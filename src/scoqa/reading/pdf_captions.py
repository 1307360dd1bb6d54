"""Captions of a PDF whole: where they end, and the parts that a label on a line of its own or a formula cuts them into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoqa.reading.captions import is_caption, is_label
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_wrapped import ends_sentence

_ALIKE = 0.04
"""Share of its size by which the fonts of a caption's lines differ."""
_LABEL_APART, _APART = 2.6, 1.9
"""Heights of the font within which a caption's words stand below its label; within which it goes on, or words in capitals do."""
_PIECE = 0.85
"""Heights of the font below which a line is a piece of a formula."""
_BELOW = 0.7
"""Heights of the font from which a line stands below another."""
_GAP = 1.5
"""Heights of the font within which a piece of a formula stands behind the words before it."""
_FULL = 0.12
"""Share of its column's width by which a line is shorter at most where a caption goes on below it."""
_OPEN = frozenset("=+−–×·<>≤≥≈∼(,")
"""What a line ends with that a formula goes on behind."""


def complete_captions(found: list[Paragraph], pages: Sequence[PageLines]) -> None:
    """Join the parts of captions: a label and the words below it, and what stands behind a formula.

    Args:
        found: All paragraphs of a PDF, in reading order.
        pages: All of its pages, with frames.
    """
    place = {page.index: page for page in pages}
    at = 0
    while at < len(found):
        caption = found[at]
        at += 1
        if caption.level or not is_caption(caption.lines[0][1].text):
            continue
        if len(caption.lines) == 1 and is_label(caption.lines[0][1].text):
            if at < len(found) and _is_below(caption.lines[0], found[at]):
                caption.lines += found.pop(at).lines
            continue
        stop = _rest(found, at, place)
        for part in found[at:stop]:
            caption.lines += part.lines
        del found[at:stop]


def _is_below(label: tuple[int, Line], paragraph: Paragraph) -> bool:
    """Whether a paragraph is the words of a caption whose label stands above: close, and below its middle or its left."""
    (page, line), (index, first) = label, paragraph.lines[0]
    if page != index or first.level or is_caption(first.text) or sum(map(str.isalpha, first.text)) < 3:
        return False
    is_under = (
        abs(first.x0 + first.x1 - line.x0 - line.x1) < 2 * line.size or abs(first.x0 - line.x0) < line.size
    )
    apart = _APART if paragraph.level else _LABEL_APART  # what looks like a heading may be one
    return is_under and 0 < line.y - first.y < apart * line.size


def _rest(found: list[Paragraph], at: int, place: Mapping[int, PageLines]) -> int:
    """The number behind the paragraphs with which a caption goes on: pieces of a formula, and the lines below them.

    Pieces stand at the end of its last line. A line below is set as the caption is and begins at its left; where there
    are no pieces, the line above is full and ends within a sentence. Text that goes on behind it is parted from it.

    Args:
        found: All paragraphs.
        at: The number behind the caption's.
        place: All pages by their index, with frames.
    """
    page, last = found[at - 1].lines[-1]
    size = found[at - 1].lines[0][1].size
    left = min(line.x0 for _, line in found[at - 1].lines)
    frame = place[page].frames.get(last.column, (0.0, 0.0))
    row, right, has_pieces = last.y, last.x1, last.size < _PIECE * size
    while at < len(found) and not (ends_sentence(last.text) and last.x1 >= right):
        part = found[at]
        index, first = part.lines[0]
        if index != page or part.level or first.column != last.column or is_caption(first.text):
            break
        if abs(first.y - row) < size and -size < first.x0 - right < _GAP * size and first.size < 1.2 * size:
            has_pieces = True
            right = max(line.x1 for _, line in part.lines)
        elif 0 < row - first.y < _APART * size and abs(first.x0 - left) < size:
            is_alike = min(abs(first.size - size), abs(first.end - size)) <= _ALIKE * size
            is_full = right >= frame[1] - _FULL * (frame[1] - frame[0])
            is_open = is_full and (first.text[0].islower() or last.text[-1] in _OPEN)
            if not is_alike or not (has_pieces or is_open):
                break
            row, right, has_pieces = first.y, first.x1, False
        else:
            break
        own = next(
            (n for n, (_, line) in enumerate(part.lines) if _is_other(line, left, size)), len(part.lines)
        )
        at += 1
        if own < len(part.lines):
            found.insert(at, Paragraph(part.lines[own:]))
            part.lines = part.lines[:own]
            break
        last = part.lines[-1][1]
        if row - last.y > _BELOW * size:
            row, right, has_pieces = last.y, last.x1, False
    return at


def _is_other(line: Line, left: float, size: float) -> bool:
    """Whether a line is set larger than a caption's or begins to the left of it."""
    return min(line.size, line.end or line.size) > (1 + _ALIKE) * size or line.x0 < left - size
