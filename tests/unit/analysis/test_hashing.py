from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoqa.analysis import hashing
from scoqa.analysis.hashing import PADDING, Numbering

STRING = st.binary(min_size=1, max_size=50).map(lambda string: string.replace(b"\0", b"0"))
STRINGS = st.lists(st.lists(STRING), max_size=4)


class _Noted:
    """A numbering of byte strings in the order in which they are learned."""

    def __init__(self) -> None:
        self.known = Numbering()
        self.learned: list[bytes] = []

    def numbers(self, strings: Sequence[bytes]) -> list[int]:
        sizes = np.array([len(string) for string in strings], np.int64)

        def learn(new: NDArray[np.int64]) -> NDArray[np.int32]:
            first = len(self.learned)
            self.learned += [strings[place] for place in new.tolist()]
            return np.arange(first, len(self.learned), dtype=np.int32)

        found: list[int] = self.known.numbers(
            b"".join(strings) + PADDING, np.cumsum(sizes) - sizes, sizes, learn
        ).tolist()
        return found


@given(STRINGS)
def test_a_number_is_that_of_the_string_that_was_learned_with_it(calls: list[list[bytes]]):
    noted = _Noted()

    for strings in calls:
        assert [noted.learned[number] for number in noted.numbers(strings)] == strings

    assert len(set(noted.learned)) == len(noted.learned)


@given(STRINGS)
def test_strings_of_one_hash_are_told_apart(calls: list[list[bytes]]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashing, "hashed", lambda own: np.zeros(len(own[0]), np.uint64))
        noted = _Noted()

        for strings in calls:
            assert [noted.learned[number] for number in noted.numbers(strings)] == strings


@given(st.sets(STRING, min_size=1))
def test_strings_whose_number_goes_are_learned_anew(strings: set[bytes]):
    noted = _Noted()
    told = sorted(strings)
    numbers = noted.numbers(told)
    moved = np.array([-1 if number % 2 else number for number in range(len(told))], np.int32)

    noted.known = noted.known.renumbered(moved)
    again = noted.numbers(told)

    assert [number < len(told) for number in again] == [not number % 2 for number in numbers]
    assert [noted.learned[number] for number in again] == told
