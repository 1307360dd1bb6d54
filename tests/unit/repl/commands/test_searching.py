"""Commands that narrow, widen or turn a search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session

Say = Callable[[str], str]
QUESTION = "what raises the tides of the oceans"


def test_whynot_tells_what_a_paper_lacks(say: Say):
    say("which gauge measures the height")

    assert "stone2005 holds none of the question's words" in say("/whynot stone2005")
    assert "name the paper" in say("/whynot")
    assert "no document 'nobody'" in say("/whynot nobody")


def test_a_question_without_an_answer_is_explained_like_any_other(session: Session, say: Say):
    say("which rocks carried a gauge of the seasonal winds in autumn")

    assert not session.answer
    assert say("/whynot stone2005").startswith("  stone2005: its best passage ranks ")
    assert "in 1 passage" in say("/terms")
    assert "[1]" not in say("/terms")


def test_only_and_where_and_all_ask_again(session: Session, say: Say):
    say(QUESTION)

    assert "searching only stone2005" in say("/only stone2005")
    assert {evidence.citation.key for evidence in session.answered} == {"stone2005"}
    assert "searching only stone2005 year:2005" in say("/where year:2005")
    assert "searching all papers" in say("/all")
    assert len({evidence.citation.key for evidence in session.answered}) > 1
    assert "all papers are searched already" in say("/all")


def test_only_takes_numbers_of_the_answer(session: Session, say: Say):
    say(QUESTION)
    say("/only 2")

    assert session.options.only == ("stone2005",)


@pytest.mark.parametrize("line", ["/only nobody", "/where shape:round", "/where round"])
def test_a_scope_that_cannot_be_changes_nothing(session: Session, say: Say, line: str):
    say(QUESTION)

    assert say(line).startswith("  ! ")
    assert session.options.scope == ""


def test_in_asks_one_paper_once(session: Session, say: Say):
    say(QUESTION)
    say("/in 2 where does the moon raise tides")

    assert {evidence.citation.key for evidence in session.answered} == {"stone2005"}
    assert session.options.only == ()
    assert "ask something of wave2010" in say("/in wave2010")


def test_like_finds_other_passages_and_they_take_the_numbers(session: Session, say: Say):
    say(QUESTION)
    screen = say("/like 1")

    assert "most like wave1999" in screen
    assert session.evidence(1).citation.key == "stone2005"


def test_what_is_like_a_passage_answers_no_question(say: Say, papers: Collection):
    say(QUESTION)
    say("/like 1")

    assert "none of them answers a question" in say("/good 1")
    say("/pin 1")
    assert [pin.question for pin in papers.pins()] == [""]


def test_the_words_of_a_passage_that_others_are_like_are_never_asked_as_a_question(
    session: Session, say: Say
):
    say(QUESTION)
    say("/like 1")
    like = session.answer

    assert say("/where -title:winds").strip() == "searching only -title:winds (/all searches everywhere)"
    assert session.answer is like
    assert reply_to(session, "/edit").text == ""


def test_next_after_like_goes_on_with_what_is_like_it(session: Session, say: Say):
    say(QUESTION)
    session.options = session.options.__class__(k=1)
    say("/like 1")
    say("/next")

    keys = [evidence.citation.key for evidence in session.answered]
    assert keys == [each.citation.key for each in session.papers.like("wave1999:¶1", k=2)]


@pytest.mark.parametrize("line", ["/like 1", "/where -title:winds", "/set layout list", "moon orbit oceans"])
def test_what_stands_above_and_below_an_answer_is_part_of_the_screen_it_fits(
    session: Session, folder: Path, line: str
):
    (folder / "empty.txt").touch()
    session.papers.add()
    session.ask(QUESTION)
    whole = reply_to(session, line)
    tall = len(whole.lines) + len(session.note_lines(whole.notes))
    session.look = session.look._replace(height=tall - 1)
    session.ask(QUESTION)

    fitted = reply_to(session, line)

    assert len(session.answered) > 1
    assert len(fitted.lines) + len(session.note_lines(fitted.notes)) < tall
