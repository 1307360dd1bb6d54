"""Term counts of passages, over words that a lexicon has numbered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from scoqa.analysis.counts import FormCounts, TermCounts
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
    parts = np.fromiter(chain.from_iterable(passages), np.int64, int(n_of.sum()))
    row_of = np.repeat(np.repeat(np.arange(len(passages)), n_of), sizes[parts])
    terms = lexicon.terms_of(numbers[_ranges(starts[parts], sizes[parts])])
    in_order = lexicon.sorted_terms()
    in_order = in_order[np.bincount(terms, minlength=len(in_order))[in_order] > 0]
    column = np.zeros(len(lexicon.terms), np.int64)
    column[in_order] = np.arange(len(in_order))
    # the sort of whole numbers is the fastest way to bring equal ones together
    n_rows = max(len(passages), 1)
    keys = column[terms] * n_rows + row_of
    keys = np.sort(keys.astype(np.uint32 if len(in_order) * n_rows < 1 << 32 else np.uint64))
    firsts = np.flatnonzero(np.concatenate(([True] * (len(keys) > 0), keys[1:] != keys[:-1])))
    columns, rows = np.divmod(keys[firsts].astype(np.int64), n_rows)
    return TermCounts(
        [lexicon.terms[term] for term in in_order.tolist()],
        np.searchsorted(columns, np.arange(len(in_order) + 1)),
        rows,
        np.diff(np.append(firsts, len(keys))),
        np.bincount(row_of, minlength=len(passages)).astype(np.int32),
        _forms(numbers, lexicon),
    )


def _numbered(
    texts: Sequence[str], languages: Sequence[str], lexicon: Lexicon
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    """(Where the words of each text start, how many they are, the numbers of all words)."""
    import numpy as np

    starts = np.zeros(len(texts), np.int64)
    sizes = np.zeros(len(texts), np.int64)
    found = [np.zeros(0, np.int32)]
    before = 0
    for language in sorted(set(languages)):
        own = [place for place, other in enumerate(languages) if other == language]
        ends, numbers = lexicon.numbers([texts[place] for place in own], language)
        starts[own] = ends[:-1] + before
        sizes[own] = np.diff(ends)
        found.append(numbers)
        before += len(numbers)
    return starts, sizes, np.concatenate(found)


def _forms(numbers: NDArray[np.int32], lexicon: Lexicon) -> FormCounts:
    """The words that occur."""
    import numpy as np

    in_order = lexicon.sorted_forms()
    said = np.bincount(numbers, minlength=len(in_order))[in_order]
    spoken = np.flatnonzero(said)
    places = in_order[spoken]
    all_forms, all_terms = lexicon.forms, lexicon.terms
    forms = [all_forms[place] for place in places.tolist()]
    terms = [all_terms[place] for place in lexicon.terms_of(places).tolist()]
    counts = said[spoken].tolist()
    twice = [place for place, (form, following) in enumerate(pairwise(forms), start=1) if form == following]
    for place in reversed(twice):
        counts[place - 1] += counts.pop(place)
        # two terms of one form differ in accents only: "résumé" and "resume" in one language
        terms[place - 1] = min(terms[place - 1], terms.pop(place))
        del forms[place]
    return FormCounts(forms, terms, counts)


def _ranges(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """``starts[0], starts[0] + 1, …`` for as many as ``sizes[0]``, then the next."""
    import numpy as np

    before = np.cumsum(sizes) - sizes
    ranges: NDArray[np.int64] = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
    return ranges
