"""The words that distinguish a stretch of text from the rest of the collection: its terms by ``(1 + ln tf) · idf``."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable

from scoqa.ranking.weights import idf
from scoqa.types import TellingWord


def telling(
    words: Iterable[tuple[str, str]], df: Callable[[str], int], n_passages: int, n: int
) -> list[TellingWord]:
    """The n words that distinguish a text most, best first; equal ones in the order of their terms.

    Args:
        words: (term, word as written) of each word of the text.
        df: Gives the number of passages that hold a term; terms that no passage holds are left out.
        n_passages: The number of passages in the collection.
        n: The most words.
    """
    written: dict[str, Counter[str]] = {}
    for term, word in words:
        written.setdefault(term, Counter())[word] += 1
    found = []
    for term, forms in written.items():
        n_with = df(term)
        if n_with:
            count = forms.total()
            most = max(forms.items(), key=lambda entry: (entry[1], entry[0]))[0]
            weight = (1 + math.log(count)) * idf(n_with, n_passages)
            found.append(TellingWord(most, term, count, n_with, weight))
    return sorted(found, key=lambda word: (-word.weight, word.term))[:n]
