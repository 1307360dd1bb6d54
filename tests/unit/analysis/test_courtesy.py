"""What is said around a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.analysis import defined_terms, question_terms
from scoqa.analysis.courtesy import without_courtesies

ASKED = "what raises the tides"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Can you please tell me ", "?"),
        ("hi there, I have a quick question about this: ", "? Thanks in advance!"),
        ("ok so ", " thx"),
        ("Please briefly explain: ", ""),
        ("Based on the provided text, ", "?"),
        ("Help me understand ", "?"),
        ("I need some help finding out ", ", please."),
        ("I was wondering ", ", thank you very much"),
        ("I\u2019d like to know ", "."),
        ("does anyone know ", "?"),
        ("", " according to the paper?"),
        ("Sorry, but could you explain ", ""),
        ("may I ask you ", ""),
        ("Good morning! Let me know ", ""),
        ("explain ", ""),
        ("I am interested in ", "."),
        ("Interested in articles on ", ""),
        ("I'm mainly interested in any papers that deal with ", ""),
        ("I would be pleased to receive any information on ", ""),
        ("I'd like papers describing ", ""),
        ("please send abstracts on ", ""),
        ("We are looking for something about ", ""),
        ("Find all discussions of ", "."),
        ("List articles dealing with ", ""),
        ("references on ", " ."),
    ],
)
def test_what_is_said_around_a_question_asks_nothing(before: str, after: str) -> None:
    question = before + ASKED + after

    span = without_courtesies(question)

    assert question[span.start : span.stop].strip(" ?.") == ASKED
    assert [term.word for term in question_terms(question)] == ["raises", "tides"]


@pytest.mark.parametrize(
    "question",
    [
        "Ok Tedi river pollution",
        "Well logging methods",
        "well-known methods",
        "Hey Jude lyrics",
        "can you tell a book by its cover",
        "What does please mean?",
        "who said thank you",
        "thanks",
        "please",
        "so-called stars",
        "articles of association",
        "papers by Prieve",
        "list processing on drums",
        "find the descriptions that fit",
        "interested parties",
        "information theory",
        "we were interested in tides",
        "Will I receive a tax deduction",
        "good practice in teaching",
        "help desks",
        "a quick questionnaire",
        "",
    ],
)
def test_words_that_are_asked_about_stay(question: str) -> None:
    span = without_courtesies(question)

    assert question[span.start : span.stop] == question


def test_a_question_of_nothing_else_is_looked_for_as_it_is() -> None:
    assert [term.word for term in question_terms("thanks, please!")] == ["thanks", "please"]


def test_what_is_asked_for_its_meaning_is_so_behind_courtesies() -> None:
    question = "Could you tell me what is a trace tree?"

    assert defined_terms(question, question_terms(question)) == frozenset([0, 1])


@given(st.text(max_size=60))
def test_something_of_any_question_is_asked(question: str) -> None:
    span = without_courtesies(question)

    assert 0 <= span.start <= span.stop <= len(question)
    assert span.start < span.stop or not question
