"""Commands that carry something out of a session."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.evaluation.judgements import load_judgements
from scoqa.render import plain
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session

Say = Callable[[str], str]
QUESTION = "what raises the tides of the oceans"
BEST = "The moon raises the tides of the oceans twice a day."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/cite 1 apa", "Wave, A. (1999)."),
        ("/cite apa", "Wave, A. (1999)."),
        ("/cite 2 mla", "Stone, Bo."),
        ("/cite all pandoc", "[@stone2005, para. 1]"),
        ("/cite wave2010 bib", "@"),
        ("/cite 1 2 chicago", "A Book of the Moon"),
    ],
)
def test_cite_takes_numbers_keys_and_styles(say: Say, line: str, expected: str):
    say(QUESTION)

    assert expected in say(line)


def test_cite_names_the_styles_there_are(say: Say):
    say(QUESTION)

    assert "no citation style 'vancouver'; there are plain, apa" in " ".join(say("/cite 1 vancouver").split())


def test_pins_are_kept_listed_and_forgotten(say: Say, papers: Collection):
    say(QUESTION)
    said = say("/pin 1 read this again")
    say("/pin 2")

    assert "pinned wave1999:" in said
    assert [pin.note for pin in papers.pins()] == ["read this again", ""]
    assert [pin.question for pin in papers.pins()] == [QUESTION] * 2
    assert papers.pins()[0].text == BEST
    say("/pin 1")
    assert "read this again" in say("/pins"), "pinned again without a note"
    say("/pin 1 and that")
    assert [pin.note for pin in papers.pins()] == ["and that", ""]
    assert "forgotten: wave1999:" in say("/pins drop 1")
    assert len(papers.pins()) == 1
    assert "no pin 7; there are 1" in say("/pins drop 7")


def test_judgements_are_kept_by_document_and_span_and_may_be_changed(say: Say, papers: Collection):
    say(QUESTION)
    say("/good 1 2")
    said = say("/bad 2")

    (grades,) = load_judgements(papers.notes).qrels.values()
    assert sorted((ref.split(":")[0], grade) for ref, grade in grades.items()) == [
        ("stone2005", 0),
        ("wave1999", 1),
    ]
    assert "kept: [2] does not answer the question" in said
    assert "2 judgements of 1 question" in said
    assert "no passage 9" in say("/good 9")


@pytest.mark.parametrize("suffix", ["md", "html", "json", "jsonl", "csv", "bib", "ris", "txt", "tsv"])
def test_an_answer_is_exported_by_the_suffix(say: Say, tmp_path: Path, suffix: str):
    say(QUESTION)
    path = tmp_path / f"answer.{suffix}"

    assert "written: " in say(f"/export {path}")
    assert "Tides and the Moon" in path.read_text() or suffix == "tsv"
    if suffix == "json":
        assert json.loads(path.read_text())["question"] == QUESTION


def test_an_export_never_writes_over_a_file_unasked(say: Say, tmp_path: Path):
    say(QUESTION)
    path = tmp_path / "answer.md"
    path.write_text("mine")

    assert "is there already; '/export" in " ".join(say(f"/export {path}").split())
    assert path.read_text() == "mine"
    assert "written: " in say(f"/export {path} --force")
    assert "mine" not in path.read_text()


def test_an_export_goes_to_a_quoted_name(say: Say, tmp_path: Path):
    say(QUESTION)

    say(f"/export '{tmp_path / 'my answer.md'}'")

    assert (tmp_path / "my answer.md").exists()


def test_an_export_says_what_it_needs(say: Say, tmp_path: Path):
    say(QUESTION)

    assert "no kind of export" in say(f"/export {tmp_path / 'answer.doc'}")
    assert "there is no folder" in say(f"/export {tmp_path / 'nowhere' / 'answer.md'}")
    assert "no pins yet" in say(f"/export {tmp_path / 'pins.md'} pins")


@pytest.mark.parametrize("suffix", ["md", "txt", "json", "csv", "bib"])
def test_pins_are_exported(say: Say, tmp_path: Path, suffix: str):
    say(QUESTION)
    say("/pin 1 a note")
    path = tmp_path / f"pins.{suffix}"
    say(f"/export {path} pins")

    text = path.read_text()
    assert ("Tides and the Moon" if suffix == "bib" else BEST) in text
    assert "a note" in text or suffix == "bib"


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
