"""Words of a question that occur nowhere, read as the most similar word of the collection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoqa.analysis.spelling import distance
from scoqa.analysis.tokens import normal
from scoqa.types import QueryTerm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Spellings(Protocol):
        """What is asked of the collection's words."""

        def nearest(self, form: str) -> Sequence[tuple[str, int]]:
            """The forms of the collection most similar to this one, with how often they occur, nearest first."""
            ...

        def term_of(self, form: str) -> str | None:
            """The term of a form that occurs."""
            ...

        def df(self, term: str) -> int:
            """Passages that hold a term."""
            ...


_WEIGHT = 0.8
"""The weight of a guessed word, as a share; .4 to 1 rank nearly alike (docs/evaluation.md)."""
ENOUGH_WORDS = 20_000
"""In a collection of at least so many words, one that occurs nowhere is more likely misspelt than just not said; a single
paper has fewer."""
_ONE_SLIP, _TWO_SLIPS = 5, 9
"""The least letters of a word that is recognised in spite of one slip, and of two; the latter may begin with a slip."""


_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_WRITTEN = {
    **dict(zip(_NUMBERS, map(str, range(13)), strict=True)),
    **dict(zip(map(str, range(13)), _NUMBERS, strict=True)),
}
"""Small numbers: the digits of each word, and the word of each number."""


def respelt(terms: Sequence[QueryTerm], words: Spellings, *, slips: bool = True) -> Iterator[QueryTerm]:
    """The terms of a question, with those that occur nowhere replaced by another spelling that does.

    Small numbers in digits stand for those in words and the other way round; any other word for the most similar word
    of the collection, if one is similar enough.

    Args:
        terms: The question's terms with their document frequencies.
        words: The collection's words.
        slips: Whether similar words are looked for.
    """
    known = {term.term for term in terms if term.df}
    for term in terms:
        form = "" if term.df else normal(term.word)
        near = _WRITTEN.get(form, "")
        if near or (slips and form.isalpha() and len(form) >= _ONE_SLIP):
            near = near or _likely(form, words.nearest(form))
            other = words.term_of(near) if near else None
            if other and other not in known:
                known.add(other)
                weight = term.weight * _WEIGHT
                yield term._replace(term=other, df=words.df(other), weight=weight, read_as=near)
                continue
        yield term


def _likely(form: str, nearest: Sequence[tuple[str, int]]) -> str:
    """The first of the nearest forms that is few enough slips away; "" if there is none."""
    is_long = len(form) >= _TWO_SLIPS
    most = 2 if is_long else 1
    likely = (near for near, _ in nearest if near.isalpha() and (is_long or near[0] == form[0]))
    return next((near for near in likely if distance(form, near, most) <= most), "")
