"""The stretch of a text to show where the whole is too long."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.later import pattern
from scoqa.types import Span

LONGEST_WORD = 30
"""Code points; what is longer, or written without spaces, is cut anywhere."""
_WORD_START = pattern(r"(?<=\s)\S")


def window(text: str, start: int, highlights: Sequence[Span], size: int) -> tuple[int, int]:
    """The stretch of at most ``size`` code points that holds most distinct highlighted words, then most of them.

    Args:
        text: To be cut, between words.
        start: Where the text begins, in the highlights' own count.
        highlights: Sorted, disjoint spans.
        size: Code points.

    Returns:
        Positions in the text, ``low < high``; the whole text where it fits. Of equal stretches the first.
    """
    if len(text) <= size:
        return 0, len(text)
    inside = [
        (span.start - start, span.stop - start)
        for span in highlights
        if start <= span.start and span.stop <= start + len(text)
    ]
    best, first, last = (0, 0), 0, 0
    for number, (low, _) in enumerate(inside):
        fitting = [pair for pair in inside[number:] if pair[1] - low <= size]
        if not fitting:
            continue
        worth = len({text[a:b].casefold() for a, b in fitting}), len(fitting)
        if worth > best:
            best, first, last = worth, low, fitting[-1][1]
    if best == (0, 0):
        return 0, _word_end(text, size)
    word = _without_word(text, first)
    if first - word <= LONGEST_WORD and last - word <= size:
        first = word  # a highlight may be the second part of a hyphenated word
    spare = size - (last - first)
    low = _word_start(text, max(0, min(first - spare // 2, len(text) - size)), first)
    return low, max(last, _word_end(text, min(len(text), low + size)))


def _word_start(text: str, position: int, limit: int) -> int:
    """The first start of a word near and after a position, at most ``limit``; else the position itself."""
    if position == 0:
        return 0
    found = _WORD_START.search(text, position, min(limit, position + LONGEST_WORD) + 1)
    return found.start() if found else position


def _word_end(text: str, position: int) -> int:
    """The last end of a word near and before a position; the position itself inside a very long word."""
    if position >= len(text) or text[position].isspace():
        return position
    base = max(0, position - 2 * LONGEST_WORD)
    cut = base + len(re.sub(r"\S+$", "", text[base:position]).rstrip())
    return cut if cut > max(0, position - LONGEST_WORD) else position


def _without_word(text: str, position: int) -> int:
    """How long the text before a position is without the word at its end; of one far longer than words are, without a part."""
    base = max(0, position - 2 * LONGEST_WORD)
    return base + len(re.sub(r"\S+$", "", text[base:position]))
