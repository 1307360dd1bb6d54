"""Running heads, feet and numbers of a PDF's pages: found by repetition, by counting, by standing alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from operator import attrgetter

from scoqa.reading.captions import is_caption, is_label
from scoqa.reading.labels import number_of
from scoqa.reading.labels_prefixed import prefixed_ends
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line

_MANY = 8
"""Long lines of a page that has a margin."""
_TINY = 0.15
"""Share of the body's font below which nobody reads a line; an index of an index is set in half of it."""
_FEW = 5
"""Lines in a margin that may be a running head set there."""
_LONG = 30
"""Characters of a line that is surely text."""
_EDGE = 3
"""Lines from the top and from the bottom of a page that may be running heads or feet."""
_NUMBER_LINE = re.compile(
    r"(?:page|seite|p\.|pagina|página|стр\.)?\s*[-–—|\[(]?\s*(\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})\s*[-–—|\])]?"
    r"(?:\s*(?:/|of|von|van|de|sur)\s*\d+)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\(c\) \d{4}|all rights reserved|\bconfidential\b", re.IGNORECASE)
"""Words of a line that is repeated on slides, over a note there."""
_STAMPS = (
    "Electronic copy available at", "Electronic copy of this paper is available", "This preprint research paper has not been",
    "bioRxiv preprint", "medRxiv preprint",
)  # fmt: skip
"""What an archive prints on some pages of what it hands out."""
_DIGITS = re.compile(r"\d+")
_ROMAN_AT_END = re.compile(r"^[ivxlc]+(?=\s|$)|(?<=\s)[ivxlc]+$")
_HEIGHT = attrgetter("y")
_AROUND = "-–—|[]()."
_STEP = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,7}|[IVXLC]{1,7})[.)]\s+\S*[^\W\d_]\S*\s+\S")
"""A step of a guide, an item of a list or a numbered heading: its number is not the page's."""


def take_running(pages: Sequence[PageLines]) -> None:
    """Move running heads, feet and page numbers of every page from ``lines`` to ``running``.

    A line at a page's edge is one when the same words, numbers aside, stand at about the same height
    on a third page (on a second, where the document has no more than four), or when it is nothing but
    a number set apart from the text, or an archive's stamp. Of the outermost line the first or the last three words are enough.
    """
    sides = {page.index: _beside(page) for page in pages}
    edges = {page.index: _once([*_edge_lines(page), *sides[page.index]]) for page in pages}
    for index, lines in edges.items():  # "TABLE II" above another table on each page
        edges[index] = [line for line in lines if not is_label(line.text)]
    outer = {id(line) for page in pages for line in _outer(page)}
    places = {id(line): _places(line, outer) for lines in edges.values() for line in lines}
    seen: dict[tuple[str, int], set[int]] = {}
    for page in pages:
        for line in edges[page.index]:
            for place in places[id(line)]:
                seen.setdefault(place, set()).add(page.index)
    needed = 3 if len(pages) > 4 else 2
    for page in pages:
        found = [
            line
            for line in edges[page.index]
            if any(len(seen[place]) >= needed for place in places[id(line)])
            or _stands_alone(line, page)
            or line.text.startswith(_STAMPS)
        ]
        page.running += [
            line
            for line in found
            if _outermost(line, page, found, sides[page.index]) or _RIGHTS.search(line.text)
        ]
        chosen = {id(line) for line in page.running}
        page.lines = [line for line in page.lines if id(line) not in chosen]


def take_tiny(pages: Sequence[PageLines], body: float) -> None:
    """Move to ``running`` what is set too small to be read, as programs hide the names of a text's parts in it.

    Args:
        pages: All pages.
        body: Height of the font that most of the text is set in.
    """
    least = _TINY * body
    for page in pages:
        tiny = [line for line in page.lines if line.size < least]
        if tiny:
            page.running += tiny
            page.lines = [line for line in page.lines if line.size >= least]


def take_numbered(pages: Sequence[PageLines]) -> None:
    """Move first and last lines that carry the page's number to ``running``, whatever their words.

    A section's name beside the number changes too often to be known by repetition; the numbers, which
    go up with the pages on at least three of them and on a quarter, tell.
    """
    runs: dict[tuple[int, bool], list[tuple[PageLines, Line]]] = {}
    for page in pages:
        for line in _outer(page):
            if is_label(line.text):
                continue
            for value in filter(None, map(number_of, ends(line.text))):
                runs.setdefault((value[0] - page.index, value[1]), []).append((page, line))
    for found in runs.values():
        indexes = sorted({page.index for page, _ in found})
        if len(indexes) < 3 or len(indexes) * 4 < indexes[-1] - indexes[0] + 1:
            continue
        for page, line in found:
            if any(line is other for other in page.lines) and len(line.text) < 120:
                page.lines = [other for other in page.lines if other is not line]
                page.running.append(line)


