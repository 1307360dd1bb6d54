"""Pages of a PDF whose letters have no known meaning: fonts that say how a letter looks, not which it is.

PDFium tells which characters come from such a font and gives their codes in its place. That alone says
little, as the codes of many a font are those of ASCII; so the words themselves are asked, of all such
pages together and then of each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from scoqa.analysis.languages import n_function_words
from scoqa.later import pattern
from scoqa.reading.pdf_layout import PageLines

_AROUND = "()[]{}<>«»“”„‘’\"'.,;:!?…%*†-–—"
"""What stands around words and numbers."""
_WORD = pattern(
    r"(?:[^\W\d_A-Z]{2,}|[A-Z][^\W\d_A-Z]+|[A-Z]{2,}|[^\W\d_]+(?:[-–’'/.&+][^\W\d_]+)+)\d{0,4}|[+±−-]?\d+(?:[.,:/×–−-]\d+)*"
)
"""A word in one case or with a capital, parts of one, or a number; never letters, digits and signs mixed."""
_LEAST_FUNCTION = 0.1
"""Share of function words of any language among the words of a text that reads; of gibberish at most .03."""
_LEAST_WORDS = 0.4
"""Share of a text's characters that stand in what looks like words and numbers; of gibberish at most .2."""
_LEAST_VOWELS, _VOWELS_ASKED = 0.2, 200
"""Share of vowels among Latin letters, and the letters from which it is asked: no language has under .3."""
_VOWELS = frozenset("aeiouyæœøı")


def take_garbled(pages: Sequence[PageLines]) -> None:
    """Take the lines of pages that do not read and mark those pages as garbled, which is to be scanned."""
    doubtful = [page for page in pages if page.unmapped]
    held = [page for page in doubtful if page.lines]  # others have nothing but controls, which are left out
    does_read = bool(held) and _reads(" ".join(map(_text, held)))
    for page in doubtful:
        if not page.lines or not (does_read or _reads(_text(page))):
            page.lines, page.garbled, page.scanned = [], True, True


def _text(page: PageLines) -> str:
    return " ".join(line.text for line in page.lines)


def _reads(text: str) -> bool:
    tokens = text.split()
    words = [word for token in tokens if len(word := token.strip(_AROUND)) > 1]
    if n_function_words(words) >= _LEAST_FUNCTION * len(tokens):
        return True
    held = sum(len(word) for word in words if _WORD.fullmatch(word))
    if held < _LEAST_WORDS * sum(len(token.strip(_AROUND)) for token in tokens):
        return False
    letters = [
        unicodedata.normalize("NFD", letter)[0]
        for letter in text.casefold()
        if letter.isalpha() and letter < "\u0250"
    ]
    return len(letters) < _VOWELS_ASKED or sum(map(_VOWELS.__contains__, letters)) >= _LEAST_VOWELS * len(
        letters
    )
