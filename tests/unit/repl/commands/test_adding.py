"""Commands that read papers in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.render import plain
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session

Say = Callable[[str], str]


def test_papers_are_added_by_a_glob_and_by_quoted_names(say: Say, tmp_path: Path):
    for name in ("a rain.txt", "b.txt", ".hidden.txt", "c[1].txt"):
        (tmp_path / name).write_text(f"Rain falls on {name}.")

    assert "3 documents added" in say(f"/add {tmp_path}/*.txt")
    assert "1 file unchanged" in say(f"/add '{tmp_path}/a rain.txt'")
    assert "1 file unchanged" in say(f"/add {tmp_path}/c[1].txt")
    assert "nothing*.txt: no such file" in say(f"/add {tmp_path}/nothing*.txt")


def test_added_papers_are_found_at_once(say: Say, tmp_path: Path):
    paper = tmp_path / "a paper about rain.txt"
    paper.write_text("Rain\n\nRain falls mainly on the plain.\n")

    assert "1 document added" in say(f"/add {paper}")
    assert "mainly on the plain" in say("where does rain fall mainly")
    assert "no such file" in say("/add /nowhere/at/all").lower()


def test_a_refresh_reads_what_changed_and_drops_what_is_gone(say: Say, folder: Path):
    (folder / "winds.md").unlink()
    (folder / "moon.md").write_text("# A Book of the Moon\n\nNobody lives on the moon, nor ever did.\n")

    said = say("/refresh")

    assert "1 document read again, 1 document dropped" in said
    assert "nor ever did" in say("who ever lived on the moon")
    assert "no document matches 'wave2010'" in say("/docs wave2010")


def test_who_is_waited_for_is_told_in_the_users_own_collection_too(tmp_path: Path):
    (tmp_path / "rain.txt").write_text("Rain falls mainly on the plain.\n")
    told: list[str] = []
    with Collection.shipped() as shipped:
        shipped.add()
        shipped.on_notice = told.append
        session = Session(shipped)
        reply_to(session, f"/add {tmp_path / 'rain.txt'}")

        assert session.papers.origin == "own"
        assert session.papers.on_notice == shipped.on_notice
        session.close()


def test_the_paper_that_ships_stays_where_nothing_could_be_added(tmp_path: Path) -> None:
    with Collection.shipped() as shipped:
        shipped.add()
        session = Session(shipped)

        reply = reply_to(session, f"/add {tmp_path / 'nothing.pdf'}")

        assert not reply.is_good
        assert "own collection" not in plain(reply.lines)
        assert session.papers is shipped


def test_adding_to_the_paper_that_ships_adds_to_the_users_own(tmp_path: Path):
    paper = tmp_path / "rain.txt"
    paper.write_text("Rain\n\nRain falls mainly on the plain.\n")
    with Collection.shipped() as shipped:
        shipped.add()
        session = Session(shipped)
        reply_to(session, f"/add {paper}")

        assert session.papers.origin == "own"
        assert session.papers.keys() == ["rain"]
        assert shipped.keys() == ["dehaas2007"]
        session.close()
        with pytest.raises(ValueError, match="closed"):
            len(session.papers)
