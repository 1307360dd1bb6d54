"""Phrases: words that a question puts in double quotation marks, which have to stand together as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scoqa.analysis.tokens import unaccented
from scoqa.types import QueryTerm, Span
from scoqa.value import NamedTuple

_QUOTED = re.compile(
    r'(?<!\w)"(?=\S)([^"]+)(?<=\S)"(?!\w)'  # inches are none: 5" and 6" guns
    r'|\u201c([^\u201c\u201d"]+)[\u201d"]|\u201e([^\u201e\u201c\u201d"]+)[\u201c\u201d"]|\u00ab([^\u00ab\u00bb]+)\u00bb'
)
_WORD = re.compile(r"\w+")
_INSIDE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufffe"))
"""Invisible characters that may stand inside a word."""
_EASTERN = "\u0e01"
"""First of the letters of scripts that write words without spaces."""
_LONG = 15
"""A question of more search words is a text, whose quotation marks ask for nothing."""


class Phrase(NamedTuple):
    """A phrase of a question.

    Attributes:
        text: The phrase as typed, without its marks.
        pattern: Finds it in a folded text.
        terms: Indices of the question's terms that every text with the phrase holds.
    """

    text: str
    pattern: re.Pattern[str]
    terms: tuple[int, ...]

    def stands_in(self, *texts: str) -> bool:
        """Whether one of the texts holds the words in a row; case, accents and punctuation do not matter."""
        return any(self.pattern.search(_folded(text)) for text in texts)


def phrases_of(question: str, terms: Sequence[QueryTerm]) -> list[Phrase]:
    """The phrases of a question, in its order; one of function words alone does not count.

    Args:
        question: The text from which ``terms`` were read.
        terms: Its search words.
    """
    return [] if len(terms) > _LONG else list(_phrases(question, terms))


def _phrases(question: str, terms: Sequence[QueryTerm]) -> Iterator[Phrase]:
    for match in _QUOTED.finditer(question):
        span = Span(*match.span(match.lastindex or 0))
        inside = [(i, term.span) for i, term in enumerate(terms) if span.contains(term.span)]
        own = tuple(  # "full grown" does not hold what "full-grown" is joined to
            i for i, one in inside if not any(one.contains(other) for _, other in inside if other != one)
        )
        words = _WORD.findall(_folded(question[span.start : span.stop]))
        if own and words:
            yield Phrase(question[span.start : span.stop].strip(), _pattern(words), own)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    before = "" if words[0][0] >= _EASTERN else r"(?<!\w)"
    after = "" if words[-1][-1] >= _EASTERN else r"(?!\w)"
    return re.compile(before + r"[\W_]+".join(map(re.escape, words)) + after)


def _folded(text: str) -> str:
    """A text in small letters without accents and invisible characters; spans in it differ from the original's."""
    return text.casefold() if text.isascii() else unaccented(text.translate(_INSIDE).casefold())


def in_all(postings: Sequence[Sequence[int]]) -> list[int]:
    """The passage ids that are in every one of some postings, ascending; there is at least one."""
    rarest, *others = sorted(postings, key=len)
    found = set(rarest)
    for ids in others:
        found.intersection_update(ids)
    return sorted(found)
