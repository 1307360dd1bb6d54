"""Commands about the collection, the session and the prompt itself."""

from __future__ import annotations

from collections.abc import Callable

from scoqa import Collection
from scoqa.render import plain
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Action, Session

Say = Callable[[str], str]
QUESTION = "what raises the tides of the oceans"


def test_settings_are_shown_and_changed(session: Session, say: Say):
    assert "layout list" in say("/set")
    assert say("/set k") == "  k is 5\n"
    assert say("/set k 2") == "  k is now 2\n"
    assert session.options.k == 2
    assert "no setting 'colour'" in say("/set colour on")


def test_a_new_layout_shows_the_last_answer_in_it(say: Say):
    say(QUESTION)

    assert "Neap tides" not in say("/set layout compact")
    assert "Neap tides" in say("/set layout full")
    assert "score " in say("/set scores on")


def test_an_empty_collection_says_how_papers_come_in():
    with Collection() as papers:
        session = Session(papers)

        assert "/add PATH" in plain(reply_to(session, QUESTION).lines)
        assert "/add PATH" in plain(reply_to(session, "/docs").lines)


def test_docs_and_status_tell_of_the_collection(say: Say):
    assert "stone2005" in say("/docs")
    assert "stone2005" not in say("/docs wave")
    assert "no document matches 'zebra'" in say("/docs zebra")
    assert "3 documents" in say("/status")


def test_leaving_clearing_and_editing_are_left_to_the_terminal(session: Session):
    reply_to(session, QUESTION)

    assert reply_to(session, "exit").action is Action.QUIT
    assert reply_to(session, "/clear").action is Action.CLEAR
    assert (reply_to(session, "/edit").action, reply_to(session, "/edit").text) == (Action.EDIT, QUESTION)
