"""Terms: what the index holds, and a question's search words."""

from __future__ import annotations

import pytest

from scoqa.analysis import STOP_WORDS, Finder, question_terms, terms


def test_british_and_american_spelling_are_one_term():
    assert terms("organisation organisations colour securitisation") == terms(
        "organization organizations color securitization"
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("what is the SCO Energy Club", ["sco", "energi", "club"]),
        ("Who leads the US in the UN?", ["lead", "US", "un"]),
        ("US UN IT WHO", ["US", "un", "IT", "WHO"]),
        ("the of and", []),
        ("", []),
        ("What is the SCO? The SCO!", ["sco"]),
    ],
)
def test_search_words_of_a_question(question: str, found: list[str]):
    assert [term.term for term in question_terms(question)] == found


def test_a_word_said_often_weighs_the_root_of_it():
    weights = {term.term: term.weight for term in question_terms("tides and tides, tides, tide; moon")}

    assert weights == {"tide": 2.0, "moon": 1.0}


def test_a_joined_word_the_collection_does_not_hold_is_left_out():
    known = {"energy": "energi", "club": "club"}.get

    assert [term.term for term in question_terms("energy-club", known)] == ["energi", "club"]


def test_stop_words_hold_no_word_of_its_own_meaning():
    assert not STOP_WORDS & {
        "well",
        "hell",
        "shell",
        "shed",
        "ill",
        "un",
        "fire",
        "system",
        "interest",
        "full",
    }


def test_the_finder_gives_places_positions_and_terms():
    text = "The SCO Energy Clubs; an energy-club of the organisation."
    wanted = question_terms("organization sco energy club")

    found = Finder(wanted)(text)

    assert [(text[span.start : span.stop], wanted[at].term, position) for position, span, at in found] == [
        ("SCO", "sco", 1),
        ("Energy", "energi", 2),
        ("Clubs", "club", 3),
        ("energy", "energi", 5),
        ("club", "club", 6),
        ("organisation", "organiz", 9),
    ]


def test_an_exact_finder_leaves_other_forms_out():
    found = Finder(question_terms("clubs"), exact=True)("One club, two Clubs, CLUBS")

    assert [tuple(span) for _, span, _ in found] == [(14, 19), (21, 26)]
