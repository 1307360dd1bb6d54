"""Words of a question that end in a star (``secur*``): each stands for all words of the collection that begin so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoqa.analysis.terms import OR
from scoqa.analysis.tokens import normal
from scoqa.types import QueryTerm, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Forms(Protocol):
        """What is asked of the collection's words."""

        def forms(self, prefix: str, n: int) -> Sequence[tuple[str, int]]:
            """The n most frequent forms that begin with ``prefix``, with how often each occurs."""
            ...

        def term_of(self, form: str) -> str | None:
            """The term of a form that occurs."""
            ...

        def df(self, term: str) -> int:
            """Passages that hold a term, or one of terms joined by "|"."""
            ...


MOST_FORMS = 50
"""The most words that a beginning stands for, as each has its postings to go through; the most frequent ones are taken."""
_BEGUN = re.compile(r"(?<![\w*'\u2019-])([^\W\d_]\w{2,})\*(?![\w*])")
"""A beginning of at least three letters; "**bold**" and "A*" are no such words."""


def begun(question: str, terms: Sequence[QueryTerm], words: Forms) -> list[QueryTerm]:
    """The terms of a question, with one term of alternatives for each word that ends in a star.

    A word with a star for which the collection has no words stays as it was.

    Args:
        question: The text from which ``terms`` were read.
        terms: Its search words.
        words: The collection's words.
    """
    found = list(terms)
    for match in _BEGUN.finditer(question):
        forms = words.forms(normal(match[1]), MOST_FORMS)
        joined = OR.join(sorted({term for form, _ in forms if (term := words.term_of(form))}))
        if not joined:
            continue
        span = Span(*match.span())
        found = [term for term in found if not term.span.overlaps(span)]
        found.append(QueryTerm(match.group(), joined, span, df=words.df(joined)))
    return sorted(found, key=lambda term: term.span)
