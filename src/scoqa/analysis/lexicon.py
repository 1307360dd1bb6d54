"""Texts to numbered words, fast: every distinct word is analysed once, however often it occurs."""

from __future__ import annotations

from itertools import islice

from scoqa.analysis.languages import ENGLISH, stop_words
from scoqa.analysis.terms import form_of_token, listed_form, term_of, term_of_token
from scoqa.analysis.tokens import TOKEN, pieces, tokens_of


class Lexicon:
    """Numbers the (form, term) pairs of texts; function words have no number.

    Gives what :func:`scoqa.analysis.tokens` and :func:`scoqa.analysis.term_of_token` say word by
    word.

    Attributes:
        entries: (form, term) by number.
    """

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._known: dict[str, dict[str, tuple[int, ...] | None]] = {}

    def numbers(self, text: str, language: str = ENGLISH) -> list[int]:
        """The numbers of the indexed words of a text, in order."""
        words = TOKEN.findall(text)
        known = self._known.setdefault(language, {})
        found: list[int] = []
        for i, word in enumerate(words):
            try:
                numbers = known[word]
            except KeyError:
                numbers = known[word] = self._learn(word, language)
            found += self._in_context(text, i, language) if numbers is None else numbers
        return found

    def _learn(self, word: str, language: str) -> tuple[int, ...] | None:
        """The numbers of a word; None where they depend on what stands around it, as for US and IT."""
        parts = pieces(word, language)
        stops = stop_words(language)
        if any(form in stops and word[a:b].isupper() and b - a > 1 for form, a, b, _ in parts):
            return None
        return tuple(
            self._number((listed_form(form, language), term_of(form, language)))
            for form, *_ in parts
            if form not in stops
        )

    def _in_context(self, text: str, i: int, language: str) -> list[int]:
        """The numbers of the i-th word, by what stands around it."""
        match = next(islice(TOKEN.finditer(text), i, None))
        return [
            self._number((form_of_token(token, language), term))
            for token in tokens_of(text, match, language)
            if (term := term_of_token(token, language))
        ]

    def _number(self, entry: tuple[str, str]) -> int:
        number = self._numbers.setdefault(entry, len(self.entries))
        if number == len(self.entries):
            self.entries.append(entry)
        return number
