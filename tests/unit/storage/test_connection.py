"""Which files are opened as an index, and what is said of those that are not."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.errors import IndexBusyError, IndexDamagedError, IndexFileError, IndexNewerError
from scoqa.storage import Store, connection, records
from scoqa.storage.schema import FORMAT


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "index.sqlite"
    Store.open(path, create=True).close()
    return path


def pragma(path: Path, text: str) -> None:
    with closing(sqlite3.connect(path)) as known:
        known.execute(f"PRAGMA {text}")
        known.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as known, known:
        known.execute("CREATE TABLE notes (text)")


@pytest.mark.parametrize(
    ("spoil", "error", "said"),
    [
        (lambda path: pragma(path, f"user_version = {FORMAT + 1}"), IndexNewerError, "update scoqa"),
        (lambda path: pragma(path, "user_version = 0"), IndexDamagedError, "scoqa doctor --repair"),
        (lambda path: pragma(path, "application_id = 7"), IndexFileError, "another program"),
        (other_database, IndexFileError, "another program"),
        (lambda path: path.write_text("No database at all. " * 300), IndexFileError, "not an index of scoqa"),
        (lambda path: path.unlink() or path.mkdir(), IndexFileError, "not a file"),
        (lambda path: path.unlink(), IndexFileError, "add papers first"),
    ],
)
def test_what_is_no_index_of_this_format_is_refused_in_one_line(
    index: Path, spoil: Callable[[Path], object], error: type[IndexFileError], said: str
):
    spoil(index)
    before = index.read_bytes() if index.is_file() else None

    with pytest.raises(error, match=said) as caught:
        Store.open(index)

    assert str(caught.value).startswith(f"{index}: ")
    assert "\n" not in str(caught.value)
    assert (index.read_bytes() if index.is_file() else None) == before


def test_an_index_whose_texts_all_have_rows_of_their_own_is_read_and_written_on(tmp_path: Path, monkeypatch):
    with monkeypatch.context() as patched, Collection.open(tmp_path) as papers:
        patched.setattr(records, "_SIZE", 0)  # as format 1 had it
        papers.add_text("tides", "The moon raises tides.")
        before = papers.ask("what raises tides")
    index = tmp_path / ".scoqa" / "index.sqlite"
    pragma(index, "user_version = 1")

    with Collection.open(tmp_path) as papers:
        after = papers.ask("what raises tides")
        papers.add_text("winds", "The sun raises winds.")
        second = papers.ask("what raises winds")
        papers.add_text("tides", "The moon and the sun raise tides.")
        is_healthy = papers.doctor().is_healthy

    assert before
    assert after == before
    assert second.evidence[0].citation.key == "winds"
    assert is_healthy
    with closing(sqlite3.connect(index)) as known:
        assert known.execute("SELECT count(*) FROM texts").fetchone() == (0,)
        assert known.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_an_older_format_is_brought_forward_where_it_can_be_written(index: Path, monkeypatch):
    monkeypatch.setattr(connection, "FORMAT", FORMAT + 2)
    monkeypatch.setattr(
        connection,
        "MIGRATIONS",
        {
            FORMAT: "CREATE TABLE more (n INTEGER);\nINSERT INTO more VALUES (1)",
            FORMAT + 1: "UPDATE more SET n = n + 1",
        },
    )
    with pytest.raises(IndexFileError, match="older scoqa"):
        Store.open(index, read_only=True)

    Store.open(index).close()
    Store.open(index).close()

    with closing(sqlite3.connect(index)) as known:
        assert known.execute("SELECT n FROM more").fetchall() == [(2,)]
        assert known.execute("PRAGMA user_version").fetchone() == (FORMAT + 2,)


def test_a_path_of_any_bytes_is_opened(tmp_path: Path):
    folder = tmp_path / "q?uote#d % ü \udce9"
    folder.mkdir()

    with Store.open(folder / "index.sqlite", create=True) as store, store.writing() as batch:
        batch.put_meta("a", "b")

    assert sorted(path.name for path in folder.iterdir()) == ["index.sqlite"]
    with Store.open(folder / "index.sqlite", read_only=True) as store:
        assert store.meta("a") == "b"


def test_an_index_that_another_process_makes_meanwhile_is_left_as_it_is(tmp_path: Path):
    path = tmp_path / "index.sqlite"
    path.touch()
    late = connection.Home(path).connect()
    with Store.open(path, create=True) as index:
        before = index.state.generation
        with index.reading():
            connection._create(late)

        assert index.state.generation == before
    assert late.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    late.close()


def test_a_new_index_writes_what_is_put_into_it_to_the_disk(tmp_path: Path):
    home = connection.Home(tmp_path / "index.sqlite")

    with closing(home.open(create=True)) as made:
        assert made.execute("PRAGMA synchronous").fetchone() == (2,)
        assert made.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def raised(code: int | None) -> sqlite3.Error:
    """An error of SQLite's with a code, as of its own or with more in its higher bits."""
    error = sqlite3.OperationalError("these are SQLite's words")
    if code is not None:
        error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "error", "said"),
    [
        (sqlite3.SQLITE_BUSY, IndexBusyError, "p: another process is using the index; try again in a moment"),
        (sqlite3.SQLITE_LOCKED, IndexBusyError, "another process is using"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, IndexBusyError, "another process is using"),
        (sqlite3.SQLITE_NOTADB, IndexFileError, "p: not an index of scoqa, or its beginning is damaged"),
        (sqlite3.SQLITE_FULL, IndexFileError, "the disk is full; nothing was changed"),
        (sqlite3.SQLITE_READONLY, IndexFileError, "cannot be written here"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, IndexFileError, "cannot be written here"),
        (sqlite3.SQLITE_CANTOPEN, IndexFileError, "cannot be opened; check that its drive"),
        (sqlite3.SQLITE_IOERR_FSYNC, IndexFileError, "reading or writing the index failed"),
        (sqlite3.SQLITE_NOMEM, IndexFileError, "not enough memory"),
        (
            sqlite3.SQLITE_CORRUPT,
            IndexDamagedError,
            r"p: the index is damaged \(these are SQLite's words\); run",
        ),
        (sqlite3.SQLITE_ERROR, IndexDamagedError, "is damaged"),
        (None, IndexDamagedError, "is damaged"),
        (sqlite3.SQLITE_TOOBIG, IndexFileError, r"cannot be used \(these are SQLite's words\); run"),
    ],
)
def test_what_sqlite_raises_is_told_by_its_code_and_never_by_its_words(
    code: int | None, error: type[IndexFileError], said: str
):
    told = connection.translated(raised(code), "p")

    assert type(told) is error
    assert re.search(said, str(told))
