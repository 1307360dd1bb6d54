"""The second pass: its formula by hand, its ties, its document counts."""

import math

import pytest
from indexes import MemoryIndex
from occurrences import find

from scoqa.ranking.second_pass import (
    Candidate,
    Query,
    query_of,
    rerank,
    side_by_side,
)
from scoqa.ranking.weights import idf
from scoqa.settings import Settings
from scoqa.types import Hit, Passage, QueryTerm, Span


def candidate(key: str, *sentences: str, score: float = 1.0, title: str = "", start: int = 0) -> Candidate:
    bounds: list[int] = []
    at = 0
    for sentence in sentences:
        bounds += (at, at + len(sentence))
        at += len(sentence) + 1
    text = " ".join(sentences)
    passage = Passage(key, Span(start, start + len(text)))
    return Candidate(key, start, bounds, text, score, 10, lambda: passage, title)


QUERY = Query(terms=("energy", "club", "china"), df=(1, 4, 9), n_passages=9, mean_length=10.0)
SETTINGS = Settings()
IDFS = [math.log(1 + 8.5 / 1.5), math.log(1 + 5.5 / 4.5), math.log(1 + 0.5 / 9.5)]


def test_each_part_is_the_formula() -> None:
    one = candidate("a", "An energy club.", "The club of china.", title="China energy")

    [hit] = rerank(QUERY, [one], find, settings=Settings())

    parts = {part.name: part.value for part in hit.parts}
    saturated = 1 / (1 + 1.2)  # once, in a passage of mean length
    assert parts["bm25"] == 1.0
    # "energy club" and "club of china", each in one candidate of nine passages: idf ln(1 + 8.5/1.5)
    assert parts["pairs"] == pytest.approx(SETTINGS.pairs * 2 * math.log(1 + 8.5 / 1.5) * saturated)
    assert parts["sentence"] == pytest.approx(SETTINGS.sentence * (IDFS[0] + IDFS[1]))
    assert parts["title"] == pytest.approx(SETTINGS.title * (IDFS[0] + IDFS[2]) * saturated)
    assert hit.score == pytest.approx(sum(parts.values()))


@pytest.mark.parametrize(
    ("between", "n_pairs"), [("", 1), ("of the ", 1), ("and ", 0), ("or the ", 0), ("of a whole other ", 0)]
)
def test_words_of_a_list_are_no_pair(between: str, n_pairs: int) -> None:
    [hit] = rerank(QUERY, [candidate("a", f"An energy {between}club.")], find, settings=SETTINGS)

    assert [part.name for part in hit.parts].count("pairs") == n_pairs


def test_what_is_asked_for_a_meaning_counts_where_a_sentence_says_it() -> None:
    asked = QUERY._replace(defined=frozenset([0, 1]))
    one = candidate("a", "Members met.", "The energy club is a club.")

    [hit] = rerank(asked, [one], find, settings=SETTINGS)

    parts = {part.name: part.value for part in hit.parts}
    assert parts["introduced"] == pytest.approx(SETTINGS.introduced * (IDFS[0] + IDFS[1]))
    assert "introduced" not in {part.name for part in rerank(QUERY, [one], find, settings=SETTINGS)[0].parts}


def test_a_sentence_counts_less_for_a_question_of_many_words() -> None:
    one = candidate("a", "An energy club.")
    long = Query(tuple("abcdefgh") + QUERY.terms[:2], (1,) * 8 + QUERY.df[:2], 9, 10.0)
    found = [(0, Span(3, 9), 8), (1, Span(10, 14), 9)]

    [hit] = rerank(long, [one], lambda *_: found, settings=SETTINGS)

    parts = {part.name: part.value for part in hit.parts}
    assert parts["sentence"] == pytest.approx(SETTINGS.sentence * 5 / 10 * (IDFS[0] + IDFS[1]))


def test_pairs_count_only_near_each_other_and_in_order() -> None:
    apart = candidate("a", "Energy is not in the club.")
    reversed_order = candidate("b", "Club energy.")

    hits = rerank(QUERY, [apart, reversed_order], find, settings=Settings())

    assert all("pairs" not in {part.name for part in hit.parts} for hit in hits)


def test_equal_scores_fall_by_key_then_start() -> None:
    tied = [candidate("b", "x"), candidate("a", "x", start=50), candidate("a", "x", start=7)]

    hits = rerank(QUERY, tied, find, settings=Settings())

    assert [(hit.passage.document_key, hit.passage.span.start) for hit in hits] == [
        ("a", 7),
        ("a", 50),
        ("b", 0),
    ]
    assert [hit.rank for hit in hits] == [1, 2, 3]


def test_a_passage_that_introduces_a_word_in_brackets_comes_first() -> None:
    one = candidate("a", "The group (energy) met.")
    bracketed = [(2, Span(11, 17), 0)]

    [hit] = rerank(QUERY, [one], lambda *_: bracketed, settings=SETTINGS)

    assert {part.name: part.value for part in hit.parts}["introduced"] == SETTINGS.introduced * IDFS[0]


def test_a_word_said_more_often_weighs_more() -> None:
    title = candidate("a", "x", title="energy")
    weighted = Query(QUERY.terms, QUERY.df, 9, 10.0, weights=(2.0, 1.0, 1.0))

    [plain] = rerank(QUERY, [title], find, settings=SETTINGS)
    [doubled] = rerank(weighted, [title], find, settings=SETTINGS)

    assert doubled.score - 1.0 == pytest.approx(2 * (plain.score - 1.0))


