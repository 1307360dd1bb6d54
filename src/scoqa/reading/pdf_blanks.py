"""Blanks between words that PDFium does not see: "theLabor", where a file draws none and only parts the words by a gap.

PDFium makes a blank of a gap by rules that depend on the letters beside it, and misses one in some hundred on pages of some
programs. Only pages whose blanks are all made by it are looked at, and all their words only where one of a few pairs
of letters that hardly stand in a word has a gap.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from scoqa.later import pattern

if TYPE_CHECKING:
    from scoqa.reading.pdf_characters import Characters

_PAIRS = pattern(r"[A-Z](?<=[a-z][a-z].)(?=[a-z])"), pattern(r",(?<=[a-z][a-z],)(?=[a-z][a-z])")
"""A capital behind small letters, a comma before some: what is found begins behind a gap, or stands before it."""
_ASKED = 12
"""Such pairs of a page that are asked for their gap."""
_WORD = pattern(r"[^\s\x02\ufffe]{4,}")
_GAP = 0.13
"""Heights of the font between two letters past which another word begins; the narrowest blanks are about .14."""
_WITHIN, _USUAL = 0.06, 0.03
"""Within a word the widest gap and the middle one are at most so wide; words whose letters are set apart have others."""
_EVEN = 0.05
"""Heights of the font by which letters of one line differ in their place and size at most."""


def missed(page: Characters) -> dict[str, str]:
    """Words of a page that are several, each with the blanks that it lacks."""
    text = page.text
    at = text.find(" ", len(text) // 2)
    if at < 0 or not page.is_made(at):  # as in most files, which draw their blanks
        return {}
    places = (
        found.start() + behind
        for behind, pairs in enumerate(_PAIRS)
        for found in itertools.islice(pairs.finditer(text), _ASKED)
    )
    if not any(_GAP <= _gap(page, at) < 1 for at in places):
        return {}
    found = {}
    for word in _WORD.finditer(text):
        parts = _parts(page, word[0], word.start())
        if len(parts) > 1:
            found[word[0]] = " ".join(parts)
    return found


def _gap(page: Characters, at: int) -> float:
    """Heights of the font between a character and the one before it; 0 where they stand in different lines."""
    (_, left, foot, height), (right, _, bottom, last) = page.box(at - 1), page.box(at)
    if height <= 0 or max(abs(height - last), abs(foot - bottom)) > _EVEN * height:
        return 0.0
    return (right - left) / height


def _parts(page: Characters, word: str, start: int) -> list[str]:
    """What stands between the gaps of a word: the words that it is, or itself."""
    gaps = [_gap(page, start + at) for at in range(1, len(word))]
    cuts = [at for at, gap in enumerate(gaps, 1) if gap >= _GAP]
    if not cuts:
        return [word]
    others = sorted(gap for gap in gaps if gap < _GAP)
    if not others or others[-1] > _WITHIN or others[len(others) // 2] > _USUAL:
        return [word]
    parts = [word[a:b] for a, b in itertools.pairwise([0, *cuts, len(word)])]
    are_words = all(
        (a[-1].isalpha() or a[-1] in ",.;:)") and b[0].isalpha() for a, b in itertools.pairwise(parts)
    ) and all(sum(map(str.isalpha, part)) > 1 for part in parts)
    return parts if are_words else [word]
