"""The second pass: its formula by hand, its ties, its document counts."""

import math
import re

import pytest

from scoqa.ranking.second_pass import (
    Candidate,
    Query,
    defining,
    is_introduced,
    rerank,
    side_by_side,
)
from scoqa.ranking.sentence import Occurrence
from scoqa.ranking.weights import idf
from scoqa.settings import Settings
from scoqa.types import Passage, Span

TERMS = {"energy": 0, "club": 1, "china": 2}


def find(text: str, _language: str = "en") -> list[Occurrence]:
    found = []
    at = 0
    for position, word in enumerate(text.split(" ")):
        term = TERMS.get(word.strip(".").casefold())
        if term is not None:
            found.append((position, Span(at, at + len(word)), term))
        at += len(word) + 1
    return found


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


@pytest.mark.parametrize(
    ("text", "word", "introduced"),
    [
        ("the Shanghai Organisation (SCO) is", "SCO", True),
        ("SCO (Shanghai Cooperation Organisation) is", "SCO", True),
        ("SVM (support vector machine)", "SVM", True),
        ("SCO (see below, or Smith 2007)", "SCO", False),
        ("SCO (2001)", "SCO", False),
        ("the SCO is", "SCO", False),
        ("states (several of them)", "states", False),
        ("the Shanghai Organisation (SCO, 2001) is", "SCO", True),
        ("variable names (PAL) count", "PAL", False),  # no word begins with its first letter
        ("natural language removed (PAL\u2212comment)", "PAL", False),
        ("a trial protocol. (DOC)", "DOC", False),
        ("\n(DOC)", "DOC", False),
        ("the quantitative test (qRT-PCR) was", "qRT", True),
        ("James Jones (Darth Vader) spoke", "Darth", True),
        ("some of them (Darth said so much) spoke", "Darth", False),
        ("WSC (Winograd Schema Challenge, 2012) is", "Winograd", True),
        ("events were nausea (Trulicity, 1.7%; placebo, 2%)", "Trulicity", False),
        ("fewer in one arm (placebo: <5%)", "placebo", False),
        ("the second of them (Darth, later Vader) spoke", "Darth", True),
    ],
)
def test_a_word_is_introduced_in_brackets_or_before_them(text: str, word: str, introduced: bool) -> None:
    at = text.index(word)

    assert is_introduced(text, Span(at, at + len(word))) is introduced


@pytest.mark.parametrize(
    ("sentence", "defines"),
    [
        ("An energy club is a club.", True),
        ("The energy club (EC), was the first.", True),
        ("The energy club is also a band.", False),
        ("The energy club was founded in 2007.", False),
        ("Energy club: the energy club is a club.", False),
        ("Of course, an energy club is a club.", False),
        ("The energy of a club is a gift.", True),
        ("The energy club met.", False),
        ("An energy is a club.", False),
        ("Energy club [Adams, 2006] is a name.", True),
        ("We introduce the energy club here.", True),
        ("This group, which we call an energy club here.", True),
        ("They call on an energy club.", False),
        ("We call energy of some club.", False),
        ("We call club energy.", False),
        ("The club met. We present a new energy club.", True),
    ],
)
def test_a_sentence_defines_what_it_begins_with(sentence: str, defines: bool) -> None:
    assert bool(defining(find(sentence), sentence, [0], frozenset([0, 1]))) is defines


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


def find_words(text: str, _language: str = "en") -> list[Occurrence]:
    """The same as :func:`find`, in whatever marks the words stand."""
    words = enumerate(re.finditer(r"\w+", text))
    return [
        (position, match.span(), TERMS[match[0].casefold()])
        for position, match in words
        if match[0].casefold() in TERMS
    ]


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
    [hit] = rerank(QUERY, [candidate("a", text)], find_words, settings=SETTINGS)

    parts = {part.name: part.value for part in hit.parts}
    assert parts.get("introduced", 0.0) == pytest.approx(SETTINGS.introduced * weight)


def test_neighbours_are_named_by_the_first_of_them() -> None:
    assert side_by_side(find_words("energy club of china")) == {0, 1}
    assert side_by_side(find_words("club of china")) == {1}
    assert side_by_side(find_words("china club energy")) == frozenset()
