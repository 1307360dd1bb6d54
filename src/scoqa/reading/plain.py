"""Plain text: paragraphs where blank lines part them, headings, the title among the first lines, pages between form feeds."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scoqa.errors import UnreadableFileError
from scoqa.reading.captions import is_caption
from scoqa.reading.content import Block, Content, assemble
from scoqa.reading.dates import date_alone
from scoqa.reading.decoding import decode
from scoqa.reading.hyphens import joined
from scoqa.types import Meta, Page, Span, Zone

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?P<name>[A-Z][^.!?;]*)")
_NAMED = re.compile(
    r"(?:abstract|summary|introduction|background|methods?|materials and methods|results|discussion|"
    r"conclusions?|acknowledge?ments|references|bibliography|works cited|appendix(?: [A-Z0-9])?|contents|"
    r"table of contents|notes)",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(
    r"(?:([=~^*#\"'+_-])\1{2,}[^\S\n]*\n)?([^\n]{1,100})\n[^\S\n]*([=~^*#\"'+_-])\3{2,}[^\S\n]*(?:\n\s*|\Z)"
)
_HASHES = re.compile(r"(#{1,6})[^\S\n]+(\S[^\n]{0,100})(?=\n|\Z)")
_LEVELS = {"=": 1, "*": 1, "#": 1, "-": 2, "_": 2}
"""Of headings by the signs that underline them; 3 for others."""
_LINES = frozenset(3 * sign for sign in "=~^*#\"'+_-")
"""How lines of signs begin."""
_WIDEST = 102
"""Characters of an underlined line."""
_SHORT, _LONG = 60, 200
"""Characters of a line that may be a heading without a number, and of the paragraph below it."""
_ALONE = re.compile(r"[^\W\d_a-z](?![^:]*:\s.*\?)[^@|\\=<>]*[^\W_](?:[?)])?")
"""Also of no speech in a conversation: "Woman: Have you seen it?"."""
_GRAMMAR = re.compile(r"[=|<>]")
"""What stands in a formula or a rule of a grammar in capitals: "LWS = [CRLF] 1*( SP | HT )"."""
_ENDED = re.compile(r"[.!?:][\"'”’)\]]{0,3}\Z")
_SENTENCE = re.compile(r"\W*[a-z](?:.*\s){4}|.*[^\d\s][.,;]\s*\Z")
"""What is underlined and no heading: the rest of a sentence, as above the line before footnotes."""
_OFTEN = 3
"""Times that a heading may stand in a text; names of speakers stand oftener."""
_NAME = 3
"""Words of a name."""
_LISTED = 6
"""Lines in capitals one after the other that are a list."""
_BEGINNING = 2000
"""Characters of a text in which the first times of subtitles stand."""
_END = 4
"""Characters at the end of a paragraph that hold its full stop."""
_DATE_LINE = re.compile(r".{0,24}\b(?:1[5-9]|20)\d\d\b.{0,24}")


def read_plain(data: bytes, *, title: str = "") -> Content:
    """A text file as content; ``title`` is what a metadata file says, to know its line by."""
    has_feeds = b"\f" in data
    text, problem = decode(data, feeds=has_feeds)
    text = joined(text)
    if "-->" in text[:_BEGINNING]:
        from scoqa.reading.subtitles import spoken

        said = spoken(text)
        text = text if said is None else said
    if not text.strip():
        raise UnreadableFileError("no text in it, only white space")
    running: list[Block] = []
    pages: Sequence[Page] = ()
    found = None
    if has_feeds:
        from scoqa.reading.plain_pages import paged

        found = paged(text)
    if found:
        text, pages = found.text, found.pages
        running = [block for block in found.blocks if block.zone is Zone.RUNNING]
        spans = [block.span for block in found.blocks if block.zone is not Zone.RUNNING]
    else:
        text = text.replace("\f", "\n\n") if has_feeds else text
        spans = list(_paragraphs(text))
    blocks, meta = _front(text, spans, title)
    for span in spans[len(blocks) :]:
        blocks += _blocks(text, span)
    blocks = _with_short_headings(text, blocks)
    if running:
        blocks = sorted([*blocks, *running])
    return assemble(text, blocks, meta=meta, pages=pages, problems=[problem] if problem else [])


def _paragraphs(text: str) -> Iterator[Span]:
    """What stands between blank lines, without the white space around it."""
    start = len(text) - len(text.lstrip())
    for blank in _BLANK_LINES.finditer(text, start):
        yield Span(start, start + len(text[start : blank.start()].rstrip()))
        start = blank.end()
    if start < len(text):
        yield Span(start, start + len(text[start:].rstrip()))


def _blocks(text: str, span: Span) -> list[Block]:
    """A paragraph as a block, below those of underlined headings and headings behind hashes that it begins with."""
    start = span.start
    below = text.find("\n", start, min(span.stop, start + _WIDEST)) + 1
    is_signs = text[start] == "#" or text[start : start + 3] in _LINES
    if not is_signs and (not below or text[below : below + 3] not in _LINES):  # as most
        return [_block(text, span)]
    blocks: list[Block] = []
    while found := _UNDERLINE.match(text, start, span.stop):
        if not _underlines(found[2], text[found.end(2) : found.end()]):
            break
        level = 1 if found[1] else _LEVELS.get(found[3], 3)
        blocks.append(Block(_bare(text, found.start(2), found.end(2)), level=level))
        start = found.end()
    hashes = _HASHES.match(text, start, span.stop)
    if hashes and text[hashes.end() : hashes.end() + 2] != "\n#":  # else comments in a program
        blocks.append(Block(_bare(text, hashes.start(2), hashes.end()), level=len(hashes[1])))
        start = min(hashes.end() + 1, span.stop)
    if start < span.stop:
        blocks.append(_block(text, _bare(text, start, span.stop)))
    return blocks


def _underlines(line: str, below: str) -> bool:
    """Whether signs are about as many as the letters that they stand below, and these no sentence."""
    if not any(map(str.isalpha, line)) or _SENTENCE.match(line) or is_caption(line.strip()):
        return False
    return 0.6 * len(line.strip()) <= len(below.strip()) <= 1.5 * len(line.strip()) + 2


def _bare(text: str, start: int, stop: int) -> Span:
    words = text[start:stop]
    return Span(stop - len(words.lstrip()), start + len(words.rstrip()))


def _with_short_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks where a short line between paragraphs heads the one below it."""
    raised = list(blocks)
    for number, (span, level, zone, _) in enumerate(blocks[1:-1], start=1):
        if span.stop - span.start > _SHORT or level or zone is not Zone.BODY:
            continue
        before, below = raised[number - 1], blocks[number + 1]
        if (
            not below.level
            and below.span.stop - below.span.start >= _LONG
            and (before.level or _ENDED.search(text, before.span.stop - _END, before.span.stop))
            and _ALONE.fullmatch(text, span.start, span.stop)
            and not date_alone(words := text[span.start : span.stop])
            and not is_caption(words)
        ):
            raised[number] = raised[number]._replace(level=2)
    return _without_names(text, raised)


