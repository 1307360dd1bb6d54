"""Whose state a reader sees when the file of the index is no longer the one it opened."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import IndexFileError
from scoqa.storage import Store

QUESTION = "what raises the tides"


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the file before every question, however soon after the last."""
    monkeypatch.setattr("scoqa.storage.access.LOOK_SECONDS", 0.0)


def build(folder: Path, cause: str) -> Path:
    """An index of one paper; all of them have the same generation."""
    folder.mkdir()
    (folder / "tides.txt").write_text(f"Tides\n\nThe {cause} raises the tides of the oceans.\n")
    with Collection.open(folder) as papers:
        papers.add()
    return folder / ".scoqa" / "index.sqlite"


def wal(index: Path) -> int:
    """Bytes of the write-ahead log."""
    return index.with_name(f"{index.name}-wal").stat().st_size


def renamed(new: Path, index: Path) -> None:
    new.replace(index)


def written_over(new: Path, index: Path) -> None:
    shutil.copyfile(new, index)
    os.utime(index, ns=(1, 1))


def deleted_before(new: Path, index: Path) -> None:
    shutil.rmtree(index.parent)
    shutil.copytree(new.parent, index.parent)


@pytest.mark.parametrize("replace", [renamed, written_over, deleted_before])
def test_an_open_collection_answers_from_the_file_that_is_there_now(
    tmp_path: Path, replace: Callable[[Path, Path], None]
):
    index = build(tmp_path / "papers", "moon")
    new = build(tmp_path / "other", "winter wind")
    with Collection.open(tmp_path / "papers") as papers:
        for _ in range(3):  # with everything kept at hand, and with numpy too
            before = papers.ask(QUESTION)
        assert papers.show("tides:¶2").text == "The moon raises the tides of the oceans."

        replace(new, index)

        after = papers.ask(QUESTION)
        assert before.best is not None
        assert after.best is not None
        assert before.best.text == "The moon raises the tides of the oceans."
        assert after.best.text == "The winter wind raises the tides of the oceans."
        assert papers.show("tides:¶2").text == "The winter wind raises the tides of the oceans."
        assert papers.words("win") == [("wind", 1), ("winter", 1)]
        assert papers.doctor().is_healthy


def test_each_thread_turns_to_the_file_that_is_there_now(tmp_path: Path):
    index = build(tmp_path / "papers", "moon")
    new = build(tmp_path / "other", "winter wind")
    said: list[str] = []
    turns = threading.Barrier(2)

    def ask() -> None:
        for _ in range(2):
            turns.wait()
            said.extend(papers.show("tides:¶2").text.split()[1:2])
            turns.wait()

    with Collection.open(tmp_path / "papers") as papers:
        thread = threading.Thread(target=ask)
        thread.start()
        turns.wait()
        turns.wait()
        new.replace(index)
        turns.wait()
        turns.wait()
        thread.join()

    assert said == ["moon", "winter"]


def test_what_is_written_goes_into_the_file_that_is_there_now(tmp_path: Path):
    index = build(tmp_path / "papers", "moon")
    new = build(tmp_path / "other", "winter wind")
    with Collection.open(tmp_path / "papers") as papers:
        papers.add_text("rain", "Rain falls.")
        new.replace(index)
        papers.add_text("snow", "Snow falls.")
    with Collection.open(tmp_path / "papers") as papers:
        assert papers.keys() == ["snow", "tides"]


def test_what_is_copied_while_a_collection_is_open_is_whole(tmp_path: Path):
    index = build(tmp_path / "papers", "moon")
    with Collection.open(tmp_path / "papers") as papers:
        papers.add_text("rain", "Rain falls.")
        papers.remove("tides")
        shutil.copy2(index, tmp_path / "copy.sqlite")

        with Collection.open(tmp_path / "copy.sqlite") as copy:
            assert copy.keys() == ["rain"]
            assert copy.doctor().damage == ()


def test_an_index_that_is_gone_is_one_line_until_it_is_back(tmp_path: Path):
    index = build(tmp_path / "papers", "moon")
    with Collection.open(tmp_path / "papers") as papers:
        before = papers.ask(QUESTION)
        index.parent.rename(tmp_path / "away")
        with pytest.raises(IndexFileError, match="the index is gone since it was opened") as caught:
            papers.ask(QUESTION)
        assert "\n" not in str(caught.value)
        (tmp_path / "away").rename(index.parent)

        assert papers.ask(QUESTION) == before


def test_a_file_that_is_no_index_any_more_is_one_line(tmp_path: Path):
    index = build(tmp_path / "papers", "moon")
    with Collection.open(tmp_path / "papers") as papers:
        papers.ask(QUESTION)
        (tmp_path / "text").write_text("No database. " * 1000)
        (tmp_path / "text").replace(index)

        with pytest.raises(IndexFileError, match="not an index of scoqa"):
            papers.ask(QUESTION)


ADDING = """
import sys
from scoqa import Collection
with Collection.open(sys.argv[1]) as papers:
    papers.add_text("rain", "Rain falls.")
"""


def test_what_another_process_commits_is_seen_by_the_next_reading_and_not_by_this_one(tmp_path: Path):
    index = build(tmp_path / "papers", "moon")

    with Store.open(index) as store:
        with store.reading():
            before = store.state
            subprocess.run([sys.executable, "-c", ADDING, index.parent.parent], check=True)
            inside = store.state, store.keys(), store.term_of("rain"), store.df("rain")
        after = store.state, store.keys(), store.term_of("rain"), store.df("rain")

    assert inside == (before, ["tides"], None, 0)
    assert after[0].generation > before.generation
    assert after[1:] == (["rain", "tides"], "rain", 1)


def test_a_reading_holds_no_other_process_up_once_it_is_over(tmp_path: Path):
    index = build(tmp_path / "papers", "moon")

    with Store.open(index) as store:
        with store.reading():
            subprocess.run([sys.executable, "-c", ADDING, index.parent.parent], check=True)
            assert wal(index)
        subprocess.run(
            [sys.executable, "-c", ADDING.replace("rain", "snow"), index.parent.parent], check=True
        )

        assert not wal(index)


def test_an_index_closed_while_a_thread_reads_it_is_closed(tmp_path: Path):
    index = build(tmp_path / "papers", "moon")
    store = Store.open(index)

    with store.reading():
        store.close()

    with pytest.raises(ValueError, match="the index is closed"):
        store.keys()
    assert not list(index.parent.glob("*-shm"))
