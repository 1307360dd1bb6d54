"""From signals to the word of an answer."""

import math

from hypothesis import given
from hypothesis import strategies as st

from scoqa import Collection
from scoqa.answering.confidence import Signals, confidence, probability, soundness
from scoqa.types import Confidence

_share = st.floats(0, 1)


@given(_share, _share, st.floats(8, 14), st.floats(0, 3))
def test_more_words_found_together_never_lower_the_confidence(
    a: float, b: float, text: float, c: float
) -> None:
    low, high = sorted((a, b))

    def at(together: float, words: float, *topical: float) -> float:
        return probability(Signals(text, together, words, c, 0.5, 0.5, 1.0, *topical))

    assert at(low, c) <= at(high, c)
    assert at(low, c, 1.0, 1.0, 0.0) <= at(high, c, 1.0, 1.0, 0.0)
    assert at(0.5, low, 1.0, 1.0, 0.0) <= at(0.5, high, 1.0, 1.0, 0.0)
    assert 0 <= at(low, high) <= 1


@given(_share, _share, st.floats(8, 14), st.floats(8, 14))
def test_the_same_words_in_more_text_never_raise_the_confidence(
    together: float, words: float, a: float, b: float
) -> None:
    low, high = sorted((a, b))

    assert probability(Signals(low, together, words, 1, 1, 1, 1)) >= probability(
        Signals(high, together, words, 1, 1, 1, 1)
    )


@given(_share, _share, st.floats(0, 3), _share)
def test_a_larger_lead_never_weakens_the_word(a: float, b: float, words: float, c: float) -> None:
    low, high = sorted((a, b))

    assert soundness(Signals(10, c, words, 1, c, low, 1.0)) <= soundness(
        Signals(10, c, words, 1, c, high, 1.0)
    )


def test_the_words_from_end_to_end() -> None:
    def word(together: float, words: float, lead: float, covered: float = 1.0) -> Confidence:
        return confidence(Signals(11.0, together, words, 2.0, together, lead, covered))

    assert word(1.0, 1.4, 0.5) is Confidence.STRONG
    assert word(1.0, 1.4, 0.5, covered=0.75) is Confidence.STRONG
    assert word(1.0, 1.4, 0.5, covered=0.74) is Confidence.FAIR  # a word of weight is lacking
    assert word(1.0, 1.4, 0.5, covered=0.3) is Confidence.FAIR
    assert word(1.0, 1.4, 0.5, covered=0.29) is Confidence.WEAK  # most of the question is
    assert word(1.0, 1.4, 0.2) is Confidence.FAIR
    assert word(0.6, 0.7, 0.0) is Confidence.WEAK
    assert word(0.2, 0.4, 1.0) is Confidence.NONE


def test_what_an_english_passage_holds_whole_is_answered_whatever_the_model_says() -> None:
    def word(covered: float, sentence: float, topical: float | None = 0.0, rare: float = 14.0) -> Confidence:
        known = None if topical is None else rare
        signals = Signals(14.0, 0.3, 0.3, 0.0, sentence, 0.0, covered, topical, topical, topical, known)
        return confidence(
            signals._replace(beyond=0.1, passages=math.log(100)) if topical is None else signals
        )

    assert word(1.0, 0.6) is Confidence.WEAK
    assert word(1.0, 0.5) is word(0.9, 0.6) is Confidence.NONE
    assert word(1.0, 0.6, rare=10.0) is Confidence.NONE  # plain words meet anywhere
    assert word(1.0, 0.6, topical=None) is Confidence.NONE  # pairs of letters stand together by chance


def test_what_one_sentence_holds_side_by_side_as_it_was_asked_is_answered_whatever_the_model_says() -> None:
    def word(phrase: float, *, covered: float = 1.0, sentence: float = 1.0, rare: float = 9.0) -> Confidence:
        return confidence(Signals(14.0, 0.3, 0.3, 0.0, sentence, 0.0, covered, 0.0, 0.0, 0.0, rare, phrase))

    assert word(1.0) is Confidence.WEAK
    assert word(0.0) is Confidence.NONE
    assert word(1.0, covered=0.9) is word(1.0, sentence=0.9) is Confidence.NONE
    assert word(1.0, rare=8.0) is Confidence.NONE  # words as plain as "use my information"


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
