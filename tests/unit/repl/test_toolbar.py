"""The line at the bottom."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from prompt_toolkit.formatted_text import fragment_list_to_text, fragment_list_width

from scoqa import Collection
from scoqa.render import Look
from scoqa.repl.dispatch import reply_to
from scoqa.repl.options import Options
from scoqa.repl.session import Session
from scoqa.repl.toolbar import seconds_text, toolbar


def _text(session: Session, columns: int = 200, freshness: str = "current") -> str:
    return fragment_list_to_text(toolbar(session, freshness, columns))


def test_it_names_the_collection_its_size_its_freshness_and_the_keys(session: Session):
    text = _text(session)

    assert text.startswith(" papers · 3 documents · current · F1 help")
    assert "F2 layout" in text
    assert text.endswith("F5 scores")


def test_after_a_question_it_says_how_long_that_took_and_what_is_selected(session: Session):
    reply_to(session, "what raises tides")
    session.seconds = 0.0123
    reply_to(session, "/show 2")

    assert " · [2] stone2005:¶1 · 12 ms · " in _text(session)


def test_what_a_key_turned_is_seen_before_the_keys(session: Session):
    session.options = Options(layout="compact", editing="vi", multiline=True)

    assert " · current · compact · vi · F1 help" in _text(session)


def test_how_several_lines_are_asked_is_seen_on_a_narrow_terminal_too(session: Session):
    session.options = Options(layout="compact", scores=True, multiline=True)

    assert _text(session, 45).startswith(" papers · several lines (Alt-Enter asks)")


def test_an_index_that_vanishes_leaves_the_prompt_as_it_is(tmp_path: Path):
    (tmp_path / "tides.txt").write_text("The moon raises the tides.")
    with Collection.open(tmp_path) as papers:
        papers.add()
        session = Session(papers)
        shutil.rmtree(tmp_path)
        with ThreadPoolExecutor(1) as thread:  # this one may still read the file that it has open
            text = thread.submit(_text, session).result()

        assert text.startswith(f" {tmp_path.name} · index cannot be read · F1 help")


def test_what_does_not_fit_is_left_out_from_the_end(session: Session):
    for columns in range(1, 120):
        text = toolbar(session, "current", columns)
        assert fragment_list_width(text) <= max(columns, 9)
        assert fragment_list_to_text(text).strip(" ").split(" · ")[0][:3] == "pap"


def test_a_terminal_that_is_not_unicode_gets_what_it_can_show(session: Session):
    session.look = Look(encoding="ascii")

    assert _text(session).startswith(" papers - 3 documents - current - F1 help")


def test_durations_have_two_figures_that_matter():
    assert [seconds_text(each) for each in (0.00084, 0.0123, 0.25, 1.44)] == [
        "0.8 ms",
        "12 ms",
        "250 ms",
        "1.4 s",
    ]
