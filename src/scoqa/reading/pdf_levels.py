"""Levels of a PDF's headings: those of the outline, else the depths of their numbers, else by size and look."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from scoqa.reading.pdf_layout import Paragraph
from scoqa.reading.zones import names_references, zone_of_heading
from scoqa.types import Zone

_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)[.:)]?\s")
_PART = re.compile(r"(?:(?P<roman>[IVX]{1,5})|(?P<letter>[A-HJ-U]))\.\s?[^\W\d_]")
_SAME_LOOK = 0.05
"""Share of its size by which headings of one look differ."""
_LARGER = 1.2
"""Sizes by which headings of one font are clearly larger than those of another."""
_LOWEST = 3
"""Level of headings that only their size tells apart; one lower if not even that."""
_NONE = 9
"""More than a number has parts."""

_Look = tuple[float, bool, str]
"""The height of a heading's font, whether that is bold, and its name where nothing else tells that it is a heading."""


def rank_headings(paragraphs: Sequence[Paragraph]) -> None:
    """Give every heading its level.

    What the outline says holds, also for headings of the same look; then the depth of a number like
    2.1; the rest are ranked by size, the largest first, below no more than three sizes.
    """
    headings = [paragraph for paragraph in paragraphs if paragraph.level]
    looks = _looks(headings)
    known: dict[_Look, Counter[int]] = {}
    depths: dict[_Look, int] = {}  # the highest level among numbered headings of a look
    for heading, look in zip(headings, looks, strict=True):
        if level := heading.lines[0][1].level:
            known.setdefault(look, Counter())[level] += 1
        if depth := _depth(heading):
            depths[look] = min(depth, depths.get(look, _NONE))
    counted = _are_counted(headings, looks)
    ranks = _ranks(headings, looks)
    for heading, look in zip(headings, looks, strict=True):
        if level := heading.lines[0][1].level:
            heading.level = level
        elif look in known:
            heading.level = known[look].most_common(1)[0][0]
        elif (counted or not look[2]) and (depth := _depth(heading)):
            heading.level = depth
        elif (counted or not look[2]) and look in depths:
            heading.level = depths[look]  # "Abstract", "References" among numbered headings
        else:
            heading.level = min(ranks.index(_rank(look)) + 1, _LOWEST + bool(look[2]))
            heading.level += max(_depth(heading) - depths.get(look, _NONE), 0)
            if known and look[2]:  # beside an outline of chapters alone
                heading.level = max(heading.level, 2)
    for heading, following in itertools.pairwise(headings):
        named = " ".join(line.text for _, line in heading.lines)
        is_above = following.lines[0][1].styled and not heading.lines[0][1].styled
        is_first = zone_of_heading(named) in (Zone.ABSTRACT, Zone.CONTENTS)
        if is_first and not heading.lines[0][1].level and not is_above:
            # often larger than the sections, never above them
            heading.level = max(heading.level, following.level)
    free = [heading for heading in headings if not heading.lines[0][1].level]
    if len(free) == len(headings):
        _put_letters_below(headings)
        _raise_references(headings)
    _rank_leads(paragraphs)


def _put_letters_below(headings: Sequence[Paragraph]) -> None:
    """Put headings with letters below those with Roman numbers, where one look has both, up to the list of references."""
    numbers = [_PART.match(heading.lines[0][1].text) for heading in headings]
    romans = {found["roman"] for found in numbers if found and found["roman"]}
    level = 0
    for heading, found in zip(headings, numbers, strict=True) if {"I", "II"} <= romans else ():
        if names_references(heading.lines[0][1].text):
            return
        if found and found["roman"]:
            level = heading.level
        elif found and found["letter"] and 0 < heading.level <= level:
            heading.level = level + 1


def _raise_references(headings: Sequence[Paragraph]) -> None:
    """Put the last list of references beside the sections, though its name may be set as that of a part of one is.

    Headings behind it that stand as high as it did move with it.
    """
    at = max((n for n, each in enumerate(headings) if names_references(each.lines[0][1].text)), default=0)
    old = headings[at].level if at else 0
    n_of_level = Counter(heading.level for heading in headings[:at])
    top = min((level for level, n in n_of_level.items() if n > 1), default=old)
    for heading in headings[at:]:
        if heading.level == old > top:
            heading.level = top


def _rank_leads(paragraphs: Sequence[Paragraph]) -> None:
    """Give headings at the beginning of paragraphs the level below that of the heading they stand under; lower ones by their number."""
    level = depth = counted = 0  # of the heading above, and how far below that one with a number is
    for paragraph in paragraphs:
        if paragraph.level:
            level, depth, counted = paragraph.level, _depth(paragraph), 0
        elif paragraph.lead:
            own = _depth(paragraph)
            if own:
                counted = max(own - depth, 1) if depth else 1
            paragraph.lead_level = level + (counted if own else counted + 1)


def _are_counted(headings: Sequence[Paragraph], looks: Sequence[_Look]) -> bool:
    """Whether numbers tell the levels of headings that are such by their look alone: others have some, or come after them."""
    plain = [number for number, look in enumerate(looks) if number and not look[2]]
    first = next((n for n, look in enumerate(looks) if look[2] and _depth(headings[n])), len(looks))
    return any(_depth(headings[n]) for n in plain) or 2 * sum(n < first for n in plain) <= len(plain)


def _ranks(headings: Sequence[Paragraph], looks: Sequence[_Look]) -> list[tuple[float, str]]:
    """Sizes, the largest first, and the looks of headings that nothing else tells, each before those of about its size that come later."""
    first: dict[tuple[float, str], int] = {}
    for number, (heading, look) in enumerate(zip(headings, looks, strict=True)):
        if zone_of_heading(heading.lines[0][1].text) is not Zone.ABSTRACT:
            first.setdefault(_rank(look), number)
    for look in looks:
        first.setdefault(_rank(look), len(looks))
    ranks = sorted((rank for rank in first if not rank[1]), reverse=True)
    for rank in first:
        if not rank[1]:
            continue
        above = (
            other[0] > _LARGER * rank[0] or (other[0] > rank[0] / _LARGER and first[other] < first[rank])
            for other in ranks
        )
        at = max(itertools.compress(itertools.count(1), above), default=0)
        ranks.insert(at, rank)
    return ranks


def _looks(headings: Sequence[Paragraph]) -> list[_Look]:
    """The look of each; those set as one that nothing else tells are of its look, too."""
    lines = [heading.lines[0][1] for heading in headings]
    styles: dict[tuple[str, bool], float] = {}
    for line in lines:
        if line.styled:
            styles.setdefault((line.font, line.text.isupper()), line.size)
    looks = []
    for line in lines:
        style = line.font, line.text.isupper()
        size = styles.get(style, 0.0)
        is_alike = abs(line.size - size) <= _SAME_LOOK * size
        name = f"{line.font}{' ' * line.text.isupper()}" if is_alike or line.styled else ""
        looks.append((_half(size if is_alike else line.size), line.bold, name))
    return looks


def look_of(heading: Paragraph) -> _Look:
    """The look of a heading by itself."""
    line = heading.lines[0][1]
    return _half(line.size), line.bold, line.font if line.styled else ""


def _half(size: float) -> float:
    return round(size * 2) / 2


def _rank(look: _Look) -> tuple[float, str]:
    return look[0], look[2]


def _depth(heading: Paragraph) -> int:
    match = _NUMBER.match(heading.lines[0][1].text)
    return match["number"].count(".") + 1 if match else 0
