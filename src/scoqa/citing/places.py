"""Where a stretch of words stands in its document: page, section path, paragraph, as people write it."""

from __future__ import annotations

import sys
from bisect import bisect_right
from operator import itemgetter

from scoqa.types import Citation, Document, Page


def innermost_heading(citation: Citation) -> str:
    """The heading right above the place, on one line; empty where that is the paper's title, or nothing."""
    heading = " ".join(citation.section[-1].split()) if citation.section else ""
    return "" if heading.casefold() == " ".join(citation.meta.title.split()).casefold() else heading


def page_of(document: Document, offset: int) -> Page | None:
    """The page that holds the offset; None where the format has no pages."""
    at = bisect_right(document.pages, offset, key=lambda page: page.span.start) - 1
    return document.pages[at] if at >= 0 else None


def section_path(document: Document, offset: int) -> tuple[str, ...]:
    """Headings above the offset, from the outermost to the innermost."""
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
    """Number, from 1, of the paragraph that holds the offset or else the last one before it."""
    before = document.paragraphs[: bisect_right(document.paragraphs, (offset, sys.maxsize))]
    headings = {section.span.start for section in document.sections}
    # a book has thousands, and an answer asks for several: without a step of Python for each
    return max(1, len(before) - sum(map(headings.__contains__, map(itemgetter(0), before))))


def place(citation: Citation) -> str:
    """Printed page first, position in the file where it differs ("p. 14 (PDF 18)"), else the paragraph.

    Empty for a citation of a document as a whole.
    """
    if not citation.quote.text:
        return ""
    if citation.page_index is None:
        return f"¶{citation.paragraph}"
    position = citation.page_index + 1
    if not citation.page_label:
        return f"PDF p. {position}"
    label = citation.page_label + ("?" if citation.page_inferred else "")
    return f"p. {label}" if citation.page_label == str(position) else f"p. {label} (PDF {position})"


def locator(citation: Citation) -> tuple[str, str]:
    """CSL label and value of the place: ("page", "14") or ("paragraph", "2"); empty for a whole document."""
    if not citation.quote.text:
        return "", ""
    if citation.page_index is None:
        return "paragraph", str(citation.paragraph)
    return "page", citation.page_label or str(citation.page_index + 1)
