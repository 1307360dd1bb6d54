"""Intervals and paired tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.evaluation.significance import interval, paired_p, shown_p

_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@given(_values)
def test_an_interval_holds_the_mean_between_the_extremes(values: list[float]) -> None:
    low, high = interval(values)

    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9


def test_an_interval_narrows_with_more_questions() -> None:
    few, many = interval([0, 1] * 5), interval([0, 1] * 500)

    assert many[1] - many[0] < few[1] - few[0]
    assert interval([]) == (0.0, 0.0)


def test_a_difference_on_every_question_is_no_accident() -> None:
    before = [0.1 * (i % 7) for i in range(40)]

    assert paired_p(before, [value + 0.1 for value in before]) < 0.001
    assert paired_p(before, before) == 1.0


def test_a_difference_as_often_up_as_down_is_chance() -> None:
    assert paired_p([0.5] * 40, [0.4, 0.6] * 20) > 0.5


def test_values_of_different_questions_cannot_be_paired() -> None:
    with pytest.raises(ValueError, match="2 and 1"):
        paired_p([1, 2], [1])


def test_a_small_p_is_no_zero() -> None:
    assert [shown_p(p) for p in (0.0001, 0.0421, 1.0)] == ["p < 0.001", "p 0.042", "p 1.000"]


def test_an_interval_leaves_out_as_much_on_either_side_as_it_says() -> None:
    # the mean of 100 questions of which half are right: 0.5 ± 1.96 · 0.5 / 10
    low, high = interval([0, 1] * 50)
    narrow = interval([0, 1] * 50, share=0.5)  # 0.5 ± 0.674 · 0.5 / 10

    assert (low, high) == (pytest.approx(0.402, abs=0.015), pytest.approx(0.598, abs=0.015))
    assert narrow == (pytest.approx(0.466, abs=0.011), pytest.approx(0.534, abs=0.011))
    assert interval([0.25]) == (0.25, 0.25)


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([1, 1, 1, 1], 2 / 16),  # all up or all down
        ([1, 1, 1, -1], 10 / 16),  # all but 3 of 2 up and 2 down
        ([1, 2, 4], 2 / 8),
        ([1, 2, -4], 8 / 8),  # every choice of signs is at least 1 away from 0
        ([1, 0, 0, 0], 1.0),
        ([-1, -1, -1, -1, 0], 2 / 16),
    ],
)
def test_a_p_is_the_share_of_signs_that_give_as_large_a_difference(differences: list[int], p: float) -> None:
    first = [0.5] * len(differences)
    second = [0.5 + difference / 10 for difference in differences]

    assert paired_p(first, second) == pytest.approx(p, abs=0.015)
    assert paired_p(second, first) == paired_p(first, second)


def test_a_difference_of_many_questions_is_never_said_to_be_impossible() -> None:
    assert paired_p([0.0] * 60, [1.0] * 60) == 1 / 10_001
    assert shown_p(0.001) == "p 0.001"


def test_intervals_and_p_are_the_same_each_time() -> None:
    values = [0.1 * (i % 9) for i in range(50)]

    assert interval(values) == interval(values)
    assert paired_p(values, values[::-1]) == paired_p(values, values[::-1])
