"""Footnotes of a PDF's pages: small lines at the foot of a column, the first with its mark."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from scoqa.later import pattern
from scoqa.reading.captions import is_caption
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import NAME, is_heading
from scoqa.reading.zones import names_references

_FRONT = 2
"""Pages from the first at whose very foot a licence or an address may stand without a mark."""
_SMALL = 0.93
"""Heights of the body's font below which a line is set small."""
_LOWER, _FOOT = 0.6, 0.3
"""Heights of the page above its bottom below which notes begin; those without a mark."""
_WIDE, _WORDS = 0.9, 4
"""Widths of its column that a line fills which goes on; its words in small letters."""
_AFTER_TEXT = 1.25
"""Heights of the font by which notes stand below the text where they are set as large."""
_CLOSE = 1.6
"""Heights of the font within which a line belongs to the one above."""
_NUMBER = r"(?:\[?\d{1,3}\]?[.)]?|\(\d{1,2}\))(?!(?:st|nd|rd|th)\b)"
_NOTE_START = re.compile(rf"{_NUMBER}(?=\s|[^\W\d_]|[“\"'])|[*†‡§¶∗]+|[¹²³⁰⁴-⁹]+")
_ADDRESSES = ("http", "www.")
_DIGITS, _QUOTES = "0123456789", "“\"'"
_IN_FORMULAS = "=+−<>≤≥|·×"
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
    last = before.notes[-1][-1] if before is not None and before.notes else None
    frames = before.frames if before is not None else {}
    has_marks = any(line.noted for line in page.lines)
    taken: set[int] = set()
    across = _notes_across(page, body, last) if page.edges and not is_listed else []
    for column in (-1,) if across else range(len(page.edges) + 1):
        lines = [line for line in page.lines if line.column in (column, -1)]
        normal = [line.y for line in lines if line.size >= _SMALL * body]
        small = [
            line
            for line in lines
            if line.size < _SMALL * body
            and line.column == column
            and id(line) not in listed
            and (not normal or line.y < min(normal))
            and line.y < _LOWER * page.height
        ]
        found: Sequence[Line] = across
        if not found and normal and small and not is_caption(small[0].text):
            found = _small_notes(page, small, min(normal), body, last, frames)
        if not found and has_marks and not is_listed:
            found = _notes_like_text(page, [line for line in lines if line.column == column])
        for line in found:
            begins = line.noted or _starts_note(line.text)
            words = line.text.lstrip(_DIGITS)
            if (
                begins
                and words
                and words[:1] != line.text[:1]
                and (words[0].isalpha() or words[0] in _QUOTES)
            ):
                line.text = f"[{line.text[: -len(words)]}] {words}"
            if begins or not page.notes or line is found[0]:
                page.notes.append([])
            page.notes[-1].append(line)
            taken.add(id(line))
        if found:
            last, frames = found[-1], page.frames
    page.lines = [line for line in page.lines if id(line) not in taken]
    return is_listed


def _small_notes(
    page: PageLines,
    small: Sequence[Line],
    foot: float,
    body: float,
    last: Line | None,
    frames: Mapping[int, tuple[float, float]],
) -> Sequence[Line]:
    """The notes among small lines at the foot of a column.

    Args:
        page: Of the lines.
        small: They stand below all others of their column.
        foot: Bottom of the lowest other line.
        body: Height of the font that most of the text is set in.
        last: The last line of the notes before, of another column or page.
        frames: The columns of its page.
    """
    goes_on = last is not None and not _ENDED.search(last.text)
    start = next((n for n in range(len(small)) if _begins(small, n, goes_on)), None)
    if start is None:
        may_lack_mark = goes_on or page.index < _FRONT or len(small) == 1
        fills = last is not None and _fills(last, frames) and _fills(small[0], page.frames)
        if not (may_lack_mark or fills) or small[0].y > _FOOT * page.height or foot - small[0].y < 1.5 * body:
            return []
        start = 0
    elif start and last is not None and _fills(small[0], page.frames) and (goes_on or _fills(last, frames)):
        start = 0 if foot - small[0].y > 1.5 * body else start
    return small[start:]


