"""Paragraphs of a PDF as one text: words joined over line ends, and pages mapped to spans.

Running lines and footnotes of a page stand between its paragraphs, never inside one, so that a
sentence that runs over a page's end can be quoted whole.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from scoqa.reading.content import Block
from scoqa.reading.pdf_addresses import address_glue
from scoqa.reading.pdf_layout import PageLines, Paragraph
from scoqa.reading.pdf_lines import Line
from scoqa.reading.unspaced import goes_on_unspaced
from scoqa.reading.zones import has_leader
from scoqa.types import Span, Zone

_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"([^\W\d_]+)-(?=([^\W\d_]+))")
_STOPPED = re.compile(r"[^\W\d_]+(?=[,.;:)])")
_RANGE = re.compile(r"(?<![-–.\d])(?:\d{1,4}-|\d{2,4}–|(?<!\w)\d–)$")
"""The beginning of a range of numbers, which the next line ends: "[5-" and "7]", "1990–" and "1995"."""
_RANGE_LENGTH = 6
"""Characters of a line's end that may be one, with what stands before it."""
_DASHES = "—–"
"""At which a line may end or begin, with no blank on either side."""
_WIDE = 0.7
"""A line that fills this share of its column runs on into the next with a blank, a shorter one ends."""


_CLOSED = {
    "after", "any", "back", "book", "check", "data", "down", "every", "file", "fire", "fore", "hand", "head", "here", "inter",
    "land", "life", "light", "lower", "main", "micro", "name", "never", "news", "note", "other", "over", "pass", "path",
    "post", "road", "side", "some", "string", "super", "text", "there", "through", "time", "under", "upper", "water", "what",
    "when", "where", "white", "with", "wood", "word", "work",
}  # fmt: skip
"""First parts of English compounds that are mostly written as one word (database, something, without)."""

_OPEN = {
    "self", "well", "so", "half", "cross", "quasi", "mid", "north", "south", "one", "two", "three", "four", "five", "six", "ten",
    "twenty", "thirty", "first", "second", "third", "high", "low", "long", "short", "full", "open", "large", "small",
}  # fmt: skip
"""First parts of compounds that keep their hyphen."""
_SECOND = {
    "based", "consuming", "level", "term", "wide", "scale", "free", "driven", "specific", "related", "called", "known", "making",
    "oriented", "sided", "party", "source", "defined", "minded", "grown", "political", "economic", "maker", "makers", "order",
    "size", "quality", "resilient", "friendly", "intensive", "efficient", "sensitive", "up", "by", "to", "off", "of", "the", "in", "and",
}  # fmt: skip
"""Second parts of compounds that keep their hyphen after a word."""
_AND = frozenset(["and", "or", "to", "und", "oder"])
"""Words before which a hyphen waits for the rest of a later word: "pre- and postwar"."""
_PREFIXES = {
    "pre", "post", "inter", "intra", "sub", "super", "under", "micro", "macro", "multi", "mono", "hyper", "hypo", "non", "anti",
    "pro", "upper", "lower", "middle", "left", "right", "intro", "uni", "bi", "tri", "ein", "vor", "nach", "aus", "sozial",
}  # fmt: skip
"""First parts that stand before one; before "and" none of them begins a word of its own."""
_ALWAYS = {
    "co-author",
    "co-authors",
    "co-chair",
    "co-editor",
    "co-editors",
    "real-time",
    "part-time",
    "post-war",
    "pre-war",
}
_ENDINGS = {
    "ing",
    "er",
    "ers",
    "est",
    "ly",
    "en",
    "ness",
    "ed",
    "es",
    "ity",
    "ment",
    "ened",
    "ening",
    "ward",
    "wards",
    "hood",
}
"""What may follow the first part of a compound when it is the beginning of one longer word."""


def _begins_one(words: Sequence[str], start: str) -> bool:
    """Whether one of the sorted words begins so."""
    at = bisect_left(words, start)
    return at < len(words) and words[at].startswith(start)


def _words(pieces: set[str]) -> set[str]:
    """The runs of letters in them; those that are nothing else need no search."""
    words = {piece for piece in pieces if piece.isalpha()}
    return words.union(_LETTERS.findall("\n".join(pieces - words)))


