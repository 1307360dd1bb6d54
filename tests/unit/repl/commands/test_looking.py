"""Commands that look closer at what an answer names."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from scoqa import Collection
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session

Say = Callable[[str], str]
QUESTION = "what raises the tides of the oceans"


def test_show_gives_the_whole_passage_and_selects_it(session: Session, say: Say):
    say(QUESTION)
    screen = say("/show 2")

    assert "Nobody lives on the moon." in screen
    assert session.selected == 2
    assert say("/show") == screen


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/show wav", "no document 'wav' in this collection; did you mean wave"),
        ("/show 1 2", "'2' is no passage of the last answer"),
        ("/more nothing", "'nothing' is no passage of the last answer"),
        ("/why tides", "'tides' is no passage of the last answer"),
    ],
)
def test_what_is_no_number_is_not_taken_for_the_first(session: Session, say: Say, line: str, said: str):
    say(QUESTION)

    assert said in say(line)
    assert session.selected == 0


def test_show_takes_references_and_keys(say: Say):
    assert "Trade winds blow from the east." in say("/show wave2010:¶1")
    assert "How tides are measured" in say("/show wave1999")
    assert "no document 'nobody'" in say("/show nobody:1")


def test_more_and_less_widen_and_narrow_the_same_place(session: Session, say: Say):
    say(QUESTION)
    sizes = [len(say(line)) for line in ("/less 1", "/more 1", "/more", "/less", "/less")]

    assert session.widths == {1: 0}
    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[3] == sizes[1]
    assert sizes[4] == sizes[0]


def test_next_and_prev_walk_through_the_passages_and_fetch_more(session: Session, say: Say):
    session.options = session.options.__class__(k=1)
    say(QUESTION)
    assert session.answer is not None
    assert len(session.answer) == 1

    second, third = say("/next"), say("/next")
    back = say("/prev")

    assert ">[2] A Book of the Moon" in second
    assert ">[3]" in third
    assert back == second
    assert "that is the first passage" in (say("/prev"), say("/prev"))[1]


def test_next_walks_on_through_one_paper_and_shows_nothing_twice():
    chapters = [
        f"Chapter {n}\n\n{'Ships sail far. ' * 40}The tides of port {n} are high.\n" for n in range(12)
    ]
    with Collection() as papers:
        papers.add_text("atlas", "\n\n".join(chapters))
        session = Session(papers)
        reply_to(session, "high tides of a port")
        while reply_to(session, "/next").is_good:
            pass

        assert session.answer is not None
        texts = [each.text for each in session.answer]
        shown = [sum(f"port {n} are" in text for text in texts) for n in range(12)]
        assert max(shown) == 1
        assert sum(shown) >= 10  # what lies between two that are shown may be left out
        assert [each.rank for each in session.answer] == list(range(1, len(texts) + 1))


def test_next_says_when_there_are_no_more(session: Session, say: Say):
    say(QUESTION)
    assert session.answer is not None
    screens = [say("/next") for _ in range(len(session.answer))]

    assert screens[-1] == f"  no more passages: these {len(session.answer)} are all\n"


def test_why_adds_up(session: Session, say: Say):
    say(QUESTION)
    screen = say("/why 1")

    evidence = session.evidence(1)
    assert f"score {evidence.score:.3f}" in screen
    assert all(part.name in screen for part in evidence.parts)
    assert re.search(r"bm25 .*raises \d\.\d\d, tides \d", screen)


def test_terms_and_acronyms_and_contents(say: Say):
    say(QUESTION)

    assert "raises (as rais)" in say("/terms")
    assert "what tells wave1999" in say("/terms 1")
    assert "NTS  National Tide Service · wave1999" in say("/acronyms all")
    assert "no acronym is introduced in wave2010" in say("/acronyms wave2010")
    assert "How tides are measured" in say("/toc 1")
