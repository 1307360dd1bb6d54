"""The result of every reader: a text with blocks marked in it, which become paragraphs, sections and zones here.

All formats go through this module, so that spans, paragraphs, sections and zones mean the same in each.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from scoqa.later import pattern
from scoqa.reading.captions import is_caption
from scoqa.reading.zones import (
    is_work,
    names_abstract,
    names_introduction,
    names_references,
    number_of_work,
    zone_of_block,
    zone_of_heading,
)
from scoqa.types import Meta, Page, Section, Span, Zone, ZoneSpan
from scoqa.value import NamedTuple

_LONGEST_ABSTRACT = 5000
"""Characters behind which no abstract goes on."""
_LONGEST_PART = 1200
"""Characters of a part of an abstract."""
_LONGEST_HEADING = 2000
"""Characters of a heading, which every passage below it is shown and searched with; a longer block is text."""
_WORKS, _BETWEEN = 5, 3
"""Works that are a list of references; blocks and numbers from one of them to the next."""
_LOOKED_AT, _PROSES = 6, 2
"""Blocks under a heading, and how many of them are prose where it heads no works."""
_NAME, _ANY_LEVEL = 40, 99
"""Characters of a list's name in a line of its own; a level that every heading is above."""
_TEXTS = 3
"""Paragraphs of prose in a row that are no works."""
_OF_A_WORK = pattern(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d[-–]\s?\d|\bIn:? (?:Proc|[A-Z])|https?:|\bdoi\b|arXiv|\bpp?\.|\bvol\b|\beds?\.|[Pp]ress\b",
)
"""What works have and an appendix hardly has in every paragraph."""
_REVIEW = pattern(r"litt?erat|л[иі]терат", re.IGNORECASE)
"""The name of a list of works that is one of a review, too."""
_PAGES = pattern(r"\d[-–]\s?\d{2}|https?:|\bdoi\b|\bpp?\.\s?\d")
_LEAST_WORDS, _SMALL = 40, 0.6
"""Words of the first paragraphs of a review, and the share of them that is written small."""
_SECOND = pattern(r"(?:[2-9]|[1-9]\d|[1-9]\d?(?:\.\d+)+|II|III|IV|VI{0,3}|IX|X)[.)]?\s")
"""The number of a section that is not the first."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MAY_HEAD = re.compile(r"(?=.*[^\W\d_]{2})[^\n]{2,100}(?<![.,;])")
_LEAST_BELOW = 60
"""Characters of the paragraph below a bold line that is a heading."""
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s")
_PROSE = 150
"""Characters of a block from which it may be running text."""
_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?][\"'”’)]*\s+[^\W\d_a-z].*[.!?:]", re.DOTALL)


class Block(NamedTuple):
    """A heading or a paragraph of a text.

    Attributes:
        level: 0 for a paragraph, else the heading's level, from 1.
        zone: The zone that the format states; with BODY the words decide.
        ends: Before it sections of this level and those below end without a heading; 0 for none.
    """

    span: Span
    level: int = 0
    zone: Zone = Zone.BODY
    ends: int = 0


class Content(NamedTuple):
    """A document before it has a name: what came out of the bytes of one file.

    Attributes:
        problems: What could not be read, one line each, without the file's name.
    """

    text: str
    meta: Meta = Meta()
    pages: tuple[Page, ...] = ()
    sections: tuple[Section, ...] = ()
    zones: tuple[ZoneSpan, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    problems: tuple[str, ...] = ()


def assemble(
    text: str,
    blocks: Sequence[Block],
    *,
    meta: Meta | None = None,
    pages: Sequence[Page] = (),
    problems: Sequence[str] = (),
) -> Content:
    """The content of a text with ``blocks`` marked in it, sorted and disjoint.

    Under a heading that names a reference list, an abstract or a table of contents, blocks without a zone of their own
    get that zone. RUNNING blocks are zones but no paragraphs. Headings of more than 2,000 characters are paragraphs.
    """
    blocks = [
        block._replace(level=0)
        if block.level and block.span.stop - block.span.start > _LONGEST_HEADING
        else block
        for block in blocks
    ]
    sections = _sections(text, blocks)
    return Content(
        text=text,
        meta=meta or Meta(),
        pages=tuple(pages),
        sections=sections,
        zones=_zones(text, blocks),
        paragraphs=tuple(block.span for block in blocks if block.zone is not Zone.RUNNING),
        problems=tuple(problems),
    )


def _sections(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    headings: list[Block] = []
    stops: list[int] = []
    opened: list[int] = []  # numbers of those whose sections go on, their levels rising
    for block in blocks:
        level = min(block.ends or block.level, block.level or block.ends)
        if not level:
            continue
        while opened and headings[opened[-1]].level >= level:
            stops[opened.pop()] = block.span.start
        if block.level:
            opened.append(len(headings))
            headings.append(block)
            stops.append(len(text))
    return tuple(
        Section(block.level, " ".join(text[slice(*block.span)].split()), Span(block.span.start, stop))
        for block, stop in zip(headings, stops, strict=True)
    )


def _zones(text: str, blocks: Sequence[Block]) -> tuple[ZoneSpan, ...]:
    zones: list[ZoneSpan] = []
    listed = _listed(text, blocks)
    under, under_level, begun = Zone.BODY, 0, 0  # the zone of the section we are in, and where that begins
    in_text = False  # behind an introduction, where a summary is no abstract
    for number, block in enumerate(blocks):
        words = text[block.span.start : block.span.stop]
        zone = block.zone
        if block.level and zone is Zone.BODY:
            in_text = in_text or names_introduction(words)
            named = zone_of_heading(words)
            if named is Zone.ABSTRACT and (in_text or _SECOND.match(words)) and not names_abstract(words):
                named = Zone.BODY
            if named is Zone.REFERENCES and _reviews(text, blocks[number : number + 1 + _TEXTS]):
                named = Zone.BODY
            if named is not Zone.BODY:
                under, under_level, begun = named, block.level, block.span.start
            elif block.level <= under_level:
                under, under_level = Zone.BODY, 0
        if under is Zone.ABSTRACT and block.span.start > begun + _LONGEST_ABSTRACT:
            # what follows it has no heading that is known, or one below its own
            under, under_level = Zone.BODY, 0
        if under is Zone.ABSTRACT and block.level and _begins_text(text, blocks, number):
            under, under_level = Zone.BODY, 0
        is_below = block.level > under_level and block.span.start > begun
        if (
            under is Zone.REFERENCES
            and is_below
            and _heads_prose(text, blocks[number + 1 : number + 1 + _LOOKED_AT])
        ):
            under, under_level = Zone.BODY, 0
        if under is Zone.CONTENTS and _holds_prose(text, blocks[number : number + 2]):
            under, under_level = Zone.BODY, 0
        if under is Zone.REFERENCES and not block.level and _is_text(text, blocks[number : number + _TEXTS]):
            under, under_level = Zone.BODY, 0
        if zone is under is Zone.BODY and not block.level and _names_works(text, blocks[number : number + 3]):
            under, under_level, begun = Zone.REFERENCES, _ANY_LEVEL, block.span.start
        if zone is Zone.BODY:
            zone = under
        if number in listed and zone in (Zone.BODY, Zone.FOOTNOTE):
            zone = Zone.REFERENCES
        if zone is Zone.BODY and not block.level:
            zone = zone_of_block(words)
            zone = Zone.BODY if zone is Zone.ABSTRACT and in_text else zone
        elif zone is Zone.REFERENCES and block.zone is Zone.BODY and is_caption(words):
            zone = Zone.CAPTION
        if zone is Zone.BODY:
            continue
        if zones and zones[-1].zone is zone and not text[zones[-1].span.stop : block.span.start].strip():
            zones[-1] = ZoneSpan(zone, Span(zones[-1].span.start, block.span.stop))
        else:
            zones.append(ZoneSpan(zone, block.span))
    return tuple(zones)


def _begins_text(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a heading is that of an introduction, longer than one of the parts of an abstract, and not of such a part."""
    span = blocks[number].span
    if not names_introduction(text[span.start : span.stop]):
        return False
    below = range(number + 1, len(blocks))
    after = next((blocks[place].span.start for place in below if blocks[place].level), len(text))
    return after - span.stop > _LONGEST_PART


