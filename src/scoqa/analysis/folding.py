"""Text without case, accents and dress, as names and values are compared; words of the index keep more."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """A text in small letters, its compatible forms (ligatures, wide letters) as they are usually written, without accents.

    >>> folded("Ångström ﬁelds")
    'angstrom fields'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
