"""The words of drafts and papers, folded so that what is the same reads the same whatever its dress."""

from __future__ import annotations

import re

from scoqa.analysis.folding import folded
from scoqa.types import Document
from scoqa.value import NamedTuple

_BROKEN = r"(?:\u00ad\w+|[-\u00ad\u2010]\n\s*\w+)*"
"""The rest of a word whose syllables a line end parts."""
_SIGN = r"[<>≤≥≠=≈±+](?=\s*[.\d])|[%‰€£¥]|\$(?=\d)|(?<![\w)\]\u2010-])[\u2212\u2013-](?=\d)"
"""Signs that a number means something else with."""
_NOTE = r"\[\d{1,3}(?:\s*[,;\u2013-]\s*\d{1,3})*\]|(?<=[^\W\d][.,;:!?”’\"'])\d{1,3}(?=\s|\Z)"
"""The number of a note, which is no word of the text: "[12, 13]", or printed small behind a full stop."""
_LETTERS = r"\[[^\W\d_]{0,4}\]"
_MENDED = rf"(?:\w|{_LETTERS}(?=\w)|(?<=\w){_LETTERS})+"
"""A word in which the writer of a draft changed letters and says so: "[t]he", "establish[ed]"."""
_SOURCE_WORD = re.compile(rf"{_NOTE}|(\w+{_BROKEN}|{_SIGN})")
_DRAFT_WORD = re.compile(rf"{_NOTE}|({_MENDED}{_BROKEN}|{_SIGN})")
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_LEFT_OUT = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.")
_MOST_WORDS = 500_000
"""Words of documents that :class:`SourceWords` keeps."""


class Word(NamedTuple):
    """A word folded for comparison, and where it stands; ``is_marked`` where the draft's brackets change it."""

    text: str
    start: int
    stop: int
    is_marked: bool = False


class Piece(NamedTuple):
    """What a quotation has between two ellipses, as written and as words, with and without those in brackets."""

    written: str
    words: list[Word]
    plain: list[str]


class DocumentWords(NamedTuple):
    """The words of a document in order, and where each stands among them."""

    words: list[Word]
    at: dict[str, list[int]]


class SourceWords:
    """The words of documents that many quotations are held against, each document cut into them once.

    Those used last are kept, as many as ``most_words`` allow, and always the last one.
    """

    def __init__(self, most_words: int = _MOST_WORDS) -> None:
        self._most = most_words
        self._n_words = 0
        self._kept: dict[str, tuple[str, DocumentWords]] = {}

    def of(self, document: Document) -> DocumentWords:
        """The words of a document."""
        text, source = self._kept.pop(document.key, ("", None))
        if source is None or text != document.text:
            self._n_words -= len(source.words) if source else 0
            source = _cut_up(document.text)
            self._n_words += len(source.words)
        self._kept[document.key] = (document.text, source)  # the newest, behind all others
        while self._n_words > self._most and len(self._kept) > 1:
            _, oldest = self._kept.pop(next(iter(self._kept)))
            self._n_words -= len(oldest.words)
        return source


def pieces_of(text: str) -> list[Piece]:
    """A quotation's pieces, in order; one of marks alone is none."""
    pieces = []
    for part in _LEFT_OUT.split(text):
        brackets = [match.span() for match in _IN_BRACKETS.finditer(part)]
        words = [
            Word(
                _folded(match[1]),
                *match.span(),
                "[" in match[1] or any(start < match.start() < stop for start, stop in brackets),
            )
            for match in _DRAFT_WORD.finditer(part)
            if match[1]
        ]
        plain = [word.text for word in words if not word.is_marked or "[" in part[word.start : word.stop]]
        if plain:
            pieces.append(Piece(part, words, plain))
    return pieces


def _cut_up(text: str) -> DocumentWords:
    words = [Word(_folded(match[1]), *match.span()) for match in _SOURCE_WORD.finditer(text) if match[1]]
    at: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        at.setdefault(word.text, []).append(i)
    return DocumentWords(words, at)


def _folded(word: str) -> str:
    if len(word) == 1 and not word.isalnum():
        return "-" if word in "\u2212\u2013" else word
    return folded(re.sub(r"[\u00ad\u2010-]\s*|[\[\]]", "", word))
