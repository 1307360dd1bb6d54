"""Text without case, accents and dress, as names and values are compared; words of the index keep more."""

from __future__ import annotations

import re
import unicodedata

from scoqa.later import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

_MOST_MARKS = 30
"""Marks on one letter; no language has more (the bound of Unicode's Stream-Safe Text Format, UAX #15)."""
_PILED = pattern(rf"[^\w\s]{{{_MOST_MARKS + 1},}}")
"""Runs of what is no letter that may hold more marks; all marks are such."""


def normalized(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """A text in a normal form of Unicode, in linear time: sorting the marks on a letter takes the square of their number.

    Of more than 30 marks on one letter the first 30 stay.
    """
    if len(text) > _MOST_MARKS and not text.isascii():
        text = _PILED.sub(_few_marks, text)
    return unicodedata.normalize(form, text)


def _few_marks(run: re.Match[str]) -> str:
    kept = []
    n_marks = 0
    for char in run[0]:
        n_marks = n_marks + 1 if unicodedata.combining(char) else 0
        if n_marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def folded(text: str) -> str:
    """A text in small letters, its compatible forms (ligatures, wide letters) as they are usually written, without accents.

    >>> folded("Ångström ﬁelds")
    'angstrom fields'
    """
    decomposed = normalized("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
