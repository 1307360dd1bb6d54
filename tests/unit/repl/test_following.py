"""Lines that go on about the question before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scoqa.repl.following import continued
from scoqa.repl.session import Session

Say = Callable[[str], str]
BEFORE = "When did Uzbekistan join the SCO?"
QUESTION = "what raises the tides of the oceans"


@pytest.mark.parametrize(
    "line",
    [
        "why?",
        "by whom?",
        "how long?",
        "where is it?",
        "who leads it now",
        "What are their aims?",
        "How large was that?",
    ],
)
def test_a_line_that_points_back_or_only_asks_is_asked_with_the_question_before(line: str):
    assert continued(line, BEFORE) == f"{line} {BEFORE}"


@pytest.mark.parametrize("line", ["-treaty", "author:haas", 'year:2005..2007 -"energy club"'])
def test_a_line_that_only_narrows_is_asked_behind_the_question_before(line: str):
    assert continued(line, BEFORE) == f"{BEFORE} {line}"
    assert continued(line, "") == ""


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("What about Kazakhstan?", "Kazakhstan"),
        ("how about Iran", "Iran"),
        ("and in 2000?", "2000"),
        ("or the Energy Club", "Energy Club"),
    ],
)
def test_what_is_named_instead_is_said_twice(line: str, own: str):
    assert continued(line, BEFORE) == f"{line} {BEFORE} {own}"


@pytest.mark.parametrize(
    "line",
    [
        "what is NATO",
        "papers that discuss coral",
        "is there a budget",
        "SCO",
        "What about the energy security of Kazakhstan?",
        "why does it aim at energy security",
        "who runs IT",
        "what does this paper say about energy",
        "?",
    ],
)
def test_a_line_with_words_enough_stands_for_itself(line: str):
    assert continued(line, BEFORE) == ""


def test_nothing_goes_on_before_the_first_question():
    assert continued("why?", "") == ""


def test_a_line_that_goes_on_says_with_what_it_was_asked(session: Session, say: Say):
    say(QUESTION)

    screen = " ".join(say("when does it?").split())

    assert screen.startswith(f"with the question before: {QUESTION} (/set follow off asks each line alone)")
    assert session.answer is not None
    assert session.answer.question == f"when does it? {QUESTION}"


def test_several_lines_go_on_about_the_last_question_that_stood_for_itself(session: Session, say: Say):
    for line in (QUESTION, "why?", "how often?"):
        say(line)

    assert session.question == f"how often? {QUESTION}"


def test_changed_settings_ask_the_same_again(session: Session, say: Say):
    say(QUESTION)
    say("why?")
    say("/where year:1999")

    assert session.question == f"why? {QUESTION}"


def test_a_question_to_one_paper_goes_on_as_well(session: Session, say: Say):
    say(QUESTION)
    say("/in 1 how often?")

    assert session.question == f"how often? {QUESTION}"


def test_each_line_stands_for_itself_where_it_was_told_so(session: Session, say: Say):
    say("/set follow off")
    say(QUESTION)
    say("why?")

    assert session.question == "why?"
