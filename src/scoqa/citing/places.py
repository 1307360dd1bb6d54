"""Where words stand in their document (page, sections, paragraph), and how people write that."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from scoqa.types import Citation, Document, Page, Span

_DASH = "–"
_TEXT, _BOOK = "text/plain", "application/epub+zip"
"""The kinds of files with pages that are no PDFs; of a book's its labels alone are known, those of the printed one."""


def innermost_heading(citation: Citation) -> str:
    """The heading right above the place, on one line; empty where that is the paper's title, or nothing."""
    heading = " ".join(citation.section[-1].split()) if citation.section else ""
    return "" if heading.casefold() == " ".join(citation.meta.title.split()).casefold() else heading


def page_of(document: Document, offset: int) -> Page | None:
    """The page that holds the offset; None if the format has no pages."""
    return next(iter(pages_of(document, Span(offset, offset))), None)


def pages_of(document: Document, span: Span) -> Sequence[Page]:
    """The pages from the one on which a span begins to the one on which it ends; empty if the format has no pages."""
    first = bisect_right(document.pages, span.start, key=_start) - 1
    if first < 0:
        return ()
    return document.pages[first : max(first + 1, bisect_left(document.pages, span.stop, key=_start))]


def _start(page: Page) -> int:
    return page.span.start


def section_path(document: Document, offset: int) -> tuple[str, ...]:
    """The headings above the offset, from the outermost to the innermost."""
    path: list[tuple[int, str]] = []
    for section in document.sections:
        if section.span.start <= offset < section.span.stop:
            path = [entry for entry in path if entry[0] < section.level]
            path.append((section.level, section.heading))
    return tuple(heading for _, heading in path)


def paragraph_spans(document: Document) -> list[tuple[int, int]]:
    """The paragraphs that count: all but headings."""
    headings = {section.span.start for section in document.sections}
    return [(span.start, span.stop) for span in document.paragraphs if span.start not in headings]


def paragraph_number(document: Document, offset: int) -> int:
    """The number, from 1, of the paragraph that holds the offset, or else of the last one before it."""
    before = document.paragraphs[: bisect_right(document.paragraphs, (offset, sys.maxsize))]
    headings = {section.span.start for section in document.sections}
    # a book has thousands, and an answer asks for several: without a step of Python for each
    return max(1, len(before) - sum(map(headings.__contains__, map(itemgetter(0), before))))


def place(citation: Citation) -> str:
    """The place of a citation as people write it; empty for a citation of a whole document.

    That is the printed page, with its position in the file if it differs: "p. 14 (PDF 18)", or "p. 14 (file 18)" in plain
    text. Words that run over onto another page are given with the first and the last: "pp. 14–15 (PDF 18–19)". In a
    format without pages it is the paragraph: "¶2"; in a book the printed page alone, or else the paragraph.
    """
    if not citation.quote.text:
        return ""
    labels, positions = _labels(citation), _positions(citation)
    if citation.page_index is None or (citation.media_type == _BOOK and not labels):
        return f"¶{citation.paragraph}"
    sign = page_sign(citation)
    if not labels:
        return f"{counted_in(citation.media_type)} {sign} {_DASH.join(positions)}"
    inferred = (citation.page_inferred, citation.last_page_inferred)
    shown = _DASH.join(
        [label + "?" * is_inferred for label, is_inferred in zip(labels, inferred, strict=False)]
    )
    if labels == positions or citation.media_type == _BOOK:
        return f"{sign} {shown}"
    return f"{sign} {shown} ({counted_in(citation.media_type)} {_DASH.join(positions)})"


def counted_in(media_type: str) -> str:
    """What a file is called in which a page's position is counted: "PDF" or "file"; empty for a book, where none is."""
    return {_TEXT: "file", _BOOK: ""}.get(media_type, "PDF")


def locator(citation: Citation, dash: str = _DASH) -> tuple[str, str]:
    """The CSL label and value of a place: ("page", "14–15") or ("paragraph", "2"); empty strings for a whole document.

    Args:
        citation: The citation of the place.
        dash: What stands between the first page and the last.
    """
    if not citation.quote.text:
        return "", ""
    if citation.page_index is None or (citation.media_type == _BOOK and not _labels(citation)):
        return "paragraph", str(citation.paragraph)
    return "page", dash.join(_labels(citation) or _positions(citation))


def page_sign(citation: Citation) -> str:
    """What people write before one page, or before several."""
    return "p." if citation.last_page_index is None else "pp."


def _labels(citation: Citation) -> list[str]:
    """What is printed on the page, or on the first and the last; empty unless that is known for each."""
    last = [] if citation.last_page_index is None else [citation.last_page_label]
    labels = [citation.page_label, *last]
    return labels if all(labels) else []


def _positions(citation: Citation) -> list[str]:
    indexes = (citation.page_index, citation.last_page_index)
    return [str(index + 1) for index in indexes if index is not None]
