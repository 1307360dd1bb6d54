"""Term counts of passages by scikit-learn's CountVectorizer, over words that a lexicon has numbered."""

from __future__ import annotations

from collections.abc import Sequence

from scoqa.analysis.counts import TermCounts
from scoqa.analysis.lexicon import Lexicon


def count_terms(
    passages: Sequence[Sequence[int]], written: Sequence[Sequence[int]], lexicon: Lexicon
) -> TermCounts:
    """The counts of passages given as the numbers of their words.

    Args:
        passages: Words of each passage, repeats included.
        written: All words of the documents, once as they stand there, for the counts of forms.
        lexicon: Whose numbers they are.
    """
    import numpy as np
    from sklearn.feature_extraction.text import CountVectorizer

    entries = lexicon.entries
    used = sorted({number for words in passages for number in words})
    terms = sorted({entries[number][1] for number in used})
    column = {term: i for i, term in enumerate(terms)}
    lengths = np.fromiter((len(words) for words in passages), np.int32, len(passages))
    forms = _counted_forms(written, lexicon)
    if not terms:
        empty = np.zeros(0, np.int32)
        return TermCounts((), np.zeros(len(passages) + 1, np.int64), empty, empty, lengths, forms)
    columns = {number: column[entries[number][1]] for number in used}
    vectorizer = CountVectorizer(
        analyzer=lambda words: [columns[number] for number in words],
        vocabulary=dict(zip(range(len(terms)), range(len(terms)), strict=True)),
        dtype=np.int32,
    )
    matrix = vectorizer.transform(passages)
    matrix.sort_indices()
    return TermCounts(
        tuple(terms),
        matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int32),
        matrix.data,
        lengths,
        forms,
    )


def _counted_forms(written: Sequence[Sequence[int]], lexicon: Lexicon) -> dict[str, tuple[str, int]]:
    """Form → (term, occurrences), by form."""
    import numpy as np

    total = sum(len(words) for words in written)
    numbers = np.fromiter((number for words in written for number in words), np.int64, total)
    counts = np.bincount(numbers, minlength=len(lexicon.entries)).tolist()
    found: dict[str, tuple[str, int]] = {}
    for (form, term), n in sorted(zip(lexicon.entries, counts, strict=True)):
        if n:  # two terms of one form differ in accents only: "résumé" and "resume" in one language
            found[form] = (found[form][0], found[form][1] + n) if form in found else (term, n)
    return found
