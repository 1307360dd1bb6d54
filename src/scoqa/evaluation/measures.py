"""Measures of one ranking against judgements, named and computed as ``trec_eval`` and ``ir_measures`` do.

A ranking is given by the grades of its items from rank 1 on, with 0 for those that nobody judged relevant. ``ideal``
holds the grades of all relevant items of the question.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence


def ndcg(grades: Sequence[int], ideal: Sequence[int], k: int = 10) -> float:
    """Normalised discounted cumulative gain with linear gains (Järvelin & Kekäläinen 2002), 0..1.

    >>> round(ndcg([0, 1], [1]), 3)  # 1/log2(3)
    0.631
    """
    best = _dcg(sorted(ideal, reverse=True)[:k])
    return _dcg(grades[:k]) / best if best else 0.0


def _dcg(grades: Sequence[int]) -> float:
    return math.fsum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def reciprocal_rank(grades: Sequence[int], k: int = 10) -> float:
    """One over the rank of the first relevant item among ``k``; 0 if there is none."""
    return next((1 / rank for rank, grade in enumerate(grades[:k], start=1) if grade > 0), 0.0)


def recall(grades: Sequence[int], ideal: Sequence[int], k: int = 100) -> float:
    """The share of the relevant items that are among the first ``k``, 0..1."""
    relevant = sum(grade > 0 for grade in ideal)
    return sum(grade > 0 for grade in grades[:k]) / relevant if relevant else 0.0


def success(grades: Sequence[int], k: int = 1) -> float:
    """1 if any of the first ``k`` is relevant, else 0."""
    return float(any(grade > 0 for grade in grades[:k]))


MEASURES: dict[str, Callable[[Sequence[int], Sequence[int]], float]] = {
    "nDCG@10": ndcg,
    "MRR@10": lambda grades, _: reciprocal_rank(grades),
    "recall@100": recall,
    "success@1": lambda grades, _: success(grades),
    "success@5": lambda grades, _: success(grades, 5),
}