def _notes_across(page: PageLines, body: float, last: Line | None) -> Sequence[Line]:
    """The notes that run below all columns of a page, of which those that end in the first one have short lines.

    Args:
        page: It has columns.
        body: Height of the font that most of the text is set in.
        last: The last line of the notes before.
    """
    small = [line for line in page.lines if line.size < _SMALL * body and line.y < _LOWER * page.height]
    if not any(line.column < 0 for line in small):
        return []
    foot = min([line.y for line in page.lines if line.size >= _SMALL * body], default=0.0)
    rows = sorted([line for line in small if line.y < foot], key=lambda line: -line.y)
    if not any(line.column < 0 for line in rows) or any(line.column > 0 for line in rows):
        return []
    if last is not None and not _ENDED.search(last.text) and foot - rows[0].y > 1.5 * body:
        return rows
    start = next((n for n in range(len(rows)) if _begins(rows, n, False)), len(rows))
    return [] if is_caption(rows[0].text) else rows[start:]


def _starts_note(words: str) -> bool:
    """Whether a line begins with the mark of a note, not with a number of a formula."""
    found = _NOTE_START.match(words)
    if not found or not found[0][-1].isdecimal():
        return found is not None
    text = words[found.end() :]
    if text[0].isspace():
        return text.lstrip()[:1] not in _IN_FORMULAS
    is_capital = text[0].isupper() and (text[1:2].islower() or text[:2] in ("A ", "I "))
    return text[0] in _QUOTES or is_capital or text.startswith(_ADDRESSES)


def _n_small(words: str) -> int:
    """How many words of two letters or more are written small."""
    return sum(len(word) > 1 and word[0].islower() for word in words.split())


def _fills(line: Line, frames: Mapping[int, tuple[float, float]]) -> bool:
    """Whether a line is as long as its column is wide and of words: a note goes on behind it."""
    left, right = frames.get(line.column, (0.0, 0.0))
    return line.x1 - line.x0 > _WIDE * (right - left) and _n_small(line.text) >= _WORDS


def _notes_like_text(page: PageLines, lines: Sequence[Line]) -> Sequence[Line]:
    """Notes at the foot of a column that are set as large as the text.

    They begin with raised marks, one higher than the one before, and reach the foot; the text above refers to the first.
    None has a second paragraph, as it cannot be told from text that goes on below the notes of a table.
    """
    rows = sorted(lines, key=lambda line: -line.y)
    marks = [(n, line.text[1 : line.text.index("]")]) for n, line in enumerate(rows) if line.noted]
    numbers = [(n, int(mark)) for n, mark in marks if mark.isdecimal()]
    start, expected = len(rows), 0
    for n, number in reversed(numbers):
        if rows[n].y > _LOWER * page.height or (expected and number != expected - 1):
            break
        start, expected = n, number
    if not 0 < start < len(rows) or rows[start - 1].y - rows[start].y < _AFTER_TEXT * rows[start].size:
        return []
    mark = re.compile(rf"\[(?:\d+[,–-])*{expected}(?:[,–-]\d+)*\]")
    if not any(mark.search(line.text, line.noted) for line in rows[:start]):
        return []
    if any(_begins_anew(a, b, page.frames) for a, b in itertools.pairwise(rows[start:])):
        return []
    return rows[start:]


def _begins_anew(a: Line, b: Line, frames: Mapping[int, tuple[float, float]]) -> bool:
    """Whether a line without a mark begins a paragraph below another: that one is short, or stands further above."""
    left, right = frames.get(a.column, (0.0, 0.0))
    is_short = a.x1 - left < _WIDE * (right - left) and not a.hyphen
    return not b.noted and (is_short or b.bold or a.y - b.y > _CLOSE * b.size)


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
    if not _starts_note(line.text) or not _WORD.search(line.text):
        return False
    inside = n > 0 and not goes_on and small[n - 1].y - line.y < _CLOSE * line.size
    return not (inside and _INSIDE.match(line.text))
