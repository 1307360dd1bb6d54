"""Term counts of passages by scikit-learn's CountVectorizer, over terms that analysis has made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scoqa.analysis.counts import TermCounts


def count_terms(passages: Sequence[Sequence[str]], forms: Counter[tuple[str, str]]) -> TermCounts:
    """The counts of passages given as their terms.

    Args:
        passages: Indexed terms of each passage, repeats included.
        forms: Occurrences of each (form, term).
    """
    import numpy as np
    from sklearn.feature_extraction.text import CountVectorizer

    n_terms = [len(terms) for terms in passages]
    by_form = {form: (term, count) for (form, term), count in sorted(forms.items())}
    if not any(n_terms):
        empty = np.zeros(0, np.int32)
        indptr = np.zeros(len(passages) + 1, np.int64)
        return TermCounts((), indptr, empty, empty, np.zeros(len(passages), np.int32), by_form)
    vectorizer = CountVectorizer(analyzer=lambda terms: terms, dtype=np.int32)
    matrix = vectorizer.fit_transform(passages)
    matrix.sort_indices()
    return TermCounts(
        tuple(vectorizer.get_feature_names_out().tolist()),
        matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int32),
        matrix.data,
        np.array(n_terms, np.int32),
        by_form,
    )
