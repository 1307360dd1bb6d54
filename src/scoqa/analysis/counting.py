"""Term counts of passages, over words that a lexicon has numbered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from scoqa.analysis.counts import FormCounts, TermCounts
from scoqa.analysis.lexicon import Lexicon
from scoqa.analysis.lines import ranges
from scoqa.analysis.ordering import in_order

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
    terms = lexicon.terms_of(numbers[ranges(starts[parts], sizes[parts])])
    used = np.flatnonzero(np.bincount(terms))
    words = lexicon.terms.at(used)
    order, _ = in_order(words)
    column = np.zeros(len(lexicon.terms), np.int64)
    column[used[order]] = np.arange(len(order))
    # the sort of whole numbers is the fastest way to bring equal ones together
    n_rows = max(len(passages), 1)
    keys = column[terms] * n_rows + row_of
    keys = np.sort(keys.astype(np.uint32 if len(order) * n_rows < 1 << 32 else np.uint64))
    firsts = np.flatnonzero(np.concatenate(([True] * (len(keys) > 0), keys[1:] != keys[:-1])))
    columns, rows = np.divmod(keys[firsts].astype(np.int64), n_rows)
    return TermCounts(
        words.at(order),
        np.searchsorted(columns, np.arange(len(order) + 1)),
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

    said = np.bincount(numbers)
    spoken = np.flatnonzero(said)
    words = lexicon.forms.at(spoken)
    order, is_new = in_order(words)
    firsts = np.flatnonzero(is_new)
    spoken = spoken[order]
    terms = lexicon.terms_of(spoken)
    # two terms of one form differ in accents only: "résumé" and "resume" in one language
    for place in np.flatnonzero(~is_new).tolist():
        if terms[place - 1] != terms[place]:
            terms[place] = min(terms[place - 1 : place + 1], key=lexicon.terms.__getitem__)
    lasts = np.append(firsts, len(order))[1:] - 1
    return FormCounts(
        words.at(order[firsts]),
        lexicon.terms.at(terms[lasts]),
        np.add.reduceat(said[spoken], firsts).tolist() if len(firsts) else [],
    )