class Joiner:
    """Knows how a word parted at a line end is written elsewhere in the document."""

    def __init__(self, pages: Sequence[PageLines]) -> None:
        hyphened = any(line.hyphen for page in pages for line in page.lines)
        lines = [line.text for page in pages for line in page.lines] if hyphened else []
        inside: set[str] = set()  # not at a line's ends, which may be halves
        last: set[str] = set()
        pieces: set[str] = set()
        for line in lines:
            parts = line.split(" ")
            inside.update(parts[1:-1])
            (last if len(parts) > 1 else pieces).add(parts[-1])
            pieces.add(parts[0])
        pieces.update(inside, last)
        words = _words(pieces)
        self._written = sorted(words)
        self._small = sorted({word.casefold() for word in words})
        hyphened_words = "\n".join(piece.casefold() for piece in pieces if "-" in piece)
        self._compounds = sorted({"-".join(pair) for pair in _COMPOUND.findall(hyphened_words)})
        whole = [piece.casefold() for piece in inside]
        stopped = map(_STOPPED.match, [*whole, *(piece.casefold() for piece in last)])
        self._words = {word for word in whole if word.isalpha()}.union(found[0] for found in stopped if found)

    def glue(self, a: str, b: str) -> str:
        """What stands between the halves of a parted word: nothing, or the hyphen of a compound.

        The word is joined if it stands so elsewhere; it keeps its hyphen if it stands so elsewhere, if
        its second half begins with a capital or a digit, or if both halves are words of the document.
        """
        first, second = _LAST_WORD.search(a), _FIRST_WORD.match(b)
        if not first or not second:
            return "-" if re.search(r"\d$", a) or re.match(r"\d", b) else ""
        if _begins_one(self._written, first[0] + second[0]):
            return ""
        if second[0][0].isupper() and first[0][-1:].islower():
            return "-"
        left, right = first[0].casefold(), second[0].casefold()
        if (
            right in _AND
            and b[second.end() : second.end() + 1] == " "
            and (left in _OPEN or left in _PREFIXES)
        ):
            return "- "
        if _begins_one(self._compounds, f"{left}-{right}"):
            return "-"
        if _begins_one(self._small, left + right[:4]):
            return ""
        if (left in _OPEN and right not in _ENDINGS) or (
            left in ("non", "anti", "post") and right in self._words
        ):
            return "-"
        if f"{left}-{right}" in _ALWAYS:
            return "-"
        if right in _SECOND and (left in self._words or min(len(left), len(right)) > 4):
            return "-"
        if left in ("of", "the", "to", "and", "in") and a[: first.start()].endswith("-"):
            return "-"  # state-of-the-art
        if left in _CLOSED:
            return ""
        both = min(len(left), len(right)) >= 4 and left in self._words and right in self._words
        return "-" if both else ""


def compose(
    pages: Sequence[PageLines], paragraphs: Sequence[Paragraph], glue: Callable[[str, str], str]
) -> tuple[str, list[Block], list[Span]]:
    """The whole text, its blocks, and the span of each page in order.

    A page begins with the first of its words; a word parted over two pages belongs to the first.

    Args:
        pages: Their running lines and notes.
        paragraphs: All others.
        glue: What stands between the halves of a parted word, as :class:`Joiner` knows.
    """
    return _Composer(pages, glue).run(paragraphs)


