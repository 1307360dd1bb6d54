"""Term counts of passages, over words that a lexicon has numbered.

Numbering is most of the work and depends on nothing but the texts, so that it is done a few documents at a
time, in any process; counts are made of what one transaction writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from scoqa.analysis.counts import FormCounts, TermCounts
from scoqa.analysis.lexicon import Lexicon
from scoqa.analysis.lines import Lines, ranges
from scoqa.analysis.ordering import in_order
from scoqa.value import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoqa.analysis.ends import Bounds

    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.int32]


_AT_ONCE = 1 << 20
"""Words that are counted at once: bounds the memory, which several numbers of eight bytes are needed of for each."""


class Numbered(NamedTuple):
    """The words of some documents, numbered among themselves.

    Attributes:
        forms: The words as written, normalised, by number; all of them occur, one may several times.
        term_of: The number of the term of each.
        terms: Distinct ones, by a number of their own.
        words: The words of all texts by number, text after text.
        sizes: Words of each text.
        parts: The texts of all passages by their places, passage after passage; a text may be in several.
        n_parts: Texts of each passage.
        n_texts: Texts of each document.
        n_passages: Passages of each document.
    """

    forms: Lines
    term_of: Numbers
    terms: Lines
    words: Numbers
    sizes: Numbers
    parts: Numbers
    n_parts: Numbers
    n_texts: Numbers
    n_passages: Numbers


def number_words(
    texts: Sequence[str],
    languages: Sequence[str],
    passages: Sequence[Sequence[int]],
    sizes: Sequence[tuple[int, int]],
    lexicon: Lexicon,
) -> Numbered:
    """The words of documents.

    Args:
        texts: Sentences, titles and headings, each once, document after document; forms are counted over these.
        languages: Of each text, by whose rules its words go.
        passages: The texts of each passage, by their places in ``texts``; a text may be in several.
        sizes: Texts and passages of each document.
        lexicon: Numbers their words; one that knows words already saves analysing them again.
    """
    import numpy as np

    n_of = np.array(sizes, np.int32).reshape(-1, 2)
    return _among_themselves(
        *_numbered(texts, languages, lexicon),
        lexicon,
        parts=np.fromiter(chain.from_iterable(passages), np.int32),
        n_parts=np.fromiter(map(len, passages), np.int32, len(passages)),
        n_texts=n_of[:, 0],
        n_passages=n_of[:, 1],
    )


def number_whole(
    texts: Sequence[str], languages: Sequence[str], bounds: Bounds, is_passage: Mask, lexicon: Lexicon
) -> Numbered:
    """The words of documents of one passage at most, each of which is all of its document's text.

    Args:
        texts: Of each document, its title and its sentences.
        languages: Of each document, by whose rules its words go.
        bounds: Where title and sentences stand in each text.
        is_passage: Whether a document has a passage, not only a title.
        lexicon: Numbers their words; one that knows words already saves analysing them again.
    """
    import numpy as np

    ones = np.ones(len(texts), np.int32)
    return _among_themselves(
        *_numbered(texts, languages, lexicon, bounds),
        lexicon,
        parts=np.flatnonzero(is_passage).astype(np.int32),
        n_parts=ones[is_passage],
        n_texts=ones,
        n_passages=is_passage.astype(np.int32),
    )


def _among_themselves(
    n_words: NDArray[np.int64], numbers: Numbers, lexicon: Lexicon, **of_documents: Numbers
) -> Numbered:
    """Words by the numbers of a lexicon, numbered anew: only those that occur."""
    import numpy as np

    used = np.flatnonzero(np.bincount(numbers))
    terms = lexicon.terms_of(used)
    used_terms = np.flatnonzero(np.bincount(terms))
    return Numbered(
        forms=lexicon.forms.at(used),
        term_of=_places(used_terms)[terms],
        terms=lexicon.terms.at(used_terms),
        words=_places(used)[numbers],
        sizes=n_words.astype(np.int32),
        **of_documents,
    )


def count_terms(groups: Sequence[Numbered], order: Sequence[int] | None = None) -> TermCounts:
    """The counts of the passages of documents.

    Args:
        groups: Documents whose words were numbered together.
        order: The documents to count, by their places among those of all groups; None for all as they are.
    """
    import numpy as np

    every = _joined(groups)
    sizes, n_parts = every.sizes.astype(np.int64), every.n_parts.astype(np.int64)
    starts = np.cumsum(sizes) - sizes
    words, parts = every.words, every.parts
    places = np.arange(len(every.n_texts)) if order is None else np.array(order, np.int64)
    passages = _owned(every.n_passages, places)
    if np.array_equal(np.sort(places), np.arange(len(every.n_texts))):  # all of them: only rows change places
        row_of_passage = np.argsort(passages)
    else:
        texts = _owned(every.n_texts, places)
        words = words[ranges(starts[texts], sizes[texts])]
        parts = parts[_owned(every.n_parts, passages)]
        n_parts = n_parts[passages]
        row_of_passage = np.arange(len(n_parts))
    said = np.bincount(words, minlength=len(every.forms))
    spoken = np.flatnonzero(said)
    column_of_term, terms = _columns(every.terms, np.flatnonzero(np.bincount(every.term_of[spoken])))
    sizes_of = sizes[parts]
    row_of_part = np.repeat(row_of_passage, n_parts)
    lengths = np.bincount(row_of_part, sizes_of, len(n_parts)).astype(np.int32)
    # the sort of whole numbers is the fastest way to bring equal ones together
    bits = max(len(n_parts) - 1, 0).bit_length()
    keys: NDArray[np.unsignedinteger] = np.empty(
        int(sizes_of.sum()), np.uint32 if len(terms) << bits < 1 << 32 else np.uint64
    )
    column = (column_of_term[every.term_of] << bits).astype(keys.dtype)
    is_once = np.array_equal(parts, np.arange(len(sizes)))  # each text in one passage, as of short ones
    done = 0
    for some in _in_stretches(sizes_of):
        row_of = np.repeat(row_of_part[some], sizes_of[some]).astype(keys.dtype)
        own = slice(done, done + len(row_of))
        said_here = every.words[own if is_once else ranges(starts[parts[some]], sizes_of[some])]
        keys[own] = column[said_here] | row_of
        done += len(row_of)
    keys.sort()
    is_first = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    firsts = np.flatnonzero(is_first)
    counts = np.empty(len(firsts), np.int32)
    counts[:-1] = firsts[1:] - firsts[:-1]
    counts[-1:] = len(keys) - firsts[-1:]
    keys = keys[firsts]
    del firsts
    indptr = np.append(0, np.cumsum(np.bincount((keys >> bits).astype(np.int64), minlength=len(terms))))
    rows = (keys & (1 << bits) - 1).astype(np.int32)
    del keys
    held = np.flatnonzero(np.diff(indptr))  # words of a title that stands over no passage are in none
    return TermCounts(
        terms if len(held) == len(terms) else terms.at(held),
        np.append(indptr[held], len(rows)),
        rows,
        counts,
        lengths,
        _forms(
            every.forms if len(spoken) == len(every.forms) else every.forms.at(spoken),
            column_of_term[every.term_of[spoken]],
            said[spoken],
            terms,
        ),
    )


def _in_stretches(sizes: NDArray[np.int64]) -> list[slice]:
    """Things of some sizes in stretches of about so much together that can be handled at once."""
    import numpy as np

    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    bounds = np.searchsorted(ends, np.arange(_AT_ONCE, total, _AT_ONCE)).tolist()
    return [slice(start, stop) for start, stop in pairwise([0, *bounds, len(sizes)])]


def _numbered(
    texts: Sequence[str], languages: Sequence[str], lexicon: Lexicon, bounds: Bounds | None = None
) -> tuple[NDArray[np.int64], Numbers]:
    """(How many words each text has, the numbers of all words, text after text)."""
    import numpy as np

    starts = np.zeros(len(texts), np.int64)
    sizes = np.zeros(len(texts), np.int64)
    found = [np.zeros(0, np.int32)]
    before = 0
    said = sorted(set(languages))
    for language in said:
        own = np.array([place for place, other in enumerate(languages) if other == language])
        ends, numbers = lexicon.numbers(
            [texts[place] for place in own.tolist()], language, None if bounds is None else bounds.of(own)
        )
        starts[own] = ends[:-1] + before
        sizes[own] = np.diff(ends)
        found.append(numbers)
        before += len(numbers)
    numbers = np.concatenate(found)
    return sizes, numbers if len(said) < 2 else numbers[ranges(starts, sizes)]


def _places(used: NDArray[np.int64]) -> Numbers:
    """By number, its place among those that are used."""
    import numpy as np

    places = np.zeros(int(used[-1]) + 1 if len(used) else 0, np.int32)
    places[used] = np.arange(len(used))
    return places


def _joined(groups: Sequence[Numbered]) -> Numbered:
    """All documents as one group, in which a form or term may have several numbers."""
    if len(groups) == 1:
        return groups[0]
    return Numbered(
        forms=Lines(b"".join(group.forms.raw for group in groups)),
        term_of=_shifted([(group.term_of, len(group.terms)) for group in groups]),
        terms=Lines(b"".join(group.terms.raw for group in groups)),
        words=_shifted([(group.words, len(group.forms)) for group in groups]),
        sizes=_shifted([(group.sizes, 0) for group in groups]),
        parts=_shifted([(group.parts, len(group.sizes)) for group in groups]),
        n_parts=_shifted([(group.n_parts, 0) for group in groups]),
        n_texts=_shifted([(group.n_texts, 0) for group in groups]),
        n_passages=_shifted([(group.n_passages, 0) for group in groups]),
    )


def _shifted(columns: Sequence[tuple[Numbers, int]]) -> Numbers:
    """Numbers of several groups, those of each behind as many things as the groups before have."""
    import numpy as np

    found = [np.zeros(0, np.int32)]
    before = 0
    for numbers, n in columns:
        found.append(numbers + np.int32(before))
        before += n
    return np.concatenate(found)


def _owned(sizes: Numbers, owners: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of what some owners have, who have so many each, owner after owner."""
    import numpy as np

    n = sizes.astype(np.int64)
    return ranges((np.cumsum(n) - n)[owners], n[owners])


def _columns(terms: Lines, used: NDArray[np.int64]) -> tuple[NDArray[np.int64], Lines]:
    """(By number of those that are used, the place of a term in order; the terms in order, each once)."""
    import numpy as np

    chosen = terms if len(used) == len(terms) else terms.at(used)
    order, is_new = in_order(chosen)
    column = np.zeros(len(terms), np.int64)
    column[used[order]] = np.cumsum(is_new) - 1
    return column, chosen.at(order[is_new])


def _forms(forms: Lines, columns: NDArray[np.int64], said: NDArray[np.int64], terms: Lines) -> FormCounts:
    """The words that occur, each once."""
    import numpy as np

    order, is_new = in_order(forms)
    firsts = np.flatnonzero(is_new)
    if not len(firsts):
        return FormCounts(forms, terms, [])
    return FormCounts(
        forms.at(order[firsts]),
        # two terms of one form differ in accents only: "résumé" and "resume" in one language
        terms.at(np.minimum.reduceat(columns[order], firsts)),
        np.add.reduceat(said[order], firsts).tolist(),
    )
