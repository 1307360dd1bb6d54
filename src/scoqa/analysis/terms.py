"""Tokens to terms: spelling folded, stemmed, function words left out; and a question's search words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.tokens import Token, tokens
from scoqa.types import QueryTerm, Span

_STEMMED_MAX = 40
"""Longer letter runs are no words of a language; they are kept as they are."""


@cache
def _american() -> dict[str, str]:
    """British spelling to American (the table of breame, Apache-2.0)."""
    from breame.data.spelling_constants import BRITISH_ENGLISH_SPELLINGS

    return dict(BRITISH_ENGLISH_SPELLINGS)


@cache
def _stem() -> Callable[[str], str]:
    import Stemmer

    stem: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord  # 0: its own cache is not for threads
    return stem


@cache
def term_of(form: str) -> str:
    """The term of a normalised form: American spelling, Snowball stem; forms that hold a digit stay."""
    if not form.isalpha() or len(form) > _STEMMED_MAX:
        return form
    folded = _american().get(form, form)
    if folded is form and "isation" in form:
        folded = form.replace("isation", "ization")
    return _stem()(folded)


def term_of_token(token: Token) -> str:
    """The indexed term of a token, "" for a function word; one in capitals is kept as it is written (US, WHO)."""
    if token.form in STOP_WORDS:
        return token.form.upper() if token.capitals else ""
    return term_of(token.form)


def form_of_token(token: Token) -> str:
    """The form under which the vocabulary lists a token: its own, in capitals where its term is."""
    return token.form.upper() if token.capitals and token.form in STOP_WORDS else token.form


def terms(text: str) -> list[str]:
    """The indexed terms of a text, in order."""
    return [term for token in tokens(text) if (term := term_of_token(token))]


def question_terms(question: str, known: Callable[[str], str | None] | None = None) -> list[QueryTerm]:
    """A question's search words, once each, in question order; function words are left out.

    A word said n times weighs the root of n.

    Args:
        question: As typed.
        known: The term of a form the index holds, None for one it does not; saves the stemmer and
            leaves out joined forms that occur nowhere.
    """
    found: dict[str, QueryTerm] = {}
    said: Counter[str] = Counter()
    for token in tokens(question):
        term = term_of_token(token)
        if not term:
            continue
        stored = known(form_of_token(token)) if known is not None else None
        if token.joined and known is not None and stored is None:
            continue
        term = stored or term
        said[term] += 1
        found.setdefault(term, QueryTerm(question[token.span.start : token.span.stop], term, token.span))
    in_order = sorted(found.values(), key=lambda term: term.span)
    return [replace(term, weight=math.sqrt(said[term.term])) for term in in_order]


class Finder:
    """Finds a question's terms in texts, fast: made once a question, used on a hundred passages.

    Called with a text it gives (token position, span in the text, index of the term) of every
    occurrence in text order. Positions count tokens; a joined form shares its last part's position.
    """

    def __init__(self, wanted: Sequence[QueryTerm], *, exact: bool = False) -> None:
        """Get ready for the terms of one question.

        Args:
            wanted: Its terms.
            exact: Only words written as in the question, case and accents aside.
        """
        self._name = form_of_token if exact else term_of_token
        self._index = {_exact(term.word) if exact else term.term: i for i, term in enumerate(wanted)}
        letters = {name[0].casefold() for name in self._index if name}
        self._first = letters | (
            {"o", "a"} if "e" in letters else set()
        )  # oestrogen and aesthetic fold to e…
        self._seen: dict[str, int] = {}

    def __call__(self, text: str) -> list[tuple[int, Span, int]]:
        """Every occurrence in a text, in text order."""
        found = []
        position = -1
        index, seen, first = self._index, self._seen, self._first
        for token in tokens(text):
            position += not token.joined
            form = token.form
            if form[0] not in first:
                continue
            name = form_of_token(token) if token.capitals else form
            at = seen.get(name)
            if at is None:
                at = seen[name] = index.get(self._name(token), -1)
            if at >= 0:
                found.append((position, token.span, at))
        return found


def _exact(word: str) -> str:
    """The form of a word of a question; of a hyphenated one, of the whole."""
    found = tokens(word)
    return form_of_token(found[-1]) if found else ""
