"""First pass with numpy for the first search of an index; it prepares nothing for later questions.

Preparing a term takes several times as long as reading it, and pays only from the second question on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from scoqa.ranking.plain import MANY, ROUNDED, in_order, search_plain
from scoqa.ranking.weights import Scheme, scheme_of
from scoqa.settings import Settings
from scoqa.value import NamedTuple

_SUM = 50_000
"""The steps that all terms of a question can give together; rounding up adds one per term, and all fit in 16 bits."""
_TERMS = 10_000
"""The most terms for which that fits."""
_TINY = 1e-300
"""The least step, whose inverse is a number, too."""
_LEAST = 5e-324
"""The least score, above 0."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scoqa.ranking.index import IndexView

    Ids = NDArray[np.uint32]
    Scores = NDArray[np.float64]


class _Term(NamedTuple):
    """A term of the question.

    Attributes:
        ids: The passages that hold it and may be shown, ascending.
        counts: How often it occurs in each.
        lengths: The lengths of all passages by id.
        scheme: How terms are weighted.
        idf: Its idf.
        factor: Its factor in the question.
    """

    ids: Ids
    counts: NDArray[np.uint32]
    lengths: NDArray[np.unsignedinteger]
    scheme: Scheme
    idf: float
    factor: float

    @property
    def most(self) -> float:
        """The most that it adds to any passage."""
        return self.factor * self.scheme.most(self.idf)

    def gains(self, ids: Ids, counts: NDArray[np.uint32]) -> Scores:
        """What it adds to the scores of passages with these counts."""
        room = self.scheme.room(self.lengths.take(ids).astype(np.float64))
        return self.factor * self.scheme.share(self.idf, counts.astype(np.float64), room)

    def gains_in(self, ids: Ids) -> Scores:
        """What it adds to the scores of some passages, 0 for those that do not hold it."""
        gains = np.zeros(len(ids))
        places = self.ids.searchsorted(ids)
        held = (self.ids.take(places, mode="clip") == ids).nonzero()[0]
        gains[held] = self.gains(ids.take(held), self.counts.take(places.take(held)))
        return gains


def search_once(
    view: IndexView,
    terms: Sequence[str],
    k: int,
    *,
    settings: Settings,
    allowed: bytes | None = None,
    weights: Sequence[float] | None = None,
) -> list[tuple[int, float]]:
    """The k best passages by BM25; arguments, result and method are those of :func:`scoqa.ranking.plain.search_plain`."""
    if len(terms) > _TERMS:
        return search_plain(view, terms, k, settings=settings, allowed=allowed, weights=weights)
    own = _terms_of(view, terms, settings, allowed, weights)
    waiting = sorted(own, key=lambda term: -term.most)
    step = max(_TINY, sum(term.most for term in own) / _SUM)
    # what passages gain at most of the terms so far, in steps; only what is written takes memory
    sums = np.zeros(view.n_ids, np.uint16)
    met: list[Ids] = []
    least = 0.0
    while waiting:
        if met and len(waiting[0].ids) > MANY:
            least = _reached(k, np.concatenate(met), sums, len(met), step, waiting)
            if sum(term.most for term in waiting) < least:
                break
        term = waiting.pop(0)
        places = term.ids.astype(np.intp)
        before = sums.take(places)
        sums[places] = before + _steps(term.gains(term.ids, term.counts), step)
        met.append(term.ids[before == 0])
    else:
        if not met:
            return []
        least = _reached(k, np.concatenate(met), sums, len(met), step, ())
    found = np.concatenate(met)
    high = sums.take(found) * step
    for at, term in enumerate(waiting):
        kept = (high + sum(each.most for each in waiting[at:]) >= least).nonzero()[0]
        found, high = found.take(kept), high.take(kept)
        high += term.gains_in(found)
    found = found[high >= least]
    exact = np.zeros(len(found))
    for term in own:  # the sum is that of the question's order, to the last bit
        exact += term.gains_in(found)
    best = (exact >= max(_LEAST, _kth(k, exact))).nonzero()[0]
    return in_order(view, zip(found.take(best).tolist(), exact.take(best).tolist(), strict=True), k)


def _terms_of(
    view: IndexView,
    names: Sequence[str],
    settings: Settings,
    allowed: bytes | None,
    weights: Sequence[float] | None,
) -> list[_Term]:
    """The terms that some passage which may be shown holds."""
    scheme, lengths = scheme_of(view, settings), view.lengths()
    may_be_shown = None if allowed is None else np.frombuffer(allowed, np.uint8) != 0
    terms = []
    for name, factor in zip(names, weights or [1.0] * len(names), strict=True):
        ids, counts = view.postings(name)
        idf = scheme.idf(len(ids))
        if may_be_shown is not None:
            shown = may_be_shown.take(ids)
            ids, counts = ids[shown], counts[shown]
        if len(ids):
            terms.append(_Term(ids, counts, lengths, scheme, idf, factor))
    return terms


def _steps(gains: Scores, step: float) -> NDArray[np.uint16]:
    """Gains in steps, rounded up, at least one step each."""
    return (gains * (1 / step)).astype(np.uint16) + np.uint16(1)


def _reached(
    k: int, found: Ids, sums: NDArray[np.uint16], n_summed: int, step: float, waiting: Iterable[_Term]
) -> float:
    """A score that at least k passages reach, from those that are best so far; 0 if there are fewer."""
    high = sums.take(found)
    best = (high >= _kth(k, high)).nonzero()[0]
    ids = found.take(best)
    low = (
        high.take(best).astype(np.float64) - n_summed
    ) * step  # each term's part is rounded up by a step at most
    for term in waiting:
        low += term.gains_in(ids)
    return max(0.0, _kth(k, low) * ROUNDED)


def _kth(k: int, scores: Scores | NDArray[np.uint16]) -> float:
    """The k-th largest value; 0 if there are fewer."""
    return float(np.partition(scores, len(scores) - k)[-k]) if len(scores) >= k else 0.0
