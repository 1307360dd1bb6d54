"""A place in a paper with what stands around it, and a paper's outline, as lines of a screen and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoqa.analysis import Finder
from scoqa.answering.sentences import disjoint
from scoqa.citing import counted_in, page_of
from scoqa.render.fragments import Fragment, Line, clean, width, with_right, wrap
from scoqa.render.lists import counted, table_lines
from scoqa.render.look import Look
from scoqa.render.machine import PASSAGE_SCHEMA, Json, citation_value, meta_value
from scoqa.render.marked import highlighted
from scoqa.render.place import byline, paper, title
from scoqa.types import Context, Document, Meta, QueryTerm, Section

OUTLINE_SCHEMA = "scoqa.outline/1"
INDENT = "     "
BAR = "   │ "


def context_lines(context: Context, look: Look, *, terms: Sequence[QueryTerm] = ()) -> list[Line]:
    """The paper and the place, then the words: a bar marks the place itself, what stands around it is dim.

    Args:
        context: The place.
        look: Of the stream.
        terms: Words of a question, shown as matches.
    """
    citation = context.citation
    lines: list[Line] = [[]]
    lines += wrap(
        [Fragment("title", title(citation.meta, citation.key), citation.link)], look, first=" ", rest=" "
    )
    lines += wrap([Fragment("", " · ".join(byline(citation)))], look, first=" ", rest=" ")
    lines.append([Fragment("", " "), Fragment("key", clean(citation.ref, look.encoding))])
    find = Finder(terms) if terms else None
    pieces = [
        fragment
        for style, text in (("dim", context.before), ("", context.text), ("dim", context.after))
        for fragment in highlighted(
            text, disjoint(span for _, span, _ in find(text)) if find else (), style=style
        )
    ]
    for paragraph in _paragraphs(pieces):
        lines.append([])
        lines += [_margined(line, look) for line in wrap(paragraph, look, first=INDENT, rest=INDENT)]
    lines.append([])
    return lines


def _margined(line: Line, look: Look) -> Line:
    """The line with a bar in its margin where it holds words of the place itself."""
    indent, *words = line
    is_place = any("dim" not in fragment.style.split() and fragment.text.strip() for fragment in words)
    return [Fragment("rank", clean(BAR, look.encoding)), *words] if is_place else [indent, *words]


def _paragraphs(pieces: list[Fragment]) -> Iterator[list[Fragment]]:
    """Styled texts, cut at blank lines."""
    paragraph: list[Fragment] = []
    for style, text, _ in pieces:
        first, *others = text.split("\n\n")
        paragraph.append(Fragment(style, first))
        for other in others:
            yield from _worded(paragraph)
            paragraph = [Fragment(style, other)]
    yield from _worded(paragraph)


def _worded(paragraph: list[Fragment]) -> Iterator[list[Fragment]]:
    if any(fragment.text.strip() for fragment in paragraph):
        yield paragraph


def context_value(context: Context) -> dict[str, Json]:
    """A place and what stands around it as a JSON value."""
    return {
        "schema": PASSAGE_SCHEMA,
        "before": context.before,
        "text": context.text,
        "after": context.after,
        "citation": citation_value(context.citation),
    }


def outline_lines(document: Document, look: Look) -> list[Line]:
    """What is known of a paper, its headings with their places, and what could not be read of it."""
    facts = [
        ("key", document.key),
        ("paper", " · ".join(paper(document.meta))),
        ("file", ", ".join(source.path for source in document.sources)),
        ("address", document.meta.doi or document.meta.url),
        ("language", document.meta.language),
        ("holds", _size(document)),
        ("known from", _origins(document.meta)),
    ]
    lines: list[Line] = [[]]
    lines += wrap([Fragment("title", title(document.meta, document.key))], look, first="  ", rest="  ")
    lines += table_lines([(name, value) for name, value in facts if value], look, style="bold")
    if document.sections:
        lines.append([])
        lines += heading_lines(document, look)
    for problem in document.problems:
        lines += wrap([Fragment("fair", "! "), Fragment("", problem.what)], look, first="  ", rest="    ")
    lines.append([])
    return lines


def heading_lines(document: Document, look: Look) -> list[Line]:
    """The headings of a paper, indented by level; flush right the page and the reference that shows the place."""
    lines: list[Line] = []
    top = min((section.level for section in document.sections), default=1)
    rights = [
        (
            _page(document, section),
            clean(f"{document.key}:{section.span.start}-{section.span.stop}", look.encoding),
        )
        for section in document.sections
    ]
    widest = max((width(ref) for _, ref in rights), default=0)
    for section, (page, ref) in zip(document.sections, rights, strict=True):
        indent = "  " * (section.level - top + 1)
        heading = wrap([Fragment("", section.heading)], look, first=indent, rest=indent + "  ")
        gap = " " * (widest - width(ref) + 2) if page else ""
        lines += with_right(heading, [Fragment("dim", page + gap), Fragment("key", ref)], look)
    return lines


def _page(document: Document, section: Section) -> str:
    page = page_of(document, section.span.start)
    if page is None:
        return ""
    if not page.label:
        media_type = document.sources[0].media_type if document.sources else ""
        counted_by = counted_in(media_type)
        return f"{counted_by} p. {page.index + 1}" if counted_by else ""
    return f"p. {page.label}{'?' if page.inferred else ''}"


def _origins(meta: Meta) -> str:
    """Where the fields are from, each place once, the first field's first."""
    fields: dict[str, list[str]] = {}
    for name, where in meta.origin:
        fields.setdefault(where, []).append(name)
    return ", ".join(f"{where} ({', '.join(names)})" for where, names in fields.items())


def _size(document: Document) -> str:
    parts = [counted(len(document.pages), "page")] if document.pages else []
    parts.append(counted(len(document.text), "character"))
    scanned = sum(page.scanned for page in document.pages)
    if scanned:
        parts.append(f"{counted(scanned, 'page')} without readable text")
    return ", ".join(parts)


def outline_value(document: Document) -> dict[str, Json]:
    """A paper's outline as a JSON value."""
    return {
        "schema": OUTLINE_SCHEMA,
        "key": document.key,
        **meta_value(document.meta),
        "origin": dict(document.meta.origin),
        "characters": len(document.text),
        "pages": [
            {
                "index": page.index,
                "label": page.label,
                "inferred": page.inferred,
                "scanned": page.scanned,
                "ocr": page.ocr,
                "span": list(page.span),
            }
            for page in document.pages
        ],
        "sections": [
            {"level": each.level, "heading": each.heading, "span": list(each.span)}
            for each in document.sections
        ],
        "sources": [source.path for source in document.sources],
        "problems": [problem.what for problem in document.problems],
    }
