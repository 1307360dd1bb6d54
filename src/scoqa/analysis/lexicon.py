"""Texts to numbered words, fast: every distinct word is analysed once, however often it occurs."""

from __future__ import annotations

from itertools import islice

from scoqa.analysis.stops import STOP_WORDS
from scoqa.analysis.terms import form_of_token, term_of, term_of_token
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
        self._known: dict[str, tuple[int, ...] | None] = {}

    def numbers(self, text: str) -> list[int]:
        """The numbers of the indexed words of a text, in order."""
        words = TOKEN.findall(text)
        known = self._known
        found: list[int] = []
        for i, word in enumerate(words):
            try:
                numbers = known[word]
            except KeyError:
                numbers = known[word] = self._learn(word)
            found += self._in_context(text, i) if numbers is None else numbers
        return found

    def _learn(self, word: str) -> tuple[int, ...] | None:
        """The numbers of a word; None where they depend on what stands around it, as for US and IT."""
        parts = pieces(word)
        if any(form in STOP_WORDS and word[a:b].isupper() and b - a > 1 for form, a, b, _ in parts):
            return None
        return tuple(self._number((form, term_of(form))) for form, *_ in parts if form not in STOP_WORDS)

    def _in_context(self, text: str, i: int) -> list[int]:
        """The numbers of the i-th word, by what stands around it."""
        match = next(islice(TOKEN.finditer(text), i, None))
        return [
            self._number((form_of_token(token), term))
            for token in tokens_of(text, match)
            if (term := term_of_token(token))
        ]

    def _number(self, entry: tuple[str, str]) -> int:
        number = self._numbers.setdefault(entry, len(self.entries))
        if number == len(self.entries):
            self.entries.append(entry)
        return number
