"""Signals to a word, on their own."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa import Collection
from scoqa.answering.confidence import Signals, confidence, probability, signals_of, soundness
from scoqa.answering.joined import Joined
from scoqa.ranking.weights import idf
from scoqa.settings import Settings
from scoqa.types import Confidence, Hit, Passage, QueryTerm, Span

_share = st.floats(0, 1)


def _signals(df: tuple[int, int], n_passages: int, read_as: str = "", hits: Sequence[Hit] = ()) -> Signals:
    """Of a passage of two sentences, "a b." and "a.", and the title "b"; asked for a and b, b perhaps misspelt."""
    text = "a b. a."
    sentences = (Span(0, 4), Span(5, 7))
    stretch = Joined(Hit(Passage("k", Span(0, 7), sentences), text, 1.0, 1), Span(0, 7), text, sentences)
    terms = [QueryTerm(word, word, Span(0, 1), df=n) for word, n in zip("ab", df, strict=True)]
    terms[1] = terms[1]._replace(read_as=read_as)
    find = {text: [(0, Span(0, 1), 0), (1, Span(2, 3), 1), (2, Span(5, 6), 0)], "b": [(0, Span(0, 1), 1)]}
    return signals_of(
        stretch, "b", terms, n_passages, lambda where, _language: find[where], Settings(), hits=hits
    )


def test_signals_by_hand() -> None:
    got = _signals((5, 5), 2000)

    assert got.together == pytest.approx(2 / (2 + 1.2))  # both words twice, one of them in the title
    assert got.size == pytest.approx(1.0986, abs=1e-4)  # ln 3
    assert got.sentence == pytest.approx(1.0)
    assert got.neighbours == pytest.approx(math.log(1 + 2 * idf(5, 2000)))  # "a b"
    assert got.lead == 1.0
    assert got.covered == 1.0


def test_a_word_read_as_another_is_held_by_half() -> None:
    found = _signals((5, 5), 2000, read_as="b")

    held = idf(5, 2000) + idf(0, 2000) / 2
    assert found.sentence == pytest.approx(held / (idf(5, 2000) + idf(0, 2000)))


def test_the_lead_is_over_the_best_hit_of_another_place() -> None:
    def hit(start: int, score: float) -> Hit:
        return Hit(Passage("k", Span(start, start + 7), ()), "", score, 1)

    hits = [hit(0, 1.0), hit(5, 0.9), hit(20, 0.75), hit(40, 0.1)]

    assert _signals((5, 5), 2000, hits=hits).lead == pytest.approx(0.25)


def test_a_small_collection_is_judged_as_if_it_were_large() -> None:
    assert _signals((5, 1), 6) == _signals((5, 1), 1000)


@given(_share, _share, st.floats(0.7, 4), _share)
def test_more_words_found_together_never_lower_the_confidence(
    a: float, b: float, size: float, c: float
) -> None:
    low, high = sorted((a, b))

    assert probability(Signals(low, size, c, 1, c, 1.0)) <= probability(Signals(high, size, c, 1, c, 1.0))
    assert 0 <= probability(Signals(a, size, b, c, c, 1.0)) <= 1


@given(_share, _share, st.floats(0.7, 4), _share)
def test_a_larger_lead_never_weakens_the_word(a: float, b: float, size: float, c: float) -> None:
    low, high = sorted((a, b))

    assert soundness(Signals(c, size, c, 1, low, 1.0)) <= soundness(Signals(c, size, c, 1, high, 1.0))


def test_the_words_from_end_to_end() -> None:
    assert confidence(Signals(1.0, 1.1, 1.0, 2.0, 0.5, 1.0)) is Confidence.STRONG
    assert confidence(Signals(1.0, 1.1, 1.0, 2.0, 0.5, 0.7)) is Confidence.FAIR  # a word of weight is lacking
    assert confidence(Signals(1.0, 1.1, 1.0, 2.0, 0.25, 1.0)) is Confidence.FAIR
    assert confidence(Signals(1.0, 1.1, 0.3, 0.0, 0.0, 1.0)) is Confidence.WEAK
    assert confidence(Signals(0.0, 0.7, 0.0, 0.0, 1.0, 1.0)) is Confidence.NONE


def test_what_is_spelt_out_is_strong_however_many_others_say_it() -> None:
    texts = ["The Shanghai Cooperation Organisation (SCO) is a group of states."] + [
        f"The SCO met {n} times." for n in range(9)
    ]
    with Collection() as papers:
        papers.add_texts({"key": f"k{n}", "text": text} for n, text in enumerate(texts))

        spelt = papers.ask("What is the SCO?")
        met = papers.ask("SCO met")

    assert (spelt.evidence[0].citation.key, spelt.confidence) == ("k0", Confidence.STRONG)
    assert met.confidence is not Confidence.STRONG
