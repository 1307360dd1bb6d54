"""Signals to a word, on their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.answering.confidence import Signals, confidence, probability, signals_of
from scoqa.answering.joined import Joined
from scoqa.settings import Settings
from scoqa.types import Confidence, Hit, Passage, QueryTerm, Span

_share = st.floats(0, 1)


def _signals(df: tuple[int, int], n_passages: int) -> Signals:
    """Of a passage of two sentences, "a b." and "a.", and the title "b"; asked for a and b."""
    text = "a b. a."
    sentences = (Span(0, 4), Span(5, 7))
    stretch = Joined(Hit(Passage("k", Span(0, 7), sentences), text, 1.0, 1), Span(0, 7), text, sentences)
    terms = [QueryTerm(word, word, Span(0, 1), df=n) for word, n in zip("ab", df, strict=True)]
    find = {text: [(0, Span(0, 1), 0), (1, Span(2, 3), 1), (2, Span(5, 6), 0)], "b": [(0, Span(0, 1), 1)]}
    return signals_of(stretch, "b", terms, n_passages, lambda where, _language: find[where], Settings())


def test_signals_by_hand() -> None:
    got = _signals((5, 5), 2000)

    assert got.together == pytest.approx(2 / (2 + 1.2))  # both words twice, one of them in the title
    assert got.size == pytest.approx(1.0986, abs=1e-4)  # ln 3
    assert got.sentence == pytest.approx(1.0)


def test_a_small_collection_is_judged_as_if_it_were_large() -> None:
    assert _signals((5, 1), 6) == _signals((5, 1), 1000)


@given(_share, _share, st.floats(0.7, 4), _share)
def test_more_words_found_together_never_lower_the_confidence(
    a: float, b: float, size: float, c: float
) -> None:
    low, high = sorted((a, b))

    assert probability(Signals(low, size, c)) <= probability(Signals(high, size, c))
    assert 0 <= probability(Signals(a, size, b)) <= 1


def test_the_words_from_end_to_end() -> None:
    assert confidence(Signals(1.0, 1.1, 1.0)) is Confidence.STRONG
    assert confidence(Signals(0.0, 0.7, 0.0)) is Confidence.NONE
