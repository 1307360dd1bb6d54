"""Lines that look like a PDF's headings and are none: text set larger, works of a list, rows of a table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from scoqa.later import pattern
from scoqa.reading.pdf_layout import Paragraph
from scoqa.reading.pdf_looks import SECTION_NUMBER, names_section
from scoqa.reading.zones import names_references, number_of_work

_LEAST = 7
"""Words of text set larger; a heading may have as many, but the text does not go on behind it in small letters."""
_LONG = 12
"""Words from which it is text if it ends as a sentence does."""
_LONGEST = 40
"""Words of a title."""
_CLOSE = 1.7
"""Heights of the font within which text goes on."""
_TITLE = 1.25
"""Heights of the body's font from which the first page's headings may be its title."""
_FIGURES, _SHARE, _DECIMALS = 4, 0.4, 3
"""Words with digits, and their share, from which it is a row of a table; or as many decimals."""
_WORK = 5
"""Words of one behind the name of the list."""
_LABELS, _TEXT = 3, 150
"""Headings in a row that are labels; characters of a paragraph below the last one that is none."""
_ENTRY = pattern(r"\[?\d{1,3}[.\]]\s")
_SENTENCE = pattern(r"[^\W\d_]{3}[)”’\"]?\.(?=[)”’\"]?\s+[^\W\d_a-z])")
_ENDS = pattern(r"[^\W\d_]{2}[)\]”’\"]*[.;]$")
_WORD = re.compile(r"[^\W\d_]{3}|[^\W\d_a-zA-Z]{2}")
_DECIMAL = re.compile(r"[^\w]?\d*\.\d\d*\w?\W?")


def drop_headings(found: list[Paragraph], body: float) -> None:
    """Make plain paragraphs of what only looks like headings, joined to the text that goes on behind them.

    Args:
        found: All paragraphs of a PDF, before their headings have levels.
        body: Height of the font that most of the text is set in.
    """
    first = found[0].lines[0][0] if found else 0
    works = False
    for number, heading in enumerate(found):
        if not heading.level or any(line.level for _, line in heading.lines):
            continue
        words = " ".join(line.text for _, line in heading.lines)
        parts = words.split()
        may_be_title = heading.lines[0][0] == first and heading.lines[0][1].size >= _TITLE * body
        works = works and _ENTRY.match(words) is not None
        is_work = (works and len(parts) >= _WORK) or number_of_work(words)
        works = works or names_references(words)
        if is_work or _is_row(parts) or _is_text(words, parts, may_be_title):
            heading.level = 0
        elif not may_be_title and number + 1 < len(found) and _goes_on(heading, parts, found[number + 1]):
            following = found[number + 1]
            following.lines[:0] = heading.lines
            heading.lines = []
    found[:] = [paragraph for paragraph in found if paragraph.lines]
    _drop_labels(found)


def _drop_labels(found: Sequence[Paragraph]) -> None:
    """Make plain paragraphs of headings in one look with no text between: labels in a figure, heads of columns.

    Those of the first page, with numbers, or told by something else than their look stay, and the last one above a text.
    """
    first = found[0].lines[0][0] if found else 0
    at = 0
    for kind, run in itertools.groupby(found, _kind):
        labels = list(run)
        at += len(labels)
        words = [paragraph.lines[0][1].text for paragraph in labels]
        if (
            kind is None
            or len(labels) < _LABELS
            or kind[0] == first
            or any(SECTION_NUMBER.match(each) or names_section(each) for each in words)
        ):
            continue
        if at < len(found) and sum(len(line.text) for _, line in found[at].lines) >= _TEXT:
            labels.pop()
        for paragraph in labels:
            paragraph.level = 0


def _kind(paragraph: Paragraph) -> tuple[int, float, bool] | None:
    """The page and the look of a heading that is one by its look; None of others."""
    page, line = paragraph.lines[0]
    return (
        (page, round(2 * line.size), line.bold)
        if paragraph.level and not line.level and not line.styled
        else None
    )


def _is_row(parts: Sequence[str]) -> bool:
    n_figures = sum(any(map(str.isdigit, part)) for part in parts[1:])
    n_decimals = sum(_DECIMAL.fullmatch(part) is not None for part in parts[1:])
    says_nothing = n_figures > 0 and parts[0] != "§" and not any(_WORD.search(part) for part in parts)
    return (
        (n_figures >= _FIGURES and n_figures >= _SHARE * len(parts))
        or n_decimals >= _DECIMALS
        or says_nothing
    )


def _is_text(words: str, parts: Sequence[str], may_be_title: bool) -> bool:
    if len(parts) < _LONG or not _is_small(parts):
        return False
    n_sentences = len(_SENTENCE.findall(words)) + (_ENDS.search(words) is not None)
    return n_sentences > may_be_title or len(parts) > _LONGEST


def _goes_on(heading: Paragraph, parts: Sequence[str], following: Paragraph) -> bool:
    """Whether a heading is a line of the text that follows close below it, in small letters."""
    (page, last), (below, line) = heading.lines[-1], following.lines[0]
    return (
        len(parts) >= _LEAST
        and not last.bold
        and _is_small(parts)
        and not following.level
        and page == below
        and last.column == line.column
        and 0 < last.y - line.y < _CLOSE * last.size
        and line.text[0].islower()
        and last.text[-1] not in ".:!?"
        and not names_section(last.text)
    )


def _is_small(parts: Sequence[str]) -> bool:
    """Whether most words are written small, as in text."""
    return 2 * sum(part[0].islower() for part in parts) > len(parts)
