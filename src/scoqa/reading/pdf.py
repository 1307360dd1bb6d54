"""PDF through pypdfium2: pages with their labels, text in reading order, headings, notes, metadata."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoqa.errors import UnreadableFileError
from scoqa.positions import listed_pages
from scoqa.reading import pdf_pages
from scoqa.reading.content import Content, assemble
from scoqa.reading.labels import are_positions, infer_labels
from scoqa.reading.pdf_abstracts import mark_abstract
from scoqa.reading.pdf_boxes import take_boxes
from scoqa.reading.pdf_captions import complete_captions
from scoqa.reading.pdf_counted import take_counted
from scoqa.reading.pdf_covers import take_cover
from scoqa.reading.pdf_floats import rejoin
from scoqa.reading.pdf_forms import has_form, start_forms, with_fields
from scoqa.reading.pdf_garbled import take_garbled
from scoqa.reading.pdf_headings import drop_headings
from scoqa.reading.pdf_layout import (
    PageLines,
    body_size,
    frame,
    holds_contents,
    paragraphs,
)
from scoqa.reading.pdf_leads import mark_leads
from scoqa.reading.pdf_levels import rank_headings
from scoqa.reading.pdf_ligatures import write_ligatures
from scoqa.reading.pdf_lines import PageText
from scoqa.reading.pdf_meta import pdf_meta, stated
from scoqa.reading.pdf_named import mark_named
from scoqa.reading.pdf_notes import take_notes
from scoqa.reading.pdf_numbered import mark_all, mark_numbered
from scoqa.reading.pdf_outline import drop_byline, mark_headings, outline
from scoqa.reading.pdf_parts import Others, packed, pages_of
from scoqa.reading.pdf_running import number_candidates, take_numbered, take_running, take_tiny
from scoqa.reading.pdf_styled import mark_styled
from scoqa.reading.pdf_tables import mark_tables
from scoqa.reading.pdf_text import Joiner, compose
from scoqa.reading.pdf_title_lines import complete_title
from scoqa.reading.pdf_watermarks import take_watermarks
from scoqa.types import Page

if TYPE_CHECKING:
    import pypdfium2

_NO_FIELDS = "what is filled in on its form is not read: its fields take too long"
_NO_LABELS = "the labels that it states for its pages are not read: they crash their reader"
_NO_PAGES = "damaged: a PDF without pages"
_EMPTY_TREE = re.compile(rb"/Type\s*/Pages\b[^>]*/Count\s+0\b|/Count\s+0\b[^>]*/Type\s*/Pages\b")
"""PDFium does not open a file whose pages are none, nor says why."""
_SEARCHED = 1 << 20
"""Bytes of such a file that are searched; it is small."""
_GARBLED = "in letters that have no known meaning (a font without a Unicode map; needs OCR)"
_SCAN_CHARS = 40
"""Characters below which a page may be a picture."""
_STAMPED = 400
"""Characters up to which lines may be nothing but what a library prints on each page it hands out."""
_STAMP = re.compile(
    r"(?:this content )?downloaded (?:by|from|on|to)\b|all use subject to\b|reproduced with permission of the copyright|"
    r"authorized licensed use limited to|\d{1,3}(?:\.\d{1,3}){3} on \w{3}, \d",
    re.IGNORECASE,
)


def read_pdf(
    path: Path,
    *,
    ocr: str = "",
    seconds: float = 60.0,
    tell: Callable[[int, int], None] | None = None,
    others: Others | None = None,
    labelled: bool = True,
) -> Content:
    """A PDF as content; for the options see :func:`scoqa.reading.formats.extract`.

    Raises:
        UnreadableFileError: Encrypted, damaged, or without any text.
    """
    pdf = _opened(path)
    found = pages_of(len(pdf), lambda index: _page(pdf, index), others)
    damaged = [index for index, page in enumerate(found) if page is None]
    pages = [page or PageLines(index, 0, 0, []) for index, page in enumerate(found)]
    take_garbled(pages)
    failed = _recognise(pdf, pages, ocr, seconds, tell) if ocr else []
    if not any(page.lines for page in pages):
        raise UnreadableFileError(_no_text(pages, len(damaged)), sum(page.scanned for page in pages))
    content = content_of_pages(
        pages,
        labels=_labels(pdf) if labelled else (),
        entries=outline(pdf),
        info=stated(pdf),
        damaged=damaged,
        failed=failed,
    )
    left_out = [] if pdf.formenv is not None or not has_form(pdf) else [_NO_FIELDS]
    if not labelled:
        left_out.append(_NO_LABELS)
    return content._replace(problems=(*content.problems, *left_out)) if left_out else content


def read_pages(path: Path, start: int, stop: int) -> list[Any]:
    """The lines of some pages of a PDF, packed for who reads the others.

    Raises:
        UnreadableFileError: Encrypted or damaged.
    """
    pdf = _opened(path)
    return [packed(_page(pdf, index)) for index in range(start, stop)]


def content_of_pages(
    pages: Sequence[PageLines],
    *,
    labels: Sequence[str] = (),
    entries: Sequence[tuple[int, int, str]] = (),
    info: Mapping[str, str] | None = None,
    damaged: Sequence[int] = (),
    failed: Sequence[int] = (),
) -> Content:
    """Pages of lines as content.

    Args:
        pages: At least one of them with lines.
        labels: As the file states them, a page each; all empty where it states none.
        entries: The file's bookmarks: (page index, level from 1, title).
        info: The file's own metadata by the names that PDF gives them.
        damaged: Indexes of pages that could not be loaded.
        failed: Indexes of pages on which OCR failed.
    """
    write_ligatures(pages)
    cover = take_cover(pages)
    body = body_size(pages)
    take_tiny(pages, body)
    take_counted(pages)
    take_watermarks(pages, body)
    take_running(pages)
    take_numbered(pages)
    is_listed = in_contents = False
    for before, page in zip([None, *pages], pages, strict=False):
        frame(page)
        page.contents = in_contents = holds_contents(page, in_contents)
        if page.upright:
            is_listed = take_notes(page, body, is_listed, before)
            take_boxes(page, body)
    mark_tables(pages)
    mark_headings(pages, entries)
    numbered = mark_numbered(pages, body)
    mark_styled(pages, body, most=min(len(entries), 1))
    if not any(line.level for page in pages for line in page.lines):
        mark_named(pages, body)
        if numbered and not any(line.styled for page in pages for line in page.lines):
            mark_all(numbered)
    found = paragraphs(pages, body)
    drop_headings(found, body)
    complete_captions(found, pages)
    rejoin(found, pages, body)
    complete_title(pages, found, body)
    drop_byline(found, pages)
    mark_leads(found, pages)
    rank_headings(found)
    mark_abstract(found, pages, body)
    glue = Joiner(pages).glue
    text, blocks, spans = compose(pages, found, glue)
    candidates = [number_candidates(page) for page in pages]
    known = any(labels) and not are_positions(labels, candidates)
    if not known:
        n_covers = cover.n_pages if cover else 0
        labels = [""] * n_covers + infer_labels(candidates[n_covers:])
    scanned = [page.index for page in pages if page.scanned and not page.garbled]
    garbled = [page.index for page in pages if page.garbled]
    problems = []
    if damaged:
        problems.append(f"{_count(len(damaged))} damaged: {listed_pages(damaged)}")
    if failed:
        problems.append(f"{_count(len(failed))} too hard for OCR: {listed_pages(failed)}")
    if scanned:
        problems.append(f"{_pictures(len(scanned))}: {listed_pages(scanned)}")
    if garbled:
        problems.append(f"{_count(len(garbled))} {_GARBLED}: {listed_pages(garbled)}")
    return assemble(
        text,
        blocks,
        meta=pdf_meta(info or {}, pages, found, body, glue, cover),
        pages=[
            Page(page.index, label, span, bool(label) and not known, page.scanned, page.ocr)
            for page, label, span in zip(pages, labels, spans, strict=True)
        ],
        problems=problems,
    )


def _opened(path: Path) -> pypdfium2.PdfDocument:
    import pypdfium2
    import pypdfium2.raw

    # PDFium leaves its last error standing where it finds no new one; this one stands for "damaged"
    pypdfium2.raw.FPDF_LoadMemDocument(b"%", 1, None)
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(_reason(path, error)) from error
    start_forms(pdf)
    if len(pdf) == 0:
        raise UnreadableFileError(_NO_PAGES)
    return pdf


def _reason(path: Path, error: pypdfium2.PdfiumError) -> str:
    import pypdfium2.raw

    if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        return "encrypted; needs a password"
    if error.err_code == pypdfium2.raw.FPDF_ERR_SECURITY:
        return "encrypted in a way that cannot be opened"
    with path.open("rb") as file:
        head = file.read(_SEARCHED)
        file.seek(max(0, path.stat().st_size - 2048))
        if b"%%EOF" not in file.read():
            return "damaged: the end of the file is missing (an interrupted download?)"
    return _NO_PAGES if _EMPTY_TREE.search(head) else "damaged: not a readable PDF"


def _page(pdf: pypdfium2.PdfDocument, index: int) -> PageLines | None:
    """The lines of one page, None where it cannot be loaded."""
    with pdf_pages.opened(pdf, index) as (page, text):
        if text is None:
            return None
        width, height = pdf_pages.size(page)
        placed = PageText(text, width, height)
        lines = placed.lines(is_front=index < 2)
        if pdf.formenv is not None:
            lines = with_fields(lines, pdf, page, placed)
        found = PageLines(index, placed.width, placed.height, lines)
        found.hidden, found.font = placed.hidden, placed.usual
        n_chars = sum(len(line.text) for line in lines)
        tall = sum(len(line.text) for line in lines if len(line.text) > 3 and line.x1 - line.x0 < line.size)
        found.upright = tall * 3 < n_chars or n_chars == 0
        if n_chars < _STAMPED:
            own = sum(len(line.text) for line in lines if not _STAMP.match(line.text))
            found.scanned = own < _SCAN_CHARS and pdf_pages.is_picture(page, width * height)
        if len(placed.text) >= _SCAN_CHARS:
            found.unmapped = placed.is_unmapped()
        return found


def _recognise(
    pdf: pypdfium2.PdfDocument,
    pages: Sequence[PageLines],
    languages: str,
    seconds: float,
    tell: Callable[[int, int], None] | None,
) -> list[int]:
    """Give scanned pages the lines that OCR finds; returns the indexes of those where it failed."""
    from scoqa.reading.ocr import recognised

    wanted = [page for page in pages if page.scanned]
    found = recognised(
        [(page.index, pdf[page.index]) for page in wanted],
        languages,
        seconds,
        lambda done: tell(done, len(wanted)) if tell else None,
    )
    for page in wanted:
        lines = found[page.index]
        if lines:
            page.lines, page.scanned, page.garbled, page.ocr = lines, False, False, True
            page.width, page.height = pdf[page.index].get_size()  # OCR sees it as shown
    return [index for index, lines in found.items() if lines is None]


def _labels(pdf: pypdfium2.PdfDocument) -> list[str]:
    """Labels that the file states; all empty where it states none."""
    return [
        " ".join((pdf.get_page_label(index) or "").split()).strip(" -–—|[]()") for index in range(len(pdf))
    ]


def _no_text(pages: Sequence[PageLines], n_damaged: int) -> str:
    n_pages = len(pages)
    n_garbled = sum(page.garbled for page in pages)
    n_scanned = sum(page.scanned for page in pages) - n_garbled
    if n_damaged == n_pages:
        return (
            f"damaged: none of its {n_pages} pages can be opened"
            if n_pages > 1
            else "damaged: its page cannot be opened"
        )
    if n_garbled == n_pages:
        return f"{_count(n_pages)} {_GARBLED}"
    if n_garbled:
        are = "is" if n_garbled == 1 else "are"
        scans = f", {n_scanned} a picture" if n_scanned else ""
        return f"no text: {n_garbled} of {n_pages} pages {are} {_GARBLED}{scans}"
    if n_scanned == n_pages:
        return f"{_pictures(n_pages)} (a scan; needs OCR)"
    if n_scanned:
        return f"no text: {_pictures(n_scanned, f' of {n_pages} pages')} (a scan; needs OCR)"
    return f"no text: {_count(n_pages)} without any"


def _count(n: int) -> str:
    return "1 page is" if n == 1 else f"{n} pages are"


def _pictures(n: int, among: str = "") -> str:
    """That so many pages are pictures; ``among`` says of how many: " of 3 pages"."""
    pages = among or (" page" if n == 1 else " pages")
    return f"{n}{pages} {'is a picture' if n == 1 else 'are pictures'} without text"
