"""What a term that is ready to search takes of memory."""

from __future__ import annotations

import numpy as np
import pytest

from scoqa.ranking import blocks, bounds
from scoqa.ranking.weights import Scheme
from scoqa.settings import Settings


@pytest.mark.parametrize(
    ("n", "df", "n_bytes"),
    [
        (100_000, 50_000, 2 + 4),  # gains and counts of every block
        (100_000, 10, 2 + 2 + 4),  # which block, gains and counts of those that hold it
        (1_000_000, 500_000, 2 + 4),
        (1_000_000, 1_000, 2 + 2 + 4),
    ],
)
def test_a_term_takes_six_bytes_a_block_or_eight_a_block_that_holds_it(n, df, n_bytes):
    sizes = blocks.Sizes(Scheme(Settings(), n, 10.0), np.full(n, 10))
    ids = np.arange(0, n, n // df, dtype=np.uint32)

    term = sizes.term(ids, np.ones(len(ids), np.uint32), 1.0)

    n_held = sizes.n_blocks if df > n // 8 else df
    assert term.n_bytes == n_bytes * n_held + 8 * len(term.best) + 1000


@pytest.mark.parametrize(("df", "n_bytes"), [(50_000, 100_352 + 50_000 * 4), (1_000, 1_000 * (8 + 2 + 4))])
def test_of_bounds_a_term_takes_a_byte_a_passage_or_fourteen_a_passage_that_holds_it(df, n_bytes):
    n = 100_000
    way = bounds.Bounds(Scheme(Settings(), n, 10.0), np.full(n, 10))
    ids = np.arange(0, n, n // df, dtype=np.uint32)

    term = way.term(ids, np.ones(len(ids), np.uint32), 1.0)

    # gains of all passages and a key of each that holds it; or a place, a gain and a key of each
    assert term.n_bytes == n_bytes + 1000
