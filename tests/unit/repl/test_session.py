"""Questions, what numbers mean, and what is said beside an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.answering.blind_spots import about_papers
from scoqa.render import plain
from scoqa.repl.commands.table import COMMANDS
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session
from scoqa.types import QueryTerm, Span

Say = Callable[[str], str]
QUESTION = "what raises the tides of the oceans"
BEST = "The moon raises the tides of the oceans twice a day. The sun raises smaller tides of its own."


def test_a_question_is_answered_and_becomes_what_numbers_refer_to(session: Session, say: Say):
    screen = say(QUESTION)

    assert f'"{BEST}" [1]' in " ".join(screen.split())
    assert session.answer is not None
    assert session.answer.question == QUESTION
    assert session.evidence(1).citation.key == "wave1999"


def test_a_question_without_an_answer_is_no_good_reply(session: Session):
    assert not reply_to(session, "who chaired the lunar gateway board").is_good
    assert reply_to(session, QUESTION).is_good


def test_a_blank_line_says_nothing(session: Session):
    assert reply_to(session, "   ").lines == ()


def test_a_key_in_a_question_without_an_answer_is_known_for_one(session: Session):
    reply = reply_to(session, "what does stone2005 say of gateways")

    assert reply.notes == ("stone2005 is the key of a paper: /in stone2005 QUESTION asks it alone",)
    assert reply_to(session, QUESTION).notes == ()


@pytest.mark.parametrize(
    "line", ["/show 1", "/cite", "/next", "/copy 1", "/good 1", "/like 1", "/export x.md"]
)
def test_numbers_mean_nothing_before_the_first_answer(say: Say, line: str):
    assert say(line) == "  ! nothing was asked yet; numbers refer to the last answer\n"


def test_numbers_mean_nothing_after_a_question_without_an_answer(say: Say):
    say("who chaired the lunar gateway board")

    assert "the last question was not answered" in say("/show 1")


def test_over_no_papers_numbers_say_how_papers_come_in():
    with Collection() as papers:
        session = Session(papers)
        reply_to(session, QUESTION)

        assert plain(reply_to(session, "/show 1").lines) == (
            "  ! this collection holds no documents yet; /add PATH reads some in\n"
        )


def test_what_no_setting_would_show_is_not_offered(say: Say):
    say("zebra")
    alone = say("/cite 1")
    say("who chaired the lunar gateway board of the oceans")
    near = say("/cite 1")

    assert "min-confidence" not in alone
    assert "'/set min-confidence any' shows what comes nearest" in near


def test_a_number_beyond_the_answer_says_how_many_there_are(say: Say):
    say(QUESTION)

    assert "no passage 9: the last answer has 4 passages, 1 to 4" in say("/show 9")


def test_what_could_not_be_searched_is_said_under_an_answer(
    session: Session, papers: Collection, folder: Path
):
    (folder / "empty.txt").write_text("")
    papers.add()
    reply = reply_to(session, "who chaired the lunar gateway board")

    assert reply.notes == ("Not searched: 1 file that could not be read: empty.txt (scoqa status).",)
    assert plain(session.note_lines(reply.notes)) == (
        "  Not searched: 1 file that could not be read: empty.txt (/status).\n\n"
    )


def test_notes_name_commands_that_the_prompt_has(session: Session):
    notes = (
        "Not searched: 1 new file (scoqa refresh).",
        "61 pages without readable text (scoqa status).",
        *about_papers([QueryTerm("author", "author", Span(0, 6), weight=0.4)]),
    )

    said = plain(session.note_lines(notes))

    assert set(re.findall(r"/(\w+)", said)) == {"docs", "refresh", "status"} <= set(COMMANDS)
    assert "scoqa" not in said


def test_at_the_prompt_whatever_can_be_done_is_named_as_the_prompt_takes_it(
    session: Session, say: Say, folder: Path
):
    session.look = session.look._replace(at_prompt=True)
    (folder / "tides.md").unlink()
    many = folder.parent / "many"
    many.mkdir()
    for number in range(30):
        (many / f"{number}.pdf").write_text("")

    answer, added, status = say(QUESTION), say(f"/add {many}"), say("/status")

    assert "its source is gone since it was read (/refresh)" in answer
    assert "and 10 more (/status names all)" in added
    assert all(f"{number}.pdf" in status for number in range(30))
    assert "(scoqa " not in answer + added + status


def test_whatever_is_wrong_is_one_remark(say: Say):
    for line in ("/open nobody", "/show 1:2", "/cite 1 apa", "/toc 7", "/acronyms nobody", "/in 3"):
        assert say(line).startswith("  ! ")


def test_control_characters_of_a_line_come_back_harmless(say: Say):
    for line in ("/sh\x1b[2Jow", "what \x1b]0;x\x07 raises tides", "/only \x9b2J", "/set \x1b[31m on"):
        assert "\x1b" not in say(line)
        assert "\x9b" not in say(line)
