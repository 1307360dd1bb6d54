"""Pins and the small files they are kept in."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import NotKeptError, UnknownReferenceError, UnreadableFileError
from scoqa.notes import PINS, keep, kept

TIDES = "Tides\n\nThe moon raises the tides of the oceans twice a day.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "tides.txt").write_text(TIDES)
    return tmp_path / "papers"


def test_a_pin_keeps_its_words_its_question_and_its_note(folder: Path):
    with Collection.open(folder) as papers:
        papers.add()
        papers.pin("tides:7-15", note="the  moon", question="what raises tides")

    with Collection.open(folder) as papers:
        (pin,) = papers.pins()

    assert (pin.reference, pin.text, pin.note) == ("tides:7-15", "The moon", "the moon")
    assert (pin.question, pin.state) == ("what raises tides", "")


def test_a_place_pinned_twice_keeps_its_turn_and_takes_the_new_note(folder: Path):
    with Collection.open(folder) as papers:
        papers.add()
        for reference, note in (("tides:7-15", "old"), ("tides:0-5", ""), ("tides:7-15", "new")):
            papers.pin(reference, note=note)

        assert [(pin.reference, pin.note) for pin in papers.pins()] == [
            ("tides:7-15", "new"),
            ("tides:0-5", ""),
        ]


def test_a_pin_says_when_other_words_stand_there_or_none(folder: Path):
    with Collection.open(folder) as papers:
        papers.add()
        papers.pin("tides:7-15")
        papers.pin("tides:20-60")
        (folder / "tides.txt").write_text("Tides\n\nThe sun raises some.\n")
        papers.add()
        changed = [pin.state for pin in papers.pins()]
        papers.remove("tides")
        gone = [pin.state for pin in papers.pins()]

    assert changed == ["changed", "missing"]
    assert gone == ["missing", "missing"]


def test_a_pin_is_forgotten_by_its_reference(folder: Path):
    with Collection.open(folder) as papers:
        papers.add()
        papers.pin("tides:7-15")
        papers.unpin("tides:7-15")

        assert papers.pins() == []
        with pytest.raises(UnknownReferenceError, match="no pin at 'tides:7-15'"):
            papers.unpin("tides:7-15")


def test_a_whole_document_is_no_place_to_pin(folder: Path):
    with Collection.open(folder) as papers:
        papers.add()

        with pytest.raises(ValueError, match="pin a place in it"):
            papers.pin("tides")


def test_nothing_is_kept_with_a_collection_in_memory():
    with Collection() as papers:
        papers.add_text("tides", TIDES)

        assert papers.notes is None
        assert papers.pins() == []
        with pytest.raises(NotKeptError, match="lives in memory"):
            papers.pin("tides:7-15")


def test_notes_on_the_shipped_paper_lie_in_the_users_data_not_in_the_cache(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    with Collection.shipped() as papers:
        assert papers.notes == tmp_path / "data" / "scoqa" / "shipped"


def test_a_damaged_line_is_named(folder: Path):
    with Collection.open(folder) as papers:
        papers.add()
        papers.pin("tides:7-15")
        with (folder / ".scoqa" / PINS).open("a") as file:
            file.write('["not", "a pin"]\n')

        with pytest.raises(UnreadableFileError, match=r"pins\.jsonl:2: not a pin"):
            papers.pins()


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path):
    path = tmp_path / "kept" / "words"
    keep(path, "old\n")
    (tmp_path / "kept" / "folder").mkdir()

    with pytest.raises(NotKeptError, match="cannot be written"):
        keep(tmp_path / "kept" / "folder", "new\n")

    assert kept(path) == "old\n"
    assert sorted(each.name for each in (tmp_path / "kept").iterdir()) == ["folder", "words"]
