"""Acronyms that a text introduces in brackets, with the words they stand for.

The method is that of Schwartz and Hearst, *A simple algorithm for identifying abbreviation definitions
in biomedical text* (2003): the letters of the short form are looked for from its end backwards in the
words before the bracket, and its first letter has to begin a word. Where the last words begin with its letters one by
one they are the long form, also if fewer would hold them: "extended regular expression (ERE)", not "expression".
"""

from __future__ import annotations

import re

from scoqa.analysis.stops import STOP_WORDS
from scoqa.types import Span
from scoqa.value import NamedTuple

_BRACKET = re.compile(r"[(\[]\s*([^\W_][\w.&/+-]{1,9})\s*(?:[;,][^)\]]*)?[)\]]")
_SENTENCE_END = re.compile(r"[.;:!?]\s|\n\s*\n|[()\[\]]")
_WORD = re.compile(r"[\W_]*([^\W_]\S*)")
_PART = re.compile(r"[\W_]*([^\W_][^\s-]*)")
"""Half of a word with a hyphen is a word, too."""
_SMALL = re.compile(r"(?:and|by|from|of|or|than|to|with)\b", re.IGNORECASE)
"""What no long form begins with."""
_QUOTES = "\"'”’»›"


class Introduced(NamedTuple):
    """One place where an acronym is introduced.

    Attributes:
        short: The acronym as written in the brackets.
        long: What it stands for, on one line.
        span: Both, in the text.
    """

    short: str
    long: str
    span: Span


def acronyms(text: str) -> list[Introduced]:
    """Every "long form (SF)" of a text in order; a short form has two capitals or more."""
    found = []
    for match in _BRACKET.finditer(text):
        short = match[1].strip(".")
        letters = [char for char in short if char.isalnum()]
        if sum(char.isupper() for char in letters) < 2 or short.isdecimal():
            continue
        start = _start_of_long(text, match.start(), "".join(letters))
        if start >= 0:
            long = " ".join(text[start : match.start()].split()).rstrip(_QUOTES)
            found.append(Introduced(short, long, Span(start, match.end())))
    return found


def _start_of_long(text: str, stop: int, letters: str) -> int:
    """Where the words begin that the letters stand for; -1 where the words before do not hold them so."""
    n_words = min(len(letters) + 5, 2 * len(letters))
    low = max(0, stop - 40 * n_words)
    for end in _SENTENCE_END.finditer(text, low, stop):
        low = end.end()
    words = list(_WORD.finditer(text, low, stop))[-n_words:]
    if not words:
        return -1
    at = max(
        _initials(words, letters), _initials(list(_PART.finditer(text, words[0].start(), stop)), letters)
    )
    if at >= 0:
        return at
    first = words[0].start(1)
    at = stop
    for position in range(len(letters) - 1, -1, -1):
        letter = letters[position].casefold()
        at -= 1
        while at >= first and (
            text[at].casefold() != letter or (position == 0 and not _begins_long(text, at, first))
        ):
            at -= 1
        if at < first:
            return -1
    long = text[at:stop].strip()
    held = [word.strip("=:") for word in long.casefold().split()]
    is_itself = letters.casefold() in held or len(long) <= len(letters)
    return -1 if is_itself or STOP_WORDS.issuperset(held) else at


def _initials(words: list[re.Match[str]], letters: str) -> int:
    """Where words begin whose first letters are those asked for, function words between them aside; -1 if they are not."""
    left = len(letters)
    for word in reversed(words):
        is_small = word[1].casefold() in STOP_WORDS
        if word[1][0].casefold() == letters[left - 1].casefold() and not (is_small and left == 1):
            left -= 1
            if not left:
                return word.start(1)
        elif not is_small:
            return -1
    return -1


def _begins_long(text: str, at: int, first: int) -> bool:
    """Whether a word begins here that may begin a long form."""
    if at > first and text[at - 1].isalnum():
        return False
    return _SMALL.match(text, at) is None
