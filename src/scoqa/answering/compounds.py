"""Compound words of a question that occur nowhere, split into two words that the collection has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoqa.analysis.terms import term_of
from scoqa.analysis.tokens import normal
from scoqa.types import QueryTerm, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Vocabulary(Protocol):
        """What is asked of the collection's words."""

        @property
        def languages(self) -> tuple[str, ...]:
            """The languages of the documents, the most frequent first."""
            ...

        def df(self, term: str) -> int:
            """Passages that hold a term."""
            ...


LINKS = {
    "de": ("", "s", "n", "en", "es", "er", "e"),
    "nl": ("", "s", "en", "e", "er"),
    "da": ("", "s", "e", "er"),
    "no": ("", "s", "e", "er"),
    "sv": ("", "s", "e", "o", "u", "a"),
}
"""The letters that may link the parts of a compound, by language; only German was measured."""
_LEAST_PART, _LEAST = 4, 8
"""The least letters of a part, and of a word that is split."""


def parted(terms: Sequence[QueryTerm], words: Vocabulary) -> Iterator[QueryTerm]:
    """The terms of a question, with each compound that occurs nowhere replaced by its two words, if both occur."""
    languages = [code for code in words.languages if code in LINKS]
    known = {term.term for term in terms}
    for term in terms:
        form = "" if term.df or not languages else normal(term.word, keep_accents=True)
        cut = next((found for code in languages if (found := _cut(form, code, words))), None)
        if cut is None or len(form) != len(term.word):
            yield term
            continue
        at, *parts = cut
        middle = term.span.start + at
        spans = (Span(term.span.start, middle), Span(middle, term.span.stop))
        for part, word, span in zip(parts, (term.word[:at], term.word[at:]), spans, strict=True):
            if part not in known:
                known.add(part)
                yield term._replace(word=word, term=part, span=span, df=words.df(part))


def _cut(form: str, language: str, words: Vocabulary) -> tuple[int, str, str] | None:
    """Where a form splits into two words of the collection, and their terms; None if it does not.

    Of several splits the one nearest to the middle is taken.
    """
    if len(form) < _LEAST or not form.isalpha():
        return None
    places = sorted(range(_LEAST_PART, len(form) - _LEAST_PART + 1), key=lambda at: abs(2 * at - len(form)))
    for at in places:
        last = term_of(form[at:], language)
        if not words.df(last):
            continue
        for link in LINKS[language]:
            first = form[:at].removesuffix(link)
            if len(first) + len(link) == at and len(first) >= _LEAST_PART:
                term = term_of(first, language)
                if term != last and words.df(term):
                    return at, term, last
    return None
