"""Makes the citation of a span of a document; every field is taken from the document, none is made up."""

from __future__ import annotations

from pathlib import PurePath

from scoqa.address import file_address, percent_encoded
from scoqa.citing.places import pages_of, paragraph_number, section_path
from scoqa.types import Citation, Document, Page, Quote, Span

_WHOLE_QUOTE_WORDS = 10
_EDGE_WORDS = 5
"""The words that a text fragment of a link names of either end of a long quote."""


def quote(text: str, span: Span) -> Quote:
    """The words at a span of a document's text, as a quote."""
    return Quote(text[span.start : span.stop], span)


def cite(document: Document, span: Span, *, root: str = "") -> Citation:
    """The citation of a span; an empty span cites the document as a whole.

    Args:
        document: The paper.
        span: A span of its text.
        root: The absolute folder that the document's relative source paths start from.

    Raises:
        ValueError: The span does not lie inside the text.
    """
    if not 0 <= span.start <= span.stop <= len(document.text):
        raise ValueError(f"{document.key} has no text at [{span.start}, {span.stop})")
    cited = quote(document.text, span)
    pages = pages_of(document, Span(span.start, span.start + len(cited.text.rstrip())))
    page = pages[0] if pages else None
    last = pages[-1] if len(pages) > 1 else None
    return Citation(
        key=document.key,
        meta=document.meta,
        quote=cited,
        page_index=page.index if page else None,
        page_label=page.label if page else "",
        page_inferred=page.inferred if page else False,
        section=section_path(document, span.start),
        paragraph=paragraph_number(document, span.start),
        link=_link(document, cited, page.index if page else None, root),
        ocr=any(each.ocr for each in pages),
        path=document.sources[0].path if document.sources else "",
        last_page_index=last.index if last else None,
        last_page_label=last.label if last else "",
        last_page_inferred=last.inferred if last else False,
        media_type=document.sources[0].media_type if document.sources else "",
        page_repeats=page is not None and page.label != "" and _is_repeated(document, page),
    )


def _is_repeated(document: Document, page: Page) -> bool:
    """Whether an earlier page bears the label of a page, as where the numbers of an appendix begin anew."""
    label = page.label.casefold()
    return next(each for each in document.pages if each.label.casefold() == label) is not page


def _link(document: Document, cited: Quote, page_index: int | None, root: str) -> str:
    """The URI of the first source, or else of the document's own address, pointing at the words."""
    for source in document.sources:
        path = PurePath(root, source.path)
        if not path.is_absolute():
            continue
        if source.media_type == "application/pdf" and page_index is not None:
            return f"{file_address(path)}#page={page_index + 1}"
        is_page = source.media_type in ("text/html", "application/xhtml+xml")
        return file_address(path) + (_text_fragment(cited.text) if is_page else "")
    url = document.meta.url
    is_page = bool(url) and "#" not in url and not url.lower().endswith(".pdf")
    return url + _text_fragment(cited.text) if is_page else url


def _text_fragment(words: str) -> str:
    """The ``#:~:text=`` directive by which a browser finds the words; long quotes are given by their first and last words."""
    found = words.split()
    if not found:
        return ""
    short = len(found) <= _WHOLE_QUOTE_WORDS
    pieces = [found] if short else [found[:_EDGE_WORDS], found[-_EDGE_WORDS:]]
    # "-" and "," have a meaning in the directive, so they are encoded too
    encoded = (
        percent_encoded(" ".join(piece).encode(errors="replace")).replace("-", "%2D") for piece in pieces
    )
    return f"#:~:text={','.join(encoded)}"
