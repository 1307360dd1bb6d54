"""References that people type: a key, alone or with a page, a paragraph or a span."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoqa.arguments import checked_text
from scoqa.citing.places import paragraph_spans
from scoqa.errors import UnknownReferenceError
from scoqa.types import Document, Span

_SPAN = re.compile(r"(\d+)-(\d+)")
_PARAGRAPH = re.compile(r"(?:¶|par\.?|para\.?)\s*(\d+)", re.IGNORECASE)
_NUMBER = r"(\d+|[ivxlc]+)"
_PAGES = re.compile(rf"pp?\.?\s*{_NUMBER}\s*[-–—]+\s*{_NUMBER}|{_NUMBER}\s*[–—]\s*{_NUMBER}", re.IGNORECASE)
"""Several pages, as citations write them; a plain hyphen is that of a span."""
_PAGE = re.compile(r"(?:pp?\.?\s*)?([\w.-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference as typed; at most one of page, paragraph and span is set, none means the document.

    Attributes:
        key: The document's key.
        page: A printed label, or the position from 1 if no page bears that label; empty for none.
        last_page: The same for the last of several pages; empty for one.
        paragraph: The number of a paragraph, from 1; 0 for none.
        span: A span of the document's text; None for none.
    """

    key: str
    page: str = ""
    paragraph: int = 0
    span: Span | None = None
    last_page: str = ""

    def __str__(self) -> str:
        if self.span is not None:
            return f"{self.key}:{self.span.start}-{self.span.stop}"
        if self.paragraph:
            return f"{self.key}:¶{self.paragraph}"
        if self.last_page:
            return f"{self.key}:{self.page}–{self.last_page}"
        return f"{self.key}:{self.page}" if self.page else self.key


def parse_ref(text: str) -> Ref:
    """The reference in "KEY", "KEY:14", "KEY:p14", "KEY:14–15", "KEY:pp14-15", "KEY:¶2", "KEY:par2" or "KEY:120-260".

    Raises:
        UnknownReferenceError: The text has none of these forms.
        TypeError: It is no string.
    """
    key, colon, where = checked_text(text, "a reference").strip().partition(":")
    if key and not colon:
        return Ref(key)
    if span := _SPAN.fullmatch(where):
        start, stop = int(span[1]), int(span[2])
        if key and start <= stop:
            return Ref(key, span=Span(start, stop))
    elif paragraph := _PARAGRAPH.fullmatch(where):
        if key and int(paragraph[1]) > 0:
            return Ref(key, paragraph=int(paragraph[1]))
    elif (pages := _PAGES.fullmatch(where)) and key:
        first, last = filter(None, pages.groups())
        return Ref(key, page=first, last_page=last)
    elif (page := _PAGE.fullmatch(where)) and key:
        return Ref(key, page=page[1])
    raise UnknownReferenceError(f"{text!r} is not a reference; write KEY, KEY:PAGE, KEY:¶N or KEY:START-STOP")


def resolve(ref: Ref, document: Document) -> Span:
    """The span that a reference means in its document; an empty one for the document as a whole.

    Raises:
        UnknownReferenceError: The document has no such page, paragraph or span.
    """
    if ref.span is not None:
        if ref.span.stop > len(document.text):
            raise UnknownReferenceError(f"{ref}: the text of {document.key} ends at {len(document.text)}")
        return ref.span
    if ref.paragraph:
        spans = paragraph_spans(document)
        if ref.paragraph > len(spans):
            raise UnknownReferenceError(f"{ref}: {document.key} has {len(spans)} paragraphs")
        return Span(*spans[ref.paragraph - 1])
    if ref.last_page:
        first, last = _page_span(ref, ref.page, document), _page_span(ref, ref.last_page, document)
        if last.start < first.start:
            raise UnknownReferenceError(f"{ref}: pages run forward")
        return Span(first.start, last.stop)
    return _page_span(ref, ref.page, document) if ref.page else Span(0, 0)


def _page_span(ref: Ref, named: str, document: Document) -> Span:
    if not document.pages:
        raise UnknownReferenceError(f"{ref}: {document.key} has no pages; write {document.key}:¶N")
    wanted = named.casefold()
    for label in (wanted, f"p{wanted}"):  # "P-1" and "Preface" are labels themselves
        for page in document.pages:
            if page.label.casefold() == label:
                return page.span
    if named.isdecimal() and 1 <= int(named) <= len(document.pages):
        return document.pages[int(named) - 1].span
    first, last = (page.label or str(page.index + 1) for page in (document.pages[0], document.pages[-1]))
    has = f"its pages are {first} to {last}" if len(document.pages) > 1 else f"its one page is {first}"
    raise UnknownReferenceError(f"{ref}: {document.key} has no page {named!r}; {has}")
