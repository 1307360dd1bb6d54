"""Commands that carry something out of a session."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scoqa import Collection

Say = Callable[[str], str]
QUESTION = "what raises the tides of the oceans"
BEST = "The moon raises the tides of the oceans twice a day. The sun raises smaller tides of its own."


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


@pytest.mark.parametrize("suffix", ["md", "html", "json", "jsonl", "csv", "bib", "ris", "txt", "tsv"])
def test_an_answer_is_exported_by_the_suffix(say: Say, tmp_path: Path, suffix: str):
    say(QUESTION)
    path = tmp_path / f"answer.{suffix}"

    assert "written: " in say(f"/export {path}")
    assert "Tides and the Moon" in path.read_text() or suffix == "tsv"
    if suffix == "json":
        assert json.loads(path.read_text())["question"] == QUESTION


def test_an_export_that_will_be_read_as_a_paper_says_so(say: Say, papers: Collection, tmp_path: Path):
    say(QUESTION)

    for path, is_read in (
        (papers.root / "a.txt", True),
        (papers.root / "a.md", False),
        (tmp_path / "a.txt", False),
    ):
        assert ("is read as one from now on" in " ".join(say(f"/export {path}").split())) == is_read


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
