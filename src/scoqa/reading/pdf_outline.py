"""Headings of a PDF that its outline names; and names below the title, which are none."""

from __future__ import annotations

import ctypes
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_levels import look_of
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_looks import names_section
from scoqa.reading.pdf_persons import is_address, names_persons
from scoqa.reading.pdf_title import names_kind, written_small
from scoqa.reading.zones import has_leader

if TYPE_CHECKING:
    import pypdfium2

_FIRST_NUMBER = re.compile(r"(?:[01](?:\.\d)?|I|A)[.:)]?\s+[^\W\d_]")
"""Of a paper's first section; others are in addresses."""
_LONG = 200
"""Characters of a paragraph that is neither names nor addresses."""
_BODY = re.compile(
    r"\b(?:universi|institut|d[eé]part[ea]?ment|dept|facult|school|college|laborator|hospital|academy|council|commission|"
    r"ministry|agency|foundation|association|collaboration|consortium|committee|division|group|team|(?:inc|ltd|llc|corp)\b)",
    re.IGNORECASE,
)
"""What a body may be called that is named below a title."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SHORT = 80
"""Characters of the first paragraph of a section that others follow."""
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?。](?:\s|$)")
_LEAST_ALIKE = 1
"""Headings of a look besides the first."""
_MOST, _DEEPEST = 5000, 6
"""Outline entries looked at, and their levels; a hostile outline may be endless."""


def outline(pdf: pypdfium2.PdfDocument) -> list[tuple[int, int, str]]:
    """(Page index, level from 1, title) of the file's bookmarks, in order; those of a title that cannot be read end it."""
    import pypdfium2.raw as raw

    found: list[tuple[int, int, str]] = []
    seen: set[int] = set()
    above: list[Any] = []
    item = raw.FPDFBookmark_GetFirstChild(pdf, None)
    while len(found) < _MOST:
        if not item or (at := ctypes.addressof(item.contents)) in seen:  # a hostile one goes on with itself
            if not above:
                return found
            item = raw.FPDFBookmark_GetNextSibling(pdf, above.pop())
            continue
        seen.add(at)
        place = raw.FPDFBookmark_GetDest(pdf, item)
        page = raw.FPDFDest_GetDestPageIndex(pdf, place) if place else -1
        if page >= 0:
            try:
                found.append((page, len(above) + 1, _title(item)))
            except UnicodeDecodeError:
                return found
        if len(above) + 1 < _DEEPEST:
            above.append(item)
            item = raw.FPDFBookmark_GetFirstChild(pdf, item)
        else:
            item = raw.FPDFBookmark_GetNextSibling(pdf, item)
    return found


def _title(item: Any) -> str:
    import pypdfium2.raw as raw

    length = raw.FPDFBookmark_GetTitle(item, None, 0)
    buffer = (ctypes.c_char * length)()
    raw.FPDFBookmark_GetTitle(item, buffer, length)
    return bytes(buffer)[:-2].decode("utf-16-le")


def mark_headings(pages: Sequence[PageLines], entries: Iterable[tuple[int, int, str]]) -> None:
    """Set ``level`` of the lines that the outline's entries name, each on its page."""
    letters: dict[int, list[tuple[Line, str]]] = {}
    for index, level, title in entries:
        wanted = _letters(title)
        if not 0 <= index < len(pages) or not wanted:
            continue
        if index not in letters:
            lines = pages[index].lines
            letters[index] = list(zip(lines, _letters_of([line.text for line in lines]), strict=True))
        for line, got in letters[index]:
            if line.level or not got or has_leader(line.text):  # some tools mark contents lines themselves
                continue
            begun = len(got) > 15 and wanted.startswith(got)
            if got == wanted or begun or (got.endswith(wanted) and _number_dropped(line.text) == wanted):
                line.level = level
                break


_NOT_LETTERS = re.compile(r"[\W_]+")
_SIGNS = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"}
_LEADING_NUMBER = re.compile(
    r"(?:chapter|section|part|appendix)?\s*(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])[.:]?\s+", re.IGNORECASE
)


def _letters_of(lines: Sequence[str]) -> list[str]:
    """The letters of each line; of all those in ASCII at once."""
    plain = "\n".join(line for line in lines if line.isascii()).lower().translate(_SIGNS).split("\n")
    found = iter(plain)
    return [next(found) if line.isascii() else _letters(line) for line in lines]


def _letters(text: str) -> str:
    words = "".join(text.casefold().split())
    return words if words.isalnum() else _NOT_LETTERS.sub("", words)


def _number_dropped(text: str) -> str:
    return _letters(_LEADING_NUMBER.sub("", text, count=1))


def drop_byline(paragraphs: Sequence[Paragraph], pages: Sequence[PageLines]) -> None:
    """Make plain paragraphs of the names and addresses between the first page's title and its text.

    They are often set larger than the body. The title is the largest heading of the first page, and
    stands first. What stands directly above the text in the look of headings further down is the first of these,
    unless it names persons or a place.

    Args:
        paragraphs: Of the document, headings among them.
        pages: Of which its words are asked where a heading may be a name.
    """
    first = [p for p in paragraphs[:60] if p.lines[0][0] == paragraphs[0].lines[0][0]]
    headings = [p for p in first if p.level]
    if not headings:
        return
    title = max(headings, key=lambda p: p.lines[0][1].size)
    if (
        title.lines[0][1].level or title is not headings[0] or names_kind(title)
    ):  # of a thesis it stands below
        return
    below = first[first.index(title) + 1 :]
    for number, paragraph in enumerate(below):
        words = paragraph.lines[0][1].text
        is_section = _FIRST_NUMBER.match(words) is not None and not is_address(words)
        if paragraph.lines[0][1].level or is_section or names_section(words):
            return
        if not paragraph.level and sum(len(line.text) for _, line in paragraph.lines) > _LONG:
            return
        is_smaller = paragraph.lines[0][1].size < title.lines[0][1].size
        if is_smaller and words[-1] not in ".,:" and _is_text(below[number + 1 : number + 3]):
            look = look_of(paragraph)
            n_alike = sum(other.level > 0 and look_of(other) == look for other in paragraphs)
            if paragraph.level and n_alike > _LEAST_ALIKE and not _names_anyone(words, pages):
                return
        paragraph.level = 0


def _names_anyone(words: str, pages: Sequence[PageLines]) -> bool:
    """Whether words are names of persons or a body, an address or a date."""
    return (
        "@" in words
        or "," in words
        or _YEAR.search(words) is not None
        or _BODY.search(words) is not None
        or (names_persons(words, ()) and names_persons(words, written_small(pages)))
    )


def _is_text(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether sentences stand below a heading, longer than names and addresses."""
    plain = itertools.takewhile(lambda paragraph: not paragraph.level, paragraphs)
    texts = [" ".join(line.text for _, line in paragraph.lines) for paragraph in plain]
    return sum(map(len, texts)) > _LONG and len(texts[0]) > _SHORT and _SENTENCE.search(texts[0]) is not None
