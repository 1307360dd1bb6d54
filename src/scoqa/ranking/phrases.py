"""Phrases: words that a question puts in double quotation marks, which have to stand together, as written or near."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scoqa.analysis.tokens import unaccented
from scoqa.types import QueryTerm, Span
from scoqa.value import NamedTuple

_QUOTED = re.compile(
    r'(?<!\w)"(?=\S)([^"]+)(?<=\S)"(?!\w)'  # inches are none: 5" and 6" guns
    r'|\u201c([^\u201c\u201d"]+)[\u201d"]|\u201e([^\u201e\u201c\u201d"]+)[\u201c\u201d"]|\u00ab([^\u00ab\u00bb]+)\u00bb'
)
_REACH = re.compile(r"~(\d{1,2})(?!\w)")
"""What stands behind the closing mark where words need not stand in a row: "energy club"~5."""
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
        reach: The most other words that may stand among its words, which then come in any order; 0 if it is sought word
            for word.
    """

    text: str
    pattern: re.Pattern[str]
    terms: tuple[int, ...]
    reach: int = 0

    @property
    def sought(self) -> str:
        """The phrase with its marks, and how it is looked for."""
        return f'"{self.text}"~{self.reach}' if self.reach else f'"{self.text}" word for word'

    def stands_in(self, *texts: str) -> bool:
        """Whether one of the texts holds the words so; case, accents and punctuation do not matter."""
        if self.reach:
            words = _WORD.findall(_folded(self.text))
            return any(_are_near(words, _WORD.findall(_folded(text)), self.reach) for text in texts)
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
            reach = _REACH.match(question, match.end())
            yield Phrase(
                question[span.start : span.stop].strip(), _pattern(words), own, int(reach[1]) if reach else 0
            )


def _are_near(words: Sequence[str], text: Sequence[str], reach: int) -> bool:
    """Whether a stretch of a text holds all the words, in any order, with at most so many others among them."""
    lacking = Counter(words)
    n_lacking, first = len(words), 0
    for last, word in enumerate(text):
        n_lacking -= lacking[word] > 0
        lacking[word] -= 1
        while not n_lacking:
            if last + 1 - first - len(words) <= reach:
                return True
            lacking[text[first]] += 1
            n_lacking += lacking[text[first]] > 0
            first += 1
    return False


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
