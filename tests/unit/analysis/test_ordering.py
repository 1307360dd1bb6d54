"""Ordering: numpy puts words where Python's sort does."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from scoqa.analysis.lines import lines_of
from scoqa.analysis.ordering import in_order

LETTERS = st.text("aab\x01é上\U0001f600", max_size=40)
WORD = LETTERS | st.builds("{}{}".format, st.sampled_from(["a" * 8, "ab" * 32, "上" * 24]), LETTERS)


@given(st.lists(WORD, max_size=30))
@example(["a" * 70 + "b", "a" * 70, "a" * 70 + "b", "a" * 71])
@example([""])
def test_words_stand_as_sorted_puts_them_and_equal_ones_keep_their_order(words: list[str]):
    order, is_new = in_order(lines_of(words))

    assert order.tolist() == sorted(range(len(words)), key=words.__getitem__)
    in_turn = [words[place] for place in order.tolist()]
    assert is_new.tolist() == [i == 0 or word != in_turn[i - 1] for i, word in enumerate(in_turn)]
