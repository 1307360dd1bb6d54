"""First pass in plain Python: the legible reference, and the search of a process that does without numpy."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import groupby
from operator import itemgetter

from scoqa.ranking.weights import scheme_of, vector_lengths
from scoqa.settings import Settings
from scoqa.types import Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoqa.ranking.index import IndexView


def search_plain(
    view: IndexView,
    terms: Sequence[str],
    k: int,
    *,
    settings: Settings,
    allowed: bytes | None = None,
    weights: Sequence[float] | None = None,
) -> list[tuple[int, float]]:
    """The k best passages with their scores, best first; equal scores by document key, then start.

    Args:
        view: The index.
        terms: Of the question, each once.
        k: From 1.
        settings: Weighting, k1 and b.
        allowed: One byte a passage id, 0 where it may not be shown; None allows all.
        weights: Of the terms; 1 each where None.

    Returns:
        (passage id, score above 0); a passage that shares no term is never among them.
    """
    if k < 1:
        raise ValueError(f"k is at least 1: {k}")
    scheme = scheme_of(view, settings)
    sizes = vector_lengths(view, scheme) if scheme.is_cosine else view.lengths_plain()
    postings = [view.postings_plain(term) for term in terms]
    idfs = [scheme.idf(len(ids)) for ids, _ in postings]
    scores: dict[int, float] = {}
    for factor, idf, (ids, counts) in zip(
        scheme.factors(idfs, weights or [1.0] * len(terms)), idfs, postings, strict=True
    ):
        part = cache(partial(scheme.part, idf))  # few counts and lengths: most passages share theirs
        for passage_id, tf in zip(ids, counts, strict=True):
            if allowed is None or allowed[passage_id]:
                score = factor * part(tf, sizes[passage_id])
                scores[passage_id] = scores.get(passage_id, 0.0) + score
    if not scores:
        return []
    least = heapq.nlargest(k, scores.values())[-1]
    return in_order(view, ((passage_id, score) for passage_id, score in scores.items() if score >= least), k)


def in_order(view: IndexView, scored: Iterable[tuple[int, float]], k: int) -> list[tuple[int, float]]:
    """The k best of scored passages, best first; equal scores by document key, then start."""
    by_score = sorted(scored, key=itemgetter(1), reverse=True)
    if len({score for _, score in by_score}) == len(by_score):
        return by_score[:k]
    found: list[tuple[int, float]] = []
    for _, group in groupby(by_score, itemgetter(1)):
        tied = list(group)
        if len(tied) > 1:
            places = view.tie_order([passage_id for passage_id, _ in tied])
            first = heapq.nsmallest(k - len(found), zip(places, tied, strict=True))
            tied = [entry for _, entry in first]
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
    """How the first-pass score of each passage comes about: a share a term, which add up to it."""
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