def _outer(page: PageLines) -> list[Line]:
    if len(page.lines) < 3:
        return list(page.lines)
    rows = sorted(page.lines, key=_HEIGHT)
    return [line for line in rows if line.y <= rows[0].y + 1 or line.y >= rows[-1].y - 1]


def ends(text: str) -> list[str]:
    """The first and the last word of a running line, bare of dashes and brackets; the last where it is a step's."""
    words = text.split()
    chosen = words[-1:] if _STEP.match(text) else [words[0], words[-1]]
    return sorted({word.strip(_AROUND) for word in chosen})


def _edge_lines(page: PageLines) -> list[Line]:
    rows = sorted(page.lines, key=_HEIGHT, reverse=True)  # equal ones stay in their order
    levels: list[float] = []
    for line in rows:
        if not levels or levels[-1] - line.y > 0.5 * line.size:
            levels.append(line.y)
    if not levels:
        return []
    top, bottom = levels[min(_EDGE, len(levels)) - 1], levels[-min(_EDGE, len(levels))]
    return [line for line in rows if line.y >= top - 0.1 or line.y <= bottom + 0.1]


def _beside(page: PageLines) -> list[Line]:
    """Lines in a margin beside the text where there are few; many are a column of a table or numbers of items."""
    long = [
        line for line in page.lines if len(line.text) > _LONG and line.x1 - line.x0 > _LONG
    ]  # none runs up
    if len(long) < _MANY:
        return []
    left, right = min(line.x0 for line in long), max(line.x1 for line in long)
    margin = [line for line in page.lines if line.x1 < left or line.x0 > right]
    return margin if len(margin) <= _FEW else []


def _once(lines: Sequence[Line]) -> list[Line]:
    return list({id(line): line for line in lines}.values())


def _places(line: Line, outer: Collection[int]) -> list[tuple[str, int]]:
    """What a line may share with those of other pages, at its height: all of its words, or those at an end."""
    pattern = _pattern(line.text)
    words = pattern.split()
    shared = [pattern]
    if (
        len(words) > 3 and id(line) in outer and not is_caption(line.text)
    ):  # a title beside the name of the section, which changes
        shared += [f"{' '.join(words[:3])} …", f"… {' '.join(words[-3:])}"]
    return [(pattern, bucket) for pattern in shared for bucket in _buckets(line)]


def _pattern(text: str) -> str:
    words = _DIGITS.sub("#", text.casefold())
    if words[0] in "ivxlc" or words[-1] in "ivxlc":
        return _ROMAN_AT_END.sub("#", words)
    return words


def _buckets(line: Line) -> tuple[int, int]:
    """Two overlapping bands of 8 points, so that a line near the edge of one is in the middle of the other."""
    return int(line.y // 8) * 2, int((line.y + 4) // 8) * 2 + 1


def _stands_alone(line: Line, page: PageLines) -> bool:
    """Whether it is a page number only, above or below everything else with some air between."""
    if not _NUMBER_LINE.fullmatch(line.text):
        return False
    others = [other.y for other in page.lines if other is not line]
    if not others:
        return False
    low, high = min(others), max(others)
    return line.y < low - 1.3 * line.size or line.y > high + 1.3 * line.size


def _outermost(line: Line, page: PageLines, found: Sequence[Line], sides: Sequence[Line]) -> bool:
    """Whether no line that is not running lies between this one and the page's edge above, below or beside it."""
    running = {id(other) for other in found}
    others = [other for other in page.lines if id(other) not in running]
    if not others:
        return True
    ys = [other.y for other in others]
    if line.y > max(ys) or line.y < min(ys):
        return True
    return any(line is other for other in sides) and (
        line.x1 < min(other.x0 for other in others) or line.x0 > max(other.x1 for other in others)
    )


def number_candidates(page: PageLines) -> list[str]:
    """What may be the page's number: alone in a running line, or its first or last word; not of one that runs up."""
    texts = []
    for line in page.running:
        if len(line.text) > _LONG > line.x1 - line.x0:
            continue
        alone = _NUMBER_LINE.fullmatch(line.text)
        if alone:
            texts.append(alone[1])
            continue
        of = re.search(r"(\d{1,4})\s*(?:/|of)\s*\d+$", line.text)
        texts += [of[1]] if of else []
        texts += [word for word in ends(line.text) if number_of(word)]
        texts += prefixed_ends(line.text)
    return texts
