"""The part of a long text that is shown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from scoqa.render.window import window
from scoqa.types import Span

TEXT = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda"


def test_a_text_that_fits_is_shown_whole():
    assert window(TEXT, 0, [], 200) == (0, len(TEXT))


def test_without_highlights_the_beginning_is_shown():
    low, high = window(TEXT, 0, [], 20)

    assert TEXT[low:high] == "alpha beta gamma"


def test_distinct_words_beat_repeated_ones():
    text = "club club club " + "x " * 30 + "energy club " + "y " * 30
    highlights = [Span(0, 4), Span(5, 9), Span(10, 14), Span(75, 81), Span(82, 86)]

    low, high = window(text, 0, highlights, 24)

    assert "energy club" in text[low:high]


@given(st.integers(0, 50), st.integers(5, 60), st.sets(st.sampled_from(range(10)), max_size=5))
def test_a_window_fits_and_begins_with_a_word(start: int, size: int, numbers: set[int]):
    words = [match.span() for match in re.finditer(r"\w+", TEXT)]
    highlights = [Span(words[n][0] + start, words[n][1] + start) for n in sorted(numbers)]

    low, high = window(TEXT, start, highlights, size)

    assert 0 <= low < high <= len(TEXT)
    assert high - low <= max(size, 7)
    assert low == 0 or TEXT[low - 1] == " "


def test_a_word_of_millions_is_cut_at_once():
    text = "a" * 2_000_000 + " orbits the moon."

    low, high = window(text, 0, [Span(2_000_001, 2_000_007)], 100)

    assert text[low:high].endswith("orbits the moon.")
