"""Lines: words as UTF-8 are the words they were made of."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoqa.analysis.lines import Words, lines_of

WORD = st.text("aé上\U0001f600", max_size=5)


@given(st.lists(st.tuples(WORD, WORD)))
@example([("", ""), ("a", "a"), ("é", "aa")])
def test_lines_are_the_words_they_are_made_of(pairs: list[tuple[str, str]]):
    words, others = [word for word, _ in pairs], [other for _, other in pairs]

    lines = lines_of(words)

    assert list(lines) == words
    assert [lines[place] for place in range(len(lines))] == words
    assert lines.n_chars().tolist() == list(map(len, words))
    backwards = np.arange(len(words))[::-1]
    assert list(lines.at(backwards)) == words[::-1]
    assert list(lines.without(lines_of(others))) == ["" if one == other else one for one, other in pairs]
    if words:
        assert lines.between(0, len(words)) == "\n".join(words).encode()


def test_a_word_with_a_line_end_is_refused():
    with pytest.raises(ValueError, match="holds no line end: 'a"):
        lines_of(["b", "a\n"])


@given(st.lists(st.lists(WORD, max_size=5), max_size=4))
def test_words_are_found_by_their_numbers(batches: list[list[str]]):
    words = Words()

    numbers = [list(words.add(batch)) for batch in batches]

    assert [[words[number] for number in own] for own in numbers] == batches
    flat = np.arange(len(words))[::-1]
    assert list(words.at(flat)) == [word for batch in batches for word in batch][::-1]
