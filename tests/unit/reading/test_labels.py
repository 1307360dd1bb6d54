"""Page labels: Roman numerals, and numbers inferred from runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoqa.reading.labels import are_positions, infer_labels, number_of, roman


@given(st.integers(1, 3999))
def test_roman_numerals_are_read_as_they_were_written(number: int):
    assert number_of(roman(number)) == (number, True)
    assert number_of(roman(number).upper()) == (number, True)


def test_what_is_no_number_is_none():
    assert [number_of(text) for text in ("", "iiii", "Iv", "2b", "123456")] == [None] * 5


def test_roman_front_matter_and_arabic_pages_have_their_own_runs():
    pages = [[], ["ii"], ["iii"], ["iv"], [], ["2"], ["3"], [], ["5"]]

    assert infer_labels(pages) == ["i", "ii", "iii", "iv", "1", "2", "3", "4", "5"]


def test_years_and_chapter_numbers_are_no_page_numbers():
    pages = [["2007", "1"], ["2007", "2"], ["2007", "3"], ["2007", "4"]]

    assert infer_labels(pages) == ["1", "2", "3", "4"]
    assert infer_labels([["7"], ["3"], ["9"], ["4"]]) == [""] * 4


def test_blank_pages_count():
    assert infer_labels([["11"], [], ["13"], ["14"]]) == ["11", "12", "13", "14"]


def test_pages_left_out_of_the_file_do_not_shift_the_labels_before_them():
    pages = [[f"{n}"] for n in (1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 20, 21, 22)]

    assert infer_labels(pages) == [text for (text,) in pages]


def test_a_page_whose_numbers_hold_the_fitting_one_belongs_to_the_run_beside_it():
    assert infer_labels([["1", "9"], ["2"], ["3"], ["4"]]) == ["1", "2", "3", "4"]


def test_pages_are_counted_through_a_year():
    pages = [["58938", "78"], ["58939"], ["58940"], []]

    assert infer_labels(pages) == ["58938", "58939", "58940", "58941"]


def test_labels_that_only_count_are_not_those_printed():
    printed = [["932", "4"], ["933"], [], ["935"]]

    assert are_positions(["1", "2", "3", "4"], printed)
    assert are_positions(["1", "2", "3", "4"], [["S1"], [], ["S3"], ["S4"]])
    assert not are_positions(["1", "2", "3", "4"], [["1"], ["2"], ["3"], []])
    assert not are_positions(["i", "1", "2", "3"], printed)  # the file knows
    assert not are_positions(["1", "2", "3", "4"], [["1"], ["2"], ["3"], ["4"]])
    assert not are_positions(["1", "2", "3", "4"], [[], ["7"], [], []])
    assert not are_positions(["1", "2", "3", "4"], [["40"], ["12"], ["13"], ["14"]])  # not all of them
