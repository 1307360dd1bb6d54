"""Term counts of passages, over words that a lexicon has numbered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scoqa.analysis.counts import TermCounts
from scoqa.analysis.lexicon import Lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def count_terms(
    texts: Sequence[str], languages: Sequence[str], passages: Sequence[Sequence[int]], lexicon: Lexicon
) -> TermCounts:
    """The counts of passages made of texts.

    Args:
        texts: Sentences, titles and headings, each once; forms are counted over these.
        languages: Of each text, by whose rules its words go.
        passages: The texts of each passage, by their places in ``texts``; a text may be in several.
        lexicon: Numbers their words; one that knows words already saves analysing them again.
    """
    import numpy as np

    starts, sizes, numbers = _numbered(texts, languages, lexicon)
    n_of = np.fromiter(map(len, passages), np.int64, len(passages))
    parts = np.fromiter((text for of_one in passages for text in of_one), np.int64, int(n_of.sum()))
    row_of = np.repeat(np.repeat(np.arange(len(passages)), n_of), sizes[parts])
    words = numbers[_ranges(starts[parts], sizes[parts])]
    lengths = np.bincount(row_of, minlength=len(passages)).astype(np.int32)
    terms = lexicon.terms_of(words)
    in_order = lexicon.sorted_terms()
    in_order = in_order[np.bincount(terms, minlength=len(in_order))[in_order] > 0]
    column = np.zeros(len(lexicon.terms), np.int64)
    column[in_order] = np.arange(len(in_order))
    n_terms = max(len(in_order), 1)
    pairs, counts = np.unique(row_of * n_terms + column[terms], return_counts=True)
    rows, indices = np.divmod(pairs, n_terms)
    return TermCounts(
        tuple([lexicon.terms[term] for term in in_order.tolist()]),
        np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=len(passages))))).astype(np.int64),
        indices.astype(np.int32),
        counts.astype(np.int32),
        lengths,
        _forms(numbers, lexicon),
    )


def _numbered(
    texts: Sequence[str], languages: Sequence[str], lexicon: Lexicon
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(Where the words of each text start, how many they are, the numbers of all words)."""
    import numpy as np

    starts = np.zeros(len(texts), np.int64)
    sizes = np.zeros(len(texts), np.int64)
    found = [np.zeros(0, np.int64)]
    before = 0
    for language in sorted(set(languages)):
        own = [place for place, other in enumerate(languages) if other == language]
        ends, numbers = lexicon.numbers([texts[place] for place in own], language)
        starts[own] = ends[:-1] + before
        sizes[own] = np.diff(ends)
        found.append(numbers)
        before += len(numbers)
    return starts, sizes, np.concatenate(found)


def _forms(numbers: NDArray[np.int64], lexicon: Lexicon) -> dict[str, tuple[str, int]]:
    """Form → (term, occurrences), by form."""
    import numpy as np

    in_order = lexicon.sorted_entries()
    said = np.bincount(numbers, minlength=len(in_order))[in_order]
    spoken = np.flatnonzero(said)
    entries = lexicon.entries
    found: dict[str, tuple[str, int]] = {}
    for entry, n in zip(in_order[spoken].tolist(), said[spoken].tolist(), strict=True):
        form, term = entries[entry]
        # two terms of one form differ in accents only: "résumé" and "resume" in one language
        found[form] = (found[form][0], found[form][1] + n) if form in found else (term, n)
    return found


def _ranges(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """``starts[0], starts[0] + 1, …`` for as many as ``sizes[0]``, then the next."""
    import numpy as np

    before = np.cumsum(sizes) - sizes
    ranges: NDArray[np.int64] = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
    return ranges
