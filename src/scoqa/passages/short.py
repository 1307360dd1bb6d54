"""Short plain texts, one passage each, many at once: what cutting and counting make of them one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scoqa.analysis.counting import Numbered, number_whole
from scoqa.analysis.ends import Bounds, bounds_of
from scoqa.analysis.languages import analysed_as
from scoqa.analysis.lexicon import Lexicon
from scoqa.passages.cutting import is_plain
from scoqa.settings import Settings
from scoqa.types import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def short_ones(documents: Sequence[Document], settings: Settings) -> tuple[NDArray[np.int64], Bounds]:
    """The places of the documents that one window holds, and the sentences of each, which are its passage.

    Those are left out of which two sentences touch, as in Chinese: a word is not to go across.
    """
    import numpy as np

    plain = np.array([place for place, document in enumerate(documents) if is_plain(document)], np.int64)
    chosen = [documents[place] for place in plain.tolist()]
    bounds = bounds_of(
        [document.text for document in chosen], [document.meta.language for document in chosen]
    )
    text_of = np.repeat(np.arange(len(plain)), bounds.n)
    touching = (bounds.starts[1:] == bounds.stops[:-1]) & (text_of[1:] == text_of[:-1])
    is_short = bounds.n_words <= settings.passage_words
    is_short[text_of[1:][touching]] = False
    short = np.flatnonzero(is_short)
    return plain[short], bounds.of(short)


def number_short(documents: Sequence[Document], bounds: Bounds, lexicon: Lexicon) -> Numbered:
    """The words of short documents, ready to be counted.

    Args:
        documents: Each one passage, or none where it has no sentence.
        bounds: Their sentences.
        lexicon: One that knows words already saves analysing them again; it learns the new ones.
    """
    titles = [document.meta.title for document in documents]
    texts = [document.text for document in documents]
    languages = [analysed_as(document.meta.language) for document in documents]
    is_passage = bounds.n > 0
    if any(titles):
        texts = [f"{title} {text}" if title else text for title, text in zip(titles, texts, strict=True)]
        bounds = _behind(titles, bounds)
    return number_whole(texts, languages, bounds, is_passage, lexicon)


def _behind(titles: Sequence[str], bounds: Bounds) -> Bounds:
    """The sentences of texts that begin behind their titles and a blank, and each title as one before them."""
    import numpy as np

    sizes = np.fromiter(map(len, titles), np.int64, len(titles))
    shift = np.repeat(np.where(sizes, sizes + 1, 0), bounds.n)
    titled = np.flatnonzero(sizes)
    firsts = (np.cumsum(bounds.n) - bounds.n)[titled]
    return bounds._replace(
        n=bounds.n + (sizes > 0),
        starts=np.insert(bounds.starts + shift, firsts, 0),
        stops=np.insert(bounds.stops + shift, firsts, sizes[titled]),
    )
