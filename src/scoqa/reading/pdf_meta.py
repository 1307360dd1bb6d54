"""A PDF's title, authors, date and DOI: embedded where sane, else from its first page where sure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scoqa.reading.embedded import sane_author, sane_title
from scoqa.reading.names import family_first, split_names
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.types import Meta

if TYPE_CHECKING:
    import pypdfium2

_LEAST_CHARS = 300
"""Characters of text below which the largest words of a first page are not taken for a title."""
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]}]")


def stated(pdf: pypdfium2.PdfDocument) -> dict[str, str]:
    """The metadata that a PDF carries, by the names that PDF gives them."""
    import pypdfium2

    try:
        return dict(pdf.get_metadata_dict(skip_empty=True))
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return {}


def pdf_meta(
    info: Mapping[str, str], pages: Sequence[PageLines], found: Sequence[Paragraph], body: float
) -> Meta:
    """What is known of a PDF, each field with its origin.

    The embedded date is that of the file's making and says nothing of the paper's issue, so it is not
    used.

    Args:
        info: As :func:`stated` gives it.
        pages: Their lines.
        found: Their paragraphs.
        body: Height of the font that most of the text is set in.
    """
    fields: dict[str, str] = {}
    origin: dict[str, str] = {}
    title = sane_title(info.get("Title", ""))
    if title:
        fields["title"], origin["title"] = title, "embedded metadata"
    else:
        title = _first_page_title(pages, found, body)
        if title:
            fields["title"], origin["title"] = title, "first page"
    names = [sane_author(name) for name in split_names(info.get("Author", ""))]
    authors = tuple(family_first(name) for name in names if name)
    if authors:
        origin["authors"] = "embedded metadata"
    doi = _doi(pages, info.get("Subject", ""))
    if doi:
        fields["doi"], origin["doi"] = doi, "first page"
    return Meta(**fields, authors=authors, origin=tuple(sorted(origin.items())))


def _first_page_title(pages: Sequence[PageLines], found: Sequence[Paragraph], body: float) -> str:
    """The largest heading in the upper half of the first page with text, if it is clearly the largest."""
    first = next((page.index for page in pages if page.lines), 0)
    if first > 1:
        return ""
    candidates = [
        paragraph
        for paragraph in found
        if paragraph.level
        and paragraph.lines[0][0] == first
        and paragraph.lines[0][1].y > 0.4 * pages[first].height
    ]
    if not candidates:
        return ""
    best = max(candidates, key=lambda paragraph: paragraph.lines[0][1].size)
    size = best.lines[0][1].size
    words = " ".join(" ".join(line.text for _, line in best.lines).split())
    rivals = [other for other in candidates if other is not best and other.lines[0][1].size > 0.95 * size]
    n_words = len(words.split())
    if size < 1.25 * body or rivals or not 3 <= n_words <= 40 or words[0].isdigit():
        return ""
    if sum(word[0].isalpha() for word in words.split()) < 0.6 * n_words:
        return ""
    if sum(len(line.text) for page in pages for line in page.lines) < _LEAST_CHARS:
        return ""  # a figure, a form: its largest words are no title
    return sane_title(words)


def _doi(pages: Sequence[PageLines], subject: str) -> str:
    """The DOI on the first page, only if there is just one: a second may be a work it cites."""
    lines = [line.text for page in pages[:1] for line in (*page.lines, *page.running)]
    lines += [line.text for page in pages[:1] for note in page.notes for line in note]
    found = {match[0] for text in (subject, *lines) for match in DOI.finditer(text)}
    return found.pop() if len(found) == 1 else ""
