"""Where a question's terms stand in texts: made once a question, used on a hundred passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from scoqa.analysis.languages import ENGLISH, PREFIXING, stop_words
from scoqa.analysis.terms import OR, form_of_token, plain_word, term_of_token
from scoqa.analysis.tokens import TOKEN, Token, pieces, tokens, tokens_of, unaccented
from scoqa.types import QueryTerm, Span
from scoqa.value import NamedTuple

BEGINNINGS = {
    "ai": ("ae",), "ce": ("ca",), "di": ("dy",), "eo": ("ae",), "es": ("ae", "oe"), "et": ("ae",), "fe": ("fa", "fo"),
    "fi": ("ph",), "gy": ("gi",), "he": ("ha",), "ja": ("ga",), "li": ("ly",), "mu": ("mo",), "pa": ("py",),
    "pe": ("pa",), "pi": ("pz",), "si": ("sy",), "sk": ("sc",), "ti": ("ty",),
}  # fmt: skip
"""How else words may begin whose English term begins so: oestrogen is "estrogen", gaol "jail", dying "die"."""
_ANY = "abcdefghijklmnopqrstuvwxyz0123456789"

_Hit = tuple[int, int, int, int]
"""(tokens before it, start, stop, index of the term)."""


class _Word(NamedTuple):
    """What a finder knows of a word as it stands in texts.

    Attributes:
        n_positions: Tokens it counts for.
        hits: The wanted terms among them, places counted from its start.
        in_context: What it is depends on what stands around it, as for US.
    """

    n_positions: int
    hits: tuple[_Hit, ...] = ()
    in_context: bool = False


@lru_cache(1 << 14)
def _shape(raw: str, language: str) -> tuple[int, frozenset[str]]:
    """How many tokens a word counts for, and how their forms begin, see :func:`_head`."""
    parts = pieces(raw, language)
    heads = frozenset([_head(form, language) for form, *_ in parts])
    return sum(not joined for *_, joined in parts), heads


def _head(form: str, language: str) -> str:
    """What a form is told by in its language: two letters of English, else one without its accents."""
    return form[:2] if language == ENGLISH else unaccented(form[0])[0]


def _heads(names: Iterable[str], language: str) -> set[str]:
    """How forms may begin whose terms are these."""
    known = {_head(name.casefold(), language) for name in names if name}
    if language != ENGLISH:
        return known
    short = [head for head in known if len(head) == 1]  # "uing" is "u"
    others = {other for head in known for other in BEGINNINGS.get(head, ())}
    return known | others | {head + letter for head in short for letter in _ANY}


class Finder:
    """Finds a question's terms in texts.

    Called with a text and its language it gives (token position, span in the text, index of the term)
    of every occurrence in text order. Positions count tokens; a joined form shares its last part's
    position. Each word is looked at once, and most are told from their first letters.
    """

    def __init__(self, wanted: Sequence[QueryTerm], *, exact: bool = False) -> None:
        """Get ready for the terms of one question.

        Args:
            wanted: Its terms.
            exact: Only words written as in the question, case and accents aside.
        """
        self._exact = exact
        self._index: dict[str, int] = {}
        for i, term in enumerate(wanted):
            for name in [_exact(term.word)] if exact else term.term.split(OR):
                self._index[name] = i
        self._of_language: dict[str, _Reading] = {}

    def __call__(self, text: str, language: str = ENGLISH) -> list[tuple[int, Span, int]]:
        """Every occurrence in a text, in text order.

        Args:
            text: Any.
            language: By whose rules its words were indexed.
        """
        if self._exact:
            language = ENGLISH
        reading = self._of_language.get(language)
        if reading is None:
            reading = _Reading(self._index, language, exact=self._exact)
            self._of_language[language] = reading
        return reading.find(text)


class _Reading:
    """A finder's view of texts of one language."""

    def __init__(self, index: dict[str, int], language: str, *, exact: bool) -> None:
        self._index = index
        self._heads = _heads(index, language)
        self._n_letters = 2 if language == ENGLISH else 1
        self._starts = {
            start
            for head in self._heads
            for start in (head, head.upper(), head[:1].upper() + head[1:], head[:1] + head[1:].upper())
        }
        self._language = language
        self._name = form_of_token if exact else term_of_token
        self._column = 0 if exact else 1
        self._seen: set[str] = set()
        self._telling: dict[str, _Word] = {}

    def find(self, text: str) -> list[tuple[int, Span, int]]:
        """Every occurrence in a text, in text order."""
        words = TOKEN.findall(text)
        new = set(words) - self._seen
        if new:
            self._learn_all(new)
        telling = self._telling
        found: list[tuple[int, Span, int]] = []
        more = at = 0  # tokens beyond one a word so far
        for i, raw in [(i, raw) for i, raw in enumerate(words) if raw in telling]:
            n_positions, hits, in_context = telling[raw]
            at = _place(text, raw, at)
            if in_context:
                hits = self._hits(text, at)
            for before, start, stop, index in hits:
                found.append((i + more + before, Span(at + start, at + stop), index))
            more += n_positions - 1
            at += len(raw)
        return found

    def _learn_all(self, new: set[str]) -> None:
        """Look at words not met before; most are told from their first letter."""
        self._seen |= new
        starts, n, language, telling = self._starts, self._n_letters, self._language, self._telling
        is_prefixing = language in PREFIXING
        for raw in [raw for raw in new if raw[:n] in starts or not (raw.isalnum() and raw.isascii())]:
            plain = plain_word(raw) if language == ENGLISH else None
            if plain is not None:
                index = self._index.get(plain[self._column], -1)
                if index >= 0:
                    telling[raw] = _Word(1, ((0, 0, len(raw), index),))
                continue
            n_positions, heads = _shape(raw, language)
            if is_prefixing or not self._heads.isdisjoint(heads):
                self._learn(raw, n_positions)
            elif n_positions != 1:
                telling[raw] = _Word(n_positions)
        if is_prefixing:
            for raw in new.difference(telling):
                self._learn(raw, 1)

    def _learn(self, raw: str, n_positions: int) -> None:
        """Look at one word closely."""
        stops = stop_words(self._language)
        in_context = any(
            form in stops and unaccented(form).upper() in self._index
            for form, *_ in pieces(raw, self._language)
        )
        hits = () if in_context else self._hits(raw, 0)
        if hits or in_context or n_positions != 1:
            self._telling[raw] = _Word(n_positions, hits, in_context)

    def _hits(self, text: str, at: int) -> tuple[_Hit, ...]:
        """The wanted terms in the word at a place of a text."""
        match = TOKEN.match(text, at)
        hits = []
        position = -1
        is_english = self._language == ENGLISH
        for token in tokens_of(text, match, self._language) if match else ():
            position += not token.joined
            if is_english and not token.capitals and token.form[:2] not in self._heads:
                continue
            index = self._index.get(self._name(token, self._language), -1)
            if index >= 0:
                hits.append((position, token.span.start - at, token.span.stop - at, index))
        return tuple(hits)


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
    found: list[Token] = tokens(word)
    return form_of_token(found[-1]) if found else ""
