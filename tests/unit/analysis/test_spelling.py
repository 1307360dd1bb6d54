"""How far two spellings are apart."""

import pytest

from scoqa.analysis.spelling import distance


@pytest.mark.parametrize(
    ("first", "second", "slips"),
    [
        ("energy", "energy", 0),
        ("enrgy", "energy", 1),
        ("enregy", "energy", 1),  # neighbours swapped
        ("enregi", "energy", 2),
        ("owl", "energy", 3),  # more than asked for
    ],
)
def test_slips_are_counted_up_to_the_most(first: str, second: str, slips: int) -> None:
    assert distance(first, second, 2) == distance(second, first, 2) == slips