def test_k_cuts_after_ranking() -> None:
    candidates = [candidate("a", "x", score=1), candidate("b", "x", score=3), candidate("c", "x", score=2)]

    assert [
        hit.passage.document_key for hit in rerank(QUERY, candidates, find, settings=Settings(), k=2)
    ] == ["b", "c"]


def test_idf_never_vanishes_for_the_word_a_folder_is_about() -> None:
    assert idf(9, 9) > 0
    assert idf(0, 9) > idf(1, 9) > idf(9, 9)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("the (club) met", IDFS[1]),
        ("the (club) and the (energy) met", IDFS[0]),  # the rarer one
        ("the (energy) and the (club) met", IDFS[0]),
        ("energy of the (club)", IDFS[1]),  # not the rarer one that is not introduced
        ("CLUB (Common Law Union Board) of energy", IDFS[1]),
        ("the club of energy (a forum)", 0.0),
        ("energy club", 0.0),
    ],
)
def test_of_words_that_a_passage_introduces_the_rarest_counts(text: str, weight: float) -> None:
    [hit] = rerank(QUERY, [candidate("a", text)], find, settings=SETTINGS)

    parts = {part.name: part.value for part in hit.parts}
    assert parts.get("introduced", 0.0) == pytest.approx(SETTINGS.introduced * weight)


def test_neighbours_are_named_by_the_first_of_them() -> None:
    assert side_by_side(find("energy club of china")) == {0, 1}
    assert side_by_side(find("club of china")) == {1}
    assert side_by_side(find("china club energy")) == frozenset()


def parts_of(hit: Hit) -> dict[str, float]:
    return {part.name: part.value for part in hit.parts}


@pytest.mark.parametrize("between", ["for the ", "sandy ", "orange ", "in "])
def test_words_that_only_look_like_those_of_a_list_part_no_pair(between: str) -> None:
    [hit] = rerank(QUERY, [candidate("a", f"An energy {between}club.")], find, settings=SETTINGS)

    assert parts_of(hit)["pairs"] > 0


def test_pairs_saturate_and_count_less_in_a_long_passage() -> None:
    twice = candidate("a", "Energy club and energy club.")
    long = candidate("b", "Energy club.")._replace(length=20)  # norm .25 + .75 · 2

    hits = {
        hit.passage.document_key: parts_of(hit)
        for hit in rerank(QUERY, [twice, long], find, settings=SETTINGS)
    }

    pair_idf = math.log(1 + 7.5 / 2.5)  # in both candidates
    assert hits["a"]["pairs"] == pytest.approx(SETTINGS.pairs * pair_idf * 2 / (2 + 1.2))
    assert hits["b"]["pairs"] == pytest.approx(SETTINGS.pairs * pair_idf / (1 + 1.2 * 1.75))


def test_two_readings_of_one_word_are_no_pair() -> None:
    joined = [(1, Span(3, 9), 0), (1, Span(3, 14), 1)]

    assert side_by_side(joined) == frozenset()


def test_what_says_what_a_word_is_need_not_be_prose() -> None:
    heading = candidate("a", "Club (Common Law Union Board) met")
    acronym = candidate("b", "CLUB (Common Law Union Board) met")

    hits = {
        hit.passage.document_key: parts_of(hit)
        for hit in rerank(QUERY, [heading, acronym], find, settings=SETTINGS)
    }

    assert hits["a"]["sentence"] == pytest.approx(SETTINGS.sentence * IDFS[1] / 2)
    assert hits["b"]["sentence"] == pytest.approx(SETTINGS.sentence * IDFS[1])


def test_a_word_at_the_end_of_a_passage_is_looked_at_too() -> None:
    [hit] = rerank(QUERY, [candidate("a", "(a forum) of energy")], find, settings=SETTINGS)

    assert "introduced" not in parts_of(hit)


def test_hits_are_a_sequence() -> None:
    candidates = [candidate(key, "x", score=score) for key, score in (("a", 1), ("b", 3), ("c", 2))]

    hits = rerank(QUERY, candidates, find, settings=SETTINGS)

    assert [hit.rank for hit in hits[1:]] == [2, 3]
    assert (hits[-1].passage.document_key, hits[-1].rank) == ("a", 3)
    assert hits[0] is hits[0]
    with pytest.raises(IndexError):
        hits[3]


def test_the_shares_of_the_first_pass_stand_with_its_score() -> None:
    one = candidate("a", "An energy club.", title="Energy")._replace(
        shares=(("energy", 0.75), ("club", 0.25))
    )

    [hit] = rerank(QUERY, [one], find, settings=SETTINGS)

    assert {part.name: part.terms for part in hit.parts if part.terms} == {"bm25": one.shares}


def test_a_query_has_what_the_collection_knows_of_its_terms() -> None:
    view = MemoryIndex([["energy", "club"], ["club"] * 4])
    terms = [
        QueryTerm("energy", "energy", Span(0, 6), df=1),
        QueryTerm("club", "club", Span(7, 11), df=2, weight=1.5),
    ]

    query = query_of(terms, view, defined=frozenset([1]))

    assert query == Query(("energy", "club"), (1, 2), 2, 3.0, (1.0, 1.5), frozenset([1]))
    assert query.idfs == [idf(1, 2), 1.5 * idf(2, 2)]
    assert query_of([], MemoryIndex([])) == Query((), (), 0, 0.0)


def test_a_meaning_that_is_asked_for_and_not_said_counts_for_nothing() -> None:
    asked = QUERY._replace(defined=frozenset([0, 1]))

    [hit] = rerank(asked, [candidate("a", "The energy club met.")], find, settings=SETTINGS)

    assert "introduced" not in parts_of(hit)
