"""Signals to a word, on their own."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import strategies as st

from scoqa.analysis.common_words import share
from scoqa.analysis.finder import NEAR
from scoqa.answering.confidence import Signals, probability, signals_of
from scoqa.answering.joined import Joined
from scoqa.ranking.weights import idf
from scoqa.settings import Settings
from scoqa.types import Hit, Passage, QueryTerm, Span

_share = st.floats(0, 1)


def _signals(
    df: tuple[int, int],
    n_passages: int,
    read_as: str = "",
    hits: Sequence[Hit] = (),
    total_length: int = 100_000,
    more: str = "",
    place: int = 1,
    language: str = "en",
    written: str = "",
    asked: str = "ab",
    start: int = 0,
    score: float = 1.0,
) -> Signals:
    """Of a passage of two sentences, "a b." and "a.", and the title "b"; asked for a and b, b perhaps misspelt or far from a."""
    text = "a b. a." + more
    span, *sentences = (Span(start + begin, start + stop) for begin, stop in ((0, 7), (0, 4), (5, 7)))
    best = Hit(Passage("k", span, tuple(sentences)), text, score, 1, language=language)
    stretch = Joined(best, span, text, tuple(sentences))
    terms = [QueryTerm(word, term, Span(0, 1), df=n) for word, term, n in zip(asked, "ab", df, strict=True)]
    terms[1] = terms[1]._replace(read_as=read_as)
    find = {
        text: [(0, Span(0, 1), 0), (place, Span(2, 3), 1), (place + 1, Span(5, 6), 0)],
        "b": [(0, Span(0, 1), 1)],
    }
    return signals_of(
        stretch,
        "b",
        terms,
        n_passages,
        lambda where, _language: find[where],
        Settings(),
        total_length=total_length,
        hits=hits,
        written=written,
    )


def test_signals_by_hand() -> None:
    got = _signals((5, 5), 2000)

    assert got.together == pytest.approx(2 / (2 + 1.2))  # both words twice, one of them in the title
    # 7 code points count as 400 of 600: 2 / (2 + 1.2 · (.25 + .75 · 2/3)) = .6897 of two words; ln(1 + 1.3793)
    assert got.words == pytest.approx(0.8668, abs=1e-4)
    assert got.text == pytest.approx(math.log(100_000))
    assert got.sentence == pytest.approx(1.0)
    assert got.neighbours == pytest.approx(math.log(1 + 2 * idf(5, 2000)))  # "a b"
    assert got.lead == 1.0
    assert got.covered == 1.0


def test_pairs_of_letters_of_one_run_are_no_neighbours_that_say_something() -> None:
    text = "東京大橋"
    stretch = Joined(
        Hit(Passage("k", Span(0, 4), (Span(0, 4),)), text, 1.0, 1), Span(0, 4), text, (Span(0, 4),)
    )

    def neighbours(question: str, *places: int) -> float:
        spans = [Span(at, at + 2) for at in places]
        terms = [QueryTerm(question[a:b], question[a:b], Span(a, b), df=5) for a, b in spans]
        found = [(i, Span(text.find(term.word), text.find(term.word) + 2), i) for i, term in enumerate(terms)]
        signals = signals_of(
            stretch, "", terms, 2000, lambda where, _: found if where else [], Settings(), total_length=1000
        )
        return signals.neighbours

    assert neighbours("東京大橋", 0, 1, 2) == 0
    assert neighbours("東京 大橋", 0, 3) == pytest.approx(math.log(1 + 2 * idf(5, 2000)))


def test_a_long_passage_holds_fewer_of_the_words() -> None:
    found = _signals((5, 5), 2000, more=" " + "x" * 1192)

    assert found.together == _signals((5, 5), 2000).together
    assert found.words == pytest.approx(math.log(1 + 2 * 2 / (2 + 1.2 * 1.75)))  # 1200 of 600: .25 + .75 · 2


def test_what_is_found_counts_by_how_much_oftener_the_collection_has_it_than_english() -> None:
    topical = _signals((400, 900), 2000, total_length=100_000).topical

    # passages of 50 words; in English at large one in 1 / (1 - e^(-50 share)) holds the word
    expected = [2000 * (1 - math.exp(-50 * share(word))) for word in "ab"]
    logs = [math.log((df + 0.25) / (n + 0.25)) for df, n in zip((400, 900), expected, strict=True)]
    assert topical == pytest.approx(math.sqrt(sum(logs)))
    assert _signals((1, 1), 2000).topical == 0.0  # less often than anywhere


def test_the_subject_is_the_word_that_the_collection_has_oftener_than_english_most_of_all() -> None:
    def logs(n_passages: int, *dfs: int) -> list[float]:
        expected = [n_passages * (1 - math.exp(-50 * share(word))) for word in "ab"]
        return [math.log((df + 0.25) / (n + 0.25)) for df, n in zip(dfs, expected, strict=True)]

    one, other = logs(2000, 400, 900)
    assert _signals((400, 900), 2000).subject == pytest.approx(max(one, other))
    assert _signals((900, 400), 2000).subject == pytest.approx(max(logs(2000, 900, 400)))
    guessed = _signals((1, 900), 2000, read_as="b", place=9)  # by half, and not where it confirms itself
    assert guessed.subject == pytest.approx(max(logs(2000, 1, 900)[0], logs(2000, 1, 900)[1] / 2))


def test_a_word_that_the_passage_lacks_is_the_subject_as_well_and_one_that_frames_less() -> None:
    def subject(*terms: QueryTerm) -> float | None:
        stretch = Joined(Hit(Passage("k", Span(0, 2), ()), "a.", 1.0, 1), Span(0, 2), "a.", (Span(0, 2),))
        return signals_of(
            stretch, "", terms, 2000, lambda *_: [(0, Span(0, 1), 0)], Settings(), total_length=100_000
        ).subject

    held, lacking = (QueryTerm(word, word, Span(0, 1), df=n) for word, n in (("aero", 2), ("elast", 90)))
    whole = math.log(90.25 / (2000 * (1 - math.exp(-50 * share("elast"))) + 0.25))

    assert subject(held, lacking) == pytest.approx(whole)
    assert subject(held, lacking._replace(weight=0.5)) == pytest.approx(whole / 2)
    assert subject(held, lacking._replace(weight=1.5)) == pytest.approx(whole)


def test_words_that_a_collection_has_more_seldom_than_english_are_counted_over_all_of_the_question() -> None:
    def seldom(*dfs: int, weight: float = 1.0) -> float | None:
        words = ("year", "week", "xylophon")[: len(dfs)]
        terms = [
            QueryTerm(word, word, Span(0, 1), df=df, weight=weight)
            for word, df in zip(words, dfs, strict=True)
        ]
        stretch = Joined(Hit(Passage("k", Span(0, 2), ()), "a.", 1.0, 1), Span(0, 2), "a.", (Span(0, 2),))
        found = [(0, Span(0, 1), 0)]
        return signals_of(stretch, "", terms, 2000, lambda *_: found, Settings(), total_length=100_000).seldom

    def short(word: str, df: int) -> float:
        return math.log((2000 * (1 - math.exp(-50 * share(word))) + 0.25) / (df + 0.25))

    assert min(short("year", 20), short("week", 3)) > 0
    assert seldom(20) == pytest.approx(short("year", 20) / 2)  # as if there were a word more
    assert seldom(20, 3, 9) == pytest.approx((short("year", 20) + short("week", 3)) / 4)  # held or not
    assert seldom(20, 3, weight=0.4) == pytest.approx(
        0.4 * (short("year", 20) + short("week", 3)) / (0.8 + 1)
    )
    assert seldom(900, 900, 900) == 0.0


def test_the_rarest_word_in_english_that_the_passage_surely_holds() -> None:
    assert _signals((400, 900), 2000).rare == pytest.approx(-math.log(min(map(share, "ab"))))
    assert _signals((400, 900), 2000, read_as="b", place=9).rare == pytest.approx(-math.log(share("a")))
    assert _signals((400, 900), 2000, language="de").rare is None


def test_a_phrase_is_all_of_a_question_side_by_side_as_it_was_asked() -> None:
    assert _signals((5, 5), 2000).phrase == 1.0
    assert _signals((5, 5), 2000, place=NEAR + 1).phrase == 0.0  # too far from one another
    assert _signals((5, 5), 2000, language="de").phrase is None


def words_found(language: str, *weights: float) -> float:
    """The signal of so many words that weigh so much, all found in a passage of one language."""
    hit = Hit(Passage("k", Span(0, 2), ()), "a.", 1.0, 1, language=language)
    terms = [QueryTerm(str(i), str(i), Span(0, 1), df=5, weight=weight) for i, weight in enumerate(weights)]
    found = [(i, Span(0, 1), i) for i in range(len(terms))]
    return signals_of(
        Joined(hit, Span(0, 2), "a.", (Span(0, 2),)),
        "",
        terms,
        2000,
        lambda where, _language: found if where else [],
        Settings(),
        total_length=9000,
    ).words


def test_english_words_that_frame_a_question_are_parts_of_a_word() -> None:
    one = math.expm1(words_found("en", 1.0))
    assert math.expm1(words_found("en", 0.4, 0.4)) == pytest.approx(0.8 * one)
    assert math.expm1(words_found("en", 1.5, 1.5)) == pytest.approx(2 * one)  # said again is no further word
    assert math.expm1(words_found("de", 0.4, 0.4)) == pytest.approx(2 * one)


def test_a_word_of_several_languages_is_as_usual_as_its_commonest_term() -> None:
    def topical(term: str) -> float | None:
        stretch = Joined(Hit(Passage("k", Span(0, 2), ()), "a.", 1.0, 1), Span(0, 2), "a.", (Span(0, 2),))
        return signals_of(
            stretch,
            "",
            [QueryTerm("w", term, Span(0, 1), df=900)],
            2000,
            lambda *_: [(0, Span(0, 1), 0)],
            Settings(),
            total_length=100_000,
        ).topical

    assert share("year") > share("xylophon")
    assert topical("xylophon|year") == topical("year")
    assert topical("xylophon|year") != topical("xylophon")


@pytest.mark.parametrize(("words", "is_english"), [("añb", True), ("éñb", False), ("ab", True), ("éb", True)])
def test_a_question_is_english_where_half_of_its_words_are_written_so(words: str, is_english: bool) -> None:
    stretch = Joined(Hit(Passage("k", Span(0, 2), ()), "a.", 1.0, 1), Span(0, 2), "a.", (Span(0, 2),))
    terms = [QueryTerm(word, word, Span(i, i + 1), df=5) for i, word in enumerate(words)]

    signals = signals_of(
        stretch, "", terms, 2000, lambda *_: [(0, Span(0, 1), 0)], Settings(), total_length=9000
    )

    assert (signals.topical is not None) is is_english


def test_signals_are_the_same_wherever_the_passage_stands_in_its_document() -> None:
    assert _signals((5, 9), 2000, start=90) == _signals((5, 9), 2000)


def test_a_hit_without_a_score_leads_nobody() -> None:
    assert _signals((5, 5), 2000, score=0.0).lead == 0.0
    assert _signals((5, 5), 2000, score=0.001).lead == 1.0


def test_how_often_english_has_a_word_counts_for_english_alone() -> None:
    assert _signals((400, 900), 2000, language="de").topical is None
    assert (
        _signals((400, 900), 2000, written="sw").topical is None
    )  # read by English rules for want of others
    assert _signals((400, 900), 2000, asked="ấờ").topical is None
    assert _signals((400, 900), 2000, asked="àb", written="en-GB").topical is not None


def test_words_that_any_text_holds_make_no_question_a_collections_own() -> None:
    def chance(topical: float, subject: float = 0.0, seldom: float = 0.0) -> float:
        return probability(Signals(12.0, 0.4, 0.8, 1.0, 0.5, 0.1, 0.8, topical, subject, seldom))

    assert chance(0.0) < chance(1.0) < chance(2.5)
    assert chance(1.0, 0.0) < chance(1.0, 2.0) < chance(1.0, 4.0)
    assert chance(1.0, 2.0, 1.0) < chance(1.0, 2.0, 0.5) < chance(1.0, 2.0)


def test_how_far_a_passage_is_beyond_chance_counts_for_other_languages_alone() -> None:
    got = _signals((400, 900), 2000, language="de")

    # a stands in .2 of the passages and b in .45, so they count 1.6087 and .7985 by -ln; both held are 1.7258 more than
    # by chance, with a deviation of .7563
    assert got.beyond == pytest.approx(math.log(1 + 1.7258 / 0.7563), abs=1e-4)
    assert got.passages == math.log(100)
    english = _signals((400, 900), 2000)
    assert (english.beyond, english.passages) == (None, None)


def test_what_every_passage_holds_is_not_beyond_chance() -> None:
    def beyond(*df: int) -> float:
        return _signals((df[0], df[1]), 2000, language="de").beyond or 0.0

    assert beyond(2000, 2000) < 0.05 < beyond(1500, 2000) < beyond(100, 2000) < beyond(100, 100)


def test_of_few_passages_it_is_told_how_many() -> None:
    assert _signals((5, 1), 6, language="de").passages == math.log(6)


def test_in_other_languages_what_is_beyond_chance_makes_surer_and_few_passages_need_less_of_it() -> None:
    def chance(beyond: float, passages: int) -> float:
        signals = Signals(9.0, 0.4, 0.8, 1.0, 0.5, 0.1, 0.8, beyond=beyond, passages=math.log(passages))
        return probability(signals)

    assert chance(0.5, 100) < chance(1.0, 100) < chance(2.0, 100)
    assert chance(1.0, 100) < chance(1.0, 20) < chance(1.0, 3)


def test_text_counts_within_what_was_measured() -> None:
    assert _signals((5, 5), 2000, total_length=10).text == pytest.approx(math.log(8000))
    assert _signals((5, 5), 2000, total_length=10**9).text == math.log(2_000_000)


def test_words_of_a_very_long_question_make_nothing_surer() -> None:
    few, many, more = (words_found("", *[1.0] * n) for n in (10, 30, 60))

    assert few < many == pytest.approx(more)


def test_a_word_read_as_another_is_held_by_half_unless_its_neighbour_in_the_question_stands_beside_it() -> (
    None
):
    apart = _signals((5, 5), 2000, read_as="b", place=9)
    beside = _signals((5, 5), 2000, read_as="b")

    held = idf(5, 2000) + idf(0, 2000) / 2
    assert apart.sentence == pytest.approx(held / (idf(5, 2000) + idf(0, 2000)))
    assert beside.sentence == pytest.approx(1.0)
    assert beside.neighbours == pytest.approx(math.log(1 + idf(5, 2000) + idf(0, 2000)))


def test_two_words_read_as_others_do_not_confirm_each_other() -> None:
    text = "normal cattle."
    terms = [
        QueryTerm("norman", "normal", Span(0, 6), df=5, read_as="normal"),
        QueryTerm("castle", "cattl", Span(7, 13), df=5, read_as="cattle"),
        QueryTerm("walls", "wall", Span(14, 19), df=5),
    ]
    hit = Hit(Passage("k", Span(0, 14), (Span(0, 14),)), text, 1.0, 1, language="en")

    signals = signals_of(
        Joined(hit, Span(0, 14), text, (Span(0, 14),)),
        "",
        terms,
        2000,
        lambda where, _language: [(0, Span(0, 6), 0), (1, Span(7, 13), 1)] if where else [],
        Settings(),
        total_length=9000,
    )

    assert signals.covered == pytest.approx(idf(0, 2000) / (2 * idf(0, 2000) + idf(5, 2000)))


def test_the_lead_is_over_the_best_hit_of_another_place() -> None:
    def hit(start: int, score: float) -> Hit:
        return Hit(Passage("k", Span(start, start + 7), ()), "", score, 1)

    hits = [hit(0, 1.0), hit(5, 0.9), hit(20, 0.75), hit(40, 0.1)]

    assert _signals((5, 5), 2000, hits=hits).lead == pytest.approx(0.25)


def test_a_small_collection_is_judged_as_if_it_were_large() -> None:
    assert _signals((5, 1), 6)[:7] == _signals((5, 1), 1000)[:7]
    assert _signals((5, 5), 6).neighbours == pytest.approx(math.log(1 + 2 * idf(5, 1000)), abs=1e-5)
