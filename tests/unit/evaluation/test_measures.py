"""Measures against worked examples and the field's own implementation."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.evaluation.measures import MEASURES, ndcg, recall, reciprocal_rank, success

_grades = st.lists(st.integers(0, 3), max_size=120)


def test_ndcg_by_hand() -> None:
    # DCG = 3/log2(2) + 1/log2(4) = 3.5; ideal = 3/1 + 2/log2(3) + 1/2
    assert ndcg([3, 0, 1], [3, 2, 1]) == pytest.approx(3.5 / (3 + 2 / math.log2(3) + 0.5))


def test_the_others_by_hand() -> None:
    assert reciprocal_rank([0, 0, 1, 1]) == pytest.approx(1 / 3)
    assert recall([0, 1, 1], [1, 1, 1, 1]) == 0.5
    assert success([0, 1]) == 0.0
    assert success([0, 1], 5) == 1.0


def test_nothing_found_and_nothing_relevant_are_zero() -> None:
    assert all(measure([], [1]) == 0.0 for measure in MEASURES.values())
    assert all(measure([0, 0], []) == 0.0 for measure in MEASURES.values())


@given(_grades, _grades)
def test_every_measure_lies_between_0_and_1(found: list[int], missed: list[int]) -> None:
    for measure in MEASURES.values():
        assert 0.0 <= measure(found, found + missed) <= 1.0 + 1e-12


@given(
    st.dictionaries(st.integers(0, 150).map(str), st.integers(0, 3), min_size=1), st.permutations(range(150))
)
def test_measures_equal_trec_eval(qrels: dict[str, int], order: list[int]) -> None:
    ir_measures = pytest.importorskip("ir_measures")
    run = {"q": {str(item): float(-rank) for rank, item in enumerate(order)}}
    names = {"nDCG@10": "nDCG@10", "MRR@10": "RR@10", "recall@100": "R@100", "success@1": "Success@1"}
    measures = {name: ir_measures.parse_measure(theirs) for name, theirs in names.items()}
    ideal = [grade for grade in qrels.values() if grade > 0]

    reference = ir_measures.calc_aggregate(measures.values(), {"q": qrels}, run)

    for name, measure in measures.items():
        ours = MEASURES[name]([qrels.get(str(item), 0) for item in order], ideal)
        assert ours == pytest.approx(reference[measure], abs=1e-6)


def test_measures_look_as_deep_as_their_names_say() -> None:
    at = {depth: [0] * (depth - 1) + [1] for depth in (1, 2, 5, 6, 10, 11, 100, 101)}
    found = {
        name: [depth for depth, grades in at.items() if measure(grades, [1]) > 0]
        for name, measure in MEASURES.items()
    }

    assert found == {
        "nDCG@10": [1, 2, 5, 6, 10],
        "MRR@10": [1, 2, 5, 6, 10],
        "recall@100": [1, 2, 5, 6, 10, 11, 100],
        "success@1": [1],
        "success@5": [1, 2, 5],
    }


def test_of_more_relevant_items_than_ten_the_best_ten_are_ideal() -> None:
    assert ndcg([1] * 10, [1] * 12) == 1.0
    assert ndcg([2] * 10, [1, 1, *[2] * 10]) == 1.0  # whatever the order in which they were judged


def test_what_is_judged_irrelevant_counts_for_nothing() -> None:
    assert recall([0, 1], [1, 0, 0]) == 1.0
    assert reciprocal_rank([0, 1]) == 0.5
    assert success([0], 5) == 0.0