def _names_works(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a line that no font marks as a heading is the name of a list of works, of which one follows."""
    start, stop = blocks[0].span
    return (
        stop - start <= _NAME
        and names_references(text[start:stop])
        and any(is_work(text[block.span.start : block.span.stop]) for block in blocks[1:])
    )


def _reviews(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the section "Literature" tells what others found: paragraphs of sentences without pages follow."""
    heading, *others = (text[block.span.start : block.span.stop] for block in blocks)
    below = [
        words
        for words, block in zip(others, blocks[1:], strict=True)
        if block.zone is Zone.BODY and not block.level
    ]
    whole = " ".join(below)
    if not _REVIEW.search(heading) or not whole[:1].isalpha() or _PAGES.search(whole):
        return False
    words = whole.split()
    n_small = sum(word.isalpha() and word.islower() for word in words)
    return len(words) >= _LEAST_WORDS and n_small >= _SMALL * len(words)


def _is_text(text: str, blocks: Sequence[Block]) -> bool:
    """Whether paragraphs are of prose that cites nothing, as in an appendix whose heading is not known."""
    return len(blocks) == _TEXTS and all(
        _holds_prose(text, [block])
        and not block.level
        and not _OF_A_WORK.search(text, block.span.start, block.span.stop)
        for block in blocks
    )


def _listed(text: str, blocks: Sequence[Block]) -> set[int]:
    """The numbers of blocks in lists of works that have no name, or one that is not known."""
    runs: list[list[int]] = []
    dated: list[int] = []  # of each run
    last = 0
    for place, block in enumerate(blocks):
        words = "" if block.level else text[block.span.start : block.span.stop]
        number = number_of_work(words, may_lack_year=True)
        if not number:
            continue
        if runs and place - runs[-1][-1] <= _BETWEEN and 0 < number - last <= _BETWEEN:
            runs[-1].append(place)
            dated[-1] += number_of_work(words) > 0
        else:
            runs.append([place])
            dated.append(int(number_of_work(words) > 0))
        last = number
    return {
        place
        for run, n_dated in zip(runs, dated, strict=True)
        if n_dated >= _WORKS and 2 * n_dated > len(run)
        for place in range(run[0], run[-1] + 1)
    }


def _holds_prose(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a block is of sentences, or a heading of one that is: no part of a table of contents."""
    block = blocks[-1] if blocks[0].level else blocks[0]
    words = text[block.span.start : block.span.stop]
    return len(words) > _PROSE and _SENTENCES.search(words) is not None and not words[-1].isdigit()


def _heads_prose(text: str, blocks: Sequence[Block]) -> bool:
    """Whether paragraphs without years stand under a heading, as in an appendix; works of a list have their years.

    Args:
        text: Of the content.
        blocks: Behind the heading.
    """
    under = list(itertools.takewhile(lambda block: not block.level, blocks))
    n_prose = sum(
        _holds_prose(text, [block]) and not _YEAR.search(text, block.span.start, block.span.stop)
        for block in under
        if block.zone is Zone.BODY
    )
    return n_prose >= _PROSES


class TextBuilder:
    """Builds a text from blocks, with a blank line between them.

    If few headings are marked as such, short bold paragraphs above others count as headings.
    """

    def __init__(self) -> None:
        self._bold: set[int] = set()
        self._pieces: list[str] = []
        self._length = 0
        self._ends = 0
        self.blocks: list[Block] = []

    def close(self, level: int) -> None:
        """End the sections of a level and those below before the next block, which has no heading."""
        self._ends = min(self._ends or level, level)

    def add(self, words: str, *, level: int = 0, zone: Zone = Zone.BODY, is_bold: bool = False) -> None:
        """Append a block without the white space around it; an empty one is dropped."""
        words = words.strip()
        if not words:
            return
        if is_bold and zone is Zone.BODY and _MAY_HEAD.fullmatch(words):
            self._bold.add(len(self.blocks))
        if self._length:
            self._pieces.append("\n\n")
            self._length += 2
        self.blocks.append(Block(Span(self._length, self._length + len(words)), level, zone, self._ends))
        self._ends = 0
        self._pieces.append(words)
        self._length += len(words)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def take_out(self, sign: str) -> list[int]:
        """Take a character out of all blocks, with a blank where it stood between two; the offsets at which it stood.

        A block of it alone goes, and what stood in it stands before the next block.
        """
        text, blocks, bold = self.text, self.blocks, self._bold
        self._pieces, self._length, self.blocks, self._bold = [], 0, [], set()
        places: list[int] = []
        pending = 0
        for number, block in enumerate(blocks):
            kept, found = "", []
            if block.ends:
                self.close(block.ends)
            parts = text[block.span.start : block.span.stop].split(sign)
            for part in parts:
                kept += part.lstrip() if not kept or kept[-1].isspace() else part
                found.append(len(kept))
            words = kept.rstrip()
            if not words:
                pending += len(parts) - 1
                continue
            self.add(words, level=block.level, zone=block.zone)
            if number in bold:
                self._bold.add(len(self.blocks) - 1)
            start = self.blocks[-1].span.start
            places += [start] * pending + [start + min(at, len(words)) for at in found[:-1]]
            pending = 0
        return places + [self._length] * pending

    def titled(self, meta: Meta) -> Meta:
        """The metadata with the first heading for a title where they have none, if it begins the text and alone is of level 1."""
        blocks = [block for block in self.blocks if block.zone is not Zone.ABSTRACT]
        if (
            meta.title
            or [block.level for block in blocks[:1]] != [1]
            or any(b.level == 1 for b in blocks[1:])
        ):
            return meta
        title = " ".join(self.text[blocks[0].span.start : blocks[0].span.stop].split())
        return meta._replace(title=title, origin=tuple(sorted([*meta.origin, ("title", "first heading")])))

    def finish(self, *, meta: Meta | None = None, problems: Sequence[str] = ()) -> Content:
        """The content of all blocks added."""
        self._raise_bold()
        return assemble(self.text, self.blocks, meta=meta, problems=problems)

    def _raise_bold(self) -> None:
        """Make headings of bold blocks above a paragraph, or above one more that is; more of them are a cover.

        Nothing is done where half as many headings are marked as such, but for a title.
        """
        text = self.text
        raised = {}
        for number in sorted(self._bold):
            below = next((n for n in range(number + 1, len(self.blocks)) if n not in self._bold), number)
            block, after = self.blocks[number], self.blocks[below].span
            if below - number in (1, 2) and after.stop - after.start >= _LEAST_BELOW:
                numbered = _NUMBERED.match(text, block.span.start, block.span.stop)
                level = 1 + numbered[0].strip(" .").count(".") if numbered else 1
                raised[number] = block._replace(level=level)
        if 2 * sum(block.level > 0 for block in self.blocks[1:]) < len(raised):
            self.blocks = [raised.get(number, block) for number, block in enumerate(self.blocks)]
