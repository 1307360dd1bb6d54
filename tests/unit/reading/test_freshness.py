"""What became of files since they were read."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from pathlib import Path
from typing import BinaryIO

import pytest

from scoqa import Collection, Settings
from scoqa.types import Freshness

QUESTION = "does the moon raise tides"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    for name, text in (
        ("tides.txt", "Tides\n\nThe moon raises the tides of the oceans twice a day.\n"),
        ("winds.txt", "Winds\n\nTrade winds blow from the east.\n"),
    ):
        write(tmp_path / "papers" / name, text)
    return tmp_path / "papers"


def write(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, ns=(10**18, 10**18))  # old enough to be told by its time


@pytest.fixture
def papers(folder: Path) -> Collection:
    collection = Collection.open(folder)
    collection.add()
    return collection


def test_files_as_they_were_read_are_current(papers: Collection):
    assert papers.freshness() == Freshness()
    assert papers.freshness().is_current
    assert papers.status().freshness.is_current


def test_a_file_of_the_same_size_and_time_but_one_byte_is_changed_once_its_time_moves(
    papers: Collection, folder: Path
):
    text = (folder / "tides.txt").read_text()
    (folder / "tides.txt").write_text(text.replace("moon", "noon"))

    assert papers.freshness() == Freshness(changed=("tides.txt",))


def test_a_clock_that_went_backwards_hides_no_change(papers: Collection, folder: Path):
    """A file dated later than now can be written again under the same date, so it is told by its bytes."""
    later = 4 * 10**18
    text = (folder / "tides.txt").read_text()
    os.utime(folder / "tides.txt", ns=(later, later))
    papers.add()
    (folder / "tides.txt").write_text(text.replace("moon", "noon"))
    os.utime(folder / "tides.txt", ns=(later, later))

    assert papers.freshness() == Freshness(changed=("tides.txt",))
    assert papers.add().changed == ("tides",)


def test_a_touched_file_is_current(papers: Collection, folder: Path):
    os.utime(folder / "tides.txt")

    assert papers.freshness().is_current


def test_new_moved_and_missing_files_are_told_apart(papers: Collection, folder: Path):
    (folder / "old").mkdir()
    (folder / "tides.txt").rename(folder / "old" / "moon.txt")
    (folder / "winds.txt").unlink()
    write(folder / "rain.txt", "Rain\n\nRain falls.\n")

    found = papers.freshness()

    assert found == Freshness(
        missing=("winds.txt",), moved=(("tides.txt", "old/moon.txt"),), new=("rain.txt",)
    )
    assert [str(problem) for problem in found.problems] == [
        "rain.txt: new, not read yet",
        "tides.txt: moved to old/moon.txt",
        "winds.txt: gone since it was read",
    ]
    papers.refresh()
    assert papers.freshness().is_current


def test_a_file_that_could_not_be_read_is_not_new_again(papers: Collection, folder: Path):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    papers.add()

    assert papers.freshness().is_current


@pytest.mark.parametrize("state", ["", "changed", "moved", "missing"])
def test_an_answer_says_what_became_of_its_source(papers: Collection, folder: Path, state: str):
    tides = folder / "tides.txt"
    if state == "changed":
        write(tides, "Tides\n\nSomething else.\n")
    elif state == "moved":
        tides.rename(folder / "moon.txt")
    elif state == "missing":
        tides.unlink()

    answer = papers.ask(QUESTION)

    assert [evidence.state for evidence in answer] == [state]
    assert not any("could not be told" in note for note in answer.notes)


def test_a_copy_that_is_as_it_was_read_is_enough(papers: Collection, folder: Path):
    shutil.copy2(folder / "tides.txt", folder / "copy.txt")
    papers.add()
    (folder / "tides.txt").unlink()

    assert [evidence.state for evidence in papers.ask(QUESTION)] == [""]


def test_a_source_that_does_not_answer_in_time_holds_nothing_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    over = threading.Event()

    def waits(file: BinaryIO, name: str) -> object:  # as reading from a drive that is gone does
        over.wait(60)
        return hashlib.new(name, file.read())

    with Collection.open(folder, settings=Settings(freshness_seconds=0.05)) as papers:
        papers.add()
        os.utime(folder / "tides.txt", ns=(10**17, 10**17))
        monkeypatch.setattr(hashlib, "file_digest", waits)
        answer = papers.ask(QUESTION)
        over.set()

    assert answer
    assert [evidence.state for evidence in answer] == [""]
    assert answer.notes == ("Whether 1 source has changed could not be told in 0.05 s.",)


def test_a_question_without_an_answer_names_the_files_that_were_never_read(folder: Path, papers: Collection):
    write(folder / "comets.txt", "Comets\n\nComets have tails of dust.\n")

    missing = papers.ask("what are the tails of comets made of")
    answered = papers.ask("does the moon raise the tides of the oceans twice a day")

    assert missing.notes == ("Not searched: 1 new file (scoqa refresh).",)
    assert answered.notes == ()
