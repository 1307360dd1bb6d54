"""First pass in plain Python: the reference for the fast one, and the search of a process that has not imported numpy."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import compress, groupby
from operator import itemgetter

from scoqa.ranking.weights import Scheme, scheme_of, vector_lengths
from scoqa.settings import Settings
from scoqa.types import Part
from scoqa.value import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.ranking.index import IndexView

MANY = 2000
"""A term in fewer passages is simply added up: to find out whether that can be left out would take as long."""
ROUNDED = 1 - 1e-9
"""Lowers a bound by more than sums of the same numbers in another order can differ."""


class _Term(NamedTuple):
    """A term of the question.

    Attributes:
        ids: The ids of the passages that hold it and may be shown, ascending.
        counts: How often it occurs in each of them.
        sizes: The sizes of all passages by id, as :meth:`Scheme.part` takes them.
        gain: (count, size) to what it adds to the score of such a passage.
        most: The most it adds to any passage.
    """

    ids: Sequence[int]
    counts: Sequence[int]
    sizes: Sequence[float]
    gain: Callable[[int, float], float]
    most: float

    def add(self, scores: dict[int, float]) -> None:
        """Add what it gives to every passage that holds it."""
        gains = map(self.gain, self.counts, map(self.sizes.__getitem__, self.ids))
        if not scores:
            scores.update(zip(self.ids, gains, strict=True))
            return
        known = scores.get
        for passage_id, gain in zip(self.ids, gains, strict=True):
            scores[passage_id] = known(passage_id, 0.0) + gain

    def add_to(self, passage_ids: Iterable[int], scores: dict[int, float]) -> None:
        """Add what it gives to some passages, which have a score already."""
        ids, counts, sizes, gain, _ = self
        for passage_id in passage_ids:
            at = bisect_left(ids, passage_id)
            if at < len(ids) and ids[at] == passage_id:
                scores[passage_id] += gain(counts[at], sizes[passage_id])


def search_plain(
    view: IndexView,
    terms: Sequence[str],
    k: int,
    *,
    settings: Settings,
    allowed: bytes | None = None,
    weights: Sequence[float] | None = None,
) -> list[tuple[int, float]]:
    """The k best passages with their scores, best first; equal scores are in order of document key, then start.

    The terms that can add most, mostly the rarest, are added up first, until passages without any of them can no
    longer be among the best. From then on passages are dropped that the remaining terms cannot lift there. This is
    MaxScore, term by term: Turtle and Flood, *Query Evaluation: Strategies and Optimizations* (1995).

    Args:
        view: The index.
        terms: The question's terms, each once.
        k: At least 1.
        settings: Gives the weighting, k1 and b.
        allowed: One byte per passage id, 0 if it may not be shown; None allows all.
        weights: The weight of each term; None means 1 each.

    Returns:
        (passage id, score), scores above 0; a passage that shares no term with the question is never among them.

    Raises:
        ValueError: k is below 1.
    """
    if k < 1:
        raise ValueError(f"k is at least 1: {k}")
    own = _terms_of(view, terms, scheme_of(view, settings), allowed, weights)
    waiting = sorted(own, key=lambda term: -term.most)
    scores: dict[int, float] = {}
    while waiting:
        if len(scores) >= k and len(waiting[0].ids) > MANY:
            least = _reached(k, scores, waiting)
            if sum(term.most for term in waiting) < least:
                break
        waiting.pop(0).add(scores)
    else:
        if not scores:
            return []
        least = _reached(k, scores, ())
    found = list(scores)
    for at, term in enumerate(waiting):
        rest = sum(each.most for each in waiting[at:])
        found = [passage_id for passage_id in found if scores[passage_id] + rest >= least]
        term.add_to(found, scores)
    exact = {passage_id: 0.0 for passage_id in found if scores[passage_id] >= least}
    for term in own:  # added up in the question's order, for the same bits whatever the path
        term.add_to(exact, exact)
    return in_order(view, _best(k, exact), k)


def _terms_of(
    view: IndexView,
    names: Sequence[str],
    scheme: Scheme,
    allowed: bytes | None,
    weights: Sequence[float] | None,
) -> list[_Term]:
    sizes = vector_lengths(view, scheme) if scheme.is_cosine else view.lengths_plain()
    room = cache(scheme.room)  # few lengths and counts: most passages share theirs
    postings = [view.postings_plain(name) for name in names]
    idfs = [scheme.idf(len(ids)) for ids, _ in postings]
    factors = scheme.factors(idfs, weights or [1.0] * len(names))

    def gain_of(factor: float, idf: float) -> Callable[[int, float], float]:
        return cache(lambda tf, size: factor * scheme.share(idf, tf, room(size)))

    terms = []
    for (ids, counts), idf, factor in zip(postings, idfs, factors, strict=True):
        if allowed is not None:
            may_be_shown = [allowed[passage_id] for passage_id in ids]
            ids, counts = list(compress(ids, may_be_shown)), list(compress(counts, may_be_shown))
        terms.append(_Term(ids, counts, sizes, gain_of(factor, idf), factor * scheme.most(idf)))
    return terms


def _reached(k: int, scores: dict[int, float], waiting: Iterable[_Term]) -> float:
    """A score that at least k passages reach, from those that are best so far."""
    best = dict(_best(k, scores))
    for term in waiting:
        term.add_to(best, best)
    return heapq.nlargest(k, best.values())[-1] * ROUNDED


def _best(k: int, scores: dict[int, float]) -> list[tuple[int, float]]:
    """The k best passages and all that tie with the last of them."""
    least = heapq.nlargest(k, scores.values())[-1]
    return [entry for entry in scores.items() if entry[1] >= least]


def in_order(view: IndexView, scored: Iterable[tuple[int, float]], k: int) -> list[tuple[int, float]]:
    """The k best of some scored passages, best first; equal scores are in order of document key, then start."""
    by_score = sorted(scored, key=itemgetter(1), reverse=True)
    first = by_score[: k + 1]
    if len({score for _, score in first}) == len(first):
        return by_score[:k]
    found: list[tuple[int, float]] = []
    for _, group in groupby(by_score, itemgetter(1)):
        tied = list(group)
        if len(tied) > 1:
            places = view.tie_order([passage_id for passage_id, _ in tied])
            best = heapq.nsmallest(k - len(found), zip(places, tied, strict=True))
            tied = [entry for _, entry in best]
        found += tied
        if len(found) >= k:
            break
    return found


def explain(
    view: IndexView,
    terms: Sequence[str],
    passage_ids: Sequence[int],
    *,
    settings: Settings,
    weights: Sequence[float] | None = None,
) -> list[Part]:
    """How the first-pass score of each passage comes about: one part per passage, with the share of each term."""
    scheme = scheme_of(view, settings)
    sizes = vector_lengths(view, scheme) if scheme.is_cosine else view.lengths_plain()
    postings = [view.postings_plain(term) for term in terms]
    idfs = [scheme.idf(len(ids)) for ids, _ in postings]
    factors = scheme.factors(idfs, weights or [1.0] * len(terms))
    parts = []
    for passage_id in passage_ids:
        shares = []
        total = 0.0  # added up one by one, as the search does
        for term, factor, idf, (ids, counts) in zip(terms, factors, idfs, postings, strict=True):
            at = bisect_left(ids, passage_id)
            tf = counts[at] if at < len(ids) and ids[at] == passage_id else 0
            share = factor * scheme.part(idf, tf, sizes[passage_id]) if tf else 0.0
            shares.append((term, share))
            total += share
        parts.append(Part(settings.weighting, total, tuple(shares)))
    return parts
