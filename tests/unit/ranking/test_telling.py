"""The words that tell a text from the rest."""

from __future__ import annotations

import math

from scoqa.ranking.telling import telling


def test_rare_words_said_often_come_first():
    words = [("club", "Club"), ("club", "club"), ("energi", "energy"), ("club", "club"), ("sco", "SCO")]
    df = {"club": 1, "energi": 4, "sco": 9}

    found = telling(words, lambda term: df[term], 9, 2)

    # idf(1 of 9) = ln(1 + 8.5/1.5), idf(4 of 9) = ln(1 + 5.5/4.5); the third, in every passage, weighs least
    assert [(word.word, word.term, word.count, word.df) for word in found] == [
        ("club", "club", 3, 1),
        ("energy", "energi", 1, 4),
    ]
    assert math.isclose(found[0].weight, (1 + math.log(3)) * math.log(1 + 8.5 / 1.5))
    assert math.isclose(found[1].weight, math.log(1 + 5.5 / 4.5))


def test_equal_weights_stand_in_the_order_of_their_terms_and_unknown_words_are_left_out():
    found = telling([("b", "b"), ("a", "a"), ("c", "c")], lambda term: term != "c", 3, 5)

    assert [word.term for word in found] == ["a", "b"]


def test_a_word_is_shown_as_it_is_written_most_often():
    words = [("a", "Tide"), ("a", "tides"), ("a", "Tide"), ("b", "Sea"), ("b", "sea")]

    assert [word.word for word in telling(words, lambda _: 1, 3, 5)] == ["Tide", "sea"]
