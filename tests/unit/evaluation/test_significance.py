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