def _without_names(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks where lines of a list in capitals, and names of those who speak, are no headings."""
    lines = {}  # of headings that neither a number nor a sign marks, and that have no usual name
    for number, block in enumerate(blocks):
        if block.level and block.zone is Zone.BODY and block.span.stop - block.span.start <= 100:
            words = text[block.span.start : block.span.stop]
            if not (words[0].isdigit() or _NAMED.fullmatch(words.rstrip(":"))):
                lines[number] = words
    if len(lines) <= _OFTEN:
        return blocks
    often = {words for words, n in Counter(lines.values()).items() if n > _OFTEN}
    lists = (list(run) for _, run in itertools.groupby(enumerate(lines), lambda at: at[1] - at[0]))
    listed = {number for run in lists if len(run) >= _LISTED for _, number in run}
    for number, words in lines.items():
        is_name = words in often or (len(often) > 1 and len(words.split()) <= _NAME)
        if is_name or (number in listed and words.isupper()):
            blocks[number] = blocks[number]._replace(level=0)
    return blocks


def _block(text: str, span: Span) -> Block:
    words = text[span.start : span.stop]
    if len(words) > 100 or "\n" in words:
        return Block(span)
    numbered = _NUMBERED.fullmatch(words)
    if numbered and len(words.split()) <= 12 and not date_alone(words):
        return Block(span, level=numbered["number"].count(".") + 1)
    is_named = _NAMED.fullmatch(words.rstrip(":")) is not None
    if is_named or (
        words.isupper()
        and words[0].isalnum()
        and len(words.split()) > 1
        and not _GRAMMAR.search(words)
        and not is_caption(words)
    ):
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
