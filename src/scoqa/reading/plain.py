"""Plain text: paragraphs where blank lines part them, headings, and the title among the first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scoqa.errors import UnreadableFileError
from scoqa.reading.content import Block, Content, assemble
from scoqa.reading.decoding import decode
from scoqa.types import Meta, Span, Zone

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?P<name>[A-Z][^.!?;]*)")
_NAMED = re.compile(
    r"(?:abstract|summary|introduction|background|methods?|materials and methods|results|discussion|"
    r"conclusions?|acknowledge?ments|references|bibliography|works cited|appendix(?: [A-Z0-9])?|contents|"
    r"table of contents|notes)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(r".{0,24}\b(?:1[5-9]|20)\d\d\b.{0,24}")


def read_plain(data: bytes, *, title: str = "") -> Content:
    """A text file as content; ``title`` is what a metadata file says, to know its line by."""
    text, problem = decode(data)
    if not text.strip():
        raise UnreadableFileError("no text in it, only white space")
    spans = list(_paragraphs(text))
    blocks, meta = _front(text, spans, title)
    blocks += [_block(text, span) for span in spans[len(blocks) :]]
    return assemble(text, blocks, meta=meta, problems=[problem] if problem else [])


def _paragraphs(text: str) -> Iterator[Span]:
    """What stands between blank lines, without the white space around it."""
    start = len(text) - len(text.lstrip())
    for blank in _BLANK_LINES.finditer(text, start):
        yield Span(start, start + len(text[start : blank.start()].rstrip()))
        start = blank.end()
    if start < len(text):
        yield Span(start, start + len(text[start:].rstrip()))


def _block(text: str, span: Span) -> Block:
    words = text[span.start : span.stop]
    if len(words) > 100 or "\n" in words:
        return Block(span)
    numbered = _NUMBERED.fullmatch(words)
    if numbered and len(words.split()) <= 12:
        return Block(span, level=numbered["number"].count(".") + 1)
    if _NAMED.fullmatch(words.rstrip(":")) or (words.isupper() and len(words.split()) > 1):
        return Block(span, level=1)
    return Block(span)


def _front(text: str, spans: Sequence[Span], title: str) -> tuple[list[Block], Meta]:
    """Blocks of the short lines before the first prose, when the title is among them.

    The title's line is a heading of level 1; lines above it and a date under it are page furniture.
    """
    front: list[Span] = []
    for span in spans[:12]:
        words = text[span.start : span.stop]
        if "\n" in words or len(words) > 160 or re.search(r"[.;:]$", words):
            break
        front.append(span)
    lines = [text[span.start : span.stop] for span in front]
    if title:
        found = [n for n, line in enumerate(lines) if _same_words(line, title)]
    elif len(spans) > len(front):
        found = [n for n, line in enumerate(lines) if _may_be_title(line)]
    else:
        found = []
    if len(found) != 1:
        return [], Meta()
    at = found[0]
    blocks = [Block(span, zone=Zone.RUNNING) for span in front[:at]]
    blocks.append(Block(front[at], level=1))
    for span, line in zip(front[at + 1 :], lines[at + 1 :], strict=True):
        if not _DATE_LINE.fullmatch(line):
            break
        blocks.append(Block(span, zone=Zone.RUNNING))
    meta = Meta() if title else Meta(title=lines[at], origin=(("title", "first lines"),))
    return blocks, meta


def _same_words(line: str, title: str) -> bool:
    return re.findall(r"\w+", line.casefold()) == re.findall(r"\w+", title.casefold())


def _may_be_title(line: str) -> bool:
    words = line.split()
    return 4 <= len(words) <= 30 and line[0].isupper() and "@" not in line and "://" not in line
