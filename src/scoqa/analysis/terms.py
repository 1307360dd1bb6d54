"""Tokens to terms: spelling folded, stemmed, function words left out; and a question's search words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.tokens import TOKEN, Token, pieces, tokens, tokens_of
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
    found: dict[str, tuple[str, Span]] = {}
    said: Counter[str] = Counter()
    for match in TOKEN.finditer(question):
        if match.group() in STOP_WORDS:  # most of a question's words
            continue
        for token in tokens_of(question, match):
            term = term_of_token(token)
            if not term:
                continue
            stored = known(form_of_token(token)) if known is not None else None
            if token.joined and known is not None and stored is None:
                continue
            term = stored or term
            said[term] += 1
            found.setdefault(term, (question[token.span.start : token.span.stop], token.span))
    in_order = sorted(found.items(), key=lambda entry: entry[1][1])
    return [QueryTerm(word, term, span, weight=math.sqrt(said[term])) for term, (word, span) in in_order]


class _Word(NamedTuple):
    """What a finder knows of one word as it stands in texts.

    Attributes:
        n_positions: Tokens it counts for.
        hits: (token within the word, start, stop, index of the term) of the wanted ones among them.
        in_context: What it is depends on what stands around it, as for US.
    """

    n_positions: int
    hits: tuple[tuple[int, int, int, int], ...] = ()
    in_context: bool = False


@lru_cache(1 << 16)
def _plain(raw: str) -> tuple[str, str] | None:
    """(form, term) of a word of letters and digits; None where it takes a closer look."""
    if not (raw.isascii() and raw.isalnum()):
        return None
    form = raw.lower()
    return None if form in STOP_WORDS else (form, term_of(form))


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
        self._column = 0 if exact else 1
        self._index = {_exact(term.word) if exact else term.term: i for i, term in enumerate(wanted)}
        letters = {name[0].casefold() for name in self._index if name}
        self._first = letters | (
            {"o", "a"} if "e" in letters else set()
        )  # oestrogen and aesthetic fold to e…
        self._starts = frozenset(self._first | {letter.upper() for letter in self._first})
        self._seen: set[str] = set()
        self._telling: dict[str, _Word] = {}

    def __call__(self, text: str) -> list[tuple[int, Span, int]]:
        """Every occurrence in a text, in text order."""
        found: list[tuple[int, Span, int]] = []
        words = TOKEN.findall(text)
        self._learn_all(set(words) - self._seen)
        telling = self._telling
        more = at = 0  # tokens beyond one a word so far
        for i, raw in [(i, raw) for i, raw in enumerate(words) if raw in telling]:
            word = telling[raw]
            at = _place(text, raw, at)
            hits = self._hits_in_context(text, at) if word.in_context else word.hits
            found += [
                (i + more + offset, Span(at + start, at + stop), index) for offset, start, stop, index in hits
            ]
            more += word.n_positions - 1
            at += len(raw)
        return found

    def _learn_all(self, new: set[str]) -> None:
        """Look at words not met before; most are told from their first letter."""
        starts, index_of, column = self._starts, self._index, self._column
        for raw in [raw for raw in new if raw[0] in starts or not (raw.isalnum() and raw.isascii())]:
            plain = _plain(raw)
            if plain is not None:
                index = index_of.get(plain[column], -1)
                if index >= 0:
                    self._telling[raw] = _Word(1, ((0, 0, len(raw), index),))
                continue
            word = self._learn(raw)
            if word is not None:
                self._telling[raw] = word
        self._seen |= new

    def _learn(self, raw: str) -> _Word | None:
        """What to know of a word; None for a plain one that is not wanted."""
        parts = pieces(raw)
        if any(form in STOP_WORDS and form.upper() in self._index for form, *_ in parts):
            return _Word(sum(not joined for *_, joined in parts), in_context=True)
        hits = []
        position = -1
        for form, start, stop, joined in parts:
            position += not joined
            if form[0] in self._first:
                index = self._index.get(self._name(Token(form, Span(start, stop))), -1)
                if index >= 0:
                    hits.append((position, start, stop, index))
        if not hits and raw.isalnum() and len(parts) == 1:
            return None
        return _Word(position + 1, tuple(hits))

    def _hits_in_context(self, text: str, at: int) -> list[tuple[int, int, int, int]]:
        match = TOKEN.match(text, at)
        hits = []
        position = -1
        for token in tokens_of(text, match) if match else ():
            position += not token.joined
            index = self._index.get(self._name(token), -1)
            if index >= 0:
                hits.append((position, token.span.start - at, token.span.stop - at, index))
        return hits


def _place(text: str, raw: str, at: int) -> int:
    """Where a word that comes after ``at`` stands: not inside a longer plain word, which has no entry of its own.

    A dotted acronym may be followed by a letter at once ("i.e.the"), as no plain word holds one.
    """
    is_dotted = raw[-1] == "."
    while True:
        at = text.index(raw, at)
        stop = at + len(raw)
        is_inside = (at and text[at - 1].isalnum()) or (
            not is_dotted and stop < len(text) and text[stop].isalnum()
        )
        if not is_inside:
            return at
        at += 1


def _exact(word: str) -> str:
    """The form of a word of a question; of a hyphenated one, of the whole."""
    found = tokens(word)
    return form_of_token(found[-1]) if found else ""
