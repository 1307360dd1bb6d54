"""The weights of terms: worked examples of BM25's formulas and of the cosine's."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.ranking.weights import Scheme, idf, norm, saturated, smooth_idf
from scoqa.settings import Settings

SETTINGS = Settings()
BM25 = Scheme(SETTINGS, n_passages=9, mean_length=10.0)
COSINE = Scheme(Settings(weighting="cosine"), n_passages=9, mean_length=10.0)


def test_idf_by_hand():
    assert idf(1, 9) == pytest.approx(math.log(1 + 8.5 / 1.5))
    assert smooth_idf(1, 9) == pytest.approx(math.log(10 / 2) + 1)


@given(st.integers(1, 10**7).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_idf_never_vanishes_and_falls_with_df(sizes: tuple[int, int]):
    df, n_passages = sizes

    assert idf(df, n_passages) > 0
    assert smooth_idf(df, n_passages) >= 1
    assert df == 0 or idf(df, n_passages) < idf(df - 1, n_passages)


def test_length_counts_by_how_far_it_is_from_the_mean():
    # b .75: half as long as the mean is .25 + .75 / 2, twice as long .25 + .75 · 2
    assert [norm(length, 10.0, SETTINGS) for length in (5, 10, 20)] == pytest.approx([0.625, 1.0, 1.75])
    assert norm(20, 10.0, SETTINGS._replace(b=0)) == 1


def test_counts_saturate():
    # k1 1.2: 1 / 2.2, 2 / 3.2; in a passage of twice the norm 1 / 3.4
    assert saturated(1, 1.0, SETTINGS) == pytest.approx(1 / 2.2)
    assert saturated(2, 1.0, SETTINGS) == pytest.approx(2 / 3.2)
    assert saturated(1, 2.0, SETTINGS) == pytest.approx(1 / 3.4)
    assert saturated(10**9, 1.0, SETTINGS) < 1


def test_a_term_gives_a_passage_its_idf_times_its_saturated_count():
    assert BM25.part(2.0, 3, 20) == pytest.approx(2.0 * 3 / (3 + 1.2 * 1.75))
    assert BM25.part(2.0, 3, 20) < BM25.most(2.0) == 2.0
    assert BM25.factors([5.0, 6.0], [1.0, 0.4]) == [1.0, 0.4]


def test_the_cosine_divides_by_both_lengths():
    # a vector of length 4; the question's own is (2 · 3, 1 · 4) / sqrt(36 + 16): the first word is said twice
    assert COSINE.part(3.0, 2, 4.0) == pytest.approx(3.0 * 2 / 4)
    assert COSINE.factors([3.0, 4.0], [1.5, 1.0]) == pytest.approx([6 / math.sqrt(52), 4 / math.sqrt(52)])
    assert COSINE.factors([0.0], [1.0]) == [0.0]
    assert COSINE.most(7.0) == 1.0


@pytest.mark.parametrize("scheme", [BM25, COSINE])
def test_numbers_and_arrays_give_the_same_bits(scheme: Scheme):
    counts, sizes = np.arange(1, 50.0), np.arange(3, 52.0)

    singly = [scheme.part(1.7, float(tf), float(size)) for tf, size in zip(counts, sizes, strict=True)]

    assert scheme.part(1.7, counts, sizes).tolist() == singly


def test_a_cosine_of_words_that_weigh_nothing_divides_by_nothing():
    scheme = Scheme(Settings(weighting="cosine"), 3, 2.0)

    assert scheme.factors([2.0, 3.0], [0.0, 0.0]) == [0.0, 0.0]
