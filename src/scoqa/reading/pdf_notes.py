"""Footnotes of a PDF's pages: small lines at the foot of a column, the first with its mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.later import pattern
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import NAME, is_heading
from scoqa.reading.zones import is_caption, names_references

_FRONT = 2
"""Pages from the first at whose very foot a licence or an address may stand without a mark."""
_CLOSE = 1.6
"""Heights of the font within which a line belongs to the one above."""
_NUMBER = r"(?:\[?\d{1,3}\]?[.)]?|\(\d{1,2}\))(?!(?:st|nd|rd|th)\b)"
_NOTE_START = re.compile(rf"{_NUMBER}(?=\s|[^\W\d_]|[“\"'(])|[*†‡§¶∗]+|[¹²³⁰⁴-⁹]+")
_LONE = re.compile(r"\[?\d{1,3}\]?")
_INSIDE = pattern(rf"{_NUMBER}\s+[^\W\d_A-Z]")
"""A number that words go on behind."""
_WORD = re.compile(r"[^\W\d_]{2}|\D+$")
"""What a line has that is not of figures only, or is a mark alone."""
_ENDED = re.compile(r"[.!?:…。！？][\"'”’»)\]]*$")


def take_notes(
    page: PageLines, body: float, is_listed: bool = False, before: PageLines | None = None
) -> bool:
    """Move the footnotes at the foot of each column from ``lines`` to ``notes``.

    They are set smaller than the body and lie below every line of body size in their column; the
    first begins with its mark, goes on from the page before, or stands alone or on a first page apart
    at the very foot. Listings, tables and figures that are set smaller have no mark. The works of a list
    of references are none, though they too are set smaller and numbered.

    Args:
        page: Its lines are framed.
        body: Height of the font that most of the text is set in.
        is_listed: A list of references goes on from the page before.
        before: The page before, its footnotes taken.

    Returns:
        Whether one goes on to the next page.
    """
    if body <= 0:
        return is_listed
    listed: set[int] = set()
    for line in page.lines:
        if len(line.text) < NAME and names_references(line.text):
            is_listed = True
        elif is_listed and is_heading(line, body):
            is_listed = False
        if is_listed:
            listed.add(id(line))
    goes_on = before is not None and bool(before.notes) and not _ENDED.search(before.notes[-1][-1].text)
    taken: set[int] = set()
    for column in range(len(page.edges) + 1):
        lines = [line for line in page.lines if line.column in (column, -1)]
        normal = [line.y for line in lines if line.size >= 0.93 * body]
        small = [
            line
            for line in lines
            if line.size < 0.93 * body
            and line.column == column
            and id(line) not in listed
            and (not normal or line.y < min(normal))
            and line.y < 0.6 * page.height
        ]
        start = next((n for n in range(len(small)) if _begins(small, n, goes_on)), None)
        if not normal or not small or is_caption(small[0].text):
            continue
        if start is None:
            may_lack_mark = goes_on or page.index < _FRONT or len(small) == 1
            if not may_lack_mark or small[0].y > 0.3 * page.height or min(normal) - small[0].y < 1.5 * body:
                continue
            start = 0
        for line in small[start:]:
            begins = _NOTE_START.match(line.text) is not None
            marked = begins and re.match(r"(\d{1,3})(?=[^\W\d_]|[“\"'(])", line.text)
            if marked:
                line.text = f"[{marked[1]}] {line.text[marked.end() :]}"
            if begins or not page.notes or line is small[start]:
                page.notes.append([])
            page.notes[-1].append(line)
            taken.add(id(line))
    page.lines = [line for line in page.lines if id(line) not in taken]
    return is_listed


def _begins(small: Sequence[Line], n: int, goes_on: bool) -> bool:
    """Whether a line begins the first note: with a mark, not with a number of a table or inside a sentence."""
    line = small[n]
    if n + 1 < len(small) and _LONE.fullmatch(line.text):  # a raised mark, the note beside it
        beside = small[n + 1]
        return (
            0 < line.y - beside.y < beside.size
            and beside.x0 > line.x1 - 1
            and bool(_WORD.search(beside.text))
        )
    if not _NOTE_START.match(line.text) or not _WORD.search(line.text):
        return False
    inside = n > 0 and not goes_on and small[n - 1].y - line.y < _CLOSE * line.size
    return not (inside and _INSIDE.match(line.text))