class _Composer:
    def __init__(self, pages: Sequence[PageLines], glue: Callable[[str, str], str]) -> None:
        self._pages = pages
        self._glue = glue
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._starts: list[int] = []  # of the pages begun
        self._aside_done = 0  # pages whose running lines and notes are out
        self._tight: dict[str, bool] = {}

    def run(self, paragraphs: Sequence[Paragraph]) -> tuple[str, list[Block], list[Span]]:
        for paragraph in paragraphs:
            for part in self._parts(paragraph):
                self._add_paragraph(part)
        self._asides(len(self._pages))
        self._begin(len(self._pages) - 1, self._length)
        stops = [*self._starts[1:], self._length]
        spans = [Span(start, stop) for start, stop in zip(self._starts, stops, strict=True)]
        return "".join(self._pieces), self._blocks, spans

    def _parts(self, paragraph: Paragraph) -> list[Paragraph]:
        """The paragraph, cut at a sentence's end on each page it covers whole and where asides wait."""
        first, last = paragraph.lines[0][0], paragraph.lines[-1][0]
        if last - first < 2:
            return [paragraph]
        cuts = []
        lines_of: dict[int, list[int]] = {}
        for n, (page, _) in enumerate(paragraph.lines):
            lines_of.setdefault(page, []).append(n)
        for page in range(first + 1, last):
            places = lines_of.get(page)  # none of a page of pictures, or of notes only
            if not places or not (self._pages[page].running or self._pages[page].notes):
                continue
            ends = [n for n in places[:-1] if re.search(r"[.!?][\"'”’)]*$", paragraph.lines[n][1].text)]
            cuts.append((ends or places)[-1] + 1)
        bounds = [0, *cuts, len(paragraph.lines)]
        return [
            Paragraph(paragraph.lines[a:b], paragraph.level, paragraph.zone)
            for a, b in itertools.pairwise(bounds)
            if b > a
        ]

    def _begin(self, page: int, at: int) -> None:
        """Pages up to ``page`` that have not begun begin at ``at``."""
        while len(self._starts) <= page:
            self._starts.append(at)

    def _asides(self, stop: int) -> None:
        """Put out the running lines and notes of the pages before ``stop`` that are not out yet."""
        for page in self._pages[self._aside_done : stop]:
            for line in page.running:
                self._emit(line.text, page.index, Zone.RUNNING)
            for note in page.notes:
                self._emit(self._joined([(page.index, line) for line in note])[0], page.index, Zone.FOOTNOTE)
        self._aside_done = max(self._aside_done, stop)

    def _emit(self, words: str, page: int, zone: Zone, level: int = 0) -> int:
        if self._length:
            self._pieces.append("\n\n")
            self._length += 2
        self._begin(page, self._length)
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        self._blocks.append(Block(Span(start, self._length), level, zone))
        return start

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        first, last = paragraph.lines[0][0], paragraph.lines[-1][0]
        self._asides(first)
        if last > first:  # what is left of this page's margins must come before its words end
            self._asides(first + 1)
        words, turns = self._joined(paragraph.lines)
        start = self._emit(words, first, paragraph.zone, paragraph.level)
        if paragraph.lead:  # the text stays as it is
            rest = self._blocks.pop()
            behind = start + paragraph.lead
            behind += len(words) - paragraph.lead - len(words[paragraph.lead :].lstrip())
            self._blocks.append(Block(Span(start, start + paragraph.lead), paragraph.lead_level))
            self._blocks.append(rest._replace(span=Span(behind, rest.span.stop)))
        for page, at in turns:
            self._begin(page, start + at)

    def _joined(self, lines: Sequence[tuple[int, Line]]) -> tuple[str, list[tuple[int, int]]]:
        """The lines as one string, and (page, position) where a new page's words begin."""
        pieces: list[str] = []
        turns: list[tuple[int, int]] = []
        length = 0
        before: tuple[int, Line] | None = None
        for page, line in lines:
            text = line.text
            if before is not None:
                old, last = before
                is_unspaced = self._runs_on(last, old) and goes_on_unspaced(last.text, text)
                at_address = (
                    address_glue(last.text, text, hyphen=last.hyphen)
                    if "/" in last.text or "www." in last.text or "doi:" in last.text
                    else None
                )
                if at_address is not None:
                    glue = at_address
                elif last.hyphen:
                    glue = self._glue(last.text, text)
                elif last.text.endswith("-") and last.text[-2:-1].isalpha() and text[:1].islower():
                    glue = self._glue(last.text[:-1], text)  # PDFium does not mark it at a column's end
                    pieces[-1] = pieces[-1][:-1]
                    length -= 1
                elif (
                    ((last.text[-1] in _DASHES or text[0] in _DASHES) and self._is_tight(last.text, text))
                    or is_unspaced
                    or (text[0].isdecimal() and _RANGE.search(last.text[-_RANGE_LENGTH:]))
                ):
                    glue = ""
                else:
                    runs_on = line.row or (self._runs_on(last, old) and not has_leader(text))
                    glue = " " if runs_on else "\n"
                if page != old:
                    word = 0 if is_unspaced or glue.isspace() else len(text.split(maxsplit=1)[0])
                    turns.append((page, length + len(glue) + word))
                pieces.append(glue)
                length += len(glue)
            pieces.append(text)
            length += len(text)
            before = (page, line)
        if before is not None and before[1].hyphen:
            pieces.append("-")  # its other half stands elsewhere
        return "".join(pieces), turns

    def _is_tight(self, a: str, b: str) -> bool:
        """Whether a dash between two lines has no blank beside it, as it stands with one and as most others in the paper do."""
        dash = a[-1] if a[-1] in _DASHES else b[0]
        if not (a.rstrip(_DASHES)[-1:].isalpha() and b.lstrip(_DASHES)[:1].isalpha()):
            return False
        if dash not in self._tight:
            text = "\n".join([line.text for page in self._pages for line in page.lines])
            n_tight = len(re.findall(rf"[^\W\d_]{dash}[^\W\d_]", text))
            self._tight[dash] = n_tight > len(re.findall(rf" {dash}|{dash} ", text))
        return self._tight[dash]

    def _runs_on(self, line: Line, page: int) -> bool:
        left, right = self._pages[page].frames.get(line.column, (0.0, 0.0))
        return line.x1 - left >= _WIDE * (right - left)
