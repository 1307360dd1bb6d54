"""How far a mean over questions can be trusted: bootstrap intervals and a paired randomisation test."""

from __future__ import annotations

from collections.abc import Sequence

_RESAMPLES = 2000
"""An interval is computed from so many samples of the questions, drawn with replacement."""
_FLIPS = 10_000
"""A p is computed from so many random choices of the differences' signs."""
_SEED = 2007  # any; fixed so that a report is the same each time


def interval(values: Sequence[float], share: float = 0.95) -> tuple[float, float]:
    """The percentile bootstrap interval of the mean that covers a ``share``; (0, 0) without values."""
    import numpy as np

    if not values:
        return 0.0, 0.0
    given = np.asarray(values, dtype=np.float64)
    rng = np.random.default_rng(_SEED)
    means = [given[rng.integers(0, len(given), len(given))].mean() for _ in range(_RESAMPLES)]
    low, high = np.quantile(means, [(1 - share) / 2, (1 + share) / 2])
    return float(low), float(high)


def paired_p(first: Sequence[float], second: Sequence[float]) -> float:
    """The two-sided p of a paired randomisation test: how often random signs give as large a difference.

    Args:
        first: One value for each question.
        second: Those of the same questions, in the same order; ValueError if they are not as many.
    """
    import numpy as np

    if len(first) != len(second):
        raise ValueError(f"not the same questions: {len(first)} and {len(second)} values")
    differences = np.asarray(second, dtype=np.float64) - np.asarray(first, dtype=np.float64)
    differences = differences[differences != 0]
    if not len(differences):
        return 1.0
    rng = np.random.default_rng(_SEED)
    seen = abs(differences.sum())
    as_large = 0
    for _ in range(_FLIPS):
        signs = rng.integers(0, 2, len(differences)) * 2 - 1
        as_large += bool(abs((signs * differences).sum()) >= seen - 1e-12)
    return (as_large + 1) / (_FLIPS + 1)


def shown_p(p: float) -> str:
    """A p as people read it: "p 0.042", "p < 0.001"."""
    return f"p {p:.3f}" if p >= 0.001 else "p < 0.001"
